import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ItemKind } from '../bodies.ts';
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
