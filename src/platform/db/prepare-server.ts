import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { refuse, Refusal } from '../refusal.ts';
import { codeOf, databaseRefusals, reasonOf, refuseBecause } from './refusals.ts';

/** The role of every runtime transaction: no superuser, bound by row security. */
export const APP_ROLE = 'thidua_app';

const EXTENSIONS = ['unaccent', 'pg_trgm'];

const OLDEST_VERSION = 15;

/** Roles belong to the whole server: other databases' migrations make the same one at this moment. */
const RACE_CODES = [
  '42710', // duplicate_object
  '23505', // unique_violation in a catalog
  'XX000', // tuple concurrently updated
];
const RACE_ATTEMPTS = 20;
const RACE_PAUSE_MS = 40;

/**
 * Checks that the server suits us and makes what lies outside a schema: the role `thidua_app`,
 * which the current user may assume, and the extensions. May run in many databases of one server
 * at once, but not within an open transaction.
 * @throws Refusal database.server_unsuitable, database.role_missing, database.role_too_strong, database.extension_missing
 */
export async function prepareServer(client: pg.ClientBase): Promise<void> {
  await refuseUnsuitable(client);
  await ensureRole(client);
  for (const name of EXTENSIONS) await ensureExtension(client, name);
}

async function refuseUnsuitable(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string; vietnamese: boolean }>(`
    SELECT current_setting('server_version_num')::int / 10000 AS version,
           current_setting('server_encoding') AS encoding,
           EXISTS (SELECT FROM pg_collation WHERE collname = 'vi-x-icu') AS vietnamese`);
  const { version, encoding, vietnamese } = rows[0]!;
  const reason =
    version < OLDEST_VERSION
      ? `it has version ${version}, needed is ${OLDEST_VERSION} or newer`
      : encoding !== 'UTF8'
        ? `the database has the encoding ${encoding}, needed is UTF8`
        : !vietnamese
          ? 'it was built without ICU and cannot sort Vietnamese'
          : undefined;
  if (reason) throw refuse(databaseRefusals.serverUnsuitable, { reason });
}

async function ensureRole(client: pg.ClientBase): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      if (!(await roleExists(client))) await client.query(`CREATE ROLE ${APP_ROLE} NOLOGIN`);
      if (!(await canBecomeRole(client))) await client.query(`GRANT ${APP_ROLE} TO CURRENT_USER`);
      return;
    } catch (cause) {
      if (cause instanceof Refusal) throw cause;
      if (RACE_CODES.includes(codeOf(cause) ?? '') && attempt < RACE_ATTEMPTS) {
        await sleep(Math.random() * RACE_PAUSE_MS);
        continue;
      }
      const { rows } = await client.query<{ user: string }>('SELECT current_user AS user');
      const facts = { user: rows[0]!.user, reason: reasonOf(cause) };
      throw refuseBecause(cause, databaseRefusals.roleMissing, facts);
    }
  }
}

async function roleExists(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<Record<string, boolean>>(
    `SELECT rolsuper AS "SUPERUSER", rolbypassrls AS "BYPASSRLS", rolcanlogin AS "LOGIN"
       FROM pg_roles WHERE rolname = $1`,
    [APP_ROLE],
  );
  const powers = Object.entries(rows[0] ?? {})
    .filter(([, has]) => has)
    .map(([power]) => power);
  if (powers.length > 0) throw refuse(databaseRefusals.roleTooStrong, { powers: powers.join(', ') });
  return rows.length > 0;
}

/** Membership has come to mean different things (version 16 split it), so we try what we need. */
async function canBecomeRole(client: pg.ClientBase): Promise<boolean> {
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL ROLE ${APP_ROLE}`);
    return true;
  } catch {
    return false;
  } finally {
    await client.query('ROLLBACK');
  }
}

async function ensureExtension(client: pg.ClientBase, name: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_extension WHERE extname = $1', [name]);
  if (rowCount) return;
  await client.query(`CREATE EXTENSION ${name} WITH SCHEMA public`).catch((cause) => {
    throw refuseBecause(cause, databaseRefusals.extensionMissing, { name, reason: reasonOf(cause) });
  });
}
