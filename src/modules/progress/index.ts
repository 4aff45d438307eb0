import { sql, type Tx } from '#platform/db/database.ts';
import { programmeOf } from './server/repository.ts';
import { yearFigures, yearFiguresOf, type YearFigures } from './server/rates.ts';
import type { MonthRate } from './rules.ts';

export type { MonthRate, Verdict } from './rules.ts';
export { contentsOf } from './server/repository.ts';
export { mayView } from './server/view.ts';
export { watchProgress } from './server/watch.ts';

/** The twelve months of a unit's year; a month whose report was sent keeps the figures it was sent with. */
export async function monthlyRates(tx: Tx, unitId: string, year: number): Promise<MonthRate[]> {
  return [...(await yearFigures(tx, unitId, year)).rates];
}

export interface YearProgress {
  readonly rates: readonly MonthRate[];
  readonly overdue: number;
  /** Tasks of the year that were not cancelled, and how many of them are done, late or not. */
  readonly planned: number;
  readonly done: number;
}

function progressIn({ rates, overdue, year }: YearFigures): YearProgress {
  const counted = year.tasks.filter((task) => !task.cancelled);
  return { rates, overdue, planned: counted.length, done: counted.filter((task) => task.completedOn !== null).length };
}

/** All figures of the year of each unit at once, whatever their number. */
export async function progressOf(tx: Tx, unitIds: readonly string[], year: number): Promise<Map<string, YearProgress>> {
  return new Map([...(await yearFiguresOf(tx, unitIds, year))].map(([unitId, figures]) => [unitId, progressIn(figures)]));
}

/**
 * Tasks of the year that are past their counting due date today and not done, or were done after it; cancelled ones are out.
 * 0 is the condition "không có nhiệm vụ quá hạn của năm".
 */
export async function overdueTasks(tx: Tx, unitId: string, year: number): Promise<number> {
  return (await yearFigures(tx, unitId, year)).overdue;
}

/** Whether the leader has confirmed the approving document; without it the criterion cannot be met. */
export async function programmeApproved(tx: Tx, unitId: string, year: number): Promise<boolean> {
  return (await programmeOf(tx, unitId, year))?.state === 'APPROVED';
}

export interface ReportNote {
  readonly unitId: string;
  readonly year: number;
  readonly month: number;
  readonly note: string;
}

/** The words units wrote into the month reports they have sent, of these years, as far as the caller may read them. */
export function reportNotes(tx: Tx, fromYear: number, toYear: number): Promise<ReportNote[]> {
  return tx.many(sql`
    select unit_id, year, month, note from progress.month_report
    where state = 'SUBMITTED' and note <> '' and year between ${fromYear} and ${toYear} order by year, month, unit_id`);
}
