import { sameDayIn } from '#platform/dates.ts';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  countingDue,
  daysLate,
  defaultRule,
  fateOf,
  isOver,
  monthRate,
  quartersOf,
  reportDueOn,
  showRate,
  tallyOf,
  transitions,
  warningOf,
  type TaskDates,
} from './rules.ts';

const task = (dueOn: string, completedOn: string | null = null, more: Partial<TaskDates> = {}): TaskDates => ({
  dueOn,
  firstDueOn: dueOn,
  completedOn,
  cancelled: false,
  ...more,
});
const rate = (due: number, onTime: number, open: number) => monthRate(6, { due, onTime, open }, defaultRule);

test('exactly 90 % fails and the least above it passes (R-058)', () => {
  expect(rate(10, 9, 0)).toMatchObject({ rateHundredths: 9000, verdict: 'UNMET' });
  expect(rate(11, 10, 0)).toMatchObject({ rateHundredths: 9091, verdict: 'MET' });
  expect(rate(10_000, 9_000, 0).verdict).toBe('UNMET');
  expect(rate(10_000, 9_001, 0)).toMatchObject({ rateHundredths: 9001, verdict: 'MET' });
  // 90,001 % prints as 90,00 and still passes: the comparison is of whole numbers.
  expect(rate(100_000, 90_001, 0)).toMatchObject({ rateHundredths: 9000, verdict: 'MET' });
});

test('a month without due task has no data, neither 0 nor 100 % (R-072)', () => {
  expect(rate(0, 0, 0)).toMatchObject({ rateHundredths: null, bestHundredths: null, verdict: 'NO_DATA', spare: null });
  expect(rate(5, 0, 5)).toMatchObject({ rateHundredths: null, bestHundredths: 10_000, verdict: 'RUNNING' });
});

test('10 due with one late can reach 90,00 at most, so the month is lost while nine are still open (R-073)', () => {
  const month = rate(10, 0, 9);
  expect(month).toMatchObject({ bestHundredths: 9000, verdict: 'UNMET', spare: null });
  expect(warningOf(month, defaultRule)).toBe('LOST');
});

test('12 due, 8 in time, 1 late, 3 open: all three are needed and give 91,67 %', () => {
  const month = rate(12, 8, 3);
  expect(month).toMatchObject({ rateHundredths: 8889, bestHundredths: 9167, verdict: 'RUNNING', spare: 0 });
  expect(warningOf(month, defaultRule)).toBe('BELOW');
  expect(warningOf(rate(12, 9, 3), defaultRule)).toBe('NONE');
});

test('the due day is in time, the day after is late', () => {
  expect(fateOf(task('2022-06-10'), '2022-06-10', defaultRule)).toBe('OPEN');
  expect(fateOf(task('2022-06-10'), '2022-06-11', defaultRule)).toBe('OVERDUE');
  expect(fateOf(task('2022-06-10', '2022-06-10'), '2022-06-20', defaultRule)).toBe('ON_TIME');
  expect(fateOf(task('2022-06-10', '2022-06-11'), '2022-06-20', defaultRule)).toBe('LATE');
  expect(daysLate(task('2022-06-10', '2022-06-13'), '2022-12-31', defaultRule)).toBe(3);
  expect(daysLate(task('2022-06-10'), '2022-06-10', defaultRule)).toBe(0);
});

test('the rule says whether an approved extension counts; both dates stay (R-074)', () => {
  const extended = task('2022-07-15', '2022-07-10', { firstDueOn: '2022-06-30' });
  expect(fateOf(extended, '2022-08-01', defaultRule)).toBe('ON_TIME');
  expect(fateOf(extended, '2022-08-01', { ...defaultRule, extensionCounts: false })).toBe('LATE');
  expect(countingDue(extended, { ...defaultRule, extensionCounts: false })).toBe('2022-06-30');
});

test('cancelled tasks are out of both sides of the share', () => {
  expect(tallyOf([task('2022-06-01', null, { cancelled: true }), task('2022-06-02', '2022-06-02')], '2022-06-30', defaultRule)).toEqual({
    due: 1,
    onTime: 1,
    open: 0,
  });
});

