import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roles, type Endpoint, type Role } from '#platform/contract.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { allModules } from './modules.ts';
import { endpointsOf } from './server.ts';
import { testApp, type TestApp, type Visitor } from './testing/harness.ts';

/** One account of each role; the guest is nobody. */
const logins: Readonly<Record<Role, string>> = {
  officer: 'canbo.cuc-vt',
  leader: 'lanhdao.cuc-vt',
  standing: 'thuongtruc',
  council: 'uyvien1',
  minister: 'botruong',
  staff: 'nhanvien.cuc-vt',
  admin: 'quantri',
  auditor: 'kiemtra',
};

const endpoints = endpointsOf(allModules({ demo: null }));
const mayCall = (endpoint: Endpoint, role: Role) => endpoint.access === 'public' || endpoint.access === 'signed-in' || endpoint.access.includes(role);
// Sign-in and the demo switch change who is asking; they have their own tests.
const apart = new Set(['/api/session', '/api/session/sign-in', '/api/session/sign-out', '/api/demo/sign-in', '/api/demo/clock']);
const tried = endpoints.filter((endpoint) => !apart.has(endpoint.path) && endpoint.raw === undefined);

let app: TestApp;
const visitors = new Map<Role | 'guest', Visitor>();

beforeAll(async () => {
  app = await testApp({ today: '2022-06-10' });
  for (const role of roles) visitors.set(role, await app.as(logins[role]));
  visitors.set('guest', app.guest);
});
afterAll(() => app.close());

/** Everything the database holds, except what a request may always touch: sessions and idempotency keys. */
async function contents(): Promise<string> {
  const { rows: tables } = await app.db.pool.query<{ name: string }>(`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'graphile_worker') and tablename not in ('session', 'idempotency') order by 1`);
  const digests: string[] = [];
  for (const { name } of tables) {
    const { rows } = await app.db.pool.query<{ digest: string }>(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from ${name} t`,
    );
    digests.push(`${name}=${rows[0]?.digest}`);
  }
  return digests.join('\n');
}

const made = (endpoint: Endpoint) => ({
  params: Object.fromEntries([...endpoint.path.matchAll(/:(\w+)/g)].map((match) => [match[1] ?? '', newId()])) as never,
});

describe('every route × every role', () => {
  test('the list of routes is not empty and each declares who may call', () => {
    expect(tried.length).toBeGreaterThan(30);
    for (const endpoint of endpoints) expect(endpoint.access, endpoint.path).toBeDefined();
  });

  test('who may not call is refused by name, before anything is read, and nothing changes', async () => {
    const before = await contents();
    let refused = 0;
    for (const endpoint of tried) {
      for (const role of roles) {
        if (mayCall(endpoint, role)) continue;
        const answer = await visitors.get(role)?.try(endpoint, made(endpoint));
        expect(answer?.refusal?.code, `${role} ${endpoint.method} ${endpoint.path}`).toBe(commonRefusals.notYourRole.code);
        refused += 1;
      }
      if (endpoint.access !== 'public') {
        const answer = await app.guest.try(endpoint, made(endpoint));
        expect(answer.refusal?.code, `guest ${endpoint.path}`).toBe(commonRefusals.notSignedIn.code);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(100);
    expect(await contents()).toBe(before);
  }, 120_000);

  test('who may call gets past the first wall, and no call of a stranger object is our bug', async () => {
    for (const endpoint of tried) {
      for (const role of roles) {
        if (!mayCall(endpoint, role)) continue;
        const answer = await visitors.get(role)?.try(endpoint, made(endpoint));
        expect(answer?.status, `${role} ${endpoint.method} ${endpoint.path} ${JSON.stringify(answer?.refusal)}`).toBeLessThan(500);
        expect(answer?.refusal?.code).not.toBe(commonRefusals.notYourRole.code);
      }
    }
  }, 120_000);
});

test('a route that nobody declared stops the program', async () => {
  const { makeServer } = await import('#platform/http/server.ts');
  const planted = makeServer({
    services: { db: app.db, clock: app.clock, log: { info() {}, warn() {}, error() {} } },
    modules: [],
    whoIs: async () => undefined,
    extend: async (server) => void server.get('/api/back-door', async () => ({})),
  });
  await expect(planted).rejects.toThrow('undeclared route /api/back-door');
});
