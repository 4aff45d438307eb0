import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import type { Role } from '#platform/contract.ts';
import { movementStates, yearStates } from './labels.ts';
import {
  isLate,
  launchGuards,
  mayYear,
  meetsThreshold,
  movementPolicy,
  movementTransitions,
  publishable,
  responsePolicy,
  stageState,
  yearTransitions,
  yearVerbs,
  type MovementPolicyVerb,
  type MovementState,
  type MovementSubject,
  type YearFacts,
  type YearState,
} from './rules.ts';

const unit = '0198c0de-0000-7000-8000-000000000001';
const actor = (role: Role, unitId: string | null = null): Actor => ({
  accountId: 'a',
  personId: null,
  name: role,
  grants: [{ role, unitId }],
  unitIds: unitId === null ? [] : [unitId],
});
const standing = actor('standing');
const minister = actor('minister');

const whole: MovementSubject = {
  state: 'DRAFT',
  level: 'ministry',
  kind: 'annual',
  launcherUnitId: unit,
  launcherName: 'Bộ',
  purpose: 'Thi đua',
  fromYear: 2022,
  startsOn: '2022-01-01',
  endsOn: '2022-12-31',
  documentId: null,
  waitsFor: 'Đại hội',
  eventHeldOn: '2022-01-02',
  noCriteriaReason: '',
  launchedOn: null,
  contents: 1,
  taskGroups: 0,
  publishedSets: 1,
  addressees: 3,
  unopened: 3,
};
const states = Object.keys(movementStates) as MovementState[];
const code = (decision: ReturnType<typeof mayYear>) => (decision.ok ? 'yes' : decision.refusal.code);

