import { system } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { sql, type Database } from '#platform/db/database.ts';
import { refuse } from '#platform/refusal.ts';
import { identityRefusals } from '../contract.ts';
import { waitAfter } from '../rules.ts';
import { passwordMatches } from './passwords.ts';

interface Row {
  id: string;
  passwordHash: string;
  failedTries: number;
  lockedUntil: string | null;
  active: boolean;
}

/**
 * Checks login and password and answers the account id. Wrong tries are counted in their own transaction, so the
 * refusal cannot roll them back; an unknown login answers as slowly and in the same words as a wrong password.
 */
export async function checkSignIn(db: Database, clock: Clock, login: string, password: string): Promise<string> {
  const folded = login.trim().toLowerCase();
  const wall = clock.wall();
  const row = await db.read(system, (tx) =>
    tx.maybe<Row>(sql`select id, password_hash, failed_tries, locked_until, active from identity.account where login = ${folded}`),
  );
  const left = row?.lockedUntil ? Math.ceil((Date.parse(row.lockedUntil) - wall.getTime()) / 1000) : 0;
  if (left > 0) throw refuse(identityRefusals.slowDown, { seconds: left });
  const right = await passwordMatches(row?.active ? row.passwordHash : undefined, password);
  if (right && row) {
    if (row.failedTries > 0) await db.write(system, (tx) => tx.run(sql`update identity.account set failed_tries = 0, locked_until = null where id = ${row.id}`));
    return row.id;
  }
  if (row) {
    // The count is raised in the database, so parallel guesses cannot hide behind one another.
    await db.write(system, async (tx) => {
      const { failedTries } = await tx.one<{ failedTries: number }>(sql`
        update identity.account set failed_tries = failed_tries + 1 where id = ${row.id} returning failed_tries`);
      const seconds = waitAfter(failedTries);
      if (seconds > 0) await tx.run(sql`update identity.account set locked_until = ${new Date(wall.getTime() + seconds * 1000).toISOString()} where id = ${row.id}`);
    });
  }
  throw refuse(identityRefusals.wrongPassword);
}
