import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ItemKind } from '../bodies.ts';
import { readDecimal } from '../../engine/decimal.ts';
import { ruleSentence } from '../rule-words.ts';
import { guessKind, isSentence, readRule, writeRule } from './rule-notation.ts';

const noFact = () => 'x';
const read = (kind: ItemKind, typed: string) => readRule(kind, typed, noFact);

test('a rule in one cell reads as the program prints it, parted by lines, “|” or “;” alike', () => {
  const bands = [
    { from: '95', fromIncluded: false, to: null, toIncluded: false, points: '10' },
    { from: '90', fromIncluded: true, to: '95', toIncluded: true, points: '5' },
    { from: null, fromIncluded: true, to: '90', toIncluded: false, points: '0' },
  ];
  for (const between of ['; ', ';', '\n', ' | ', ';\n']) {
    const typed = ['trên 95: 10', 'từ 90 đến 95: 5', 'dưới 90: 0'].join(between);
    expect(read('bands', typed)).toEqual({ of: 'x', bands });
    expect(guessKind(typed)).toBe('bands');
  }
  expect(read('bands', 'trên 95: 10; từ 90 đến 95: 5; dưới 90: 0.')).toEqual({ of: 'x', bands });
});

test('a line that cannot be read says how parts are parted', () => {
  const answer = read('bands', 'trên 95: 10, từ 90 đến 95: 5');
  expect(isSentence(answer) && answer.vi).toContain('các mức ngăn bằng xuống dòng, dấu “;” hoặc “|”');
});

test('“;” inside a formula and inside the title of an honour belongs to it', () => {
  expect(read('proportional', 'phần trăm: percent(a; b); mỗi 1%: 0,5')).toEqual({ percent: 'percent(a; b)', pointsPerPercent: '0.5' });
  expect(read('honours', 'co = Cờ thi đua; hạng nhất: 15; bk = Bằng khen: 5; chỉ tính mức cao nhất')).toEqual({
    honours: [
      { honour: 'co', title: 'Cờ thi đua; hạng nhất', points: '15' },
      { honour: 'bk', title: 'Bằng khen', points: '5' },
    ],
    combine: 'highest',
  });
});

const decimal = fc.integer({ min: 0, max: 99_999 }).map((value) => String(value / 100));
const rising = fc
  .uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 6 })
  .map((ends) => ends.toSorted((a, b) => b - a).map(String));

test('bands that are printed are read as they were, from lines, from “;” and from the sentence of the table', () => {
  fc.assert(
    fc.property(rising, fc.array(decimal, { minLength: 7, maxLength: 7 }), fc.boolean(), (ends, points, included) => {
      const edges = [null, ...ends, null];
      const bands = edges.slice(1).map((from, at) => ({
        from,
        fromIncluded: from === null ? true : included,
        to: edges[at] ?? null,
        toIncluded: (edges[at] ?? null) === null ? false : !included,
        points: points[at],
      }));
      const lines = writeRule('bands', { of: 'rate', bands });
      expect(read('bands', lines)).toEqual({ of: 'rate', bands });
      expect(read('bands', lines.replaceAll('\n', '; '))).toEqual({ of: 'rate', bands });
      const { vi } = ruleSentence({ kind: 'bands', rule: { of: 'rate', bands }, code: 'I', maxHundredths: 100_000 });
      expect(read('bands', vi.replace('rate: ', ''))).toEqual({ of: 'x', bands });
    }),
  );
});

const steps = fc
  .uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 })
  .chain((days) => fc.tuple(...days.toSorted((a, b) => a - b).map((upToDays) => decimal.map((points) => ({ upToDays, points })))));
const lateness = fc.record({ daysLate: fc.constant('so_ngay'), onTime: decimal, steps, beyond: decimal });

