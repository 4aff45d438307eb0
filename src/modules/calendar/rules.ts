import type { Day } from '#platform/dates.ts';

/** Which anniversary a year brings: 1954 → 67 in 2021. `null` in the founding year and before: there is none yet. */
export function ordinalOf(foundedOn: Day, year: number): number | null {
  const nth = year - Number(foundedOn.slice(0, 4));
  return nth >= 1 ? nth : null;
}

export type Roundness = 'round' | 'five' | 'other';

/** `năm tròn` ends in 0, `năm lẻ 5` in 5: those are kept on a larger scale. */
export function roundnessOf(nth: number): Roundness {
  return nth % 10 === 0 ? 'round' : nth % 5 === 0 ? 'five' : 'other';
}

/** The day it is kept in a year. 29 February moves to the 28th in years without one. */
export function keptOn({ foundedOn, dayOfYear }: Pick<Remembered, 'foundedOn' | 'dayOfYear'>, year: number): Day | null {
  const monthDay = foundedOn?.slice(5) ?? dayOfYear;
  if (!monthDay) return null;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return `${year}-${monthDay === '02-29' && !leap ? '02-28' : monthDay}`;
}

/** A day of remembrance as far as it is known. */
export interface Remembered {
  readonly name: string;
  readonly foundedOn: Day | null;
  /** `10-02` when only the day of the year is known. */
  readonly dayOfYear: string | null;
}

export interface WrongOrdinal {
  readonly name: string;
  /** The day of the founding, so that a reader can count for himself. */
  readonly foundedOn: Day;
  readonly year: number;
  readonly stated: number;
  readonly right: number;
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

/** How far apart, in letters, a number and the day it counts may stand; a clause of the source articles is shorter. */
const reach = 140;

interface Mention {
  readonly at: number;
  readonly end: number;
  readonly about: Remembered & { readonly foundedOn: Day };
  readonly year: number | null;
}

/** The words a day is known by: its name up to the first comma, without a leading "Ngày". */
const keyOf = (name: string) =>
  plain(name)
    .split(',')[0]
    ?.replace(/^ngay /, '')
    .trim() ?? '';

/** Where the text speaks of a known day: by its name, or by its day and month. */
function mentionsOf(text: string, days: readonly Remembered[]): Mention[] {
  const found: Mention[] = [];
  for (const about of days) {
    if (about.foundedOn === null) continue;
    const day = { ...about, foundedOn: about.foundedOn };
    const [foundingYear, month, dayOfMonth] = day.foundedOn.split('-').map(Number);
    const key = keyOf(about.name);
    for (let at = text.indexOf(key); key !== '' && at !== -1; at = text.indexOf(key, at + 1))
      found.push({ at, end: at + key.length, about: day, year: null });
    const date = new RegExp(
      `(?<![\\d/])0?${dayOfMonth}(?:\\s*[/.-]\\s*|\\s+thang\\s+)0?${month}(?:(?:\\s*[/.-]\\s*|\\s+nam\\s+)(\\d{4}))?(?![\\d/])`,
      'g',
    );
    for (const match of text.matchAll(date)) {
      const year = match[1] === undefined ? null : Number(match[1]);
      found.push({ at: match.index, end: match.index + match[0].length, about: day, year: year === foundingYear ? null : year });
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

/** "67 năm", "lần thứ 20", "20 năm thành lập"; "trong 5 năm" and "5 năm qua" count something else. */
const ordinal = /(?<!trong |giai doan |ke hoach )(?<![\d/.-])(\d{1,3})(?:th)? nam(?! qua| toi| gan day| lien)(?! \d{4})|lan thu (\d{1,3})(?!\d)/g;

/**
 * Numbers of a text that disagree with the calendar. Each number is taken with the day named soon after it in
 * the same sentence, else just before it. The year is the one written with the day ("7/5/2021"), else `year`, the year
 * the text is about. What names no known day is left alone: silence is no approval.
 */
export function warnWrongOrdinal(text: string, days: readonly Remembered[], year: number): WrongOrdinal[] {
  const warnings = new Map<string, WrongOrdinal>();
  for (const sentence of plain(text).split(/[;\n]|\.(?=\s|$)/)) {
    const mentions = mentionsOf(sentence, days);
    const numbers = [...sentence.matchAll(ordinal)].map((match) => ({
      at: match.index,
      end: match.index + match[0].length,
      stated: Number(match[1] ?? match[2]),
    }));
    numbers.forEach((number, index) => {
      const next = numbers[index + 1]?.at ?? Infinity;
      const previous = numbers[index - 1]?.end ?? -Infinity;
      const after = mentions.find((mention) => mention.at >= number.end && mention.at < next && mention.at - number.end <= reach);
      const before = mentions.findLast((mention) => mention.end <= number.at && mention.at >= previous && number.at - mention.end <= reach);
      const mention = after ?? before;
      if (!mention) return;
      const { name, foundedOn } = mention.about;
      const written = mentions.find((other) => other.about.name === name && other.year !== null && other.at >= previous && other.at < next)?.year;
      const inYear = written ?? year;
      const right = ordinalOf(foundedOn, inYear);
      if (right !== null && right !== number.stated)
        warnings.set(`${name}/${inYear}/${number.stated}`, { name, foundedOn, year: inYear, stated: number.stated, right });
    });
  }
  return [...warnings.values()];
}
