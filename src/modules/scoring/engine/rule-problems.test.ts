import { describe, expect, test } from 'vitest';
import { file, line, refusalsOf } from './factory.ts';
import type { RulebookFile } from './rulebook.ts';

const manual = { kind: 'manual' } as const;
const count = { code: 'x', title: 'x', unit: 'count', hasTarget: true } as const;
type Rule = NonNullable<RulebookFile['criteria'][number]['rule']>;
const rule = (one: Rule, more: Partial<RulebookFile['criteria'][number]> = {}) => refusalsOf(file([line(one, more)], { facts: [count] }));

describe('parameters of rules', () => {
  const band = (from: number | null, to: number | null, more = {}) => ({ from, to, points: 1, ...more });
  const bands = (...list: ReturnType<typeof band>[]) => rule({ kind: 'bands', of: 'x', bands: list });
  test('bands: overlaps, gaps, nothing inside; ends that meet exactly once are right', () => {
    expect(bands(band(0, 50), band(50, 75), band(75, null))).toEqual([]);
    expect(bands(band(50, 75), band(0, 50))).toEqual([]);
    expect(bands(band(null, 50), band(50, null))).toEqual([]);
    expect(bands(band(0, 50, { toIncluded: true }), band(50, 75, { fromIncluded: false }))).toEqual([]);
    expect(bands(band(5, 5, { toIncluded: true }))).toEqual([]);
    expect(bands(band(0, 50, { toIncluded: true }), band(50, 75))).toEqual(['rulebook.overlapping_bands @ criteria[0].rule.bands[1]']);
    expect(bands(band(0, 60), band(50, 75))).toEqual(['rulebook.overlapping_bands @ criteria[0].rule.bands[1]']);
    expect(bands(band(0, null), band(50, 75))).toEqual(['rulebook.overlapping_bands @ criteria[0].rule.bands[1]']);
    expect(bands(band(null, 50), band(null, 75))).toEqual(['rulebook.overlapping_bands @ criteria[0].rule.bands[1]']);
    expect(bands(band(0, 50), band(50, 75, { fromIncluded: false }))).toEqual(['rulebook.gap_between_bands @ criteria[0].rule.bands[1]']);
    expect(bands(band(0, 50), band(60, 75))).toEqual(['rulebook.gap_between_bands @ criteria[0].rule.bands[1]']);
    expect(bands(band(5, 5, { toIncluded: true }), band(5, 9, { fromIncluded: false }))).toEqual([]);
    expect(bands(band(5, 9, { fromIncluded: false }), band(5, 5, { toIncluded: true }))).toEqual([]);
    expect(bands(band(60, 50))).toEqual(['rulebook.empty_band @ criteria[0].rule.bands[0]']);
    expect(bands(band(50, 50))).toEqual(['rulebook.empty_band @ criteria[0].rule.bands[0]']);
    expect(bands(band(0, 50, { points: 11 }), band(50, 60, { points: -1 }))).toEqual([
      'rulebook.points_above_max @ criteria[0].rule.bands[0].points',
      'rulebook.negative_points @ criteria[0].rule.bands[1].points',
    ]);
  });
  const days = { code: 'x', title: 'x', unit: 'day' } as const;
  const late = (more: object) =>
    refusalsOf(
      file(
        [
          line({
            kind: 'lateness',
            daysLate: 'x',
            onTime: 10,
            steps: [
              { upToDays: 2, points: 5 },
              { upToDays: 5, points: 2 },
            ],
            beyond: 0,
            ...more,
          } as Rule),
        ],
        { facts: [days] },
      ),
    );
  test('lateness: rising days, points within the maximum', () => {
    expect(late({})).toEqual([]);
    expect(
      late({
        steps: [
          { upToDays: 5, points: 5 },
          { upToDays: 5, points: 2 },
        ],
      }),
    ).toEqual(['rulebook.steps_not_rising @ criteria[0].rule.steps']);
    expect(late({ onTime: 11, steps: [{ upToDays: 1, points: 12 }], beyond: -1 })).toEqual([
      'rulebook.points_above_max @ criteria[0].rule.onTime',
      'rulebook.points_above_max @ criteria[0].rule.steps[0].points',
      'rulebook.negative_points @ criteria[0].rule.beyond',
    ]);
  });
  test('counted: rates, caps, floors, starts', () => {
    const each = (more: object) => rule({ kind: 'per_unit', count: 'x', pointsEach: '0.5', ...more } as Rule);
    expect([each({}), each({ cap: 10 })]).toEqual([[], []]);
    expect(each({ pointsEach: 0 })).toEqual(['rulebook.negative_rate @ criteria[0].rule.pointsEach']);
    expect(each({ cap: -1 })).toEqual(['rulebook.negative_cap @ criteria[0].rule.cap']);
    expect(each({ cap: '10.01' })).toEqual(['rulebook.cap_above_max @ criteria[0].rule.cap']);
    const both = (more: object) =>
      rule({ kind: 'bonus_penalty', plus: 'x', plusEach: 1, minus: 'x', minusEach: 1, floor: -5, cap: 10, ...more } as Rule);
    expect([both({}), both({ floor: 0 }), both({ start: 10 }), both({ start: -5 }), both({ minus: undefined, minusEach: undefined })]).toEqual([
      [],
      [],
      [],
      [],
      [],
    ]);
    expect(both({ plusEach: undefined })).toEqual(['rulebook.half_a_rule @ criteria[0].rule']);
    expect(both({ minusEach: undefined })).toEqual(['rulebook.half_a_rule @ criteria[0].rule']);
    expect(both({ plus: undefined, minus: undefined })).toEqual(['rulebook.half_a_rule @ criteria[0].rule']);
    expect(both({ plusEach: 0, minusEach: -1 })).toEqual([
      'rulebook.negative_rate @ criteria[0].rule.plusEach',
      'rulebook.negative_rate @ criteria[0].rule.minusEach',
    ]);
    expect(both({ cap: 11 })).toEqual(['rulebook.cap_above_max @ criteria[0].rule.cap']);
    expect(both({ cap: -1, start: -2 })).toEqual(['rulebook.negative_cap @ criteria[0].rule.cap']);
    expect(both({ floor: 11, cap: 10 })).toEqual(['rulebook.floor_above_cap @ criteria[0].rule.floor']);
    expect(both({ start: 11 })).toEqual(['rulebook.start_outside @ criteria[0].rule.start']);
    expect(both({ start: -6 })).toEqual(['rulebook.start_outside @ criteria[0].rule.start']);
  });
  test('proportional: one way or the other', () => {
    const of = (more: object) => rule({ kind: 'proportional', ...more } as Rule);
    expect(of({ percent: '50 %' })).toEqual([]);
    expect(of({ percent: '50 %', actual: 'x' })).toEqual(['rulebook.half_a_rule @ criteria[0].rule']);
    expect(of({ percent: '50 %', target: 'x' })).toEqual(['rulebook.half_a_rule @ criteria[0].rule']);
    expect(of({ actual: 'x' })).toEqual(['rulebook.half_a_rule @ criteria[0].rule']);
    expect(of({ target: 'x' })).toEqual(['rulebook.half_a_rule @ criteria[0].rule']);
    expect(of({})).toEqual(['rulebook.half_a_rule @ criteria[0].rule']);
    expect(of({ percent: '50 %', pointsPerPercent: 0 })).toEqual(['rulebook.negative_rate @ criteria[0].rule.pointsPerPercent']);
  });
  test('one wrong formula of two is one problem', () => {
    const of = (more: object) => rule({ kind: 'proportional', ...more } as Rule);
    expect(of({ actual: 'zz', target: 'x' })).toEqual(['formula.unknown_name @ criteria[0].rule.actual']);
    expect(of({ actual: 'x', target: 'zz' })).toEqual(['formula.unknown_name @ criteria[0].rule.target']);
  });
  test('figures in a circle are one problem; neither they nor what uses them are called unknown', () => {
    const derived = (code: string, formula: string) => ({ code, title: code, unit: 'count' as const, formula });
    const circle = [derived('a', 'b + 1'), derived('b', 'c + 1'), derived('c', 'a + 1')];
    const uses = line({ kind: 'proportional', actual: 'a', target: 'x' } as Rule);
    expect(refusalsOf(file([uses], { facts: [count], derived: circle }))).toEqual(['formula.cycle @ derived[0].formula']);
    expect(refusalsOf(file([uses], { facts: [count], derived: [derived('a', 'zz + 1')] }))).toEqual(['formula.unknown_name @ derived[0].formula']);
  });
  test('honours, conditions, by hand', () => {
    const won = (honours: object[]) =>
      refusalsOf(file([line(manual), line({ kind: 'honours', honours } as Rule, { code: 'H', counts: 'external' })]));
    expect(
      won([
        { honour: 'a', points: 10 },
        { honour: 'b', points: 0 },
      ]),
    ).toEqual([]);
    expect(
      won([
        { honour: 'a', points: 1 },
        { honour: 'a', points: 2 },
      ]),
    ).toEqual(['rulebook.same_honour @ criteria[1].rule.honours[1]']);
    expect(won([{ honour: 'a', points: 11 }])).toEqual(['rulebook.points_above_max @ criteria[1].rule.honours[0].points']);
    expect(rule({ kind: 'condition', when: 'x = 0' })).toEqual(['rulebook.condition_points @ criteria[0].rule']);
    expect(rule({ kind: 'manual', least: 11 })).toEqual(['rulebook.floor_above_cap @ criteria[0].rule.least']);
    expect(rule({ kind: 'manual', least: 10 })).toEqual([]);
  });
});
