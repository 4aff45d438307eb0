import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateCompiled } from './evaluate.ts';
import { bookOf, criterionScore, factsOf, file, line, scoresOf, unit, unitScore } from './factory.ts';
import type { RulebookFile } from './rulebook.ts';
import { modelOf } from './proof/factory.ts';

type Rule = NonNullable<RulebookFile['criteria'][number]['rule']>;
const fact = (code: string, kind: 'count' | 'day' = 'count') => ({ code, title: code, unit: kind, hasTarget: true }) as const;

/** Rules for which more of `x` is a good thing. */
const rising: Rule[] = [
  { kind: 'yes_no', when: 'x >= 20' },
  { kind: 'proportional', actual: 'x', target: '37' },
  { kind: 'proportional', percent: 'percent(x, 40)', pointsPerPercent: '0.07', wholePercents: true },
  { kind: 'per_unit', count: 'x', pointsEach: '0.37', cap: '8.5' },
  { kind: 'bonus_penalty', plus: 'x', plusEach: '0.3', minus: 'y', minusEach: '0.7', floor: -3, cap: 9 },
  {
    kind: 'bands',
    of: 'x',
    bands: [
      { to: 10, points: 1 },
      { from: 10, to: 30, points: '4.5' },
      { from: 30, points: 9 },
    ],
  },
  { kind: 'relative_to_leader', actual: 'x', target: 'target(x)' },
];
const hundredths = fc.integer({ min: 0, max: 6000 }).map((value) => (value / 100).toFixed(2));

describe('more of a good thing never lowers a monotone criterion', () => {
  test.each(rising.map((rule) => [rule.kind, rule] as const))('%s', (_, rule) => {
    const book = file([line(rule)], { facts: [fact('x'), fact('y')], settings: { scale: '10', decimals: 1, rounding: 'half_up' } });
    fc.assert(
      fc.property(hundredths, hundredths, fc.option(fc.integer({ min: 1, max: 60 })), (a, b, target) => {
        const [less, more] = [a, b].toSorted((one, two) => Number(one) - Number(two));
        const points = (x: string | undefined) => {
          const own = unit({ facts: { x: x ?? null, y: 3 }, targets: { x: target } });
          const others = [unit({ code: 'o1', facts: { x: 50 }, targets: { x: 40 } }), unit({ code: 'o2', facts: { x: 30 } })];
          return criterionScore(unitScore(scoresOf(book, [own, ...others], { closed: true }), 'u1'), 'A').points ?? 0;
        };
        expect(points(more)).toBeGreaterThanOrEqual(points(less));
      }),
    );
  });
  test('later is never better', () => {
    const steps = [
      { upToDays: 2, points: 7 },
      { upToDays: 9, points: 3 },
    ];
    const book = file([line({ kind: 'lateness', daysLate: 'x', onTime: 10, steps, beyond: 0 })], {
      facts: [{ ...fact('x', 'day'), notNegative: false }],
    });
    const points = (x: number) => criterionScore(unitScore(scoresOf(book, [unit({ facts: { x } })]), 'u1'), 'A').points ?? 0;
    const all = Array.from({ length: 16 }, (_, index) => points(index - 2));
    expect(all).toEqual(all.toSorted((a, b) => b - a));
  });
});

test('the order of entry never changes a point or a rank', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), fc.infiniteStream(fc.nat()), (seed, keys) => {
      const model = modelOf(seed);
      const { compiled } = bookOf(model.rulebook);
      const shuffled = model.facts.units
        .map((one) => ({ one, key: keys.next().value as number }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ one }) => one);
      const scores = evaluateCompiled(compiled, factsOf(compiled, model.facts));
      expect(evaluateCompiled(compiled, factsOf(compiled, { ...model.facts, units: shuffled }))).toEqual(scores);
    }),
    { numRuns: 200 },
  );
});

test('rescaling keeps the order of units that are asked for the same', () => {
  const book = (rescale: 'none' | 'to_scale') =>
    file([line({ kind: 'manual', reasonNeeded: false }, { max: '60' }), line({ kind: 'manual', reasonNeeded: false }, { code: 'B', max: '40' })], {
      settings: { scale: '100', rescale },
    });
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 6000 }), { minLength: 2, maxLength: 8 }), (points) => {
      const units = points.map((value, index) =>
        unit({ code: `u${index}`, name: `u${index}`, notAssigned: { B: 'không giao' }, manual: { A: { points: value / 100 } } }),
      );
      const order = (rescale: 'none' | 'to_scale') => scoresOf(book(rescale), units).units.map((one) => [one.code, one.rank]);
      expect(order('to_scale')).toEqual(order('none'));
    }),
  );
});

