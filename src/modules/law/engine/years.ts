import { addDays, type Day } from '#platform/dates.ts';
import { between, judgedOn, yearKnown, yearOf, allYearsKnown, firstYear, type Asked } from './ask.ts';
import type { AwardFact, Facts } from './facts.ts';
import { ratingLevels, type RatingLevel } from './scales.ts';
import type { Verdict } from './verdict.ts';

/** What one year says, with the facts that say it. */
export interface YearAnswer {
  readonly verdict: Verdict;
  readonly facts: readonly string[];
}

export const atLeastRating = (level: RatingLevel, wanted: RatingLevel): boolean => ratingLevels.indexOf(level) >= ratingLevels.indexOf(wanted);

const touchesYear = (from: Day, to: Day | null, year: number) => from <= `${year}-12-31` && (to === null || to >= `${year}-01-01`);

/** Maternity leave in a year: an unrated year is then not a missing year (law.md X6). */
export const maternityIn = (facts: Facts, year: number) =>
  facts.leave.find((leave) => leave.kind === 'thai_san' && leave.certainty === 'sure' && touchesYear(leave.from, leave.to, year));

/** Was the subject rated at least so in a year? Not rated while on maternity leave is `unknown`: a person decides. */
export function ratedIn(facts: Facts, year: number, atLeast: RatingLevel): YearAnswer {
  const rating = facts.ratings.find((one) => one.year === year);
  const maternity = maternityIn(facts, year);
  if (rating === undefined) {
    if (maternity) return { verdict: 'unknown', facts: [maternity.id] };
    return { verdict: yearKnown(facts, 'ratings', year) ? 'unmet' : 'unknown', facts: [] };
  }
  if (rating.certainty === 'unsure') return { verdict: 'unknown', facts: [rating.id] };
  if (rating.level === 'KHONG_XEP_LOAI' && maternity) return { verdict: 'unknown', facts: [rating.id, maternity.id] };
  return { verdict: atLeastRating(rating.level, atLeast) ? 'met' : 'unmet', facts: [rating.id] };
}

/** Achievement year an award counts for (X9): the period of the decision, else the year of the decision, else `null`. */
export const countedYear = (award: AwardFact): number | null => award.year ?? (award.decidedOn === null ? null : yearOf(award.decidedOn));

/** May an award be the basis of a higher one? `null` = its type is not known. Titles always may (X3). */
function usable(asked: Asked, award: AwardFact): boolean | null {
  if (!asked.upwardBan || asked.kindOf(award.code) !== 'commendation') return true;
  return award.type === null ? null : award.type !== 'dot_xuat' && award.type !== 'chuyen_de';
}

interface Held {
  readonly award: AwardFact;
  readonly sure: boolean;
  readonly year: number | null;
}

/** Awards of the codes that count, cancelled ones left out; `sure` = dated, certain and of a type that counts. */
export function held(asked: Asked, codes: readonly string[], upward: boolean): Held[] {
  return asked.facts.awards
    .filter((award) => codes.includes(award.code) && award.cancelled === null)
    .map((award) => ({ award, year: countedYear(award), may: upward ? usable(asked, award) : true }))
    .filter(({ may }) => may !== false)
    .map(({ award, year, may }) => ({ award, year, sure: award.certainty === 'sure' && may === true && year !== null }));
}

/** Was one of the awards given for exactly this year? */
export function heldIn(asked: Asked, list: readonly Held[], year: number): YearAnswer {
  const here = list.filter((one) => one.year === year || one.year === null);
  const sure = here.filter((one) => one.sure);
  const verdict = between(sure.length > 0, here.length > 0 || !yearKnown(asked.facts, 'awards', year));
  return { verdict, facts: (sure.length > 0 ? sure : here).map((one) => one.award.id) };
}

/** Earliest achievement year of the awards: surely, and at best; `null` = none. `-Infinity` = some earlier year may hold one. */
export function earliest(asked: Asked, list: readonly Held[], upTo: number): { sure: number | null; maybe: number | null } {
  const years = (only: boolean) =>
    list.filter((one) => (!only || one.sure) && (one.year === null || one.year <= upTo)).map((one) => (one.year === null ? -Infinity : one.year));
  const least = (all: readonly number[]) => (all.length === 0 ? null : Math.min(...all));
  const sure = least(years(true));
  const maybe = allYearsKnown(asked.facts, 'awards', upTo) ? least(years(false)) : firstUnknown(asked, upTo, least(years(false)));
  return { sure, maybe };
}

/** The earliest year, at most `upTo`, that is not covered by `known.awards` or holds a possible award. */
function firstUnknown(asked: Asked, upTo: number, listed: number | null): number {
  const span = asked.facts.known.awards;
  const first = firstYear(asked.facts) ?? -Infinity;
  const gap = span === undefined || (span.from !== null && first < span.from) ? Math.min(first, upTo) : (span.to ?? upTo) + 1;
  return listed === null ? gap : Math.min(listed, gap);
}

/** First year that counts again after discipline (X5): surely, and at best. */
export function restart(asked: Asked): { sure: number; maybe: number; facts: readonly string[] } {
  const day = judgedOn(asked);
  const terms = asked.facts.discipline.filter((term) => term.from <= day);
  const through = (term: { to: Day | null }) => (term.to === null ? Infinity : yearOf(term.to));
  const after = (only: boolean) => Math.max(-Infinity, ...terms.filter((term) => !only || term.certainty === 'sure').map(through)) + 1;
  return { sure: Math.max(after(false), knownFrom(asked, day)), maybe: after(true), facts: terms.map((term) => term.id) };
}

/** First year from which discipline is known without a gap up to the day; `Infinity` = not known. */
function knownFrom(asked: Asked, day: Day): number {
  const span = asked.facts.known.discipline;
  if (span === undefined || (span.to !== null && span.to < day) || (span.from !== null && span.from > day)) return Infinity;
  if (span.from === null) return -Infinity;
  const first = firstYear(asked.facts);
  if (first !== null && span.from <= `${first}-12-31`) return -Infinity;
  return span.from.endsWith('-01-01') ? yearOf(span.from) : yearOf(addDays(span.from, 0)) + 1;
}
