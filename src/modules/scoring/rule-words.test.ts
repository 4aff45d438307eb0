import { expect, test } from 'vitest';
import { workedExamples } from './rule-examples.ts';
import { figureTitles, ruleSentence, withTitles } from './rule-words.ts';
import type { DraftItem } from './rulebook-bodies.ts';

const item = (kind: DraftItem['kind'], rule: Record<string, unknown>, maxHundredths = 150) => ({ kind, rule, code: 'I.1', maxHundredths });
const titles = figureTitles({
  facts: [
    { code: 'ky_so', title: 'Tỷ lệ ký số' },
    { code: 'b', title: { vi: 'Bê', en: 'Bee' } },
  ],
  derived: [],
});

test('a rule says itself in words, with the title of what it measures', () => {
  const bands = item('bands', {
    of: 'ky_so',
    bands: [
      { from: '95', fromIncluded: false, points: '1.5' },
      { from: null, to: '95', toIncluded: true, points: 0 },
    ],
  });
  expect(ruleSentence(bands, titles).vi).toBe('“Tỷ lệ ký số”: trên 95: 1,5; đến 95: 0.');
  expect(ruleSentence(item('bands', { of: '' }), titles).vi).toBe('Quy tắc chưa đủ thông tin.');
  expect(ruleSentence(item('heading', {})).vi).toContain('Mục cha');
});

test('only whole codes become titles', () => {
  expect(withTitles({ vi: 'b + bb + có b.', en: 'b and ab' }, titles)).toEqual({ vi: '“Bê” + bb + có “Bê”.', en: '“Bee” and ab' });
});

test('worked examples show the edges, computed by the engine', () => {
  const said = (kind: DraftItem['kind'], rule: Record<string, unknown>, max?: number) => workedExamples(item(kind, rule, max)).map((one) => one.vi);
  const bands = [
    { from: '95', fromIncluded: false, to: null, points: '1,5' },
    { from: '75', to: '95', toIncluded: true, points: '1' },
    { from: null, to: '75', points: '0' },
  ];
  expect(said('bands', { of: 'a', bands })).toEqual(['96 → 1,5 điểm', '95 → 1 điểm', '75 → 1 điểm', '74 → 0 điểm']);
  expect(said('lateness', { daysLate: 'a', onTime: '2', steps: [{ upToDays: 2, points: '1.5' }], beyond: '0' }, 200)).toEqual([
    '0 ngày → 2 điểm',
    '2 ngày → 1,5 điểm',
    '3 ngày → 0 điểm',
  ]);
  expect(said('yes_no', { when: 'a' })).toEqual(['có → 1,5 điểm', 'không → 0 điểm']);
  expect(said('per_unit', { count: 'a', pointsEach: '0.5', cap: '1.5' })).toEqual(['0 → 0 điểm', '1 → 0,5 điểm', '3 → 1,5 điểm', '20 → 1,5 điểm']);
  expect(said('proportional', { percent: 'a', pointsPerPercent: '1' }, 10_000)).toEqual([
    '50 % → 50 điểm',
    '92,5 % → 92,5 điểm',
    '100 % → 100 điểm',
    '120 % → 100 điểm',
  ]);
  expect(said('bonus_penalty', { plus: 'a', plusEach: '0.5', minus: 'b', minusEach: '1', floor: '-5', cap: '10' }, 1000)).toEqual([
    'cộng 0, trừ 0 → 0 điểm',
    'cộng 2, trừ 1 → 0 điểm',
    'cộng 20, trừ 0 → 10 điểm',
    'cộng 0, trừ 20 → −5 điểm',
  ]);
  expect(said('manual', {})).toEqual([]);
  expect(said('bands', { of: 'a' })).toEqual([]);
});
