import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import { defineRefusals } from '#platform/refusal.ts';
import { can, day, id, line, origin, reason, text, version, year, yearParam } from '#platform/schema.ts';
import { codesOf, defineLabels } from '#platform/text.ts';

export const roundnesses = defineLabels({
  round: { vi: 'năm tròn', en: 'round year', tone: 'gold' },
  five: { vi: 'năm lẻ 5', en: 'fifth year', tone: 'info' },
  other: { vi: 'năm khác', en: 'ordinary year', tone: 'neutral' },
});

export const anniversaryScopes = defineLabels({
  national: { vi: 'Cả nước', en: 'National', tone: 'brand' },
  sector: { vi: 'Ngành', en: 'Sector', tone: 'info' },
  unit: { vi: 'Đơn vị', en: 'Unit', tone: 'neutral' },
});

export const dayKinds = defineLabels({
  off: { vi: 'Nghỉ', en: 'Off', tone: 'gold' },
  work: { vi: 'Làm bù', en: 'Worked in exchange', tone: 'info' },
});

export const holidayStates = defineLabels({
  PROPOSED: { vi: 'Chờ người thứ hai xác nhận', en: 'Waiting for a second person', tone: 'warn' },
  CONFIRMED: { vi: 'Đã xác nhận', en: 'Confirmed', tone: 'ok' },
  REPLACED: { vi: 'Đã thay bằng bản mới', en: 'Replaced', tone: 'neutral' },
  REJECTED: { vi: 'Không dùng', en: 'Rejected', tone: 'danger' },
});

export const calendarRefusals = defineRefusals('calendar', {
  badFile: {
    kind: 'invalid',
    vi: 'Tệp ngày nghỉ {file}, chỗ {path}: {problem}',
    en: 'Holiday file {file}, at {path}: {problem}',
  },
  onlyAdmin: { kind: 'forbidden', vi: 'Chỉ quản trị hệ thống nhập ngày nghỉ.', en: 'Only an administrator enters days off.' },
  onlySecond: {
    kind: 'forbidden',
    vi: 'Chỉ Thường trực hoặc một quản trị khác xác nhận ngày nghỉ.',
    en: 'Only the standing body or another administrator confirms days off.',
  },
  ownProposal: {
    kind: 'forbidden',
    vi: 'Người nhập không tự xác nhận; cần người thứ hai đối chiếu.',
    en: 'Whoever entered it does not confirm it; a second person must compare.',
  },
  waiting: {
    kind: 'conflict',
    vi: 'Năm {year} đã có một bản đang chờ xác nhận.',
    en: 'A list for {year} is already waiting for confirmation.',
  },
  settled: { kind: 'conflict', vi: 'Bản này đã xử lý xong.', en: 'This list has been dealt with.' },
  noDayOff: {
    kind: 'invalid',
    vi: 'Danh sách chưa có ngày nghỉ nào. Năm không có dữ liệu được tính là chưa rõ; năm có danh sách trống sẽ tính Tết là ngày làm việc.',
    en: 'The list has no day off. A year without data counts as unknown; with an empty list Tết would be working days.',
    field: 'days',
  },
  dayOtherYear: { kind: 'invalid', vi: 'Ngày {day} không thuộc năm đang nhập.', en: '{day} is not in the year being entered.', field: 'days' },
  dayTwice: { kind: 'invalid', vi: 'Ngày {day} được ghi hai lần.', en: '{day} is listed twice.', field: 'days' },
  dayOffWeekend: {
    kind: 'invalid',
    vi: 'Ngày {day} là cuối tuần, vốn đã nghỉ; ghi ngày nghỉ bù thay vào.',
    en: '{day} is a weekend and off anyway; enter the day off in lieu.',
    field: 'days',
  },
  dayWorkWeekday: {
    kind: 'invalid',
    vi: 'Ngày {day} là ngày thường; chỉ thứ Bảy, Chủ nhật mới ghi làm bù.',
    en: '{day} is a weekday; only a Saturday or Sunday is worked in exchange.',
    field: 'days',
  },
});

