import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { expectRefusal, testApp, type Answer, type TestApp } from '#app/testing/harness.ts';
import { sql } from '#platform/db/database.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { identityRefusals } from '#modules/identity/contract.ts';
import { agreementRefusals, agreementsApi } from '../contract.ts';
import { aCommitment, aDraft, anAgreed, block4, deskOf, look, password, signAll, unitId, type Desk } from './factory.ts';

let app: TestApp;
let head: Desk;
let member: Desk;
let stranger: Desk;
beforeAll(async () => {
  app = await testApp({ today: '2022-03-17' });
  head = await deskOf(app, 'cuc-tnn');
  member = await deskOf(app, 'cuc-vt');
  stranger = await deskOf(app, 'so-hanoi');
});
beforeEach(() => app.clock.set('2022-03-17'));
afterAll(() => app.close());

const dutiesOf = (id: string, kind: string) =>
  app.look((tx) =>
    tx.many<{ ownerUnitId: string; ownerRole: string; dueOn: string | null }>(sql`
    select owner_unit_id, owner_role, due_on from notifications.duty where object_id = ${id} and kind = ${`agreements.${kind}`} and state = 'OPEN'`),
  );
const notFound = (answer: Answer<unknown>) => expectRefusal(answer, commonRefusals.notFound);

test('only the head unit drafts, once a year; staff and strangers may not', async () => {
  const body = { termId: block4.termId, from: 'template' as const };
  expectRefusal(await member.officer.try(agreementsApi.draft, { body }), agreementRefusals.onlyHead);
  expectRefusal(await (await app.as('nhanvien.cuc-vt')).try(agreementsApi.draft, { body }), commonRefusals.notYourRole);
  notFound(await head.officer.try(agreementsApi.draft, { body: { ...body, termId: randomUUID() } }));
  const { id } = await head.officer.call(agreementsApi.draft, { body });
  const draft = await look(head.officer, id);
  expect(draft.clauses.length).toBeGreaterThan(2);
  expect(draft.gaps).toEqual([]);
  expect(draft.theme).toBe('Kỷ cương, trách nhiệm, đổi mới, hội nhập, hiệu quả');
  expectRefusal(await head.leader.try(agreementsApi.draft, { body }), agreementRefusals.alreadyExists);
  expectRefusal(await head.leader.try(agreementsApi.draft, { body: { ...body, from: 'previous' } }), agreementRefusals.alreadyExists);
  await head.leader.call(agreementsApi.void, { params: { id }, body: { version: 0, reason: 'Lập lại' } });
  expectRefusal(await head.officer.try(agreementsApi.draft, { body: { ...body, from: 'previous' } }), agreementRefusals.nothingToCopy);
  expect((await head.officer.call(agreementsApi.startOptions)).terms.map((term) => term.termId)).toContain(block4.termId);
  expect((await member.officer.call(agreementsApi.startOptions)).terms.map((term) => term.termId)).not.toContain(block4.termId);
});

