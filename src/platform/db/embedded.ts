import { join } from 'node:path';
import { adoptRunning, ensureDatabase, urlOf } from './embedded-adoption.ts';
import { packagedBinaries, usableBinaries } from './embedded-binaries.ts';
import { createCluster, readSecret, type Secret } from './embedded-cluster.ts';
import { choosePlace, type Place } from './embedded-place.ts';
import { launch, readPostmaster, serves, shutDown } from './embedded-process.ts';
import { exclusively, joinUsers, type Membership } from './embedded-sharing.ts';
import type { Log } from '../log.ts';

export type EmbeddedOptions = {
  /** folder for everything the database needs; made when missing */
  dataDir: string;
  log: Log;
  /** false only where losing everything is harmless: tests */
  fsync?: boolean;
  /** further server settings, e.g. `{ synchronous_commit: 'off' }` */
  settings?: Record<string, string>;
};

export type EmbeddedDatabase = {
  /** connects as the owner (superuser) to the database `thidua` */
  url: string;
  /** whether a server that already ran was taken over */
  adopted: boolean;
  /**
   * Leaves the database; the last living user of it also stops the server. Safe to call twice.
   * @throws Refusal database.stop_failed
   */
  stop(): Promise<void>;
};

const DATABASE = 'thidua';

/**
 * Starts the PostgreSQL 18 that came with the installation on `dataDir`, or joins the one that
 * already runs there. Any number of processes may do so at once; one server serves them all until
 * the last has stopped. A server left behind by a killed program is adopted, or restarted when it
 * runs with other settings.
 * @throws Refusal with one of `databaseRefusals`
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  packagedBinaries();
  const place = await choosePlace(options.dataDir, options.log);
  return exclusively(lockOf(place), async () => {
    const membership = await joinUsers(place.users);
    try {
      return await joinServer(place, membership, options);
    } catch (refused) {
      await membership.leave();
      throw refused;
    }
  });
}

async function joinServer(place: Place, membership: Membership, options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { log, fsync = true } = options;
  const binaries = () => usableBinaries(packagedBinaries(), place.home, place.account, log);
  const secret = (await readSecret(place)) ?? (await createCluster(place, await binaries(), fsync, log));
  const args = serverArguments(place, secret, options);
  const alone = !(await membership.hasCompany());
  const running = await adoptRunning(place, secret, args, alone, log);
  const { port } = running ?? (await launch(await binaries(), place, secret.tag, args, log));
  await ensureDatabase(secret, port, DATABASE);
  log.info(`PostgreSQL ${running ? 'was already running' : 'started'} on port ${port}`);
  return {
    url: urlOf(secret, port, DATABASE),
    adopted: running !== undefined,
    stop: once(() => leaveServer(place, secret, membership, log)),
  };
}

async function leaveServer(place: Place, { tag }: Secret, membership: Membership, log: Log): Promise<void> {
  await exclusively(lockOf(place), async () => {
    await membership.leave();
    if (await membership.hasCompany()) {
      log.info('PostgreSQL keeps running: another process uses it');
      return;
    }
    const server = await readPostmaster(place.cluster);
    if (server && serves(server.pid, place, tag)) await shutDown(server.pid, log);
  });
}

function serverArguments(place: Place, { tag }: Secret, options: EmbeddedOptions): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    cluster_name: tag,
    fsync: options.fsync === false ? 'off' : 'on',
    shared_buffers: '128MB',
    max_connections: '100',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'on',
    log_directory: place.logs,
    log_filename: 'postgres-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_size: '0',
    ...options.settings,
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Held while the server is started or stopped. */
function lockOf({ home }: Place): string {
  return join(home, 'start.lock');
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => (running ??= work());
}
