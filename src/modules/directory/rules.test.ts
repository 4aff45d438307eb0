import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day } from '#platform/dates.ts';
import { changeDay, meanHundredths, monthsInPost, nameOn, postsOn, stateAllows, unitTransitions, type DatedName, type DatedPost } from './rules.ts';

const days = fc.integer({ min: 0, max: 4000 }).map((count) => addDays('2015-01-01', count));
const post = (over: Partial<DatedPost>): DatedPost => ({ personId: 'p', unitId: 'u', validFrom: null, validTo: null, seenOn: null, ...over });

test('a deputy seen in March is deputy in charge once he is seen so in December (R-018)', () => {
  const deputy = post({ seenOn: '2021-03-19' });
  const inCharge = post({ seenOn: '2021-12-20' });
  const on = (day: Day) => postsOn([deputy, inCharge], day).map((found) => found.post);
  expect(on('2021-03-18')).toEqual([]);
  expect(on('2021-03-19')).toEqual([deputy]);
  expect(on('2021-12-19')).toEqual([deputy]);
  expect(on('2021-12-20')).toEqual([inCharge]);
});

test('a dated post counts on its first and last day and is certain', () => {
  const held = post({ validFrom: '2020-01-01', validTo: '2020-12-31' });
  expect(postsOn([held], '2019-12-31')).toEqual([]);
  expect(postsOn([held], '2020-01-01')).toEqual([{ post: held, certain: true }]);
  expect(postsOn([held], '2020-12-31')).toHaveLength(1);
  expect(postsOn([held], '2021-01-01')).toEqual([]);
});

test('a post seen in another unit or held by somebody else does not push out this one', () => {
  const here = post({ seenOn: '2021' });
  expect(
    postsOn([here, post({ unitId: 'v', seenOn: '2021-06' }), post({ personId: 'q', seenOn: '2021-06' })], '2021-07-01').map((found) => found.post),
  ).toContain(here);
});

test('nobody holds a post before it is known', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ from: days, seen: fc.boolean() }), { maxLength: 6 }), days, (given, day) => {
      const posts = given.map(({ from, seen }) => post(seen ? { seenOn: from } : { validFrom: from }));
      expect(postsOn(posts, day).every(({ post: found }) => (found.validFrom ?? found.seenOn ?? '') <= day)).toBe(true);
    }),
  );
});

test('each day has exactly one name: the former one up to its last day, then the next', () => {
  const names: DatedName[] = [
    { name: 'A', kind: 'former', validFrom: null, validTo: '2018-12-31' },
    { name: 'B', kind: 'former', validFrom: '2019-01-01', validTo: '2021-06-30' },
    { name: 'x', kind: 'alias', validFrom: null, validTo: null },
    { name: 'lâu rồi', kind: 'former', validFrom: null, validTo: null },
  ];
  expect(['2010-01-01', '2018-12-31', '2019-01-01', '2021-06-30', '2021-07-01'].map((day) => nameOn(names, 'C', day))).toEqual([
    'A',
    'A',
    'B',
    'B',
    'C',
  ]);
});

test('months in post count whole months, the day itself included', () => {
  expect(monthsInPost('2022-01-01', '2022-01-31')).toBe(1);
  expect(monthsInPost('2022-01-01', '2022-01-30')).toBe(0);
  expect(monthsInPost('2021-03-15', '2022-03-14')).toBe(12);
  expect(monthsInPost('2022-05-01', '2022-04-01')).toBe(0);
  fc.assert(fc.property(days, days, (a, b) => monthsInPost(a, b) <= monthsInPost(a, addDays(b, 1))));
});

test('a mean of nobody is unknown, not nought', () => {
  expect(meanHundredths([])).toBeNull();
  expect(meanHundredths([1, 2])).toBe(150);
  expect(meanHundredths([1, 1, 2])).toBe(133);
});

test('a change takes effect today at the latest and after the last one', () => {
  expect(changeDay('2022-01-10', '2022-01-10', null).ok).toBe(true);
  expect(changeDay('2022-01-11', '2022-01-10', null)).toMatchObject({ refusal: { code: 'directory.future_day' } });
  expect(changeDay('2021-05-01', '2022-01-10', '2021-05-01')).toMatchObject({ refusal: { code: 'directory.too_early' } });
  expect(changeDay('2021-05-02', '2022-01-10', '2021-05-01').ok).toBe(true);
});

test('a closed unit is only corrected and spelled', () => {
  const closed = { validTo: '2021-01-01' };
  for (const { verb } of unitTransitions) {
    expect(stateAllows({ validTo: null }, verb).ok).toBe(true);
    expect(stateAllows(closed, verb)).toMatchObject({ refusal: { code: 'directory.closed' } });
  }
  for (const verb of ['edit', 'addAlias']) expect(stateAllows(closed, verb).ok).toBe(true);
});

test('the README draws exactly these transitions', () => {
  const drawn = [...readFileSync(new URL('README.md', import.meta.url), 'utf8').matchAll(/^ {2}(\w+) --> (\w+): (\w+)$/gm)].map(
    ([, from, to, verb]) => `${from} ${verb} ${to}`,
  );
  expect(drawn.sort()).toEqual(unitTransitions.map(({ from, verb, to }) => `${from} ${verb} ${to}`).sort());
});
