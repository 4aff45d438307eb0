import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hundredthsOf } from '../engine/decimal.ts';
import { rulebook, type RulebookFile } from '../engine/rulebook.ts';
import { fileOf, plainPoints, rowsOf, sheetSettings, type BookRow } from './file.ts';
import { rulebookSettings } from '../shapes.ts';

const file: RulebookFile = {
  format: 'thidua/rulebook@1',
  id: 'mau',
  title: { vi: 'Bảng mẫu', en: 'Sample table' },
  authority: { name: 'Bộ', id: 'bo' },
  year: 2022,
  version: 3,
  groupKinds: ['cluster'],
  source: { citation: 'Quyết định', mark: 'partial', note: 'thiếu', address: 'https://example.org' },
  settings: {
    scale: '100',
    step: '0,5',
    decimals: 1,
    tieRules: [{ rule: 'fewer_failed_conditions' }, { rule: 'group_points', group: 'I' }],
    chain: {
      stages: [
        { stage: 'self', by: 'unit' },
        { stage: 'check', by: 'head', days: 7 },
        { stage: 'explanation', by: 'unit', days: 3 },
      ],
    },
    departments: [{ code: 'P1', title: 'Phòng Một' }],
  },
  facts: [{ code: 'late', title: 'Số ngày chậm', unit: 'day' }],
  derived: [{ code: 'twice', title: 'Gấp đôi', unit: 'day', formula: 'late * 2' }],
  criteria: [
    {
      code: 'I',
      title: 'Báo cáo',
      max: 100,
      parts: [
        {
          code: 'I.1',
          title: { vi: 'Đúng hạn', en: 'On time' },
          max: '98.5',
          measure: 'Số ngày chậm',
          proof: ['Công văn'],
          scoredBy: 'P1',
          rule: { kind: 'lateness', daysLate: 'late', onTime: '98.5', steps: [{ upToDays: 2, points: '1,5' }], beyond: 0 },
        },
        { code: 'I.2', title: 'Khác', max: 1.5, hardCondition: { when: 'late < 3' }, masked: true, note: 'che', rule: { kind: 'manual' } },
      ],
    },
    { code: 'II', title: 'Thưởng', max: 10, counts: 'bonus', rule: { kind: 'yes_no', when: 'late = 0' } },
  ],
};

const rowOf = (given: RulebookFile): { row: BookRow; items: ReturnType<typeof rowsOf>['items'] } => {
  let count = 0;
  const { book, items } = rowsOf(rulebook.parse(given), given, () => String((count += 1)));
  return {
    row: { ...book, code: given.id, authority: { id: 'bo', name: 'Bộ' }, versionNo: given.version ?? 1, settings: rulebookSettings.parse({}) },
    items,
  };
};

test('a file becomes rows and the rows the same table again', () => {
  const { row, items } = rowOf(file);
  const back = fileOf(
    row,
    items.map((item) => ({ ...item, hardCondition: false, groupTitle: null, criterion: null })),
  );
  expect(rulebook.parse(back)).toEqual(rulebook.parse(file));
  expect(items.map(({ code, parentId, kind, ord }) => ({ code, parentId, kind, ord }))).toEqual([
    { code: 'I', parentId: null, kind: 'heading', ord: 1 },
    { code: 'I.1', parentId: '1', kind: 'lateness', ord: 2 },
    { code: 'I.2', parentId: '1', kind: 'manual', ord: 3 },
    { code: 'II', parentId: null, kind: 'yes_no', ord: 4 },
  ]);
});

test('the sheets read step, tie group and days from the settings of the table', () => {
  expect(sheetSettings(rowOf(file).row.rules)).toEqual({ stepHundredths: 50, tieGroup: 'I', explainDays: 3, checkDays: 7 });
  expect(sheetSettings(null)).toEqual({});
});

test('a table from before gets headings, and a fact for each hard condition; what it cannot say is scored by hand', () => {
  const [like] = rowOf(file).items;
  if (!like) throw new Error('no items');
  const line = (code: string, hardCondition: boolean) => ({
    ...like,
    id: code,
    parentId: null,
    code,
    maxHundredths: 100,
    kind: 'pass_fail',
    rule: {},
    hardCondition,
    groupTitle: 'Chương trình công tác',
    criterion: { measureType: 'boolean' as const, evidence: ['Quyết định'] },
  });
  const settings = rulebookSettings.parse({ mode: 'pass_fail', tieGroup: 'TT2' });
  const read = rulebook.parse(fileOf({ ...rowOf(file).row, rules: null, settings, derived: [] }, [line('TT2.1', false), line('TT2.4', true)]));
  expect(read.criteria).toMatchObject([
    {
      code: 'TT2',
      title: { vi: 'Chương trình công tác' },
      max: 200,
      parts: [
        { code: 'TT2.1', rule: { kind: 'manual' }, measure: 'Có / không', proof: ['Quyết định'], hardCondition: null },
        { code: 'TT2.4', hardCondition: { when: 'condition_tt2_4' } },
      ],
    },
  ]);
  expect(read.facts.map((fact) => [fact.code, fact.unit])).toEqual([['condition_tt2_4', 'flag']]);
  expect(read.settings).toMatchObject({ step: 100, tieRules: [{ rule: 'fewer_failed_conditions' }, { rule: 'group_points', group: 'TT2' }] });
});

test('points keep every hundredth on the way to a file and back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (value) => {
      expect(hundredthsOf(plainPoints(value))).toBe(value);
    }),
  );
});
