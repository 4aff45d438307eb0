import type { z } from 'zod';
import { sql, type Tx } from '#platform/db/database.ts';
import type { calendarApi, HolidayEntry } from '../contract.ts';
import { addWorkingDays } from '../working-days.ts';
import { canOfEntry, mayPropose, type EntryShape } from './policy.ts';
import { workCalendar } from './work-calendar.ts';

type Answer<K extends keyof typeof calendarApi> = z.input<(typeof calendarApi)[K]['response']>;

/** One year with where its days come from, and its entries, the newest first. */
export async function workYear(tx: Tx, year: number): Promise<Answer<'workYear'>> {
  const calendar = await workCalendar(tx);
  const found = calendar.get(year);
  const entries = await tx.many<Omit<HolidayEntry, 'can'> & EntryShape>(sql`
    select id, year, state, days, source, reason, proposed_on, proposed_by, proposed_by_account, settled_on, settled_by, settled_reason, version
    from calendar.holiday_year where year = ${year} order by id desc limit 100`);
  return {
    year,
    today: tx.today,
    days: found ? [...found.days] : null,
    confirmed: found?.confirmed ?? false,
    source: found?.source ?? null,
    years: [...calendar.values()].map((one) => ({ year: one.year, confirmed: one.confirmed })).sort((a, b) => a.year - b.year),
    entries: entries.map((entry) => ({ ...entry, can: canOfEntry(tx.actor, entry) })),
    can: { propose: mayPropose(tx.actor) },
  };
}

export async function countView(tx: Tx, from: string, days: number): Promise<Answer<'count'>> {
  const counted = addWorkingDays(await workCalendar(tx), from, days);
  return counted.known
    ? { from, days, last: counted.day, missingYear: null, unconfirmed: [...counted.unconfirmed], passed: [...counted.passed] }
    : { from, days, last: null, missingYear: counted.missingYear, unconfirmed: [], passed: [] };
}
