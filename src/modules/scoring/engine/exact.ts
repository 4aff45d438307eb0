/**
 * Exact rational numbers. A safe integer is itself; any other value is a reduced fraction, with bigints once it outgrows safe
 * integers. Nothing here rounds unless it is asked to, so a value at the edge of a band is at the edge.
 */
export interface Fraction {
  readonly n: number;
  readonly d: number;
}
export interface LargeFraction {
  readonly n: bigint;
  readonly d: bigint;
}
export type Exact = number | Fraction | LargeFraction;

const safe = Number.isSafeInteger;
const top = (x: Exact): number | bigint => (typeof x === 'number' ? x : x.n);
const bottom = (x: Exact): number | bigint => (typeof x === 'number' ? 1 : x.d);

function small(n: number, d: number): Exact {
  if (d === 1) return n + 0;
  let [a, b] = [Math.abs(n), d];
  while (b !== 0) [a, b] = [b, a % b];
  const [top, bottom] = [n / a, d / a];
  return bottom === 1 ? top + 0 : { n: top, d: bottom };
}

function large(n: bigint, d: bigint): Exact {
  if (d < 0n) return large(-n, -d);
  let [a, b] = [n < 0n ? -n : n, d];
  while (b !== 0n) [a, b] = [b, a % b];
  const [p, q] = [n / a, d / a];
  if (p <= maxSafe && p >= -maxSafe && q <= maxSafe) return q === 1n ? Number(p) : { n: Number(p), d: Number(q) };
  return { n: p, d: q };
}
const maxSafe = BigInt(Number.MAX_SAFE_INTEGER);

/** n/d of whole numbers, d ≠ 0. */
export const ratio = (n: number | bigint, d: number | bigint): Exact =>
  typeof n === 'number' && typeof d === 'number' && d > 0 ? small(n, d) : large(BigInt(n), BigInt(d));

export function add(a: Exact, b: Exact): Exact {
  const [an, ad, bn, bd] = [top(a), bottom(a), top(b), bottom(b)];
  if (typeof an === 'number' && typeof ad === 'number' && typeof bn === 'number' && typeof bd === 'number') {
    const [p, q, d] = [an * bd, bn * ad, ad * bd];
    if (safe(p) && safe(q) && safe(p + q) && safe(d)) return small(p + q, d);
  }
  return large(BigInt(an) * BigInt(bd) + BigInt(bn) * BigInt(ad), BigInt(ad) * BigInt(bd));
}

export function mul(a: Exact, b: Exact): Exact {
  const [an, ad, bn, bd] = [top(a), bottom(a), top(b), bottom(b)];
  if (typeof an === 'number' && typeof ad === 'number' && typeof bn === 'number' && typeof bd === 'number') {
    const [n, d] = [an * bn, ad * bd];
    if (safe(n) && safe(d)) return small(n, d);
  }
  return large(BigInt(an) * BigInt(bn), BigInt(ad) * BigInt(bd));
}

export function neg(a: Exact): Exact {
  if (typeof a === 'number') return 0 - a;
  return typeof a.n === 'bigint' ? { n: -a.n, d: (a as LargeFraction).d } : { n: -a.n, d: (a as Fraction).d };
}

export const sub = (a: Exact, b: Exact): Exact => add(a, neg(b));

/** a/b; the caller has made sure that b is not 0. */
export const div = (a: Exact, b: Exact): Exact => mul(a, signOf(b) < 0 ? ratio(-BigInt(bottom(b)), -BigInt(top(b))) : ratio(bottom(b), top(b)));

export function signOf(a: Exact): -1 | 0 | 1 {
  const n = top(a);
  return n > 0 ? 1 : n < 0 ? -1 : 0;
}

/** Negative, 0 or positive as a is less than, equal to or more than b. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  return signOf(sub(a, b));
}

export type Rounding = 'half_up' | 'down' | 'up';

/**
 * To a whole number, away from or towards zero as the spreadsheet functions ROUND, ROUNDDOWN and ROUNDUP do it:
 * half away from zero, towards zero, away from zero.
 */
export function roundWhole(value: Exact, rounding: Rounding): number | bigint {
  if (typeof value === 'number') return value;
  if (typeof value.n === 'number' && safe(2 * Number(value.d))) return roundSmall(value as Fraction, rounding);
  const [n, d] = [BigInt(value.n), BigInt(value.d)];
  const magnitude = n < 0n ? -n : n;
  const whole = rounding === 'half_up' ? (2n * magnitude + d) / (2n * d) : rounding === 'up' ? (magnitude + d - 1n) / d : magnitude / d;
  const result = n < 0n ? -whole : whole;
  return result <= maxSafe && result >= -maxSafe ? Number(result) : result;
}

function roundSmall({ n, d }: Fraction, rounding: Rounding): number {
  const magnitude = Math.abs(n);
  // Quotients of safe integers may round up to the next whole in a float; taking the remainder away first makes them whole.
  const whole = (magnitude - (magnitude % d)) / d;
  const rest = magnitude % d;
  const more = rounding === 'half_up' ? 2 * rest >= d : rounding === 'up' && rest > 0;
  return (n < 0 ? -1 : 1) * (more ? whole + 1 : whole) + 0;
}

/** To `places` decimals. */
export function roundTo(value: Exact, places: number, rounding: Rounding): Exact {
  if (typeof value === 'number') return value;
  const factor = 10 ** places;
  return ratio(roundWhole(mul(value, factor), rounding), factor);
}

/** The largest whole number not above the value. */
export function floor(value: Exact): Exact {
  if (typeof value === 'number') return value;
  const whole = roundWhole(value, 'down');
  return signOf(value) < 0 && compare(ratio(whole, 1), value) !== 0 ? add(ratio(whole, 1), -1) : ratio(whole, 1);
}

/** Points as whole hundredths, rounded half away from zero; values beyond safe integers are cut there. */
export const hundredthsOfExact = (value: Exact, rounding: Rounding = 'half_up'): number => Number(roundWhole(mul(value, 100), rounding));

/** Reads plain decimal text, `-9.75`. The text comes from a read rulebook or facts and is well formed. */
export function exactOf(text: string): Exact {
  const dot = text.indexOf('.');
  if (dot < 0) return ratio(BigInt(text), 1n);
  return ratio(BigInt(text.slice(0, dot) + text.slice(dot + 1)), 10n ** BigInt(text.length - dot - 1));
}

/** Plain decimal text, at most `places` decimals, half away from zero. */
export function plainText(value: Exact, places = 6): string {
  const scaled = BigInt(roundWhole(mul(value, 10 ** places), 'half_up'));
  const magnitude = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  const whole = magnitude.slice(0, magnitude.length - places);
  const fraction = magnitude.slice(magnitude.length - places).replace(/0+$/, '');
  return `${scaled < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
