import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { runAction } from '#platform/action.ts';
import { system } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { newId, seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { directoryApi } from '#modules/directory/contract.ts';
import { identityApi, identityRefusals, type AccountRow } from '../contract.ts';
import { closeAccount } from './actions/close-account.ts';

let app: TestApp;
let leader: Visitor;
let admin: Visitor;
const vt = seedId('org-cuc-vt');
const tnn = seedId('org-cuc-tnn');

beforeAll(async () => {
  app = await testApp({ today: '2022-06-10' });
  leader = await app.as('lanhdao.cuc-vt');
  admin = await app.as('quantri');
});
afterAll(() => app.close());

let count = 0;
const fresh = (over: object = {}) => ({
  login: `moi.${(count += 1)}`,
  name: `Người Mới ${count}`,
  password: 'mat-khau-dai-12',
  role: 'officer' as const,
  unitId: vt,
  personId: null,
  ...over,
});
const account = async (visitor: Visitor, login: string): Promise<AccountRow> => {
  const found = (await visitor.call(identityApi.accounts, { query: { q: login } })).rows.find((row) => row.login === login);
  if (!found) throw new Error(`no account ${login}`);
  return found;
};
/** Somebody at a browser with an account opened in the test. */
async function signedIn(login: string): Promise<Visitor> {
  await app.db.pool.query('update identity.account set demo = true where login = $1', [login]);
  return app.as(login);
}

test('a leader opens accounts of officers and staff in the own unit, nothing wider', async () => {
  const made = await leader.call(identityApi.createAccount, { body: fresh() });
  expect(made).toMatchObject({ active: true, grants: [{ role: 'officer', unitId: vt, validFrom: '2022-06-10' }], can: { close: { ok: true } } });
  expectRefusal(await leader.try(identityApi.createAccount, { body: fresh({ unitId: tnn }) }), identityRefusals.notYourUnit);
  expectRefusal(await leader.try(identityApi.createAccount, { body: fresh({ role: 'leader' }) }), identityRefusals.notYourUnit);
  expectRefusal(await leader.try(identityApi.createAccount, { body: fresh({ role: 'admin', unitId: null }) }), identityRefusals.notYourUnit);
  const officer = await app.as('canbo.cuc-vt');
  expectRefusal(await officer.try(identityApi.createAccount, { body: fresh() }), commonRefusals.notYourRole);
});

test('a taken login, a weak password, a missing unit or person are named', async () => {
  expectRefusal(await leader.try(identityApi.createAccount, { body: fresh({ login: 'canbo.cuc-tnn' }) }), identityRefusals.loginTaken);
  expectRefusal(await leader.try(identityApi.createAccount, { body: fresh({ password: 'ngan' }) }), identityRefusals.weakPassword);
  expectRefusal(await admin.try(identityApi.createAccount, { body: fresh({ unitId: null }) }), identityRefusals.unitNeeded);
  expectRefusal(await admin.try(identityApi.createAccount, { body: fresh({ unitId: newId() }) }), identityRefusals.noUnit);
  expectRefusal(await admin.try(identityApi.createAccount, { body: fresh({ personId: newId() }) }), identityRefusals.noPerson);
  const odd = await admin.try(identityApi.createAccount, { body: fresh({ login: 'Có Dấu' }) });
  expect(odd.refusal?.fields?.[0]?.path).toBe('login');
});

test('another unit’s account answers like a missing one', async () => {
  const foreign = await account(admin, 'canbo.cuc-tnn');
  const body = { version: foreign.version, reason: 'Thử đóng' };
  const [hidden, missing] = [
    await leader.try(identityApi.closeAccount, { params: { id: foreign.id }, body }),
    await leader.try(identityApi.closeAccount, { params: { id: newId() }, body }),
  ];
  expect([hidden.status, hidden.refusal]).toEqual([missing.status, missing.refusal]);
  expectRefusal(hidden, commonRefusals.notFound);
  expectRefusal(
    await leader.try(identityApi.replaceOfficer, {
      params: { id: foreign.id },
      body: { ...body, successorId: null, newAccount: { login: 'cuop.quyen', name: 'X', password: 'mat-khau-dai-12' } },
    }),
    commonRefusals.notFound,
  );
  expect((await leader.call(identityApi.accounts)).rows.map((row) => row.login)).not.toContain('canbo.cuc-tnn');
  expect((await account(admin, 'canbo.cuc-tnn')).active).toBe(true);
});

test('a closed account’s session ends at once, and it is closed once', async () => {
  const made = await leader.call(identityApi.createAccount, { body: fresh() });
  const leaver = await signedIn(made.login);
  expect((await leaver.call(identityApi.session)).account?.login).toBe(made.login);
  const params = { id: made.id };
  expectRefusal(await leader.try(identityApi.closeAccount, { params, body: { version: 9, reason: 'Thôi việc' } }), commonRefusals.stale);
  await leader.call(identityApi.closeAccount, { params, body: { version: made.version, reason: 'Thôi việc' } });
  expect((await leaver.call(identityApi.session)).account).toBeNull();
  expectRefusal(await leaver.try(directoryApi.units), commonRefusals.notSignedIn);
  expectRefusal(
    await leader.try(identityApi.closeAccount, { params, body: { version: made.version + 1, reason: 'Lần nữa' } }),
    identityRefusals.alreadyClosed,
  );
  const open = await app.look((tx) =>
    tx.one<{ open: number }>(sql`select count(*)::int as open from identity.session where account_id = ${made.id} and revoked_at is null`),
  );
  expect(open.open).toBe(0);
});

test('one action replaces an officer: rights move, the old account ends, history keeps the old name (R-014)', async () => {
  const [oldPerson, newPerson] = [
    (await leader.call(directoryApi.addPerson, { body: { fullName: 'Cán Bộ Cũ', honorific: null } })).id,
    (await leader.call(directoryApi.addPerson, { body: { fullName: 'Cán Bộ Mới', honorific: null } })).id,
  ];
  await leader.call(directoryApi.appointOfficer, { params: { id: vt }, body: { personId: oldPerson, fullTime: false, validFrom: '2021-01-01' } });
  const old = await leader.call(identityApi.createAccount, { body: fresh({ personId: oldPerson }) });
  const leaver = await signedIn(old.login);
  const params = { id: old.id };
  const base = { version: old.version, reason: 'Điều động' };
  const newAccount = { login: 'canbo.moi.vt', name: 'Cán Bộ Mới', password: 'mat-khau-dai-12', personId: newPerson };
  expectRefusal(await leader.try(identityApi.replaceOfficer, { params, body: { ...base } }), identityRefusals.noSuccessor);
  expectRefusal(await leader.try(identityApi.replaceOfficer, { params, body: { ...base, successorId: old.id } }), identityRefusals.noSuccessor);
  const foreign = await account(admin, 'canbo.cuc-tnn');
  expectRefusal(await leader.try(identityApi.replaceOfficer, { params, body: { ...base, successorId: foreign.id } }), identityRefusals.noSuccessor);
  expectRefusal(
    await leader.try(identityApi.replaceOfficer, { params, body: { ...base, newAccount: { ...newAccount, login: 'canbo.cuc-tnn' } } }),
    identityRefusals.loginTaken,
  );
  const done = await leader.call(identityApi.replaceOfficer, { params, body: { ...base, newAccount } });
  expect(done.grants).toBe(1);
  expect((await leaver.call(identityApi.session)).account).toBeNull();
  const successor = await signedIn('canbo.moi.vt');
  expect((await successor.call(identityApi.session)).account).toMatchObject({ roles: ['officer'], unitIds: expect.arrayContaining([vt]) });
  const officers = (await leader.call(directoryApi.unit, { params: { id: vt } })).officers;
  expect(officers.map((one) => [one.person.fullName, one.fullTime, one.validTo])).toEqual([
    ['Cán Bộ Mới', false, null],
    ['Cán Bộ Cũ', false, '2022-06-09'],
  ]);
  const trail = await app.look((tx) =>
    tx.many<{ label: string; toState: string }>(sql`
    select object_label as label, to_state from audit.event where action = 'identity.replaceOfficer' order by seq`),
  );
  expect(trail).toEqual([
    { label: old.name, toState: 'REPLACED' },
    { label: 'Cán Bộ Mới', toState: 'OPEN' },
  ]);
});

test('auditors read all accounts and change none', async () => {
  const auditor = await app.as('kiemtra');
  const list = await auditor.call(identityApi.accounts);
  expect(list.rows.length).toBeGreaterThan(40);
  expect(list.can.create.ok).toBe(false);
  expect(list.rows.every((row) => !row.can.close.ok)).toBe(true);
  const staff = await app.as('nhanvien.cuc-vt');
  expectRefusal(await staff.try(identityApi.accounts), commonRefusals.notYourRole);
});

test('nobody closes the own account; two administrators closing each other leave one, who stays', async () => {
  const self = await account(admin, 'quantri');
  const close = (visitor: Visitor, target: AccountRow) =>
    visitor.try(identityApi.closeAccount, { params: { id: target.id }, body: { version: target.version, reason: 'Thử' } });
  expectRefusal(await close(admin, self), identityRefusals.yourself);
  const second = await admin.call(identityApi.createAccount, { body: fresh({ login: 'quantri.hai', role: 'admin', unitId: null }) });
  const secondAdmin = await signedIn('quantri.hai');
  const answers = await Promise.all([close(admin, second), close(secondAdmin, self)]);
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  const last = answers[0]?.status === 200 ? self : second;
  await expect(runAction(app.db, system, closeAccount, { id: last.id, version: last.version, reason: 'Thử' })).rejects.toMatchObject({
    body: { code: identityRefusals.lastAdmin.code },
  });
});
