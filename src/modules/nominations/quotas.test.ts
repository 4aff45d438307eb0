import fc from 'fast-check';
import { expect, test } from 'vitest';
import { floorOfPercent, judgeCountCap, judgePercentCap, judgeShare, reaches, sharesOf } from './quotas.ts';

const percent = fc.integer({ min: 1, max: 100 });
const count = fc.integer({ min: 0, max: 2_000_000 });

test.each([
  [15, 62, 9],
  [15, 60, 9],
  [15, 59, 8],
  [15, 6, 0],
  [15, 7, 1],
  [20, 49, 9],
  [20, 50, 10],
  [100, 3, 3],
])('%i %% of %i, rounded down, is %i', (share, base, expected) => expect(floorOfPercent(share, base)).toBe(expected));

test('the floor is the largest whole number not above the percentage', () => {
  fc.assert(
    fc.property(percent, count, (share, base) => {
      const floor = floorOfPercent(share, base);
      expect(Number.isInteger(floor)).toBe(true);
      expect(floor * 100).toBeLessThanOrEqual(share * base);
      expect((floor + 1) * 100).toBeGreaterThan(share * base);
    }),
  );
});

test('a cap is over exactly when one more than the floor is used, and a larger base never tightens it', () => {
  fc.assert(
    fc.property(percent, count, fc.integer({ min: 0, max: 100 }), (share, base, more) => {
      const allowed = floorOfPercent(share, base);
      expect(judgePercentCap(share, allowed, base).state).toBe('full');
      expect(judgePercentCap(share, allowed + 1, base).state).toBe('over');
      if (allowed > 0) expect(judgePercentCap(share, allowed - 1, base).state).toBe('within');
      expect(judgePercentCap(share, allowed, base + more).state).not.toBe('over');
    }),
  );
});

test('a base nobody knows gives no number and no verdict, except for nothing chosen', () => {
  expect(judgePercentCap(15, 3, null)).toEqual({ used: 3, base: null, allowed: null, state: 'unknown' });
  expect(judgePercentCap(15, 0, null)).toEqual({ used: 0, base: null, allowed: null, state: 'unknown' });
  expect(judgeCountCap(2, 2).state).toBe('full');
  expect(judgeCountCap(2, 3).state).toBe('over');
});

test.each([
  [70, false, 7, 10, true],
  [70, false, 69, 100, false],
  [70, false, 70, 100, true],
  [50, true, 5, 10, false],
  [50, true, 6, 10, true],
  [50, true, 51, 100, true],
])('%i %% strict=%s: %i of %i → %s', (share, strict, having, of, expected) => expect(reaches(having, of, share, strict)).toBe(expected));

test('who is not known decides nothing: certain only when every possible answer agrees', () => {
  fc.assert(
    fc.property(percent, fc.boolean(), fc.nat(300), fc.nat(300), fc.nat(300), (share, strict, having, unclear, lacking) => {
      const of = having + unclear + lacking;
      const { state } = judgeShare(share, strict, having, unclear, of);
      const answers = Array.from({ length: unclear + 1 }, (_, more) => of === 0 || reaches(having + more, of, share, strict));
      expect(state).toBe(answers.every(Boolean) ? 'within' : answers.some(Boolean) ? 'unknown' : 'over');
    }),
  );
  expect(judgeShare(70, false, 5, 0, null).state).toBe('unknown');
});

test('shares count the known and the unknown apart, and lose nobody', () => {
  const trait = fc.option(fc.boolean(), { nil: null });
  fc.assert(
    fc.property(fc.array(fc.record({ direct: trait, woman: trait, remote: trait })), (chosen) => {
      for (const { yes, no, unknown } of Object.values(sharesOf(chosen))) expect(yes + no + unknown).toBe(chosen.length);
    }),
  );
});
