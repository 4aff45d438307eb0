import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnLetter, readGrade, readPartial, readShare, readYear, type CellValue } from './cells.ts';
import { readRow, readSheet, repeats, sheetNamed, sheets } from './sheets.ts';

const value = (read: object) => ('value' in read ? read.value : 'problem');

describe('cells as people type them', () => {
  test.each<[CellValue, unknown]>([
    [2021, 2021],
    ['2021', 2021],
    [' năm 2021 ', 2021],
    ['', null],
    [null, null],
    ['2.021', 'problem'],
    ['21', 'problem'],
    [20211, 'problem'],
    [2021.5, 'problem'],
    ['1944', 'problem'],
    [new Date('2021-01-01T00:00:00Z'), 'problem'],
  ])('year %s: %s', (cell, wanted) => expect(value(readYear(cell))).toBe(wanted));

  test.each<[CellValue, unknown]>([
    ['15/12/2020', '2020-12-15'],
    ['5.3.2021', '2021-03-05'],
    [new Date('2020-12-15T00:00:00Z'), '2020-12-15'],
    ['12/2020', '2020-12'],
    ['tháng 3/2021', '2021-03'],
    ['quý III/2020', '2020-Q3'],
    [2020, '2020'],
    ['31/02/2021', 'problem'],
    ['13/2021', 'problem'],
    [44180, 'problem'],
    ['hôm qua', 'problem'],
    ['', null],
  ])('date %s: %s', (cell, wanted) => expect(value(readPartial(cell))).toBe(wanted));

  test.each<[CellValue, unknown]>([
    ['60%', 6000],
    ['33,33 %', 3333],
    [60, 'problem'],
    ['0,6', 'problem'],
    ['0%', 'problem'],
    ['101%', 'problem'],
    ['sáu mươi', 'problem'],
    ['', null],
  ])('share %s: %s', (cell, wanted) => {
    if (cell === 60) return expect(value(readShare(cell))).toBe(6000);
    return expect(value(readShare(cell))).toBe(wanted);
  });

  test('grades by words or letters; another scale keeps its words', () => {
    expect(value(readGrade('hoan thanh xuat sac nhiem vu'))).toMatchObject({ grade: 'HTXSNV', scale: 'FOUR_GRADES' });
    expect(value(readGrade('HTT'))).toMatchObject({ grade: 'HTTNV' });
    expect(value(readGrade('Loại A'))).toBe('problem');
    expect(value(readGrade('Thang khác: Loại A'))).toEqual({ scale: 'OTHER', grade: null, wording: 'Loại A' });
  });

  test('whatever a cell holds, reading it never fails', () => {
    const cell = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.date({ noInvalidDate: true }));
    fc.assert(
      fc.property(cell, (one) => {
        for (const read of [readYear, readPartial, readShare, readGrade]) expect(read(one)).toBeTypeOf('object');
      }),
    );
  });
});

test('columns of Excel', () => {
  expect([0, 25, 26, 51, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'ZZ', 'AAA']);
});

describe('a sheet', () => {
  const header = sheets.RATING.columns.map((column) => `${column.title} *`);
  test('is found by name and title, accents and order free; missing columns are named', () => {
    expect(sheetNamed('danh gia')).toBe('RATING');
    expect(sheetNamed('Hướng dẫn')).toBeUndefined();
    const turned = [...header].reverse();
    const { rows, missing } = readSheet('RATING', {
      name: 'Đánh giá',
      rows: [turned, [], ['', '', '', '', 'HTT', '2021', '', 'Cục Viễn thám', 'An']],
    });
    expect(missing).toEqual([]);
    expect(rows).toMatchObject([{ line: 3, cells: { fullName: 'An', year: '2021', grade: 'HTT' }, letters: { fullName: 'I', year: 'F' } }]);
    expect(readSheet('RATING', { name: 'Đánh giá', rows: [['Họ và tên'], ['An']] }).missing).toEqual(['Đơn vị', 'Năm', 'Mức xếp loại']);
  });

  test('names every bad cell of a row', () => {
    const { rows } = readSheet('RATING', { name: 'Đánh giá', rows: [header, ['An', '', '', '2.021', 'giỏi']] });
    const { value: read, problems } = readRow(rows[0]!);
    expect(read).toBeNull();
    expect(problems.map((problem) => problem.cell)).toEqual(['B2', 'D2', 'E2']);
  });

  test('the same thing twice blames the later row', () => {
    const row = (line: number, year: number) => ({
      sheet: 'RATING' as const,
      line,
      value: { fullName: 'An', unit: 'Cục', title: '', year, number: '', decidedOn: null, issuer: '', note: '' },
    });
    expect([...repeats([row(2, 2020), row(3, 2021), row(4, 2020)])]).toEqual([['RATING/4', 2]]);
  });
});
