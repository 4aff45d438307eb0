import { runIn } from '#platform/action.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Day } from '#platform/dates.ts';
import { doesCount, type InitiativeWords, type RegistrationState, type TargetWords } from './rules.ts';
import { lockDue } from './server/actions/window.ts';
import { contentOf, livingOf } from './server/repository.ts';
import { windowFor } from './server/subject.ts';

export { authoritiesOf, authorityOf, authorityOfYear } from './server/authority.ts';
export { oweRegistrations } from './server/duties.ts';

export interface UnitRegistration {
  readonly id: string;
  readonly state: RegistrationState;
  readonly late: boolean;
  /** False when it was late and the year's window says that late ones do not count. */
  readonly counts: boolean;
  readonly submittedOn: Day | null;
  readonly targets: readonly TargetWords[];
  readonly initiatives: readonly InitiativeWords[];
}

/** The unit's registration of a year, as far as the caller may see it; withdrawn ones are none. */
export async function registrationOf(tx: Tx, unitId: string, year: number): Promise<UnitRegistration | undefined> {
  const it = await livingOf(tx, unitId, null, year);
  if (!it) return undefined;
  const { targets, initiatives } = await contentOf(tx, it);
  const counts = doesCount(it.late, await windowFor(tx, unitId, year, 'unit'));
  return { id: it.id, state: it.state, late: it.late, counts, submittedOn: it.submittedOn, targets, initiatives };
}

/** Locks every accepted registration whose window has ended; for the daily round, as the program itself. Answers how many. */
export async function lockDueRegistrations(tx: Tx): Promise<number> {
  return (await runIn(tx, lockDue, {})).count;
}
