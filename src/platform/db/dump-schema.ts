import type pg from 'pg';
import { codeQueries } from './dump-code.ts';
import { type Fact, KIND, PART } from './dump-common.ts';
import { relationQueries } from './dump-relations.ts';
import { withoutNeedlessQualifiers } from './dump-view.ts';

const HEADER = `-- The schema as the migrations leave it, read from the catalogs.
-- For reading and comparing; the migrations are what builds a database.
`;

/**
 * The schema as text: extensions, schemas, types, functions, tables with everything attached to
 * them, views, row security, comments, and what thidua_app and PUBLIC are granted.
 *
 * Equal schemas give equal text, whatever the order they came about in, on PostgreSQL 15 to 18.
 * Not shown: owners, other roles' grants, casts, operators, rules, publications, and everything
 * that belongs to an extension or to graphile_worker.
 */
export async function dumpSchema(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ path: string }>("SELECT current_setting('search_path') AS path");
  // Only names outside pg_catalog are written with their schema then: the same for every caller.
  await client.query("SELECT set_config('search_path', 'pg_catalog', false)");
  try {
    const facts: Fact[] = [];
    for (const query of [...codeQueries, ...relationQueries]) {
      facts.push(...(await client.query<Fact>(query)).rows);
    }
    return HEADER + facts.toSorted(byPlace).map(toText).join('');
  } finally {
    await client.query("SELECT set_config('search_path', $1, false)", [rows[0]!.path]);
  }
}

function byPlace(a: Fact, b: Fact): number {
  return compare(a.schema, b.schema) || a.kind - b.kind || compare(a.object, b.object) || a.part - b.part || compare(a.name, b.name);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A blank line before each object; what is attached to it follows closely. */
function toText(fact: Fact, index: number, all: Fact[]): string {
  const { kind, part, sql } = fact;
  const isView = kind === KIND.view && part === PART.create;
  const statement = (isView ? withoutNeedlessQualifiers(sql) : sql).replace(/[\s;]+$/, '');
  const previous = all[index - 1];
  const startsObject = !previous || previous.schema !== fact.schema || previous.kind !== kind || previous.object !== fact.object;
  return `${startsObject ? '\n' : ''}${statement};\n`;
}