test('a draft is hidden from members until it is sent, stays theirs to see while it is revised, and keeps their opinions', async () => {
  const draft = await aDraft(app, head);
  const params = { id: draft.id };
  notFound(await member.officer.try(agreementsApi.detail, { params }));
  notFound(await member.officer.try(agreementsApi.comment, { params, body: { clauseId: null, text: 'Ý kiến' } }));
  expect((await member.officer.call(agreementsApi.list, { query: { state: 'DRAFT' } })).rows).toEqual([]);
  expect((await head.officer.call(agreementsApi.list, { query: { state: 'DRAFT' } })).rows).toMatchObject([{ id: draft.id }]);
  // The second wall says the same without the policy's help.
  const seen = await app.db.read(
    { accountId: randomUUID(), personId: null, name: 'x', grants: [{ role: 'officer', unitId: unitId('cuc-vt') }], unitIds: [unitId('cuc-vt')] },
    (tx) => tx.many(sql`select 1 from agreements.agreement a left join agreements.clause c on true where a.id = ${draft.id}`),
  );
  expect(seen).toEqual([]);

  expectRefusal(
    await head.officer.try(agreementsApi.sendForComment, { params, body: { version: draft.version, commentUntil: '2022-03-16' } }),
    agreementRefusals.deadlinePast,
  );
  expectRefusal(
    await head.officer.try(agreementsApi.sendForComment, { params, body: { version: 0, commentUntil: '2022-03-20' } }),
    commonRefusals.stale,
  );
  const sent = await head.officer.call(agreementsApi.sendForComment, { params, body: { version: draft.version, commentUntil: '2022-03-20' } });
  expect(await dutiesOf(draft.id, 'comment')).toHaveLength(6);
  await member.officer.call(agreementsApi.comment, { params, body: { clauseId: draft.clauses[1]!.id, text: 'Lùi sang quý III' } });
  expect((await dutiesOf(draft.id, 'comment')).map((duty) => duty.ownerUnitId)).not.toContain(unitId('cuc-vt'));
  expect(await dutiesOf(draft.id, 'answer')).toMatchObject([{ ownerUnitId: unitId('cuc-tnn'), ownerRole: 'officer' }]);
  expectRefusal(await member.leader.try(agreementsApi.revise, { params, body: { version: sent.version } }), agreementRefusals.onlyHead);
  notFound(await stranger.officer.try(agreementsApi.comment, { params, body: { clauseId: null, text: 'Ý kiến' } }));

  await head.officer.call(agreementsApi.revise, { params, body: { version: sent.version } });
  expect(await dutiesOf(draft.id, 'comment')).toEqual([]);
  const revised = await look(member.officer, draft.id);
  expect(revised.comments).toMatchObject([{ text: 'Lùi sang quý III', clauseId: draft.clauses[1]!.id }]);
  expectRefusal(await member.officer.try(agreementsApi.comment, { params, body: { clauseId: null, text: 'Nữa' } }), agreementRefusals.wrongState);
  const [opinion] = revised.comments;
  const answering = {
    params: { id: draft.id, commentId: opinion!.id },
    body: { version: 0, fate: 'NOT_ADOPTED' as const, answer: 'Có thể họp trực tuyến' },
  };
  expectRefusal(await member.officer.try(agreementsApi.answer, answering), agreementRefusals.onlyHead);
  await head.officer.call(agreementsApi.answer, answering);
  expectRefusal(await head.officer.try(agreementsApi.answer, answering), commonRefusals.stale);
  expect(await dutiesOf(draft.id, 'answer')).toEqual([]);
});

test('opinions are open on the last day and closed the day after; a unit may simply agree', async () => {
  const draft = await aDraft(app, head);
  const params = { id: draft.id };
  await head.officer.call(agreementsApi.sendForComment, { params, body: { version: draft.version, commentUntil: '2022-03-20' } });
  app.clock.set('2022-03-20');
  const { id: assent } = await member.officer.call(agreementsApi.comment, { params, body: { clauseId: null, kind: 'assent', text: '' } });
  expectRefusal(
    await head.officer.try(agreementsApi.answer, { params: { id: draft.id, commentId: assent }, body: { version: 0, fate: 'ADOPTED' } }),
    agreementRefusals.assentHasNoAnswer,
  );
  expect((await member.officer.try(agreementsApi.comment, { params, body: { clauseId: null, text: ' ' } })).refusal).toMatchObject({
    code: 'common.invalid_input',
    field: 'text',
  });
  expectRefusal(
    await member.officer.try(agreementsApi.comment, { params, body: { clauseId: randomUUID(), text: 'Ý kiến' } }),
    agreementRefusals.unknownClause,
  );
  expectRefusal(
    await member.officer.try(agreementsApi.comment, { params, body: { unitId: unitId('cuc-tnn'), clauseId: null, text: 'Thay đơn vị khác' } }),
    agreementRefusals.chooseUnit,
  );
  app.clock.set('2022-03-21');
  expectRefusal(
    await member.officer.try(agreementsApi.comment, { params, body: { clauseId: null, text: 'Muộn' } }),
    agreementRefusals.commentsClosed,
  );
});