describe('movement states (practice §12.4)', () => {
  const verbs = [...new Set(movementTransitions.map((one) => one.verb))].filter((verb) => verb !== 'firstResponse') as MovementPolicyVerb[];

  test.each(verbs.flatMap((verb) => states.map((state) => [verb, state] as const)))('%s from %s follows the table', (verb, state) => {
    const inTable = movementTransitions.some((one) => one.verb === verb && one.from === state);
    const hand = verb === 'launch' ? minister : standing;
    const decision = movementPolicy[verb](
      hand,
      { ...whole, state, launchedOn: state === 'DRAFT' || state === 'APPROVED' ? null : '2022-01-05' },
      '2023-01-05',
    );
    expect(code(decision)).toBe(inTable ? 'yes' : 'movements.wrong_state');
  });

  test('every state can be reached, and every state but the last two can be left', () => {
    const reached = new Set<string>(['DRAFT', ...movementTransitions.map((one) => one.to)]);
    expect(states.filter((state) => !reached.has(state))).toEqual([]);
    expect(states.filter((state) => !movementTransitions.some((one) => one.from === state))).toEqual(['CLOSED', 'CANCELLED']);
  });

  test('one answer for each state and verb', () => {
    const keys = movementTransitions.map((one) => `${one.from} ${one.verb}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('nothing is cancelled once it is summed up', () => {
    const cancellable: readonly string[] = movementTransitions.filter((one) => one.to === 'CANCELLED').map((one) => one.from);
    for (const state of ['SUMMED_UP', 'REWARDED', 'CLOSED', 'CANCELLED']) expect(cancellable).not.toContain(state);
  });

  test('the README draws this table', () => {
    const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
    for (const { from, verb, to } of [...movementTransitions, ...yearTransitions]) expect(readme).toContain(`${from} --> ${to}: ${verb}`);
  });
});

describe('who may', () => {
  const launchable = { ...whole, state: 'APPROVED' as const };
  test.each([
    ['ministry', minister, 'yes'],
    ['ministry', standing, 'movements.only_minister'],
    ['ministry', actor('leader', unit), 'movements.only_minister'],
    ['central', standing, 'yes'],
    ['central', minister, 'movements.only_standing'],
    ['unit', actor('leader', unit), 'yes'],
    ['unit', actor('officer', unit), 'movements.only_launcher_leader'],
    ['unit', actor('leader', '0198c0de-0000-7000-8000-000000000002'), 'movements.only_launcher_leader'],
    ['unit', minister, 'movements.only_launcher_leader'],
  ] as const)('launch at level %s', (level, who, expected) => {
    expect(code(movementPolicy.launch(who, { ...launchable, level }, '2022-02-01'))).toBe(expected);
  });

  test('the standing council keeps the ministry’s movements, a unit its own', () => {
    expect(code(movementPolicy.edit(standing, whole, '2022-01-01'))).toBe('yes');
    expect(code(movementPolicy.edit(standing, { ...whole, level: 'unit' }, '2022-01-01'))).toBe('movements.only_launcher');
    expect(code(movementPolicy.approve(actor('officer', unit), { ...whole, level: 'unit' }, '2022-01-01'))).toBe('movements.only_launcher_leader');
  });
});

test.each([
  [{ contents: 0, taskGroups: 0 }, 'movements.work_missing'],
  [{ contents: 0, taskGroups: 1 }, 'yes'],
  [{ publishedSets: 0 }, 'movements.criteria_missing'],
  [{ publishedSets: 0, noCriteriaReason: 'Việc đột xuất' }, 'yes'],
  [{ addressees: 0 }, 'movements.addressees_missing'],
  [{ addressees: 0, level: 'central' as const }, 'yes'],
  [{ eventHeldOn: null }, 'movements.event_not_held'],
  [{ eventHeldOn: null, waitsFor: '' }, 'yes'],
])('launch guard %o → %s', (change, expected) => {
  expect(code(launchGuards({ ...whole, ...change }))).toBe(expected);
});

test('a movement is summed up the day after its last day, or at once when no last day is known', () => {
  const running = { ...whole, state: 'RUNNING' as const };
  expect(code(movementPolicy.sumUp(standing, running, '2022-12-31'))).toBe('movements.not_over_yet');
  expect(code(movementPolicy.sumUp(standing, running, '2023-01-01'))).toBe('yes');
  expect(code(movementPolicy.sumUp(standing, { ...running, endsOn: null }, '2022-05-01'))).toBe('yes');
});

test('the unread are reminded from the third day, never when all have opened', () => {
  const launched = { ...whole, state: 'LAUNCHED' as const, launchedOn: '2022-01-01' };
  expect(code(movementPolicy.remind(standing, launched, '2022-01-03'))).toBe('movements.too_soon_to_remind');
  expect(code(movementPolicy.remind(standing, launched, '2022-01-04'))).toBe('yes');
  expect(code(movementPolicy.remind(standing, { ...launched, unopened: 0 }, '2022-01-04'))).toBe('movements.everybody_opened');
});

describe('annual cycle (practice §12.1)', () => {
  const facts: YearFacts = {
    year: 2022,
    state: 'PREPARING',
    movementLaunched: true,
    publishedSets: 2,
    draftSets: [],
    activeGroups: 3,
    unitTwice: null,
    registrationFrom: '2022-02-01',
    registrationTo: '2022-03-31',
    midyearFrom: '2022-06-20',
    decisions: 1,
    nextHeads: 2,
  };
  const all = Object.keys(yearStates) as YearState[];

  test.each(yearVerbs.flatMap((verb) => all.map((state) => [verb, state] as const)))('%s from %s follows the table', (verb, state) => {
    const transition = yearTransitions.find((one) => one.verb === verb && one.from === state);
    const who = yearTransitions.find((one) => one.verb === verb)?.who === 'minister' ? minister : standing;
    expect(code(mayYear(who, verb, { ...facts, state }))).toBe(transition ? 'yes' : 'years.wrong_state');
    const other = who === minister ? standing : minister;
    expect(mayYear(other, verb, { ...facts, state }).ok).toBe(false);
  });

  test.each([
    ['launch', 'PREPARING', { movementLaunched: false }, 'years.movement_missing'],
    ['launch', 'PREPARING', { publishedSets: 0 }, 'years.criteria_missing'],
    ['assignGroups', 'LAUNCHED', { activeGroups: 0 }, 'years.groups_missing'],
    ['assignGroups', 'LAUNCHED', { unitTwice: 'Cục Viễn thám' }, 'years.unit_twice'],
    ['openRegistration', 'GROUPED', { registrationTo: null }, 'years.dates_missing'],
    ['openMidyear', 'RUNNING', { midyearFrom: null }, 'years.dates_missing'],
    ['issueGuide', 'RUNNING', { draftSets: ['Tập thể'] }, 'years.sets_in_draft'],
    ['decide', 'DECIDING', { decisions: 0 }, 'years.decisions_missing'],
    ['close', 'PUBLISHED', { nextHeads: 0 }, 'years.next_heads_missing'],
  ] as const)('%s from %s with %o → %s', (verb, state, change, expected) => {
    const who = verb === 'launch' || verb === 'decide' ? minister : standing;
    expect(code(mayYear(who, verb, { ...facts, state, ...change }))).toBe(expected);
  });

  test('nothing leaves a closed year', () => {
    expect(yearTransitions.filter((one) => (one.from as string) === 'CLOSED')).toEqual([]);
  });

  test('back in the running stage after the mid-year review, that review counts as done', () => {
    expect(stageState('MIDYEAR', 'RUNNING', false)).toBe('next');
    expect(stageState('MIDYEAR', 'RUNNING', true)).toBe('done');
    expect(stageState('RUNNING', 'RUNNING', true)).toBe('now');
    expect(stageState('LAUNCHED', 'RUNNING', false)).toBe('done');
    expect(stageState('PUBLISHED', 'RUNNING', false)).toBe('next');
  });
});

describe('criteria', () => {
  const fine = { text: 'Đúng hạn', measureType: 'ratio', thresholdHundredths: 9000, evidence: ['Sổ theo dõi'] } as const;
  test.each([
    [[], 'movements.no_criteria'],
    [[fine], 'yes'],
    [[fine, { ...fine, measureType: null }], 'movements.measure_missing'],
    [[{ ...fine, thresholdHundredths: null }], 'movements.measure_missing'],
    [[{ ...fine, evidence: [] }], 'movements.proof_missing'],
  ] as const)('%# publishing needs measure and proof (R-056)', (criteria, expected) => {
    expect(code(publishable(criteria))).toBe(expected);
  });

  test('above 90 % is strict; a missing fact is unknown, not a failure (R-058)', () => {
    expect(meetsThreshold('>', 9000, 9000)).toBe(false);
    expect(meetsThreshold('>', 9001, 9000)).toBe(true);
    expect(meetsThreshold('>=', null, 9000)).toBeNull();
  });

  test('operators agree with each other for every pair of numbers', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (value, limit) => {
        expect(meetsThreshold('>', value, limit)).toBe(!meetsThreshold('<=', value, limit));
        expect(meetsThreshold('<', value, limit)).toBe(!meetsThreshold('>=', value, limit));
        expect(meetsThreshold('==', value, limit)).toBe(value === limit);
      }),
    );
  });
});

describe('responses', () => {
  const subject = { movementState: 'LAUNCHED', unitId: unit, addressed: true, state: 'DRAFT', linkedWork: 'Chương trình công tác 2022' } as const;
  const leader = actor('leader', unit);
  test.each([
    [leader, {}, 'yes'],
    [actor('officer', unit), {}, 'movements.only_unit_leader'],
    [actor('leader', '0198c0de-0000-7000-8000-000000000002'), {}, 'movements.not_your_unit'],
    [leader, { addressed: false }, 'movements.not_addressee'],
    [leader, { movementState: 'SUMMING_UP' as const }, 'movements.not_open_for_response'],
    [leader, { state: null }, 'movements.response_missing'],
    [leader, { state: 'SUBMITTED' as const }, 'movements.response_sent'],
    [leader, { linkedWork: '' }, 'movements.no_linked_work'],
  ])('%# submitting (R-024, R-031)', (who, change, expected) => {
    expect(code(responsePolicy.submit(who, { ...subject, ...change }))).toBe(expected);
  });

  test('the last day is in time', () => {
    expect(isLate('2022-02-15', '2022-02-15')).toBe(false);
    expect(isLate('2022-02-16', '2022-02-15')).toBe(true);
    expect(isLate(null, '2022-02-15')).toBe(false);
    expect(isLate('2022-02-16', null)).toBe(false);
  });
});
