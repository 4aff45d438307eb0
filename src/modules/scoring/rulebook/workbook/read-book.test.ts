import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { readWorkbook } from '#platform/workbook/read.ts';
import { readEnds } from '../../ranking/band-words.ts';
import { endsInWords } from '../../engine/ends.ts';
import { itemsOfDraft, rowOfDraft } from '../draft.ts';
import { checkBook } from '../problems.ts';
import { ruleSentence } from '../rule-words.ts';
import type { CellProblem } from '../shapes.ts';
import { rulebookSettings } from '../../shapes.ts';
import { readBook } from './read-book.ts';
import { readRule, writeRule } from './rule-notation.ts';

type Cell = string | number | boolean | Date | null;

async function read(rows: Cell[][], more: { cells?: Map<string, object>; sheets?: { name: string; rows: Cell[][] }[] } = {}) {
  const sheet = { name: 'Bảng điểm', rows, ...(more.cells ? { cells: more.cells as never } : {}) };
  const problems: CellProblem[] = [];
  const bytes = await writeXlsx({ sheets: [sheet, ...(more.sheets ?? [])] });
  const found = readBook(await readWorkbook(new Uint8Array(bytes)), 'Bảng', 2022, { report: (one) => problems.push(one), newId });
  return { found, problems, said: problems.map((one) => `${one.cell} ${one.message.vi}`) };
}

const head: Cell[] = ['Mã', 'Tiêu chí', 'Điểm tối đa', 'Quy tắc'];

test('Table C as a department keeps it: titles above, a total below, bands and days in words (practice §6.4)', async () => {
  const problems: CellProblem[] = [];
  const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, 'fixtures/bang-c-tu-phap-2022.xlsx')));
  const found = readBook(await readWorkbook(bytes), 'Bảng C', 2022, { report: (one) => problems.push(one), newId });
  expect(problems).toEqual([]);
  const { items, book } = found?.draft ?? { items: [], book: undefined };
  expect(items).toHaveLength(12);
  expect(book).toMatchObject({ scaleHundredths: 3000 });
  const sentence = (code: string) =>
    ruleSentence(items.find((item) => item.code === code) ?? { kind: 'heading', rule: {}, code: '', maxHundredths: 0 }).vi;
  expect(sentence('I.1.1')).toContain('1,5');
  expect(items.find((item) => item.code === 'I.1.1')?.rule).toEqual({
    daysLate: 'so_lieu_i_1_1',
    onTime: '2',
    steps: [
      { upToDays: 2, points: '1.5' },
      { upToDays: 5, points: '1' },
      { upToDays: 10, points: '0.5' },
    ],
    beyond: '0',
  });
  expect(items.find((item) => item.code === 'VIII.2.b')).toMatchObject({ maxHundredths: 150, kind: 'bands', rule: { of: 'so_lieu_viii_2_b' } });
  expect(book?.facts.map((fact) => [fact['code'], fact['unit']])).toContainEqual(['so_lieu_viii_2_a', 'percent']);
  const around = { code: 'x', authority: { id: 'a', name: 'A' }, versionNo: 1, settings: rulebookSettings.parse({}) };
  if (!found) throw new Error('nothing read');
  expect(checkBook(rowOfDraft(found.draft.book, around), itemsOfDraft(found.draft.items), []).problems).toEqual([]);
});

test('each number that is none names its cell and what stands there', async () => {
  const { said, problems } = await read([
    ['Bảng điểm của Sở'],
    head,
    ['I', 'Một', '9,75', ''],
    ['II', 'Hai', '1.000', ''],
    ['III', 'Ba', 'mười', ''],
    ['IV', 'Bốn', 'NaN', ''],
    ['V', 'Năm', '1e400', ''],
    ['VI', 'Sáu', -3, ''],
    ['VII', 'Bảy', 1.234, ''],
    ['VIII', 'Tám', new Date('2022-05-01T00:00:00Z'), ''],
    ['IX', 'Chín', null, ''],
  ]);
  expect(said.map((one) => one.split(' ')[0])).toEqual(['C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10', 'C11']);
  expect(said[0]).toContain('có thể là hai số khác nhau');
  expect(said[1]).toContain('không phải là số');
  expect(said[4]).toContain('âm');
  expect(said[5]).toContain('quá 2 chữ số thập phân');
  expect(said[6]).toContain('đã đổi số này thành ngày tháng');
  expect(said[7]).toContain('Thiếu điểm');
  expect(problems[0]).toMatchObject({ weight: 'error', sheet: 'Bảng điểm', read: '1.000' });
});

