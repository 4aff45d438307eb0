import { sql, type Tx } from '#platform/db/database.ts';
import type { GroupRate } from '../shapes.ts';

/**
 * How many units of each block and cluster answered a movement. Members the launch did not address are not
 * counted; a movement without a list of addressees addresses everybody.
 */
export function ratesOf(tx: Tx, movementId: string, year: number): Promise<GroupRate[]> {
  return tx.many<GroupRate>(sql`
    select t.id as term_id, g.name as group_name, count(r.id)::int as responded, count(*)::int as of,
      coalesce(json_agg(json_build_object('id', u.id, 'name', u.name) order by u.name collate "vi-x-icu") filter (where r.id is null), '[]') as missing
    from groups.term t join groups.emulation_group g on g.id = t.group_id and g.kind <> 'inner'
      join groups.term_member tm on tm.term_id = t.id and tm.left_on is null join directory.unit u on u.id = tm.unit_id
      left join movements.response r on r.movement_id = ${movementId} and r.unit_id = u.id and r.state = 'SUBMITTED'
    where t.year = ${year} and (
      exists (select 1 from movements.addressee a where a.movement_id = ${movementId} and a.unit_id = u.id)
      or not exists (select 1 from movements.addressee a where a.movement_id = ${movementId}))
    group by t.id, g.name, g.kind, g.number order by g.kind, g.number`);
}
