import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { calendarApi } from '../../contract.ts';
import { mayConfirm, mayReject, type EntryShape } from '../policy.ts';

interface Entry extends EntryShape {
  readonly year: number;
}

const load = (tx: Tx, input: { id: string }) =>
  tx.maybe<Entry>(sql`select year, state, proposed_by_account from calendar.holiday_year where id = ${input.id} for update`);

async function settle(tx: Tx, input: { id: string; version: number; reason: string }, state: 'CONFIRMED' | 'REJECTED'): Promise<void> {
  const changed = await tx.run(sql`
    update calendar.holiday_year set state = ${state}, settled_on = ${tx.today}, settled_by = ${tx.actor.name}, settled_reason = ${input.reason},
      version = version + 1
    where id = ${input.id} and state = 'PROPOSED' and version = ${input.version}`);
  if (changed === 0) throw refuse(commonRefusals.stale);
}

const traceOf = (entry: Entry, input: { id: string; reason: string }, to: string) => ({
  type: 'holiday_year',
  id: input.id,
  label: `Ngày nghỉ năm ${entry.year}`,
  from: 'PROPOSED',
  to,
  reason: input.reason,
});

/** The second step: from now on these days count; the list confirmed before stays readable. */
export const confirmYear = defineAction({
  name: 'calendar.confirmYear',
  input: calendarApi.confirmYear.body.extend({ id }),
  load,
  allow: mayConfirm,
  async run(tx, entry, input) {
    await tx.run(sql`
      update calendar.holiday_year set state = 'REPLACED', version = version + 1 where year = ${entry.year} and state = 'CONFIRMED'`);
    await settle(tx, input, 'CONFIRMED');
    return { result: { id: input.id }, trace: traceOf(entry, input, 'CONFIRMED') };
  },
});

export const rejectYear = defineAction({
  name: 'calendar.rejectYear',
  input: calendarApi.rejectYear.body.extend({ id }),
  load,
  allow: mayReject,
  async run(tx, entry, input) {
    await settle(tx, input, 'REJECTED');
    return { result: { id: input.id }, trace: traceOf(entry, input, 'REJECTED') };
  },
});
