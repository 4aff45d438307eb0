import pg from 'pg';
import sqlTag, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { Actor } from '../actor.ts';
import type { Clock } from '../clock.ts';
import { dayOf, type Day } from '../dates.ts';

export { empty, join, raw, type Sql };
/** ``sql`select … where id = ${id}` ``: values always travel as parameters. */
export const sql = sqlTag;

// Days stay text: a Date would shift them over midnight. Instants become ISO text, numerics stay exact text.
pg.types.setTypeParser(1082, (value) => value);
pg.types.setTypeParser(1184, (value) => new Date(value).toISOString());
pg.types.setTypeParser(20, (value) => Number(value));

/** Names of columns come from our own statements, so there are only so many. */
const camelNames = new Map<string, string>();

function camel(name: string): string {
  const known = camelNames.get(name);
  if (known !== undefined) return known;
  const made = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  camelNames.set(name, made);
  return made;
}

function camelRow(row: Record<string, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const key in row) result[camel(key)] = row[key];
  return result;
}

/** One transaction, seen as one actor at one business time. */
export interface Tx {
  readonly actor: Actor;
  /** Business time of this transaction; the same value throughout. */
  readonly now: Date;
  readonly today: Day;
  /** All rows, columns in camelCase. */
  many<Row>(query: Sql): Promise<Row[]>;
  /** The only row; more than one or none is our bug. */
  one<Row>(query: Sql): Promise<Row>;
  maybe<Row>(query: Sql): Promise<Row | undefined>;
  /** Number of rows changed. */
  run(query: Sql): Promise<number>;
}

export interface Database {
  /** A transaction that may write. Commits when `work` returns, rolls back when it throws. */
  write<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A read-only snapshot. */
  read<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

const literal = (value: string) => `'${value.replaceAll("'", "''")}'`;
const arrayLiteral = (values: readonly string[]) => literal(`{${values.join(',')}}`);

/**
 * What row-level security sees. The role `thidua_app` owns nothing and cannot bypass policies; a transaction
 * that never set its context sees nothing (missing scope denies).
 */
function contextOf(actor: Actor, today: Day): string {
  const everywhere = actor.grants.filter((grant) => grant.unitId === null).map((grant) => grant.role);
  const scoped = actor.grants.filter((grant) => grant.unitId !== null).map((grant) => grant.role);
  const settings: readonly (readonly [string, string])[] = [
    ['app.account_id', literal(actor.accountId ?? '')],
    ['app.person_id', literal(actor.personId ?? '')],
    ['app.roles', arrayLiteral(everywhere)],
    ['app.unit_roles', arrayLiteral(scoped)],
    ['app.unit_ids', arrayLiteral(actor.unitIds)],
    ['app.today', literal(today)],
    ['app.made_up', literal(String(actor.demo === true))],
  ];
  return `SET LOCAL ROLE thidua_app; SELECT ${settings.map(([name, value]) => `set_config('${name}', ${value}, true)`).join(', ')}`;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly clock: Clock;
  readonly poolSize?: number;
  readonly onError?: (error: Error) => void;
}

export function makeDatabase({ url, clock, poolSize = 10, onError }: DatabaseOptions): Database {
  const pool = new pg.Pool({ connectionString: url, max: poolSize });
  // Without a listener a server restart would end the process.
  pool.on('error', (error) => onError?.(error));

  async function within<T>(mode: string, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    const now = clock.now();
    const today = dayOf(now);
    let broken: Error | undefined;
    try {
      await client.query(`BEGIN ${mode}; ${contextOf(actor, today)}`);
      const result = await work(makeTx(client, actor, now, today));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((problem: Error) => (broken = problem));
      throw error;
    } finally {
      // A connection that could not even roll back is thrown away, not lent to the next request.
      client.release(broken);
    }
  }

  return {
    pool,
    write: (actor, work) => within('', actor, work),
    read: (actor, work) => within('ISOLATION LEVEL REPEATABLE READ READ ONLY', actor, work),
    close: () => pool.end(),
  };
}

function makeTx(client: pg.PoolClient, actor: Actor, now: Date, today: Day): Tx {
  const many = async <Row>(query: Sql) => {
    const { rows } = await client.query({ text: query.text, values: query.values });
    return rows.map((row: Record<string, unknown>) => camelRow(row) as Row);
  };
  const maybe = async <Row>(query: Sql) => {
    const rows = await many<Row>(query);
    if (rows.length > 1) throw new Error(`expected at most one row, got ${rows.length}: ${query.text}`);
    return rows[0];
  };
  return {
    actor,
    now,
    today,
    many,
    maybe,
    async one<Row>(query: Sql) {
      const row = await maybe<Row>(query);
      if (row === undefined) throw new Error(`expected one row, got none: ${query.text}`);
      return row;
    },
    async run(query) {
      const result = await client.query({ text: query.text, values: query.values });
      return result.rowCount ?? 0;
    },
  };
}
