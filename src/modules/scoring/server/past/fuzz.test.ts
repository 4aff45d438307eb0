import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { sql } from '#platform/db/database.ts';
import { seedId } from '#platform/ids.ts';
import { allRefusals } from '#platform/refusal.ts';
import { pastApi } from '../../past/contract.ts';
import { blockFour } from '../testing.ts';

/** Whatever a group's old workbook holds: read with its cells named, stored whole as it was seen, or refused by name. */
let app: TestApp;
let standing: Visitor;
let members: string[];
const before = seedId('gt-khoi-4-2021');

beforeAll(async () => {
  app = await testApp({ today: '2022-12-01' });
  standing = await app.as('thuongtruc');
  await app.db.pool.query(sql`delete from groups.term_member where term_id = ${before}`);
  await app.db.pool.query(sql`
    insert into groups.term_member select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'term_id', ${before}::uuid))).*
    from groups.term_member m where m.term_id = ${blockFour.termId}`);
  members = (
    await app.look((tx) =>
      tx.many<{ name: string }>(sql`
        select u.name from groups.term_member m join directory.unit u on u.id = m.unit_id where m.term_id = ${before} order by u.name limit 2`),
    )
  ).map((one) => one.name);
});
afterAll(() => app.close());

const stored = async () =>
  (
    await app.db.pool.query(
      'select (select count(*) from scoring.past_import)::int as imports, (select count(*) from scoring.past_result)::int as rows',
    )
  ).rows[0] as {
    imports: number;
    rows: number;
  };

const odd = fc.constantFrom(
  '',
  ' ',
  '0',
  '-1',
  '9,75',
  '1.000',
  'NaN',
  '1e400',
  '=1+1',
  'Tổng cộng',
  'TT',
  'Tốt',
  '\u202Etrái',
  'ă'.repeat(3000),
  '😀',
  "'; drop table x; --",
);
const cell = fc.oneof(
  odd,
  fc.string({ maxLength: 20 }),
  fc.integer({ min: -5, max: 200 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constant(null),
);
const headings = ['TT', 'Đơn vị', 'Tự chấm', 'Điểm thưởng', 'Khối chấm', 'Điểm thưởng', 'Tổng điểm', 'Xếp loại', 'Xếp thứ'];

/** A summary as groups keep it, with a handful of cells that hold anything. */
const rowsWith = fc.record({
  changed: fc.array(fc.tuple(fc.nat(6), fc.nat(8), cell), { maxLength: 6 }),
  more: fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 3 }),
});
async function bookOf({ changed, more }: { changed: [number, number, unknown][]; more: unknown[][] }): Promise<Uint8Array> {
  const rows: unknown[][] = [
    ['TỔNG HỢP ĐIỂM NĂM 2021 (thang điểm 100)', ...Array.from({ length: 8 }, () => null)],
    [...headings],
    [1, members[0], 96, 2, 95, 2, 97, 'Xuất sắc', 1],
    [2, members[1], 90, null, 90, null, 90, 'Tốt', 2],
    [3, 'Vụ Không có', 80, null, 80, null, 80, 'Khá', 3],
    ['Tổng cộng', null, 266, 2, 265, 2, 267, null, null],
    [null],
  ];
  for (const [row, column, value] of changed) (rows[row] as unknown[])[column] = value;
  return new Uint8Array(await writeXlsx({ sheets: [{ name: '2021', rows: [...rows, ...more] as never }] }));
}

const fields = fc.record(
  {
    choices: fc.oneof(fc.constant('{"B5":"leave"}'), fc.json(), odd),
    scale: fc.oneof(fc.constant('100'), odd),
    seen: odd,
  },
  { requiredKeys: [] },
);

function form(bytes: Uint8Array, given: Readonly<Record<string, string>>) {
  const data = new FormData();
  data.append('file', new Blob([Buffer.from(bytes)]), 'khoi.xlsx');
  for (const [key, value] of Object.entries(given)) data.append(key, value);
  return data as never;
}

const names = () => new Set(allRefusals().map((one) => one.code));

test('any cells, choices and marks', async () => {
  const known = names();
  let [read, kept] = [0, 0];
  await fc.assert(
    fc.asyncProperty(rowsWith, fields, fc.boolean(), async (rows, given, asSeen) => {
      const bytes = await bookOf(rows as never);
      const stands = await stored();
      const seen = await standing.try(pastApi.read, { params: { id: before }, body: form(bytes, given) });
      expect(seen.status, JSON.stringify([rows, given])).toBeLessThan(500);
      expect(await stored()).toEqual(stands);
      if (seen.refusal) expect(known).toContain(seen.refusal.code);
      else read += 1;
      const answer = await standing.try(pastApi.apply, {
        params: { id: before },
        body: form(bytes, asSeen && !seen.refusal ? { ...given, seen: seen.data.seen } : given),
      });
      expect(answer.status, JSON.stringify([rows, given])).toBeLessThan(500);
      if (answer.refusal) {
        expect(known).toContain(answer.refusal.code);
        expect(await stored()).toEqual(stands);
        return;
      }
      kept += 1;
      expect(await stored()).toEqual({ imports: stands.imports + 1, rows: stands.rows + answer.data.units });
      await standing.call(pastApi.undo, { params: { id: answer.data.id }, body: { reason: 'Làm lại' } });
    }),
    { numRuns: 120 },
  );
  // else nothing but refusals was tried
  expect(read).toBeGreaterThan(20);
  expect(kept).toBeGreaterThan(0);
}, 120_000);

test('bytes that are no workbook are refused by name', async () => {
  const known = names();
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (bytes, zip) => {
      const answer = await standing.try(pastApi.read, {
        params: { id: before },
        body: form(zip ? Buffer.from([0x50, 0x4b, 3, 4, ...bytes]) : bytes, {}),
      });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(known).toContain(answer.refusal?.code);
    }),
    { numRuns: 60 },
  );
}, 60_000);