test('lateness that is printed is read as it was, from lines, from “;” and from the sentence of the table in both languages', () => {
  fc.assert(
    fc.property(lateness, (rule) => {
      const lines = writeRule('lateness', rule);
      expect(read('lateness', lines)).toEqual(rule);
      expect(read('lateness', lines.replaceAll('\n', '; '))).toEqual(rule);
      const item = { kind: 'lateness' as const, rule, code: 'I', maxHundredths: 100_000 };
      const { vi, en } = ruleSentence(item);
      expect(read('lateness', vi)).toEqual(rule);
      expect(read('lateness', en)).toEqual(rule);
      expect(guessKind(vi)).toBe('lateness');
      // a title in quotes is no code: the figure is declared anew
      const titled = ruleSentence(item, new Map([['so_ngay', { vi: 'Số ngày chậm', en: 'Days late' }]]));
      expect(read('lateness', titled.vi)).toEqual({ ...rule, daysLate: 'x' });
    }),
  );
});

test('a sentence that names its figure keeps it, for bands too', () => {
  expect(read('bands', 'ty_le: trên 95: 10; dưới 95: 0.')).toMatchObject({ of: 'ty_le', bands: [{ from: '95' }, { to: '95' }] });
  expect(guessKind('ty_le: trên 95: 10; dưới 95: 0.')).toBe('bands');
  expect(isSentence(read('lateness', 'đúng hạn 2; đến mai 1'))).toBe(true);
});

/** Numbers as a table may hold them, also such as a reader could take for thousands (`1,125`). */
const fine = fc.integer({ min: 0, max: 999_999 }).map((value) => {
  const reading = readDecimal(value / 1000);
  return reading.ok ? reading.text : '';
});
const formula = fc.constantFrom('so_a', 'so_a + so_b', 'percent(so_a; so_b)', 'target(so_a)');
const written: Readonly<Partial<Record<ItemKind, fc.Arbitrary<Record<string, unknown>>>>> = {
  yes_no: fc.record({ when: formula }),
  condition: fc.record({ when: formula }),
  proportional: fc.oneof(
    fc.record({ percent: formula, pointsPerPercent: fine }),
    fc.record({ actual: formula, target: formula, wholePercents: fc.constant(true) }),
  ),
  bands: fine.chain((edge) =>
    fine.map((points) => ({
      of: 'so_a',
      bands: [
        { from: edge, fromIncluded: true, to: null, toIncluded: false, points },
        { from: null, fromIncluded: true, to: edge, toIncluded: false, points: '0' },
      ],
    })),
  ),
  per_unit: fc.record({ count: formula, pointsEach: fine, cap: fine }),
  bonus_penalty: fc.record({
    start: fine,
    plus: formula,
    plusEach: fine,
    minus: formula,
    minusEach: fine,
    floor: fine.map((one) => `-${one}`),
    cap: fine,
  }),
  relative_to_leader: fc.record({ actual: formula, target: formula }),
  manual: fc.oneof(fc.record({ least: fine }), fc.constant({ reasonNeeded: false })),
  honours: fc.record({
    honours: fc.array(
      fc.record({ honour: fc.constantFrom('co_bo', 'bk'), title: fc.constantFrom('Cờ thi đua; hạng nhất', 'Bằng khen (2022)'), points: fine }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    combine: fc.constantFrom('sum', 'highest'),
  }),
};

test.each(Object.entries(written) as [ItemKind, fc.Arbitrary<Record<string, unknown>>][])(
  '%s: what the workbook says is read as it was',
  (kind, rules) => {
    fc.assert(
      fc.property(rules, (rule) => {
        const lines = writeRule(kind, rule);
        // −0 is 0
        const plain = JSON.parse(JSON.stringify(rule).replaceAll('"-0"', '"0"')) as unknown;
        expect(read(kind, lines)).toEqual(plain);
        expect(read(kind, lines.replaceAll('\n', ' | '))).toEqual(plain);
        expect(read(kind, lines.replaceAll('\n', '; '))).toEqual(plain);
      }),
    );
  },
);
