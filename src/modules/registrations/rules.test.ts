import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#platform/dates.ts';
import { registrationStates } from './labels.ts';
import {
  changedFields,
  doesCount,
  emptyContent,
  isLate,
  mayChangeField,
  startFrom,
  strayField,
  transitionOf,
  transitions,
  windowStatus,
  type Content,
  type RegistrationState,
} from './rules.ts';

const window = { opensOn: '2022-02-01', closesOn: '2022-03-31', lateAllowed: true, lateCounts: false };

test('first and last day are open; the day after is late or closed', () => {
  expect(windowStatus(undefined, '2022-03-01')).toBe('NONE');
  expect(windowStatus(window, '2022-01-31')).toBe('BEFORE');
  expect(windowStatus(window, '2022-02-01')).toBe('OPEN');
  expect(windowStatus(window, '2022-03-31')).toBe('OPEN');
  expect(windowStatus(window, '2022-04-01')).toBe('LATE');
  expect(windowStatus({ ...window, lateAllowed: false }, '2022-04-01')).toBe('CLOSED');
});

test('late is exactly what is sent outside an open window that has begun (R-052)', () => {
  fc.assert(
    fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 60 }), (offset, length) => {
      const own = { ...window, closesOn: addDays(window.opensOn, length) };
      const day = addDays(own.opensOn, offset);
      expect(isLate(day, own)).toBe(windowStatus(own, day) === 'LATE');
    }),
  );
  expect(doesCount(true, window)).toBe(false);
  expect(doesCount(true, { ...window, lateCounts: true })).toBe(true);
  expect(doesCount(false, window)).toBe(true);
});

test('the table reaches every state, and nothing leads out of the last ones', () => {
  const reached = new Set<string>(transitions.map((one) => one.to));
  expect([...reached].sort()).toEqual(Object.keys(registrationStates).sort());
  for (const last of ['EVALUATED', 'WITHDRAWN'] as RegistrationState[]) expect(transitions.filter((one) => one.from === last)).toEqual([]);
  expect(transitionOf('LOCKED', 'withdraw')).toBeUndefined();
});

const content: Content = {
  targets: [
    { id: 'a', text: 'Trên 90% đúng hạn', criterionId: null, targetHundredths: 9000, targetUnit: '%', dueOn: '2022-12' },
    { id: 'b', text: 'Hai sáng kiến', criterionId: null, targetHundredths: 200, targetUnit: 'sáng kiến', dueOn: null },
  ],
  initiatives: [{ id: 'x', title: 'Giám sát sạt lở', field: 'it', authors: ['A', 'B'] }],
  titles: ['t1', 't2'],
  noTitleReason: '',
};

test('only what differs is named, whatever the order of titles', () => {
  expect(changedFields(content, { ...content, titles: ['t2', 't1'] })).toEqual([]);
  const [first, second] = content.targets;
  const after = { ...content, targets: [{ ...first!, text: 'Trên 95%' }, second!, { ...second!, id: 'c' }], initiatives: [], titles: ['t1'] };
  expect(changedFields(content, after).sort()).toEqual(['initiative:x', 'target:a', 'target:c', 'titles']);
});

test('a returned row opens itself, a returned part opens all of it, the rest stands', () => {
  expect(mayChangeField('target:a', ['target:a'])).toBe(true);
  expect(mayChangeField('target:b', ['target:a'])).toBe(false);
  expect(mayChangeField('target:new', ['targets'])).toBe(true);
  expect(mayChangeField('titles', ['targets'])).toBe(false);
  expect(strayField(content, { ...content, titles: [] }, ['target:a'])).toBe('titles');
  expect(strayField(content, emptyContent, ['targets', 'initiatives', 'titles'])).toBeUndefined();
});

test('last year’s plan keeps words, clears dates and criteria, makes new rows, and drops titles that are gone (R-016)', () => {
  let serial = 0;
  const copy = startFrom(content, () => `new${serial++}`, new Set(['t2']));
  expect(copy.targets).toEqual([
    { id: 'new0', text: 'Trên 90% đúng hạn', criterionId: null, targetHundredths: 9000, targetUnit: '%', dueOn: null },
    { id: 'new1', text: 'Hai sáng kiến', criterionId: null, targetHundredths: 200, targetUnit: 'sáng kiến', dueOn: null },
  ]);
  expect(copy).toMatchObject({ initiatives: [{ id: 'new2', title: 'Giám sát sạt lở' }], titles: ['t2'] });
});

test('the README draws exactly these transitions', () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
  const drawn = [...readme.matchAll(/^ {2}(\S+) --> (\w+): (\w+)$/gm)].map(([, from, to, verb]) => `${from} ${verb} ${to}`);
  expect(drawn.toSorted()).toEqual(transitions.map(({ from, verb, to }) => `${from ?? '[*]'} ${verb} ${to}`).toSorted());
});
