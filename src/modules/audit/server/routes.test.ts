import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { makeApp } from '#app/server.ts';
import { system } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { newId, seedId } from '#platform/ids.ts';
import { silent } from '#platform/log.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { directoryApi } from '#modules/directory/contract.ts';
import { documentsApi } from '#modules/documents/contract.ts';
import { identityApi } from '#modules/identity/contract.ts';
import { demoPassword } from '#app/demo/accounts.ts';
import { auditApi } from '../contract.ts';

let app: TestApp;
let leader: Visitor;
let auditor: Visitor;
const vt = seedId('org-cuc-vt');
let person = '';
let officer = '';

beforeAll(async () => {
  app = await testApp({ today: '2022-06-10' });
  leader = await app.as('lanhdao.cuc-vt');
  auditor = await app.as('kiemtra');
  person = (await leader.call(directoryApi.addPerson, { body: { fullName: 'Ngô Nhật Ký', honorific: null } })).id;
  officer = (
    await leader.call(directoryApi.appointOfficer, { params: { id: vt }, body: { personId: person, fullTime: true, validFrom: '2022-06-01' } })
  ).id;
});
afterAll(() => app.close());

const rows = async (visitor: Visitor, query: object = {}) => (await visitor.call(auditApi.list, { query })).rows;

test('the trail says who did what, in words, newest first', async () => {
  const [newest, before] = await rows(auditor);
  expect(newest).toMatchObject({
    what: { vi: 'Phân công cán bộ thi đua' },
    object: { vi: 'Cán bộ thi đua' },
    label: 'Ngô Nhật Ký',
    who: 'Thủ trưởng Cục Viễn thám (mẫu)',
    roles: ['leader'],
    unitId: vt,
  });
  expect(before).toMatchObject({ what: { vi: 'Thêm người vào danh bạ' }, link: `/ca-nhan/${person}` });
  expect(newest?.at.slice(0, 10)).toBe('2022-06-10');
});

test('a unit reads its own events, another unit does not, overseers read all (R-165)', async () => {
  const sees = async (login: string) => (await rows(await app.as(login), { type: 'officer' })).length;
  expect(await Promise.all(['canbo.cuc-vt', 'canbo.cuc-tnn', 'kiemtra', 'quantri', 'thuongtruc', 'botruong'].map(sees))).toEqual([1, 0, 1, 1, 1, 1]);
  expect((await leader.call(auditApi.of, { params: { type: 'officer', id: officer } })).entries).toMatchObject([
    { what: { vi: 'Phân công cán bộ thi đua' } },
  ]);
  const foreign = await app.as('canbo.cuc-tnn');
  expect((await foreign.call(auditApi.of, { params: { type: 'officer', id: officer } })).entries).toEqual([]);
  expectRefusal(await app.guest.try(auditApi.list), commonRefusals.notSignedIn);
});

test('a restricted event is hidden from its own unit', async () => {
  await app.db.write(system, (tx) =>
    tx.run(
      sql`select audit.record(${newId()}, ${tx.now.toISOString()}, null, 'Thử', array['standing'], 'councils.vote', 'meeting', ${newId()}, 'Kín', ${vt}, true, null, null, null, null)`,
    ),
  );
  expect((await rows(auditor, { type: 'meeting' })).map((row) => row.label)).toEqual(['Kín']);
  expect(await rows(leader, { type: 'meeting' })).toEqual([]);
});

test('only those who watch over the whole read the stored data of a change', async () => {
  expect((await rows(auditor, { objectId: officer }))[0]?.detail).toMatchObject({ fullTime: true });
  expect((await rows(leader, { objectId: officer }))[0]?.detail).toBeNull();
});

