import { endOfMonth, type Day } from '#platform/dates.ts';
import { amountOf, unitsOf, type Amount } from './numbers.ts';

/** One number of a formula: `{ part: 'secret', sign: -1 }` takes the state secrets out of the whole. */
export interface Term {
  readonly part: string;
  readonly sign: 1 | -1;
}

/** `sum`: a count, days or money. `ratio`: a percentage; `bounded` = it cannot honestly exceed 100 %. */
export type Formula =
  | { readonly kind: 'sum'; readonly of: readonly Term[] }
  | { readonly kind: 'ratio'; readonly of: readonly Term[]; readonly over: readonly Term[]; readonly bounded: boolean };

export const missingReasons = ['NOT_YET', 'NOT_ASKED', 'OTHER'] as const;
export type MissingReason = (typeof missingReasons)[number];

/** A number, or why there is none. Unknown is never 0. */
export type PartValue =
  | { readonly amount: Amount; readonly missing: null; readonly note?: string }
  | { readonly amount: null; readonly missing: MissingReason; readonly note?: string };
export type Parts = Readonly<Record<string, PartValue | undefined>>;

export const unknownReasons = ['NOT_SENT', 'MISSING', 'NO_WHOLE', 'NOT_ASKED'] as const;
export type UnknownReason = (typeof unknownReasons)[number];

/** What a formula gives. Percentages carry their exact fraction; `amount` is rounded half up to hundredths for the eye. */
export type Result =
  | { readonly known: true; readonly amount: Amount; readonly numerator: Amount; readonly denominator: Amount | null }
  | { readonly known: false; readonly why: UnknownReason };

const unknown = (why: UnknownReason): Result => ({ known: false, why });

function sumOf(terms: readonly Term[], parts: Parts): bigint | null {
  let sum = 0n;
  for (const { part, sign } of terms) {
    const value = parts[part];
    if (!value || value.amount === null) return null;
    sum += BigInt(sign) * unitsOf(value.amount);
  }
  return sum;
}

/** Hundredths of a percent of `numerator / denominator`, half up, as decimal text: 194/195 → `99.49`. */
export function percentOf(numerator: bigint, denominator: bigint): Amount {
  const hundredths = (numerator * 20_000n + denominator) / (2n * denominator);
  return amountOf(hundredths * 100n);
}

/**
 * Computes one indicator from its parts, exactly. A missing part makes the whole unknown; a whole of 0 has no share
 * (neither 0 % nor 100 %); parts that contradict each other are found by `contradiction`, before they are stored.
 */
export function evaluate(formula: Formula, parts: Parts): Result {
  const asked = [...formula.of, ...(formula.kind === 'ratio' ? formula.over : [])];
  if (asked.every(({ part }) => parts[part]?.missing === 'NOT_ASKED')) return unknown('NOT_ASKED');
  const numerator = sumOf(formula.of, parts);
  if (numerator === null) return unknown('MISSING');
  if (formula.kind === 'sum') return { known: true, amount: amountOf(numerator), numerator: amountOf(numerator), denominator: null };
  const denominator = sumOf(formula.over, parts);
  if (denominator === null) return unknown('MISSING');
  if (denominator <= 0n) return unknown('NO_WHOLE');
  return { known: true, amount: percentOf(numerator, denominator), numerator: amountOf(numerator), denominator: amountOf(denominator) };
}

/** What parts of one month cannot be at once: more taken out than there is, a share above its whole. */
export function contradiction(formula: Formula, parts: Parts): 'negative' | 'aboveWhole' | null {
  const numerator = sumOf(formula.of, parts);
  if (numerator !== null && numerator < 0n) return 'negative';
  if (formula.kind === 'sum') return null;
  const denominator = sumOf(formula.over, parts);
  if (denominator !== null && denominator < 0n) return 'negative';
  return formula.bounded && numerator !== null && denominator !== null && numerator > denominator ? 'aboveWhole' : null;
}

export const comparisons = ['>', '>=', '=', '<='] as const;
export type Comparison = (typeof comparisons)[number];

export interface Target {
  readonly comparison: Comparison;
  readonly target: Amount;
}

export const verdicts = ['MET', 'UNMET', 'UNKNOWN', 'NO_TARGET'] as const;
export type Verdict = (typeof verdicts)[number];

