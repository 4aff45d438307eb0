import { sql, type Tx } from '#platform/db/database.ts';
import { proposeRotation, type RotationProposal, type Served } from '../rotation.ts';

export interface RotationFacts {
  readonly members: readonly { unitId: string; name: string; shortName: string }[];
  readonly heads: readonly Served[];
  readonly proposal: RotationProposal;
}

/** Gathers who has served from the stored terms and asks the rule; members are those of the latest earlier term. */
export async function rotationFor(tx: Tx, groupId: string, year: number): Promise<RotationFacts> {
  const last = await tx.maybe<{ id: string; deputyUnitId: string | null }>(sql`
    select t.id, (select p.unit_id from groups.term_post p where p.term_id = t.id and p.post = 'deputy' and p.valid_to is null) as deputy_unit_id
    from groups.term t where t.group_id = ${groupId} and t.year < ${year} order by t.year desc limit 1`);
  const members = last
    ? await tx.many<RotationFacts['members'][number]>(sql`
        select u.id as unit_id, u.name, u.short_name from groups.term_member m join directory.unit u on u.id = m.unit_id
        where m.term_id = ${last.id} and m.left_on is null order by u.name collate "vi-x-icu"`)
    : [];
  const heads = await tx.many<Served>(sql`
    select t.year, p.unit_id from groups.term_post p join groups.term t on t.id = p.term_id
    where t.group_id = ${groupId} and p.post = 'head' and t.year < ${year} order by t.year`);
  return { members, heads, proposal: proposeRotation(members, heads, year, last?.deputyUnitId ?? null) };
}
