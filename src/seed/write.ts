import { raw, sql, type Tx } from '#platform/db/database.ts';

/** What loading did to one table. `kept`: rows people have changed since, left as they are. */
export interface Counts {
  readonly inserted: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly kept: number;
}
export type TableCounts = Readonly<Record<string, Counts>>;

export interface Table {
  /** `groups.term` */
  readonly name: string;
  /** Columns that identify a row. */
  readonly key?: readonly string[];
  /** The table counts its changes: a row with `version > 0` belongs to the people who changed it. */
  readonly versioned?: boolean;
  /** SQL over the given row `g`: true when people have changed the object the row is a part of. */
  readonly edited?: string;
}

/** `edited` of a part: its owner has been changed since it was loaded. */
export const ownerEdited = (owner: string, column: string): string => `(select owner.version from ${owner} owner where owner.id = g.${column}) > 0`;

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * Writes the rows of one table in one statement. New rows are inserted, rows that differ are updated, equal ones are
 * not touched, and what people changed since stays theirs. All rows must have the same fields: column names in camelCase.
 */
export async function upsert<Row extends object>(tx: Tx, table: Table, rows: readonly Row[]): Promise<TableCounts> {
  const first = rows[0];
  if (first === undefined) return { [table.name]: { inserted: 0, changed: 0, unchanged: 0, kept: 0 } };
  const key = table.key ?? ['id'];
  const columns = Object.keys(first).map(snake);
  const rest = columns.filter((column) => !key.includes(column));
  const list = (names: readonly string[], prefix = '') => names.map((name) => prefix + name).join(', ');
  const edited = table.edited ?? 'false';
  const same = key.map((column) => `t.${column} = g.${column}`).join(' and ');
  const update =
    rest.length === 0
      ? 'nothing'
      : `update set ${rest.map((column) => `${column} = excluded.${column}`).join(', ')}
         where row(${list(rest, 't.')}) is distinct from row(${list(rest, 'excluded.')})`;
  const given = JSON.stringify(rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value]))));
  const { inserted, changed, kept } = await tx.one<{ inserted: number; changed: number; kept: number }>(sql`
    with given as (
      select g.*, coalesce(${raw(edited)}, false)${table.versioned ? raw(' or coalesce(t.version > 0, false)') : raw('')} as kept_by_people
      from jsonb_populate_recordset(null::${raw(table.name)}, ${given}::jsonb) g left join ${raw(table.name)} t on ${raw(same)}
    ), written as (
      insert into ${raw(table.name)} as t (${raw(list(columns))})
      select ${raw(list(columns))} from given where not kept_by_people
      on conflict (${raw(list(key))}) do ${raw(update)}
      returning xmax = 0 as fresh
    )
    select (select count(*)::int from written where fresh) as inserted,
      (select count(*)::int from written where not fresh) as changed,
      (select count(*)::int from given where kept_by_people) as kept`);
  return { [table.name]: { inserted, changed, unchanged: rows.length - inserted - changed - kept, kept } };
}

/** Reports of several tables as one. */
export const together = (...reports: readonly TableCounts[]): TableCounts => Object.assign({}, ...reports) as TableCounts;
