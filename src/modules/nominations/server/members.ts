import { sql, type Tx } from '#platform/db/database.ts';

export interface Member {
  readonly kind: 'person' | 'unit';
  readonly id: string;
  readonly name: string;
  /** Post and unit of a person; the unit above a collective. */
  readonly place: string;
  /** The unit of the post, or the collective itself. */
  readonly unitId: string;
}

/**
 * People whose post in the unit or below it has not ended, each once: of several posts the newest. Records that were
 * merged into another are left out.
 */
export const peopleOf = (tx: Tx, unitId: string): Promise<Member[]> =>
  tx.many<Member>(sql`
    select * from (
      select distinct on (p.id) 'person' as kind, p.id, p.full_name as name, o.title || ', ' || u.name as place, u.id as unit_id
      from directory.post o join directory.unit u on u.id = o.unit_id join directory.person p on p.id = o.person_id
      where (u.id = ${unitId} or ${unitId}::uuid = any (u.ancestor_ids)) and (o.valid_to is null or ${tx.today}::date <= o.valid_to)
        and p.withdrawn_on is null and not exists (select 1 from records.merge m where m.from_person_id = p.id and m.undone_on is null)
      order by p.id, coalesce(o.valid_from::text, o.seen_on) collate "C" desc nulls last, o.id) found
    order by name collate "vi-x-icu", id limit 5000`);

/** The unit and the collectives below it that still exist. */
export const collectivesOf = (tx: Tx, unitId: string): Promise<Member[]> =>
  tx.many<Member>(sql`
    select 'unit' as kind, u.id, u.name, coalesce(above.name, '') as place, u.id as unit_id
    from directory.unit u left join directory.unit above on above.id = u.parent_id
    where (u.id = ${unitId} or ${unitId}::uuid = any (u.ancestor_ids)) and (u.valid_to is null or u.valid_to >= ${tx.today}::date)
    order by u.id = ${unitId} desc, u.name collate "vi-x-icu", u.id limit 2000`);
