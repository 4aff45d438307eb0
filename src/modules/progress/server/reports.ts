import { sql, type Tx } from '#platform/db/database.ts';
import type { Day } from '#platform/dates.ts';
import { newId } from '#platform/ids.ts';
import type { ProgressRule, Tally } from '../rules.ts';

export interface ReportRow {
  readonly id: string;
  readonly state: 'DRAFT' | 'SUBMITTED';
  readonly note: string;
  readonly submittedOn: Day | null;
  readonly submittedBy: string | null;
  readonly version: number;
}

const columns = sql`id, state, note, submitted_on, submitted_by, version`;

export function reportOf(tx: Tx, unitId: string, year: number, month: number): Promise<ReportRow | undefined> {
  return tx.maybe(sql`select ${columns} from progress.month_report where unit_id = ${unitId} and year = ${year} and month = ${month}`);
}

/** The report row, made when nobody has begun it, locked for change. */
export async function lockReport(tx: Tx, unitId: string, year: number, month: number): Promise<ReportRow> {
  await tx.run(sql`
    insert into progress.month_report (id, unit_id, year, month, state, version) values (${newId()}, ${unitId}, ${year}, ${month}, 'DRAFT', 0) on conflict do nothing`);
  return tx.one(sql`select ${columns} from progress.month_report where unit_id = ${unitId} and year = ${year} and month = ${month} for update`);
}

export async function saveNote(tx: Tx, id: string, version: number, note: string): Promise<boolean> {
  return (
    (await tx.run(
      sql`update progress.month_report set note = ${note}, version = version + 1 where id = ${id} and version = ${version} and state = 'DRAFT'`,
    )) === 1
  );
}

/** Freezes figures and rule with the sending. */
export async function sendReport(tx: Tx, id: string, version: number, figures: Tally, rule: ProgressRule): Promise<boolean> {
  const changed = await tx.run(sql`
    update progress.month_report set state = 'SUBMITTED', due_count = ${figures.due}, on_time_count = ${figures.onTime}, rule = ${JSON.stringify(rule)}::jsonb,
      submitted_on = ${tx.today}, submitted_by = ${tx.actor.name}, version = version + 1
    where id = ${id} and version = ${version} and state = 'DRAFT'`);
  return changed === 1;
}

export async function reopenReport(tx: Tx, id: string, version: number): Promise<boolean> {
  const changed = await tx.run(sql`
    update progress.month_report set state = 'DRAFT', due_count = null, on_time_count = null, rule = null, submitted_on = null, submitted_by = null, version = version + 1
    where id = ${id} and version = ${version} and state = 'SUBMITTED'`);
  return changed === 1;
}
