import { sql, type Tx } from '#platform/db/database.ts';
import type { Criterion, Milestone } from './shapes.ts';
import type { YearState } from './rules.ts';
import { milestonesOf } from './server/years.ts';
import { readYear } from './server/year-store.ts';

export { defineYearMatter } from './server/year-matters.ts';
export { meetsThreshold, type ThresholdOperator } from './rules.ts';

export interface EmulationYear {
  readonly id: string;
  readonly year: number;
  readonly state: YearState;
  readonly authorityUnitId: string;
  readonly themeId: string | null;
  /** As the record says now; a signed text keeps its own words. */
  readonly themeText: string | null;
  readonly milestones: readonly Milestone[];
}

/** The emulation year of an authority; without one named, the only or first authority that runs this year. */
export async function emulationYearOf(tx: Tx, year: number, authorityUnitId?: string): Promise<EmulationYear | undefined> {
  const found = await readYear(tx, year, authorityUnitId ?? null);
  if (!found) return undefined;
  const { id, state, themeId, themeText } = found;
  return { id, year, state, authorityUnitId: found.authorityUnitId, themeId, themeText, milestones: await milestonesOf(tx, id) };
}

export interface CriteriaInForce {
  readonly setId: string;
  readonly title: string;
  readonly versionNo: number;
  readonly hash: string;
  /** Set for the extra items of a block or cluster. */
  readonly groupId: string | null;
  readonly criteria: readonly (Omit<Criterion, 'origin'> & { readonly metric: string })[];
}

/**
 * The published criteria of the yearly movement: the common set first, then the extra items of the group when one is
 * named. Always the newest published version; what was scored on an older one names that set itself.
 */
export function criteriaInForce(
  tx: Tx,
  year: number,
  appliesTo: 'collective' | 'individual',
  groupId: string | null = null,
): Promise<CriteriaInForce[]> {
  return tx.many<CriteriaInForce>(sql`
    select s.id as set_id, s.title, s.version_no, s.hash, s.group_id,
      coalesce((select json_agg(json_build_object('id', c.id, 'code', c.code, 'groupTitle', c.group_title, 'text', c.text, 'measureType', c.measure_type, 'metric', c.metric,
        'operator', c.operator, 'thresholdHundredths', c.threshold_hundredths, 'unit', c.unit, 'period', c.period, 'evidence', c.evidence, 'hardCondition', c.hard_condition)
        order by c.ord) from movements.criterion c where c.set_id = s.id), '[]') as criteria
    from movements.criteria_set s join movements.movement m on m.id = s.movement_id
    where s.year = ${year} and s.applies_to = ${appliesTo} and s.state <> 'DRAFT' and m.kind = 'annual' and m.state <> 'CANCELLED'
      and (s.group_id is null or s.group_id = ${groupId}::uuid)
      and s.version_no = (select max(o.version_no) from movements.criteria_set o where o.movement_id = s.movement_id and o.applies_to = s.applies_to
        and o.group_id is not distinct from s.group_id and o.state <> 'DRAFT')
    order by s.group_id is not null`);
}
