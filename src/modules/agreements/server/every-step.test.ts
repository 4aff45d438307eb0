import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '#app/testing/harness.ts';
import type { BodyOf } from '#platform/contract.ts';
import { agreementStates, agreementsApi, type AgreementDetail, type AgreementState } from '../contract.ts';
import { inState } from '../rules.ts';
import { verbs } from '../shapes.ts';
import { anAgreed, deskOf, look, password, unitId, type Desk } from './factory.ts';

let app: TestApp;
let head: Desk;
let agreed: AgreementDetail;
beforeAll(async () => {
  app = await testApp({ today: '2022-03-17' });
  head = await deskOf(app, 'cuc-tnn');
  agreed = await anAgreed(app, head);
});
afterAll(() => app.close());

/** Puts the same agreement into a state as if it had come there, bypassing the steps under test. */
const put = (state: AgreementState) =>
  app.db.pool.query(`update agreements.agreement set state = $2, void_reason = case when $2 = 'VOID' then 'thử' end where id = $1`, [
    agreed.id,
    state,
  ]);

type Body<V extends keyof typeof agreementsApi> = BodyOf<(typeof agreementsApi)[V]>;

/** One well-formed send of each verb, so that only the state can be the reason of a "no". */
function send(verb: (typeof verbs)[number], version: number) {
  const params = { id: agreed.id };
  const content = { aim: '', place: '', clauses: [] };
  const commitment = agreed.clauses[0]!.commitments[0]!;
  const sent = {
    edit: () => head.leader.try(agreementsApi.edit, { params, body: { version, ...content, limits: [] } }),
    sendForComment: () => head.leader.try(agreementsApi.sendForComment, { params, body: { version, commentUntil: '2022-12-31' } }),
    comment: () => head.leader.try(agreementsApi.comment, { params, body: { clauseId: null, text: 'Ý kiến' } }),
    answer: () => undefined,
    revise: () => head.leader.try(agreementsApi.revise, { params, body: { version } }),
    agree: () => head.leader.try(agreementsApi.agree, { params, body: { version } }),
    sign: () => head.leader.try(agreementsApi.sign, { params, body: { unitId: unitId('cuc-tnn'), textHash: agreed.frozenHash ?? '', password } }),
    amend: () => head.leader.try(agreementsApi.amend, { params, body: { version, ...content, reason: 'Thử xem' } }),
    withdrawAmendment: () => head.leader.try(agreementsApi.withdrawAmendment, { params, body: { version, reason: 'Thử xem' } }),
    void: () => head.leader.try(agreementsApi.void, { params, body: { version, reason: 'Thử xem' } }),
    note: () => head.leader.try(agreementsApi.note, { params, body: { version, text: 'Ghi' } }),
    addActivity: () => head.leader.try(agreementsApi.addActivity, { params, body: { commitmentId: null, heldOn: '2022-03-17', title: 'Họp' } }),
    judge: () =>
      head.leader.try(agreementsApi.judge, {
        params,
        body: { commitmentId: commitment.id, unitId: unitId('cuc-vt'), outcome: 'MET', proof: 'x' } satisfies Body<'judge'>,
      }),
    assess: () => head.leader.try(agreementsApi.assess, { params, body: { version } }),
    archive: () => head.leader.try(agreementsApi.archive, { params, body: { version } }),
  };
  return sent[verb]();
}

const refusedByState = ['agreements.wrong_state', 'agreements.frozen'];

describe.each(Object.keys(agreementStates) as AgreementState[])('in state %s', (state) => {
  test('every verb the table does not admit is refused by name, and `can` says the same', async () => {
    await put(state);
    const before = await look(head.leader, agreed.id);
    for (const verb of verbs.filter((one) => !inState(one, state).ok)) {
      const answer = await send(verb, before.version);
      const told = before.can[verb];
      expect(refusedByState, verb).toContain(told.ok ? 'allowed' : told.refusal.code);
      if (answer !== undefined) expect(answer.refusal, verb).toEqual(told.ok ? undefined : told.refusal);
    }
    expect(await look(head.leader, agreed.id)).toEqual(before);
  });

  test('answering an opinion follows the table too', async () => {
    await put('CONSULTING');
    const { id: commentId } = await head.leader.call(agreementsApi.comment, {
      params: { id: agreed.id },
      body: { clauseId: null, text: `Ý kiến ${randomUUID()}` },
    });
    await put(state);
    const answer = await head.leader.try(agreementsApi.answer, { params: { id: agreed.id, commentId }, body: { version: 0, fate: 'ADOPTED' } });
    expect(answer.status === 200, state).toBe(inState('answer', state).ok);
  });
});
