import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankEntries, type RankEntry } from './rank.ts';

const entry = (unitId: string, total: number | null, conditionFailures = 0, groupPoints = 0): RankEntry => ({
  unitId,
  total,
  conditionFailures,
  groupPoints,
});
const name = (unitId: string) => unitId;
const ranks = (entries: readonly RankEntry[]) => Object.fromEntries(rankEntries(entries, name).map((row) => [row.unitId, row.rank]));

describe('rank inside a group (R-066)', () => {
  test('ties are shared as 1, 1, 3 and say so', () => {
    const rows = rankEntries([entry('a', 900), entry('b', 900), entry('c', 800)], name);
    expect(rows.map((row) => [row.unitId, row.rank, row.decidedBy, row.tiedWith])).toEqual([
      ['a', 1, 'shared', ['b']],
      ['b', 1, 'shared', ['a']],
      ['c', 3, 'total', []],
    ]);
  });

  test('equal totals: fewer failed conditions first, then the professional-task group; the rule is named', () => {
    const rows = rankEntries([entry('failing', 900, 1, 500), entry('clean', 900, 0, 300), entry('better', 900, 0, 400)], name);
    expect(rows.map((row) => [row.unitId, row.rank, row.decidedBy])).toEqual([
      ['better', 1, 'group'],
      ['clean', 2, 'group'],
      ['failing', 3, 'conditions'],
    ]);
  });

  test('a failed condition does not move a unit below a lower total', () => {
    expect(ranks([entry('failing', 900, 2), entry('clean', 899)])).toEqual({ failing: 1, clean: 2 });
  });

  test('a missing sheet has no rank, also when nobody has one; 0 points is a rank', () => {
    expect(ranks([entry('a', null), entry('b', 0)])).toEqual({ a: null, b: 1 });
    expect(ranks([entry('a', null), entry('b', null)])).toEqual({ a: null, b: null });
    expect(rankEntries([], name)).toEqual([]);
  });

  test('equal units stand in Vietnamese order of their names', () => {
    const names: Record<string, string> = { a: 'Đông', b: 'Dung', c: 'An' };
    expect(rankEntries([entry('a', 1), entry('b', 1), entry('c', 1)], (unitId) => names[unitId] ?? '').map((row) => row.unitId)).toEqual([
      'c',
      'b',
      'a',
    ]);
  });
});

const anyEntries = fc.uniqueArray(
  fc.record({
    unitId: fc.uuid(),
    total: fc.option(fc.integer({ min: 0, max: 6 })),
    conditionFailures: fc.integer({ min: 0, max: 2 }),
    groupPoints: fc.integer({ min: 0, max: 3 }),
  }),
  {
    selector: (one) => one.unitId,
    maxLength: 12,
  },
);

describe('properties of every rank table', () => {
  test('the order of entry never changes anything', () => {
    fc.assert(
      fc.property(
        anyEntries.chain((entries) => fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length }))),
        ([entries, shuffled]) => {
          expect(rankEntries(shuffled, name)).toEqual(rankEntries(entries, name));
        },
      ),
    );
  });

  test('equal ranks mean equal in every rule, and the next rank skips them', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const rows = rankEntries(entries, name).filter((row) => row.rank !== null);
        for (const row of rows) {
          const same = rows.filter((other) => other.rank === row.rank);
          expect(row.tiedWith.length).toBe(same.length - 1);
          expect(new Set(same.map((one) => `${one.total} ${one.conditionFailures} ${one.groupPoints}`)).size).toBe(1);
          expect(row.rank).toBe(rows.filter((other) => (other.rank ?? 0) < (row.rank ?? 0)).length + 1);
        }
      }),
    );
  });

  test('more points never cost a place', () => {
    fc.assert(
      fc.property(anyEntries, fc.integer({ min: 1, max: 5 }), (entries, more) => {
        const [first, ...rest] = entries;
        if (!first || first.total === null) return;
        const before = ranks(entries)[first.unitId] ?? 0;
        const after = ranks([{ ...first, total: first.total + more }, ...rest])[first.unitId] ?? 0;
        expect(after).toBeLessThanOrEqual(before);
      }),
    );
  });
});
