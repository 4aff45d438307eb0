import { sql, type Tx } from '#platform/db/database.ts';
import type { Day } from '#platform/dates.ts';
import { authoritiesOf, authorityOf, authorityOfYear } from '#modules/registrations/index.ts';
import { countingDue, defaultRule, fateOf, monthOf, monthRate, tallyOf, type MonthRate, type ProgressRule, type TaskDates } from '../rules.ts';

/** What reading a year needs: every task's dates and every sent report, for one or many units. */
export interface UnitYear {
  readonly tasks: readonly TaskDates[];
  readonly reports: readonly SentReport[];
}

export interface SentReport {
  readonly month: number;
  readonly state: 'DRAFT' | 'SUBMITTED';
  readonly dueCount: number | null;
  readonly onTimeCount: number | null;
  readonly submittedOn: Day | null;
  readonly rule: ProgressRule | null;
}

const months = Array.from({ length: 12 }, (_, index) => index + 1);

async function storedRule(tx: Tx, authorityId: string | undefined, year: number): Promise<ProgressRule> {
  if (!authorityId) return defaultRule;
  const row = await tx.maybe<ProgressRule>(
    sql`select limit_percent, decimals, extension_counts from progress.rule where authority_unit_id = ${authorityId} and year = ${year}`,
  );
  return row ?? defaultRule;
}

/** How the unit's authority counts in this year. */
export const ruleOf = async (tx: Tx, unitId: string, year: number): Promise<ProgressRule> =>
  storedRule(tx, await authorityOf(tx, unitId, year), year);
export const ruleOfYear = async (tx: Tx, year: number): Promise<ProgressRule> => storedRule(tx, await authorityOfYear(tx, year), year);

/** Tasks and reports of many units in two questions; units without any are present and empty. */
export async function unitYears(tx: Tx, unitIds: readonly string[], year: number): Promise<Map<string, UnitYear>> {
  const ids = sql`${[...unitIds]}::uuid[]`;
  const tasks = await tx.many<TaskDates & { unitId: string }>(sql`
    select unit_id, due_on, first_due_on, completed_on, cancelled_reason is not null as cancelled from progress.task where unit_id = any (${ids}) and year = ${year}`);
  const reports = await tx.many<SentReport & { unitId: string }>(sql`
    select unit_id, month, state, due_count, on_time_count, submitted_on, rule from progress.month_report where unit_id = any (${ids}) and year = ${year}`);
  const byUnit = <T extends { unitId: string }>(rows: readonly T[]) => Map.groupBy(rows, (row) => row.unitId);
  const [tasksOf, reportsOf] = [byUnit(tasks), byUnit(reports)];
  return new Map(unitIds.map((unitId) => [unitId, { tasks: tasksOf.get(unitId) ?? [], reports: reportsOf.get(unitId) ?? [] }]));
}

/** The twelve months; a month whose report was sent keeps the figures and the rule it was sent with. */
export function ratesOf({ tasks, reports }: UnitYear, today: Day, rule: ProgressRule): MonthRate[] {
  const byMonth = Map.groupBy(tasks, (task) => monthOf(countingDue(task, rule)));
  return months.map((month) => {
    const sent = reports.find((report) => report.month === month && report.state === 'SUBMITTED');
    if (sent) return monthRate(month, { due: sent.dueCount ?? 0, onTime: sent.onTimeCount ?? 0, open: 0 }, sent.rule ?? rule, true);
    return monthRate(month, tallyOf(byMonth.get(month) ?? [], today, rule), rule);
  });
}

/** Open after its due date, or done after it: both break "không có nhiệm vụ quá hạn của năm". */
export const overdueOf = ({ tasks }: UnitYear, today: Day, rule: ProgressRule): number =>
  tasks.filter((task) => ['OVERDUE', 'LATE'].includes(fateOf(task, today, rule))).length;

export interface YearFigures {
  readonly rule: ProgressRule;
  readonly year: UnitYear;
  readonly rates: readonly MonthRate[];
  readonly overdue: number;
}

/** Rules of many units in two questions. */
async function rulesOf(tx: Tx, unitIds: readonly string[], year: number): Promise<(unitId: string) => ProgressRule> {
  const authorities = await authoritiesOf(tx, unitIds, year);
  const rows = await tx.many<ProgressRule & { authorityUnitId: string }>(sql`
    select authority_unit_id, limit_percent, decimals, extension_counts from progress.rule
    where authority_unit_id = any (${[...new Set(authorities.values())]}::uuid[]) and year = ${year}`);
  const byAuthority = new Map(rows.map(({ authorityUnitId, ...rule }) => [authorityUnitId, rule]));
  return (unitId) => byAuthority.get(authorities.get(unitId) ?? '') ?? defaultRule;
}

/** `yearFigures` of many units; the number of questions does not depend on how many they are. */
export async function yearFiguresOf(tx: Tx, unitIds: readonly string[], year: number): Promise<Map<string, YearFigures>> {
  const [ruleFor, years] = [await rulesOf(tx, unitIds, year), await unitYears(tx, unitIds, year)];
  return new Map(
    [...years].map(([unitId, found]) => {
      const rule = ruleFor(unitId);
      return [unitId, { rule, year: found, rates: ratesOf(found, tx.today, rule), overdue: overdueOf(found, tx.today, rule) }];
    }),
  );
}

export async function yearFigures(tx: Tx, unitId: string, year: number): Promise<YearFigures> {
  const rule = await ruleOf(tx, unitId, year);
  const found = (await unitYears(tx, [unitId], year)).get(unitId) ?? { tasks: [], reports: [] };
  return { rule, year: found, rates: ratesOf(found, tx.today, rule), overdue: overdueOf(found, tx.today, rule) };
}
