import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proposeRotation, type RotationMember, type Served } from './rotation.ts';

const members: RotationMember[] = ['a', 'b', 'c', 'd'].map((unitId) => ({ unitId, name: unitId.toUpperCase() }));
const heads = (...units: string[]): Served[] => units.map((unitId, index) => ({ unitId, year: 2018 + index }));

test('somebody who has not led in this round comes next', () => {
  expect(proposeRotation(members, heads('a', 'b'), 2020, null)).toMatchObject({ headUnitId: 'c', deputyUnitId: 'd' });
});

test('the deputy of last year goes first when it has not led in this round', () => {
  expect(proposeRotation(members, heads('a', 'b'), 2020, 'd')).toMatchObject({ headUnitId: 'd', deputyUnitId: 'c' });
  expect(proposeRotation(members, heads('a', 'b'), 2020, 'a').headUnitId).toBe('c');
});

test('when all have led, a new round starts with whoever waited longest', () => {
  expect(proposeRotation(members, heads('c', 'a', 'd', 'b'), 2022, null).headUnitId).toBe('c');
});

test('the year itself and what comes after do not count', () => {
  expect(proposeRotation(members, heads('a', 'b', 'c'), 2018, null).headUnitId).toBe('a');
});

test('no known member, no proposal', () => {
  expect(proposeRotation([], [], 2022, null)).toMatchObject({ headUnitId: null, deputyUnitId: null });
});

test('followed for n years, n members lead once each, whatever the order of members', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 12 }),
      fc.integer({ min: 1, max: 3 }),
      (units, rounds) => {
        const group = units.map((unitId) => ({ unitId, name: unitId }));
        const served: Served[] = [];
        let deputy: string | null = null;
        for (let year = 2000; year < 2000 + units.length * rounds; year += 1) {
          const next = proposeRotation(group, served, year, deputy);
          expect(next.headUnitId).not.toBe(next.deputyUnitId);
          served.push({ year, unitId: next.headUnitId ?? '' });
          deputy = next.deputyUnitId;
        }
        for (let round = 0; round < rounds; round += 1) {
          const led = served.slice(round * units.length, (round + 1) * units.length).map((one) => one.unitId);
          expect(new Set(led)).toEqual(new Set(units));
        }
      },
    ),
  );
});
