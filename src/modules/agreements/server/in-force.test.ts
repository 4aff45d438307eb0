import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import type { BodyOf } from '#platform/contract.ts';
import { sql } from '#platform/db/database.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { evidenceApi } from '#modules/evidence/contract.ts';
import { agreementRefusals, agreementsApi } from '../contract.ts';
import { aCommitment, anInForce, block4, deskOf, look, password, signAll, unitId, type Desk } from './factory.ts';

let app: TestApp;
let head: Desk;
let member: Desk;
beforeAll(async () => {
  app = await testApp({ today: '2022-03-17' });
  head = await deskOf(app, 'cuc-tnn');
  member = await deskOf(app, 'cuc-vt');
});
afterAll(() => app.close());

const dutiesOf = (id: string, kind: string) =>
  app.look((tx) =>
    tx.many<{ ownerUnitId: string; ownerRole: string; dueOn: string | null }>(sql`
    select owner_unit_id, owner_role, due_on from notifications.duty where object_id = ${id} and kind = ${`agreements.${kind}`} and state = 'OPEN'`),
  );

test('an amendment is signed again by all while the first text stays in force and readable', async () => {
  const inForce = await anInForce(app, head);
  const params = { id: inForce.id };
  const content = (await look(head.officer, inForce.id)).clauses.map(({ id, title, summary, scope, commitments }) => ({
    id,
    title,
    summary,
    scope,
    commitments: commitments.map(({ ownerName: _n, synthetic: _s, activityCount: _a, judgements: _j, judgedFor: _f, ...words }) => words),
  }));
  const same = { version: inForce.version, aim: inForce.aim, place: inForce.place, clauses: content, reason: 'Bổ sung chỉ tiêu' };
  expectRefusal(await head.leader.try(agreementsApi.amend, { params, body: same }), agreementRefusals.nothingChanged);
  expectRefusal(await head.officer.try(agreementsApi.amend, { params, body: same }), agreementRefusals.onlyHeadLeader);
  expectRefusal(
    await head.leader.try(agreementsApi.amend, { params, body: { ...same, clauses: content.map((clause) => ({ ...clause, commitments: [] })) } }),
    agreementRefusals.incomplete,
  );
  const added = {
    id: randomUUID(),
    title: 'Chuyển đổi số',
    summary: '',
    scope: 'each-unit' as const,
    commitments: [aCommitment({ dueOn: '2022-12' })],
  };
  const changed = { ...same, clauses: [content[0]!, added] };
  const judged = content[1]!.commitments[0]!;
  await head.officer.call(agreementsApi.addActivity, { params, body: { commitmentId: judged.id, heldOn: '2022-03-17', title: 'Tọa đàm' } });
  expectRefusal(await head.leader.try(agreementsApi.amend, { params, body: changed }), agreementRefusals.commitmentInUse);
  const amended = await head.leader.call(agreementsApi.amend, { params, body: { ...changed, clauses: [...content, added] } });
  expectRefusal(
    await head.leader.try(agreementsApi.amend, { params, body: { ...changed, version: amended.version } }),
    agreementRefusals.amendmentPending,
  );
  expectRefusal(await head.leader.try(agreementsApi.assess, { params, body: { version: amended.version } }), agreementRefusals.amendmentPending);

  const pending = await look(member.leader, inForce.id);
  expect(pending).toMatchObject({ state: 'IN_FORCE', revision: 1, signed: 6, amendment: { revision: 2, reason: 'Bổ sung chỉ tiêu', signed: 0 } });
  expect(pending.clauses).toHaveLength(2);
  expect(pending.can.sign).toEqual({ ok: true });
  // The old text cannot be signed under the new name.
  expectRefusal(
    await member.leader.try(agreementsApi.sign, { params, body: { unitId: unitId('cuc-vt'), textHash: inForce.frozenHash ?? '', password } }),
    commonRefusals.stale,
  );
  await signAll(app, inForce.id, pending.amendment!.hash);
  const second = await look(member.leader, inForce.id);
  expect(second).toMatchObject({
    state: 'IN_FORCE',
    revision: 2,
    signed: 6,
    of: 6,
    amendment: null,
    frozenHash: pending.amendment!.hash,
    signedOn: '2022-03-17',
  });
  expect(second.clauses.map((clause) => clause.title)).toEqual([...content.map((clause) => clause.title), 'Chuyển đổi số']);
  expect(second.clauses[1]!.commitments[0]!.activityCount).toBe(1);
  expect(second.revisions).toMatchObject([{ revision: 1, hash: inForce.frozenHash }]);
  expect(second.revisions[0]!.signatures).toHaveLength(6);
  expect(second.revisions[0]!.text?.clauses).toHaveLength(2);
});