test('a month is over the day after its last, and its report is owed on the 5th of the next', () => {
  expect(isOver(2022, 6, '2022-06-30')).toBe(false);
  expect(isOver(2022, 6, '2022-07-01')).toBe(true);
  expect(reportDueOn(2022, 6)).toBe('2022-07-05');
  expect(reportDueOn(2022, 12)).toBe('2023-01-05');
});

test('rounding for the eye never shows a passing month as the limit', () => {
  expect(showRate(9167, { ...defaultRule, decimals: 1 })).toBe('91,7%');
  expect(showRate(9004, { ...defaultRule, decimals: 0 })).toBe('90,04%');
  expect(showRate(9000, { ...defaultRule, decimals: 0 })).toBe('90%');
  expect(showRate(10_000, defaultRule)).toBe('100,00%');
  expect(showRate(null, defaultRule)).toBe('chưa có dữ liệu');
});

test('quarters add tasks, not percentages', () => {
  const months = Array.from({ length: 12 }, (_, index) =>
    monthRate(
      index + 1,
      index < 3 ? { due: [10, 0, 1][index] ?? 0, onTime: [10, 0, 0][index] ?? 0, open: 0 } : { due: 0, onTime: 0, open: 0 },
      defaultRule,
    ),
  );
  expect(quartersOf(months)[0]).toEqual({ due: 11, onTime: 10, open: 0, rateHundredths: 9091 });
  expect(quartersOf(months)[1]?.rateHundredths).toBeNull();
});

const tallies = fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40)).map(([onTime, late, open]) => ({ due: onTime + late + open, onTime, open }));
const rules = fc.integer({ min: 0, max: 100 }).map((limitPercent) => ({ ...defaultRule, limitPercent }));

test('the early verdict is the end verdict: lost means no ending passes, spare is exactly how many may slip', () => {
  fc.assert(
    fc.property(tallies, rules, ({ due, onTime, open }, rule) => {
      const now = monthRate(1, { due, onTime, open }, rule);
      const endings = Array.from({ length: open + 1 }, (_, slipped) => monthRate(1, { due, onTime: onTime + open - slipped, open: 0 }, rule).verdict);
      const passing = endings.filter((verdict) => verdict === 'MET').length;
      if (due === 0) expect(now.verdict).toBe('NO_DATA');
      else if (now.verdict === 'UNMET') expect(passing).toBe(0);
      else if (now.verdict === 'MET') expect(endings).toEqual(['MET']);
      else expect(passing).toBe((now.spare ?? 0) + 1);
    }),
  );
});

test('moving one task from late to on time never worsens a month', () => {
  fc.assert(
    fc.property(tallies, rules, ({ due, onTime, open }, rule) => {
      fc.pre(due > onTime + open);
      const before = monthRate(1, { due, onTime, open }, rule);
      const after = monthRate(1, { due, onTime: onTime + 1, open }, rule);
      expect((after.bestHundredths ?? 0) >= (before.bestHundredths ?? 0)).toBe(true);
      expect(before.verdict === 'MET' && after.verdict !== 'MET').toBe(false);
    }),
  );
});

test('the README draws exactly these transitions', () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
  const drawn = readme
    .split('```mermaid')
    .slice(1)
    .flatMap((block, index) => {
      const of = ['programme', 'task', 'extension', 'report'][index];
      return [...block.matchAll(/^ {2}(\S+) --> (\w+): (\w+)$/gm)].map(([, from, to, verb]) => `${of} ${from} ${verb} ${to}`);
    });
  expect(drawn.toSorted()).toEqual(transitions.map(({ of, from, verb, to }) => `${of} ${from ?? '[*]'} ${verb} ${to}`).toSorted());
});

test('a plan taken over from last year keeps its days; 29 February becomes the 28th (R-016)', () => {
  expect(sameDayIn('2021-03-31', 2022)).toBe('2022-03-31');
  expect(sameDayIn('2020-02-29', 2021)).toBe('2021-02-28');
  expect(sameDayIn('2020-02-29', 2024)).toBe('2024-02-29');
});
