import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '#platform/db/embedded.ts';
import { temporaryFolder } from '#platform/db/test-server.ts';
import { silent } from '#platform/log.ts';

export interface BenchDatabase {
  /** Connects as the owner. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** An embedded database of the benchmark's own, as shipped: with fsync, on a disk. */
export async function startBenchDatabase(): Promise<BenchDatabase> {
  const folder = await temporaryFolder();
  const server = await startEmbedded({ dataDir: join(folder, 'postgres'), log: silent });
  versions.add(await versionOf(server.url));
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const versions = new Set<string>();

/** What the run's databases call themselves; empty while none was started. */
export const databaseVersions = (): string => [...versions].join(', ');

async function versionOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]?.server_version ?? '';
  } finally {
    await client.end();
  }
}
