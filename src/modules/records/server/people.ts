import { sql, type Tx } from '#platform/db/database.ts';
import { likelyPair, type Known, type Pair } from '../matching.ts';
import { seenPerson } from './walls.ts';

export interface KnownPerson extends Known {
  /** Post and unit, to tell namesakes apart. */
  readonly post: string;
}

const posts = (today: string) => sql`
  coalesce((select json_agg(json_build_object('unitId', o.unit_id, 'title', o.title, 'current', o.valid_to is null or ${today}::date <= o.valid_to))
    from directory.post o where o.person_id = any (records.same_person(p.id))), '[]') as posts,
  coalesce((select o.title || ', ' || u.name from directory.post o join directory.unit u on u.id = o.unit_id where o.person_id = any (records.same_person(p.id))
    order by o.valid_to is null desc, coalesce(o.valid_from::text, o.seen_on) collate "C" desc nulls last, o.id limit 1), '') as post`;

const standing = sql`p.withdrawn_on is null and not exists (select 1 from records.merge m where m.from_person_id = p.id and m.undone_on is null)`;

/**
 * People whose names are near one of the typed names: alike letters (trigrams find other accents, order of words and
 * slips). The rules of `matching.ts` decide what is really alike.
 */
export async function peopleNear(tx: Tx, names: readonly string[]): Promise<KnownPerson[]> {
  const wanted = [...new Set(names.filter((name) => name !== ''))];
  if (wanted.length === 0) return [];
  return tx.many<KnownPerson>(sql`
    select p.id, p.full_name, ${posts(tx.today)} from directory.person p
    where ${standing} and p.id in (
      select near.id from unnest(${wanted}::text[]) as typed(name)
      cross join lateral (
        select q.id from directory.person q where q.kd operator(public.%) platform.f_kd(typed.name)
        order by public.similarity(q.kd, platform.f_kd(typed.name)) desc limit 25) near)`);
}

export async function knownPeople(tx: Tx, ids: readonly string[]): Promise<KnownPerson[]> {
  return tx.many<KnownPerson>(sql`select p.id, p.full_name, ${posts(tx.today)} from directory.person p where p.id = any (${ids}::uuid[])`);
}

/** More pairs than a person works through in one sitting. */
const mostPairs = 500;
/** Below this two names are only alike. */
const leastScore = 35;

/** Pairs that may be one person, among people the caller sees. */
export async function likelyPairs(tx: Tx, typed: string | undefined): Promise<{ pair: Pair; a: KnownPerson; b: KnownPerson }[]> {
  const rows = await tx.many<{ a: string; b: string }>(sql`
    select p.id as a, near.id as b from directory.person p
    cross join lateral (
      select q.id from directory.person q where q.id > p.id and q.kd operator(public.%) p.kd and public.similarity(q.kd, p.kd) > 0.55
        and q.withdrawn_on is null and not exists (select 1 from records.merge m where m.from_person_id = q.id and m.undone_on is null) limit 10) near
    where ${standing} and ${seenPerson(sql`p.id`)} and ${seenPerson(sql`near.id`)}
      and (${typed ?? ''} = '' or p.kd like '%' || platform.f_kd(${typed ?? ''}) || '%')
    limit ${mostPairs}`);
  const people = new Map((await knownPeople(tx, [...new Set(rows.flatMap((row) => [row.a, row.b]))])).map((one) => [one.id, one]));
  return rows
    .flatMap((row) => {
      const [a, b] = [people.get(row.a), people.get(row.b)];
      const pair = a && b && likelyPair(a, b);
      return a && b && pair && pair.score >= leastScore ? [{ pair, a, b }] : [];
    })
    .sort((x, y) => y.pair.score - x.pair.score || (x.pair.a < y.pair.a ? -1 : 1));
}
