import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp } from '#app/testing/harness.ts';
import { demoPassword } from '#app/demo/accounts.ts';
import { sql } from '#platform/db/database.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { identityApi, identityRefusals } from '../contract.ts';

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test('a revoked session ends at once; somebody else’s cannot be revoked', async () => {
  const [here, there] = [await app.as('canbo.cuc-vt'), await app.as('canbo.cuc-vt')];
  const sessions = await here.call(identityApi.sessions);
  expect(sessions.filter((one) => one.current)).toHaveLength(1);
  const other = sessions.find((one) => !one.current);
  const params = { key: other?.key ?? '' };
  const stranger = await app.as('canbo.cuc-tnn');
  expectRefusal(await stranger.try(identityApi.revoke, { params }), commonRefusals.notFound);
  expect((await there.call(identityApi.session)).account).not.toBeNull();
  await here.call(identityApi.revoke, { params });
  expect((await there.call(identityApi.session)).account).toBeNull();
  expectRefusal(await here.try(identityApi.revoke, { params }), commonRefusals.notFound);
  expect(await here.call(identityApi.sessions)).toHaveLength(1);
});

test('a new password needs the old one, ends the other sessions and keeps this one', async () => {
  const [here, there] = [await app.as('canbo.tckttv'), await app.as('canbo.tckttv')];
  const change = (oldPassword: string, newPassword: string) => here.try(identityApi.changePassword, { body: { oldPassword, newPassword } });
  expectRefusal(await change('sai-mat-khau', 'mat-khau-moi-2022'), identityRefusals.oldPassword);
  expectRefusal(await change(demoPassword, 'ngan'), identityRefusals.weakPassword);
  expectRefusal(await change(demoPassword, demoPassword), identityRefusals.samePassword);
  expect((await there.call(identityApi.session)).account).not.toBeNull();
  const done = await change(demoPassword, 'mat-khau-moi-2022');
  expect(done.data.endedSessions).toBe(1);
  expect((await there.call(identityApi.session)).account).toBeNull();
  expect((await here.call(identityApi.session)).account).not.toBeNull();
  const signIn = (password: string) => app.guest.try(identityApi.signIn, { body: { login: 'canbo.tckttv', password } });
  expectRefusal(await signIn(demoPassword), identityRefusals.wrongPassword);
  expect((await signIn('mat-khau-moi-2022')).status).toBe(200);
  expectRefusal(await app.guest.try(identityApi.changePassword, { body: { oldPassword: 'x', newPassword: 'y' } }), commonRefusals.notSignedIn);
});

test('guessing the old password from an open session is slowed down like signing in', async () => {
  const visitor = await app.as('canbo.tcqldd');
  const change = () => visitor.try(identityApi.changePassword, { body: { oldPassword: 'sai-mat-khau', newPassword: 'mat-khau-moi-2022' } });
  for (let tries = 0; tries < 5; tries += 1) expectRefusal(await change(), identityRefusals.oldPassword);
  expectRefusal(await change(), identityRefusals.slowDown);
});

test('no trace of a password stays: not in the trail, not among the keys of sent requests', async () => {
  const traces = await app.look((tx) => tx.many<{ detail: unknown }>(sql`select detail from audit.event where action = 'identity.changePassword'`));
  expect(traces).toEqual([{ detail: null }]);
  const kept = await app.look((tx) => tx.many(sql`select 1 from platform.idempotency where action = 'identity.changePassword'`));
  expect(kept).toEqual([]);
});
