import { randomUUID } from 'node:crypto';
import { link, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isAlive } from './process-identity.ts';
import { refuse } from '../refusal.ts';
import { codeOf, databaseRefusals } from './refusals.ts';

/** Long enough for another process to initialise and start a database on a slow disk. */
const PATIENCE_MS = 180_000;

/**
 * Runs `work` while no other process is in the same section for this lock file.
 *
 * The lock of a dead process is taken over. Keeps starts orderly; that nothing is corrupted does
 * not rest on it: a cluster appears by one rename, and PostgreSQL keeps a second server out.
 * @throws Refusal database.busy
 */
export async function exclusively<T>(lock: string, work: () => Promise<T>): Promise<T> {
  await acquire(lock, Date.now() + PATIENCE_MS);
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function acquire(lock: string, deadline: number): Promise<void> {
  const mine = `${lock}.${randomUUID()}`;
  await writeFile(mine, ownIdentity(), { mode: 0o644 });
  try {
    for (;;) {
      // A link appears with its content or not at all.
      const taken = await link(mine, lock).then(() => true, ifCode('EEXIST', false));
      if (taken) return;
      const holder = await readFile(lock, 'utf8').catch(ifCode('ENOENT', undefined));
      if (holder === undefined) continue;
      if (!isAlive(holder)) await discard(lock, holder);
      else if (Date.now() > deadline) throw refuse(databaseRefusals.busy, { path: lock, holder });
      else await sleep(20);
    }
  } finally {
    await rm(mine, { force: true });
  }
}

/** Moves the dead owner's lock aside; puts back what turns out to be a living one's. */
async function discard(lock: string, deadHolder: string): Promise<void> {
  const aside = `${lock}.${randomUUID()}`;
  const moved = await rename(lock, aside).then(() => true, ifCode('ENOENT', false));
  if (!moved) return;
  if ((await readFile(aside, 'utf8')) !== deadHolder) await link(aside, lock).catch(() => undefined);
  await rm(aside, { force: true });
}

function ifCode<T>(code: string, value: T): (error: unknown) => T {
  return (error) => {
    if (codeOf(error) === code) return value;
    throw error;
  };
}

/** Our entry among the processes that use one database; the last to leave stops the server. */
export type Membership = {
  /** Whether another living process (or another handle of this one) uses the database. */
  hasCompany(): Promise<boolean>;
  leave(): Promise<void>;
};

/** Enters this process into `folder`, where one empty file stands for each user of the database. */
export async function joinUsers(folder: string): Promise<Membership> {
  const mine = `${ownIdentity()}.${randomUUID()}`;
  await writeFile(join(folder, mine), '');
  return {
    async hasCompany() {
      let company = false;
      for (const name of await readdir(folder)) {
        if (name === mine) continue;
        if (isAlive(name.split('.')[0] ?? '')) company = true;
        else await rm(join(folder, name), { force: true });
      }
      return company;
    },
    leave: () => rm(join(folder, mine), { force: true }),
  };
}

function ownIdentity(): string {
  return identify(process.pid) ?? `${process.pid}-unknown`;
}
