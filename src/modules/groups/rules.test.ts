import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { inState, leadsTerm, termTransitions, type TermState } from './rules.ts';
import { termStates } from './contract.ts';

const officerOf = (unitId: string): Actor => ({
  accountId: 'a',
  personId: null,
  name: 'A',
  grants: [{ role: 'officer', unitId }],
  unitIds: [unitId],
});

test('the README draws exactly these transitions', () => {
  const drawn = [...readFileSync(new URL('README.md', import.meta.url), 'utf8').matchAll(/^ {2}(\w+) --> (\w+): (\w+)$/gm)].map(
    ([, from, to, verb]) => `${from} ${verb} ${to}`,
  );
  expect(drawn.sort()).toEqual(termTransitions.map(({ from, verb, to }) => `${from} ${verb} ${to}`).sort());
});

test('a verb happens only in the states of its row', () => {
  for (const state of Object.keys(termStates) as TermState[]) {
    for (const { verb } of termTransitions) {
      const open = termTransitions.some((transition) => transition.verb === verb && transition.from === state);
      expect(inState(verb, state).ok, `${verb} in ${state}`).toBe(open);
    }
  }
});

test('without a known head the host serves the term; a stranger never does', () => {
  const term = { headUnitId: null, deputyUnitId: null, hostUnitId: 'host', memberUnitIds: ['host', 'other'] };
  expect(leadsTerm(officerOf('host'), term)).toBe(true);
  expect(leadsTerm(officerOf('other'), term)).toBe(false);
  expect(leadsTerm(officerOf('other'), { ...term, headUnitId: 'other' })).toBe(true);
  expect(leadsTerm(officerOf('host'), { ...term, headUnitId: 'other' })).toBe(false);
  expect(leadsTerm(officerOf('host'), { ...term, hostUnitId: null })).toBe(false);
});
