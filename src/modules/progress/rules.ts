import { daysBetween, endOfMonth, type Day } from '#platform/dates.ts';
import { isAbovePercent, percentHundredths, showHundredths } from '#platform/decimal.ts';

/** How the authority counts in one year. */
export interface ProgressRule {
  /** The month must be strictly above this. */
  readonly limitPercent: number;
  /** Decimals shown on screen; they never decide. */
  readonly decimals: number;
  /** Whether an approved extension moves the due date that counts, or the first promise does. */
  readonly extensionCounts: boolean;
}

/** "trên 90%" of the 2022 launch; decimals and extensions are ours until an authority sets its own. */
export const defaultRule: ProgressRule = { limitPercent: 90, decimals: 2, extensionCounts: true };

/** The report of a month is due on this day of the next one: early enough to warn the new month, late enough to collect. */
export const reportDay = 5;

export interface TaskDates {
  readonly dueOn: Day;
  readonly firstDueOn: Day;
  readonly completedOn: Day | null;
  readonly cancelled: boolean;
}

export const taskFates = ['OPEN', 'ON_TIME', 'LATE', 'OVERDUE', 'CANCELLED'] as const;
export type TaskFate = (typeof taskFates)[number];

/** The due date that counts. */
export function countingDue(task: Pick<TaskDates, 'dueOn' | 'firstDueOn'>, rule: ProgressRule): Day {
  return rule.extensionCounts ? task.dueOn : task.firstDueOn;
}

/** The due day itself is in time; the day after is overdue. */
export function fateOf(task: TaskDates, today: Day, rule: ProgressRule): TaskFate {
  if (task.cancelled) return 'CANCELLED';
  const due = countingDue(task, rule);
  if (task.completedOn !== null) return task.completedOn <= due ? 'ON_TIME' : 'LATE';
  return due < today ? 'OVERDUE' : 'OPEN';
}

/** Days after the counting due date until completion or, while open, until today; 0 when in time. */
export function daysLate(task: TaskDates, today: Day, rule: ProgressRule): number {
  if (task.cancelled) return 0;
  return Math.max(0, daysBetween(countingDue(task, rule), task.completedOn ?? today));
}

/** Tasks of a month by counting due date: how many are due, done in time, still open, failed. Cancelled ones are out. */
export interface Tally {
  readonly due: number;
  readonly onTime: number;
  readonly open: number;
}

export function tallyOf(tasks: readonly TaskDates[], today: Day, rule: ProgressRule): Tally {
  const fates = tasks.map((task) => fateOf(task, today, rule)).filter((fate) => fate !== 'CANCELLED');
  return { due: fates.length, onTime: fates.filter((fate) => fate === 'ON_TIME').length, open: fates.filter((fate) => fate === 'OPEN').length };
}

export const verdicts = ['MET', 'UNMET', 'NO_DATA', 'RUNNING'] as const;
export type Verdict = (typeof verdicts)[number];

/** One month of a unit, for screens and for scoring. */
export interface MonthRate extends Tally {
  readonly month: number;
  /** Share of the settled tasks, in hundredths of a percent; `null` while nothing is settled (R-072: no data is not 0). */
  readonly rateHundredths: number | null;
  /** What the month would reach if every open task were done in time; `null` without tasks. */
  readonly bestHundredths: number | null;
  /** `UNMET` as soon as the month can no longer pass, `RUNNING` while it still can and tasks are open. */
  readonly verdict: Verdict;
  /** How many open tasks may still slip: 0 = every one is needed, `null` when the question does not arise. */
  readonly spare: number | null;
  /** Counted when the report was sent; later changes of tasks do not touch it. */
  readonly frozen: boolean;
}

/** The most that may fail while the month is strictly above the limit; negative = it cannot be any more. */
function spareOf({ due, onTime, open }: Tally, limitPercent: number): number {
  const needed = Math.floor((limitPercent * due) / 100) + 1;
  return onTime + open - needed;
}

/**
 * The on-time rate of a month: tasks due in it and completed not later than due / tasks due in it, strictly above the
 * limit as whole numbers: 9 of 10 is exactly 90 and fails.
 */
export function monthRate(month: number, tally: Tally, rule: ProgressRule, frozen = false): MonthRate {
  const { due, onTime, open } = tally;
  const best = { rateHundredths: percentHundredths(onTime, due - open), bestHundredths: percentHundredths(onTime + open, due) };
  if (due === 0) return { month, ...tally, ...best, verdict: 'NO_DATA', spare: null, frozen };
  const canPass = isAbovePercent(onTime + open, due, rule.limitPercent);
  const verdict: Verdict = !canPass ? 'UNMET' : open === 0 ? 'MET' : 'RUNNING';
  return { month, ...tally, ...best, verdict, spare: verdict === 'RUNNING' ? Math.min(open, spareOf(tally, rule.limitPercent)) : null, frozen };
}

