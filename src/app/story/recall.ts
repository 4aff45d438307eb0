import { system } from '#platform/actor.ts';
import { sql, type Database } from '#platform/db/database.ts';

/**
 * What a change was answered the first time; `undefined` when it was never made. The keys of the story are its own, so
 * the account they belong to need not be named.
 */
export const recallFrom =
  (db: Database) =>
  async (key: string): Promise<unknown> => {
    const row = await db.read(system, (tx) => tx.maybe<{ response: unknown }>(sql`select response from platform.idempotency where key = ${key}`));
    return row?.response;
  };
