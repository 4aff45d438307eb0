import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAtLeastPercent } from '#platform/decimal.ts';
import { countVotes, neededYes, paperAddsUp, type Vote } from './rules.ts';

const votes = (yes: number, no = 0, blank = 0, written = false): Vote[] => [
  ...Array.from({ length: yes }, () => ({ choice: 'yes', written }) as const),
  ...Array.from({ length: no }, () => ({ choice: 'no', written }) as const),
  ...Array.from({ length: blank }, () => ({ choice: 'blank', written }) as const),
];

test.each([
  [9, 80, 8],
  [10, 80, 8],
  [11, 80, 9],
  [13, 80, 11],
  [15, 80, 12],
  [9, 90, 9],
  [10, 90, 9],
  [11, 90, 10],
  [15, 90, 14],
])('a council of %i at %i %% needs %i yes', (base, percent, needed) => {
  expect(neededYes(base, percent)).toBe(needed);
  expect(countVotes(base, percent, votes(needed), null).passed).toBe(true);
  expect(countVotes(base, percent, votes(needed - 1, base - needed + 1), null).passed).toBe(false);
});

test('for every council of 1 to 60 members and every threshold, the needed number passes and one less does not', () => {
  for (let base = 1; base <= 60; base += 1) {
    for (let percent = 1; percent <= 100; percent += 1) {
      const needed = neededYes(base, percent);
      expect(needed, `${base} at ${percent}`).toBeGreaterThanOrEqual(1);
      expect(needed).toBeLessThanOrEqual(base);
      expect(isAtLeastPercent(needed, base, percent)).toBe(true);
      expect(isAtLeastPercent(needed - 1, base, percent)).toBe(false);
    }
  }
});

test('absent members who wrote count; those of whom nothing came only stay out of yes', () => {
  const tally = countVotes(9, 80, [...votes(7, 0, 0), ...votes(1, 0, 0, true)], null);
  expect(tally).toMatchObject({ yes: 8, written: 1, missing: 1, needed: 8, passed: true });
  expect(countVotes(9, 80, votes(7), null)).toMatchObject({ yes: 7, missing: 2, passed: false });
});

test('blank and invalid papers are not yes', () => {
  const paper = { issued: 9, returned: 9, yes: 7, no: 0, blank: 1, invalid: 1 };
  expect(paperAddsUp(paper)).toBe(true);
  expect(countVotes(9, 80, [], paper)).toMatchObject({ yes: 7, blank: 1, invalid: 1, missing: 0, passed: false });
});

test('paper that does not add up, or returns more than went out, is seen', () => {
  expect(paperAddsUp({ issued: 9, returned: 9, yes: 8, no: 0, blank: 0, invalid: 0 })).toBe(false);
  expect(paperAddsUp({ issued: 8, returned: 9, yes: 9, no: 0, blank: 0, invalid: 0 })).toBe(false);
});

test('every opinion is in exactly one pile, whoever voted', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 100 }),
      fc.array(fc.constantFrom('yes', 'no', 'blank' as const)),
      (base, percent, given) => {
        const cast = given.slice(0, base).map((choice) => ({ choice, written: false }) as Vote);
        const tally = countVotes(base, percent, cast, null);
        expect(tally.yes + tally.no + tally.blank + tally.invalid + tally.missing).toBe(base);
        expect(tally.passed).toBe(tally.yes >= tally.needed);
      },
    ),
  );
});
