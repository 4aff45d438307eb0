import { sql, type Tx } from '#platform/db/database.ts';
import { authorityOf } from './authority.ts';
import type { StoredMovement } from './movement-store.ts';

export interface Addressee {
  readonly unitId: string;
  readonly name: string;
}

/**
 * Turns the kinds of addressee into the units they mean on the day of the launch; units chosen one by one
 * are there already. The launching unit does not write to itself.
 */
export async function addressLaunch(tx: Tx, movement: StoredMovement, year: number): Promise<Addressee[]> {
  const root = movement.launcherUnitId ?? (await authorityOf(tx))?.id ?? null;
  const kinds = [...movement.addresseeKinds];
  await tx.run(sql`
    insert into movements.addressee (movement_id, unit_id, capacity)
    select ${movement.id}::uuid, x.unit_id, string_agg(x.capacity, ', ' order by x.ord) from (
      select u.id as unit_id, 'Thủ trưởng đơn vị' as capacity, 1 as ord from directory.unit u
      where 'units' = any (${kinds}::text[]) and u.parent_id = ${root}::uuid and (u.valid_to is null or u.valid_to >= ${tx.today})
        and u.kind not in ('council', 'council-standing', 'committee', 'party-body')
      union all
      select u.id, 'Giám đốc Sở', 2 from directory.unit u
      where 'departments' = any (${kinds}::text[]) and u.kind = 'provincial-department' and (u.valid_to is null or u.valid_to >= ${tx.today})
      union all
      select p.unit_id, case g.kind when 'block' then 'Khối trưởng' else 'Cụm trưởng' end, 3
      from groups.term_post p join groups.term t on t.id = p.term_id join groups.emulation_group g on g.id = t.group_id
      where 'heads' = any (${kinds}::text[]) and p.post = 'head' and p.valid_to is null and t.year = ${year} and g.kind <> 'inner'
    ) x where x.unit_id is distinct from ${root}::uuid group by x.unit_id
    on conflict (movement_id, unit_id) do update set capacity = excluded.capacity`);
  return tx.many<Addressee>(sql`
    select a.unit_id, u.name from movements.addressee a join directory.unit u on u.id = a.unit_id where a.movement_id = ${movement.id} order by u.name`);
}
