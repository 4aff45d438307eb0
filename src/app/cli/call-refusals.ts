import { parseDay, type Day } from '#platform/dates.ts';
import { defineRefusals, refuse } from '#platform/refusal.ts';

/** Calls of the command line that cannot be answered; `field` is the option. The command ends with 2. */
export const callRefusals = defineRefusals('call', {
  missing: { kind: 'invalid', vi: 'Thiếu {option}.', en: '{option} is missing.' },
  notADay: {
    kind: 'invalid',
    vi: '{option} “{value}” không phải ngày có thật; viết năm-tháng-ngày, như 2022-06-10.',
    en: '{option} “{value}” is not a day of the calendar; write YYYY-MM-DD, as 2022-06-10.',
  },
  notAYear: {
    kind: 'invalid',
    vi: '{option} “{value}” không phải năm; viết bốn chữ số, từ {from} đến {to}.',
    en: '{option} “{value}” is not a year; four digits, {from} to {to}.',
  },
  notOneOf: {
    kind: 'invalid',
    vi: '{option} “{value}” không dùng được; chọn một trong: {known}.',
    en: '{option} “{value}” is not known; one of: {known}.',
  },
});

/** The value of an option that must be there. Throws `call.missing`. */
export function needed(option: string, value: string | undefined): string {
  if (value === undefined || value === '') throw refuse(callRefusals.missing, { option }, { field: option });
  return value;
}

/** A day as people type it. Throws `call.missing`, `call.not_a_day`. */
export function neededDay(option: string, typed: string | undefined): Day {
  const value = needed(option, typed);
  const day = parseDay(value);
  if (day === null) throw refuse(callRefusals.notADay, { option, value }, { field: option });
  return day;
}

const years = { from: 1945, to: 2100 } as const;

/** A year, when one was typed. Throws `call.not_a_year`. */
export function typedYear(option: string, typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  const value = /^\d{4}$/.test(typed) ? Number(typed) : 0;
  if (value < years.from || value > years.to) throw refuse(callRefusals.notAYear, { option, value: typed, ...years }, { field: option });
  return value;
}

/** One of a closed list. Throws `call.missing`, `call.not_one_of` with the list. */
export function neededOne<T extends string>(option: string, typed: string | undefined, known: readonly T[]): T {
  const value = needed(option, typed);
  const found = known.find((one) => one === value);
  if (found === undefined) throw refuse(callRefusals.notOneOf, { option, value, known: known.join(', ') }, { field: option });
  return found;
}
