import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#platform/dates.ts';
import { bucketOf, lookAt, mayRemind, rangeOf, stepDue, stepToTake, steps, toldAt, type Step } from './rules.ts';
import { dutyBuckets, notificationRefusals, type DutyBucket } from './contract.ts';

const due = '2022-06-10';

describe('steps of a duty (R-087)', () => {
  test.each([
    ['2022-06-06', undefined],
    ['2022-06-07', 1],
    ['2022-06-09', 1],
    ['2022-06-10', 2],
    ['2022-06-11', 3],
    ['2022-07-01', 3],
  ] as const)('on %s the step is %s', (today, step) => expect(stepToTake(due, today, 0)).toBe(step));

  test('a step taken is not taken again, and an earlier one never afterwards', () => {
    expect(stepToTake(due, '2022-06-08', 1)).toBeUndefined();
    expect(stepToTake(due, '2022-06-10', 1)).toBe(2);
    expect(stepToTake(due, '2022-06-11', 3)).toBeUndefined();
    expect(stepToTake(due, '2022-06-07', 2)).toBeUndefined();
  });

  test('the days cross months and years', () => {
    expect(stepDue('2022-01-01', '2021-12-28', 1)).toBe(false);
    expect(stepDue('2022-01-01', '2021-12-29', 1)).toBe(true);
    expect(stepDue('2024-02-29', '2024-03-01', 3)).toBe(true);
  });

  test('day after day, every duty gets each step exactly once and in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 60 }), (start, days) => {
        const taken: Step[] = [];
        for (let day = 0; day < days; day += 1) {
          const step = stepToTake(due, addDays(due, start + day), taken.at(-1) ?? 0);
          if (step) taken.push(step);
        }
        expect(taken).toEqual([...new Set(taken)].sort());
        const last = start + days - 1;
        expect(taken.at(-1)).toBe(steps.findLast((step) => stepDue(due, addDays(due, last), step)));
      }),
    );
  });
});

describe('who hears of it', () => {
  const unit = { role: 'officer', unitId: 'u1', accountId: null } as const;
  test('the owner twice, then the leader of the unit', () => {
    expect(toldAt(1, unit)).toBe(unit);
    expect(toldAt(2, unit)).toBe(unit);
    expect(toldAt(3, unit)).toEqual({ role: 'leader', unitId: 'u1', accountId: null });
  });
  test('above the leader stands the standing body, above that the Minister', () => {
    expect(toldAt(3, { ...unit, role: 'leader' })).toEqual({ role: 'standing', unitId: null, accountId: null });
    expect(toldAt(3, { role: 'council', unitId: null, accountId: 'a1' })).toMatchObject({ role: 'standing' });
    expect(toldAt(3, { role: 'standing', unitId: null, accountId: null })).toMatchObject({ role: 'minister' });
    expect(toldAt(3, { role: 'staff', unitId: 'u1', accountId: 'a1' })).toMatchObject({ role: 'leader', unitId: 'u1' });
  });
});

describe('buckets of the inbox', () => {
  test.each([
    ['2022-06-09', 'overdue'],
    ['2022-06-10', 'today'],
    ['2022-06-11', 'week'],
    ['2022-06-17', 'week'],
    ['2022-06-18', 'later'],
    [null, 'later'],
  ] as const)('%s is %s', (dueOn, bucket) => expect(bucketOf(dueOn, due)).toBe(bucket));

  test('ranges and buckets say the same of every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), (offset) => {
        const dueOn = addDays(due, offset);
        const inside = (Object.keys(dutyBuckets) as DutyBucket[]).filter((bucket) => {
          const { from, to } = rangeOf(bucket, due);
          return (from === null || from <= dueOn) && (to === null || dueOn <= to);
        });
        expect(inside).toEqual([bucketOf(dueOn, due)]);
      }),
    );
  });
});

describe('urging by hand', () => {
  const duty = { state: 'OPEN', opensOn: null, ownerUnitId: 'u1', mine: false, watched: false, urgedToday: false };
  const actor = (role: 'standing' | 'leader' | 'officer', unitId: string | null) => ({
    accountId: 'a',
    personId: null,
    name: '',
    grants: [{ role, unitId }],
    unitIds: unitId ? [unitId] : [],
  });
  const codeOf = (decision: ReturnType<typeof mayRemind>) => (decision.ok ? 'yes' : decision.refusal.code);

  test('standing, head of the group and own leader may; others may not', () => {
    expect(mayRemind(actor('standing', null), duty, due).ok).toBe(true);
    expect(mayRemind(actor('officer', 'u2'), { ...duty, watched: true }, due).ok).toBe(true);
    expect(mayRemind(actor('leader', 'u1'), duty, due).ok).toBe(true);
    expect(codeOf(mayRemind(actor('officer', 'u1'), duty, due))).toBe(notificationRefusals.notWatching.code);
    expect(codeOf(mayRemind(actor('leader', 'u2'), duty, due))).toBe(notificationRefusals.notWatching.code);
  });
  test('not oneself, not what is closed, not before it opens, not twice a day', () => {
    const say = (change: Partial<typeof duty> | { opensOn: string }) => codeOf(mayRemind(actor('standing', null), { ...duty, ...change }, due));
    expect(say({ mine: true })).toBe(notificationRefusals.own.code);
    expect(say({ state: 'DONE' })).toBe(notificationRefusals.closed.code);
    expect(say({ opensOn: '2022-06-11' })).toBe(notificationRefusals.notOpenYet.code);
    expect(say({ opensOn: due })).toBe('yes');
    expect(say({ urgedToday: true })).toBe(notificationRefusals.urgedToday.code);
  });
});

test('the standing body is led to the late duties it watches, not to a form of the unit; others to the form', () => {
  const officer = { role: 'officer', unitId: 'u', accountId: null } as const;
  const form = '/dang-ky/moi?nam=2022';
  expect(lookAt({ role: 'standing', unitId: null, accountId: null }, officer, form)).toBe('/viec?cua=watched&han=overdue');
  expect(lookAt(officer, officer, form)).toBe(form);
  expect(lookAt({ role: 'leader', unitId: 'u', accountId: null }, officer, form)).toBe(form);
  const standing = { role: 'standing', unitId: null, accountId: null } as const;
  expect(lookAt({ role: 'minister', unitId: null, accountId: null }, standing, '/ho-so/1')).toBe('/ho-so/1');
});
