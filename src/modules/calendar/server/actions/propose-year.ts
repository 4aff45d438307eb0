import { defineAction } from '#platform/action.ts';
import { showDate } from '#platform/dates.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refusal.ts';
import { calendarApi, calendarRefusals } from '../../contract.ts';
import { problemsOfDays } from '../../working-days.ts';
import { mayPropose } from '../policy.ts';

const refusalOf = {
  otherYear: calendarRefusals.dayOtherYear,
  twice: calendarRefusals.dayTwice,
  offWeekend: calendarRefusals.dayOffWeekend,
  workWeekday: calendarRefusals.dayWorkWeekday,
};

/** The first of two steps: the days as the announcement has them. Nothing counts before the second. */
export const proposeYear = defineAction({
  name: 'calendar.proposeYear',
  input: calendarApi.proposeYear.body,
  // One list at a time for each year; the lock lets a second clerk see the first one's.
  load: (tx, { year }) =>
    tx.maybe<{ locked: number }>(sql`select 1 as locked from pg_advisory_xact_lock(hashtext('calendar.holiday_year'), ${year}::int)`),
  allow: (actor) => mayPropose(actor),
  async run(tx, _, { year, days, source, reason }) {
    if (days.every((one) => one.kind !== 'off')) throw refuse(calendarRefusals.noDayOff);
    const wrong = problemsOfDays(year, days)[0];
    if (wrong) throw refuse(refusalOf[wrong.problem], { day: showDate(wrong.day) });
    const waiting = await tx.many(sql`select 1 from calendar.holiday_year where year = ${year} and state = 'PROPOSED'`);
    if (waiting.length > 0) throw refuse(calendarRefusals.waiting, { year });
    const id = newId();
    const sorted = [...days].sort((a, b) => (a.day < b.day ? -1 : 1)).map(({ name, ...one }) => ({ ...one, name: { vi: name, en: name } }));
    await tx.run(sql`
      insert into calendar.holiday_year (id, year, state, days, source, reason, proposed_on, proposed_by, proposed_by_account)
      values (${id}, ${year}, 'PROPOSED', ${JSON.stringify(sorted)}::jsonb, ${source}, ${reason}, ${tx.today}, ${tx.actor.name}, ${tx.actor.accountId})`);
    return {
      result: { id },
      trace: { type: 'holiday_year', id, label: `Ngày nghỉ năm ${year}`, to: 'PROPOSED', reason, detail: { source, days: sorted.length } },
    };
  },
});