export type Warning = 'NONE' | 'BELOW' | 'LOST';

/** at or under the limit among what is settled, or lost whatever happens (also before the month ends). */
export function warningOf(rate: MonthRate, rule: ProgressRule): Warning {
  if (rate.verdict === 'UNMET') return 'LOST';
  const settled = rate.due - rate.open;
  return rate.verdict === 'RUNNING' && settled > 0 && !isAbovePercent(rate.onTime, settled, rule.limitPercent) ? 'BELOW' : 'NONE';
}

/** Months added up; the limit is monthly, so a quarter has a rate and no verdict. */
export function rollUp(months: readonly MonthRate[]): Tally & { rateHundredths: number | null } {
  const sum = (pick: (month: MonthRate) => number) => months.reduce((total, month) => total + pick(month), 0);
  const tally = { due: sum((month) => month.due), onTime: sum((month) => month.onTime), open: sum((month) => month.open) };
  return { ...tally, rateHundredths: percentHundredths(tally.onTime, tally.due - tally.open) };
}

export const quartersOf = (months: readonly MonthRate[]) => [0, 3, 6, 9].map((from) => rollUp(months.slice(from, from + 3)));

/** Rounded for the eye; when rounding would put a passing month onto the limit itself, one more decimal is shown. */
export function showRate(rateHundredths: number | null, rule: ProgressRule, lang: 'vi' | 'en' = 'vi'): string {
  if (rateHundredths === null) return lang === 'vi' ? 'chưa có dữ liệu' : 'no data yet';
  const limit = rule.limitPercent * 100;
  for (let decimals = rule.decimals; decimals < 2; decimals++) {
    const step = 10 ** (2 - decimals);
    const rounded: number = Math.round(rateHundredths / step) * step;
    if (rounded === limit && rateHundredths !== limit) continue;
    return `${showHundredths(rounded, lang, decimals)}%`;
  }
  return `${showHundredths(rateHundredths, lang, rule.decimals)}%`;
}

/** `2022-06-10` → 6 */
export const monthOf = (day: Day): number => Number(day.slice(5, 7));
export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** The report of June is owed on 5 July. */
export function reportDueOn(year: number, month: number): Day {
  const [nextYear, next] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${nextYear}-${String(next).padStart(2, '0')}-${String(reportDay).padStart(2, '0')}`;
}

/** Its last day counts: a month is over on the first day of the next. */
export const isOver = (year: number, month: number, today: Day): boolean => today > endOfMonth(year, month);

/** Lifecycles of this module; README.md draws the same table. `unit` = the unit's officer or leader. */
export const transitions = [
  { of: 'programme', from: null, verb: 'save', to: 'DRAFT', who: 'unit' },
  { of: 'programme', from: 'DRAFT', verb: 'save', to: 'DRAFT', who: 'unit' },
  { of: 'programme', from: 'DRAFT', verb: 'approve', to: 'APPROVED', who: 'leader' },
  { of: 'programme', from: 'APPROVED', verb: 'reopen', to: 'DRAFT', who: 'leader' },
  { of: 'task', from: 'OPEN', verb: 'complete', to: 'COMPLETED', who: 'unit' },
  { of: 'task', from: 'COMPLETED', verb: 'undo', to: 'OPEN', who: 'unit' },
  { of: 'task', from: 'OPEN', verb: 'cancel', to: 'CANCELLED', who: 'leader' },
  { of: 'extension', from: null, verb: 'ask', to: 'ASKED', who: 'unit' },
  { of: 'extension', from: 'ASKED', verb: 'approve', to: 'APPROVED', who: 'leader' },
  { of: 'extension', from: 'ASKED', verb: 'refuse', to: 'REFUSED', who: 'leader' },
  { of: 'report', from: 'DRAFT', verb: 'save', to: 'DRAFT', who: 'unit' },
  { of: 'report', from: 'DRAFT', verb: 'present', to: 'DRAFT', who: 'unit' },
  { of: 'report', from: 'DRAFT', verb: 'submit', to: 'SUBMITTED', who: 'leader' },
  { of: 'report', from: 'SUBMITTED', verb: 'withdraw', to: 'DRAFT', who: 'leader' },
] as const satisfies readonly { of: string; from: string | null; verb: string; to: string; who: 'unit' | 'leader' }[];

type Lifecycle = (typeof transitions)[number]['of'];

/** The transition of a verb from a state, `undefined` when the table has none. */
export function transitionOf(of: Lifecycle, from: string | null, verb: string) {
  return transitions.find((one) => one.of === of && one.from === from && one.verb === verb);
}
