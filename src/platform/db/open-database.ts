import { join, resolve } from 'node:path';
import type { Log } from '../log.ts';
import { startEmbedded } from './embedded.ts';
import { refuse } from '../refusal.ts';
import { databaseRefusals } from './refusals.ts';

export type OpenedDatabase = {
  /** connects as the owner of the schema; migrations and the runtime pool use it */
  ownerUrl: string;
  kind: 'embedded' | 'external';
  /** Stops the embedded server unless others use it; does nothing for an external one. */
  stop(): Promise<void>;
};

/**
 * The database this installation uses: the server that `DATABASE_URL` names, else the embedded one
 * below `THIDUA_DATA` (default `./.data`). An external server is not contacted here.
 * @throws Refusal database.url_malformed, or what startEmbedded throws
 */
export async function openDatabase(options: { env: Record<string, string | undefined>; log: Log }): Promise<OpenedDatabase> {
  const { env, log } = options;
  if (env.DATABASE_URL) {
    return { ownerUrl: checkedUrl(env.DATABASE_URL), kind: 'external', async stop() {} };
  }
  const dataDir = join(resolve(env.THIDUA_DATA || '.data'), 'postgres');
  const { url, stop } = await startEmbedded({ dataDir, log });
  return { ownerUrl: url, kind: 'embedded', stop };
}

function checkedUrl(url: string): string {
  const parsed = URL.parse(url);
  const isPostgres = parsed?.protocol === 'postgres:' || parsed?.protocol === 'postgresql:';
  if (!isPostgres || parsed.pathname.length < 2) throw refuse(databaseRefusals.urlMalformed);
  return url;
}
