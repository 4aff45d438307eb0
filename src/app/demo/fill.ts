import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeClock } from '#platform/clock.ts';
import { makeDatabase } from '#platform/db/database.ts';
import { loadSeed } from '../seed/load.ts';
import { ensureDemoAccounts } from './accounts.ts';

/** Fills a migrated database with the real data of 2020–2022 and the demo accounts. Doing it twice changes nothing. */
export async function fillDemo(url: string): Promise<void> {
  const db = makeDatabase({ url, clock: makeClock(), poolSize: 2 });
  try {
    const file = await readFile(join(import.meta.dirname, '../../../db/seed/monre-2021-2022.json'), 'utf8');
    await loadSeed(db, JSON.parse(file));
    await ensureDemoAccounts(db);
  } finally {
    await db.close();
  }
}
