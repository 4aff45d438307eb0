import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#platform/dates.ts';
import { readHolidayFiles } from './server/holiday-files.ts';
import { addWorkingDays, kindOfDay, problemsOfDays, workingDaysBetween, type HolidayYear } from './working-days.ts';

const shipped = readHolidayFiles();
const lastDay = (from: string, count: number) => {
  const found = addWorkingDays(shipped, from, count);
  return found.known ? found.day : `no data for ${found.missingYear}`;
};

describe('counting working days over the shipped years', () => {
  test.each([
    // the day of the event is not counted, the last day is
    ['2025-03-03', 1, '2025-03-04'],
    ['2025-03-03', 5, '2025-03-10'],
    // a weekend and an event on a weekend
    ['2025-03-07', 1, '2025-03-10'],
    ['2025-03-08', 1, '2025-03-10'],
    // Tết of 2025
    ['2025-01-24', 1, '2025-02-03'],
    ['2025-01-20', 10, '2025-02-10'],
    // Saturday 26 April 2025 is worked for Friday 2 May
    ['2025-04-25', 1, '2025-04-26'],
    ['2025-04-25', 4, '2025-05-05'],
    // zero: the day itself, or the next one worked
    ['2025-03-04', 0, '2025-03-04'],
    ['2025-01-28', 0, '2025-02-03'],
    // over the end of a year, and into a year nobody has data for
    ['2025-12-30', 3, '2026-01-06'],
    ['2026-12-30', 1, '2026-12-31'],
    ['2026-12-30', 2, 'no data for 2027'],
    ['2019-12-31', 1, '2020-01-02'],
    ['2019-12-30', 1, 'no data for 2019'],
  ])('%s + %i = %s', (from, count, day) => expect(lastDay(from, count)).toBe(day));

  test('an unconfirmed year is named, and so are the days passed over', () => {
    expect(addWorkingDays(shipped, '2025-04-25', 4)).toMatchObject({
      unconfirmed: [2025],
      passed: [{ day: '2025-04-26' }, { day: '2025-04-30' }, { day: '2025-05-01' }, { day: '2025-05-02' }],
    });
    const confirmed = new Map([[2025, { ...(shipped.get(2025) as HolidayYear), confirmed: true }]]);
    expect(addWorkingDays(confirmed, '2025-04-25', 4)).toMatchObject({ unconfirmed: [] });
  });

  test.each([-1, 1.5, 1001, Number.NaN])('%s is no count', (count) => expect(() => addWorkingDays(shipped, '2025-03-03', count)).toThrow(RangeError));
});

test('a weekend of a year without data is unknown too', () => {
  expect(kindOfDay(shipped, '2027-01-02')).toBe('unknown');
  expect(kindOfDay(shipped, '2026-01-10')).toBe('working');
  expect(kindOfDay(shipped, '2026-01-11')).toBe('weekend');
  expect(kindOfDay(shipped, '2026-02-17')).toBe('off');
});

/** Any calendar of 2030 and 2031 with any days turned round. */
const calendars = fc.array(fc.integer({ min: 0, max: 729 }), { maxLength: 80 }).map((offsets) => {
  const days = [...new Set(offsets)].map((offset) => addDays('2030-01-01', offset));
  const special = days.map((day) => {
    const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
    return { day, kind: weekend ? ('work' as const) : ('off' as const), name: { vi: 'x', en: 'x' } };
  });
  const year = (of: number): HolidayYear => ({
    year: of,
    days: special.filter(({ day }) => day.startsWith(String(of))),
    confirmed: true,
    source: { vi: 'x', en: 'x' },
  });
  return new Map([2030, 2031].map((of) => [of, year(of)]));
});
const starts = fc.integer({ min: 0, max: 364 }).map((offset) => addDays('2030-01-01', offset));

test('whatever the calendar: the result is worked, the count is exact, and counting in two steps is the same', () => {
  fc.assert(
    fc.property(calendars, starts, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (calendar, from, first, second) => {
      const once = addWorkingDays(calendar, from, first + second);
      const step = addWorkingDays(calendar, from, first);
      if (!once.known || !step.known) return;
      expect(kindOfDay(calendar, once.day)).toBe('working');
      expect(once.day > from).toBe(true);
      expect(workingDaysBetween(calendar, from, once.day)).toBe(first + second);
      expect(addWorkingDays(calendar, step.day, second)).toMatchObject({ day: once.day });
    }),
  );
});

test('a year that is missing is never guessed', () => {
  fc.assert(
    fc.property(calendars, fc.integer({ min: 0, max: 30 }), fc.integer({ min: 30, max: 300 }), (calendar, back, count) => {
      const found = addWorkingDays(calendar, addDays('2031-12-31', -back), count);
      expect(found).toEqual({ known: false, missingYear: 2032 });
      expect(workingDaysBetween(calendar, '2031-12-01', '2032-01-15')).toBeNull();
    }),
  );
});

test('lists that cannot be right are named day by day', () => {
  const of = (day: string, kind: 'off' | 'work') => problemsOfDays(2027, [{ day, kind }]).map(({ problem }) => problem);
  expect(of('2026-12-31', 'off')).toEqual(['otherYear']);
  expect(of('2027-01-02', 'off')).toEqual(['offWeekend']);
  expect(of('2027-01-04', 'work')).toEqual(['workWeekday']);
  expect(of('2027-01-01', 'off')).toEqual([]);
  expect(
    problemsOfDays(2027, [
      { day: '2027-01-01', kind: 'off' },
      { day: '2027-01-01', kind: 'off' },
    ]),
  ).toMatchObject([{ at: 1, problem: 'twice' }]);
});
