import type { z } from 'zod';
import { empty, raw, sql, type Sql, type Tx } from '#platform/db/database.ts';
import { placeAfter } from '#platform/schema.ts';
import { nameMeets } from '#modules/search/index.ts';
import type { recordsApi } from '../contract.ts';
import { currentLaw } from '#modules/law/index.ts';
import { everyAward } from './catalogue.ts';
import { seenPerson, seenUnit } from './walls.ts';

type People = z.input<(typeof recordsApi.people)['response']>;
type PeopleQuery = z.output<(typeof recordsApi.people)['query']>;
type Units = z.input<(typeof recordsApi.units)['response']>;
type UnitQuery = z.output<(typeof recordsApi.units)['query']>;

/** A page by place: the orders people ask for (awards, rating) have no unique key of their own. */
async function paged<Row>(
  tx: Tx,
  query: { readonly limit: number; readonly after?: string | undefined },
  { select, from, order }: { select: Sql; from: Sql; order: Sql },
): Promise<{ rows: Row[]; next: string | null; total: number | null }> {
  const start = placeAfter(query.after);
  const rows = await tx.many<Row>(sql`select ${select} from ${from} order by ${order} limit ${query.limit + 1} offset ${start}`);
  const { total } = await tx.one<{ total: number }>(sql`select count(*)::int as total from (select 1 from ${from} limit 1001) capped`);
  return {
    rows: rows.slice(0, query.limit),
    next: rows.length > query.limit ? String(start + query.limit) : null,
    total: total > 1000 ? null : total,
  };
}

const given = sql`a.state in ('DECIDED', 'AWARDED')`;

/** Records of people the caller may see; a merged record is listed once, under the name kept, and found by every spelling. */
export async function listPeople(tx: Tx, query: PeopleQuery): Promise<People> {
  const ids = sql`any (ids.all_ids)`;
  const from = sql`directory.person p
    cross join lateral (select records.same_person(p.id) as all_ids) ids
    left join lateral (
      select r.year, r.grade, r.wording from records.rating r where r.person_id = ${ids} and r.withdrawn_on is null order by r.year desc limit 1) rating on true
    left join lateral (
      select o.title, u.name as unit_name from directory.post o join directory.unit u on u.id = o.unit_id
      where o.person_id = ${ids} and (o.valid_to is null or ${tx.today}::date <= o.valid_to)
      order by coalesce(o.valid_from::text, o.seen_on) collate "C" desc nulls last, o.id limit 1) post on true
    left join lateral (select count(*)::int as n from decisions.award a where a.person_id = ${ids} and ${given}) awards on true
    left join lateral (select count(*)::int as n from records.initiative_author x join records.initiative i on i.id = x.initiative_id and i.withdrawn_on is null
      where x.person_id = ${ids}) works on true
    where p.withdrawn_on is null and not exists (select 1 from records.merge m where m.from_person_id = p.id and m.undone_on is null)
      and ${seenPerson(sql`p.id`)}
      ${query.q?.trim() ? sql`and exists (select 1 from directory.person q where q.id = ${ids} and ${nameMeets(sql`q.full_name`, sql`q.kd`, query.q)})` : empty}
      ${
        query.unitId
          ? sql`and exists (select 1 from directory.post o join directory.unit u on u.id = o.unit_id where o.person_id = ${ids}
              and (u.id = ${query.unitId} or u.ancestor_ids @> array[${query.unitId}::uuid]))`
          : empty
      }
      ${query.grade ? sql`and rating.grade = ${query.grade}` : empty}
      ${query.award ? sql`and exists (select 1 from decisions.award a where a.person_id = ${ids} and a.award_code = ${query.award} and ${given})` : empty}`;
  const byName = 'p.full_name collate "vi-x-icu", p.id';
  const orders: Readonly<Record<PeopleQuery['sort'], string>> = {
    name: byName,
    awards: `awards.n desc, ${byName}`,
    initiatives: `works.n desc, ${byName}`,
    rating: `rating.year desc nulls last, array_position(array['HTXSNV', 'HTTNV', 'HTNV', 'KHTNV'], rating.grade), ${byName}`,
  };
  const page = await paged<People['rows'][number]>(tx, query, {
    select: sql`p.id, p.full_name as name, post.unit_name, post.title, awards.n as awards, works.n as initiatives,
      coalesce((p.origin ->> 'synthetic')::boolean, false) as synthetic,
      case when rating.year is null then null else json_build_object('year', rating.year, 'grade', rating.grade, 'wording', rating.wording) end as last_rating,
      (select json_build_object('name', a.award_name, 'year', a.year) from decisions.award a where a.person_id = ${ids} and ${given}
        order by a.year desc, a.decided_on desc nulls last, a.id desc limit 1) as last_award`,
    from,
    order: raw(orders[query.sort]),
  });
  const codes = everyAward(await currentLaw(tx), tx.today).filter((award) => award.subject === 'person' || award.subject === 'both');
  return { ...page, awardCodes: codes.map((award) => ({ code: award.code, name: award.name.vi })) };
}

/** Records of collectives; found by former names too (R-010). */
export function listUnits(tx: Tx, query: UnitQuery): Promise<Units> {
  const typed = query.q?.trim() ?? '';
  const from = sql`directory.unit u
    left join lateral (
      select r.year, r.grade, r.wording from records.rating r where r.unit_id = u.id and r.withdrawn_on is null order by r.year desc limit 1) rating on true
    left join lateral (select count(*)::int as n from decisions.award a where a.unit_id = u.id and ${given}) awards on true
    where ${seenUnit(sql`u.id`)}
      ${
        typed
          ? sql`and (${nameMeets(sql`(u.name || ' ' || u.short_name)`, sql`u.kd`, typed)}
              or exists (select 1 from directory.unit_name n where n.unit_id = u.id and ${nameMeets(sql`n.name`, sql`n.kd`, typed)}))`
          : empty
      }
      ${query.grade ? sql`and rating.grade = ${query.grade}` : empty}`;
  const byName = 'u.name collate "vi-x-icu", u.id';
  const orders: Readonly<Record<UnitQuery['sort'], string>> = {
    name: byName,
    awards: `awards.n desc, ${byName}`,
    rating: `rating.year desc nulls last, array_position(array['HTXSNV', 'HTTNV', 'HTNV', 'KHTNV'], rating.grade), ${byName}`,
  };
  return paged<Units['rows'][number]>(tx, query, {
    select: sql`u.id, u.name, awards.n as awards,
      case when rating.year is null then null else json_build_object('year', rating.year, 'grade', rating.grade, 'wording', rating.wording) end as last_rating,
      (select json_build_object('name', a.award_name, 'year', a.year) from decisions.award a where a.unit_id = u.id and ${given}
        order by a.year desc, a.decided_on desc nulls last, a.id desc limit 1) as last_award,
      (select json_build_object('year', s.year, 'staff', s.staff, 'women', s.women) from records.strength s where s.unit_id = u.id and s.withdrawn_on is null
        order by s.year desc limit 1) as staff`,
    from,
    order: raw(orders[query.sort]),
  });
}

/** The wall's own answer, so that no screen shows a way that ends before it. */
export const wayTo = (tx: Tx, kind: 'person' | 'unit', id: string): Promise<{ open: boolean }> =>
  tx.one<{ open: boolean }>(kind === 'person' ? sql`select records.may_see(${id}) as open` : sql`select records.may_see_unit(${id}) as open`);
