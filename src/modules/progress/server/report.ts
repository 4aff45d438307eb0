import { sql, type Tx } from '#platform/db/database.ts';
import type { z } from 'zod';
import type { progressApi, TaskRow } from '../contract.ts';
import { reportDueOn, type MonthRate } from '../rules.ts';
import { canOfReport, type ReportSubject, type Surroundings } from './policy.ts';
import { programmeOf } from './repository.ts';
import { reportOf } from './reports.ts';
import { ratesOf, unitYears } from './rates.ts';
import { isFailed, surroundingsOf, tasksOfMonth } from './tasks.ts';
import { mayView } from './view.ts';

type Report = z.input<(typeof progressApi.report)['response']>;

/** What the verbs of a report and its screen both stand on. */
export interface MonthFigures {
  readonly subject: ReportSubject;
  readonly around: Surroundings;
  readonly rate: MonthRate;
  readonly tasks: readonly TaskRow[];
}

export async function monthFigures(tx: Tx, unitId: string, year: number, month: number): Promise<MonthFigures> {
  const around = await surroundingsOf(tx, unitId, year);
  const found = (await unitYears(tx, [unitId], year)).get(unitId) ?? { tasks: [], reports: [] };
  const rate = ratesOf(found, tx.today, around.rule)[month - 1];
  if (!rate) throw new Error(`no month ${month}`);
  const tasks = await tasksOfMonth(tx, unitId, year, month, around);
  const unexplained = tasks.filter((task) => isFailed(task) && task.cause === '').length;
  const hasProgramme = (await programmeOf(tx, unitId, year)) !== undefined;
  return {
    subject: { unitId, year, month, state: around.reported.has(month) ? 'SUBMITTED' : 'DRAFT', unexplained, hasProgramme },
    around,
    rate,
    tasks,
  };
}

/** What others read of the words waits for the sending; a draft is the unit's own. */
export async function monthReport(tx: Tx, unitId: string, year: number, month: number): Promise<Report | undefined> {
  const unit = await tx.maybe<{ id: string; name: string }>(sql`select id, name from directory.unit where id = ${unitId}`);
  if (!unit || !(await mayView(tx, unitId, year))) return undefined;
  const { subject, around, rate, tasks } = await monthFigures(tx, unitId, year, month);
  const stored = await reportOf(tx, unitId, year, month);
  const readable = stored?.state === 'SUBMITTED' || tx.actor.unitIds.includes(unitId);
  return {
    unit,
    year,
    month,
    state: subject.state,
    rate,
    rule: around.rule,
    note: readable ? (stored?.note ?? '') : '',
    dueOn: reportDueOn(year, month),
    submittedOn: stored?.submittedOn ?? null,
    submittedBy: stored?.submittedBy ?? null,
    late: tasks.filter(isFailed),
    tasks: [...tasks],
    version: stored?.version ?? -1,
    can: canOfReport(tx.actor, subject, tx.today),
  };
}