test('a withdrawn amendment changes nothing and keeps its number', async () => {
  const inForce = await anInForce(app, head);
  const params = { id: inForce.id };
  const clauses = [
    { id: randomUUID(), title: 'Nội dung khác', summary: '', scope: 'each-unit' as const, commitments: [aCommitment({ dueOn: '2022-12' })] },
  ];
  expectRefusal(
    await head.leader.try(agreementsApi.withdrawAmendment, { params, body: { version: inForce.version, reason: 'Không cần' } }),
    agreementRefusals.noAmendment,
  );
  const first = await head.leader.call(agreementsApi.amend, {
    params,
    body: { version: inForce.version, aim: '', place: '', clauses, reason: 'Thử' },
  });
  const dropped = inForce.clauses[0]!.commitments[0]!;
  expectRefusal(
    await head.officer.try(agreementsApi.judge, {
      params,
      body: { commitmentId: dropped.id, unitId: unitId('cuc-vt'), outcome: 'MET', proof: 'Báo cáo' },
    }),
    agreementRefusals.droppedByAmendment,
  );
  await member.leader.call(agreementsApi.sign, {
    params,
    body: { unitId: unitId('cuc-vt'), textHash: (await look(member.leader, inForce.id)).amendment!.hash, password },
  });
  await head.leader.call(agreementsApi.withdrawAmendment, { params, body: { version: first.version + 1, reason: 'Các đơn vị chưa thống nhất' } });
  expect(await look(member.leader, inForce.id)).toMatchObject({ revision: 1, amendment: null, frozenHash: inForce.frozenHash });
  expect(await dutiesOf(inForce.id, 'sign')).toEqual([]);
  await head.leader.call(agreementsApi.amend, { params, body: { version: first.version + 2, aim: '', place: '', clauses, reason: 'Lần nữa' } });
  expect((await look(head.leader, inForce.id)).amendment).toMatchObject({ revision: 3, signed: 0 });
});

test('group activities are dated facts; a slip is taken out with a reason', async () => {
  const inForce = await anInForce(app, head);
  const params = { id: inForce.id };
  const counted = inForce.clauses[1]!.commitments[0]!;
  const held = { commitmentId: counted.id, heldOn: '2022-03-17', title: 'Giao lưu' };
  expectRefusal(await member.officer.try(agreementsApi.addActivity, { params, body: held }), agreementRefusals.onlyHead);
  expectRefusal(await head.officer.try(agreementsApi.addActivity, { params, body: { ...held, heldOn: '2022-03-18' } }), agreementRefusals.inFuture);
  expectRefusal(await head.officer.try(agreementsApi.addActivity, { params, body: { ...held, heldOn: '2021-12-31' } }), agreementRefusals.otherYear);
  expectRefusal(
    await head.officer.try(agreementsApi.addActivity, { params, body: { ...held, commitmentId: inForce.clauses[0]!.commitments[0]!.id } }),
    agreementRefusals.notGroupWork,
  );
  const { id: activityId } = await head.officer.call(agreementsApi.addActivity, { params, body: held });
  const judge = (outcome: 'MET' | 'EXCEEDED' | 'NOT_MET') =>
    head.officer.try(agreementsApi.judge, {
      params,
      body: { commitmentId: counted.id, unitId: null, outcome, proof: 'Biên bản', note: 'Ghi chú', valueHundredths: 900 },
    });
  expectRefusal(await judge('EXCEEDED'), agreementRefusals.contradicts);
  expect((await judge('MET')).status).toBe(200);
  expect((await look(head.officer, inForce.id)).clauses[1]!.commitments[0]!.judgements).toMatchObject([{ outcome: 'MET', valueHundredths: 100 }]);
  const withdraw = { params: { id: inForce.id, activityId }, body: { reason: 'Nhập nhầm ngày' } };
  await head.officer.call(agreementsApi.withdrawActivity, withdraw);
  expectRefusal(await head.officer.try(agreementsApi.withdrawActivity, withdraw), agreementRefusals.alreadyWithdrawn);
  expect(await look(head.officer, inForce.id)).toMatchObject({ activities: [{ withdrawnReason: 'Nhập nhầm ngày' }] });
  expectRefusal(await judge('MET'), agreementRefusals.contradicts);
});

