import type { z } from 'zod';
import { raw, sql, type Tx } from '#platform/db/database.ts';
import type { Day } from '#platform/dates.ts';
import type { directoryApi } from '../contract.ts';
import { postsOn, type DatedPost } from '../rules.ts';
import { keepsPeople, keepsStructure, mayEndPost } from './policy.ts';

type Person = z.input<(typeof directoryApi.person)['response']>;
const unitRef = raw(`json_build_object('id', u.id, 'name', u.name, 'shortName', u.short_name)`);

/** One person: every post ever known, newest first, and which of them count on the day. */
export async function personDetail(tx: Tx, id: string, on: Day): Promise<Person | undefined> {
  const person = await tx.maybe<Pick<Person, 'id' | 'fullName' | 'honorific' | 'version' | 'origin'>>(sql`
    select id, full_name, honorific, version, origin from directory.person where id = ${id}`);
  if (!person) return undefined;
  const posts = await tx.many<Omit<Person['posts'][number], 'can'> & DatedPost & { unitNameOn: string }>(sql`
    select o.id, o.title, o.valid_from, o.valid_to, o.seen_on, o.acting_role, o.origin, o.person_id, o.unit_id, ${unitRef} as unit,
      directory.name_on(u.id, coalesce(o.valid_from, case when length(o.seen_on) = 10 then o.seen_on::date end, o.valid_to, ${tx.today})) as unit_name_then,
      directory.name_on(u.id, ${on}) as unit_name_on
    from directory.post o join directory.unit u on u.id = o.unit_id where o.person_id = ${id}
    order by coalesce(o.valid_from::text, o.seen_on) collate "C" desc nulls last, o.id`);
  const officerOf = await tx.many<Person['officerOf'][number]>(sql`
    select o.id, ${unitRef} as unit, o.full_time, o.valid_from, o.valid_to from directory.officer o join directory.unit u on u.id = o.unit_id
    where o.person_id = ${id} order by o.valid_from desc`);
  return {
    ...person,
    on,
    posts: posts.map(({ personId: _, unitId, unitNameOn: __, ...post }) => ({
      ...post,
      can: { end: mayEndPost(tx.actor, { unitId, validTo: post.validTo }) },
    })),
    onDay: postsOn(posts, on).map(({ post, certain }) => ({ id: post.id, title: post.title, unit: post.unit, unitNameOn: post.unitNameOn, certain })),
    officerOf,
    can: { edit: keepsStructure(tx.actor, null), givePost: keepsPeople(tx.actor) },
  };
}
