import type { z } from 'zod';
import { empty, sql, type Tx } from '#platform/db/database.ts';
import { nameMeets } from '#modules/search/index.ts';
import type { directoryApi } from '../contract.ts';
import { keepsPeople, keepsStructure } from './policy.ts';

type UnitQuery = z.output<(typeof directoryApi.units)['query']>;
type Units = z.input<(typeof directoryApi.units)['response']>;
type Tree = z.input<(typeof directoryApi.tree)['response']>;
type PeopleQuery = z.output<(typeof directoryApi.people)['query']>;
type People = z.input<(typeof directoryApi.people)['response']>;

/**
 * A page in Vietnamese order of names; a unit whose short form or whole name was typed comes first, so that a choice
 * field offers it at the top. The key of the next page is the last row's place: 0 or 1, and its id.
 */
export async function listUnits(tx: Tx, query: UnitQuery): Promise<Units> {
  const typed = query.q?.trim() ?? '';
  const [afterPlace, afterId] = query.after?.split('~') ?? [];
  const other = sql`from directory.unit_name n where n.unit_id = u.id and ${nameMeets(sql`n.name`, sql`n.kd`, typed)}`;
  // The cast keeps `order by` from reading a bare 1 as "the first column".
  const place = typed
    ? sql`(case when platform.f_kd(${typed}) in (platform.f_kd(u.short_name), platform.f_kd(u.name)) then 0 else 1 end)`
    : sql`1::int`;
  const byName = sql`${nameMeets(sql`(u.name || ' ' || u.short_name)`, sql`u.kd`, typed)}`;
  const where = sql`where true
    ${typed ? sql`and (${byName} or exists (select 1 ${other}))` : empty}
    ${query.kind ? sql`and u.kind = ${query.kind}` : empty}
    ${query.province ? sql`and u.province = ${query.province}` : empty}
    ${query.below ? sql`and u.ancestor_ids @> array[${query.below}::uuid]` : empty}
    ${query.on ? sql`and (u.valid_from is null or u.valid_from <= ${query.on}) and (u.valid_to is null or ${query.on} <= u.valid_to)` : empty}`;
  const rows = await tx.many<Units['rows'][number] & { place: number }>(sql`
    select u.id, u.name, u.short_name, u.kind, u.province, u.valid_from, u.valid_to, u.origin, ${place} as place,
      case when p.id is null then null else json_build_object('id', p.id, 'name', p.name, 'shortName', p.short_name) end as parent,
      ${typed ? sql`case when ${byName} then null else (select n.name ${other} order by length(n.name) limit 1) end` : sql`null::text`} as met_name
    from directory.unit u left join directory.unit p on p.id = u.parent_id
    ${where}
    ${afterId ? sql`and (${place}, u.name collate "vi-x-icu", u.id) > (${Number(afterPlace)}, (select name from directory.unit where id = ${afterId}) collate "vi-x-icu", ${afterId}::uuid)` : empty}
    order by ${place}, u.name collate "vi-x-icu", u.id limit ${query.limit + 1}`);
  const more = rows.length > query.limit;
  const shown = more ? rows.slice(0, query.limit) : rows;
  const last = shown.at(-1);
  const { total } = await tx.one<{ total: number }>(
    sql`select count(*)::int as total from (select 1 from directory.unit u ${where} limit 1001) capped`,
  );
  const lists = await tx.one<{ kinds: Units['kinds']; provinces: string[] }>(sql`
    select array(select distinct kind from directory.unit order by kind) as kinds,
      array(select province from directory.unit where province is not null group by province order by province collate "vi-x-icu") as provinces`);
  return {
    rows: shown.map(({ place: _, ...row }) => row),
    next: more && last ? `${last.place}~${last.id}` : null,
    total: total > 1000 ? null : total,
    can: { add: keepsStructure(tx.actor, null) },
    ...lists,
  };
}

/** Every unit that existed on the day, with the parent and the name it had then. */
export async function unitTree(tx: Tx, on: string): Promise<Tree> {
  const nodes = await tx.many<Tree['nodes'][number]>(sql`
    select u.id, directory.name_on(u.id, ${on}) as name, u.short_name, u.kind, directory.parent_on(u.id, ${on}) as parent_id, u.valid_to is not null as closed
    from directory.unit u
    where (u.valid_from is null or u.valid_from <= ${on}) and (u.valid_to is null or ${on} <= u.valid_to)
    order by u.name collate "vi-x-icu", u.id`);
  return { on, nodes };
}

/** The post people know somebody by today: the newest that has not ended. */
const presentPost = (today: string) => sql`
  select json_build_object('title', o.title, 'unitId', u.id, 'unitName', u.name) from directory.post o join directory.unit u on u.id = o.unit_id
  where o.person_id = p.id and (o.valid_to is null or o.valid_to >= ${today}) and (o.valid_from is null or o.valid_from <= ${today})
    and (o.seen_on is null or left(o.seen_on, 4) <= ${today.slice(0, 4)})
  order by coalesce(o.valid_from::text, o.seen_on) collate "C" desc nulls last, o.id limit 1`;

export async function listPeople(tx: Tx, query: PeopleQuery): Promise<People> {
  const where = sql`where p.withdrawn_on is null and ${nameMeets(sql`p.full_name`, sql`p.kd`, query.q ?? '')}
    ${query.unitId ? sql`and exists (select 1 from directory.post o where o.person_id = p.id and o.unit_id = ${query.unitId})` : empty}`;
  const rows = await tx.many<People['rows'][number]>(sql`
    select p.id, p.full_name, p.honorific, p.origin, (${presentPost(tx.today)}) as post from directory.person p
    ${where}
    ${query.after ? sql`and (p.full_name collate "vi-x-icu", p.id) > ((select full_name from directory.person where id::text = ${query.after}) collate "vi-x-icu", (select id from directory.person where id::text = ${query.after}))` : empty}
    order by p.full_name collate "vi-x-icu", p.id limit ${query.limit + 1}`);
  const more = rows.length > query.limit;
  const shown = more ? rows.slice(0, query.limit) : rows;
  const { total } = await tx.one<{ total: number }>(
    sql`select count(*)::int as total from (select 1 from directory.person p ${where} limit 1001) capped`,
  );
  return { rows: shown, next: more ? (shown.at(-1)?.id ?? null) : null, total: total > 1000 ? null : total, can: { add: keepsPeople(tx.actor) } };
}
