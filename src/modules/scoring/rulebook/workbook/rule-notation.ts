import type { Text } from '#platform/text.ts';
import { readEnds } from '../../ranking/band-words.ts';
import { commaOf, endsInWords, type Ends } from '../../engine/ends.ts';
import { readDecimal } from '../../engine/decimal.ts';
import type { FigureUnit } from '../../engine/rulebook.ts';
import type { ItemKind } from '../bodies.ts';
import { fold, linesOf, wrong } from '../setting-line.ts';

/**
 * The parameters of a rule as lines of a cell, `tên: giá trị`, one a line or between `|` or `;`. What people leave out and the
 * rule needs, a figure for example, is declared for them.
 */

type Json = Readonly<Record<string, unknown>>;
type Rule = Record<string, unknown>;

/** Declares a figure for a rule that names none, and answers its code. */
export type MakeFact = (unit: FigureUnit) => string;

interface Field {
  readonly key: string;
  /** As written; the first is what is printed. */
  readonly names: readonly string[];
  readonly as: 'formula' | 'decimal' | 'yes';
  /** The figure that is declared when the line is left out. */
  readonly fact?: FigureUnit;
  readonly optional?: boolean;
}

const simple: Readonly<Partial<Record<ItemKind, readonly Field[]>>> = {
  yes_no: [{ key: 'when', names: ['khi', 'when'], as: 'formula', fact: 'flag' }],
  condition: [{ key: 'when', names: ['khi', 'when'], as: 'formula', fact: 'flag' }],
  proportional: [
    { key: 'percent', names: ['phần trăm', 'percent'], as: 'formula', optional: true },
    { key: 'actual', names: ['thực hiện', 'actual'], as: 'formula', optional: true },
    { key: 'target', names: ['kế hoạch', 'chỉ tiêu', 'target'], as: 'formula', optional: true },
    { key: 'pointsPerPercent', names: ['mỗi 1%', 'mỗi 1 %', '1%', 'each percent'], as: 'decimal', optional: true },
    { key: 'wholePercents', names: ['chỉ tính phần trăm tròn', 'whole percents'], as: 'yes', optional: true },
  ],
  per_unit: [
    { key: 'count', names: ['số lượng', 'count'], as: 'formula', fact: 'count' },
    { key: 'pointsEach', names: ['mỗi đơn vị', 'mỗi', 'each'], as: 'decimal' },
    { key: 'cap', names: ['nhiều nhất', 'tối đa', 'at most'], as: 'decimal', optional: true },
  ],
  bonus_penalty: [
    { key: 'start', names: ['khởi điểm', 'start'], as: 'decimal', optional: true },
    { key: 'plus', names: ['cộng theo', 'plus'], as: 'formula', optional: true },
    { key: 'plusEach', names: ['mỗi lần cộng', 'plus each'], as: 'decimal', optional: true },
    { key: 'minus', names: ['trừ theo', 'minus'], as: 'formula', optional: true },
    { key: 'minusEach', names: ['mỗi lần trừ', 'minus each'], as: 'decimal', optional: true },
    { key: 'floor', names: ['sàn', 'floor'], as: 'decimal' },
    { key: 'cap', names: ['trần', 'cap'], as: 'decimal' },
  ],
  relative_to_leader: [
    { key: 'actual', names: ['thực hiện', 'actual'], as: 'formula', fact: 'count' },
    { key: 'target', names: ['chỉ tiêu', 'kế hoạch', 'target'], as: 'formula' },
  ],
  manual: [
    { key: 'least', names: ['ít nhất', 'thấp nhất', 'least'], as: 'decimal', optional: true },
    { key: 'reasonFree', names: ['không cần lý do', 'no reason needed'], as: 'yes', optional: true },
  ],
};

/** `nhãn: giá trị`, cut at the first colon; a line without one is a label alone. */
function cut(line: string): [string, string] {
  const at = line.indexOf(':');
  return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1).trim()];
}

const plainOf = (value: unknown): string => {
  const reading = readDecimal(value as string | number);
  return reading.ok ? reading.text : String(value);
};
const decimalText = (value: unknown): string => commaOf(plainOf(value));
const pointsOf = (typed: string): string | null => {
  const reading = readDecimal(typed.replace(/\s*(?:điểm|points|đ)$/i, ''));
  return reading.ok ? reading.text : null;
};

