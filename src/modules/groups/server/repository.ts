import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import type { TermState, TermSubject } from '../rules.ts';

export interface TermRow extends TermSubject {
  readonly id: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly year: number;
  readonly version: number;
  readonly regulationDocumentId: string | null;
}

/** The term locked for change, with everything the policy asks about. */
export async function lockTerm(tx: Tx, termId: string): Promise<TermRow | undefined> {
  const locked = await tx.maybe<{ id: string }>(sql`select id from groups.term where id = ${termId} for update`);
  return locked && readTerm(tx, termId);
}

export function readTerm(tx: Tx, termId: string): Promise<TermRow | undefined> {
  return tx.maybe<TermRow>(sql`
    select t.id, t.group_id, g.name as group_name, t.year, t.state, t.version, t.host_unit_id, t.regulation_document_id, g.kind, g.organiser_unit_id,
      h.unit_id as head_unit_id, hu.name as head_name, d.unit_id as deputy_unit_id,
      coalesce((select array_agg(m.unit_id) from groups.term_member m where m.term_id = t.id and m.left_on is null), '{}') as member_unit_ids
    from groups.term t join groups.emulation_group g on g.id = t.group_id
    left join groups.term_post h on h.term_id = t.id and h.post = 'head' and h.valid_to is null left join directory.unit hu on hu.id = h.unit_id
    left join groups.term_post d on d.term_id = t.id and d.post = 'deputy' and d.valid_to is null
    where t.id = ${termId}`);
}

/** Moves a term on, or bumps its version when the state stays; refuses when somebody else was faster. */
export async function moveTerm(tx: Tx, term: TermRow, seen: number, to: TermState): Promise<void> {
  const changed = await tx.run(sql`
    update groups.term set state = ${to}, version = version + 1 where id = ${term.id} and version = ${seen} and state = ${term.state}`);
  if (changed === 0) throw refuse(commonRefusals.stale);
}

export interface NewTerm {
  readonly groupId: string;
  readonly year: number;
  readonly memberUnitIds: readonly string[];
  readonly headUnitId: string | null;
  readonly deputyUnitId: string | null;
  readonly reason: string;
}

export async function insertTerm(tx: Tx, term: NewTerm): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into groups.term (id, group_id, year, state) values (${id}, ${term.groupId}, ${term.year}, 'PROPOSED')`);
  await tx.run(sql`insert into groups.term_member (term_id, unit_id) select ${id}::uuid, unnest(${term.memberUnitIds}::uuid[])`);
  for (const [post, unitId] of [
    ['head', term.headUnitId],
    ['deputy', term.deputyUnitId],
  ] as const) {
    if (unitId) await insertPost(tx, id, post, unitId, null, term.reason);
  }
  return id;
}

export async function insertPost(
  tx: Tx,
  termId: string,
  post: 'head' | 'deputy',
  unitId: string,
  from: string | null,
  reason: string,
): Promise<void> {
  await tx.run(sql`
    insert into groups.term_post (id, term_id, post, unit_id, valid_from, reason) values (${newId()}, ${termId}, ${post}, ${unitId}, ${from}, ${reason})`);
}

/** Closes whoever holds the post today; the row stays as history. */
export async function closePost(tx: Tx, termId: string, post: 'head' | 'deputy'): Promise<void> {
  await tx.run(sql`update groups.term_post set valid_to = ${tx.today} where term_id = ${termId} and post = ${post} and valid_to is null`);
}

/** Units of the list that already stand in another block or cluster of that year (one scoring group of a level). */
export function busyUnits(tx: Tx, year: number, unitIds: readonly string[], groupId: string): Promise<{ unit: string; group: string }[]> {
  return tx.many(sql`
    select u.name as unit, g.name as "group" from groups.term_member m join groups.term t on t.id = m.term_id
    join groups.emulation_group g on g.id = t.group_id join directory.unit u on u.id = m.unit_id
    where t.year = ${year} and m.unit_id = any (${unitIds}::uuid[]) and m.left_on is null and g.kind <> 'inner' and t.group_id <> ${groupId}
      and (select kind from groups.emulation_group where id = ${groupId}) <> 'inner'`);
}

export function unitNames(tx: Tx, unitIds: readonly string[]): Promise<{ unitId: string; name: string }[]> {
  return tx.many(
    sql`select id as unit_id, name from directory.unit where id = any (${unitIds}::uuid[]) order by array_position(${unitIds}::uuid[], id)`,
  );
}
