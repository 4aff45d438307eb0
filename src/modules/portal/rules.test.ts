import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#platform/dates.ts';
import { mayFollow } from '#modules/groups/index.ts';
import { mayRemindMembers, ribbonOf, ribbonStages } from './rules.ts';
import { portalRefusals } from './contract.ts';

const milestones = [
  { stage: 'LAUNCHED', startsOn: '2021-12-31', actualOn: '2021-12-31' },
  { stage: 'GROUPED', startsOn: '2022-03-02', actualOn: '2022-03-02' },
  { stage: 'RUNNING', startsOn: '2022-04-01', actualOn: null },
  { stage: 'MIDYEAR', startsOn: '2022-06-25', actualOn: null },
  { stage: 'SELF_SCORING', startsOn: '2022-11-15', actualOn: null },
] as const;

describe('the ribbon of the year (promise 2)', () => {
  test('done before, now with its part, next after; an undated stage stays undated', () => {
    const stages = ribbonOf('RUNNING', milestones, '2022-06-10');
    expect(stages.map((one) => one.state).join(' ')).toBe('done done done now next next next next next next');
    expect(stages.find((one) => one.stage === 'RUNNING')).toMatchObject({ on: '2022-04-01', happened: false, fraction: 82 });
    expect(stages.find((one) => one.stage === 'REGISTERING')).toMatchObject({ on: null, fraction: null });
    expect(stages.find((one) => one.stage === 'LAUNCHED')).toMatchObject({ happened: true });
  });

  test('after the mid-year review the year runs again and that stage is done', () => {
    const held = milestones.map((one) => (one.stage === 'MIDYEAR' ? { ...one, actualOn: '2022-06-25' } : one));
    const stages = ribbonOf('RUNNING', held, '2022-07-10');
    expect(stages.find((one) => one.stage === 'MIDYEAR')?.state).toBe('done');
    expect(stages.find((one) => one.stage === 'RUNNING')).toMatchObject({ state: 'now', fraction: 100 });
  });

  test('one stage at most is now, and its part is between nothing and all', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ribbonStages, 'PREPARING' as const, 'CLOSED' as const), fc.integer({ min: -400, max: 800 }), (state, offset) => {
        const stages = ribbonOf(state, milestones, addDays('2022-01-01', offset));
        expect(stages.filter((one) => one.state === 'now')).toHaveLength(state === 'PREPARING' || state === 'CLOSED' ? 0 : 1);
        for (const { fraction } of stages) expect(fraction === null || (fraction >= 0 && fraction <= 100)).toBe(true);
      }),
    );
  });
});

describe('who sees and who urges', () => {
  const term = { headUnitId: 'head', deputyUnitId: null, hostUnitId: null, memberUnitIds: ['head', 'one'] };
  const at = (role: 'officer' | 'standing' | 'minister', unitId: string | null) => ({
    accountId: 'a',
    personId: null,
    name: '',
    grants: [{ role, unitId }],
    unitIds: unitId ? [unitId] : [],
  });

  test('members, leaders of the group and overseers see it; other units do not', () => {
    expect(mayFollow(at('officer', 'one'), term).ok).toBe(true);
    expect(mayFollow(at('minister', null), term).ok).toBe(true);
    expect(mayFollow(at('officer', 'other'), term).ok).toBe(false);
  });

  test('only the head and the standing body urge, and only what is owed', () => {
    const codeOf = (decision: ReturnType<typeof mayRemindMembers>) => (decision.ok ? 'yes' : decision.refusal.code);
    expect(codeOf(mayRemindMembers(at('officer', 'head'), term, 1))).toBe('yes');
    expect(codeOf(mayRemindMembers(at('standing', null), term, 1))).toBe('yes');
    expect(codeOf(mayRemindMembers(at('officer', 'one'), term, 1))).toBe(portalRefusals.onlyHead.code);
    expect(codeOf(mayRemindMembers(at('officer', 'head'), term, 0))).toBe(portalRefusals.nothingOwed.code);
  });
});
