import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { sql } from '#platform/db/database.ts';
import { newId, seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { evidenceApi, evidenceRefusals } from '#modules/evidence/contract.ts';
import { complaintsApi } from '../../complaints/contract.ts';
import { complaintRefusals as refusals } from '../../complaints/refusals.ts';
import { scoringApi } from '../../contract.ts';
import { scoringRefusals } from '../../refusals.ts';
import {
  blockFour,
  byHand,
  deskOf,
  filedMinutes,
  filePaper,
  itemOf,
  ownSheet,
  publishedTable,
  readSheet,
  submitted,
  verified,
  type Desk,
} from '../testing.ts';

/** After the ranking of Khối IV is published, one unit contests a score and the standing body answers. */
let app: TestApp;
let desks: Record<(typeof blockFour.units)[number], Desk>;
let standing: Visitor;
const { termId, units } = blockFour;
const start = '2022-12-01';
const head = 'cuc-tnn';
const unit = 'cuc-vt';
let sheetId = '';

const publish = async (reason = '') => {
  const { preview, term } = await standing.call(scoringApi.ranking, { params: { id: termId } });
  return standing.call(scoringApi.publishRanking, {
    params: { id: termId },
    body: { seen: preview?.hash ?? '', confirmName: term.groupName, reason, paperId: await filedMinutes(standing, termId, start) },
  });
};

beforeAll(async () => {
  app = await testApp({ today: start });
  standing = await app.as('thuongtruc');
  desks = Object.fromEntries(await Promise.all(units.map(async (one) => [one, await deskOf(app, one)] as const))) as typeof desks;
  const rulebookId = await publishedTable(app, { criteria: byHand, settings: { scale: '100', complaintDays: 5 } });
  await desks[head].officer.call(scoringApi.openRound, { params: { id: termId }, body: { rulebookId, dueOn: '2022-12-10' } });
  sheetId = await ownSheet(desks[unit], 2022, termId);
  for (const one of units) {
    const id = await ownSheet(desks[one], 2022, termId);
    await submitted(desks[one], id, one === unit ? { 'I.1': 500 } : { 'I.1': 200 });
    await verified(one === head ? standing : desks[head].officer, id);
    const { version } = await readSheet(standing, id);
    await desks[head].leader.call(scoringApi.confirm, { params: { id }, body: { version, metOn: start, note: '' } });
    await standing.call(scoringApi.finalize, { params: { id }, body: { version: version + 1 } });
  }
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(start));

const itemId = async (code = 'I.1') => itemOf(await readSheet(standing, sheetId), code).itemId;
const raise = async (who: Visitor, change: object = {}) =>
  who.try(complaintsApi.raise, {
    params: { id: sheetId },
    body: { itemId: await itemId(), kind: 'COMPLAINT', reason: 'Chưa tính ba nhiệm vụ đột xuất', asked: 4000, ...change },
  });
const one = (who: Visitor, id: string) => who.call(complaintsApi.one, { params: { id } });
const duties = (objectId: string) =>
  app.look((tx) =>
    tx.many<{ kind: string; dueOn: string | null }>(
      sql`select kind, due_on from notifications.duty where object_id = ${objectId} and state = 'OPEN'`,
    ),
  );

let complaintId = '';

describe('raising', () => {
  test('only after publication, by the leader of the unit, within the days of the table', async () => {
    expectRefusal(await raise(desks[unit].leader), refusals.complainNotPublished);
    await publish();
    expectRefusal(await raise(desks[unit].officer), refusals.complainOnlyLeader);
    expectRefusal(await raise(desks['cuc-bdkh'].leader), scoringRefusals.onlyOwnUnit);
    expectRefusal(await raise(standing), commonRefusals.notYourRole);
    app.clock.set('2022-12-07');
    expectRefusal(await raise(desks[unit].leader), refusals.complainClosed);
    app.clock.set('2022-12-06');
    expect((await readSheet(desks[unit].leader, sheetId)).can.complain).toEqual({ ok: true });
  });

  test('names one criterion with its reason; points asked for are possible and differ', async () => {
    expectRefusal(await raise(desks[unit].leader, { asked: 3500 }), refusals.askedSame);
    const above = await raise(desks[unit].leader, { asked: 4001 });
    expectRefusal(above, scoringRefusals.aboveMax);
    expect([above.refusal?.field, above.refusal?.fields?.[0]?.path]).toEqual(['asked', 'asked']);
    expectRefusal(await raise(desks[unit].leader, { itemId: newId() }), scoringRefusals.unknownLine);
    expectRefusal(await raise(desks[unit].leader, { reason: '' }), commonRefusals.invalidInput);
    complaintId = (await raise(desks[unit].leader)).data.id;
    expectRefusal(await raise(desks[unit].leader), refusals.complaintOpen);
    expect(await duties(complaintId)).toEqual([{ kind: 'scoring.answer-complaint', dueOn: '2022-12-11' }]);
    expect(await one(desks[unit].officer, complaintId)).toMatchObject({ state: 'OPEN', published: 3500, asked: 4000, code: 'I.1', rankingNo: 1 });
  });

  test('other members do not see it; whoever leads the group and the overseers do', async () => {
    expectRefusal(await desks['cuc-bdkh'].leader.try(complaintsApi.one, { params: { id: complaintId } }), commonRefusals.notFound);
    expect((await desks['cuc-bdkh'].leader.call(complaintsApi.list)).rows).toEqual([]);
    expect((await one(desks[head].officer, complaintId)).can.answer.ok).toBe(false);
    expect((await standing.call(complaintsApi.list, { query: { q: 'vien tham', state: 'OPEN' } })).rows).toHaveLength(1);
    expect((await standing.call(complaintsApi.list, { query: { q: 'khong co' } })).rows).toEqual([]);
    const seen = await app.db.read(
      {
        accountId: seedId('demo/canbo.cuc-bdkh'),
        personId: null,
        name: 'x',
        grants: [{ role: 'officer', unitId: seedId('org-cuc-bdkh') }],
        unitIds: [seedId('org-cuc-bdkh')],
      },
      (tx) => tx.many(sql`select 1 from scoring.complaint`),
    );
    expect(seen).toEqual([]);
  });

  test('proof is attached while it is open, by the unit alone', async () => {
    const { id } = await desks[unit].officer.call(evidenceApi.addFact, {
      body: { unitId: desks[unit].unitId, title: 'Ba nhiệm vụ đột xuất', note: '', happenedOn: '2022-06-01', documentId: null },
    });
    const attach = (who: Visitor) => who.try(evidenceApi.attach, { params: { id }, body: { type: 'score-complaint', objectId: complaintId } });
    expect((await attach(desks[unit].officer)).data).toEqual({ uses: 1 });
    const { rows } = await standing.call(evidenceApi.ofObject, { params: { type: 'score-complaint', objectId: complaintId } });
    expect(rows).toHaveLength(1);
    const foreign = await desks['cuc-bdkh'].officer.call(evidenceApi.addFact, {
      body: { unitId: desks['cuc-bdkh'].unitId, title: 'Việc khác', note: '', happenedOn: '2022-06-01', documentId: null },
    });
    const refused = await desks['cuc-bdkh'].officer.try(evidenceApi.attach, {
      params: { id: foreign.id },
      body: { type: 'score-complaint', objectId: complaintId },
    });
    expect([commonRefusals.notFound.code, evidenceRefusals.otherUnitsObject.code]).toContain(refused.refusal?.code);
  });
});

describe('answering', () => {
  const answer = (who: Visitor, body: object) =>
    who.try(complaintsApi.answer, {
      params: { id: complaintId },
      body: { version: 0, answer: 'PARTLY', points: 3800, reason: 'Tính hai nhiệm vụ', ...body },
    });

  test('accepted names other points, rejected none; a second answer is refused by program and wall', async () => {
    expectRefusal(await answer(desks[head].leader, {}), commonRefusals.notYourRole);
    expectRefusal(await answer(standing, { points: 3500 }), refusals.answerPoints);
    expectRefusal(await answer(standing, { points: null }), refusals.answerPoints);
    expectRefusal(await answer(standing, { answer: 'REJECTED' }), refusals.answerNoPoints);
    const above = await answer(standing, { points: 4100 });
    expectRefusal(above, scoringRefusals.aboveMax);
    expect(above.refusal?.field).toBe('points');
    expectRefusal(await answer(standing, { version: 3 }), commonRefusals.stale);
    expectRefusal(await answer(standing, { reason: '' }), commonRefusals.invalidInput);
    expect((await answer(standing, {})).data).toMatchObject({ version: 1 });
    expectRefusal(await answer(standing, { version: 1 }), refusals.complaintAnswered);
    await expect(app.db.pool.query("update scoring.complaint set answer = 'khác'")).rejects.toThrow(/answered/);
    expectRefusal(
      await desks[unit].leader.try(complaintsApi.withdraw, { params: { id: complaintId }, body: { version: 1, reason: 'Thôi' } }),
      refusals.complaintAnswered,
    );
    expect(await duties(complaintId)).toMatchObject([{ kind: 'scoring.correct' }]);
    // the score itself has not moved
    expect(await readSheet(standing, sheetId)).toMatchObject({ state: 'FINAL', totals: { final: 9500 } });
  });

  test('the correction follows by decision, with exactly the answered points; the ranking is published again and the old one stays readable', async () => {
    const { id: paperId } = (await filePaper(standing, termId, { number: '45/QĐ-HĐTĐKT', issuedOn: start })).data;
    const old = await readSheet(standing, sheetId);
    const correct = (final: number, complaintIds = [complaintId]) =>
      standing.try(scoringApi.correct, {
        params: { id: sheetId },
        body: {
          version: old.version,
          paperId,
          reason: 'Theo trả lời kiến nghị',
          complaintIds,
          changes: [{ itemId: itemOf(old, 'I.1').itemId, final, comment: 'Tính hai nhiệm vụ' }],
        },
      });
    expectRefusal(await correct(3900), refusals.complaintOtherPoints);
    expectRefusal(await correct(3800, [newId()]), refusals.complaintNotAccepted);
    const { id } = (await correct(3800)).data;
    expect(await readSheet(desks[unit].officer, id)).toMatchObject({
      state: 'FINAL',
      sheetNo: 2,
      decisionNumber: '45/QĐ-HĐTĐKT',
      totals: { final: 9800 },
    });
    expect(await one(desks[unit].officer, complaintId)).toMatchObject({ state: 'PARTLY', correctedSheetId: id, can: { correct: { ok: false } } });
    expect(await duties(complaintId)).toEqual([]);
    expect(await duties(termId)).toMatchObject([{ kind: 'scoring.publish-ranking' }]);
    expect(await publish('Đính chính theo quyết định 45')).toMatchObject({ rankingNo: 2 });
    const { earlier, published } = await desks['cuc-bdkh'].officer.call(scoringApi.ranking, { params: { id: termId } });
    expect(published?.rows.find((row) => row.unitId === desks[unit].unitId)?.total).toBe(9800);
    const before = await desks['cuc-bdkh'].officer.call(scoringApi.publication, { params: { id: earlier[0]?.id ?? '' } });
    expect(before).toMatchObject({ rankingNo: 1, state: 'REPLACED' });
    expect(before.rows.find((row) => row.unitId === desks[unit].unitId)?.total).toBe(9500);
    expect(await duties(termId)).toEqual([]);
  });

  test('a unit may take its complaint back before the answer', async () => {
    const mine = await ownSheet(desks['cuc-bdkh'], 2022, termId);
    const sheet = await readSheet(standing, mine);
    const { id } = await desks['cuc-bdkh'].leader.call(complaintsApi.raise, {
      params: { id: mine },
      body: { itemId: itemOf(sheet, 'II.2').itemId, kind: 'PETITION', reason: 'Đề nghị xem lại' },
    });
    const withdraw = (who: Visitor, version = 0) => who.try(complaintsApi.withdraw, { params: { id }, body: { version, reason: 'Đã rõ' } });
    expectRefusal(await withdraw(desks[unit].leader), commonRefusals.notFound);
    expectRefusal(await withdraw(desks['cuc-bdkh'].officer, 4), commonRefusals.stale);
    expect((await withdraw(desks['cuc-bdkh'].officer)).data).toMatchObject({ version: 1 });
    expect(await duties(id)).toEqual([]);
    expect((await one(desks['cuc-bdkh'].officer, id)).state).toBe('WITHDRAWN');
  });
});
