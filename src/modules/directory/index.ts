import { sql, type Tx } from '#platform/db/database.ts';
import { addDays, type Day, type PartialDate } from '#platform/dates.ts';
import { newId } from '#platform/ids.ts';
import { forget } from '#modules/search/index.ts';
import { findPersonByName } from './server/findable.ts';
import { postsOn, type DatedPost } from './rules.ts';

/** How a unit was called on a day; `undefined` when there is no such unit. In SQL: `directory.name_on(unit, day)`. */
export async function unitNameOn(tx: Tx, unitId: string, day: Day): Promise<string | undefined> {
  const row = await tx.one<{ name: string | null }>(sql`select directory.name_on(${unitId}, ${day}) as name`);
  return row.name ?? undefined;
}

export interface PostOnDay {
  readonly title: string;
  readonly unitId: string;
  /** As the unit was called on that day. */
  readonly unitName: string;
  /** False: an article saw the person in the post by that day; its dates are unknown. */
  readonly certain: boolean;
}

/**
 * The post to print for a person on a day: of several, the one in `unitId` when given, then a dated one, then
 * the newest.
 */
export async function postOn(tx: Tx, personId: string, day: Day, unitId?: string): Promise<PostOnDay | undefined> {
  const posts = await tx.many<DatedPost & { title: string; unitName: string }>(sql`
    select o.person_id, o.unit_id, o.title, o.valid_from, o.valid_to, o.seen_on, directory.name_on(o.unit_id, ${day}) as unit_name
    from directory.post o where o.person_id = ${personId} order by coalesce(o.valid_from::text, o.seen_on) collate "C" desc nulls last, o.id`);
  const found = postsOn(posts, day).sort(
    (a, b) => Number(b.post.unitId === unitId) - Number(a.post.unitId === unitId) || Number(b.certain) - Number(a.certain),
  )[0];
  return found && { title: found.post.title, unitId: found.post.unitId, unitName: found.post.unitName, certain: found.certain };
}

/** The unit and every unit below it now. */
export async function unitsBelow(tx: Tx, unitId: string): Promise<string[]> {
  const rows = await tx.many<{ id: string }>(sql`select id from directory.unit where id = ${unitId} or ancestor_ids @> array[${unitId}::uuid]`);
  return rows.map((row) => row.id);
}

export interface EnteredPerson {
  readonly id?: string;
  readonly fullName: string;
  readonly unitId: string;
  readonly title: string;
  /** When a paper shows the person in the post; from when to when is unknown. */
  readonly seenOn: PartialDate;
  readonly synthetic?: boolean;
}

/** A person met in old papers, with the post the paper shows; the calling action checks and writes the trail. */
export async function enterPerson(tx: Tx, person: EnteredPerson): Promise<string> {
  const id = person.id ?? newId();
  const origin = JSON.stringify({ sources: [], ...(person.synthetic ? { synthetic: true } : {}) });
  await tx.run(sql`insert into directory.person (id, full_name, origin) values (${id}, ${person.fullName}, ${origin}::jsonb) on conflict do nothing`);
  await tx.run(sql`
    insert into directory.post (id, person_id, unit_id, title, seen_on, origin)
    values (${newId()}, ${id}, ${person.unitId}, ${person.title}, ${person.seenOn}, ${origin}::jsonb)`);
  await findPersonByName(tx, id);
  return id;
}

/** A person entered by mistake is no longer offered or found; whatever points to the row still reads it. */
export async function withdrawPerson(tx: Tx, personId: string): Promise<void> {
  await tx.run(sql`update directory.person set withdrawn_on = ${tx.today}, version = version + 1 where id = ${personId} and withdrawn_on is null`);
  await forget(tx, 'person', personId);
}

interface Handover {
  readonly unitId: string;
  readonly fromPersonId: string | null;
  readonly toPersonId: string | null;
}

/**
 * The emulation desk of a unit passes to a successor today: the leaver served until yesterday. Nothing happens
 * where the leaver was not on record; the calling action writes the trail.
 */
export async function handOverOfficer(tx: Tx, { unitId, fromPersonId, toPersonId }: Handover): Promise<void> {
  const left = await tx.maybe<{ fullTime: boolean }>(sql`
    update directory.officer set valid_to = greatest(valid_from, ${addDays(tx.today, -1)}::date), version = version + 1
    where unit_id = ${unitId} and person_id = ${fromPersonId} and valid_to is null returning full_time`);
  if (!left || toPersonId === null) return;
  await tx.run(sql`
    insert into directory.officer (id, person_id, unit_id, full_time, valid_from) values (${newId()}, ${toPersonId}, ${unitId}, ${left.fullTime}, ${tx.today})
    on conflict do nothing`);
}
