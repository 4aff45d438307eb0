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
export const subjectOf = async (tx: Tx, about: SubjectBody): Promise<Subject | undefined> => (await subjectsOf(tx, [about]))[0];

/** The same, and nobody else checks and writes on this record until the transaction ends: what is there once stays so. */
export async function lockSubject(tx: Tx, about: SubjectBody): Promise<Subject | undefined> {
  const subject = await subjectOf(tx, about);
  if (subject) await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`records.subject/${subject.id}`}, 0))`);
  return subject;
}

/** The subjects behind ids, each at the place of its id; so many statements for one as for thousands. */
export async function subjectsOf(tx: Tx, abouts: readonly SubjectBody[]): Promise<(Subject | undefined)[]> {
  const idsOf = (kind: SubjectBody['kind']) => [...new Set(abouts.filter((one) => one.kind === kind).map((one) => one.id))];
  const [units, people] = [await unitsBehind(tx, idsOf('unit')), await peopleBehind(tx, idsOf('person'))];
  return abouts.map(({ kind, id }) => (kind === 'unit' ? units : people).get(id));
}

async function unitsBehind(tx: Tx, asked: readonly string[]): Promise<Map<string, Subject>> {
  if (asked.length === 0) return new Map();
  const rows = await tx.many<Pick<Subject, 'id' | 'name' | 'subtitle' | 'synthetic'>>(sql`
    select u.id, u.name, coalesce(p.name, u.province, '') as subtitle, coalesce((u.origin ->> 'synthetic')::boolean, false) as synthetic
    from directory.unit u left join directory.unit p on p.id = u.parent_id where u.id = any (${asked}::uuid[])`);
  return new Map(rows.map((unit) => [unit.id, { kind: 'unit', ids: [unit.id], unitIds: [unit.id], ...unit }]));
}

async function peopleBehind(tx: Tx, asked: readonly string[]): Promise<Map<string, Subject>> {
  if (asked.length === 0) return new Map();
  const rows = await tx.many<Pick<Subject, 'id' | 'name' | 'ids' | 'synthetic'> & { readonly asked: string }>(sql`
    select s.asked, p.id, p.full_name as name, s.ids, coalesce((p.origin ->> 'synthetic')::boolean, false) as synthetic
    from records.same_people(${asked}::uuid[]) s join directory.person p on p.id = s.root where p.withdrawn_on is null`);
  const rootOf = new Map(rows.flatMap((row) => row.ids.map((id) => [id, row.id] as const)));
  const posts = await tx.many<{ personId: string; unitId: string; title: string; unitName: string }>(sql`
    select o.person_id, o.unit_id, o.title, u.name as unit_name from directory.post o join directory.unit u on u.id = o.unit_id
    where o.person_id = any (${[...rootOf.keys()]}::uuid[]) and (o.valid_to is null or ${tx.today}::date <= o.valid_to)
    order by coalesce(o.valid_from::text, o.seen_on) collate "C" desc nulls last, o.id`);
  const held = Map.groupBy(posts, (post) => rootOf.get(post.personId));
  return new Map(
    rows.map(({ asked: id, ...person }) => {
      const mine = held.get(person.id) ?? [];
      const [post] = mine;
      const subtitle = post ? `${post.title}, ${post.unitName}` : '';
      return [id, { kind: 'person', ...person, unitIds: [...new Set(mine.map((one) => one.unitId))], subtitle }];
    }),
  );
}

export const isMe = (actor: Actor, subject: Subject): boolean =>
  subject.kind === 'person' && actor.personId !== null && subject.ids.includes(actor.personId);
