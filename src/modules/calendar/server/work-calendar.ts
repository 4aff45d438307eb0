import { sql, type Tx } from '#platform/db/database.ts';
import type { HolidayYear, SpecialDay, WorkCalendar } from '../working-days.ts';
import { readHolidayFiles } from './holiday-files.ts';

/** Read once, when the program starts: a file that cannot be right stops the start. */
const shipped = readHolidayFiles();

/** The shipped years alone: for the command line, which may run without a database. */
export const shippedCalendar: WorkCalendar = shipped;

/** Every year there is data for: what people confirmed stands before what was shipped. */
export async function workCalendar(tx: Tx): Promise<WorkCalendar> {
  const rows = await tx.many<{ year: number; days: SpecialDay[]; source: string }>(sql`
    select year, days, source from calendar.holiday_year where state = 'CONFIRMED'`);
  const entered = rows.map(({ year, days, source }): [number, HolidayYear] => [
    year,
    { year, days, confirmed: true, source: { vi: source, en: source } },
  ]);
  return new Map([...shipped, ...entered]);
}