test('formulas, twice the same code, strange codes and missing headings name their cells', async () => {
  const { said } = await read(
    [head, ['I', 'Một', 10, ''], ['I', 'Lại một', 5, ''], ['I 2', 'Mã lạ', 5, ''], ['', 'Không mã', 5, ''], ['II', '', 5, '']],
    {
      cells: new Map([['1,2', { formula: 'SUM(C3:C4)', formulaResult: 10 }]]),
    },
  );
  expect(said).toEqual([
    'C2 Ô chứa công thức. Chép ô rồi dán dạng giá trị (Paste Values).',
    'A4 Mã “I 2” chỉ gồm chữ, số, dấu chấm, gạch; ví dụ I.1.2.',
    'A5 Thiếu mã của tiêu chí.',
    'B6 Thiếu tên tiêu chí. Ghi tên vào ô này.',
    'A3 Mã “I” đã dùng ở ô A2. Đổi một trong hai mã.',
  ]);
});

test('a sum that does not agree is a warning at the heading, not a reason to stop', async () => {
  const { problems, found } = await read([
    head,
    ['I', 'Một', 10, ''],
    ['I.1', 'Con', 4, ''],
    ['I.2', 'Con', 5, ''],
    ['II', 'Không ghi điểm', null, ''],
    ['II.1', 'Con', 3, ''],
  ]);
  expect(problems).toMatchObject([{ weight: 'warning', cell: 'C2', message: { vi: 'I: các mục con cộng 9, mục cha ghi 10.' } }]);
  expect(found?.draft.items.find((item) => item.code === 'II')?.maxHundredths).toBe(300);
  expect(found?.draft.book.scaleHundredths).toBe(1300);
});

test('a closing line that says another total is a warning of its cell; one that agrees, by formula too, says nothing', async () => {
  const rows = (total: Cell[]): Cell[][] => [head, ['I', 'Một', 12, ''], ['II', 'Hai', 8, ''], total];
  expect((await read(rows(['', 'Tổng cộng', 25, '']))).problems).toMatchObject([
    { weight: 'warning', cell: 'C4', read: '25', message: { vi: 'Dòng tổng ghi 25, các tiêu chí cộng 20.' } },
  ]);
  expect((await read(rows(['Tổng số điểm:', '', 25, '']))).said).toEqual(['C4 Dòng tổng ghi 25, các tiêu chí cộng 20.']);
  for (const total of [20, '20,0', null]) expect((await read(rows(['', 'TỔNG CỘNG', total, '']))).said).toEqual([]);
  const summed = (formulaResult: number) => ({ cells: new Map([['3,2', { formula: 'SUM(C2:C3)', formulaResult }]]) });
  expect((await read(rows(['', 'Tổng cộng', 20, '']), summed(20))).said).toEqual([]);
  expect((await read(rows(['', 'Tổng cộng', 25, '']), summed(25))).said).toEqual(['C4 Dòng tổng ghi 25, các tiêu chí cộng 20.']);
});

test('numbered lines below I, II are their parts where the sums say so; else the heading says what does not agree', async () => {
  const rows = (first: Cell): Cell[][] => [
    head,
    ['I', 'Nhóm một', first, ''],
    ['1', 'Kế hoạch', 12, ''],
    ['2', 'Chất lượng', 8, ''],
    ['II', 'Nhóm hai', 30, ''],
    ['3', 'Phong trào', 20, ''],
    ['3.1', 'Phát động', 5, ''],
    ['3.2', 'Sơ kết', 15, ''],
    ['4', 'Báo cáo', 10, ''],
  ];
  for (const first of [20, null]) {
    const { found, said } = await read(rows(first));
    expect(said).toEqual([]);
    const { book, items } = found?.draft ?? { items: [] };
    expect(book?.scaleHundredths).toBe(5000);
    const codeOf = new Map(items.map((item) => [item.id, item.code]));
    expect(items.map((item) => [item.code, codeOf.get(item.parentId ?? '') ?? null, item.maxHundredths])).toEqual([
      ['I', null, 2000],
      ['1', 'I', 1200],
      ['2', 'I', 800],
      ['II', null, 3000],
      ['3', 'II', 2000],
      ['3.1', '3', 500],
      ['3.2', '3', 1500],
      ['4', 'II', 1000],
    ]);
  }
  expect((await read(rows(25))).said).toEqual([
    'C2 Dòng I ghi 25, các dòng 1, 2 ngay dưới cộng 20. Nếu I là mục cha, sửa cho khớp hoặc ghi cột Cấp.',
  ]);
});

