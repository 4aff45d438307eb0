import { sql, type Tx } from '#platform/db/database.ts';
import { isOverseer } from './policy.ts';

/** Who may look at a unit's year: itself, overseers, and the units of its group in that year, who are compared with it. */
export async function mayView(tx: Tx, unitId: string, year: number): Promise<boolean> {
  if (tx.actor.unitIds.includes(unitId)) return true;
  if (isOverseer(tx.actor)) return (await tx.maybe(sql`select 1 from directory.unit where id = ${unitId}`)) !== undefined;
  const shared = await tx.many(sql`
    select 1 from groups.term_member theirs join groups.term t on t.id = theirs.term_id and t.year = ${year}
      join groups.term_member ours on ours.term_id = t.id and ours.unit_id = any (${[...tx.actor.unitIds]}::uuid[])
    where theirs.unit_id = ${unitId} limit 1`);
  return shared.length > 0;
}
