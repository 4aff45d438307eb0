import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignScorers, type CrossUnit } from './assign.ts';
import { crossResult } from './result.ts';

const free = (count: number): CrossUnit[] =>
  Array.from({ length: count }, (_, index) => ({ unitId: `u${String(index).padStart(2, '0')}`, parentId: null }));

const loadsOf = (pairs: readonly { scorerId: string }[], units: readonly CrossUnit[]) =>
  units.map(({ unitId }) => pairs.filter((pair) => pair.scorerId === unitId).length);

/** Some units stand below others, never in a circle. */
const group = fc.integer({ min: 2, max: 9 }).chain((count) =>
  fc.array(fc.option(fc.nat({ max: count - 1 }), { freq: 3 }), { minLength: count, maxLength: count }).map((parents): CrossUnit[] =>
    free(count).map((unit, index) => {
      const parent = parents[index];
      return { ...unit, parentId: parent === null || parent === undefined || parent >= index ? null : `u${String(parent).padStart(2, '0')}` };
    }),
  ),
);

/** Is there any way without two units scoring each other, with these loads? By trying all. */
function possibleOneWay(units: readonly CrossUnit[], each: number, loads: readonly number[]): boolean {
  const ids = units.map((unit) => unit.unitId);
  const bad = (a: CrossUnit, b: CrossUnit) => a === b || a.parentId === b.unitId || b.parentId === a.unitId;
  const arcs = units.flatMap((scored, s) => units.flatMap((scorer, r) => (bad(scored, scorer) ? [] : [[s, r] as const])));
  const need = ids.map(() => each);
  const left = [...loads];
  const chosen = new Set<string>();
  const go = (at: number): boolean => {
    if (at === arcs.length) return need.every((count) => count === 0);
    const [s, r] = arcs[at] as readonly [number, number];
    if ((need[s] as number) > 0 && (left[r] as number) > 0 && !chosen.has(`${r}>${s}`)) {
      chosen.add(`${s}>${r}`);
      need[s]! -= 1;
      left[r]! -= 1;
      if (go(at + 1)) return true;
      chosen.delete(`${s}>${r}`);
      need[s]! += 1;
      left[r]! += 1;
    }
    return go(at + 1);
  };
  return go(0);
}