// --- kinds that are named values

function writeSimple(fields: readonly Field[], rule: Json): string[] {
  return fields.flatMap(({ key, names, as }) => {
    const value = key === 'reasonFree' ? rule['reasonNeeded'] === false : rule[key];
    if (value === undefined || value === null || value === false || value === '') return [];
    return [as === 'yes' ? String(names[0]) : `${names[0]}: ${as === 'decimal' ? decimalText(value) : String(value)}`];
  });
}

function readSimple(fields: readonly Field[], lines: readonly string[], makeFact: MakeFact): Rule | Text {
  const rule: Rule = {};
  for (const line of lines) {
    const [name, value] = cut(line);
    const field = fields.find((one) => one.names.includes(fold(name)));
    const known = fields.map((one) => one.names[0]).join(', ');
    if (!field) {
      // The only thing a rule asks for may stand alone: `ke_hoach` for `khi: ke_hoach`.
      const [alone] = fields;
      if (lines.length === 1 && fields.length === 1 && alone && value === '') return { [alone.key]: line };
      return wrong(line, `một trong: ${known}`, `one of: ${known}`);
    }
    if (field.as === 'yes') rule[field.key === 'reasonFree' ? 'reasonNeeded' : field.key] = field.key !== 'reasonFree';
    else if (field.as === 'formula') rule[field.key] = value;
    else {
      const points = pointsOf(value);
      if (points === null) return wrong(line, 'một số, ví dụ 9,75, không có dấu ngăn nghìn', 'a number such as 9,75 without a thousands separator');
      rule[field.key] = points;
    }
  }
  for (const field of fields) {
    if (rule[field.key] !== undefined || field.optional) continue;
    if (field.fact !== undefined) rule[field.key] = makeFact(field.fact);
    else if (field.key === 'target') rule['target'] = `target(${String(rule['actual'])})`;
    else return { vi: `Thiếu dòng “${field.names[0]}: …”.`, en: `The line “${field.names.at(-1)}: …” is missing.` };
  }
  return rule;
}

