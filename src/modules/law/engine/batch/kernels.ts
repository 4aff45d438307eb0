import type { Params } from '../rules.ts';
import type { Column } from './columns.ts';

/**
 * Loops over columns, one for each predicate over years. Each writes 0 met, 1 unmet, 2 unknown for the subjects
 * `from` to `to` (not counted) into `out` from 0. Nothing is allocated while they run.
 */
export type Kernel = (out: Uint8Array, from: number, to: number) => void;

/** The top `count` bits: the last achievement year and those before it. */
export const top = (count: number): number => (count >= 32 ? -1 : -1 << (32 - count));

/** How many bits of a 32-bit mask are set. */
export function popcount(mask: number): number {
  let x = mask - ((mask >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return (((x + (x >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

const lo = (column: Column): Int32Array => column.lo[0] as Int32Array;
const hi = (column: Column): Int32Array => column.hi[0] as Int32Array;
const at = (mask: Int32Array, i: number): number => mask[i] as number;

export function ratingKernel(rating: Column): Kernel {
  const [sure, maybe] = [lo(rating), hi(rating)];
  return (out, from, to) => {
    for (let i = from; i < to; i += 1) out[i - from] = at(sure, i) < 0 ? 0 : at(maybe, i) < 0 ? 2 : 1;
  };
}

/** `award | award | …` of several columns, as one mask pair; one column is used as it is. */
function either(awards: readonly Column[], pick: (column: Column) => Int32Array): (i: number) => number {
  const masks = awards.map(pick);
  const [first, second, third] = masks;
  if (first === undefined) return () => 0;
  if (second === undefined) return (i) => at(first, i);
  if (third === undefined) return (i) => at(first, i) | at(second, i);
  return (i) => masks.reduce((sum, mask) => sum | at(mask, i), 0);
}

export function streakKernel(params: Params<'streak'>, rating: Column, allowed: Column, after: readonly Column[]): Kernel {
  const window = top(params.years);
  const before = ~window;
  const [rateLo, rateHi, allowLo, allowHi] = [lo(rating), hi(rating), lo(allowed), hi(allowed)];
  if (after.length === 0)
    return (out, from, to) => {
      for (let i = from; i < to; i += 1)
        out[i - from] = (at(rateLo, i) & at(allowLo, i) & window) === window ? 0 : (at(rateHi, i) & at(allowHi, i) & window) === window ? 2 : 1;
    };
  const [givenLo, givenHi] = [either(after, lo), either(after, hi)];
  return (out, from, to) => {
    for (let i = from; i < to; i += 1) {
      const maybe = (at(rateHi, i) & at(allowHi, i) & window) === window && (givenHi(i) & before) !== 0;
      const surely = maybe && (at(rateLo, i) & at(allowLo, i) & window) === window && (givenLo(i) & before) !== 0;
      out[i - from] = surely ? 0 : maybe ? 2 : 1;
    }
  };
}

/** Years of the unbroken run down from the last year; with `given`, only those after the earliest award. */
function runOf(good: number, given: number | null): number {
  const after = given === null ? good : given === 0 ? 0 : good & above(given & -given);
  const length = Math.clz32(~after);
  return length === 0 ? 0 : top(length);
}

/** Bits above a single bit. */
const above = (bit: number): number => ~(bit | (bit - 1));

/** Windows of a streak for one subject: what is surely in it and what may be. */
export interface Window {
  readonly sure: (i: number) => number;
  readonly maybe: (i: number) => number;
}

export function streakWindow(rating: Column, allowed: Column, after: readonly Column[] | null): Window {
  const [rateLo, rateHi, allowLo, allowHi] = [lo(rating), hi(rating), lo(allowed), hi(allowed)];
  if (after === null) return { sure: (i) => runOf(at(rateLo, i) & at(allowLo, i), null), maybe: (i) => runOf(at(rateHi, i) & at(allowHi, i), null) };
  const [givenLo, givenHi] = [either(after, lo), either(after, hi)];
  return { sure: (i) => runOf(at(rateLo, i) & at(allowLo, i), givenLo(i)), maybe: (i) => runOf(at(rateHi, i) & at(allowHi, i), givenHi(i)) };
}

export function withinKernel(min: number, window: Window, counted: Column): Kernel {
  const [sure, maybe] = [lo(counted), hi(counted)];
  return (out, from, to) => {
    for (let i = from; i < to; i += 1) {
      const most = popcount(window.maybe(i) & at(maybe, i));
      out[i - from] = most < min ? 1 : popcount(window.sure(i) & at(sure, i)) >= min ? 0 : 2;
    }
  };
}

export function consecutiveKernel(params: Params<'consecutive'>, award: Column, allowed: Column): Kernel {
  const [sure, maybe, allowLo, allowHi] = [lo(award), hi(award), lo(allowed), hi(allowed)];
  const ends = top(params.endsWithin + 1);
  const chain = (mask: number): boolean => {
    let reached = mask;
    for (let step = 1; step < params.min && reached !== 0; step += 1) {
      let next = 0;
      for (let gap = 1; gap <= params.spacing; gap += 1) next |= reached << gap;
      reached = mask & next;
    }
    return (reached & ends) !== 0;
  };
  return (out, from, to) => {
    for (let i = from; i < to; i += 1) {
      // Bit 0 stands for many years and cannot be a link of a chain.
      out[i - from] = chain(at(sure, i) & at(allowLo, i) & ~1) ? 0 : chain(at(maybe, i) & at(allowHi, i) & ~1) ? 2 : 1;
    }
  };
}

export function hasKernel(inYear: boolean, awards: readonly Column[]): Kernel {
  const [sure, maybe] = [either(awards, lo), either(awards, hi)];
  const years = inYear ? top(1) : -1;
  return (out, from, to) => {
    for (let i = from; i < to; i += 1) out[i - from] = (sure(i) & years) !== 0 ? 0 : (maybe(i) & years) !== 0 ? 2 : 1;
  };
}

export function notRewardedKernel(years: number, award: Column): Kernel {
  const window = top(years);
  const [sure, maybe] = [lo(award), hi(award)];
  return (out, from, to) => {
    for (let i = from; i < to; i += 1) out[i - from] = (at(maybe, i) & window) === 0 ? 0 : (at(sure, i) & window) !== 0 ? 1 : 2;
  };
}

/** Counted works in a window: the digits of each year's count, weighed and added. */
export function worksKernel(min: number, works: Column, window: Window | number): Kernel {
  const [a, b, c] = works.lo as [Int32Array, Int32Array, Int32Array];
  const [d, e, f] = works.hi as [Int32Array, Int32Array, Int32Array];
  const sum = (p0: Int32Array, p1: Int32Array, p2: Int32Array, i: number, years: number) =>
    popcount(at(p0, i) & years) + 2 * popcount(at(p1, i) & years) + 4 * popcount(at(p2, i) & years);
  if (min === 1 && typeof window === 'number')
    return (out, from, to) => {
      for (let i = from; i < to; i += 1)
        out[i - from] = ((at(a, i) | at(b, i) | at(c, i)) & window) !== 0 ? 0 : ((at(d, i) | at(e, i) | at(f, i)) & window) !== 0 ? 2 : 1;
    };
  const [sure, maybe] = typeof window === 'number' ? [() => window, () => window] : [window.sure, window.maybe];
  return (out, from, to) => {
    for (let i = from; i < to; i += 1) out[i - from] = sum(a, b, c, i, sure(i)) >= min ? 0 : sum(d, e, f, i, maybe(i)) >= min ? 2 : 1;
  };
}
