import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbedded } from '#platform/db/embedded.ts';
import { quickFolder, temporaryFolder } from '#platform/db/test-server.ts';
import { silent } from '#platform/log.ts';
import { prepareTemplates } from './templates.ts';

/**
 * One PostgreSQL for the whole run: the server of DATABASE_URL when it is set, else an embedded one in a temporary
 * folder (no fsync: its contents are thrown away). Test files copy a prepared template, about 0.1 s each.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const external = process.env['DATABASE_URL'];
  const folder = external ? undefined : await temporaryFolder(await quickFolder());
  const server = folder ? await startEmbedded({ dataDir: join(folder, 'postgres'), log: silent, fsync: false }) : undefined;
  const serverUrl = external ?? server?.url ?? '';
  const templates = await prepareTemplates(serverUrl);
  process.env['THIDUA_TEST_SERVER'] = serverUrl;
  process.env['THIDUA_TEST_TEMPLATE'] = templates.migrated;
  process.env['THIDUA_TEST_SEEDED'] = templates.seeded;
  return async () => {
    await server?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  };
}
