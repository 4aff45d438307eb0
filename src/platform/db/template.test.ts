import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFromTemplate, ensureTemplate } from './template.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
const suffix = process.pid;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await query(server.url, `DROP DATABASE IF EXISTS once_${suffix}`);
  await server.stop();
});

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

const databases = (like: string) => query(server.url, `SELECT datname FROM pg_database WHERE datname LIKE '${like}'`);

test('parallel workers build the template once and copy it independently', async () => {
  let builds = 0;
  const build = async (url: string) => {
    builds++;
    await query(url, 'CREATE TABLE t AS SELECT 1 AS n; SELECT pg_sleep(0.1)');
  };
  await Promise.all([1, 2, 3].map(() => ensureTemplate(server.url, `once_${suffix}`, build)));
  await ensureTemplate(server.url, `once_${suffix}`, build);
  expect(builds).toBe(1);

  const [one, two] = await Promise.all([1, 2].map(() => createFromTemplate(server.url, `once_${suffix}`)));
  await query(one!.url, 'UPDATE t SET n = 2');
  expect(await query(two!.url, 'SELECT n FROM t')).toEqual([{ n: 1 }]);

  const lingering = new pg.Client({ connectionString: one!.url });
  lingering.on('error', () => undefined);
  await lingering.connect();
  await Promise.all([one!.drop(), two!.drop()]);
  await lingering.end().catch(() => undefined);
  for (const { url } of [one!, two!]) expect(await databases(new URL(url).pathname.slice(1))).toEqual([]);
});

test('a build that fails leaves no template and the next one starts anew', async () => {
  const name = `failing_${suffix}`;
  await query(server.url, `CREATE DATABASE ${name}_draft_killed`);
  const fails = ensureTemplate(server.url, name, async (url) => {
    await query(url, 'CREATE TABLE half ()');
    throw new Error('the migration is wrong');
  });
  await expect(fails).rejects.toThrow('the migration is wrong');
  expect(await databases(`${name}%`)).toEqual([]);

  await ensureTemplate(server.url, name, async (url) => void (await query(url, 'CREATE TABLE whole ()')));
  const copy = await createFromTemplate(server.url, name);
  expect(await query(copy.url, "SELECT to_regclass('half') AS half, to_regclass('whole')::text AS whole")).toEqual([{ half: null, whole: 'whole' }]);
  await copy.drop();
  await query(server.url, `DROP DATABASE ${name}`);
});

test('copying waits until nobody is connected to the template', async () => {
  const source = await createFromTemplate(server.url, 'template1');
  const busy = new pg.Client({ connectionString: source.url });
  await busy.connect();
  setTimeout(() => void busy.end(), 120);
  const copy = await createFromTemplate(server.url, new URL(source.url).pathname.slice(1));
  await Promise.all([copy.drop(), source.drop()]);
});
