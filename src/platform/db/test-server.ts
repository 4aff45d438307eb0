import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silent } from '../log.ts';
import { startEmbedded } from './embedded.ts';

const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 2 ** 30;

/**
 * Where throw-away databases are quickest: in memory where there is room (a new database takes
 * 10 ms there and 150 ms on a disk), else the system's temporary folder.
 */
export async function quickFolder(): Promise<string> {
  const room = await statfs(MEMORY).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return room > ENOUGH_BYTES ? MEMORY : tmpdir();
}

/** A new folder that every account can pass through, as the database's own account must. */
export async function temporaryFolder(parent = tmpdir()): Promise<string> {
  const folder = await mkdtemp(join(parent, 'thidua-test-'));
  await chmod(folder, 0o755);
  return folder;
}

export type TestServer = { url: string; stop(): Promise<void> };

/**
 * A server for one test file: the one that `TEST_DATABASE_URL` names, to run the same tests on another version of
 * PostgreSQL; else the one that the whole run shares; else an embedded one without fsync in a temporary folder.
 * @param alone for tests that change what a server's databases have in common: its roles
 */
export async function startTestServer({ alone = false } = {}): Promise<TestServer> {
  const shared = process.env['TEST_DATABASE_URL'] ?? (alone ? undefined : process.env['THIDUA_TEST_SERVER']);
  if (shared) return { url: shared, async stop() {} };
  const folder = await temporaryFolder(await quickFolder());
  const server = await startEmbedded({ dataDir: join(folder, 'postgres'), log: silent, fsync: false });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}
