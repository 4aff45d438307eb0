import type { Actor } from '#platform/actor.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import type { SubjectBody } from '../contract.ts';

/** Whom a record is about, with what the policy asks. */
export interface Subject {
  readonly kind: 'person' | 'unit';
  /** The record kept: of a merged person the one it leads to. */
  readonly id: string;
  readonly name: string;
  /** Every id of the same human being; of a unit only its own. */
  readonly ids: readonly string[];
  /** Units of posts that have not ended; of a unit itself. */
  readonly unitIds: readonly string[];
  /** Post and unit, in words. */
  readonly subtitle: string;
  readonly synthetic: boolean;
}

/** The subject behind an id, merged ids followed; `undefined` when there is none. */
export async function subjectOf(tx: Tx, { kind, id }: SubjectBody): Promise<Subject | undefined> {
  if (kind === 'unit') {
    const unit = await tx.maybe<{ name: string; subtitle: string; synthetic: boolean }>(sql`
      select u.name, coalesce(p.name, u.province, '') as subtitle, coalesce((u.origin ->> 'synthetic')::boolean, false) as synthetic
      from directory.unit u left join directory.unit p on p.id = u.parent_id where u.id = ${id}`);
    return unit && { kind, id, ids: [id], unitIds: [id], ...unit };
  }
  const person = await tx.maybe<{ id: string; name: string; ids: string[]; synthetic: boolean }>(sql`
    select p.id, p.full_name as name, records.same_person(p.id) as ids, coalesce((p.origin ->> 'synthetic')::boolean, false) as synthetic
    from directory.person p where p.id = records.root_of(${id}) and p.withdrawn_on is null`);
  if (!person) return undefined;
  const posts = await tx.many<{ unitId: string; title: string; unitName: string }>(sql`
    select o.unit_id, o.title, u.name as unit_name from directory.post o join directory.unit u on u.id = o.unit_id
    where o.person_id = any (${person.ids}::uuid[]) and (o.valid_to is null or ${tx.today}::date <= o.valid_to)
    order by coalesce(o.valid_from::text, o.seen_on) collate "C" desc nulls last, o.id`);
  const [post] = posts;
  return {
    kind,
    ...person,
    unitIds: [...new Set(posts.map((one) => one.unitId))],
    subtitle: post ? `${post.title}, ${post.unitName}` : '',
  };
}

export const isMe = (actor: Actor, subject: Subject): boolean =>
  subject.kind === 'person' && actor.personId !== null && subject.ids.includes(actor.personId);
