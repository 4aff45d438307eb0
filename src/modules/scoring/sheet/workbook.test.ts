import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CellContent, ReadSheet } from '#platform/workbook/read.ts';
import type { ScoredLine } from './points.ts';
import { readSheetWorkbook } from './workbook.ts';

const line = (code: string, change: Partial<ScoredLine> = {}): ScoredLine => ({
  itemId: `id-${code}`,
  code,
  title: `Tiêu chí ${code}`,
  max: 1000,
  self: null,
  selfNote: '',
  checked: null,
  checkComment: '',
  explanation: '',
  final: null,
  finalComment: '',
  proposed: null,
  cross: null,
  ...change,
});
const lines = [line('I.1', { self: 500, selfNote: 'cũ' }), line('I.2'), line('II.1', { proposed: 967 })];

const sheet = (rows: readonly (readonly (CellContent | { formula: string })[])[]): ReadSheet[] => [
  {
    name: 'Phiếu chấm điểm',
    hidden: false,
    rows: rows.map((cells, index) => ({
      number: index + 1,
      cells: cells.map((cell) =>
        cell !== null && typeof cell === 'object' && 'formula' in cell ? { content: 1, formula: cell.formula } : { content: cell, formula: null },
      ),
    })),
  },
];
const read = (sheets: readonly ReadSheet[], mayScore: (itemId: string) => boolean = () => true) =>
  readSheetWorkbook(sheets, {
    lines,
    others: ['I', 'I.6'],
    column: 'self',
    mayScore,
    boundsOf: (id) => (id === 'id-II.1' ? { low: -200, high: 1000, proposed: 967 } : undefined),
    stepHundredths: 50,
  });
const heading = ['Nhóm', 'Mã', 'Tiêu chí', 'Tự chấm', 'Thuyết minh'];

describe('a sheet that comes back as a workbook', () => {
  test('rows of conditions, headings and what is not asked come back as they left; points on them are a problem of that cell', () => {
    expect(read(sheet([heading, ['A', 'I.1', '', 6, 'cũ'], ['A', 'I.6', '', null, ''], ['', 'I', '', '', '']]))).toMatchObject({
      problems: [],
      changes: [{ code: 'I.1', after: 600 }],
    });
    const { problems } = read(sheet([heading, ['A', 'I.6', '', 5, '']]));
    expect(problems.map((one) => [one.cell, one.message.vi])).toEqual([
      ['D2', 'I.6: dòng này không chấm điểm (điều kiện, mục cha hoặc tiêu chí không giao). Để trống ô điểm.'],
    ]);
  });

  test('the columns are found by their titles, in either language; what did not change is only counted', () => {
    const rows = [['Cục Viễn thám'], heading, ['A', 'I.1', '', 5, 'cũ'], ['A', 'I.2', '', '9,5', ''], ['B', 'II.1', '', 9.67, 'theo quy tắc']];
    expect(read(sheet(rows))).toEqual({
      same: 1,
      problems: [],
      changes: [
        { itemId: 'id-I.2', code: 'I.2', title: 'Tiêu chí I.2', cell: 'D4', before: null, after: 950, note: null },
        { itemId: 'id-II.1', code: 'II.1', title: 'Tiêu chí II.1', cell: 'D5', before: null, after: 967, note: 'theo quy tắc' },
      ],
    });
    expect(
      read(
        sheet([
          ['Code', 'Self'],
          ['i.2', 3],
        ]),
      ).changes,
    ).toMatchObject([{ code: 'I.2', after: 300 }]);
    // an emptied cell takes the score back, it is not 0
    expect(
      read(
        sheet([
          ['Code', 'Self'],
          ['I.1', null],
        ]),
      ).changes,
    ).toMatchObject([{ code: 'I.1', before: 500, after: null }]);
  });

  test('every cell that does not fit is named, formulas too', () => {
    const rows = [
      heading,
      ['A', 'I.1', '', { formula: 'A1+1' }],
      ['A', 'I.2', '', 10.5],
      ['B', 'II.1', '', -3],
      ['B', 'IX', '', 1],
      ['A', 'I.1', '', 2],
      ['A', 'I.2', '', 1],
    ];
    expect(read(sheet(rows)).problems.map((one) => one.cell)).toEqual(['D2', 'D3', 'D4', 'B5', 'B6', 'B7']);
    expect(read(sheet([heading, ['A', 'I.2', '', 9.505]])).problems).toMatchObject([
      { cell: 'D2', message: { vi: 'I.2: nhiều nhất hai chữ số lẻ.' } },
    ]);
    expect(read(sheet([heading, ['A', 'I.2', '', 9.25]])).problems).toMatchObject([{ cell: 'D2', message: { vi: 'I.2: phải là bội số của 0,5.' } }]);
    expect(read(sheet([heading, ['A', 'I.2', '', 9]]), () => false).problems).toMatchObject([{ cell: 'D2' }]);
    expect(read(sheet([['Một bảng khác']])).problems).toHaveLength(1);
    expect(read([])).toMatchObject({ changes: [], problems: { length: 1 } });
  });

  test('whatever stands in the cells: a change is a possible score, everything else is a problem with its cell', () => {
    const content = fc.oneof(
      fc.string(),
      fc.double({ noNaN: false }),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom('1.000', '1e400', '=SUM(A1)', 'NaN', '-2'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('I.1', 'I.2', 'II.1', 'X'), content), { maxLength: 6 }), (cells) => {
        const { changes, problems } = read(sheet([heading, ...cells.map(([code, cell]) => ['', code, '', cell])]));
        for (const change of changes) {
          if (change.after === null) continue;
          expect(Number.isSafeInteger(change.after)).toBe(true);
          expect(change.after).toBeLessThanOrEqual(1000);
          expect(change.after).toBeGreaterThanOrEqual(-200);
        }
        for (const one of problems) expect(one.cell).toMatch(/^[A-Z]+\d+$/);
      }),
    );
  });
});
