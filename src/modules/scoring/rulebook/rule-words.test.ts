import { expect, test } from 'vitest';
import { formulaWords, usedWords } from '../engine/formula-words.ts';
import { workedExamples } from './rule-examples.ts';
import { figureTitles, ruleSentence, withTitles } from './rule-words.ts';
import type { DraftItem } from './bodies.ts';

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

test('formulas say themselves: titles of declared and of computed figures, words for signs and functions', () => {
  const told = figureTitles({
    facts: [
      { code: 'tong', title: 'Tổng số nhiệm vụ' },
      { code: 'dung_han', title: { vi: 'Nhiệm vụ đúng hạn', en: 'Tasks on time' } },
      { code: 'qua_han', title: 'Nhiệm vụ quá hạn' },
    ],
    derived: [{ code: 'ty_le', title: 'Tỷ lệ đúng hạn' }],
  });
  const vi = (formula: string) => formulaWords(formula, told).vi;
  expect(vi('every(round(ty_le, 2) > 90 %)')).toBe('mọi tháng có số liệu: “Tỷ lệ đúng hạn” (làm tròn đến 2 chữ số thập phân) trên 90 %');
  expect(vi('percent(dung_han, tong)')).toBe('tỷ lệ “Nhiệm vụ đúng hạn” so với “Tổng số nhiệm vụ”');
  expect(vi('qua_han = 0')).toBe('“Nhiệm vụ quá hạn” bằng 0');
  expect(vi('not (qua_han > 1 or tong <= 2) and every(qua_han < 3)')).toBe(
    'không phải (“Nhiệm vụ quá hạn” trên 1 hoặc “Tổng số nhiệm vụ” không quá 2) và (mọi tháng có số liệu: “Nhiệm vụ quá hạn” dưới 3)',
  );
  expect(vi('tong - (dung_han - qua_han) * 1.5')).toBe('“Tổng số nhiệm vụ” − (“Nhiệm vụ đúng hạn” − “Nhiệm vụ quá hạn”) × 1,5');
  expect(formulaWords('percent(dung_han, tong)', told).en).toBe('“Tasks on time” as a share of “Tổng số nhiệm vụ”');
  // a draft may be half written
  expect(vi('percent(dung_han,')).toBe('percent(dung_han,');
});

test('values a rule read are told with titles and units, months that are alike together', () => {
  const used = (name: string, value: string | null, unit: 'percent' | 'count' | 'flag' | 'date' = 'percent') => {
    const told = usedWords({ name, value, unit }, titles);
    return [told.label.vi, told.value?.vi ?? null];
  };
  expect(used('ky_so', '90 90 ? 92.5 92.5 92.5 – – – – – –')).toEqual([
    '“Tỷ lệ ký số”',
    'tháng 1–2: 90 %; tháng 3: chưa biết; tháng 4–6: 92,5 %; tháng 7–12: không có số liệu',
  ]);
  expect(used('ky_so', '? ? ? ? ? ? ? ? ? ? ? ?')).toEqual(['“Tỷ lệ ký số”', null]);
  expect(used('b > 2', 'yes', 'flag')).toEqual(['“Bê” trên 2', 'có']);
  expect(used('b', '2022-06-10', 'date')).toEqual(['“Bê”', '10/06/2022']);
  expect(used('b', null, 'count')).toEqual(['“Bê”', null]);
});

test('sentences kept with codes are read with titles, and nothing inside a title is touched', () => {
  expect(withTitles({ vi: 'b + bb + có b.', en: 'b and ab' }, titles)).toEqual({ vi: '“Bê” + bb + có “Bê”.', en: '“Bee” and ab' });
  expect(withTitles({ vi: '“A b c”: b', en: '' }, titles).vi).toBe('“A b c”: “Bê”');
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