test('who scores what, side by side or in turn, never changes a point, a total or a rank', () => {
  const stages = [
    { stage: 'department', by: 'department' },
    { stage: 'final', by: 'standing' },
  ] as const;
  for (let seed = 7000; seed < 7100; seed += 1) {
    const { rulebook, facts } = modelOf(seed);
    const shared = (parallelDepartments: boolean): RulebookFile => ({
      ...rulebook,
      settings: {
        ...rulebook.settings,
        departments: ['a', 'b'].map((code) => ({ code, title: code })),
        chain: { stages: [...stages], parallelDepartments },
      },
      criteria: rulebook.criteria.map((one, at) => ({ ...one, scoredBy: at % 2 === 0 ? 'a' : 'b' })),
    });
    const scored = (book: RulebookFile) => {
      const { compiled } = bookOf(book);
      return evaluateCompiled(compiled, factsOf(compiled, facts)).units.map(({ criteria, ...one }) => ({
        ...one,
        criteria: criteria.map(({ scoredBy: _, ...rest }) => rest),
      }));
    };
    const alone = scored(rulebook);
    expect(scored(shared(true))).toEqual(alone);
    expect(scored(shared(false))).toEqual(alone);
  }
});

test('points stay within their limits and steps, whatever the facts', () => {
  for (let seed = 6000; seed < 6200; seed += 1) {
    const model = modelOf(seed);
    const { compiled, book } = bookOf(model.rulebook);
    const step = 10 ** (2 - book.settings.decimals);
    for (const one of evaluateCompiled(compiled, factsOf(compiled, model.facts)).units)
      for (const [index, { points, kind, given }] of one.criteria.entries()) {
        if (points === null || given || kind === 'manual') continue;
        const { low = 0, high = 0 } = compiled.lines[index] ?? {};
        expect(points >= low && points <= high && (points % step === 0 || points === low || points === high)).toBe(true);
      }
  }
});

describe('ties, each rule in its turn', () => {
  const manual = { kind: 'manual', reasonNeeded: false } as const;
  const flag = { code: 'b', title: 'b', unit: 'flag' } as const;
  const book = file(
    [
      line(manual, { code: 'I', max: '50', hardCondition: { when: 'b' } }),
      line(manual, { code: 'II', max: '50' }),
      line(manual, { code: 'III', max: '10' }),
      line(manual, { code: 'T', max: '10', counts: 'bonus' }),
    ],
    {
      facts: [flag],
      settings: {
        scale: '110',
        tieRules: [
          { rule: 'fewer_failed_conditions' },
          { rule: 'group_points', group: 'I' },
          { rule: 'group_points', group: 'II' },
          { rule: 'base_total' },
          { rule: 'women_share' },
        ],
      },
    },
  );
  const of = (code: string, points: [number, number, number, number], more: { b?: boolean | null; women?: number | null } = {}) =>
    unit({
      code,
      name: code,
      facts: { b: more.b === undefined ? true : more.b },
      manual: Object.fromEntries(['I', 'II', 'III', 'T'].map((line_, at) => [line_, { points: points[at] ?? 0 }])),
      attributes: { womenPercent: more.women ?? null },
    });
  const ranks = (...units: ReturnType<typeof of>[]) =>
    scoresOf(book, units).units.map((one) => [one.code, one.rank, one.tie?.decidedBy, one.tie?.tiedWith]);

  test('conditions, two groups, base, women, shared', () => {
    expect(ranks(of('a', [40, 30, 0, 0], { b: false }), of('b', [30, 40, 0, 0]))).toEqual([
      ['b', 1, 'fewer_failed_conditions', []],
      ['a', 2, 'fewer_failed_conditions', []],
    ]);
    expect(ranks(of('a', [30, 40, 0, 0]), of('b', [40, 30, 0, 0]))).toEqual([
      ['b', 1, 'group_points', []],
      ['a', 2, 'group_points', []],
    ]);
    expect(ranks(of('a', [40, 20, 0, 10]), of('b', [40, 20, 10, 0]))).toEqual([
      ['b', 1, 'base_total', []],
      ['a', 2, 'base_total', []],
    ]);
    expect(ranks(of('a', [40, 20, 0, 0], { women: 69.99 as number }), of('b', [40, 20, 0, 0], { women: 70 }))).toEqual([
      ['b', 1, 'women_share', []],
      ['a', 2, 'women_share', []],
    ]);
    expect(ranks(of('a', [40, 20, 0, 0], { women: 80 }), of('b', [40, 20, 0, 0], { women: 70 }), of('c', [1, 0, 0, 0]))).toEqual([
      ['a', 1, 'shared', ['b']],
      ['b', 1, 'shared', ['a']],
      ['c', 3, 'total', []],
    ]);
  });
  test('one unknown share of women and the law parts nobody of that tie', () => {
    expect(ranks(of('a', [40, 20, 0, 0], { women: 50 }), of('b', [40, 20, 0, 0], { women: 80 }), of('c', [40, 20, 0, 0]))).toEqual([
      ['a', 1, 'shared', ['b', 'c']],
      ['b', 1, 'shared', ['a', 'c']],
      ['c', 1, 'shared', ['a', 'b']],
    ]);
  });
  test('a condition nobody could judge is neither met nor failed: the rule parts nobody of that tie, and says so', () => {
    const units = [of('a', [40, 30, 0, 0], { b: null }), of('b', [40, 30, 0, 0]), of('c', [40, 30, 0, 0], { b: false })];
    expect(ranks(...units).map(([code, rank, by]) => [code, rank, by])).toEqual([
      ['a', 1, 'shared'],
      ['b', 1, 'shared'],
      ['c', 1, 'shared'],
    ]);
    const [first] = scoresOf(book, units).units;
    expect(first?.tie?.explanation.vi).toContain('số điều kiện không đạt ít hơn: 0, chưa biết 1;');
    // The next rule is still asked.
    expect(ranks(of('a', [30, 40, 0, 0], { b: null }), of('b', [40, 30, 0, 0], { b: false }))).toEqual([
      ['b', 1, 'group_points', []],
      ['a', 2, 'group_points', []],
    ]);
  });
  test('the explanation names the rivals and the rules that were asked, in order', () => {
    const [first] = scoresOf(book, [of('a', [40, 30, 0, 0]), of('b', [40, 20, 10, 0])]).units;
    expect(first?.tie?.explanation.vi).toBe('Bằng 70 điểm với b. Xét lần lượt: số điều kiện không đạt ít hơn: 0; điểm nhóm I: 40; điểm nhóm II: 30.');
    const [, second] = scoresOf(book, [of('a', [40, 30, 0, 0], { women: 40 }), of('b', [40, 30, 0, 0], { women: 40 })]).units;
    expect(second?.tie?.explanation.en).toBe(
      'The same 70 points as a. Asked in order: fewer failed conditions: 0; points of group I: 40; points of group II: 30; points without bonus: 70; share of women at least 70 %: 40 %. No rule parts them, so the rank is shared.',
    );
  });
});

