import { addDays, type Day } from '#platform/dates.ts';
import type { Text } from '#platform/text.ts';

/** One day that is not what its weekday says: a weekday off, or a weekend day worked in exchange. */
export interface SpecialDay {
  readonly day: Day;
  readonly kind: 'off' | 'work';
  readonly name: Text;
}

/** What is known of one year. Weekends are off unless `work` says otherwise. */
export interface HolidayYear {
  readonly year: number;
  readonly days: readonly SpecialDay[];
  /** `true`: two people compared it with the official announcement. `false`: usable, and every answer says so. */
  readonly confirmed: boolean;
  readonly source: Text;
}

/** The years somebody has data for. A year that is missing is unknown, never "no holidays". */
export type WorkCalendar = ReadonlyMap<number, HolidayYear>;

export type DayKind = 'working' | 'weekend' | 'off' | 'unknown';

const yearOf = (day: Day) => Number(day.slice(0, 4));
/** 0 = Sunday. */
const weekdayOf = (day: Day) => new Date(`${day}T00:00:00Z`).getUTCDay();
const isWeekend = (day: Day) => weekdayOf(day) === 0 || weekdayOf(day) === 6;

/** Whether people work on a day. `unknown` when the year has no data, weekends too: one may be worked in exchange. */
export function kindOfDay(calendar: WorkCalendar, day: Day): DayKind {
  const year = calendar.get(yearOf(day));
  if (!year) return 'unknown';
  const special = year.days.find((one) => one.day === day);
  if (special) return special.kind === 'off' ? 'off' : 'working';
  return isWeekend(day) ? 'weekend' : 'working';
}

export type Counted =
  | {
      readonly known: true;
      readonly day: Day;
      /** Special days that were passed over or counted on the way. */
      readonly passed: readonly SpecialDay[];
      /** Years on the way whose days nobody has confirmed yet. */
      readonly unconfirmed: readonly number[];
    }
  | { readonly known: false; readonly missingYear: number };

/** No time limit of the law comes near; a longer count is a mistake of the caller. */
export const mostWorkingDays = 1000;

/**
 * The last of `count` working days after `from`. The day of the event itself is not counted; counting begins on the
 * next working day and the limit ends with the last of them. `count` 0 is the day itself when it is worked, else the
 * next working day. A year without data on the way gives `known: false`, never a wrong date.
 * @throws RangeError when `count` is not a whole number from 0 to 1000
 */
export function addWorkingDays(calendar: WorkCalendar, from: Day, count: number): Counted {
  if (!Number.isInteger(count) || count < 0 || count > mostWorkingDays) throw new RangeError(`working days out of range: ${count}`);
  const passed: SpecialDay[] = [];
  const unconfirmed = new Set<number>();
  let left = count;
  for (let day = count === 0 ? from : addDays(from, 1); ; day = addDays(day, 1)) {
    const year = calendar.get(yearOf(day));
    if (!year) return { known: false, missingYear: yearOf(day) };
    if (!year.confirmed) unconfirmed.add(year.year);
    const special = year.days.find((one) => one.day === day);
    if (special) passed.push(special);
    if (kindOfDay(calendar, day) !== 'working') continue;
    if (left <= 1) return { known: true, day, passed, unconfirmed: [...unconfirmed] };
    left -= 1;
  }
}

/** Working days in `(from, to]`; `null` when a year on the way has no data. Negative spans count 0. */
export function workingDaysBetween(calendar: WorkCalendar, from: Day, to: Day): number | null {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const kind = kindOfDay(calendar, day);
    if (kind === 'unknown') return null;
    if (kind === 'working') count += 1;
  }
  return count;
}

export type DayProblem = { readonly at: number; readonly day: Day; readonly problem: 'otherYear' | 'twice' | 'offWeekend' | 'workWeekday' };

/** What is wrong with a list of special days: another year, a day twice, a weekend day off, a weekday "worked". */
export function problemsOfDays(year: number, days: readonly Pick<SpecialDay, 'day' | 'kind'>[]): DayProblem[] {
  const seen = new Set<Day>();
  return days.flatMap(({ day, kind }, at): DayProblem[] => {
    const found = (problem: DayProblem['problem']) => [{ at, day, problem }];
    if (yearOf(day) !== year) return found('otherYear');
    if (seen.has(day)) return found('twice');
    seen.add(day);
    if (kind === 'off' && isWeekend(day)) return found('offWeekend');
    if (kind === 'work' && !isWeekend(day)) return found('workWeekday');
    return [];
  });
}
