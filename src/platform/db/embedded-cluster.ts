import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { give, runAs } from './embedded-account.ts';
import type { Binaries } from './embedded-binaries.ts';
import type { Place } from './embedded-place.ts';
import type { Log } from '../log.ts';
import { refuse } from '../refusal.ts';
import { databaseRefusals } from './refusals.ts';

export const OWNER = 'thidua';
const MAJOR = '18';
const PASSWORD = 'thidua.password';
const DRAFT = 'draft-';

/** What identifies one cluster wherever it is moved. */
export type Secret = {
  password: string;
  /** cluster_name of its server; shows in the title of each of its processes */
  tag: string;
};

/**
 * The secret of the cluster in `place`, or undefined when there is no cluster yet.
 * @throws Refusal database.other_version, database.not_a_cluster
 */
export async function readSecret({ cluster }: Place): Promise<Secret | undefined> {
  const entries = await readdir(cluster).catch(() => []);
  if (entries.length === 0) return undefined;
  const [found, password] = await Promise.all(['PG_VERSION', PASSWORD].map((name) => readFile(join(cluster, name), 'utf8').catch(() => '')));
  if (!found || !password) throw refuse(databaseRefusals.notACluster, { path: cluster });
  if (found.trim() !== MAJOR) {
    const facts = { path: cluster, found: found.trim(), expected: MAJOR };
    throw refuse(databaseRefusals.otherVersion, facts);
  }
  const tag = createHash('sha256').update(password.trim()).digest('hex').slice(0, 12);
  return { password: password.trim(), tag: `thidua-${tag}` };
}

/**
 * Makes a cluster with a random password. It is built aside and appears by one rename: a kill in
 * the middle leaves only a draft, which the next start removes.
 * @param durable whether initdb waits until its files are on the disk
 * @throws Refusal database.init_failed
 */
export async function createCluster(place: Place, { initdb }: Binaries, durable: boolean, log: Log): Promise<Secret> {
  const started = performance.now();
  await removeDrafts(place);
  const draft = join(place.home, `${DRAFT}${randomUUID()}`);
  const passwordFile = `${draft}.password`;
  await mkdir(draft, { mode: 0o700 });
  await give(draft, place.account);
  await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  await give(passwordFile, place.account);

  const args = ['-D', draft, '-U', OWNER, '-E', 'UTF8', '--locale=C.UTF-8', '--no-instructions'];
  args.push('--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...(durable ? [] : ['--no-sync']));
  const { ok, output } = await runAs(place.account, initdb, args, place.home);
  if (!ok) {
    await removeDrafts(place);
    throw refuse(databaseRefusals.initFailed, { path: place.home, output });
  }

  await rename(passwordFile, join(draft, PASSWORD));
  if (durable) await syncToDisk(join(draft, PASSWORD), draft);
  // Fails when another process was faster; its cluster is as good as ours.
  await rename(draft, place.cluster).catch(() => removeDrafts(place));
  if (durable) await syncToDisk(place.home);
  log.info(`Created the database in ${place.cluster} (${Math.round(performance.now() - started)} ms)`);
  return (await readSecret(place))!;
}

async function removeDrafts({ home }: Place): Promise<void> {
  for (const name of await readdir(home)) {
    if (!name.startsWith(DRAFT)) continue;
    // An initdb that outlived its killed parent may still write there: then the next start tries.
    await rm(join(home, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

async function syncToDisk(...paths: string[]): Promise<void> {
  for (const path of paths) {
    const handle = await open(path, 'r');
    await handle.sync().finally(() => handle.close());
  }
}
