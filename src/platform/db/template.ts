import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { codeOf } from './refusals.ts';

/** For tests: a database per test file, copied from one that was built once. */
export type TestDatabase = { url: string; drop(): Promise<void> };

const OBJECT_IN_USE = '55006';
const ATTEMPTS = 100;
const PAUSE_MS = 50;

/**
 * Makes sure that the database `name` exists on the server and was built to its end. Parallel
 * callers build once; a build that fails or is killed leaves no database of that name.
 * @param name at most 40 characters, so that the drafts' names fit too
 * @param build fills the empty database; must close its connections
 */
export async function ensureTemplate(serverUrl: string, name: string, build: (url: string) => Promise<void>): Promise<void> {
  await withClient(serverUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name]);
    if (await exists(client, name)) return;
    await dropDrafts(client, name);
    const draft = `${name}_draft_${randomName()}`;
    try {
      await client.query(`CREATE DATABASE ${quoted(draft)}`);
      await build(urlOf(serverUrl, draft));
      // Without connections, no copy has to wait for one to end.
      await client.query(`ALTER DATABASE ${quoted(draft)} WITH ALLOW_CONNECTIONS false`);
      await whenFree(client, `ALTER DATABASE ${quoted(draft)} RENAME TO ${quoted(name)}`);
    } finally {
      await dropDrafts(client, name);
    }
  });
}

/**
 * A new database with a random name, equal to the template. Waits while the template is in use.
 * `drop()` also ends the connections that are still open.
 */
export async function createFromTemplate(serverUrl: string, templateName: string): Promise<TestDatabase> {
  const name = `test_${randomName()}`;
  await withClient(serverUrl, (client) =>
    // Copying files is about twice as fast as the default, which writes all through the log.
    whenFree(client, `CREATE DATABASE ${quoted(name)} TEMPLATE ${quoted(templateName)} STRATEGY FILE_COPY`),
  );
  return {
    url: urlOf(serverUrl, name),
    drop: () =>
      withClient(serverUrl, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`);
      }),
  };
}

async function exists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  return rowCount === 1;
}

/** What builders that were killed left behind; living ones hold the lock we have now. */
async function dropDrafts(client: pg.Client, name: string): Promise<void> {
  const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [`${name}_draft_`]);
  for (const { datname } of rows) await client.query(`DROP DATABASE ${quoted(datname)} WITH (FORCE)`);
}

async function whenFree(client: pg.Client, statement: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query(statement);
      return;
    } catch (error) {
      if (codeOf(error) !== OBJECT_IN_USE || attempt >= ATTEMPTS) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  // A lost connection rejects the query under way; the event would end the process besides.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

function randomName(): string {
  return randomUUID().replaceAll('-', '').slice(0, 16);
}

const quoted = pg.escapeIdentifier;
