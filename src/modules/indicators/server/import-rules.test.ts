import { writeXlsx } from 'hucre/xlsx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#platform/refusal.ts';
import { checkRows, importColumns, type ImportContext } from '../import-rules.ts';
import { findColumns, withoutSecrets, type RawRow } from '../import-table.ts';
import { readRows } from './table-reader.ts';

describe('any file', () => {
  const context: ImportContext = {
    asked: new Map([[5, new Map([['a', ['x', 'y']]])]]),
    codes: new Set(['a', 'b']),
    counted: new Set(['b']),
    closed: new Set([4]),
    lastMonth: 6,
  };
  const content = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('5', 'a', 'x', '9,75', '1.000', 'NaN', '1e400', '=1+1', 'x\u202E', 'chưa có số liệu'),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
  );
  const row = fc.tuple(content, content, content, content, content, content, content);

  test('gives lines that are whole or problems with a place; secrets leave nothing behind', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const names = ['month', 'code', 'part', 'amount', 'missing', 'note', 'secret'] as const;
        const sent = rows.map((cells, index): RawRow => ({
          row: index + 2,
          cells: Object.fromEntries(
            names.map((name, at) => [name, { place: `${'ABCDEFG'[at]}${index + 2}`, content: cells[at] ?? null, formula: false }]),
          ),
        }));
        const { rows: kept, secrets: counts } = withoutSecrets(sent, ['contains-secret']);
        const { lines, problems } = checkRows(kept, context);
        expect(kept.length + Object.values(counts).reduce((sum, one) => sum + one, 0)).toBe(sent.length);
        for (const one of lines) {
          expect((one.amount === null) !== (one.missing === null)).toBe(true);
          expect(problems.some((problem) => problem.row === one.row)).toBe(false);
        }
        for (const one of kept) expect(lines.some((found) => found.row === one.row) || problems.some((found) => found.row === one.row)).toBe(true);
        for (const problem of problems) expect(problem.place).toMatch(/^[A-G]\d+$/);
      }),
      { numRuns: 500 },
    );
  });

  test('whatever bytes are sent end in rows or in a named refusal', async () => {
    const good = new Uint8Array(
      await writeXlsx({
        sheets: [
          {
            name: 'A',
            rows: [
              ['Tháng', 'Mã chỉ số', 'Mã thành phần', 'Số liệu'],
              [5, 'a', 'x', 1],
            ],
          },
        ],
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('xlsx' as const, 'csv' as const),
        fc.uint8Array({ maxLength: 80 }),
        fc.nat(good.length - 1),
        async (way, bytes, at) => {
          const changed = good.slice();
          changed.set(bytes.subarray(0, Math.min(8, good.length - at)), at);
          for (const file of [bytes, changed]) {
            const outcome = await readRows(way, file, importColumns).catch((problem: unknown) => problem);
            expect(Array.isArray(outcome) || outcome instanceof Refusal, String(outcome)).toBe(true);
          }
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);

  test('headings are found in any order, with or without accents', () => {
    expect(findColumns(importColumns, ['so lieu', 'MÃ CHỈ SỐ', 'x', 'Tháng', 'mã thành phần'])).toEqual({
      at: { amount: 0, code: 1, month: 3, part: 4 },
      missing: [],
    });
  });
});
