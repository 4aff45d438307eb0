import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hundredthsOf, readDecimal } from './decimal.ts';
import {
  add,
  compare,
  div,
  exactOf,
  floor,
  hundredthsOfExact,
  mul,
  neg,
  plainText,
  ratio,
  roundTo,
  roundWhole,
  signOf,
  sub,
  type Exact,
} from './exact.ts';

const read = (raw: string | number) => {
  const reading = readDecimal(raw);
  return reading.ok ? reading.text : reading.problem;
};

describe('numbers as people write them', () => {
  test('what is read is written so that it is read again as the same number', () => {
    expect([read(1.125), read('1,1250'), read(-33.333)]).toEqual(['1.1250', '1.1250', '-33.3330']);
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 6 }), (digits, places) => {
        const once = read(digits / 10 ** places);
        expect(read(once)).toBe(once);
        expect(read(once.replace('.', ','))).toBe(once);
      }),
    );
  });

  test.each([
    ['9,75', '9.75'],
    ['9.75', '9.75'],
    [' 10 ', '10'],
    ['0,500', '0.5'],
    ['0.125', '0.125'],
    ['-3', '-3'],
    ['−3,5', '-3.5'],
    ['-0', '0'],
    ['007', '7'],
    ['1.234,5', '1234.5'],
    ['1,234.5', '1234.5'],
    ['1.234.567', '1234567'],
    ['1,234,567', '1234567'],
    ['1.234.567,25', '1234567.25'],
    ['1234.567', '1234.567'],
    ['100000000000000000', '100000000000000000'],
    [0.1, '0.1'],
    [1000, '1000'],
    [-2.5, '-2.5'],
    [0, '0'],
  ])('%s is %s', (raw, text) => expect(read(raw)).toBe(text));
  test.each([
    ['1.000', 'ambiguous_number'],
    ['12,500', 'ambiguous_number'],
    ['-1.000', 'ambiguous_number'],
    ['NaN', 'not_a_number'],
    ['', 'not_a_number'],
    ['1e5', 'not_a_number'],
    ['0x10', 'not_a_number'],
    ['1.23.4', 'not_a_number'],
    ['=A1', 'not_a_number'],
    ['٣', 'not_a_number'],
    ['1234567890123456789', 'number_too_large'],
    ['0.1234567', 'number_too_fine'],
    [Number.NaN, 'not_a_number'],
    [Number.POSITIVE_INFINITY, 'number_too_large'],
    [JSON.parse('1e400') as number, 'number_too_large'],
    [1e21, 'number_too_large'],
    [1e-7, 'number_too_fine'],
  ])('%s is refused: %s', (raw, problem) => expect(read(raw)).toBe(problem));
  test('points have two decimals and an end', () => {
    expect(['9.75', '9.7', '-3', '0', '9.755', '10000000', '10000000.01', '9999999999'].map(hundredthsOf)).toEqual([
      975,
      970,
      -300,
      0,
      null,
      1_000_000_000,
      null,
      null,
    ]);
  });
});

const fraction = fc.tuple(fc.bigInt(-(10n ** 22n), 10n ** 22n), fc.bigInt(1n, 10n ** 20n));
const small = fc.tuple(fc.bigInt(-5000n, 5000n), fc.bigInt(1n, 60n));
const pair = fc.oneof(small, fraction);
type Pair = readonly [bigint, bigint];
const of = ([n, d]: Pair): Exact => ratio(n, d);
const parts = (value: Exact): Pair => (typeof value === 'number' ? [BigInt(value), 1n] : [BigInt(value.n), BigInt(value.d)]);
const same = (value: Exact, n: bigint, d: bigint) => {
  const [top, bottom] = parts(value);
  expect(top * d).toBe(n * bottom);
  expect(bottom > 0n).toBe(true);
};

