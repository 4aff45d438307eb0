import { allYearsKnown, lookBack, yearKnown, type Answer, type Asked } from '../ask.ts';
import { countable, mostPerYear, type CountOf, type CountedList } from '../counts.ts';
import { leaves } from '../leaves.ts';
import type { PredicateName } from '../rules.ts';
import type { demandableRatings } from '../scales.ts';
import type { Verdict } from '../verdict.ts';
import { held, heldIn, ratedIn, restart } from '../years.ts';

/**
 * The facts of many subjects as typed columns. A mask holds 32 years: bit 31 is the last achievement year, bit 0 the
 * year 31 before it and everything earlier. Each thing has two masks: `lo` what surely is, `hi` what may be. Counted
 * works have three planes a mask pair: the binary digits of the count of each year, 7 for "unknown, perhaps enough".
 */
export type ColumnSpec =
  | { readonly kind: 'rating'; readonly atLeast: (typeof demandableRatings)[number] }
  | { readonly kind: 'allowed' }
  | { readonly kind: 'award'; readonly code: string; readonly upward: boolean }
  | { readonly kind: 'listed'; readonly code: string }
  | { readonly kind: 'works'; readonly of: CountOf; readonly award: string }
  | { readonly kind: 'asked'; readonly op: PredicateName; readonly params: unknown; readonly award: string };

/** Masks of one column: `lo`, `hi` each of one or three planes; `tri` for a predicate asked when the facts are packed. */
export interface Column {
  readonly spec: ColumnSpec;
  readonly lo: readonly Int32Array[];
  readonly hi: readonly Int32Array[];
  /** 0 met, 1 unmet, 2 unknown. */
  readonly tri: Uint8Array;
}

export const keyOf = (spec: ColumnSpec): string => JSON.stringify(spec);
export const triOf = (verdict: Verdict): number => (verdict === 'met' ? 0 : verdict === 'unmet' ? 1 : 2);

/** Room for `count` subjects. */
export function makeColumn(spec: ColumnSpec, count: number): Column {
  const planes = spec.kind === 'works' ? 3 : spec.kind === 'asked' ? 0 : 1;
  const make = (size: number) => Array.from({ length: size }, () => new Int32Array(count));
  return { spec, lo: make(planes), hi: make(spec.kind === 'listed' ? 0 : planes), tri: new Uint8Array(spec.kind === 'asked' ? count : 0) };
}

/** Writes one subject's facts at place `at`. */
export function pack(column: Column, asked: Asked, at: number): void {
  const { spec } = column;
  switch (spec.kind) {
    case 'rating':
      return set(
        column,
        at,
        bits(asked, (year) => ratedIn(asked.facts, year, spec.atLeast).verdict),
      );
    case 'allowed': {
      const from = restart(asked);
      return set(
        column,
        at,
        bits(asked, (year) => (year >= from.sure ? 'met' : year >= from.maybe ? 'unknown' : 'unmet')),
      );
    }
    case 'award':
      return set(column, at, awardBits(asked, spec.code, spec.upward));
    case 'listed': {
      const list = held(asked, [spec.code], false);
      (column.lo[0] as Int32Array)[at] = list.some((one) => one.year === null || one.year === asked.year) ? 1 << 31 : 0;
      return;
    }
    case 'works':
      return packWorks(column, asked, spec.of, at);
    case 'asked':
      column.tri[at] = triOf((leaves[spec.op] as (asked: Asked, params: unknown) => Answer)(asked, spec.params).verdict);
  }
}

interface Bits {
  lo: number;
  hi: number;
}

function set(column: Column, at: number, { lo, hi }: Bits): void {
  (column.lo[0] as Int32Array)[at] = lo;
  (column.hi[0] as Int32Array)[at] = hi;
}

/** Years from `Y−30` to `Y` into bits 1 to 31. */
function bits(asked: Asked, say: (year: number) => Verdict): Bits {
  let [lo, hi] = [0, 0];
  for (let back = 0; back < lookBack; back += 1) {
    const verdict = say(asked.year - back);
    if (verdict === 'met') lo |= 1 << (31 - back);
    if (verdict !== 'unmet') hi |= 1 << (31 - back);
  }
  return { lo, hi };
}

function awardBits(asked: Asked, code: string, upward: boolean): Bits {
  const list = held(asked, [code], upward);
  const { lo, hi } = bits(asked, (year) => heldIn(asked, list, year).verdict);
  const first = asked.year - lookBack;
  const early = list.filter((one) => one.year === null || one.year <= first);
  const open = !allYearsKnown(asked.facts, 'awards', first);
  return { lo: lo | (early.some((one) => one.sure) ? 1 : 0), hi: hi | (early.length > 0 || open ? 1 : 0) };
}

function packWorks(column: Column, asked: Asked, of: CountOf, at: number): void {
  const first = asked.year - lookBack;
  const surely = new Uint16Array(32);
  const maybe = new Uint16Array(32);
  for (const { year, sure } of countable(asked, of)) {
    const bit = Math.max(0, year - first);
    maybe[bit] = (maybe[bit] as number) + 1;
    if (sure) surely[bit] = (surely[bit] as number) + 1;
  }
  for (let bit = 0; bit < 32; bit += 1) {
    const known = bit === 0 ? allYearsKnown(asked.facts, of.list, first) : yearKnown(asked.facts, of.list, first + bit);
    digits(column.lo, at, bit, surely[bit] as number);
    digits(column.hi, at, bit, known ? (maybe[bit] as number) : mostPerYear);
  }
}

/** The count of one year into the planes; at most 7, which no number of a rule exceeds. */
export function digits(planes: readonly Int32Array[], at: number, bit: number, count: number): void {
  const value = Math.min(count, mostPerYear);
  for (let digit = 0; digit < planes.length; digit += 1) {
    const plane = planes[digit] as Int32Array;
    plane[at] = ((plane[at] as number) & ~(1 << bit)) | (((value >> digit) & 1) << bit);
  }
}

export const listOf = { initiative: 'initiatives', science_work: 'scienceWorks', combat_ingenuity: 'combatIngenuity' } as const satisfies Partial<
  Record<PredicateName, CountedList>
>;
