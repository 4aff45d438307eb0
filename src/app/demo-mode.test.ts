import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from './testing/harness.ts';
import { system } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { seedId } from '#platform/ids.ts';
import { progressApi } from '#modules/progress/contract.ts';
import { makeApp } from './server.ts';
import { isDemo } from './demo/mode.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test('demo mode is never on in production unless somebody asks for it by name', () => {
  expect(isDemo({})).toBe(true);
  expect(isDemo({ NODE_ENV: 'production' })).toBe(false);
  expect(isDemo({ NODE_ENV: 'production', THIDUA_DEMO: 'on' })).toBe(true);
  expect(isDemo({ THIDUA_DEMO: 'off' })).toBe(false);
});

test('outside demo mode nobody can switch user, set the day, or read the list of accounts', async () => {
  const real = await makeApp({ services: { db: app.db, clock: app.clock, log: { info() {}, warn() {}, error() {} } }, demo: null });
  const headers = { 'x-thidua': '1', 'idempotency-key': 'khong-co-ban-thu' };
  for (const [url, payload] of [
    ['/api/demo/sign-in', { login: 'quantri' }],
    ['/api/demo/clock', { today: '2022-01-01' }],
  ] as const) {
    const answer = await real.inject({ method: 'POST', url, headers, payload });
    expect(answer.statusCode, url).toBe(404);
    expect(answer.cookies).toEqual([]);
  }
  const session = (await real.inject({ method: 'GET', url: '/api/session' })).json() as { demo: unknown };
  expect(session.demo).toBeNull();
  await real.close();
});

test('what a demonstration account records is marked as made up, what others record is not', async () => {
  const marked = (demo: boolean) => app.db.read({ ...system, demo }, (tx) => tx.one<{ madeUp: boolean }>(sql`select platform.made_up() as made_up`));
  expect(await marked(true)).toEqual({ madeUp: true });
  expect(await marked(false)).toEqual({ madeUp: false });
  const officer = await app.as('canbo.cuc-vt');
  const { id } = await officer.call(progressApi.saveProgramme, {
    params: { unitId: seedId('org-cuc-vt'), year: 2023 },
    body: { title: 'Chương trình công tác năm 2023', version: null },
  });
  expect(await app.look((tx) => tx.one(sql`select synthetic from progress.programme where id = ${id}`))).toEqual({ synthetic: true });
});

test('the OpenAPI document names every mounted address, with its access and its answers', async () => {
  const real = await makeApp({ services: { db: app.db, clock: app.clock, log: { info() {}, warn() {}, error() {} } }, demo: null });
  const document = (await real.inject({ method: 'GET', url: '/api/openapi.json' })).json() as {
    openapi: string;
    paths: Record<string, Record<string, { responses: Record<string, unknown>; description: string }>>;
  };
  expect(document.openapi).toBe('3.1.0');
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  expect(operations.length).toBeGreaterThan(150);
  for (const operation of operations) {
    expect(operation.description).toMatch(/^Access: /);
    expect(operation.responses['200']).toBeDefined();
    expect(operation.responses['404']).toBeDefined();
  }
  await real.close();
});