test('judging: for each unit that promised, with reasons and proof; then assess and archive', async () => {
  const inForce = await anInForce(app, head);
  const params = { id: inForce.id };
  const [each, group] = inForce.clauses.map((clause) => clause.commitments[0]!);
  const met = { commitmentId: each!.id, unitId: unitId('cuc-vt'), outcome: 'MET' as const, proof: 'Báo cáo' };
  const judge = (who: Visitor, body: BodyOf<typeof agreementsApi.judge>) => who.try(agreementsApi.judge, { params, body });
  expectRefusal(await judge(member.leader, met), agreementRefusals.onlyHead);
  expectRefusal(await judge(head.officer, { ...met, unitId: null }), agreementRefusals.notJudgedPer);
  expectRefusal(await judge(head.officer, { ...met, unitId: unitId('so-hanoi') }), agreementRefusals.notJudgedPer);
  expectRefusal(await judge(head.officer, { ...met, commitmentId: randomUUID() }), agreementRefusals.unknownCommitment);
  expectRefusal(await judge(head.officer, { ...met, proof: '' }), agreementRefusals.proofMissing);
  expectRefusal(await judge(head.officer, { ...met, outcome: 'CANCELLED' }), agreementRefusals.reasonMissing);
  // What the unit has attached proves without being typed again; another unit's proof cannot be attached here.
  const { id: fact } = await member.officer.call(evidenceApi.addFact, { body: { unitId: unitId('cuc-vt'), title: 'Báo cáo số 5 của đơn vị' } });
  await member.officer.call(evidenceApi.attach, { params: { id: fact }, body: { type: 'commitment', objectId: each!.id } });
  expect((await look(member.officer, inForce.id)).evidence[each!.id]).toMatchObject([{ title: 'Báo cáo số 5 của đơn vị' }]);
  expect((await judge(head.officer, { ...met, proof: '' })).status).toBe(200);
  expect((await look(member.officer, inForce.id)).clauses[0]!.commitments[0]!.judgements).toMatchObject([{ proof: 'Báo cáo số 5 của đơn vị' }]);
  for (const tail of block4.members) expect((await judge(head.officer, { ...met, unitId: unitId(tail) })).status).toBe(200);
  expect((await judge(head.officer, { ...met, outcome: 'EXCEEDED' })).status).toBe(200);
  expectRefusal(await head.leader.try(agreementsApi.assess, { params, body: { version: inForce.version } }), agreementRefusals.notAllJudged);
  expect((await judge(head.officer, { commitmentId: group!.id, unitId: null, outcome: 'NOT_MET', note: 'Chưa tổ chức được vì dịch' })).status).toBe(
    200,
  );
  const noted = await head.officer.call(agreementsApi.note, { params, body: { version: inForce.version, text: 'Sáu tháng đầu năm đúng tiến độ' } });
  expectRefusal(await head.officer.try(agreementsApi.assess, { params, body: { version: noted.version } }), agreementRefusals.onlyHeadLeader);
  expectRefusal(await head.leader.try(agreementsApi.assess, { params, body: { version: inForce.version } }), commonRefusals.stale);
  const closed = await (await app.as('thuongtruc')).call(agreementsApi.assess, { params, body: { version: noted.version } });
  expect(await dutiesOf(inForce.id, 'assess')).toEqual([]);
  expectRefusal(await judge(head.officer, met), agreementRefusals.wrongState);
  await head.leader.call(agreementsApi.archive, { params, body: { version: closed.version } });
  expect(await look(member.officer, inForce.id)).toMatchObject({
    state: 'ARCHIVED',
    midyearNote: 'Sáu tháng đầu năm đúng tiến độ',
    judged: { done: 7, of: 7 },
  });
});
