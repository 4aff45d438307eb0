import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDecimal } from '../engine/decimal.ts';
import { ruleAsks } from '../engine/evaluate.ts';
import { scorers, settings as settingsShape, stages } from '../engine/settings.ts';
import type { DraftBook } from './bodies.ts';
import { blankDraft } from './draft.ts';
import { isText } from './setting.ts';
import { tieEntry } from './setting-lists.ts';
import { allSettings } from './setting-words.ts';

/** Every setting says in words what it is, in both languages, and is read again as it was. */
const fine = fc.integer({ min: 1, max: 99_999 }).map((value) => {
  const reading = readDecimal(value / 1000);
  return reading.ok ? reading.text : '';
});
const points = fc.integer({ min: 0, max: 99_999 }).map((value) => String(value / 100));
const code = fc.constantFrom('I', 'II.1', 'Mục III', 'TT1.2');
const title = fc.constantFrom('Xuất sắc', 'Hoàn thành (tốt)', 'Loại: khá', 'Vụ Pháp chế');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const rules = fc.record({
  step: maybe(points),
  decimals: fc.constantFrom(0, 1, 2),
  rounding: fc.constantFrom('half_up', 'down', 'up'),
  stepForComputed: fc.boolean(),
  bonusCap: maybe(points),
  externalCap: maybe(points),
  totalCap: maybe(points),
  rescale: fc.constantFrom('none', 'to_scale'),
  missing: fc.constantFrom('no_total', 'zero_when_closed'),
  classification: maybe(
    fc.record({
      over: fc.constantFrom('total', 'base', 'percent_of_scale'),
      bands: fc.array(
        fc.record({
          code: fc.constantFrom('A', 'B1'),
          title,
          from: maybe(fine),
          fromIncluded: fc.boolean(),
          to: maybe(fine),
          toIncluded: fc.boolean(),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      whenConditionFails: fc.constantFrom('not_classified', 'keep'),
    }),
  ),
  tieRules: fc.array(
    fc.oneof(
      fc.constantFrom({ rule: 'fewer_failed_conditions' }, { rule: 'base_total' }),
      fc.record({ rule: fc.constant('group_points'), group: code }),
      fc.record({ rule: fc.constant('women_share'), atLeastPercent: fine }),
    ),
    { maxLength: 4 },
  ),
  chain: fc.record({
    stages: fc.array(
      fc.record({ stage: fc.constantFrom(...stages), by: fc.constantFrom(...scorers), days: maybe(fc.integer({ min: 1, max: 365 })) }),
      {
        minLength: 1,
        maxLength: 7,
      },
    ),
    parallelDepartments: fc.boolean(),
    returnTo: fc.constantFrom('self', 'previous'),
    restart: fc.boolean(),
  }),
  departments: fc.array(fc.record({ code, title }), { maxLength: 3 }),
  othersRows: fc.constantFrom('never', 'when_final', 'when_submitted'),
  crossScoring: maybe(
    fc.record({
      scorersPerUnit: fc.integer({ min: 1, max: 50 }),
      combine: fc.constantFrom('mean', 'median', 'trimmed_mean'),
      days: fc.integer({ min: 1, max: 90 }),
      criteria: fc.subarray(['I.1', 'I.2', 'TT1.2']),
    }),
  ),
  complaintDays: fc.integer({ min: 0, max: 90 }),
});

/** An open end is neither in nor out; a class is told by its bands. */
function plain(book: DraftBook) {
  const read = settingsShape.parse({ ...book.rules, scale: '100' });
  const bands = read.classification?.bands.map((band) => ({
    ...band,
    fromIncluded: band.from === null || band.fromIncluded,
    toIncluded: band.to !== null && band.toIncluded,
  }));
  return { ...read, classification: read.classification && { ...read.classification, bands } };
}

test('what a workbook says of the settings is read as it was, in both languages', () => {
  const start = blankDraft('x', 2022).book;
  fc.assert(
    fc.property(rules, fc.constantFrom('vi' as const, 'en' as const), (given, lang) => {
      const before: DraftBook = { ...start, rules: given as DraftBook['rules'] };
      let after: DraftBook = { ...start, rules: {} };
      for (const setting of allSettings) {
        const answer = setting.read(setting.write(before)[lang], after);
        if (isText(answer)) throw new Error(`${setting.label.vi}: ${answer.vi}`);
        after = answer;
      }
      expect(plain(after)).toEqual(plain(before));
    }),
  );
});

test('the rule about women says the share the table sets, wherever it is said', () => {
  expect(tieEntry.write({ rule: 'women_share', atLeastPercent: '66.5' })).toEqual({ vi: 'tỷ lệ nữ từ 66,5%', en: 'women from 66.5%' });
  expect(ruleAsks({ rule: 'women_share', atLeastPercent: '66.5' })).toEqual({ vi: 'tỷ lệ nữ từ 66,5 %', en: 'share of women at least 66.5 %' });
  expect(ruleAsks({ rule: 'group_points', group: 'II' }).vi).toBe('điểm nhóm II');
});