test('a column nobody reads says so: an unknown heading, two that mean the same; the title of a column goes first', async () => {
  const { found, said, problems } = await read([
    ['Mã', 'Tiêu chí', 'Điểm', 'Điểm tối đa', 'Cách chấm', 'Quy tắc', 'Người chấm', 'Trống'],
    ['I', 'Một', 5, 10, 'trên 95: 10', 'trên 90: 10', 'Văn phòng', null],
  ]);
  expect(said.map((one) => one.split('. ')[0])).toEqual([
    'C1 Cột “Điểm” cùng nghĩa với cột ở ô D1 nên không được đọc',
    'E1 Cột “Cách chấm” cùng nghĩa với cột ở ô F1 nên không được đọc',
    'G1 Không rõ cột “Người chấm”, nội dung cột này không được đọc',
  ]);
  expect(problems.every((one) => one.weight === 'warning')).toBe(true);
  expect(found?.draft.items).toMatchObject([{ maxHundredths: 1000, kind: 'bands', rule: { bands: [{ from: '90' }] } }]);
  const misspelt = await read([
    ['Mã', 'Tiêu chí', 'Điểm', 'Qui tắc'],
    ['I', 'Một', 10, 'trên 95: 10'],
  ]);
  expect([misspelt.said, misspelt.found?.draft.items[0]?.kind]).toEqual([[], 'bands']);
});

test('a rule that cannot be read is said at its cell; the text stays beside the criterion that people score', async () => {
  const { found, problems } = await read([
    [...head, 'Ghi chú'],
    ['I', 'Một', 10, 'trên chín mươi: 10 điểm', ''],
    ['II', 'Hai', 5, '=1+1', 'theo biên bản'],
    ['III', 'Ba', 5, '', ''],
  ]);
  expect(problems.map((one) => [one.weight, one.cell, one.read])).toEqual([
    ['warning', 'D2', 'trên chín mươi: 10 điểm'],
    ['warning', 'D3', '=1+1'],
  ]);
  expect(problems[0]?.message.vi).toContain('Không đọc được thành quy tắc tính điểm');
  expect(found?.draft.items.map((item) => [item.kind, item.note])).toEqual([
    ['manual', 'trên chín mươi: 10 điểm'],
    ['manual', 'theo biên bản\n=1+1'],
    ['manual', ''],
  ]);
});

test('without headings, without rows, with strange rules or settings it says where', async () => {
  expect(
    (
      await read([
        ['Mã', 'Nội dung'],
        ['I', 'Một'],
      ])
    ).said,
  ).toEqual(['A1 Dòng tiêu đề thiếu cột “Điểm tối đa”.']);
  expect((await read([head])).said).toEqual([' Không thấy tiêu chí nào trong sổ.']);
  const { said } = await read(
    [
      [...head, 'Cách tính'],
      ['I', 'Một', 10, 'từ 75 đến: 1', 'Theo mức của số liệu'],
      ['II', 'Hai', 5, '', 'Bốc thăm'],
      ['III', 'Ba', 5, 'đúng hạn: 2', 'Theo số ngày chậm'],
    ],
    {
      sheets: [
        {
          name: 'Thiết lập',
          rows: [
            ['Thiết lập', 'Giá trị'],
            ['Thang điểm', '1.000'],
            ['Màu bìa', 'đỏ'],
            ['Hiệu lực từ', '31/02/2022'],
          ],
        },
        {
          name: 'Số liệu',
          rows: [
            ['Mã số liệu', 'Tên số liệu', 'Đơn vị tính'],
            ['Đúng hạn', 'x', 'ngày'],
            ['dung_han', 'x', 'mét'],
          ],
        },
      ],
    },
  );
  expect(said).toEqual([
    'A2 Mã số liệu gồm chữ thường không dấu, số và gạch dưới, ví dụ dung_han.',
    'C3 Đơn vị tính cần là: số lượng / phần trăm / ngày / đồng / có/không / ngày tháng.',
    'D2 “từ 75 đến: 1”: cần ví dụ “từ 75 đến 95: 1”, các mức ngăn bằng xuống dòng, dấu “;” hoặc “|”.',
    'E3 Không có cách tính “Bốc thăm”. Xem trang Hướng dẫn.',
    'D4 Thiếu các mức chậm, ví dụ “chậm đến 5 ngày: 1”.',
    'B2 Cần một số lớn hơn 0, viết không có dấu ngăn nghìn.',
    'A3 Không có thiết lập “Màu bìa”.',
    'B4 Cần một ngày có thật, ví dụ 31/12/2022.',
  ]);
});

