import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from './embedded-account.ts';
import { canReach, give, makeFolders, serverAccount } from './embedded-account.ts';
import type { Log } from '../log.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { databaseRefusals } from './refusals.ts';

/** Where one embedded database lives and who runs it. */
export type Place = {
  /** the folder that holds everything below, locks and copied binaries */
  home: string;
  /** PostgreSQL's own data directory */
  cluster: string;
  /** PostgreSQL's log: one file per weekday, a week is kept */
  logs: string;
  /** one empty file for each process that uses the database */
  users: string;
  /** undefined: PostgreSQL runs as ourselves */
  account: Account | undefined;
};

/** Written into a data directory whose database had to be kept elsewhere; holds the other path. */
const MOVED = 'moved-to';

/**
 * Decides where the database of `dataDir` lives and makes the folders.
 *
 * As root the server runs under another account. If that account cannot reach `dataDir`, the
 * database goes below `fallbackRoot`, and a note in `dataDir` says so, so that later starts find
 * it even when the folders were opened meanwhile.
 * @throws Refusal database.unreachable, database.foreign_owner, database.no_account
 */
export async function choosePlace(dataDir: string, log: Log, fallbackRoot = '/var/lib/thidua'): Promise<Place> {
  await makeFolders(dataDir);
  const wanted = await realpath(dataDir);
  const moved = await readFile(join(wanted, MOVED), 'utf8').catch(() => undefined);
  if (moved !== undefined) return settle(moved.trim(), log);
  return settle(wanted, log, async (account) => {
    const shelter = join(fallbackRoot, shortHash(wanted));
    await makeFolders(shelter);
    if (!(await canReach(shelter, account))) throw unreachable(wanted, account);
    await writeFile(join(wanted, MOVED), `${shelter}\n`);
    log.warn(`The account ${account.name} cannot reach ${wanted}: the database lives in ${shelter}`);
    return settle(shelter, log);
  });
}

async function settle(home: string, log: Log, elsewhere?: (account: Account) => Promise<Place>): Promise<Place> {
  const cluster = join(home, 'cluster');
  const owner = await stat(cluster).catch(() => undefined);
  const account = serverAccount(owner);
  if (!account && owner && owner.uid !== process.geteuid?.()) {
    throw refuse(databaseRefusals.foreignOwner, { path: cluster });
  }
  if (account && !(await canReach(home, account))) {
    // A database that exists is never abandoned for an empty one elsewhere.
    if (owner || !elsewhere) throw unreachable(home, account);
    return elsewhere(account);
  }
  const place = { home, cluster, logs: join(home, 'log'), users: join(home, 'users'), account };
  for (const folder of [place.logs, place.users]) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await give(folder, account);
  }
  if (account) await chmod(home, 0o711);
  if (owner?.uid === 0) {
    log.info(`Giving ${cluster} to the account ${account?.name}`);
    await give(cluster, account);
  }
  return place;
}

function unreachable(path: string, account: Account): Refusal {
  return refuse(databaseRefusals.unreachable, { path, account: account.name });
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
