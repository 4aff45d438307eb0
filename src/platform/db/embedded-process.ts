import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { give, serverEnvironment } from './embedded-account.ts';
import type { Binaries } from './embedded-binaries.ts';
import type { Place } from './embedded-place.ts';
import type { Log } from '../log.ts';
import { allPids, commandLine, identify, isAlive, pidIsTaken } from './process-identity.ts';
import { refuse } from '../refusal.ts';
import { databaseRefusals, reasonOf } from './refusals.ts';

/** What postmaster.pid says about the server of a cluster. */
export type Postmaster = { pid: number; port: number; status: string };

/** -D directory -c port=… */
const LEADING_ARGUMENTS = 4;
const START_ATTEMPTS = 5;
/** Somebody took the port between our look and the start; or orphans of a killed server were not yet gone. */
const PASSING_TROUBLE = /could not create any TCP|pre-existing shared memory|lock file "postmaster.pid" already/;
const ORPHANS_MS = 10_000;
const FAST_SHUTDOWN_MS = 10_000;
const IMMEDIATE_SHUTDOWN_MS = 5_000;

/** The server that postmaster.pid names, whether or not it still runs. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]), status: lines[7]?.trim() ?? '' };
}

/**
 * Whether the process is the server of exactly this cluster. It carries the cluster's tag, and its
 * directory is this one or, when the folder was moved under a running server, no longer there; a
 * copy of the folder has the same tag but another directory.
 */
export function serves(pid: number, { cluster }: Place, tag: string): boolean {
  const args = commandLine(pid);
  if (!args.includes(`cluster_name=${tag}`)) return false;
  const directory = args[args.indexOf('-D') + 1] ?? '';
  return !existsSync(directory) || statSync(directory).ino === statSync(cluster).ino;
}

/** What a server was launched with, apart from its directory and port. */
export function argumentsOf(pid: number): string[] {
  return commandLine(pid).slice(1 + LEADING_ARGUMENTS, -1);
}

/** All processes of a cluster's server: the postmaster by its arguments, the others by their title. */
export function processesOf(tag: string): number[] {
  const title = `postgres: ${tag}: `;
  return allPids().filter((pid) => {
    const args = commandLine(pid);
    return args[0]?.startsWith(title) || args.includes(`cluster_name=${tag}`);
  });
}

/**
 * Removes a postmaster.pid whose number now belongs to a stranger or a zombie; PostgreSQL itself
 * would take that for a running server. Files whose number is free are left to PostgreSQL, which
 * then also checks that no orphaned backend is attached to the old shared memory.
 */
export async function clearStalePidFile({ cluster }: Place, tag: string): Promise<void> {
  const found = await readPostmaster(cluster);
  if (!found || !pidIsTaken(found.pid)) return;
  if (await areGoneSoon(tag)) await rm(join(cluster, 'postmaster.pid'), { force: true });
}

/** Waits for what remains of a server that lost its postmaster: backends notice it, the logger writes its last. */
async function areGoneSoon(tag: string): Promise<boolean> {
  const deadline = Date.now() + ORPHANS_MS;
  while (processesOf(tag).length > 0) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}

/**
 * Starts the server on a free loopback port and waits until it takes connections, through crash
 * recovery if need be. It runs in its own session: Ctrl-C reaches the program, not the database,
 * and a killed program leaves a server that the next start adopts.
 * @throws Refusal database.start_failed
 */
export async function launch({ postgres }: Binaries, place: Place, tag: string, args: string[], log: Log): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const outcome = await launchOnce(postgres, place, ['-D', place.cluster, '-c', `port=${port}`, ...args], log);
    if ('pid' in outcome) return outcome;
    await areGoneSoon(tag);
    const output = (await lastWords(place, outcome.failed)) || outcome.reason;
    if (attempt >= START_ATTEMPTS || !PASSING_TROUBLE.test(output)) throw refuse(databaseRefusals.startFailed, { output });
  }
}

async function launchOnce(
  postgres: string,
  place: Place,
  args: string[],
  log: Log,
): Promise<Postmaster | { failed: number | undefined; reason: string }> {
  const early = await open(startupLog(place), 'w', 0o600);
  await give(startupLog(place), place.account);
  const child = spawn(postgres, args, {
    cwd: place.cluster,
    env: serverEnvironment,
    detached: true,
    stdio: ['ignore', early.fd, early.fd],
    ...(place.account && { uid: place.account.uid, gid: place.account.gid }),
  });
  let failure: string | undefined;
  child.on('error', (error) => (failure = reasonOf(error)));
  child.on('exit', (code, signal) => (failure = `it ended with ${signal ?? code}`));
  child.unref();
  await early.close();

  const hint = setInterval(() => log.info('PostgreSQL is still recovering after a crash…'), 15_000);
  try {
    while (failure === undefined) {
      const postmaster = await readPostmaster(place.cluster);
      if (postmaster?.pid === child.pid && postmaster?.status === 'ready') return postmaster;
      await sleep(5);
    }
  } finally {
    clearInterval(hint);
  }
  return { failed: child.pid, reason: failure };
}

function startupLog({ logs }: Place): string {
  return join(logs, 'startup.log');
}

/** Why the server ended: its complaints on stderr or, once its logger ran, in its log. */
async function lastWords(place: Place, pid: number | undefined): Promise<string> {
  const current = await readFile(join(place.cluster, 'current_logfiles'), 'utf8').catch(() => '');
  const early = await readFile(startupLog(place), 'utf8').catch(() => '');
  const late = await readFile(current.replace(/^stderr /, '').trim(), 'utf8').catch(() => '');
  const own = `${early}\n${late}`.split('\n').filter((line) => line.includes(` [${pid}] `));
  const complaints = own.filter((line) => / (PANIC|FATAL|ERROR|WARNING|DETAIL): /.test(line));
  // The dynamic loader's words, for one, carry no process number.
  return (complaints.length > 0 ? complaints : early.split('\n')).slice(-12).join('\n').trim();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Stops a server: fast shutdown (open transactions are rolled back), and after ten seconds an
 * immediate one (the next start recovers). Returns when the process is gone.
 * @throws Refusal database.stop_failed
 */
export async function shutDown(pid: number, log: Log): Promise<void> {
  const identity = identify(pid);
  if (!identity) return;
  process.kill(pid, 'SIGINT');
  if (await isGoneWithin(identity, FAST_SHUTDOWN_MS)) return;
  log.warn('PostgreSQL did not stop in 10 s; stopping it at once');
  process.kill(pid, 'SIGQUIT');
  if (await isGoneWithin(identity, IMMEDIATE_SHUTDOWN_MS)) return;
  throw refuse(databaseRefusals.stopFailed, { pid });
}

async function isGoneWithin(identity: string, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (isAlive(identity)) {
    if (Date.now() > deadline) return false;
    await sleep(10);
  }
  return true;
}
