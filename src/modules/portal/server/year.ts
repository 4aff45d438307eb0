import { sql, type Tx } from '#platform/db/database.ts';
import { emulationYearOf } from '#modules/movements/index.ts';
import { authorityOf } from '#modules/registrations/index.ts';
import type { Home } from '../contract.ts';
import { ribbonOf } from '../rules.ts';

/** The ribbon of a year of an authority (the first one without); `null` when no such year is kept. */
export async function ribbonOfYear(tx: Tx, year: number, authorityUnitId?: string): Promise<Home['ribbon']> {
  const found = await emulationYearOf(tx, year, authorityUnitId);
  return found ? { year, state: found.state, theme: found.themeText, stages: ribbonOf(found.state, found.milestones, tx.today) } : null;
}

/** The share a month must be above, by the rule of the unit's authority; 90 where none was set. */
export async function limitOf(tx: Tx, unitId: string | undefined, year: number): Promise<number> {
  const authorityId = unitId === undefined ? undefined : await authorityOf(tx, unitId, year);
  const row = await tx.maybe<{ limitPercent: number }>(
    sql`select limit_percent from progress.rule where authority_unit_id = ${authorityId ?? null}::uuid and year = ${year}`,
  );
  return row?.limitPercent ?? 90;
}
