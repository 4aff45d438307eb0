import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, compare, div, mul, plainText, ratio, roundTo, sub, type Exact } from './exact.ts';

/** Small, at the edge of safe integers, and beyond. */
const whole = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 }),
  fc.maxSafeInteger(),
  fc.constantFrom(Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 2 ** 40, 94_906_267),
);
const below = fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 2 ** 31 }), fc.constantFrom(Number.MAX_SAFE_INTEGER, 94_906_267));
const pair = fc.tuple(whole, below);

const n = (x: Exact) => BigInt(typeof x === 'number' ? x : x.n);
const d = (x: Exact) => BigInt(typeof x === 'number' ? 1 : x.d);
const is = (x: Exact, top: bigint, bottom: bigint) => {
  expect(n(x) * bottom).toBe(top * d(x));
  expect(d(x) > 0n).toBe(true);
  // A whole number that a number can hold is one.
  if (typeof x !== 'number' && n(x) % d(x) === 0n && Number.isSafeInteger(Number(n(x) / d(x)))) throw new Error(`${n(x)}/${d(x)} is whole`);
};

test('sums, products and quotients are exact whatever their size', () => {
  fc.assert(
    fc.property(pair, pair, ([a, b], [p, q]) => {
      const [x, y] = [ratio(a, b), ratio(p, q)];
      const [A, B, P, Q] = [a, b, p, q].map(BigInt) as [bigint, bigint, bigint, bigint];
      is(add(x, y), A * Q + P * B, B * Q);
      is(sub(x, y), A * Q - P * B, B * Q);
      is(mul(x, y), A * P, B * Q);
      if (p !== 0) is(div(x, y), P < 0n ? -A * Q : A * Q, P < 0n ? -B * P : B * P);
      const order = A * Q - P * B;
      expect(compare(x, y)).toBe(order < 0n ? -1 : order > 0n ? 1 : 0);
    }),
    { numRuns: 1000 },
  );
});

test('rounding is half away from zero, towards zero and away from it, and nothing else', () => {
  fc.assert(
    fc.property(pair, fc.integer({ min: 0, max: 4 }), ([a, b], places) => {
      const size = (a < 0 ? -BigInt(a) : BigInt(a)) * 10n ** BigInt(places);
      const [cut, rest, bottom] = [size / BigInt(b), size % BigInt(b), BigInt(b)];
      const sign = a < 0 ? -1n : 1n;
      is(roundTo(ratio(a, b), places, 'half_up'), sign * (2n * rest >= bottom ? cut + 1n : cut), 10n ** BigInt(places));
      is(roundTo(ratio(a, b), places, 'down'), sign * cut, 10n ** BigInt(places));
      is(roundTo(ratio(a, b), places, 'up'), sign * (rest > 0n ? cut + 1n : cut), 10n ** BigInt(places));
    }),
    { numRuns: 500 },
  );
  expect([plainText(ratio(-1, 3)), plainText(ratio(2, 3), 2), plainText(ratio(1, 8), 2)]).toEqual(['-0.333333', '0.67', '0.13']);
});
