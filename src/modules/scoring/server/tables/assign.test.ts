import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { sql } from '#platform/db/database.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { seedId } from '#platform/ids.ts';
import { scoringApi } from '../../contract.ts';
import { rulebookApi } from '../../rulebook/contract.ts';
import { carriedOver } from '../../sheet/asked.ts';
import { blockFour, demoRulebook, deskOf, itemOf, ownSheet, readSheet, saveBook, submitted, triedBook, type Desk } from '../testing.ts';

/** Points assigned to a group judged met / not met: the new sheets follow the new table, and ask what the old ones asked. */
const { termId } = blockFour;
let app: TestApp;
let standing: Visitor;
let minister: Visitor;
let unit: Desk;
let other: Desk;
afterAll(() => app.close());
beforeAll(async () => {
  app = await testApp({ today: '2022-12-01' });
  [standing, minister] = await Promise.all([app.as('thuongtruc'), app.as('botruong')]);
  [unit, other] = await Promise.all([deskOf(app, 'cuc-vt'), deskOf(app, 'cuc-bdkh')]);
  const { id } = await standing.call(scoringApi.derivePassFail, { body: { criteriaSetId: seedId('cs-2022-tapthe'), title: 'Đạt, không đạt 2022' } });
  await triedBook(standing, id);
  await minister.call(rulebookApi.publishRulebook, { params: { id }, body: { version: 0 } });
  const notAssigned = [
    { unitId: unit.unitId, code: 'TT1.2', reason: 'Không có đơn vị trực thuộc' },
    { unitId: unit.unitId, code: 'TT1.3', reason: 'Không thuộc diện đăng ký' },
  ];
  await standing.call(scoringApi.openRound, { params: { id: termId }, body: { rulebookId: id, dueOn: '2022-12-20', notAssigned } });
});

/** Version 2 of the real table: other members see what was submitted, and TT1.3 of the year stands under another code. */
async function pointsTable(): Promise<string> {
  const { version } = await standing.call(rulebookApi.rulebook, { params: { id: demoRulebook } });
  const { id } = await standing.call(rulebookApi.renew, { params: { id: demoRulebook }, body: { version, reason: 'Chỉnh bảng' } });
  const saved = await saveBook(standing, id, (draft) => ({
    book: { ...draft.book, rules: { ...draft.book.rules, othersRows: 'when_submitted' } },
    items: draft.items.map((item) => (item.code === 'TT1.3' ? { ...item, code: 'TT1.30' } : item)),
  }));
  expect(saved.data.problems).toEqual([]);
  await triedBook(standing, id);
  await minister.call(rulebookApi.publishRulebook, { params: { id }, body: { version: saved.data.version } });
  return id;
}

test('what a unit is not asked for stays so under the new table, whatever its code is there', async () => {
  const rulebookId = await pointsTable();
  await standing.call(scoringApi.assignTable, { params: { id: termId }, body: { rulebookId, dueOn: '2022-12-25', reason: 'Có bảng điểm' } });
  const sheet = await readSheet(unit.officer, await ownSheet(unit, 2022, termId));
  expect(itemOf(sheet, 'TT1.2').leftOut).toBe('Không có đơn vị trực thuộc');
  expect(itemOf(sheet, 'TT1.30').leftOut).toBe('Không thuộc diện đăng ký');
  expect(itemOf(sheet, 'TT1.1').leftOut).toBeNull();
  const asked = await readSheet(other.officer, await ownSheet(other, 2022, termId));
  expect(itemOf(asked, 'TT1.2').leftOut).toBeNull();
  const trail = await app.look((tx) =>
    tx.one<{ detail: { notAssigned: unknown } }>(sql`select detail from audit.event where action = 'scoring.assign-table'`),
  );
  expect(trail.detail.notAssigned).toEqual({ [unit.unitId]: { 'TT1.2': 'Không có đơn vị trực thuộc', 'TT1.30': 'Không thuộc diện đăng ký' } });
});

test('others see the new sheets as the new table says: once submitted', async () => {
  const id = await ownSheet(other, 2022, termId);
  expectRefusal(await unit.officer.try(scoringApi.sheet, { params: { id } }), commonRefusals.notFound);
  await submitted(other, id);
  expect((await unit.officer.call(scoringApi.sheet, { params: { id } })).state).toBe('SELF_SUBMITTED');
});

test('a criterion is paired by what it is, then by its code; a code that means something else now is asked', () => {
  const item = (code: string, criterionId: string | null = null) => ({ id: code, parentId: null, code, criterionId });
  const left = { A: 'không', B: 'không', C: 'không', D: 'không', E: 'không' };
  const before = [item('A', 'a'), item('B', 'b'), item('C', 'c'), item('D'), item('E', 'e')];
  const after = [item('A1', 'a'), item('A', 'x'), item('B', 'y'), item('C'), item('D', 'z')];
  expect(carriedOver(left, before, after)).toEqual({ A1: 'không', C: 'không', D: 'không' });
});
