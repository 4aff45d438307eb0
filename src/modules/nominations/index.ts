import { sql, type Tx } from '#platform/db/database.ts';
import type { NominationState } from './labels.ts';

export { flagAfterFactChange, flagAfterWithdrawal } from './server/flags.ts';

export interface UnitNomination {
  readonly id: string;
  readonly awardCode: string;
  readonly awardName: string;
  readonly subjectName: string;
  readonly route: 'yearly' | 'in-time';
  readonly state: NominationState;
}

/** Dossiers a unit proposes in a year and where each stands, as far as the caller may see them. */
export function statusOfUnit(tx: Tx, unitId: string, year: number): Promise<UnitNomination[]> {
  return tx.many<UnitNomination>(sql`
    select id, award_code, award_name, subject_name, route, state from nominations.nomination where unit_id = ${unitId} and year = ${year} order by id desc`);
}
