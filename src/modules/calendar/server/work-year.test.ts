import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { calendarApi, calendarRefusals } from '../contract.ts';
import { parseHolidayFile } from './holiday-files.ts';

let app: TestApp;
let admin: Visitor;
let standing: Visitor;
let officer: Visitor;

beforeAll(async () => {
  app = await testApp({ today: '2026-11-28' });
  admin = await app.as('quantri');
  standing = await app.as('thuongtruc');
  officer = await app.as('canbo.cuc-vt');
});
afterAll(() => app.close());

const days = [
  { day: '2027-01-01', kind: 'off' as const, name: 'Tết Dương lịch' },
  { day: '2027-01-09', kind: 'work' as const, name: 'Làm bù' },
];
const body = (more: object = {}) => ({ year: 2027, days, source: 'Thông báo (thử)', reason: 'Nhập theo thông báo', ...more });
const year = (of: number) => officer.call(calendarApi.workYear, { params: { year: of } });
const count = (from: string, n: number) => officer.call(calendarApi.count, { query: { from, days: n } });

test('a shipped year counts and says that nobody confirmed it; a missing one is unknown', async () => {
  expect(await year(2026)).toMatchObject({ confirmed: false, can: { propose: { ok: false } } });
  expect(await year(2027)).toMatchObject({ days: null, entries: [] });
  expect(await count('2026-12-28', 3)).toMatchObject({ last: '2026-12-31', unconfirmed: [2026], missingYear: null });
  expect(await count('2026-12-28', 4)).toMatchObject({ last: null, missingYear: 2027 });
});

describe('a year is entered by one and confirmed by another', () => {
  let id: string;
  test('only an administrator enters, and a list that cannot be right is refused by day', async () => {
    expectRefusal(await standing.try(calendarApi.proposeYear, { body: body() }), commonRefusals.notYourRole);
    const wrong = async (one: object, refusal: (typeof calendarRefusals)[keyof typeof calendarRefusals]) =>
      expectRefusal(await admin.try(calendarApi.proposeYear, { body: body({ days: [...days, { name: 'x', ...one }] }) as never }), refusal);
    await wrong({ day: '2026-01-01', kind: 'off' }, calendarRefusals.dayOtherYear);
    await wrong({ day: '2027-01-01', kind: 'off' }, calendarRefusals.dayTwice);
    await wrong({ day: '2027-01-02', kind: 'off' }, calendarRefusals.dayOffWeekend);
    await wrong({ day: '2027-01-04', kind: 'work' }, calendarRefusals.dayWorkWeekday);
    expectRefusal(await admin.try(calendarApi.proposeYear, { body: body({ reason: 'x' }) }), commonRefusals.invalidInput);
    // an empty year would count every holiday as a working day, without a word
    for (const none of [[], days.slice(1)])
      expectRefusal(await admin.try(calendarApi.proposeYear, { body: body({ days: none }) }), calendarRefusals.noDayOff);
    id = (await admin.call(calendarApi.proposeYear, { body: body() })).id;
    expectRefusal(await admin.try(calendarApi.proposeYear, { body: body() }), calendarRefusals.waiting);
  });

  test('proposed days do not count yet, and the author does not confirm', async () => {
    expect(await count('2026-12-28', 4)).toMatchObject({ last: null });
    expectRefusal(await admin.try(calendarApi.confirmYear, { params: { id }, body: { version: 0, reason: 'đúng' } }), calendarRefusals.ownProposal);
    expectRefusal(await officer.try(calendarApi.confirmYear, { params: { id }, body: { version: 0, reason: 'đúng' } }), commonRefusals.notYourRole);
    expectRefusal(await standing.try(calendarApi.confirmYear, { params: { id }, body: { version: 3, reason: 'đúng' } }), commonRefusals.stale);
    expectRefusal(
      await standing.try(calendarApi.confirmYear, { params: { id: newId() }, body: { version: 0, reason: 'đúng' } }),
      commonRefusals.notFound,
    );
  });

  test('confirmed, it counts at once and without a warning', async () => {
    await standing.call(calendarApi.confirmYear, { params: { id }, body: { version: 0, reason: 'Đã so từng ngày' } });
    expect(await count('2026-12-31', 6)).toMatchObject({ last: '2027-01-09', unconfirmed: [] });
    expect(await year(2027)).toMatchObject({ confirmed: true, entries: [{ state: 'CONFIRMED', settledReason: 'Đã so từng ngày' }] });
    expectRefusal(await standing.try(calendarApi.rejectYear, { params: { id }, body: { version: 1, reason: 'muộn' } }), calendarRefusals.settled);
  });

  test('a correction replaces it and keeps it readable; a rejected one changes nothing', async () => {
    const next = await admin.call(calendarApi.proposeYear, { body: body({ days: days.slice(0, 1), reason: 'Bỏ ngày làm bù' }) });
    await standing.call(calendarApi.rejectYear, { params: { id: next.id }, body: { version: 0, reason: 'Chưa có thông báo' } });
    expect((await year(2027)).days).toHaveLength(2);
    const third = await admin.call(calendarApi.proposeYear, { body: body({ days: days.slice(0, 1), reason: 'Có thông báo mới' }) });
    await standing.call(calendarApi.confirmYear, { params: { id: third.id }, body: { version: 0, reason: 'Đúng' } });
    expect((await year(2027)).entries.map((one) => one.state)).toEqual(['CONFIRMED', 'REJECTED', 'REPLACED']);
    expect(await count('2026-12-31', 6)).toMatchObject({ last: '2027-01-11' });
    const trail = await app.look((tx) =>
      tx.many<{ action: string; reason: string }>(sql`select action, reason from audit.event where object_id = ${third.id}`),
    );
    expect(trail.map((one) => one.action).sort()).toEqual(['calendar.confirmYear', 'calendar.proposeYear']);
    expect(trail.every((one) => one.reason !== '')).toBe(true);
  });
});

test('the database alone lets no officer write', async () => {
  const actor = { accountId: newId(), personId: null, name: 'x', grants: [{ role: 'officer' as const, unitId: null }], unitIds: [] };
  const write = app.db.write(actor, (tx) =>
    tx.run(sql`insert into calendar.holiday_year (id, year, state, days, source, reason, proposed_on, proposed_by)
      values (${newId()}, 2030, 'PROPOSED', '[]', 'x', 'x', '2026-01-01', 'x')`),
  );
  await expect(write).rejects.toThrow('row-level security');
});

test.each([
  ['year: [', 'calendar/x.yaml'],
  ['year: 2027', 'source'],
  ['year: 2027\nsource: { vi: a, en: b }\nconfidence: M\ndays:\n  - { day: 2027-01-02, kind: off, name: { vi: a, en: b } }', 'days.0'],
  ['year: 2027\nsource: { vi: a, en: b }\nconfidence: S\ndays: []', 'confidence'],
])('a shipped file that cannot be right is refused by place', (source, place) => {
  expect(() => parseHolidayFile('calendar/x.yaml', source)).toThrow(place);
});