test('a thousand and one criteria are too many', async () => {
  const { said } = await read([head, ...Array.from({ length: 1001 }, (_, index): Cell[] => [`m${index}`, 'x', 1, ''])]);
  expect(said).toEqual(['A1002 Quá 1000 tiêu chí.']);
});

test('whatever stands in the cells, reading answers a draft or names a cell', async () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constantFrom<Cell>(null, '9,75', '1.000', '=1+1', 'I.1', '\u202Eabc', 'từ 1 đến 2: 3'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { maxLength: 8 }), async (rows) => {
      const { found, problems } = await read([head, ...(rows as Cell[][])]);
      expect(found !== null || problems.length > 0).toBe(true);
      for (const problem of problems) expect(problem.message.vi.length).toBeGreaterThan(3);
    }),
    { numRuns: 60 },
  );
});

test('stretches of values are read as they are written', () => {
  expect([' Trên 95 ', '75 – 95', 'từ 50% đến dưới 75%', '≥ 90', 'dưới 50', '90 trở lên', 'không quá 3'].map((typed) => readEnds(typed))).toEqual([
    { from: '95', fromIncluded: false, to: null, toIncluded: false },
    { from: '75', fromIncluded: true, to: '95', toIncluded: true },
    { from: '50', fromIncluded: true, to: '75', toIncluded: false },
    { from: '90', fromIncluded: true, to: null, toIncluded: false },
    { from: null, fromIncluded: true, to: '50', toIncluded: false },
    { from: '90', fromIncluded: true, to: null, toIncluded: false },
    { from: null, fromIncluded: true, to: '3', toIncluded: true },
  ]);
  expect(['', 'khoảng 5', 'từ 1.000 đến 2.000', 'từ a đến b'].map(readEnds)).toEqual([null, null, null, null]);
  const end = fc.option(fc.integer({ min: -9999, max: 9999 }).map(String));
  fc.assert(
    fc.property(end, fc.boolean(), end, fc.boolean(), (from, fromIncluded, to, toIncluded) => {
      const ends = { from, fromIncluded: from === null || fromIncluded, to, toIncluded: to !== null && toIncluded };
      expect(readEnds(endsInWords(ends).vi)).toEqual(ends);
    }),
  );
});

test('the parameters of every kind survive their notation', () => {
  const never = () => {
    throw new Error('asked for a figure');
  };
  const rules = [
    ['yes_no', { when: 'a and b' }],
    ['condition', { when: 'qua_han = 0' }],
    ['proportional', { actual: 'a', target: 'b', pointsPerPercent: '0.5', wholePercents: true }],
    ['per_unit', { count: 'a', pointsEach: '0.5', cap: '5' }],
    ['bonus_penalty', { start: '1', plus: 'a', plusEach: '0.5', minus: 'b', minusEach: '1', floor: '-5', cap: '10' }],
    ['relative_to_leader', { actual: 'a', target: 'target(a)' }],
    ['manual', { least: '1', reasonNeeded: false }],
    ['honours', { honours: [{ honour: 'co', title: 'Cờ', points: '10' }], combine: 'highest' }],
  ] as const;
  for (const [kind, rule] of rules) expect(readRule(kind, writeRule(kind, rule), never), kind).toEqual(rule);
});