/** A sentence of the program names its figure first: `cham: đúng hạn 2; …`. A title in quotes names none that could be found. */
function figureBefore(line: string, begins: (rest: string) => boolean): [string | null, string] {
  const [name, rest] = cut(line);
  if (rest === '' || !begins(rest)) return [null, line];
  return [/^[“"]/.test(name.trim()) ? null : name.trim(), rest];
}

// --- bands

function writeBands(rule: Json): string[] {
  const bands = (rule['bands'] as Json[] | undefined) ?? [];
  return [
    ...(rule['of'] === undefined || rule['of'] === '' ? [] : [`số liệu: ${String(rule['of'])}`]),
    ...bands.map((band) => {
      const plain = (value: unknown) => (value === null || value === undefined ? null : plainOf(value));
      const ends: Ends = {
        from: plain(band['from']),
        fromIncluded: band['fromIncluded'] !== false,
        to: plain(band['to']),
        toIncluded: band['toIncluded'] === true,
      };
      return `${endsInWords(ends).vi}: ${decimalText(band['points'] ?? '')}`;
    }),
  ];
}

function readBands(lines: readonly string[], makeFact: MakeFact): Rule | Text {
  let of: string | null = null;
  let percent = false;
  const bands: Rule[] = [];
  for (const whole of lines) {
    const [figure, line] = figureBefore(whole, (rest) => readEnds(cut(rest)[0]) !== null);
    of = figure ?? of;
    const [name, value] = cut(line);
    if (['số liệu', 'of', 'theo'].includes(fold(name))) {
      of = value;
      continue;
    }
    const ends = readEnds(name);
    const points = pointsOf(value);
    if (/^(?:ngoài các mức này|outside these)$/.test(fold(name)) && points === '0') continue;
    if (ends === null || points === null)
      return wrong(
        line,
        'ví dụ “từ 75 đến 95: 1”, các mức ngăn bằng xuống dòng, dấu “;” hoặc “|”',
        'for example “from 75 to 95: 1”, bands on lines of their own or parted by “;” or “|”',
      );
    percent ||= name.includes('%');
    bands.push({ ...ends, points });
  }
  if (bands.length === 0)
    return { vi: 'Thiếu các mức, ví dụ “trên 95: 1,5; từ 75 đến 95: 1”.', en: 'No bands, for example “above 95: 1,5; from 75 to 95: 1”.' };
  return { of: of ?? makeFact(percent ? 'percent' : 'count'), bands };
}

// --- lateness

function writeLateness(rule: Json): string[] {
  const steps = (rule['steps'] as Json[] | undefined) ?? [];
  return [
    ...(rule['daysLate'] === undefined || rule['daysLate'] === '' ? [] : [`số ngày chậm: ${String(rule['daysLate'])}`]),
    `đúng hạn: ${decimalText(rule['onTime'] ?? '')}`,
    ...steps.map((step) => `chậm đến ${String(step['upToDays'])} ngày: ${decimalText(step['points'] ?? '')}`),
    `chậm hơn: ${decimalText(rule['beyond'] ?? '')}`,
  ];
}

const onTimeNames = ['đúng hạn', 'on time'];

/** `chậm đến 5 ngày: 1`, or as the sentence of the table says it: `đến 5 ngày 1`. */
function stepOf(line: string): [string, string] {
  const [name, value] = cut(line);
  const spoken = value === '' ? /^(.*\S)\s+([-−–]?\d+(?:[.,]\d+)?(?:\s*(?:điểm|points|đ))?)$/i.exec(line) : null;
  return spoken ? [fold(spoken[1] ?? ''), spoken[2] ?? ''] : [fold(name), value];
}

const beginsOnTime = (line: string): boolean => onTimeNames.includes(stepOf(line)[0]);

function readLateness(lines: readonly string[], makeFact: MakeFact): Rule | Text {
  const rule: Rule = {};
  const steps: Rule[] = [];
  for (const whole of lines) {
    const [figure, line] = figureBefore(whole, beginsOnTime);
    if (figure !== null) rule['daysLate'] = figure;
    const [name, value] = stepOf(line);
    if (['số ngày chậm', 'số ngày', 'days late'].includes(name)) {
      rule['daysLate'] = value;
      continue;
    }
    const points = pointsOf(value);
    // “chậm 1-2 ngày”, “3-5 ngày”, “chậm đến 5 ngày”
    const step = /^(?:chậm|muộn)?\s*(?:đến|từ|up to)?\s*(?:\d{1,4}\s*(?:-|–|đến)\s*)?(\d{1,4})\s*(?:ngày|days)?$/.exec(name);
    if (points === null) return wrong(line, 'một số điểm sau dấu hai chấm', 'points after the colon');
    if (onTimeNames.includes(name)) rule['onTime'] = points;
    else if (/^(?:chậm hơn|muộn hơn|còn lại|beyond|later)$/.test(name) || /^(?:chậm|muộn)?\s*(?:trên|quá|>)\s*\d{1,4}\s*(?:ngày|days)?$/.test(name))
      rule['beyond'] = points;
    else if (step?.[1] !== undefined) steps.push({ upToDays: Number(step[1]), points });
    else return wrong(line, 'ví dụ “đúng hạn: 2”, “chậm đến 5 ngày: 1”, “chậm hơn: 0”', 'for example “on time: 2”, “5 days: 1”, “beyond: 0”');
  }
  if (rule['onTime'] === undefined) return { vi: 'Thiếu dòng “đúng hạn: …”.', en: 'The line “on time: …” is missing.' };
  if (steps.length === 0) return { vi: 'Thiếu các mức chậm, ví dụ “chậm đến 5 ngày: 1”.', en: 'No steps, for example “5 days: 1”.' };
  return { daysLate: rule['daysLate'] ?? makeFact('day'), onTime: rule['onTime'], steps, beyond: rule['beyond'] ?? '0' };
}

// --- honours

function writeHonours(rule: Json): string[] {
  const honours = (rule['honours'] as Json[] | undefined) ?? [];
  const only = rule['combine'] === 'highest' ? ['chỉ tính mức cao nhất'] : [];
  return [...honours.map((one) => `${String(one['honour'])} = ${String(one['title'] ?? '')}: ${decimalText(one['points'] ?? '')}`), ...only];
}

function readHonours(lines: readonly string[]): Rule | Text {
  const honours: Rule[] = [];
  let combine = 'sum';
  for (const line of lines) {
    if (['chỉ tính mức cao nhất', 'highest only'].includes(fold(line))) {
      combine = 'highest';
      continue;
    }
    const match = /^(?:([^=:]{1,80}?)\s*=\s*)?(.*?)\s*:\s*([^:]+)$/.exec(line);
    const points = match?.[3] === undefined ? null : pointsOf(match[3]);
    if (!match || points === null)
      return wrong(line, 'ví dụ “co_chinh_phu = Cờ thi đua của Chính phủ: 15”', 'for example “gov_flag = Flag of the Government: 15”');
    honours.push({ honour: match[1]?.trim() || match[2], title: match[2] ?? '', points });
  }
  return honours.length === 0 ? { vi: 'Thiếu danh sách khen thưởng.', en: 'No honours are listed.' } : { honours, combine };
}

/** `;` between parts, as the program prints them; `;` inside parentheses parts the arguments of a formula. */
const parted = /;(?![^()]*\))/;
/** A title of an honour may hold any sign; only what begins the next honour, or the last line, ends it. */
const honourParted = /;(?=\s*(?:[a-z][a-z0-9_]*\s*=|chỉ tính mức cao nhất|highest only))/i;

/** The parts of a rule, whether they stand on lines, between `|` or between `;`, with or without the full stop of a sentence. */
function partsOf(kind: ItemKind, typed: string): string[] {
  const lines = linesOf(typed).flatMap((line) => line.split(kind === 'honours' ? honourParted : parted));
  return lines.map((line) => line.trim().replace(/(?<=\d)\.$/, '')).filter((line) => line !== '');
}

/** The parameters as lines; empty for headings and for what a person scores freely. */
export function writeRule(kind: ItemKind, rule: Json): string {
  const lines =
    kind === 'bands'
      ? writeBands(rule)
      : kind === 'lateness'
        ? writeLateness(rule)
        : kind === 'honours'
          ? writeHonours(rule)
          : writeSimple(simple[kind] ?? [], rule);
  return lines.join('\n');
}

/** The rule of lines somebody wrote, or a sentence about the line that cannot be read. */
export function readRule(kind: ItemKind, typed: string, makeFact: MakeFact): Rule | Text {
  const lines = partsOf(kind, typed);
  switch (kind) {
    case 'heading':
    case 'pass_fail':
      return {};
    case 'bands':
      return readBands(lines, makeFact);
    case 'lateness':
      return readLateness(lines, makeFact);
    case 'honours':
      return readHonours(lines);
    case 'proportional': {
      const rule = readSimple(simple.proportional ?? [], lines, makeFact);
      const empty = !('vi' in rule) && rule['percent'] === undefined && rule['actual'] === undefined;
      return empty ? { ...rule, percent: makeFact('percent') } : rule;
    }
    default:
      return readSimple(simple[kind] ?? [], lines, makeFact);
  }
}

/** Without a kind the lines often say it themselves. */
export function guessKind(typed: string): ItemKind {
  const lines = partsOf('bands', typed);
  const names = lines.map((line) => fold(cut(line)[0]));
  if (lines.length === 0) return 'manual';
  if (lines.some((line) => beginsOnTime(figureBefore(line, beginsOnTime)[1]))) return 'lateness';
  if (lines.some((line) => readEnds(cut(figureBefore(line, (rest) => readEnds(cut(rest)[0]) !== null)[1])[0]) !== null)) return 'bands';
  if (names.some((name) => ['mỗi đơn vị', 'mỗi'].includes(name))) return 'per_unit';
  if (names.some((name) => ['sàn', 'mỗi lần trừ', 'mỗi lần cộng'].includes(name))) return 'bonus_penalty';
  if (names.some((name) => name.startsWith('mỗi 1'))) return 'proportional';
  if (names.includes('khi')) return 'yes_no';
  return 'manual';
}

export const isSentence = (value: Rule | Text): value is Text => typeof value['vi' as never] === 'string' && typeof value['en' as never] === 'string';
