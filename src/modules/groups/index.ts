import { sql, type Tx } from '#platform/db/database.ts';
import type { TermShape } from './rules.ts';

export { isDeputy, leadsTerm, mayFollow, memberUnitsOf, type TermShape } from './rules.ts';

export interface TermMember {
  readonly unitId: string;
  readonly name: string;
  readonly shortName: string;
}

/** One group in one year, with the units in office today. */
export interface Term extends TermShape {
  readonly id: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly kind: 'block' | 'cluster' | 'inner';
  readonly year: number;
  readonly state: 'PROPOSED' | 'ACTIVE' | 'HANDING_OVER' | 'ENDED';
  readonly organiserUnitId: string;
  readonly membersComplete: boolean;
  /** In the order of their names. */
  readonly members: readonly TermMember[];
}

type Row = Omit<Term, 'memberUnitIds'>;

export async function termOf(tx: Tx, termId: string): Promise<Term | undefined> {
  const row = await tx.maybe<Row>(sql`
    select t.id, t.group_id, g.name as group_name, g.kind, t.year, t.state, t.host_unit_id, t.members_complete, g.organiser_unit_id,
      (select p.unit_id from groups.term_post p where p.term_id = t.id and p.post = 'head' and p.valid_to is null) as head_unit_id,
      (select p.unit_id from groups.term_post p where p.term_id = t.id and p.post = 'deputy' and p.valid_to is null) as deputy_unit_id,
      coalesce((select json_agg(json_build_object('unitId', u.id, 'name', u.name, 'shortName', u.short_name) order by u.name collate "vi-x-icu")
        from groups.term_member m join directory.unit u on u.id = m.unit_id where m.term_id = t.id and m.left_on is null), '[]') as members
    from groups.term t join groups.emulation_group g on g.id = t.group_id where t.id = ${termId}`);
  return row && { ...row, memberUnitIds: row.members.map((member) => member.unitId) };
}

/** The terms a unit is a member of in one year; normally one. */
export async function termsOfUnit(tx: Tx, unitId: string, year: number): Promise<{ termId: string; groupName: string }[]> {
  return tx.many(sql`
    select t.id as term_id, g.name as group_name from groups.term_member m join groups.term t on t.id = m.term_id
    join groups.emulation_group g on g.id = t.group_id where m.unit_id = ${unitId} and t.year = ${year} and m.left_on is null order by g.kind, g.number`);
}
