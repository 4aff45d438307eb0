import { describe, expect, test } from 'vitest';
import { bookOf, criterionScore, file, line, scoresOf, unit, unitScore } from './factory.ts';
import { honourPoints } from './kinds/given.ts';
import type { RulebookFile } from './rulebook.ts';

type Rule = NonNullable<RulebookFile['criteria'][number]['rule']>;
type Value = string | number | boolean | null;

const declared = (unitOfFact: 'count' | 'percent' | 'day' | 'flag' | 'dong', code = 'x') =>
  ({ code, title: code, unit: unitOfFact, hasTarget: true, notNegative: false }) as const;

/** Points of one rule for one unit, in hundredths. */
function points(rule: Rule, values: Record<string, Value>, kind: Parameters<typeof declared>[0] = 'count', max = '10'): number | null {
  const book = file([line(rule, { max })], { facts: ['x', 'y'].map((code) => declared(kind, code)) });
  return criterionScore(unitScore(scoresOf(book, [unit({ facts: values })]), 'u1'), 'A').points;
}

describe('yes / no', () => {
  test('the maximum, 0, or unknown', () => {
    const rule: Rule = { kind: 'yes_no', when: 'x' };
    expect([
      points(rule, { x: true }, 'flag'),
      points(rule, { x: false }, 'flag'),
      points(rule, { x: null }, 'flag'),
      points(rule, {}, 'flag'),
    ]).toEqual([1000, 0, null, null]);
  });
});

describe('proportional to plan (Table E)', () => {
  test('1 % is one point, 2 % is one point, never above the maximum', () => {
    const one: Rule = { kind: 'proportional', percent: 'x', pointsPerPercent: '1' };
    const half: Rule = { kind: 'proportional', percent: 'x', pointsPerPercent: '0.5' };
    expect(['97.44', '100', '120', '0'].map((x) => points(one, { x }, 'percent', '100'))).toEqual([9744, 10000, 10000, 0]);
    expect(['97.44', '99', '101'].map((x) => points(half, { x }, 'percent', '50'))).toEqual([4872, 4950, 5000]);
  });
  test('actual against target; thirds are rounded once, half up', () => {
    const rule: Rule = { kind: 'proportional', actual: 'x', target: 'y' };
    expect(points(rule, { x: 1, y: 3 })).toBe(333);
    expect(points(rule, { x: 2, y: 3 })).toBe(667);
    expect(points(rule, { x: 5, y: 3 })).toBe(1000);
    expect(points(rule, { x: '0.00005', y: 1 }, 'count', '100')).toBe(1);
    expect(points(rule, { x: 1, y: 0 })).toBeNull();
  });
  test('only full percents where the table says so', () => {
    const rule: Rule = { kind: 'proportional', percent: 'x', pointsPerPercent: '0.1', wholePercents: true };
    expect(points(rule, { x: '97.99' }, 'percent')).toBe(970);
  });
});

describe('bands (Table C)', () => {
  const bands = [
    { from: '95', fromIncluded: false, points: '1.5' },
    { from: '75', fromIncluded: true, to: '95', toIncluded: true, points: '1' },
    { from: '50', fromIncluded: true, to: '75', toIncluded: false, points: '0.5' },
    { to: '50', toIncluded: false, points: '0' },
  ];
  test('an end belongs where the table says it belongs', () => {
    const rule: Rule = { kind: 'bands', of: 'x', bands };
    const at = ['95.000001', '95', '75', '74.999999', '50', '49.999999', '0'];
    expect(at.map((x) => points(rule, { x }, 'percent', '1.5'))).toEqual([150, 100, 100, 50, 50, 0, 0]);
  });
  test('outside every band 0', () => {
    const rule: Rule = { kind: 'bands', of: 'x', bands: [{ from: '1', to: '2', toIncluded: true, points: '3' }] };
    expect(['0.99', '1', '2', '2.01'].map((x) => points(rule, { x }))).toEqual([0, 300, 300, 0]);
  });
});

