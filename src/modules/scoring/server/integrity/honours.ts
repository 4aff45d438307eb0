import { sql, type Tx } from '#platform/db/database.ts';
import { factsOfMany } from '#modules/records/index.ts';
import type { HonouredPerson, UnitHonours } from '../../integrity/honours.ts';

interface Row {
  readonly personId: string;
  readonly name: string;
  readonly post: string;
  /** The member of a group that covers the unit of the post, else that unit. */
  readonly unitId: string;
  readonly termId: string | null;
  readonly groupName: string | null;
  readonly awards: readonly string[];
}

/** More people than a page of records takes are read page by page. */
const page = 1000;

/**
 * People with a post of the year in a unit some of whose people were honoured or proposed in it; merged records are one person.
 * Whoever has no post of that year stands in no unit and is not spoken of.
 */
const peopleOf = (tx: Tx, year: number): Promise<Row[]> =>
  tx.many<Row>(sql`
    with honoured as (
      select records.root_of(a.person_id) as person_id, array_agg(distinct a.award_name order by a.award_name) as awards
      from decisions.award a where a.year = ${year} and a.person_id is not null and a.state <> 'REVOKED' and not a.entry_withdrawn group by 1),
    posts as (
      select distinct on (records.root_of(o.person_id), o.unit_id) records.root_of(o.person_id) as person_id, o.unit_id, o.title
      from directory.post o
      where coalesce(o.valid_from::text, o.seen_on, '') <= ${`${year}-12-31`} and coalesce(o.valid_from::text, o.seen_on, '') <> ''
        and (o.valid_to is null or o.valid_to >= make_date(${year}, 1, 1))
      order by 1, 2, o.valid_from desc nulls last, o.id),
    placed as (
      select distinct on (p.person_id, coalesce(m.unit_id, p.unit_id)) p.person_id, p.title, coalesce(m.unit_id, p.unit_id) as unit_id, m.term_id, m.group_name
      from posts p join directory.unit u on u.id = p.unit_id
        left join lateral (
          select tm.unit_id, tm.term_id, g.name as group_name from groups.term t join groups.term_member tm on tm.term_id = t.id and tm.left_on is null
            join groups.emulation_group g on g.id = t.group_id
          where t.year = ${year} and g.kind <> 'inner' and (tm.unit_id = u.id or tm.unit_id = any (u.ancestor_ids))
          order by tm.unit_id <> u.id, t.id limit 1) m on true
      order by p.person_id, coalesce(m.unit_id, p.unit_id), p.title)
    select l.person_id, d.full_name as name, l.title as post, l.unit_id, l.term_id, l.group_name, coalesce(h.awards, '{}') as awards
    from placed l join directory.person d on d.id = l.person_id and d.withdrawn_on is null left join honoured h on h.person_id = l.person_id
    where l.unit_id in (select x.unit_id from placed x join honoured y on y.person_id = x.person_id)
    order by l.term_id, l.unit_id, d.full_name collate "vi-x-icu", l.person_id`);

/** What the people of each unit got in a year, with what their records say of their posts. */
export async function honoursOfYear(tx: Tx, year: number): Promise<UnitHonours[]> {
  const rows = await peopleOf(tx, year);
  const ids = [...new Set(rows.map((row) => row.personId))];
  const on = tx.today < `${year}-12-31` ? tx.today : `${year}-12-31`;
  const direct = new Map<string, boolean | null>();
  for (let at = 0; at < ids.length; at += page) {
    const part = ids.slice(at, at + page);
    const found = await factsOfMany(
      tx,
      part.map((id) => ({ kind: 'person' as const, id })),
      on,
    );
    for (const [index, facts] of found.entries()) direct.set(part[index] ?? '', facts?.subject.kind === 'person' ? facts.subject.directWorker : null);
  }
  return [...Map.groupBy(rows, (row) => row.unitId)].map(([unitId, own]) => ({
    unitId,
    termId: own[0]?.termId ?? null,
    groupName: own[0]?.groupName ?? null,
    people: own.filter((row) => row.awards.length > 0).map((row): HonouredPerson => ({ ...row, direct: direct.get(row.personId) ?? null })),
    others: own
      .filter((row) => row.awards.length === 0 && direct.get(row.personId) === true)
      .map(({ personId, name, post }) => ({ personId, name, post })),
  }));
}