test('nothing is agreed before it can be measured; "exceed targets" needs its number (R-042)', async () => {
  const exceed = aCommitment({ title: 'Hoàn thành và vượt chỉ tiêu', dueOn: '2022-12' });
  const clause = { id: randomUUID(), title: 'Chỉ tiêu', summary: '', scope: 'each-unit' as const, commitments: [exceed] };
  const draft = await aDraft(app, head, [clause]);
  const params = { id: draft.id };
  const sent = await head.officer.call(agreementsApi.sendForComment, { params, body: { version: draft.version, commentUntil: '2022-03-20' } });
  expectRefusal(await head.leader.try(agreementsApi.agree, { params, body: { version: sent.version } }), agreementRefusals.incomplete);
  expectRefusal(await head.officer.try(agreementsApi.agree, { params, body: { version: sent.version } }), agreementRefusals.onlyHeadLeader);
  await head.officer.call(agreementsApi.revise, { params, body: { version: sent.version } });
  const edit = {
    version: sent.version + 1,
    aim: '',
    place: '',
    limits: [],
    clauses: [{ ...clause, commitments: [{ ...exceed, targetHundredths: 10_500, targetUnit: '%' }] }],
  };
  expectRefusal(await member.officer.try(agreementsApi.edit, { params, body: edit }), agreementRefusals.onlyHead);
  expect((await head.officer.try(agreementsApi.edit, { params, body: { ...edit, colour: 'red' } as never })).refusal?.fields?.[0]?.path).toBe(
    'colour',
  );
  expectRefusal(
    await head.officer.try(agreementsApi.edit, { params, body: { ...edit, clauses: [...edit.clauses, ...edit.clauses] } }),
    agreementRefusals.badContent,
  );
  await head.officer.call(agreementsApi.edit, { params, body: edit });
  expectRefusal(await head.officer.try(agreementsApi.edit, { params, body: edit }), commonRefusals.stale);
  await head.officer.call(agreementsApi.sendForComment, { params, body: { version: edit.version + 1, commentUntil: '2022-03-20' } });
  await head.leader.call(agreementsApi.agree, { params, body: { version: edit.version + 2 } });
});

test('signing: the right person, the right password, the text that was seen, once (R-041)', async () => {
  const agreed = await anAgreed(app, head);
  const params = { id: agreed.id };
  const body = { unitId: unitId('cuc-vt'), textHash: agreed.frozenHash ?? '', reservation: '', password };
  expect(await dutiesOf(agreed.id, 'sign')).toHaveLength(6);
  expectRefusal(await member.officer.try(agreementsApi.sign, { params, body }), agreementRefusals.onlySigners);
  notFound(await member.leader.try(agreementsApi.sign, { params, body: { ...body, unitId: unitId('cuc-tnn') } }));
  notFound(await stranger.leader.try(agreementsApi.sign, { params, body: { ...body, unitId: unitId('so-hanoi') } }));
  expectRefusal(await member.leader.try(agreementsApi.sign, { params, body: { ...body, password: 'sai-mat-khau' } }), identityRefusals.passwordAgain);
  expectRefusal(await member.leader.try(agreementsApi.sign, { params, body: { ...body, textHash: '0'.repeat(64) } }), commonRefusals.stale);
  expect((await look(member.leader, agreed.id)).signed).toBe(0);
  const key = 'ky-mot-lan-thoi';
  const first = await member.leader.call(agreementsApi.sign, { params, body, key });
  expect(await member.leader.call(agreementsApi.sign, { params, body, key })).toEqual(first);
  expectRefusal(await member.leader.try(agreementsApi.sign, { params, body }), agreementRefusals.alreadySigned);
  expect((await dutiesOf(agreed.id, 'sign')).map((duty) => duty.ownerUnitId)).not.toContain(unitId('cuc-vt'));
  const signing = await look(member.leader, agreed.id);
  expect(signing).toMatchObject({ state: 'SIGNING', signed: 1, of: 6, signFor: [] });
  expect(signing.can.sign).toMatchObject({ ok: false, refusal: { code: agreementRefusals.alreadySigned.code } });
  expectRefusal(
    await head.officer.try(agreementsApi.edit, { params, body: { version: signing.version, aim: '', place: '', clauses: [], limits: [] } }),
    agreementRefusals.frozen,
  );
});

