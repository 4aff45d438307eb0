import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { system } from '#platform/actor.ts';
import { makeClock } from '#platform/clock.ts';
import { makeDatabase } from '#platform/db/database.ts';
import { ensureDemoCouncil } from '#modules/councils/server/demo.ts';
import { ensureDemoIndicators } from '#modules/indicators/server/demo.ts';
import { indexSeedNames } from '#modules/search/index.ts';
import { loadSeed, readSeedFile, seedSearchNames } from '../seed/load.ts';
import { ensureDemoAccounts } from './accounts.ts';

/** Fills a migrated database with the real data of 2020–2022 and the demo accounts. Doing it twice changes nothing. */
export async function fillDemo(url: string): Promise<void> {
  const db = makeDatabase({ url, clock: makeClock(), poolSize: 2 });
  try {
    const file: unknown = JSON.parse(await readFile(join(import.meta.dirname, '../../../db/seed/monre-2021-2022.json'), 'utf8'));
    await loadSeed(db, file);
    await db.write(system, (tx) => indexSeedNames(tx, seedSearchNames(readSeedFile(file))));
    await ensureDemoAccounts(db);
    await db.write(system, ensureDemoCouncil);
    await db.write(system, ensureDemoIndicators);
  } finally {
    await db.close();
  }
}
