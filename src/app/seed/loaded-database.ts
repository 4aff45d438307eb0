import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { system } from '#platform/actor.ts';
import { makeClock } from '#platform/clock.ts';
import { makeDatabase, type Database, type Tx } from '#platform/db/database.ts';
import { createFromTemplate } from '#platform/db/template.ts';

/** For tests: the real file, freshly parsed, so that a test may break its own copy. */
export const realFile = (): Record<string, unknown> =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../db/seed/monre-2021-2022.json'), 'utf8')) as Record<string, unknown>;

export interface OwnDatabase {
  readonly db: Database;
  look<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** For tests: a migrated database of their own, without data. */
export async function ownDatabase(): Promise<OwnDatabase> {
  const { url, drop } = await createFromTemplate(process.env['THIDUA_TEST_SERVER'] ?? '', process.env['THIDUA_TEST_TEMPLATE'] ?? '');
  const clock = makeClock();
  clock.set('2022-01-10');
  const db = makeDatabase({ url, clock, poolSize: 2 });
  return {
    db,
    look: (work) => db.read(system, work),
    close: async () => {
      await db.close();
      await drop();
    },
  };
}
