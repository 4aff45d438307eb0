import type { Database } from '#platform/db/database.ts';

/**
 * A sum over every row of some schemas, table by table: equal before and after means that not one value changed. Read past all
 * policies. Counts and contents, so that a changed row shows as well as a new one.
 */
export async function traceOf(db: Database, schemas: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const tables = await db.pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = any ($1) order by 1`,
    [schemas],
  );
  const parts = tables.rows.map(
    ({ name }) => `select '${name}' as name, count(*) || '/' || coalesce(sum(hashtextextended(t::text, 0)), 0) as trace from ${name} t`,
  );
  const { rows } = await db.pool.query<{ name: string; trace: string }>(parts.join(' union all '));
  return Object.fromEntries(rows.map((row) => [row.name, row.trace]));
}