describe('exact fractions', () => {
  test('add, subtract, multiply, divide, compare as fractions do', () => {
    fc.assert(
      fc.property(pair, pair, ([a, b], [c, d]) => {
        same(add(of([a, b]), of([c, d])), a * d + c * b, b * d);
        same(sub(of([a, b]), of([c, d])), a * d - c * b, b * d);
        same(mul(of([a, b]), of([c, d])), a * c, b * d);
        if (c !== 0n) same(div(of([a, b]), of([c, d])), c < 0n ? -a * d : a * d, c < 0n ? -b * c : b * c);
        expect(compare(of([a, b]), of([c, d]))).toBe(a * d < c * b ? -1 : a * d > c * b ? 1 : 0);
        expect(signOf(neg(of([a, b])))).toBe(a > 0n ? -1 : a < 0n ? 1 : 0);
      }),
    );
  });
  test('equal values are the same value, whole ones are numbers', () => {
    expect([add(ratio(1, 3), ratio(2, 3)), ratio(4, 2), mul(ratio(1, 3), 3), ratio(10n ** 20n, 10n ** 18n), ratio(1, -2)]).toEqual([
      1,
      2,
      1,
      100,
      { n: -1, d: 2 },
    ]);
    expect(Object.is(neg(0), 0)).toBe(true);
    expect(mul(9007199254740991, 2)).toEqual({ n: 18014398509481982n, d: 1n });
    expect(sub(mul(9007199254740991, 2), 9007199254740991)).toBe(9007199254740991);
  });
  test('rounding away from and towards zero, halves away', () => {
    const at = (value: Exact) => (['half_up', 'down', 'up'] as const).map((how) => Number(roundWhole(value, how)));
    expect([ratio(5, 2), ratio(-5, 2), ratio(7, 3), ratio(-7, 3), ratio(8, 3), ratio(-8, 3), 4].map(at)).toEqual([
      [3, 2, 3],
      [-3, -2, -3],
      [2, 2, 3],
      [-2, -2, -3],
      [3, 2, 3],
      [-3, -2, -3],
      [4, 4, 4],
    ]);
    expect(at(ratio(10n ** 20n + 1n, 2n)).map(String)).toEqual(['50000000000000000000', '50000000000000000000', '50000000000000000000']);
    expect(roundWhole(ratio(10n ** 20n + 1n, 2n), 'half_up')).toBe(50000000000000000001n);
    expect(roundWhole(ratio(10n ** 20n + 1n, 2n), 'down')).toBe(50000000000000000000n);
    expect(roundWhole(ratio(-(10n ** 20n) - 1n, 2n), 'up')).toBe(-50000000000000000001n);
  });
  test('small and large fractions round alike', () => {
    fc.assert(
      fc.property(small, fc.constantFrom('half_up' as const, 'down' as const, 'up' as const), ([n, d], how) => {
        const big = 10n ** 30n;
        const scaled = ratio(n * big, d * big);
        const [size, rest] = [(n < 0n ? -n : n) / d, (n < 0n ? -n : n) % d];
        const wanted = how === 'up' ? size + (rest > 0n ? 1n : 0n) : how === 'down' ? size : size + (2n * rest >= d ? 1n : 0n);
        expect(BigInt(roundWhole(scaled, how))).toBe(n < 0n ? -wanted : wanted);
      }),
    );
  });
  test('text both ways, floors, hundredths', () => {
    expect(['9.75', '-0.05', '12', '123456789012345678.123456'].map((text) => plainText(exactOf(text)))).toEqual([
      '9.75',
      '-0.05',
      '12',
      '123456789012345678.123456',
    ]);
    expect([plainText(ratio(2, 3)), plainText(ratio(-2, 3), 2), plainText(ratio(1, 3), 0), plainText(ratio(-1, 1000), 2)]).toEqual([
      '0.666667',
      '-0.67',
      '0',
      '0',
    ]);
    expect([ratio(5, 2), ratio(-5, 2), 7, ratio(-4, 2)].map((value) => floor(value))).toEqual([2, -3, 7, -2]);
    expect([hundredthsOfExact(ratio(1, 3)), hundredthsOfExact(ratio(-1, 3), 'up'), hundredthsOfExact(7)]).toEqual([33, -34, 700]);
    expect([roundTo(ratio(199, 100), 1, 'half_up'), roundTo(ratio(1, 3), 2, 'up'), roundTo(5, 1, 'down')]).toEqual([2, ratio(17, 50), 5]);
  });
});