test('filters narrow by kind, object, unit, actor without accents, action and days, both included', async () => {
  const count = async (query: object) => (await rows(auditor, query)).length;
  expect(await count({ objectId: person })).toBe(1);
  expect(await count({ unitId: vt, action: 'directory.appointOfficer' })).toBe(1);
  expect(await count({ actor: 'thu truong cuc vien tham', objectId: officer })).toBe(1);
  expect(await count({ actor: 'không ai tên vậy' })).toBe(0);
  expect(await count({ objectId: officer, from: '2022-06-10', to: '2022-06-10' })).toBe(1);
  expect(await count({ objectId: officer, from: '2022-06-11' })).toBe(0);
  expect(await count({ objectId: officer, to: '2022-06-09' })).toBe(0);
  expect((await auditor.try(auditApi.list, { query: { type: "x' or 1=1" } })).refusal?.fields?.[0]?.path).toBe('type');
});

test('pages hold every event once while new ones arrive', async () => {
  const staff = await app.as('canbo.cuc-vt');
  const seen: number[] = [];
  let after: string | undefined;
  do {
    const page = await auditor.call(auditApi.list, { query: { limit: 1, after } });
    seen.push(...page.rows.map((row) => row.seq));
    if (seen.length === 1)
      await staff.call(documentsApi.add, {
        body: {
          type: 'Công văn',
          number: null,
          issuedOn: null,
          effectiveFrom: null,
          issuerUnitId: null,
          title: 'Tới giữa chừng',
          status: 'draft',
          replacedById: null,
          note: '',
        },
      });
    after = page.next ?? undefined;
  } while (after);
  expect(seen).toEqual([...seen].sort((a, b) => b - a));
  expect(new Set(seen).size).toBe(seen.length);
});

test('nobody changes or removes an event: not the program, not the owner of the table (R-165)', async () => {
  const attempts = ["update audit.event set reason = 'khác'", 'delete from audit.event', 'truncate audit.event'];
  for (const attempt of attempts) {
    await expect(
      app.db.write(system, (tx) => tx.run({ text: attempt, values: [] } as never)),
      `app: ${attempt}`,
    ).rejects.toThrow(/permission denied/);
    await expect(app.db.pool.query(attempt), `owner: ${attempt}`).rejects.toThrow(/append-only/);
  }
  await expect(
    app.db.write(system, (tx) =>
      tx.run(
        sql`insert into audit.event (id, business_at, actor_name, action, object_type, object_id) values (${newId()}, now(), 'x', 'x', 'x', ${newId()})`,
      ),
    ),
  ).rejects.toThrow(/permission denied/);
});

test('a change that fails leaves no trace, a change that succeeds leaves exactly one', async () => {
  const before = (await rows(auditor, { limit: 200 })).length;
  await leader.try(directoryApi.appointOfficer, { params: { id: vt }, body: { personId: person, fullTime: true, validFrom: '2022-06-01' } });
  expect(await rows(auditor, { limit: 200 })).toHaveLength(before);
});

test('the export holds the filtered trail, oldest first, as CSV for spreadsheets', async () => {
  const raw = await makeApp({ services: { db: app.db, clock: app.clock, log: silent }, demo: null });
  const headers = { 'x-thidua': '1', 'idempotency-key': newId() };
  const cookieOf = async (login: string) => {
    const signedIn = await raw.inject({ method: 'POST', url: identityApi.signIn.path, headers, payload: { login, password: demoPassword } });
    return `${signedIn.cookies[0]?.name}=${signedIn.cookies[0]?.value}`;
  };
  const ask = async (login: string) =>
    raw.inject({ method: 'GET', url: `${auditApi.export.path}?unitId=${vt}`, headers: { cookie: await cookieOf(login) } });
  const answer = await ask('kiemtra');
  expect(answer.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="nhat-ky-2022-06-10.csv"',
  });
  const lines = answer.body.trimEnd().split('\r\n');
  expect(lines[0]?.startsWith('\uFEFFSố thứ tự,')).toBe(true);
  expect(lines[1]).toContain('Phân công cán bộ thi đua');
  expect(lines[2]).toContain('Bỏ phiếu');
  expect((await ask('canbo.cuc-vt')).statusCode).toBe(403);
  await raw.close();
});
