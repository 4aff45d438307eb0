import { sql, type Tx } from '#platform/db/database.ts';
import { agreementStatusOfTerm, commitmentsOfUnit } from '#modules/agreements/index.ts';
import { leadsTerm, termOf, termsOfUnit } from '#modules/groups/index.ts';
import { monthlyRates } from '#modules/progress/index.ts';
import { rankOf } from '#modules/scoring/index.ts';
import type { UnitYear } from '../contract.ts';
import { limitOf } from './year.ts';

type Group = NonNullable<UnitYear['group']>;

async function groupOf(tx: Tx, unitId: string, year: number): Promise<Group | null> {
  const [membership] = await termsOfUnit(tx, unitId, year);
  const term = membership && (await termOf(tx, membership.termId));
  if (!term) return null;
  const ranks = await rankOf(tx, term.id);
  const mine = ranks.find((row) => row.unitId === unitId);
  const own = mine?.totalHundredths ?? null;
  const best = ranks.map((row) => row.totalHundredths).filter((total) => total !== null);
  const behind = own === null ? null : Math.max(...best) - own;
  return {
    termId: term.id,
    name: term.groupName,
    agreementId: (await agreementStatusOfTerm(tx, term.id))?.id ?? null,
    leads: leadsTerm(tx.actor, term),
    members: term.members.length,
    rank: mine
      ? { rank: mine.rank, of: ranks.length, totalHundredths: mine.totalHundredths, behindHundredths: behind, conditionFailed: mine.conditionFailed }
      : null,
  };
}

/** How a unit's year goes: months on time, its own commitments, its place in the group. */
export async function unitYearOf(tx: Tx, unitId: string, year: number): Promise<UnitYear> {
  const unit = await tx.one<{ id: string; name: string }>(sql`select id, name from directory.unit where id = ${unitId}`);
  const months = await monthlyRates(tx, unitId, year);
  return {
    unit,
    limitPercent: await limitOf(tx, unitId, year),
    months: months.map(({ month, due, onTime, open, rateHundredths, bestHundredths, verdict, spare }) => ({
      month,
      due,
      onTime,
      open,
      rateHundredths,
      bestHundredths,
      verdict,
      spare,
    })),
    commitments: await commitmentsOfUnit(tx, unitId, year),
    group: await groupOf(tx, unitId, year),
  };
}
