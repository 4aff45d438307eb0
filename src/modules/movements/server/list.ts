import type { z } from 'zod';
import { empty, sql, type Sql, type Tx } from '#platform/db/database.ts';
import { hasWords } from '#platform/db/find-words.ts';
import { all, no, yes } from '#platform/refusal.ts';
import { hasRole } from '#platform/actor.ts';
import type { movementsApi } from '../contract.ts';
import { movementRefusals } from '../refusals.ts';
import type { MovementRow } from '../shapes.ts';
import { authorityOf } from './authority.ts';
import { deskUnits } from './policy.ts';
import { rowColumns, rowTables } from './row-columns.ts';

type Query = z.output<(typeof movementsApi.list)['query']>;
type List = z.input<(typeof movementsApi.list)['response']>;

const matches = (q: string): Sql => hasWords(sql`m.kd`, q);

/** Newest launch first; what has no launch day stands by its first day or year. */
const sortKey = sql`coalesce(m.launched_on::text, m.starts_on::text, m.from_year::text, '') collate "C"`;

/** A movement belongs to every year it runs in; one whose years nobody knows runs still (R-025). */
const inYear = (year: number) => sql`coalesce(m.from_year, ${year}::int) <= ${year} and coalesce(m.to_year, ${year}::int) >= ${year}`;

export async function listMovements(tx: Tx, query: Query): Promise<List> {
  const [afterKey, afterId] = query.after?.split('~') ?? [];
  const where = sql`where true
    ${query.q?.trim() ? sql`and ${matches(query.q)}` : empty}
    ${query.year ? sql`and ${inYear(query.year)}` : empty}
    ${query.launcherId ? sql`and m.launcher_unit_id = ${query.launcherId}` : empty}
    ${query.kind ? sql`and m.kind = ${query.kind}` : empty}
    ${query.level ? sql`and m.level = ${query.level}` : empty}
    ${query.special === undefined ? empty : sql`and m.special = ${query.special}`}
    ${query.state ? sql`and m.state = ${query.state}` : empty}`;
  const rows = await tx.many<MovementRow & { sortKey: string }>(sql`
    select ${rowColumns(deskUnits(tx.actor))}, ${sortKey} as sort_key from ${rowTables} ${where}
    ${afterId ? sql`and (${sortKey}, m.id) < (${afterKey ?? ''}, ${afterId}::uuid)` : empty}
    order by ${sortKey} desc, m.id desc limit ${query.limit + 1}`);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const { total } = await tx.one<{ total: number }>(
    sql`select count(*)::int as total from (select 1 from movements.movement m ${where} limit 1001) capped`,
  );
  const launchers = await tx.many<{ id: string; name: string }>(sql`
    select distinct u.id, u.name from movements.movement m join directory.unit u on u.id = m.launcher_unit_id order by u.name`);
  return {
    rows: shown.map(({ sortKey: _, ...row }) => row),
    next: rows.length > query.limit && last ? `${last.sortKey}~${last.id}` : null,
    total: total > 1000 ? null : total,
    launchers,
    can: { draft: all(hasRole(tx.actor, 'standing') || deskUnits(tx.actor).length > 0 ? yes : no(movementRefusals.onlyStanding)) },
  };
}

type Options = z.input<(typeof movementsApi.options)['response']>;

/** What this caller's draft may choose from. */
export async function draftOptions(tx: Tx): Promise<Options> {
  const units = deskUnits(tx.actor);
  const launchers = await tx.many<{ id: string; name: string }>(
    sql`select id, name from directory.unit where id = any (${units}::uuid[]) order by name`,
  );
  const overseer = hasRole(tx.actor, 'standing');
  const own = units.length > 0 ? (['unit', 'group'] as const) : [];
  return {
    levels: [...(overseer ? (['ministry', 'central'] as const) : []), ...own],
    launchers,
    themes: await tx.many(sql`select id, year, text from movements.theme order by year desc`),
    parents: await tx.many(sql`
      select id, title from movements.movement where state in ('LAUNCHED', 'RUNNING', 'INTERIM_REVIEWED') order by launched_on desc nulls last, title`),
    authority: (await authorityOf(tx)) ?? null,
  };
}
