import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Log } from '../log.ts';
import { prepareServer } from './prepare-server.ts';
import { refuse } from '../refusal.ts';
import { databaseRefusals, reasonOf, refuseBecause } from './refusals.ts';

export type MigrateOptions = {
  /** folder of `*.sql`; each file is one forward step, applied once, in the order of the names */
  dir: string;
  log: Log;
};

type Migration = { name: string; sql: string; checksum: string };

/** Any number; one for all programs that migrate, so that they queue. Locks are per database. */
const LOCK_KEY = 7_348_256_104;

const LEDGER = `
  CREATE SCHEMA IF NOT EXISTS platform;
  CREATE TABLE IF NOT EXISTS platform.migration (
    name       text PRIMARY KEY,
    checksum   text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  COMMENT ON TABLE platform.migration IS 'Which steps of db/migrations this database has taken';`;

/**
 * Brings the database up to this program's schema: each new file of `dir` in its own transaction,
 * recorded in `platform.migration`. Programs that start together queue; the first does the work.
 * Works on PostgreSQL 15 to 18 with a direct (not transaction-pooled) connection of the owner.
 * @returns the names that were applied now
 * @throws Refusal with one of `databaseRefusals`
 */
export async function migrate(target: string | pg.ClientBase, options: MigrateOptions): Promise<{ applied: string[] }> {
  if (typeof target !== 'string') return migrateLocked(target, options);
  const client = new pg.Client({ connectionString: target });
  client.on('error', (error) => options.log.warn(`Connection for migrations: ${error.message}`));
  await client.connect();
  try {
    return await migrateLocked(client, options);
  } finally {
    await client.end();
  }
}

async function migrateLocked(client: pg.ClientBase, options: MigrateOptions) {
  await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
  try {
    await prepareServer(client);
    await client.query('SET client_min_messages = warning');
    await client.query(LEDGER);
    return { applied: await applyPending(client, options) };
  } finally {
    // Fails only on a lost connection, which has dropped both; the first error is the one to report.
    await client.query('RESET client_min_messages').catch(() => undefined);
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK_KEY]).catch(() => undefined);
  }
}

async function applyPending(client: pg.ClientBase, { dir, log }: MigrateOptions): Promise<string[]> {
  const migrations = await readMigrations(dir);
  const applied = await readLedger(client);
  refuseForeignHistory(migrations, applied);
  const newest = [...applied.keys()].at(-1) ?? '';
  const pending = migrations.filter(({ name }) => !applied.has(name));
  for (const migration of pending) {
    if (migration.name < newest) log.warn(`${migration.name} is applied after ${newest}`);
    const started = performance.now();
    await apply(client, migration);
    log.info(`Applied ${migration.name} (${Math.round(performance.now() - started)} ms)`);
  }
  return pending.map(({ name }) => name);
}

/** The steps in `dir`, ordered by name. Line endings do not count for the checksum. */
export async function readMigrations(dir: string): Promise<Migration[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = (await readFile(join(dir, name), 'utf8')).replaceAll('\r\n', '\n');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function readLedger(client: pg.ClientBase): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string }>('SELECT name, checksum FROM platform.migration ORDER BY name COLLATE "C"');
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

function refuseForeignHistory(migrations: Migration[], applied: Map<string, string>): void {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  const unknown = [...applied.keys()].filter((name) => !known.has(name));
  if (unknown.length > 0) throw refuse(databaseRefusals.migrationUnknown, { names: unknown.join(', ') });
  for (const [name, checksum] of applied) {
    if (known.get(name) !== checksum) throw refuse(databaseRefusals.migrationChanged, { name });
  }
}

async function apply(client: pg.ClientBase, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('SET LOCAL search_path TO public');
    const before = await transactionId(client);
    await client.query(sql).catch((cause) => {
      throw refuseBecause(cause, databaseRefusals.migrationFailed, failureOf(name, sql, cause));
    });
    if ((await transactionId(client)) !== before) {
      throw refuse(databaseRefusals.migrationEndsTransaction, { name });
    }
    const record = 'INSERT INTO platform.migration (name, checksum) VALUES ($1, $2)';
    await client.query(record, [name, checksum]);
    await client.query('COMMIT');
  } catch (refused) {
    // A lost connection has rolled back by itself; its own error is the one to report.
    await client.query('ROLLBACK').catch(() => undefined);
    throw refused;
  }
}

async function transactionId(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
  return rows[0]!.id;
}

function failureOf(name: string, sql: string, cause: unknown) {
  const { position, detail, hint } = cause as pg.DatabaseError;
  const line = position ? sql.slice(0, Number(position)).split('\n').length : '?';
  const reason = [reasonOf(cause), detail, hint].filter(Boolean).join(' ');
  return { name, line, reason };
}
