import { sql, type Tx } from '#platform/db/database.ts';

export interface Authority {
  readonly id: string;
  readonly name: string;
}

/** The authority whose years these are: of the latest year, or in a fresh installation the top unit with most units below. */
export function authorityOf(tx: Tx): Promise<Authority | undefined> {
  return tx.maybe<Authority>(sql`
    select u.id, u.name from directory.unit u
    where u.id = coalesce(
      (select y.authority_unit_id from movements.emulation_year y order by y.year desc limit 1),
      (select r.id from directory.unit r where r.parent_id is null and r.valid_to is null
        order by (select count(*) from directory.unit c where c.parent_id = r.id) desc, r.id limit 1))`);
}
