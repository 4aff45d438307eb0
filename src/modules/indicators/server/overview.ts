import { sql, type Tx } from '#platform/db/database.ts';
import { termsOfUnit } from '#modules/groups/index.ts';
import { mayView } from '#modules/progress/index.ts';
import type { Overview } from '../contract.ts';
import { dueOn, lastOver } from '../rules.ts';
import { holdersOf } from './definitions.ts';
import { standing } from './entries.ts';
import { isStanding, mayEnter, mayTrack } from './policy.ts';
import { notSent, unitFigures } from './year.ts';

/** A unit's year for its own people, its group and overseers; each sees what the walls let through. */
export async function overviewOf(tx: Tx, unitId: string, year: number): Promise<Overview | undefined> {
  const unit = await tx.maybe<{ id: string; name: string }>(sql`select id, name from directory.unit where id = ${unitId}`);
  if (!unit || !(await mayView(tx, unitId, year))) return undefined;
  const figures = await unitFigures(tx, unitId, year);
  const holders = await holdersOf(tx, unitId);
  const facts = await tx.many<Overview['facts'][number]>(sql`
    select kind, count(*)::int as total, (count(*) filter (where state = 'DECLARED'))::int as declared from indicators.fact
    where unit_id = ${unitId} and year = ${year} and state <> 'WITHDRAWN' group by kind`);
  const over = lastOver(year, tx.today);
  const { tracking } = figures;
  return {
    unit,
    year,
    tracked: tracking ? { fromMonth: tracking.fromMonth } : null,
    synthetic: tracking?.synthetic ?? false,
    months: Array.from({ length: 12 }, (_, index) => {
      const month = index + 1;
      const entry = standing(figures.entries.filter((one) => one.month === month));
      return {
        month,
        state: entry?.state ?? 'NONE',
        dueOn: dueOn(year, month),
        late: entry?.late ?? false,
        submittedOn: entry?.submittedOn ?? null,
        confirmedOn: entry?.confirmedOn ?? null,
        revision: entry?.revision ?? 1,
      };
    }),
    indicators: figures.indicators.map(({ definition, applies, target, postTitle, months, year: value }) => ({
      definition,
      applies,
      target,
      postTitle,
      holders: holders(postTitle),
      months: months.map(({ parts: _parts, ...rest }) => rest),
      year: value,
    })),
    lastOver: over,
    notSent: notSent(figures, over),
    terms: await termsOfUnit(tx, unitId, year),
    facts,
    can: { track: mayTrack(tx.actor, [unitId]), enter: mayEnter(tx.actor, unitId), import: mayEnter(tx.actor, unitId), assign: isStanding(tx.actor) },
  };
}