test('lateness by days (Table C)', () => {
  const rule: Rule = {
    kind: 'lateness',
    daysLate: 'x',
    onTime: '2',
    steps: [
      { upToDays: 2, points: '1.5' },
      { upToDays: 5, points: '1' },
      { upToDays: 10, points: '0.5' },
    ],
    beyond: '0',
  };
  expect([-3, 0, 1, 2, 3, 5, 6, 10, 11].map((x) => points(rule, { x }, 'day', '2'))).toEqual([200, 200, 150, 150, 100, 100, 50, 50, 0]);
});

test('days late come from two dates', () => {
  const book = file(
    [line({ kind: 'lateness', daysLate: 'sent - due', onTime: '2', steps: [{ upToDays: 2, points: '1.5' }], beyond: '0' }, { max: '2' })],
    {
      facts: ['sent', 'due'].map((code) => ({ code, title: code, unit: 'date' })),
    },
  );
  const of = (sent: string) => criterionScore(unitScore(scoresOf(book, [unit({ facts: { sent, due: '2022-02-28' } })]), 'u1'), 'A').points;
  expect([of('2022-02-28'), of('2022-03-02'), of('2022-03-03')]).toEqual([200, 150, 0]);
});

test('per unit with cap (Table B)', () => {
  const rule: Rule = { kind: 'per_unit', count: 'x', pointsEach: '0.5', cap: '5' };
  expect([0, 3, 10, 11].map((x) => points(rule, { x }, 'count', '5'))).toEqual([0, 150, 500, 500]);
  expect([1, 2, 3].map((x) => points({ kind: 'per_unit', count: 'x', pointsEach: '2.5' }, { x }, 'count', '5'))).toEqual([250, 500, 500]);
});

describe('bonus and penalty (Table B)', () => {
  const rule: Rule = { kind: 'bonus_penalty', plus: 'x', plusEach: '0.5', minus: 'y', minusEach: '1', floor: '-5', cap: '10' };
  test('kept between floor and cap', () => {
    const at = [
      [4, 1],
      [0, 5],
      [0, 6],
      [20, 0],
      [21, 0],
      [3, 2],
    ];
    expect(at.map(([x, y]) => points(rule, { x: x ?? 0, y: y ?? 0 }))).toEqual([100, -500, -500, 1000, 1000, -50]);
  });
  test('a start to take away from; one side unknown is unknown', () => {
    expect(points({ kind: 'bonus_penalty', start: '10', minus: 'y', minusEach: '0.25', floor: '0', cap: '10' }, { y: 3 })).toBe(925);
    expect(points(rule, { x: 4 })).toBeNull();
  });
});

describe('relative to the leader (practice §6.8)', () => {
  const book = file([line({ kind: 'relative_to_leader', actual: 'x', target: 'target(x)' })], { facts: [declared('count')] });
  const group = (closed: boolean, results: readonly (readonly [number | null, number | null])[]) =>
    scoresOf(
      book,
      results.map(([x, target], index) =>
        unit({ code: `u${index}`, name: `Đơn vị ${index}`, facts: { x }, targets: target === null ? {} : { x: target } }),
      ),
      { closed },
    );
  const all = (results: readonly (readonly [number | null, number | null])[], closed = true) => {
    const scores = group(closed, results);
    return results.map((_, index) => criterionScore(unitScore(scores, `u${index}`), 'A').points);
  };
  test('the test values: a tie of leaders, the target met exactly, three without a target', () => {
    expect(
      all([
        [120, 100],
        [60, 50],
        [80, 80],
        [150, null],
        [100, null],
        [75, null],
      ]),
    ).toEqual([1000, 1000, 500, 1000, 667, 500]);
  });
  test('below the target, and behind the leader', () => {
    expect(
      all([
        [40, 80],
        [130, 100],
        [110, 100],
        [120, 100],
      ]),
    ).toEqual([250, 1000, 667, 833]);
  });
  test('nobody above the target; results of 0; an unknown result', () => {
    expect(
      all([
        [80, 80],
        [0, 10],
        [0, null],
        [null, 10],
      ]),
    ).toEqual([500, 0, 0, null]);
  });
  test('a formula may give a target of 0, against which nothing can be measured', () => {
    const free = file([line({ kind: 'relative_to_leader', actual: 'x', target: 'y' })], { facts: [declared('count'), declared('count', 'y')] });
    const scores = scoresOf(free, [unit({ facts: { x: 5, y: 0 } }), unit({ code: 'u2', facts: { x: 12, y: 10 } })], { closed: true });
    expect([criterionScore(unitScore(scores, 'u1'), 'A').points, criterionScore(unitScore(scores, 'u2'), 'A').points]).toEqual([null, 1000]);
  });
  test('waits until the facts are closed, and says so', () => {
    const scores = group(false, [[120, 100]]);
    expect(criterionScore(unitScore(scores, 'u0'), 'A')).toMatchObject({ state: 'waits', points: null });
    expect(unitScore(scores, 'u0').missing.map((one) => one.code)).toEqual(['A']);
    expect(unitScore(scores, 'u0').rank).toBeNull();
  });
  test('a unit that is not asked for it does not lead', () => {
    const scores = scoresOf(
      file([line({ kind: 'relative_to_leader', actual: 'x', target: 'target(x)' }), line({ kind: 'manual' }, { code: 'B' })], {
        facts: [declared('count')],
      }),
      [
        unit({ code: 'u0', facts: { x: 200 }, targets: { x: 100 }, notAssigned: { A: 'không giao' } }),
        unit({ code: 'u1', facts: { x: 110 }, targets: { x: 100 } }),
      ],
      { closed: true },
    );
    expect(criterionScore(unitScore(scores, 'u1'), 'A').points).toBe(1000);
  });
});