export const specialDay = z.object({ day, kind: z.enum(codesOf(dayKinds)), name: text });

const holidayEntry = z.object({
  id,
  year: z.number().int(),
  state: z.enum(codesOf(holidayStates)),
  days: z.array(specialDay),
  source: z.string(),
  reason: z.string(),
  proposedOn: day,
  proposedBy: z.string(),
  settledOn: day.nullable(),
  settledBy: z.string().nullable(),
  settledReason: z.string(),
  version,
  can: can('confirm', 'reject'),
});
export type HolidayEntry = z.output<typeof holidayEntry>;

const anniversary = z.object({
  id,
  name: z.string(),
  scope: z.enum(codesOf(anniversaryScopes)),
  unit: z.object({ id, name: z.string() }).nullable(),
  foundedOn: day.nullable(),
  dayOfYear: z.string().nullable(),
  /** The day it is kept in the asked year. */
  keptOn: day.nullable(),
  /** `null`: the founding year is unknown, or not before the asked year. */
  nth: z.number().int().nullable(),
  roundness: z.enum(codesOf(roundnesses)).nullable(),
  /** What an article prints for that year, when it prints one. */
  stated: z.number().int().nullable(),
  origin,
});
export type Anniversary = z.output<typeof anniversary>;

export const calendarApi = {
  anniversaries: get('/api/calendar/anniversaries', {
    access: 'signed-in',
    summary: 'Days of remembrance with which anniversary the year brings, in the order of the year (R-138, R-140)',
    query: z.object({ year: yearParam }),
    response: z.array(anniversary),
  }),
  workYear: get('/api/calendar/work-years/:year', {
    access: 'signed-in',
    summary: 'Days off and swapped working days of a year, how sure they are, and what people proposed and confirmed',
    params: z.object({ year: yearParam }),
    response: z.object({
      year: z.number().int(),
      today: day,
      /** `null`: nobody has data for this year; dates that need it stay unknown. */
      days: z.array(specialDay).nullable(),
      confirmed: z.boolean(),
      source: text.nullable(),
      years: z.array(z.object({ year: z.number().int(), confirmed: z.boolean() })),
      entries: z.array(holidayEntry),
      can: can('propose'),
    }),
  }),
  count: get('/api/calendar/working-days', {
    access: 'signed-in',
    summary: 'The last of n working days after a day, with the days passed over; null when a year on the way has no data',
    query: z.object({ from: day, days: z.coerce.number().int().min(0).max(1000) }).strict(),
    response: z.object({
      from: day,
      days: z.number().int(),
      last: day.nullable(),
      missingYear: z.number().int().nullable(),
      unconfirmed: z.array(z.number().int()),
      passed: z.array(specialDay),
    }),
  }),
  proposeYear: post('/api/calendar/work-years', {
    access: ['admin'],
    summary: 'Enter the days off and swapped days of a year from their announcement; a second person confirms',
    body: z
      .object({
        year,
        days: z.array(z.object({ day, kind: z.enum(codesOf(dayKinds)), name: line(200) }).strict()).max(120),
        source: line(300),
        reason: reason(),
      })
      .strict(),
    response: z.object({ id }),
  }),
  confirmYear: post('/api/calendar/work-years/:id/confirm', {
    access: ['admin', 'standing'],
    summary: 'The second person confirms a list of days off; from then on it counts',
    params: z.object({ id }),
    body: z.object({ version, reason: reason() }).strict(),
    response: z.object({ id }),
  }),
  rejectYear: post('/api/calendar/work-years/:id/reject', {
    access: ['admin', 'standing'],
    summary: 'Turn down or take back a list of days off that waits for confirmation',
    params: z.object({ id }),
    body: z.object({ version, reason: reason() }).strict(),
    response: z.object({ id }),
  }),
};
