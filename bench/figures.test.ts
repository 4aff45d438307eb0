import { describe, expect, test } from 'vitest';
import { cellsOf, judge, median, ratioOf, ratiosOf, unsteady } from './figures.ts';
import type { Case } from './contract.ts';

const one: Case = { name: 'read', c: 4, targets: {} };
const rounds = new Map([
  ['project', [{ ms: 20, errors: 1 }, { ms: 40 }, { ms: 30, errors: 2 }]],
  ['limit', [{ ms: 10 }, { ms: 10 }, { ms: 15 }]],
]);

describe('figures of a run', () => {
  test('medians of odd and even counts', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });

  test('times are inverted, rates divided: larger is always better', () => {
    expect(ratioOf({ ms: 20 }, { ms: 10 })).toBe(0.5);
    expect(ratioOf({ rps: 20 }, { rps: 10 })).toBe(2);
    expect(ratioOf({ rps: 20 }, { ms: 10 })).toBeUndefined();
  });

  test('a ratio is taken within each round, then the median', () => {
    expect(ratiosOf(one, rounds)).toEqual([{ case: 'read', c: 4, over: 'limit', median: 0.5, min: 0.25, max: 0.5 }]);
  });

  test('errors add up while the rest is a median', () => {
    expect(cellsOf(one, rounds)[0]).toEqual({ target: 'project', case: 'read', c: 4, ms: 30, errors: 3 });
  });

  test('a missed goal and an unmeasured one are failed checks', () => {
    const goals = [
      { case: 'read', over: 'limit', atLeast: 0.5 },
      { case: 'read', over: 'limit', atLeast: 0.6 },
      { case: 'write', over: 'limit', atLeast: 0.1 },
    ];
    expect(judge(goals, ratiosOf(one, rounds)).map((check) => check.ok)).toEqual([true, false, false]);
  });

  test('a limit that wanders by more than twice is unsteady', () => {
    expect(unsteady(rounds)).toBe(false);
    expect(unsteady(new Map([['limit', [{ ms: 10 }, { ms: 21 }]]]))).toBe(true);
  });
});
