import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { silent } from '../log.ts';
import { migrate } from './migrate.ts';
import { createFromTemplate, type TestDatabase } from './template.ts';
import { startTestServer, temporaryFolder, type TestServer } from './test-server.ts';

let server: TestServer;
let dir: string;
let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  server = await startTestServer({ alone: true });
});
afterAll(async () => {
  await server.stop();
});

beforeEach(async () => {
  dir = await temporaryFolder();
  database = await createFromTemplate(server.url, 'template1');
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await database.drop();
  await rm(dir, { recursive: true });
});

const write = (name: string, sql: string) => writeFile(join(dir, name), sql);
const run = (target: string | pg.Client = client) => migrate(target, { dir, log: silent });
const value = async (statement: string) => (await client.query({ text: statement, rowMode: 'array' })).rows[0]?.[0] as unknown;

test('applies each step once, in the order of the names', async () => {
  await write('20260102T0000_b.sql', 'INSERT INTO public.trail VALUES (2);');
  await write('20260101T0000_a.sql', 'CREATE TABLE public.trail (n int); INSERT INTO trail VALUES (1);');
  await write('notes.md', 'not a migration');
  expect(await run(database.url)).toEqual({ applied: ['20260101T0000_a.sql', '20260102T0000_b.sql'] });
  expect(await run()).toEqual({ applied: [] });
  expect(await value("SELECT string_agg(n::text, ',' ORDER BY n) FROM public.trail")).toBe('1,2');
  expect(await value('SELECT count(*)::int FROM platform.migration')).toBe(2);
});

test('makes what lies outside the schemas: the role and the extensions', async () => {
  await run();
  expect(await value("SELECT rolsuper OR rolbypassrls OR rolcanlogin FROM pg_roles WHERE rolname = 'thidua_app'")).toBe(false);
  expect(await value("SELECT public.unaccent('Đặng Thị Hường') || similarity('a', 'a')")).toBe('Dang Thi Huong1');
  await client.query('BEGIN; SET LOCAL ROLE thidua_app');
  expect(await value('SELECT current_user')).toBe('thidua_app');
  await client.query('ROLLBACK');
});

test('a failing step leaves nothing behind and says where it failed', async () => {
  await write('1_good.sql', 'CREATE TABLE public.good ();');
  await write('2_bad.sql', 'CREATE TABLE public.half ();\n\nSELECT missing;\n');
  await expect(run()).rejects.toThrow(/database\.migration_failed.*2_bad\.sql.*line 3.*"missing"/);
  expect(await value("SELECT to_regclass('public.good') IS NOT NULL AND to_regclass('public.half') IS NULL")).toBe(true);

  await write('2_bad.sql', 'CREATE TABLE public.half ();');
  expect(await run()).toEqual({ applied: ['2_bad.sql'] });
});

test('refuses a step that was changed after it was applied; line endings do not count', async () => {
  await write('1_a.sql', 'SELECT 1;\nSELECT 2;\n');
  await run();
  await write('1_a.sql', 'SELECT 1;\r\nSELECT 2;\r\n');
  expect(await run()).toEqual({ applied: [] });
  await write('1_a.sql', 'SELECT 3;\n');
  await expect(run()).rejects.toMatchObject({ body: { code: 'database.migration_changed' } });
});

test('refuses a database that is newer than the program', async () => {
  await write('1_a.sql', 'SELECT 1;');
  await write('2_b.sql', 'SELECT 1;');
  await run();
  await rm(join(dir, '2_b.sql'));
  await write('3_c.sql', 'CREATE TABLE public.never ();');
  await expect(run()).rejects.toThrow(/database\.migration_unknown.*2_b\.sql/);
  expect(await value("SELECT to_regclass('public.never')")).toBeNull();
});

test('refuses a step that ends its own transaction', async () => {
  await write('1_a.sql', 'CREATE TABLE public.t (); COMMIT; BEGIN;');
  await expect(run()).rejects.toThrow('database.migration_ends_transaction');
});

test('programs that start together apply each step once', async () => {
  await write('1_a.sql', 'CREATE TABLE public.trail (n int); SELECT pg_sleep(0.1);');
  await write('2_b.sql', 'INSERT INTO public.trail VALUES (1);');
  const runs = await Promise.all([run(database.url), run(database.url), run(database.url)]);
  expect(runs.flatMap(({ applied }) => applied).sort()).toEqual(['1_a.sql', '2_b.sql']);
  expect(await value('SELECT count(*)::int FROM public.trail')).toBe(1);
});

test('databases of one server may be migrated at the same time though they share the role', async () => {
  await mkdir(dir, { recursive: true });
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  const databases = await Promise.all([1, 2, 3, 4].map(() => createFromTemplate(server.url, 'template1')));
  await client.query('DROP OWNED BY thidua_app; DROP ROLE thidua_app').catch(() => undefined);
  await Promise.all(databases.map(({ url }) => run(url)));
  await Promise.all(databases.map(({ drop }) => drop()));
  await admin.end();
});

test('an ordinary owner who may create roles suffices', async () => {
  const owner = `owner_${new URL(database.url).pathname.slice(-8)}`;
  await client.query(`CREATE ROLE ${owner} LOGIN CREATEROLE PASSWORD 'x'`);
  await client.query(`ALTER DATABASE ${new URL(database.url).pathname.slice(1)} OWNER TO ${owner}`);
  await client.query('DROP ROLE IF EXISTS thidua_app').catch(() => undefined);
  const url = new URL(database.url);
  url.username = owner;
  url.password = 'x';
  await write('1_a.sql', 'CREATE TABLE public.owned ();');
  expect(await run(url.href)).toEqual({ applied: ['1_a.sql'] });
  await client.query(`REASSIGN OWNED BY ${owner} TO CURRENT_USER; DROP OWNED BY ${owner}; DROP ROLE ${owner}`);
});

test('refuses a role that row security would not bind', async () => {
  await run();
  await client.query('ALTER ROLE thidua_app BYPASSRLS');
  try {
    await expect(run()).rejects.toThrow(/database\.role_too_strong.*BYPASSRLS/);
  } finally {
    await client.query('ALTER ROLE thidua_app NOBYPASSRLS');
  }
});