/** Compares the exact fraction, never the rounded percentage: 94.995 % is not "≥ 95 %" (house law 7). */
export function verdictOf(result: Result, target: Target | null): Verdict {
  if (!target) return 'NO_TARGET';
  if (!result.known) return 'UNKNOWN';
  const [left, right] =
    result.denominator === null
      ? [unitsOf(result.numerator), unitsOf(target.target)]
      : [unitsOf(result.numerator) * 100n * 10_000n, unitsOf(target.target) * unitsOf(result.denominator)];
  const met = { '>': left > right, '>=': left >= right, '=': left === right, '<=': left <= right }[target.comparison];
  return met ? 'MET' : 'UNMET';
}

export const periods = ['month', 'quarter', 'year'] as const;
export type Period = (typeof periods)[number];

/** Which months ask for it: every month, the last of a quarter, December. */
export function isAsked(period: Period, month: number): boolean {
  return period === 'month' || (period === 'quarter' ? month % 3 === 0 : month === 12);
}

/** A form is owed on the 5th of the next month, as the month's report is: both come from the same desk. */
export function dueOn(year: number, month: number): Day {
  const [nextYear, next] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${nextYear}-${String(next).padStart(2, '0')}-05`;
}

/** Its last day counts: the numbers of a month are whole on the first day of the next. */
export const isOver = (year: number, month: number, today: Day): boolean => today > endOfMonth(year, month);

/** The last month of a year that is over by `today`; 0 when none is. */
export function lastOver(year: number, today: Day): number {
  let month = 12;
  while (month > 0 && !isOver(year, month, today)) month -= 1;
  return month;
}

export const certainties = ['CONFIRMED', 'SUBMITTED', 'DRAFT', 'LIVE', 'UNKNOWN'] as const;
/** How sure a number is; LIVE is counted now from another module's records. */
export type Certainty = (typeof certainties)[number];

export interface MonthValue {
  readonly month: number;
  readonly result: Result;
  readonly certainty: Certainty;
}

export interface YearValue {
  readonly result: Result;
  readonly certainty: Certainty;
  /** "số liệu đến tháng 9": the month the number stands for; `null` when nothing is known. */
  readonly asOfMonth: number | null;
  /** Months that are over, are asked and have no known number after it. */
  readonly stale: boolean;
}

/** The year as of its latest known month: numbers run from 1 January, so months are never added up twice. */
export function yearValue(months: readonly MonthValue[], period: Period, over: number): YearValue {
  const known = months.findLast((month) => month.result.known);
  const lastAsked = Array.from({ length: over }, (_, index) => index + 1).findLast((month) => isAsked(period, month)) ?? 0;
  if (!known) {
    const last = months.findLast((month) => month.certainty !== 'UNKNOWN');
    return { result: last?.result ?? unknown('NOT_SENT'), certainty: 'UNKNOWN', asOfMonth: null, stale: lastAsked > 0 };
  }
  return { result: known.result, certainty: known.certainty, asOfMonth: known.month, stale: known.month < lastAsked };
}

/** One unit's contribution to a total. */
export interface Share {
  readonly unitId: string;
  readonly value: YearValue;
}

export interface Total {
  readonly result: Result;
  /** The earliest month any added number stands for: nothing in the total is older than this. */
  readonly asOfMonth: number | null;
  /** Units whose number is older than asked. */
  readonly stale: number;
  /** Units whose number nobody has confirmed yet. */
  readonly unconfirmed: number;
  /** Units with no number at all: left out, never counted as 0. */
  readonly unknown: number;
  readonly units: number;
}

/** Adds units up: numerators and denominators apart, so that a large unit weighs what it is. */
export function totalOf(formula: Formula['kind'], shares: readonly Share[]): Total {
  const known = shares.flatMap(({ value }) => (value.result.known ? [{ ...value.result, month: value.asOfMonth ?? 0 }] : []));
  const sum = (pick: (one: (typeof known)[number]) => Amount | null) => known.reduce((all, one) => all + unitsOf(pick(one) ?? '0'), 0n);
  const numerator = sum((one) => one.numerator);
  const denominator = sum((one) => one.denominator);
  const result: Result =
    known.length === 0
      ? unknown('NOT_SENT')
      : formula === 'sum'
        ? { known: true, amount: amountOf(numerator), numerator: amountOf(numerator), denominator: null }
        : denominator <= 0n
          ? unknown('NO_WHOLE')
          : { known: true, amount: percentOf(numerator, denominator), numerator: amountOf(numerator), denominator: amountOf(denominator) };
  return {
    result,
    asOfMonth: known.length === 0 ? null : Math.min(...known.map((one) => one.month)),
    stale: shares.filter(({ value }) => value.result.known && value.stale).length,
    unconfirmed: shares.filter(({ value }) => value.result.known && (value.certainty === 'SUBMITTED' || value.certainty === 'DRAFT')).length,
    unknown: shares.length - known.length,
    units: shares.length,
  };
}

/** Reads `total - secret` over declared parts: codes with signs between them; `null` when it is no such sum. */
export function parseTerms(text: string, parts: readonly string[]): Term[] | null {
  const words = text.trim().split(/\s+/);
  const pairs = words[0] === '-' ? words : ['+', ...words];
  const terms: Term[] = [];
  for (let at = 0; at < pairs.length; at += 2) {
    const [sign, part] = [pairs[at], pairs[at + 1]];
    if ((sign !== '+' && sign !== '-') || part === undefined || !parts.includes(part) || terms.some((term) => term.part === part)) return null;
    terms.push({ part, sign: sign === '-' ? -1 : 1 });
  }
  return terms;
}

export const showTerms = (terms: readonly Term[], nameOf: (part: string) => string = (part) => part): string =>
  terms.map(({ part, sign }, index) => `${index === 0 ? (sign < 0 ? '− ' : '') : sign < 0 ? ' − ' : ' + '}${nameOf(part)}`).join('');

export const entryStates = ['DRAFT', 'SUBMITTED', 'CONFIRMED', 'REPLACED'] as const;
export type EntryState = (typeof entryStates)[number];
export const factStates = ['DECLARED', 'CONFIRMED', 'WITHDRAWN'] as const;
export type FactState = (typeof factStates)[number];
export const importStates = ['PREVIEWED', 'APPLIED', 'UNDONE'] as const;
export type ImportState = (typeof importStates)[number];

/** Lifecycles of this module; README.md draws the same table. `source` = who stands for it: the leader, or the standing body. */
export const transitions = [
  { of: 'entry', from: null, verb: 'save', to: 'DRAFT', who: 'unit' },
  { of: 'entry', from: 'DRAFT', verb: 'save', to: 'DRAFT', who: 'unit' },
  { of: 'entry', from: 'DRAFT', verb: 'submit', to: 'SUBMITTED', who: 'unit' },
  { of: 'entry', from: 'SUBMITTED', verb: 'withdraw', to: 'DRAFT', who: 'unit' },
  { of: 'entry', from: 'SUBMITTED', verb: 'giveBack', to: 'DRAFT', who: 'leader' },
  { of: 'entry', from: 'SUBMITTED', verb: 'confirm', to: 'CONFIRMED', who: 'leader' },
  { of: 'entry', from: 'CONFIRMED', verb: 'replace', to: 'REPLACED', who: 'leader' },
  { of: 'fact', from: null, verb: 'declare', to: 'DECLARED', who: 'unit' },
  { of: 'fact', from: 'DECLARED', verb: 'edit', to: 'DECLARED', who: 'unit' },
  { of: 'fact', from: 'DECLARED', verb: 'confirm', to: 'CONFIRMED', who: 'source' },
  { of: 'fact', from: 'CONFIRMED', verb: 'revise', to: 'DECLARED', who: 'unit' },
  { of: 'fact', from: 'CONFIRMED', verb: 'amend', to: 'CONFIRMED', who: 'source' },
  { of: 'fact', from: 'DECLARED', verb: 'takeBack', to: 'WITHDRAWN', who: 'unit' },
  { of: 'fact', from: 'CONFIRMED', verb: 'takeBack', to: 'WITHDRAWN', who: 'source' },
  { of: 'import', from: null, verb: 'preview', to: 'PREVIEWED', who: 'unit' },
  { of: 'import', from: 'PREVIEWED', verb: 'apply', to: 'APPLIED', who: 'unit' },
  { of: 'import', from: 'APPLIED', verb: 'undo', to: 'UNDONE', who: 'unit' },
] as const satisfies readonly { of: string; from: string | null; verb: string; to: string; who: 'unit' | 'leader' | 'source' }[];

type Lifecycle = (typeof transitions)[number]['of'];

/** The transition of a verb from a state, `undefined` when the table has none. */
export function transitionOf(of: Lifecycle, from: string | null, verb: string) {
  return transitions.find((one) => one.of === of && one.from === from && one.verb === verb);
}
