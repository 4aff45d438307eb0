import { hasRole } from '#platform/actor.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { rankOf } from '#modules/scoring/index.ts';
import { deadStates } from '../labels.ts';

/** Numbers over the whole authority the cap on Government flags is counted from (practice §7). */
export interface FlagBases {
  /** Dossiers for the Government flag that are alive, and flags given. */
  readonly proposed: number;
  /** Collectives ranked first in a published ranking of their Khối or Cụm; `null` before any is published. */
  readonly leaders: number | null;
  /** Collectives found eligible for the ministry's flag, or holding it; `null` while there is none. */
  readonly standard: number | null;
}

/** For those who see all dossiers; `null` for a single unit, which must not learn what others propose. */
export async function flagBases(tx: Tx, year: number): Promise<FlagBases | null> {
  if (!hasRole(tx.actor, 'standing', 'minister', 'council', 'auditor')) return null;
  const terms = await tx.many<{ id: string }>(sql`
    select t.id from groups.term t join groups.emulation_group g on g.id = t.group_id and g.kind <> 'inner' where t.year = ${year}`);
  let leaders = 0;
  for (const term of terms) leaders += (await rankOf(tx, term.id)).filter((one) => one.rank === 1 && !one.conditionFailed).length;
  const counts = await tx.one<{ proposed: number; standard: number }>(sql`
    with flags as (
      select award_code, subject_unit_id as unit_id, state from nominations.nomination where year = ${year} and award_code in ('CO_CP', 'CO_BBNT') and state <> all (${[...deadStates]}::text[])
      union
      select award_code, unit_id, 'GIVEN' from decisions.award where year = ${year} and award_code in ('CO_CP', 'CO_BBNT') and state in ('DECIDED', 'AWARDED'))
    select (select count(distinct unit_id)::int from flags where award_code = 'CO_CP') as proposed,
      (select count(distinct unit_id)::int from flags where award_code = 'CO_BBNT'
        and state not in ('DRAFT', 'UNIT_APPROVED', 'SUBMITTED', 'RECEIVED', 'CHECKING', 'SUPPLEMENT')) as standard`);
  return { proposed: counts.proposed, leaders: leaders || null, standard: counts.standard || null };
}