describe('honours outside the scale (Table D)', () => {
  const honours = [
    { honour: 'city', points: '10' },
    { honour: 'government', points: '15' },
  ];
  const book = (combine: 'sum' | 'highest') =>
    file([line({ kind: 'manual' }, { max: '100' }), line({ kind: 'honours', honours, combine }, { code: 'H', max: '25', counts: 'external' })]);
  const total = (won: string[], combine: 'sum' | 'highest' = 'sum') =>
    unitScore(
      scoresOf(book(combine), [unit({ manual: { A: { points: '97', reason: 'biên bản' } }, honours: won.map((honour) => ({ honour })) })]),
      'u1',
    ).totals;
  test('97 + 10 = 107 is legal', () => {
    expect(total(['city'])).toMatchObject({ base: 9700, external: 1000, total: 10700 });
  });
  test('all of them or the highest; twice the same counts once; others of a register do not count', () => {
    expect([total(['city', 'government']).external, total(['city', 'government'], 'highest').external]).toEqual([2500, 1500]);
    expect([total(['city', 'city']).external, total([]).external]).toEqual([1000, 0]);
    const { rule } = bookOf(book('sum')).compiled.lines[1] ?? {};
    const won = ['city', 'other'].map((honour) => ({ honour, decision: '', on: null }));
    expect(rule?.kind === 'honours' && honourPoints(rule, won)).toBe(1000);
  });
});

describe('by hand', () => {
  test('needs a person; unknown until then', () => {
    const book = file([line({ kind: 'manual' })]);
    expect(unitScore(scoresOf(book, [unit()]), 'u1')).toMatchObject({ totals: { total: null }, rank: null });
    const given = criterionScore(
      unitScore(scoresOf(book, [unit({ manual: { A: { points: '9,75', reason: 'hồ sơ đủ', by: 'Hội đồng' } } })]), 'u1'),
      'A',
    );
    expect(given).toMatchObject({ points: 975, given: { reason: 'hồ sơ đủ', by: 'Hội đồng' } });
  });
  test('an authorised change of a computed score stands with its reason beside what the rule gave', () => {
    const book = file([line({ kind: 'per_unit', count: 'x', pointsEach: '1' })], { facts: [declared('count')] });
    const found = criterionScore(
      unitScore(scoresOf(book, [unit({ facts: { x: 4 }, adjusted: { A: { points: '3', reason: 'trùng một mô hình' } } })]), 'u1'),
      'A',
    );
    expect(found).toMatchObject({ points: 300, computed: 400, state: 'scored' });
    expect(found.explanation.vi).toContain('trùng một mô hình');
  });
});
