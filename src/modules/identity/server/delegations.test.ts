import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import type { Actor } from '#platform/actor.ts';
import { newId, seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { identityApi, identityRefusals } from '../contract.ts';
import { delegatedUnits, delegationFor } from '../index.ts';

let app: TestApp;
let leader: Visitor;
const vt = seedId('org-cuc-vt');
const officerId = seedId('demo/canbo.cuc-vt');
const actor: Actor = { accountId: officerId, personId: null, name: 'Cán bộ', grants: [{ role: 'officer', unitId: vt }], unitIds: [vt] };

beforeAll(async () => {
  app = await testApp({ today: '2022-03-01' });
  leader = await app.as('lanhdao.cuc-vt');
});
afterAll(() => app.close());

const body = {
  unitId: vt,
  toAccountId: officerId,
  acts: ['agreements.sign' as const],
  paper: 'Giấy ủy quyền 03/GUQ-CVT',
  validFrom: '2022-03-10',
  validTo: '2022-03-12',
};
const works = (act: 'agreements.sign' | 'scoring.submit' = 'agreements.sign') =>
  app.db.read(actor, async (tx) => [(await delegationFor(tx, actor, vt, act))?.paper ?? null, await delegatedUnits(tx, act)]);

test('a delegation works from its first to its last day, for the named acts only (R-017)', async () => {
  const { id } = await leader.call(identityApi.delegate, { body });
  const seen: Record<string, unknown> = {};
  for (const day of ['2022-03-09', '2022-03-10', '2022-03-12', '2022-03-13']) {
    app.clock.set(day);
    const row = (await leader.call(identityApi.delegations)).rows.find((one) => one.id === id);
    seen[day] = [row?.state, (await works())[0]];
  }
  const paper = body.paper;
  expect(seen).toEqual({
    '2022-03-09': ['COMING', null],
    '2022-03-10': ['IN_FORCE', paper],
    '2022-03-12': ['IN_FORCE', paper],
    '2022-03-13': ['OVER', null],
  });
  app.clock.set('2022-03-10');
  expect(await works('scoring.submit')).toEqual([null, []]);
  expect(await works()).toEqual([paper, [vt]]);
});

test('only the leader of the unit delegates, to an active account of the unit, on days to come', async () => {
  app.clock.set('2022-03-01');
  const attempt = (over: object) => leader.try(identityApi.delegate, { body: { ...body, ...over } });
  expectRefusal(await attempt({ unitId: seedId('org-cuc-tnn') }), identityRefusals.notYourUnit);
  expectRefusal(await attempt({ toAccountId: seedId('demo/canbo.cuc-tnn') }), identityRefusals.notInUnit);
  expectRefusal(await attempt({ toAccountId: newId() }), identityRefusals.notInUnit);
  expectRefusal(await attempt({ toAccountId: seedId('demo/lanhdao.cuc-vt') }), identityRefusals.delegateToYourself);
  expectRefusal(await attempt({ validFrom: '2022-03-20' }), identityRefusals.wrongOrder);
  expectRefusal(await attempt({ validFrom: '2022-02-01', validTo: '2022-02-28' }), identityRefusals.pastDelegation);
  expect((await attempt({ acts: [] })).refusal?.fields?.[0]?.path).toBe('acts');
  const officer = await app.as('canbo.cuc-vt');
  expectRefusal(await officer.try(identityApi.delegate, { body }), commonRefusals.notYourRole);
});

test('a revoked delegation ends at once; another unit’s answers like a missing one', async () => {
  app.clock.set('2022-03-10');
  const { id } = await leader.call(identityApi.delegate, { body: { ...body, acts: ['scoring.submit'] } });
  expect((await works('scoring.submit'))[0]).toBe(body.paper);
  const foreign = await app.as('lanhdao.cuc-tnn');
  const revoke = (visitor: Visitor, over: object = {}, target = id) =>
    visitor.try(identityApi.revokeDelegation, { params: { id: target }, body: { version: 0, reason: 'Đã về', ...over } });
  const [hidden, missing] = [await revoke(foreign), await revoke(foreign, {}, newId())];
  expect([hidden.status, hidden.refusal]).toEqual([missing.status, missing.refusal]);
  expectRefusal(await revoke(leader, { version: 4 }), commonRefusals.stale);
  expect((await revoke(leader)).status).toBe(200);
  expect((await works('scoring.submit'))[0]).toBeNull();
  expectRefusal(await revoke(leader, { version: 1 }), identityRefusals.alreadyRevoked);
  const row = (await leader.call(identityApi.delegations)).rows.find((one) => one.id === id);
  expect(row).toMatchObject({ state: 'REVOKED', revokedOn: '2022-03-10', can: { revoke: { ok: false } } });
});

test('delegate and delegator see it, other units do not', async () => {
  const officer = await app.as('canbo.cuc-vt');
  const mine = await officer.call(identityApi.delegations);
  expect(mine.rows.some((row) => row.mine)).toBe(true);
  expect(mine.can.delegate.ok).toBe(false);
  const foreign = await app.as('lanhdao.cuc-tnn');
  expect((await foreign.call(identityApi.delegations)).rows).toEqual([]);
});
