import { system } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { sql, type Database } from '#platform/db/database.ts';
import { sha256 } from '#platform/ids.ts';
import { refuse } from '#platform/refusal.ts';
import { identityRefusals } from '../contract.ts';
import { waitAfter } from '../rules.ts';
import { passwordMatches } from './passwords.ts';

/** What is tried: a login at the door, or the signature of somebody who is signed in. They are counted apart. */
export type Tried = string;

export const loginTried = (login: string): Tried => sha256(login);
export const signatureTried = (accountId: string): Tried => sha256(`signature:${accountId}`);

/** How long a login is remembered after its last wrong try. */
const memory = 24 * 3_600_000;

/**
 * Counts a try before the password is looked at and forgets it afterwards when it was right: guesses sent all at
 * once cannot overtake the count. Logins that do not exist are counted alike. Throws `identity.slow_down`.
 */
export async function countTry(db: Database, clock: Clock, loginHash: Tried): Promise<void> {
  const wall = clock.wall();
  const left = await db.write(system, async (tx) => {
    await tx.run(sql`delete from identity.sign_in_wait where last_try_at < ${new Date(wall.getTime() - memory).toISOString()}`);
    await tx.run(sql`
      insert into identity.sign_in_wait (login_hash, wrong_tries, last_try_at) values (${loginHash}, 0, ${wall.toISOString()}) on conflict do nothing`);
    const row = await tx.one<{ wrongTries: number; waitUntil: string | null }>(sql`
      select wrong_tries, wait_until from identity.sign_in_wait where login_hash = ${loginHash} for update`);
    const remaining = row.waitUntil === null ? 0 : Math.ceil((Date.parse(row.waitUntil) - wall.getTime()) / 1000);
    if (remaining > 0) return remaining;
    const seconds = waitAfter(row.wrongTries + 1);
    const until = seconds > 0 ? new Date(wall.getTime() + seconds * 1000).toISOString() : null;
    await tx.run(sql`
      update identity.sign_in_wait set wrong_tries = wrong_tries + 1, wait_until = ${until}, last_try_at = ${wall.toISOString()} where login_hash = ${loginHash}`);
    return 0;
  });
  if (left > 0) throw refuse(identityRefusals.slowDown, { seconds: left });
}

/** The password was right: nothing is remembered. */
export const forgetTries = (db: Database, tried: Tried): Promise<unknown> =>
  db.write(system, (tx) => tx.run(sql`delete from identity.sign_in_wait where login_hash = ${tried}`));

/** The request ended before anybody looked at the password: the last try was none. */
export const takeBackTry = (db: Database, tried: Tried): Promise<unknown> =>
  db.write(system, (tx) =>
    tx.run(sql`update identity.sign_in_wait set wrong_tries = greatest(wrong_tries - 1, 0), wait_until = null where login_hash = ${tried}`),
  );

/**
 * The account these belong to, or `undefined`. An unknown login, a closed account and a wrong password take the same
 * time and are made to wait alike, so nobody learns which logins exist.
 */
export async function accountOf(db: Database, clock: Clock, login: string, password: string): Promise<string | undefined> {
  const folded = login.trim().toLowerCase();
  const tried = loginTried(folded);
  await countTry(db, clock, tried);
  const row = await db.read(system, (tx) =>
    tx.maybe<{ id: string; passwordHash: string }>(sql`select id, password_hash from identity.account where login = ${folded} and active`),
  );
  if (!(await passwordMatches(row?.passwordHash, password))) return undefined;
  await forgetTries(db, tried);
  return row?.id;
}