test('the last two signers press at the same moment: both sign, one of them puts it in force', async () => {
  const agreed = await anAgreed(app, head);
  const textHash = agreed.frozenHash ?? '';
  await signAll(app, agreed.id, textHash, block4.members.slice(2));
  const last = await Promise.all(block4.members.slice(0, 2).map((tail) => app.as(`lanhdao.${tail}`)));
  const answers = await Promise.all(
    last.map((leader, index) =>
      leader.call(agreementsApi.sign, { params: { id: agreed.id }, body: { unitId: unitId(block4.members[index]!), textHash, password } }),
    ),
  );
  expect(answers.map((answer) => answer.state).sort()).toEqual(['IN_FORCE', 'SIGNING']);
  expect(await look(head.leader, agreed.id)).toMatchObject({ state: 'IN_FORCE', signed: 6 });
  expect(await dutiesOf(agreed.id, 'assess')).toMatchObject([{ ownerUnitId: unitId('cuc-tnn'), ownerRole: 'leader', dueOn: '2022-12-31' }]);
});

test('the theme record changes drafts, never what was signed (R-029)', async () => {
  const setTheme = (text: string) => app.db.pool.query(`update movements.theme set text = $1 where year = 2022`, [text]);
  const agreed = await anAgreed(app, head);
  await setTheme('Chủ đề mới');
  expect((await look(head.leader, agreed.id)).theme).toBe(agreed.theme);
  expect((await aDraft(app, head)).theme).toBe('Chủ đề mới');
  await setTheme(agreed.theme ?? '');
});

test('void needs a reason and the leader; nothing is owed afterwards and a new draft may start', async () => {
  const agreed = await anAgreed(app, head);
  const params = { id: agreed.id };
  expectRefusal(
    await head.officer.try(agreementsApi.void, { params, body: { version: agreed.version, reason: 'Sai thành viên' } }),
    agreementRefusals.onlyHeadLeader,
  );
  expect((await head.leader.try(agreementsApi.void, { params, body: { version: agreed.version, reason: '' } })).refusal?.fields?.[0]?.path).toBe(
    'reason',
  );
  await head.leader.call(agreementsApi.void, { params, body: { version: agreed.version, reason: 'Sai thành viên' } });
  expect(await dutiesOf(agreed.id, 'sign')).toEqual([]);
  expect(await look(member.officer, agreed.id)).toMatchObject({ state: 'VOID', voidReason: 'Sai thành viên' });
  notFound(await stranger.officer.try(agreementsApi.detail, { params }));
  expect((await aDraft(app, head)).state).toBe('DRAFT');
});

test('the list: words without accents, filters, pages, and what still waits for my signature', async () => {
  const agreed = await anAgreed(app, head);
  const ids = async (query: object, who = member.leader) => (await who.call(agreementsApi.list, { query })).rows.map((row) => row.id);
  expect(await ids({ q: 'giao uoc khoi iv 2022', state: 'AGREED' })).toEqual([agreed.id]);
  expect(await ids({ q: 'cum', state: 'AGREED' })).toEqual([]);
  expect(await ids({ q: '100%' })).toEqual([]);
  expect(await ids({ unsigned: 'true' })).toEqual([agreed.id]);
  expect(await ids({ unsigned: 'true' }, stranger.leader)).toEqual([]);
  const all = await ids({ year: 2022 });
  const paged: string[] = [];
  let after: string | null = null;
  do {
    const page: { rows: { id: string }[]; next: string | null } = await member.leader.call(agreementsApi.list, {
      query: { year: 2022, limit: 2, ...(after ? { after } : {}) },
    });
    paged.push(...page.rows.map((row) => row.id));
    after = page.next;
  } while (after);
  expect(paged).toEqual(all);
  expectRefusal(await app.guest.try(agreementsApi.list), commonRefusals.notSignedIn);
});
