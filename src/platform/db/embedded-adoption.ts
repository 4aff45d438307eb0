import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { OWNER, type Secret } from './embedded-cluster.ts';
import type { Place } from './embedded-place.ts';
import { argumentsOf, clearStalePidFile, readPostmaster, serves, shutDown, type Postmaster } from './embedded-process.ts';
import type { Log } from '../log.ts';
import { codeOf, databaseRefusals, reasonOf, refuseBecause } from './refusals.ts';

const PATIENCE_MS = 10_000;
const PAUSE_MS = 50;

/** How a server that already runs on the cluster was found. */
type Finding = 'fit' | 'recovering' | 'stopping' | 'silent' | 'other settings';

/**
 * The server that already runs on this cluster and answers to our password, or undefined when
 * there is none (any more) and one may be launched. One that has other settings or does not
 * answer is stopped, unless another process uses it.
 * @param args the arguments we would launch it with
 * @param alone whether no other living process uses it
 */
export async function adoptRunning(place: Place, secret: Secret, args: string[], alone: boolean, log: Log): Promise<Postmaster | undefined> {
  let patience = PATIENCE_MS;
  for (;;) {
    const server = await readPostmaster(place.cluster);
    if (!server || !serves(server.pid, place, secret.tag)) {
      await clearStalePidFile(place, secret.tag);
      return undefined;
    }
    const finding = await examine(server, secret, args);
    if (finding === 'fit') return server;
    const settled = finding === 'other settings' || patience <= 0;
    if (settled && !alone && finding !== 'stopping') {
      log.warn(`The running PostgreSQL is used by another process and taken as it is: ${finding}`);
      return server;
    }
    if (settled || (finding === 'stopping' && alone)) {
      log.info(`Stopping the PostgreSQL that was left running (process ${server.pid}): ${finding}`);
      await shutDown(server.pid, log);
    }
    // Recovery takes as long as it takes.
    if (finding !== 'recovering') patience -= PAUSE_MS;
    await sleep(PAUSE_MS);
  }
}

async function examine(server: Postmaster, secret: Secret, args: string[]): Promise<Finding> {
  if (argumentsOf(server.pid).join('\0') !== args.join('\0')) return 'other settings';
  if (server.status === 'starting') return 'recovering';
  if (server.status === 'stopping') return 'stopping';
  return connectOnce(urlOf(secret, server.port, 'postgres'), 'SELECT 1').then(
    () => 'fit',
    () => 'silent',
  );
}

export function urlOf({ password }: Secret, port: number, database: string): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
}

/**
 * Proves that the server answers to our password, and makes the database on its first start.
 * @throws Refusal database.no_answer
 */
export async function ensureDatabase(secret: Secret, port: number, database: string): Promise<void> {
  try {
    await connectOnce(urlOf(secret, port, database), 'SELECT 1').catch(async (error) => {
      if (codeOf(error) !== INVALID_CATALOG_NAME) throw error;
      await connectOnce(urlOf(secret, port, 'postgres'), `CREATE DATABASE ${database}`);
    });
  } catch (cause) {
    throw refuseBecause(cause, databaseRefusals.noAnswer, { reason: reasonOf(cause) });
  }
}

const INVALID_CATALOG_NAME = '3D000';

async function connectOnce(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(statement);
  } finally {
    await client.end().catch(() => undefined);
  }
}
