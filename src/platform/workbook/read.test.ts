import { writeXlsx } from 'hucre/xlsx';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal, type DeclaredRefusal } from '../refusal.ts';
import { cellName, columnName } from './cells.ts';
import { readWorkbook } from './read.ts';
import { workbookRefusals as refusals } from './refusals.ts';

const book = async (rows: (string | number | boolean | Date | null)[][], name = 'Bảng điểm') =>
  new Uint8Array(await writeXlsx({ sheets: [{ name, rows }] }));

async function refusedAs(bytes: Uint8Array, refusal: DeclaredRefusal): Promise<string> {
  const problem = await readWorkbook(bytes).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(problem).toBeInstanceOf(Refusal);
  expect((problem as Refusal).body.code).toBe(refusal.code);
  return (problem as Refusal).body.message.vi;
}

test('cells have names as Excel gives them', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  expect(cellName(5, 3)).toBe('D5');
});

test('values, empty rows and formulas of every sheet are read with their places', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'Một',
        rows: [[], ['Mã', 9.75, new Date('2022-03-05T00:00:00Z'), true, null]],
        cells: new Map([['1,5', { formula: 'B2*2', formulaResult: 19.5 }]]),
      },
      { name: 'Ẩn', rows: [['x']], hidden: true },
    ],
  });
  const [first, second] = await readWorkbook(new Uint8Array(bytes));
  expect(first?.rows).toHaveLength(1);
  expect(first?.rows[0]?.number).toBe(2);
  expect(first?.rows[0]?.cells.map((cell) => cell.content)).toEqual(['Mã', 9.75, new Date('2022-03-05T00:00:00Z'), true, null, 19.5]);
  expect(first?.rows[0]?.cells[5]?.formula).toBe('B2*2');
  expect(second).toMatchObject({ name: 'Ẩn', hidden: true });
});

test('200,000 rows are refused by name and cost no memory', async () => {
  const bytes = await book(Array.from({ length: 200_000 }, (_, index) => [index]));
  const before = process.memoryUsage().rss;
  expect(await refusedAs(bytes, refusals.tooManyRows)).toContain('“Bảng điểm” có hơn 5000 dòng');
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
}, 60_000);

test('far corners, many texts, other formats and damaged files are refused by name', async () => {
  const wide = await writeXlsx({ sheets: [{ name: 'A', rows: [['x']], cells: new Map([['3,500', { value: 1 }]]) }] });
  expect(await refusedAs(new Uint8Array(wide), refusals.tooManyColumns)).toContain('dòng 4: có ô ngoài cột BH');
  const low = await writeXlsx({ sheets: [{ name: 'A', rows: [['x']], cells: new Map([['900000,0', { value: 1 }]]) }] });
  await refusedAs(new Uint8Array(low), refusals.tooManyRows);
  await refusedAs(new TextEncoder().encode('Mã;Tiêu chí'), refusals.notWorkbook);
  await refusedAs(new Uint8Array(), refusals.notWorkbook);
  const locked = await writeXlsx({ sheets: [{ name: 'A', rows: [['x']] }], encryption: { password: 'x', spinCount: 1000 } });
  await refusedAs(new Uint8Array(locked), refusals.locked);
  const good = await book([['x', 1]]);
  await refusedAs(good.subarray(0, good.length - 30), refusals.notWorkbook);
});

test('no change of a byte makes it fail without a name', async () => {
  const good = await book([
    ['Mã', 'Tiêu chí'],
    ['I', 1.5],
  ]);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }), async (changes) => {
      const broken = good.slice();
      for (const [at, value] of changes) broken[at] = value;
      const outcome = await readWorkbook(broken).catch((thrown: unknown) => thrown);
      expect(Array.isArray(outcome) || outcome instanceof Refusal, String(outcome)).toBe(true);
    }),
    { numRuns: 200 },
  );
});