describe('who scores whom', () => {
  test('ten units with three scorers each: even loads, nobody scores back', () => {
    const units = free(10);
    const answer = assignScorers({ units, each: 3 });
    if (!answer.ok) throw new Error('no assignment');
    expect(answer.pairs).toHaveLength(30);
    expect(answer.reciprocal).toEqual([]);
    expect(answer.loads).toEqual([3, 3]);
    expect(loadsOf(answer.pairs, units)).toEqual(Array(10).fill(3));
  });

  test('another turn brings other pairs, the same turn the same', () => {
    const units = [...free(7).slice(0, 6), { unitId: 'u06', parentId: 'u00' }];
    const first = assignScorers({ units, each: 2, turn: 2022 });
    expect(assignScorers({ units: [...units].reverse(), each: 2, turn: 2022 })).toEqual(first);
    expect(assignScorers({ units, each: 2, turn: 2023 })).not.toEqual(first);
  });

  test('three units with two scorers each cannot avoid scoring each other, and the answer says which', () => {
    const answer = assignScorers({ units: free(3), each: 2 });
    expect(answer).toMatchObject({
      ok: true,
      reciprocal: [
        ['u00', 'u01'],
        ['u00', 'u02'],
        ['u01', 'u02'],
      ],
    });
  });

  test('an impossible one names the constraints that clash', () => {
    expect(assignScorers({ units: free(3), each: 3 })).toEqual({ ok: false, clashes: [{ kind: 'too-few-members', members: 3, each: 3 }] });
    expect(assignScorers({ units: free(3), each: 0 })).toEqual({ ok: false, clashes: [{ kind: 'nobody' }] });
    const family: CrossUnit[] = free(4).map((unit, index) => ({ ...unit, parentId: index === 0 ? null : 'u00' }));
    expect(assignScorers({ units: family, each: 2 })).toEqual({
      ok: false,
      clashes: [{ kind: 'relatives', unitId: 'u00', possible: 0, each: 2, relatives: ['u01', 'u02', 'u03'] }],
    });
  });

  test('whatever the tree: each unit has its scorers, never itself, parent or child, and no task could be moved to even the loads', () => {
    fc.assert(
      fc.property(group, fc.integer({ min: 1, max: 4 }), fc.nat({ max: 20 }), (units, each, turn) => {
        const answer = assignScorers({ units, each, turn });
        const byId = new Map(units.map((unit) => [unit.unitId, unit]));
        const partners = (unit: CrossUnit) =>
          units.filter((other) => other !== unit && other.parentId !== unit.unitId && unit.parentId !== other.unitId).length;
        if (!answer.ok) {
          expect(units.some((unit) => partners(unit) < each)).toBe(true);
          expect(answer.clashes.length).toBeGreaterThan(0);
          return;
        }
        expect(new Set(answer.pairs.map((pair) => `${pair.scorerId}>${pair.scoredId}`)).size).toBe(units.length * each);
        for (const { unitId } of units) expect(answer.pairs.filter((pair) => pair.scoredId === unitId)).toHaveLength(each);
        for (const { scorerId, scoredId } of answer.pairs) {
          expect(scorerId).not.toBe(scoredId);
          expect(byId.get(scorerId)?.parentId).not.toBe(scoredId);
          expect(byId.get(scoredId)?.parentId).not.toBe(scorerId);
        }
        const keys = new Set(answer.pairs.map((pair) => `${pair.scorerId}>${pair.scoredId}`));
        const both = answer.pairs.filter((pair) => keys.has(`${pair.scoredId}>${pair.scorerId}`)).length / 2;
        expect(answer.reciprocal).toHaveLength(both);
        const loads = loadsOf(answer.pairs, units);
        expect(answer.loads).toEqual([Math.min(...loads), Math.max(...loads)]);
        if (units.every((unit) => unit.parentId === null)) expect(answer.loads).toEqual([each, each]);
        // no single task could move to a unit with two fewer
        for (const { scorerId, scoredId } of answer.pairs) {
          for (const [index, other] of units.entries()) {
            const scored = byId.get(scoredId);
            const may =
              other.unitId !== scoredId &&
              other.parentId !== scoredId &&
              scored?.parentId !== other.unitId &&
              !keys.has(`${other.unitId}>${scoredId}`);
            const from = loads[units.findIndex((unit) => unit.unitId === scorerId)] ?? 0;
            if (may) expect(from - (loads[index] ?? 0)).toBeLessThan(2);
          }
        }
      }),
      { numRuns: 120 },
    );
  });

  test('two units score each other only where trying everything finds no other way', () => {
    const small = group.filter((units) => units.length <= 6);
    fc.assert(
      fc.property(small, fc.integer({ min: 1, max: 2 }), (units, each) => {
        const answer = assignScorers({ units, each });
        if (answer.ok) expect(answer.reciprocal.length === 0).toBe(possibleOneWay(units, each, loadsOf(answer.pairs, units)));
      }),
      { numRuns: 150 },
    );
  });

  test('sixty-three units are solved at once', () => {
    const begun = performance.now();
    const answer = assignScorers({ units: free(63), each: 5 });
    expect(answer).toMatchObject({ ok: true, reciprocal: [], loads: [5, 5] });
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});

describe('one result of several marks', () => {
  test('mean, half up; nothing given stays unknown', () => {
    expect(crossResult([], 'mean')).toBeNull();
    expect(crossResult([1000], 'mean')).toBe(1000);
    expect(crossResult([900, 1000, 1000], 'mean')).toBe(967);
    expect(crossResult([901, 902], 'mean')).toBe(902);
    expect(crossResult([900, 1000, 1000], 'mean', 25)).toBe(975);
  });

  test('a trimmed mean leaves out one highest and one lowest, never with fewer than three', () => {
    expect(crossResult([0, 900, 1000, 1000], 'trimmed_mean')).toBe(950);
    expect(crossResult([0, 1000], 'trimmed_mean')).toBe(500);
    expect(crossResult([0, 900, 1000], 'trimmed_mean')).toBe(900);
  });

  test('the median of an even number of marks is the mean of the two in the middle', () => {
    expect(crossResult([100, 900, 1000], 'median')).toBe(900);
    expect(crossResult([100, 900, 1000, 2000], 'median')).toBe(950);
    expect(crossResult([], 'median')).toBeNull();
  });

  test('the result lies between the lowest and the highest mark and does not depend on their order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 12 }),
        fc.constantFrom('mean' as const, 'median' as const, 'trimmed_mean' as const),
        (marks, method) => {
          const result = crossResult(marks, method);
          expect(result).toBeGreaterThanOrEqual(Math.min(...marks));
          expect(result).toBeLessThanOrEqual(Math.max(...marks));
          expect(crossResult([...marks].reverse(), method)).toBe(result);
        },
      ),
    );
  });
});
