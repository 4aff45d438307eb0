import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '#platform/db/embedded.ts';
import { quickFolder, temporaryFolder } from '#platform/db/test-server.ts';
import { silent } from '#platform/log.ts';

export interface OwnDatabase {
  readonly url: string;
  /** Throws everything away. */
  drop(): Promise<void>;
}

/**
 * An empty database nobody else uses: on the server that `DATABASE_URL` names a new one beside the given one, else an
 * embedded server in a temporary folder.
 */
export async function ownDatabase(env: NodeJS.ProcessEnv): Promise<OwnDatabase> {
  const given = env['DATABASE_URL'];
  return given ? onServer(given) : embedded();
}

async function onServer(given: string): Promise<OwnDatabase> {
  const name = `thidua_story_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  const url = new URL(given);
  url.pathname = `/${name}`;
  await execute(given, `CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  return { url: url.href, drop: () => execute(given, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`) };
}

async function embedded(): Promise<OwnDatabase> {
  const folder = await temporaryFolder(await quickFolder());
  // Nothing of it outlives the command, so nothing has to be safe from a power cut.
  const server = await startEmbedded({ dataDir: join(folder, 'postgres'), log: silent, fsync: false });
  return {
    url: server.url,
    async drop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
