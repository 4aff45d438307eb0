import { expect, test } from 'vitest';
import { blankDraft } from './draft.ts';
import type { Draft, DraftItem } from './bodies.ts';
import { figureReaders } from './figure-readers.ts';

const start = blankDraft('Bảng', 2022);
const item = (code: string, kind: DraftItem['kind'], rule: Record<string, unknown>, conditionWhen: string | null = null): DraftItem => ({
  id: code,
  parentId: null,
  code,
  title: `Tiêu chí ${code}`,
  titleEn: '',
  maxHundredths: 1000,
  kind,
  rule,
  counts: 'base',
  measure: '',
  proof: [],
  scoredBy: null,
  conditionWhen,
  masked: false,
  note: '',
});
const draft = (items: DraftItem[]): Draft => ({
  ...start,
  book: {
    ...start.book,
    facts: ['dung_han', 'viec', 'cham', 'thua'].map((code) => ({ code, title: code, unit: 'count' })),
    derived: [
      { code: 'ty_le', title: 'Tỷ lệ', unit: 'percent', formula: 'percent(dung_han; viec)' },
      { code: 'hong', title: 'Hỏng', unit: 'count', formula: 'dung_han +' },
    ],
  },
  items,
});

test('each figure says which criteria and computed figures read it, and which nobody reads', () => {
  const readers = figureReaders(
    draft([
      item('I', 'heading', {}),
      item('I.1', 'proportional', { percent: 'ty_le' }),
      item('I.2', 'per_unit', { count: 'dung_han + viec', pointsEach: '1' }),
      item('I.3', 'manual', {}, 'cham = 0 and dung_han > 0'),
      // the rule is not finished: what it names already counts
      item('I.4', 'lateness', { daysLate: 'cham' }),
    ]),
  );
  const said = [...readers].map(([code, { criteria, derived }]) => [code, criteria.map((one) => one.code), derived.map((one) => one['code'])]);
  expect(said).toEqual([
    ['dung_han', ['I.2', 'I.3'], ['ty_le']],
    ['viec', ['I.2'], ['ty_le']],
    ['cham', ['I.3', 'I.4'], []],
    ['thua', [], []],
    ['ty_le', ['I.1'], []],
    ['hong', [], []],
  ]);
});
