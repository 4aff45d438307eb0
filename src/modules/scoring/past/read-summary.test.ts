import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { readWorkbook } from '#platform/workbook/read.ts';
import { parseWritten, readSummary } from './read-summary.ts';

/** Summary sheets as clusters keep them: two rows of merged headings, numbered columns, Vietnamese numbers, totals, signatures. */

type Cells = readonly (string | number | null)[];
const heading: Cells[] = [
  ['BỘ TÀI NGUYÊN VÀ MÔI TRƯỜNG', null, null, null, null, null, null, null, null],
  ['BẢNG TỔNG HỢP ĐIỂM THI ĐUA NĂM 2020 (thang điểm 1.000 điểm)', null, null, null, null, null, null, null, null],
  ['STT', 'Tên đơn vị', 'Đơn vị tự chấm', null, 'Cụm thẩm định', null, 'Tổng cộng', 'Xếp loại', 'Xếp hạng'],
  [null, null, 'Điểm', 'Điểm thưởng', 'Điểm', 'Điểm thưởng', null, null, null],
  ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)'],
];
const body: Cells[] = [
  ['I', 'Khối các Sở', null, null, null, null, null, null, null],
  [1, 'Sở A', '960,5', '10', '950', '10', '960', 'Xuất sắc', 'I'],
  [2, 'Sở B', '940', null, '940,25', '–', '940,25', 'Tốt', 2],
  [3, 'Sở C', 930, null, 940.25, null, 940.25, 'Tốt', 2],
  [4, 'Sở D', null, null, null, null, null, null, null],
];
const foot: Cells[] = [
  ['Tổng cộng', null, '2.830,5', 10, '2.830,5', 10, '2.840,5', null, null],
  ['Điểm trung bình', null, '943,5', null, '943,5', null, '946,83', null, null],
  [null, null, null, null, 'Hà Nội, ngày 20 tháng 12 năm 2020', null, null, null, null],
];
const merges = [
  { startRow: 2, startCol: 2, endRow: 2, endCol: 3 },
  { startRow: 2, startCol: 4, endRow: 2, endCol: 5 },
];
const read = async (rows: readonly Cells[], scale: number | null = null) =>
  readSummary(await readWorkbook(new Uint8Array(await writeXlsx({ sheets: [{ name: 'TH 2020', rows: rows as never, merges }] }))), scale);

test('a cluster’s own sheet is read with its merged headings, totals and Vietnamese numbers', async () => {
  const reading = await read([...heading, ...body, ...foot]);
  expect(reading.problems).toEqual([]);
  expect(reading.scale).toBe(100_000);
  expect(
    reading.rows.map(({ cell, name, total, rank, class: band, points }) => [
      cell,
      name,
      points.self,
      points.checked,
      points.checkedExtra,
      total,
      band,
      rank,
    ]),
  ).toEqual([
    ['B6', 'Khối các Sở', null, null, null, null, null, null],
    ['B7', 'Sở A', 96_050, 95_000, 1_000, 96_000, 'Xuất sắc', 1],
    ['B8', 'Sở B', 94_000, 94_025, null, 94_025, 'Tốt', 2],
    ['B9', 'Sở C', 93_000, 94_025, null, 94_025, 'Tốt', 2],
    ['B10', 'Sở D', null, null, null, null, null, null],
  ]);
  expect(reading.ignored.map((one) => one.text)).toContain('Hà Nội, ngày 20 tháng 12 năm 2020');
});

test('every wrong cell is named: points, sums, ranks, totals, a base above the scale', async () => {
  const [, a, b, c] = body as [Cells, Cells, Cells, Cells];
  const change = (row: Cells, at: number, value: string | number | null) => row.map((cell, index) => (index === at ? value : cell));
  const cells = async (rows: readonly Cells[]) => (await read([...heading, ...rows])).problems.map((one) => one.cell);
  expect(await cells([a, b, c])).toEqual([]);
  expect(await cells([change(a, 2, 'chín trăm'), b, c])).toEqual(['C6']);
  expect(await cells([change(a, 6, 961), b, c])).toEqual(['G6']);
  expect(await cells([a, b, change(c, 8, 4)])).toEqual(['I8']);
  expect(await cells([a, change(b, 8, 1), c])).toEqual(['I7']);
  expect(await cells([a, change(b, 1, null), c])).toEqual(['B7']);
  expect(await cells([change(change(a, 4, 1001), 6, 1011), b, c])).toEqual(['G6']);
  expect(await cells([a, b, c, ['Tổng cộng', null, null, null, null, null, '2.840', null, null]])).toEqual(['G9']);
  expect(await cells([a, change(b, 4, 940.255), c])).toContain('E7');
});

test('what is no summary says so; a scale the workbook does not name is the reader’s', async () => {
  expect((await read([['Họ tên', 'Ngày sinh']])).problems).toMatchObject([{ cell: 'A1' }]);
  const bare = [
    ['Đơn vị', 'Tự chấm', 'Thẩm định', 'Tổng cộng', 'Hạng'],
    ['Sở A', 95, 94, 94, 1],
  ] as const;
  expect((await read(bare)).scale).toBeNull();
  expect((await read(bare, 10_000)).scale).toBe(10_000);
});

test('numbers as people write them', () => {
  expect(['1.000', '1.000,5', '952,25', '952.25', '95 điểm', '-5'].map(parseWritten)).toEqual([100_000, 100_050, 95_225, 95_225, 9_500, -500]);
  expect(['', 'NaN', '1e9', '9,755', '1.00.000', 'chín'].map(parseWritten)).toEqual([null, null, null, null, null, null]);
});
