import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { dumpSchema } from '#platform/db/dump-schema.ts';
import { startEmbedded } from '#platform/db/embedded.ts';
import { migrate } from '#platform/db/migrate.ts';
import { quickFolder, temporaryFolder } from '#platform/db/test-server.ts';
import { silent } from '#platform/log.ts';

/**
 * `node scripts/schema.ts` fails when `db/schema.sql` is not what the migrations make; `--write` brings it up to date.
 * Reviewers see in that one file what a migration really changed.
 */
const root = join(import.meta.dirname, '..');
const file = join(root, 'db/schema.sql');

async function currentSchema(): Promise<string> {
  const folder = await temporaryFolder(await quickFolder());
  const server = await startEmbedded({ dataDir: join(folder, 'postgres'), log: silent, fsync: false });
  const client = new pg.Client({ connectionString: server.url });
  try {
    await migrate(server.url, { dir: join(root, 'db/migrations'), log: silent });
    await client.connect();
    return await dumpSchema(client);
  } finally {
    await client.end().catch(() => undefined);
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const made = await currentSchema();
if (process.argv.includes('--write')) {
  await writeFile(file, made);
} else if ((await readFile(file, 'utf8').catch(() => '')) !== made) {
  process.stderr.write('db/schema.sql is not what the migrations make; run: node scripts/schema.ts --write\n');
  process.exit(1);
}