describe('points of a group among equals when a unit is not asked everything', () => {
  const manual = { kind: 'manual', reasonNeeded: false } as const;
  const book = (rescale: 'none' | 'to_scale') =>
    file(
      [
        {
          code: 'A',
          title: 'A',
          max: '6',
          parts: [
            line(manual, { code: 'A1', max: '3' }),
            { code: 'A2', title: 'A2', max: '3', parts: [line(manual, { code: 'A2.1', max: '2' }), line(manual, { code: 'A2.2', max: '1' })] },
          ],
        },
        line(manual, { code: 'B', max: '4' }),
      ],
      { settings: { scale: '10', rescale, tieRules: [{ rule: 'group_points', group: 'A' }] } },
    );
  const of = (code: string, points: Record<string, number>, notAssigned: Record<string, string> = {}) =>
    unit({ code, name: code, manual: Object.fromEntries(Object.entries(points).map(([at, value]) => [at, { points: value }])), notAssigned });
  const full = { A1: 3, 'A2.1': 2, 'A2.2': 1, B: 4 };
  const ties = (rescale: 'none' | 'to_scale', ...units: ReturnType<typeof of>[]) =>
    scoresOf(book(rescale), units).units.map((one) => [one.code, one.rank, one.tie?.decidedBy]);

  test('full marks in what is asked are full marks of the group, for a line, a heading and a part of it', () => {
    const { A1, B, 'A2.1': A21 } = full;
    expect(ties('to_scale', of('p', { A1, B }, { A2: 'không giao' }), of('q', full))).toEqual([
      ['p', 1, 'shared'],
      ['q', 1, 'shared'],
    ]);
    expect(ties('to_scale', of('p', { A1, B, 'A2.1': A21 }, { 'A2.2': 'không giao' }), of('q', full))).toEqual([
      ['p', 1, 'shared'],
      ['q', 1, 'shared'],
    ]);
  });
  test('the share of what is asked decides, rounded as totals are', () => {
    // p: 2 of 3 asked in A, stretched to 4; 4 of 4 in B: 6 of 7 = 8,57. q: 4,57 in A, 4 in B: 8,57.
    const units = [of('p', { A1: 2, B: 4 }, { A2: 'không giao' }), of('q', { A1: 3, 'A2.1': 1.57, 'A2.2': 0, B: 4 })];
    const scored = scoresOf(book('to_scale'), units).units;
    expect(scored.map((one) => [one.code, one.totals.total, one.rank])).toEqual([
      ['q', 857, 1],
      ['p', 857, 2],
    ]);
    expect(scored.map((one) => one.tie?.explanation.vi.split(': ').at(-1))).toEqual(['4,57.', '4.']);
  });
  test('a unit asked nothing of the group is not placed below for it; without rescaling points stay as they are', () => {
    const away = of('p', { B: 4 }, { A: 'không giao' });
    expect(ties('to_scale', away, of('q', full))).toEqual([
      ['p', 1, 'shared'],
      ['q', 1, 'shared'],
    ]);
    expect(scoresOf(book('to_scale'), [away, of('q', full)]).units[0]?.tie?.explanation.vi).toContain('điểm nhóm A: không được giao');
    expect(ties('none', of('p', { A1: 3, B: 1 }, { A2: 'không giao' }), of('q', { ...full, A1: 0, 'A2.1': 0, 'A2.2': 0, B: 4 }))).toEqual([
      ['p', 1, 'group_points'],
      ['q', 2, 'group_points'],
    ]);
  });
});
