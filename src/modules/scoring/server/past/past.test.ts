import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { sql } from '#platform/db/database.ts';
import { newId, seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { workbookRefusals } from '#platform/workbook/refusals.ts';
import { scoringApi } from '../../contract.ts';
import { pastApi } from '../../past/contract.ts';
import { pastRefusals as refusals } from '../../past/refusals.ts';
import { scoringRefusals } from '../../refusals.ts';
import { summaryApi } from '../../ranking/summary-contract.ts';
import { blockFour, byHand, deskOf, ownSheet, publishedTable, readSheet, submitted, verified, type Desk } from '../testing.ts';

/** The summary a group keeps comes back: as the result of a year before the system, or beside what stands. */
let app: TestApp;
let unit: Desk;
let head: Desk;
let member: Desk;
let standing: Visitor;
const before = seedId('gt-khoi-4-2021');
const { termId } = blockFour;
const named = (tail: string) => seedId(`org-${tail}`);

beforeAll(async () => {
  app = await testApp({ today: '2022-12-01' });
  [unit, head, member] = [await deskOf(app, 'cuc-vt'), await deskOf(app, 'cuc-tnn'), await deskOf(app, 'cuc-bdkh')];
  standing = await app.as('thuongtruc');
  // members of 2021 as those of 2022, one of them known by an earlier name, two by the same one
  await app.db.pool.query(sql`delete from groups.term_member where term_id = ${before}`);
  await app.db.pool.query(sql`
    insert into groups.term_member select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'term_id', ${before}::uuid))).*
    from groups.term_member m where m.term_id = ${termId}`);
  for (const [tail, name] of [
    ['cuc-bdkh', 'Cục Khí tượng Thủy văn và Biến đổi khí hậu'],
    ['cuc-cntt', 'Trung tâm Thông tin'],
    ['tt-qhdt-tnn', 'Trung tâm Thông tin'],
  ] as const)
    await app.db.pool.query(sql`insert into directory.unit_name (id, unit_id, name, kind) values (${newId()}, ${named(tail)}, ${name}, 'former')`);
});
afterAll(() => app.close());

const nameOf = async (tail: string) =>
  (await app.look((tx) => tx.one<{ name: string }>(sql`select name from directory.unit where id = ${named(tail)}`))).name;

/** As the cluster wrote it for 2021: merged headings over two rows, numbers as text, a totals row. */
async function book(change: Readonly<Record<string, string | number | null>> = {}, scale = '(thang điểm 100)') {
  const rows: (string | number | null)[][] = [
    [`TỔNG HỢP ĐIỂM KHỐI IV NĂM 2021 ${scale}`, null, null, null, null, null, null, null, null],
    ['TT', 'Đơn vị', 'Tự chấm', null, 'Khối chấm', null, 'Tổng điểm', 'Xếp loại', 'Xếp thứ'],
    [null, null, 'Điểm', 'Thưởng', 'Điểm', 'Thưởng', null, null, null],
    [1, await nameOf('cuc-vt'), '96,5', 2, '95', '2', '97', 'Xuất sắc', 1],
    [2, 'cục khí tượng thủy văn và biến đổi khí hậu', 90, null, 90, null, 90, 'Tốt', 2],
    [3, 'Trung tâm Thông tin', 90, null, 90, null, 90, 'Tốt', 2],
    [4, 'Vụ Không có', 80, null, 80, null, 80, 'Khá', 4],
    ['Tổng cộng', null, '356,5', 2, 355, 2, 357, null, null],
  ];
  const merges = [
    { startRow: 1, startCol: 2, endRow: 1, endCol: 3 },
    { startRow: 1, startCol: 4, endRow: 1, endCol: 5 },
  ];
  for (const [cell, value] of Object.entries(change)) (rows[Number(cell.slice(1)) - 1] ?? [])['ABCDEFGHI'.indexOf(cell.charAt(0))] = value;
  return new Uint8Array(await writeXlsx({ sheets: [{ name: '2021', rows: rows as never, merges }] }));
}

function form(bytes: Uint8Array, fields: Readonly<Record<string, string>> = {}) {
  const data = new FormData();
  data.append('file', new Blob([Buffer.from(bytes)]), 'Tong hop Khoi IV 2021.xlsx');
  for (const [key, value] of Object.entries(fields)) data.append(key, value);
  return data as never;
}
const read = (who: Visitor, bytes: Uint8Array, fields = {}, term = before) =>
  who.try(pastApi.read, { params: { id: term }, body: form(bytes, fields) });
const store = (who: Visitor, bytes: Uint8Array, fields = {}, term = before) =>
  who.try(pastApi.apply, { params: { id: term }, body: form(bytes, fields) });
const one = (who: Visitor, term = before) => who.call(pastApi.one, { params: { id: term } });
const choices = JSON.stringify({ B6: named('cuc-cntt'), B7: 'leave' });

test('a workbook of a year before is read with units by name and earlier name; what is unknown or double is asked', async () => {
  const { data } = await read(standing, await book());
  expect(data).toMatchObject({ mode: 'past', sheet: '2021', scale: 10_000, problems: [], differences: [] });
  expect(data.rows.map((row) => [row.cell, row.by, row.unitId, row.total, row.rank])).toEqual([
    ['B4', 'name', named('cuc-vt'), 9_700, 1],
    ['B5', 'earlier', named('cuc-bdkh'), 9_000, 2],
    ['B6', null, null, 9_000, 2],
    ['B7', null, null, 8_000, 4],
  ]);
  expect(data.rows[3]?.candidates.map((unitOf) => unitOf.id)).not.toContain(named('cuc-vt'));
  expect((await read(standing, await book(), { choices })).data.rows.map((row) => row.by)).toEqual(['name', 'earlier', 'chosen', 'left']);
  const twice = (await read(standing, await book(), { choices: JSON.stringify({ B6: named('cuc-vt'), B7: 'leave' }) })).data;
  expect(twice.rows.filter((row) => row.by === null).map((row) => row.cell)).toEqual(['B4', 'B6']);
});

test('wrong cells, missing choices, another file than was seen: refused by name and nothing stored', async () => {
  const wrong = (await read(standing, await book({ G4: 98, I5: 5, C6: 'nhiều' }), { choices })).data;
  // the total of a column with an unreadable cell cannot be right either
  expect(wrong.problems.map((problem) => problem.cell)).toEqual(['G4', 'C6', 'C8', 'G8', 'I5']);
  const { seen } = (await read(standing, await book(), { choices })).data;
  expectRefusal(await store(standing, await book({ G4: 98 }), { choices, seen }), refusals.pastProblems);
  expectRefusal(await store(standing, await book(), { seen }), refusals.pastProblems);
  expectRefusal(await store(standing, await book({ H4: 'Tốt' }), { choices, seen }), refusals.pastChanged);
  expectRefusal(await store(standing, await book({}, ''), { choices, seen }), refusals.pastScale);
  expectRefusal(await read(standing, Buffer.from('a;b')), workbookRefusals.notWorkbook);
  expectRefusal(await read(standing, await book(), { choices: '{"B6":"x"}' }), commonRefusals.invalidInput);
  expectRefusal(await read(standing, await book(), { scale: 'mười' }), commonRefusals.invalidInput);
  expectRefusal(await read(member.officer, await book()), scoringRefusals.onlyHeadOrStanding);
  expectRefusal(await store(member.officer, await book(), { choices, seen }), scoringRefusals.onlyHeadOrStanding);
  expectRefusal(await read(standing, await book(), {}, seedId('gt-cum-1-2022')), refusals.pastNotOver);
  expect((await one(standing)).standing).toBeNull();
});

let importId = '';
test('it is stored whole, shown over the years by its own scale, its file kept; sheets of that year are then refused', async () => {
  const bytes = await book();
  const { seen } = (await read(standing, bytes, { choices })).data;
  const { data } = await store(standing, bytes, { choices, seen });
  expect(data.units).toBe(3);
  importId = data.id;
  expectRefusal(await store(standing, bytes, { choices, seen }), refusals.pastStands);
  const shown = await one(unit.officer);
  expect(shown.standing).toMatchObject({ fileName: 'Tong hop Khoi IV 2021.xlsx', scale: 10_000, rows: { length: 3 } });
  expect(shown.standing?.rows[0]).toMatchObject({
    unitId: unit.unitId,
    self: 9_650,
    selfExtra: 200,
    checked: 9_500,
    checkedExtra: 200,
    total: 9_700,
    class: 'Xuất sắc',
    rank: 1,
  });
  expect(Buffer.from(await unit.officer.download(pastApi.file, { params: { id: importId } }))).toEqual(Buffer.from(bytes));
  const { years } = await unit.officer.call(scoringApi.history, { query: {} });
  expect(years).toMatchObject([
    {
      year: 2021,
      total: 9_700,
      scale: 10_000,
      percentHundredths: 9_700,
      groupPercentHundredths: 9_233,
      groupSheets: 3,
      rank: 1,
      workbook: 'Tong hop Khoi IV 2021.xlsx',
    },
  ]);
  const rulebookId = await publishedTable(app, { criteria: byHand });
  const opened = await standing.try(scoringApi.openRound, { params: { id: before }, body: { rulebookId, dueOn: '2022-12-10' } });
  expect([refusals.pastStands.code, scoringRefusals.termNotRunning.code]).toContain(opened.refusal?.code);
  const trail = await app.look((tx) => tx.many(sql`select 1 from audit.event where object_id = ${importId}`));
  expect(trail).toHaveLength(1);
});

test('the walls of the database: no stranger reads, no member stores, nothing changes, no sheet stands beside it', async () => {
  const stranger = await app.as('canbo.so-hanoi');
  expect((await one(stranger)).standing).toBeNull();
  const as = (tail: string) => ({
    accountId: seedId(`demo/canbo.${tail}`),
    personId: null,
    name: 'x',
    grants: [{ role: 'officer' as const, unitId: named(tail) }],
    unitIds: [named(tail)],
  });
  expect(await app.db.read(as('so-hanoi'), (tx) => tx.many(sql`select 1 from scoring.past_result`))).toEqual([]);
  expect(await app.db.read(as('cuc-vt'), (tx) => tx.many(sql`select 1 from scoring.past_result`))).toHaveLength(3);
  const another = (term: string) => sql`
    insert into scoring.past_import (id, term_id, file_name, size_bytes, sha256, bytes, scale_hundredths, made_by, made_at)
    values (${newId()}, ${term}, 'x.xlsx', 1, 'h', ${Buffer.from('x')}, 10000, 'x', now())`;
  await expect(app.db.write(as('cuc-vt'), (tx) => tx.run(another(termId)))).rejects.toThrow(/row-level security/);
  await expect(app.db.pool.query(another(before))).rejects.toThrow(/past_import_one/);
  await expect(app.db.pool.query(sql`update scoring.past_import set scale_hundredths = 1 where id = ${importId}`)).rejects.toThrow(
    /stays as it was made/,
  );
  const sheet = sql`insert into scoring.sheet (id, rulebook_id, term_id, unit_id, year, state) select ${newId()}, id, ${before}, ${unit.unitId}, 2021, 'SELF_DRAFT' from scoring.rulebook limit 1`;
  await expect(app.db.pool.query(sheet)).rejects.toThrow(/imported past result/);
});

test('it is taken back as a whole with a reason; the file and who did it stay', async () => {
  const undo = (who: Visitor, reason = 'Nhầm sổ của Khối III') => who.try(pastApi.undo, { params: { id: importId }, body: { reason } });
  expectRefusal(await undo(member.officer), scoringRefusals.onlyHeadOrStanding);
  expectRefusal(await undo(standing, ''), commonRefusals.invalidInput);
  expect((await undo(standing)).data).toEqual({ id: importId });
  expectRefusal(await undo(standing), refusals.pastUndone);
  expect(await one(unit.officer)).toMatchObject({ standing: null, undone: [{ id: importId, reason: 'Nhầm sổ của Khối III' }] });
  expect((await unit.officer.call(scoringApi.history, { query: {} })).years).toEqual([]);
  expect((await unit.officer.download(pastApi.file, { params: { id: importId } })).byteLength).toBeGreaterThan(0);
});

test('the summary as exported comes back: nothing differs, a changed cell is named, no sheet moves; as a past year it is read whole', async () => {
  const rulebookId = await publishedTable(app, {
    criteria: byHand,
    settings: { scale: '100', classification: { over: 'total', bands: [{ code: 'XS', title: 'Xuất sắc', from: '90' }] } },
  });
  await head.officer.call(scoringApi.openRound, { params: { id: termId }, body: { rulebookId, dueOn: '2022-12-10' } });
  const id = await ownSheet(unit, 2022, termId);
  await submitted(unit, id, { 'I.1': 250 });
  await verified(head.officer, id);
  const { version } = await readSheet(standing, id);
  await head.leader.call(scoringApi.confirm, { params: { id }, body: { version, metOn: '2022-12-01', note: 'Họp' } });
  await standing.call(scoringApi.finalize, { params: { id }, body: { version: version + 1, note: '' } });
  const exported = new Uint8Array(await standing.download(summaryApi.workbook, { params: { id: termId } }));
  const same = (await read(standing, exported, {}, termId)).data;
  expect(same).toMatchObject({ mode: 'compare', scale: 10_000, problems: [], differences: [], missing: [] });
  expect(same.rows).toHaveLength(6);
  expect(same.same).toBe(54);
  const { sheets } = await readXlsx(exported);
  const rows = sheets[0]?.rows ?? [];
  const at = rows.findIndex((row) => row.includes('Cục Viễn thám quốc gia'));
  const total = (rows[0] ?? []).indexOf('Tổng cộng');
  const changed = rows.map((row, index) => (index === at ? row.map((cell, column) => (column === total ? 99 : cell)) : row));
  const other = (await read(standing, new Uint8Array(await writeXlsx({ sheets: [{ name: 'Tổng hợp', rows: changed }] })), {}, termId)).data;
  expect(other.differences).toEqual([
    { cell: `I${at + 1}`, unitName: 'Cục Viễn thám quốc gia', column: { vi: 'Tổng cộng', en: 'Total' }, written: '99', stands: '97,5' },
  ]);
  expectRefusal(await store(standing, exported, { seen: same.seen }, termId), refusals.pastHasSheets);
  expect((await readSheet(standing, id)).totals.final).toBe(9_750);
  const past = (await read(standing, exported)).data;
  expect(past).toMatchObject({ mode: 'past', problems: [], missing: [] });
  expect((await store(standing, exported, { seen: past.seen })).data.units).toBe(1);
  const { years } = await unit.officer.call(scoringApi.history, { query: {} });
  expect(years.map(({ year, total: points, workbook }) => [year, points, workbook === null])).toEqual([
    [2021, 9_750, false],
    [2022, 9_750, true],
  ]);
});
