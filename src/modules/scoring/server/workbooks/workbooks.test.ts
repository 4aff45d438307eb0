import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { workbookRefusals } from '#platform/workbook/refusals.ts';
import { scoringApi } from '../../contract.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import { summaryApi } from '../../ranking/summary-contract.ts';
import { blockFour, byHand, deskOf, itemOf, ownSheet, publishedTable, readSheet, submitted, verified, type Desk } from '../testing.ts';

/** A sheet leaves as a workbook and comes back; the group leaves as the summary clusters keep. */
let app: TestApp;
let unit: Desk;
let head: Desk;
let standing: Visitor;
let id: string;
const { termId } = blockFour;

beforeAll(async () => {
  app = await testApp({ today: '2022-12-01' });
  [unit, head] = [await deskOf(app, 'cuc-vt'), await deskOf(app, 'cuc-tnn')];
  standing = await app.as('thuongtruc');
  const rulebookId = await publishedTable(app, {
    criteria: byHand,
    settings: { scale: '100', classification: { over: 'total', bands: [{ code: 'XS', title: 'Xuất sắc', from: '90' }] } },
  });
  await head.officer.call(scoringApi.openRound, { params: { id: termId }, body: { rulebookId, dueOn: '2022-12-10' } });
  id = await ownSheet(unit, 2022, termId);
});
afterAll(() => app.close());

/** The workbook as downloaded, with other points in the column of the unit. */
async function filled(points: Readonly<Record<string, number | string>>): Promise<Uint8Array> {
  const { sheets } = await readXlsx(await unit.officer.download(scoringApi.sheetLines, { params: { id } }));
  const [heading = [], ...rows] = sheets[0]?.rows ?? [];
  const [code, self] = [heading.indexOf('Mã'), heading.indexOf('Tự chấm')];
  const changed = rows.map((row) => row.map((cell, at) => (at === self ? (points[String(row[code])] ?? cell) : cell)));
  return writeXlsx({ sheets: [{ name: 'Phiếu', rows: [heading, ...changed] }] });
}

const send = (who: Visitor, bytes: Uint8Array, name = 'phieu.xlsx') => {
  const data = new FormData();
  data.append('file', new Blob([Buffer.from(bytes)]), name);
  return who.try(summaryApi.readSheet, { params: { id }, body: data as never });
};

test('the downloaded workbook comes back: read first, applied whole, undone whole', async () => {
  const { data } = await send(unit.officer, await filled({ 'I.1': 38.5, 'II.2': '14,25' }));
  expect(data).toMatchObject({
    column: 'self',
    same: 2,
    problems: [],
    changes: [
      { code: 'I.1', after: 3850 },
      { code: 'II.2', after: 1425 },
    ],
  });
  const before = await readSheet(unit.officer, id);
  expect(itemOf(before, 'I.1').line.self).toBeNull();
  const lines = data.changes.map((one) => ({ itemId: one.itemId, points: one.after, note: one.note }));
  const apply = (who: Visitor, version: number, sent = lines) =>
    who.try(summaryApi.applySheet, { params: { id }, body: { version, fileName: 'phieu.xlsx', lines: sent } });
  expectRefusal(await apply(head.officer, before.version), commonRefusals.notFound);
  expectRefusal(await apply(unit.officer, before.version + 3), commonRefusals.stale);
  expectRefusal(
    await apply(unit.officer, before.version, [...lines, { itemId: itemOf(before, 'I.2').itemId, points: 2001, note: null }]),
    refusals.aboveMax,
  );
  expect(itemOf(await readSheet(unit.officer, id), 'I.1').line.self).toBeNull();
  const { importId, version } = (await apply(unit.officer, before.version)).data;
  const after = await readSheet(unit.officer, id);
  expect(after).toMatchObject({ totals: { self: 5275 }, lastImport: { id: importId, lines: 2, fileName: 'phieu.xlsx' } });
  const undo = (sent: object) => unit.officer.try(summaryApi.undoSheet, { params: { id }, body: { version, importId, ...sent } });
  expectRefusal(await undo({ importId: id }), commonRefusals.notFound);
  expect((await undo({})).data).toEqual({ version: version + 1 });
  const undone = await readSheet(unit.officer, id);
  expect([itemOf(undone, 'I.1').line.self, undone.lastImport]).toEqual([null, null]);
  expectRefusal(await undo({ version: version + 1 }), commonRefusals.notFound);
});

test('cells that do not fit are named and nothing can be taken; what is no workbook is refused', async () => {
  const { data } = await send(unit.officer, await filled({ 'I.1': 41, 'I.2': 'nhiều', 'II.1': 9.255 }));
  expect(data.problems.map((one) => one.cell)).toEqual(['E2', 'E3', 'E4']);
  expectRefusal(await send(unit.officer, Buffer.from('a;b')), workbookRefusals.notWorkbook);
  expectRefusal(await send(head.officer, await filled({})), commonRefusals.notFound);
});

test('the group leaves as clusters keep it: self, checked, final with bonus, class, rank, scale', async () => {
  await submitted(unit, id);
  await verified(head.officer, id);
  const { version } = await readSheet(standing, id);
  await head.leader.call(scoringApi.confirm, { params: { id }, body: { version, metOn: '2022-12-01', note: '' } });
  await standing.call(scoringApi.finalize, { params: { id }, body: { version: version + 1 } });
  const workbook = (who: Visitor) => who.download(summaryApi.workbook, { params: { id: termId } });
  const { sheets } = await readXlsx(await workbook(standing));
  expect(sheets.map((sheet) => sheet.name)).toEqual(['Tổng hợp', 'Xếp loại', 'Căn cứ']);
  const [heading = [], first = [], ...rest] = sheets[0]?.rows ?? [];
  expect(heading.slice(0, 9)).toEqual([
    'Khối, cụm',
    'Đơn vị',
    'Tự chấm',
    'Điểm thưởng tự chấm',
    'Thẩm định',
    'Điểm thưởng thẩm định',
    'Điểm cuối',
    'Điểm thưởng',
    'Tổng cộng',
  ]);
  expect(first.slice(1, 11)).toEqual(['Cục Viễn thám quốc gia', 100, 0, 100, 0, 100, 0, 100, 'Xuất sắc', 1]);
  expect(rest).toHaveLength(5);
  expect(sheets[1]?.rows.slice(1)).toEqual([
    ['Xuất sắc', 1],
    ['Chưa xếp loại', 5],
    ['Tổng số đơn vị', 6],
  ]);
  expect(sheets[2]?.rows.find((row) => row[0] === 'Thang điểm')?.[1]).toBe(100);
  // before publication other members see nothing of it
  await expect(workbook(unit.officer)).rejects.toThrow(/404/);
});
