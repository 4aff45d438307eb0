import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp } from '#app/testing/harness.ts';
import { workbookRefusals } from '#platform/workbook/refusals.ts';
import { rulebookApi } from '../../rulebook/contract.ts';

/** Wrong tables as departments upload them: each is refused, or becomes a draft that says what is wrong, with the place. */

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ today: '2022-03-01' });
});
afterAll(() => app.close());

async function send(name: string, bytes: Uint8Array | string) {
  const form = new FormData();
  form.append('file', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]), name);
  return (await app.as('thuongtruc')).try(rulebookApi.readFile, { body: form as never });
}

type Json = Record<string, unknown>;
const hand = { kind: 'manual' };
const table = (criteria: Json[], more: Json = {}, settings: Json = {}) => ({
  format: 'thidua/rulebook@1',
  id: 'x',
  title: 'Bảng thử',
  authority: { name: 'Cơ quan' },
  year: 2022,
  groupKinds: ['block'],
  source: { citation: 'thử', mark: 'synthetic' },
  settings: { scale: 10, ...settings },
  criteria,
  ...more,
});
const line = (rule: Json, more: Json = {}) => ({ code: 'A', title: 'Tiêu chí', max: 10, rule, ...more });
const count = { code: 'x', title: 'x', unit: 'count' };
const derived = (code: string, formula: string) => ({ code, title: code, unit: 'count', formula });
const band = (from: number, to: number) => ({ from, to, points: 1 });
const per = { kind: 'per_unit', count: 'x', pointsEach: 1 };

describe('a file of the format', () => {
  const cases: readonly (readonly [string, object, string, string])[] = [
    ['sums that do not add up', table([line(hand)], {}, { scale: 100 }), 'settings.scale', 'Các tiêu chí cộng 10, thang điểm là 100.'],
    [
      'overlapping bands',
      table([line({ kind: 'bands', of: 'x', bands: [band(0, 60), band(50, 75)] })], { facts: [count] }),
      'criteria[0].rule.bands[1]',
      'chồng lên nhau',
    ],
    [
      'a circle of formulas',
      table([line({ ...per, count: 'a' })], { derived: [derived('a', 'b'), derived('b', 'a')] }),
      'derived[0].formula',
      'a → b → a',
    ],
    ['a negative cap', table([line({ ...per, cap: -1 })], { facts: [count] }), 'criteria[0].rule.cap', 'mức trần âm'],
    ['a negative cap of the total', table([line(hand)], {}, { totalCap: -1 }), 'settings.totalCap', 'Mức trần không được âm'],
    [
      'tie rules that never decide, the first',
      table([line(hand)], {}, { tieRules: [{ rule: 'base_total' }, { rule: 'fewer_failed_conditions' }] }),
      'settings.tieRules[0]',
      'không bao giờ phân định',
    ],
    [
      'tie rules that never decide, the second',
      table([line(hand)], {}, { tieRules: [{ rule: 'base_total' }, { rule: 'fewer_failed_conditions' }] }),
      'settings.tieRules[1]',
      'không bao giờ phân định',
    ],
    ['1.000', table([line(hand, { max: '1.000' })]), 'criteria[0].max', '“1.000” có thể là hai số khác nhau'],
    ['NaN', table([line({ ...per, pointsEach: 'NaN' })], { facts: [count] }), 'criteria[0].rule.pointsEach', '“NaN” không phải là số'],
    ['a misspelt field', table([line(hand, { toptal: 3 })]), 'criteria[0].toptal', 'Không có trường “toptal”'],
  ];
  test.each(cases)('%s', async (_, json, place, words) => {
    const { data } = await send('sai.json', JSON.stringify(json));
    expect(data.problems.find((one) => one.cell === place)?.message.vi).toContain(words);
  });
  test('1e400 and numbers with a comma', async () => {
    const text = JSON.stringify(table([line(hand, { max: '@' })]));
    const wrong = await send('sai.json', text.replace('"@"', '1e400'));
    expect(wrong.data.problems.map((one) => [one.cell, one.message.en])).toEqual([['criteria[0].max', 'The number is too large: “Infinity”.']]);
    const right = await send('dung.json', JSON.stringify(table([line(hand, { max: '9,75' })], {}, { scale: '9,75' })));
    expect([right.data.problems, right.data.draft?.items[0]?.maxHundredths]).toEqual([[], 975]);
  });
});

describe('a workbook', () => {
  const xlsx = async (rows: unknown[][], cells?: Map<string, object>) =>
    new Uint8Array(await writeXlsx({ sheets: [{ name: 'Bảng điểm', rows: rows as never, ...(cells ? { cells: cells as never } : {}) }] }));
  const head = ['Mã', 'Tiêu chí', 'Điểm tối đa', 'Quy tắc'];

  test('numbers, formulas and a sum that does not add up name their cells', async () => {
    const rows = [
      head,
      ['I', 'Nhóm', 10, ''],
      ['I.1', 'Một', '9,75', ''],
      ['II', 'Hai', '1.000', ''],
      ['III', 'Ba', 'NaN', ''],
      ['IV', 'Bốn', '1e400', ''],
      ['V', 'Năm', 5, ''],
    ];
    const { data } = await send('sai.xlsx', await xlsx(rows, new Map([['6,2', { formula: 'SUM(C2:C3)', formulaResult: 5 }]])));
    const at = (cell: string) => data.problems.find((one) => one.cell === cell)?.message.vi ?? '';
    expect(at('C4')).toContain('có thể là hai số khác nhau');
    expect(at('C5')).toContain('không phải là số');
    expect(at('C6')).not.toBe('');
    expect(at('C7')).toContain('Ô chứa công thức');
    expect(at('C2')).toContain('các mục con cộng 9,75, mục cha ghi 10');
    expect([at('C3'), data.draft]).toEqual(['', null]);
  });

  test('of 200,000 rows is refused with its limit, and costs no memory', async () => {
    const bytes = await xlsx([head, ...Array.from({ length: 200_000 }, (_, at) => [`C${at}`, 'Tiêu chí', 1, ''])]);
    const before = process.memoryUsage().rss;
    const answer = await send('lon.xlsx', bytes);
    expectRefusal(answer, workbookRefusals.tooManyRows);
    expect(JSON.stringify(answer)).toContain('“Bảng điểm” có hơn 5000 dòng');
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(96);
  }, 120_000);
});
