import { expect, test } from 'vitest';
import { timelineOf } from './timeline.ts';

const nothing = { facts: [], awards: [], initiatives: [], today: '2022-06-10' };

test('every year from the first to now is there, holes included, and years to come when asked', () => {
  const rating = { id: 'r', kind: 'rating', values: { year: 2015, grade: 'HTXSNV' } };
  const years = timelineOf({ ...nothing, facts: [rating] as never }, 2023);
  expect(years.map((one) => one.year)).toEqual([2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023]);
  expect(years[0]?.marks).toEqual([{ key: 'r', text: { vi: 'HTXS', en: 'Excellent' }, tone: 'ok', to: null }]);
  expect(years.at(-1)).toEqual({ year: 2023, marks: [], future: true });
});

test('awards that were only proposed or revoked are no achievement', () => {
  const award = (state: string) => ({ id: state, state, year: 2021, awardName: 'Bằng khen', decision: null });
  const years = timelineOf({ ...nothing, awards: ['PROPOSED', 'REVOKED', 'DECIDED'].map(award) as never }, 2022);
  expect(years.find((one) => one.year === 2021)?.marks.map((mark) => mark.key)).toEqual(['DECIDED']);
});
