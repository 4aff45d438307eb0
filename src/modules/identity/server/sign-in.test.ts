import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '#app/testing/harness.ts';
import { demoPassword } from '#app/demo/accounts.ts';
import { makeApp } from '#app/server.ts';
import { system } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { newId, sha256 } from '#platform/ids.ts';
import { silent } from '#platform/log.ts';
import type { RefusalBody } from '#platform/refusal.ts';
import { directoryApi } from '#modules/directory/contract.ts';
import { identityApi, identityRefusals } from '../contract.ts';

let app: TestApp;
/** The same program without demo mode, spoken to in plain HTTP. */
let web: FastifyInstance;

beforeAll(async () => {
  app = await testApp();
  web = await makeApp({ services: { db: app.db, clock: app.clock, log: silent }, demo: null });
});
afterAll(async () => {
  await web.close();
  await app.close();
});

const send = (url: string, payload: object, more: Record<string, string> = {}) =>
  web.inject({ method: 'POST', url, headers: { 'x-thidua': '1', 'idempotency-key': newId(), ...more }, payload });
const signIn = (login: string, password = demoPassword, more: Record<string, string> = {}) =>
  send(identityApi.signIn.path, { login, password }, more);
const errorOf = (answer: { json: () => unknown }) => (answer.json() as { error?: RefusalBody }).error;
const cookieOf = (answer: Awaited<ReturnType<typeof signIn>>) => `${answer.cookies[0]?.name}=${answer.cookies[0]?.value}`;
const whoIs = async (cookie: string) =>
  (await web.inject({ url: identityApi.session.path, headers: { cookie } })).json().account as { login: string } | null;
/** The time the login has to wait for goes by. */
const waitOver = (login: string) =>
  app.db.write(system, (tx) => tx.run(sql`update identity.sign_in_wait set wait_until = now() where login_hash = ${sha256(login)}`));

test('the right password opens a session whose cookie scripts and other sites cannot use', async () => {
  const answer = await signIn('canbo.cuc-tnn');
  expect(answer.statusCode).toBe(200);
  expect(answer.cookies[0]).toMatchObject({ name: 'thidua_session', httpOnly: true, sameSite: 'Strict', path: '/' });
  expect(answer.cookies[0]?.secure).toBeUndefined();
  expect((await signIn('canbo.cuc-tnn', demoPassword, { 'x-forwarded-proto': 'https' })).cookies[0]?.secure).toBe(true);
  expect(await whoIs(cookieOf(answer))).toMatchObject({ login: 'canbo.cuc-tnn' });
  expect(await whoIs('thidua_session=khong-co')).toBeNull();
});

test('the login is taken as people type it: capitals and spaces aside', async () => {
  expect((await signIn('  CanBo.Cuc-TNN ')).statusCode).toBe(200);
});

test('only a hash of password and token is stored (argon2id, SHA-256)', async () => {
  const answer = await signIn('canbo.cuc-tnn');
  const token = answer.cookies[0]?.value ?? '';
  const stored = await app.look((tx) =>
    tx.one<{ passwordHash: string; sessions: number }>(sql`
    select password_hash, (select count(*)::int from identity.session where token_hash in (${sha256(token)}, ${token}) and token_hash <> ${token}) as sessions
    from identity.account where login = 'canbo.cuc-tnn'`),
  );
  expect(stored.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(stored.sessions).toBe(1);
});

test('five wrong tries, then the wait doubles; the right password is not even looked at while it lasts', async () => {
  const login = 'canbo.tcmt';
  for (let tries = 1; tries <= 5; tries += 1)
    expect(errorOf(await signIn(login, 'sai')), `try ${tries}`).toMatchObject({ code: identityRefusals.wrongPassword.code });
  expect(errorOf(await signIn(login))?.message.vi).toBe('Sai quá nhiều lần. Chờ 15 giây rồi thử lại.');
  await waitOver(login);
  expect(errorOf(await signIn(login, 'sai'))?.code).toBe(identityRefusals.wrongPassword.code);
  expect(errorOf(await signIn(login))?.message.vi).toContain('Chờ 30 giây');
  await waitOver(login);
  expect((await signIn(login)).statusCode).toBe(200);
  expect(errorOf(await signIn(login, 'sai'))?.code).toBe(identityRefusals.wrongPassword.code);
  expect((await signIn(login)).statusCode).toBe(200);
});

test('guesses sent all at once do not overtake the count', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => signIn('canbo.tcbhd', 'sai')));
  const codes = answers.map((answer) => errorOf(answer)?.code);
  expect(codes.filter((code) => code === identityRefusals.wrongPassword.code)).toHaveLength(5);
  expect(codes.filter((code) => code === identityRefusals.slowDown.code)).toHaveLength(7);
});

test('an unknown login, a closed account and a wrong password answer alike, the waiting included', async () => {
  await app.db.write(system, (tx) => tx.run(sql`update identity.account set active = false where login = 'uyvien9'`));
  const talk = async (login: string) => {
    const said: unknown[] = [];
    for (let tries = 0; tries < 6; tries += 1) {
      const answer = await signIn(login, login === 'uyvien9' ? demoPassword : 'sai');
      said.push([answer.statusCode, answer.body]);
    }
    return said;
  };
  const wrong = await talk('uyvien8');
  expect(await talk('khong.co.ai')).toEqual(wrong);
  expect(await talk('uyvien9')).toEqual(wrong);
});

test('a change without the header of our own pages, or without a key, is refused', async () => {
  const cookie = cookieOf(await signIn('lanhdao.cuc-vt'));
  const payload = { fullName: 'Không Được', honorific: null };
  const foreign = await web.inject({ method: 'POST', url: directoryApi.addPerson.path, headers: { cookie, 'idempotency-key': newId() }, payload });
  expect([foreign.statusCode, errorOf(foreign)?.field]).toEqual([400, 'x-thidua']);
  const keyless = await web.inject({ method: 'POST', url: directoryApi.addPerson.path, headers: { cookie, 'x-thidua': '1' }, payload });
  expect(errorOf(keyless)?.code).toBe('common.key_missing');
  const found = await web.inject({ url: `${directoryApi.people.path}?q=Khong%20Duoc`, headers: { cookie } });
  expect(found.json().rows).toEqual([]);
});

test('signing in again closes the session the browser carried; signing out ends it at once', async () => {
  const first = cookieOf(await signIn('canbo.cuc-bdkh'));
  const second = cookieOf(await signIn('canbo.cuc-bdkh', demoPassword, { cookie: first }));
  expect(await whoIs(first)).toBeNull();
  await send(identityApi.signOut.path, {}, { cookie: second });
  expect(await whoIs(second)).toBeNull();
});

test('demo doors do not exist outside demo mode', async () => {
  expect((await send(identityApi.demoSignIn.path, { login: 'quantri' })).statusCode).toBe(404);
  expect((await send(identityApi.demoClock.path, { today: '2022-01-01' })).statusCode).toBe(404);
  expect((await web.inject({ url: identityApi.session.path })).json().demo).toBeNull();
});

test('a session that has run out is nobody’s', async () => {
  const cookie = cookieOf(await signIn('canbo.cuc-ddbd'));
  const token = cookie.split('=')[1] ?? '';
  await app.db.write(system, (tx) =>
    tx.run(sql`update identity.session set expires_at = now() - interval '1 second' where token_hash = ${sha256(token)}`),
  );
  expect(await whoIs(cookie)).toBeNull();
});
