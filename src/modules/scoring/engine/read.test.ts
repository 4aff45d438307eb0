import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookOf, factsFile, file, line, refusalsOf, unit } from './factory.ts';
import type { FactsFile } from './facts.ts';
import { readFacts, readJson, readRulebook } from './read.ts';
import type { RulebookFile } from './rulebook.ts';
import { publicationProblems } from './validate.ts';

const manual = { kind: 'manual' } as const;
const count = { code: 'x', title: 'x', unit: 'count', hasTarget: true } as const;
type Rule = NonNullable<RulebookFile['criteria'][number]['rule']>;
const rule = (one: Rule, more: Partial<RulebookFile['criteria'][number]> = {}) => refusalsOf(file([line(one, more)], { facts: [count] }));
const settings = (more: Partial<RulebookFile['settings']>, criteria = [line(manual)]) =>
  refusalsOf(file(criteria, { settings: { scale: '10', ...more } }));

describe('the tree', () => {
  test('sums: headings and scale, each with its place', () => {
    const book = file([{ code: 'I', title: 'I', max: '30', parts: [line(manual), line(manual, { code: 'B' })] }], { settings: { scale: '100' } });
    expect(refusalsOf(book)).toEqual(['rulebook.heading_sum @ criteria[0].max', 'rulebook.scale_sum @ settings.scale']);
  });
  test('bonus does not count into heading or scale', () => {
    const book = file([{ code: 'I', title: 'I', max: '10', parts: [line(manual), line(manual, { code: 'T', counts: 'bonus' })] }]);
    expect(refusalsOf(book)).toEqual([]);
  });
  test.each([
    ['no criteria', file([], { settings: { scale: '10' } }), ['rulebook.no_criteria @ criteria']],
    ['a code twice', file([line(manual), line(manual)]), ['rulebook.same_code @ criteria[1].code']],
    ['neither rule nor parts', file([line(null)]), ['rulebook.rule_or_parts @ criteria[0]']],
    ['rule and parts', file([line(manual, { parts: [line(manual, { code: 'B' })] })]), ['rulebook.rule_or_parts @ criteria[0]']],
    [
      'a bonus heading',
      file([line(manual, { code: 'Z' }), { code: 'I', title: 'I', max: '10', counts: 'bonus', parts: [line(manual)] }]),
      ['rulebook.mixed_heading @ criteria[1].counts'],
    ],
    [
      'honours inside the scale',
      file([line({ kind: 'honours', honours: [{ honour: 'a', points: 1 }] })]),
      ['rulebook.external_rule @ criteria[0].counts'],
    ],
    ['external by hand', file([line(manual), line(manual, { code: 'B', counts: 'external' })]), ['rulebook.external_rule @ criteria[1].counts']],
    [
      'an unknown department',
      file([line(manual, { scoredBy: 'cntt' })]),
      ['rulebook.unknown_department @ criteria[0].scoredBy', 'rulebook.departments_without_stage @ settings.chain.stages'],
    ],
    [
      'a negative maximum',
      file([line({ kind: 'yes_no', when: 'yes' }, { max: '-1' }), line(manual, { code: 'B', max: '11' })], { settings: { scale: '10' } }),
      ['rulebook.negative_max @ criteria[0].max'],
    ],
    ['a fact twice', file([line(manual)], { facts: [count, count] }), ['rulebook.same_fact @ facts[1].code']],
    [
      'a derived figure with the name of a fact',
      file([line(manual)], { facts: [count], derived: [{ code: 'x', title: 'x', unit: 'count', formula: '1' }] }),
      ['rulebook.same_fact @ derived[0].code'],
    ],
  ])('%s', (_, book, wanted) => expect(refusalsOf(book)).toEqual(wanted));
  test('departments: scored by one that has its stage', () => {
    const book = file([line(manual, { scoredBy: 'cntt' })], {
      settings: {
        scale: '10',
        departments: [{ code: 'cntt', title: 'CNTT' }],
        chain: {
          stages: [
            { stage: 'department', by: 'department' },
            { stage: 'final', by: 'standing' },
          ],
        },
      },
    });
    expect(refusalsOf(book)).toEqual([]);
    expect(bookOf(book).compiled.lines[0]?.scoredBy).toBe('cntt');
  });
  test('parts belong to the department of the nearest heading that has one', () => {
    const inner = { code: 'I.1', title: 'I.1', max: '10', parts: [line(manual)] };
    const own = {
      code: 'I.2',
      title: 'I.2',
      max: '10',
      scoredBy: 'b',
      parts: [line(manual, { code: 'B' }), line({ kind: 'condition', when: 'yes' }, { code: 'C', max: '0', scoredBy: 'a' })],
    };
    const book = file([{ code: 'I', title: 'I', max: '20', scoredBy: 'a', parts: [inner, own] }, line(manual, { code: 'Z' })], {
      settings: {
        scale: '30',
        departments: ['a', 'b'].map((code) => ({ code, title: code })),
        chain: {
          stages: [
            { stage: 'department', by: 'department' },
            { stage: 'final', by: 'standing' },
          ],
        },
      },
    });
    expect(bookOf(book).compiled.lines.map((one) => [one.criterion.code, one.scoredBy])).toEqual([
      ['A', 'a'],
      ['B', 'b'],
      ['C', 'a'],
      ['Z', null],
    ]);
  });
  test('depth and number are bounded before anything walks the tree', () => {
    let deep: unknown = line(manual);
    for (let level = 0; level < 20_000; level += 1) deep = { code: 'I', title: 'I', max: '10', parts: [deep] };
    expect(refusalsOf({ ...file([]), criteria: [deep] })).toEqual(['rulebook.too_deep @ criteria']);
    const wide = Array.from({ length: 6000 }, (_, index) => line(manual, { code: `A${index}` }));
    expect(refusalsOf({ ...file([]), criteria: wide })).toEqual(['rulebook.too_many @ criteria']);
    let forty: RulebookFile['criteria'][number] = line(manual);
    for (let level = 1; level < 40; level += 1) forty = { code: `I${level}`, title: 'I', max: '10', parts: [forty] };
    expect(refusalsOf(file([forty]))).toEqual([]);
    expect(refusalsOf(file([{ code: 'I40', title: 'I', max: '10', parts: [forty] }]))).toEqual(['rulebook.too_deep @ criteria']);
  });
});

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

describe('settings', () => {
  test.each([
    [{ scale: '0' }, ['rulebook.scale_sum @ settings.scale', 'rulebook.bad_scale @ settings.scale']],
    [{ step: '0' }, ['rulebook.bad_step @ settings.step']],
    [{ step: '0.25' }, []],
    [{ step: '3' }, ['rulebook.max_off_step @ criteria[0].max']],
    [{ bonusCap: '-1' }, ['rulebook.negative_setting_cap @ settings.bonusCap']],
    [
      { externalCap: '-1', totalCap: '-1' },
      ['rulebook.negative_setting_cap @ settings.externalCap', 'rulebook.negative_setting_cap @ settings.totalCap'],
    ],
    [{ totalCap: '0' }, []],
    [
      {
        chain: {
          stages: [
            { stage: 'check', by: 'head' },
            { stage: 'self', by: 'unit' },
            { stage: 'final', by: 'standing' },
          ],
        },
      },
      ['rulebook.chain_order @ settings.chain.stages[1]'],
    ],
    [
      {
        chain: {
          stages: [
            { stage: 'self', by: 'unit' },
            { stage: 'self', by: 'unit' },
            { stage: 'final', by: 'standing' },
          ],
        },
      },
      ['rulebook.chain_order @ settings.chain.stages[1]'],
    ],
    [{ chain: { stages: [{ stage: 'self', by: 'unit' }] } }, ['rulebook.no_final_stage @ settings.chain.stages']],
    [{ crossScoring: { scorersPerUnit: 3, criteria: ['A'] } }, []],
    [{ crossScoring: { scorersPerUnit: 3, criteria: ['B'] } }, ['rulebook.cross_unknown @ settings.crossScoring.criteria[0]']],
    [
      {
        departments: [
          { code: 'a', title: 'a' },
          { code: 'a', title: 'b' },
        ],
      },
      ['rulebook.same_code @ settings.departments[1].code'],
    ],
    [
      {
        classification: {
          bands: [
            { code: 'a', title: 'a', from: 5 },
            { code: 'b', title: 'b', to: 6 },
          ],
        },
      },
      ['rulebook.overlapping_bands @ settings.classification.bands[0]'],
    ],
    [
      {
        classification: {
          bands: [
            { code: 'a', title: 'a', from: 5 },
            { code: 'a', title: 'b', to: 5 },
          ],
        },
      },
      ['rulebook.same_code @ settings.classification.bands[1].code'],
    ],
  ] as [Partial<RulebookFile['settings']>, string[]][])('%j', (more, wanted) => expect(settings(more)).toEqual(wanted));

  test('a maximum nobody can reach', () => {
    const of = (more: Partial<RulebookFile['settings']>, max: string, one: Rule = { kind: 'yes_no', when: 'yes' }) =>
      settings({ scale: max, ...more }, [line(one, { max })]);
    expect(of({ decimals: 0 }, '7.5')).toEqual(['rulebook.max_off_step @ criteria[0].max']);
    expect([of({ decimals: 1 }, '7.5'), of({ step: '1' }, '7.5'), of({ step: '1', stepForComputed: true }, '7')]).toEqual([[], [], []]);
    expect(of({ step: '1', stepForComputed: true }, '7.5')).toEqual(['rulebook.max_off_step @ criteria[0].max']);
  });

  test('tie rules that can never decide', () => {
    const tie = (tieRules: RulebookFile['settings']['tieRules'], criteria = [line(manual), line(manual, { code: 'B' })]) =>
      settings({ scale: '20', tieRules }, criteria);
    expect(tie([{ rule: 'fewer_failed_conditions' }])).toEqual(['rulebook.tie_never_decides @ settings.tieRules[0]']);
    expect(tie([{ rule: 'base_total' }])).toEqual(['rulebook.tie_never_decides @ settings.tieRules[0]']);
    expect(
      tie([
        { rule: 'group_points', group: 'A' },
        { rule: 'group_points', group: 'A' },
      ]),
    ).toEqual(['rulebook.tie_never_decides @ settings.tieRules[1]']);
    expect(tie([{ rule: 'group_points', group: 'A' }, { rule: 'group_points', group: 'B' }, { rule: 'women_share' }])).toEqual([]);
    expect(tie([{ rule: 'group_points', group: 'Z' }])).toEqual(['rulebook.unknown_group @ settings.tieRules[0].group']);
    for (const atLeastPercent of [0, 101, -1])
      expect(tie([{ rule: 'women_share', atLeastPercent }])).toEqual(['rulebook.tie_never_decides @ settings.tieRules[0]']);
    expect(tie([{ rule: 'women_share', atLeastPercent: 100 }])).toEqual([]);
    const whole = [{ code: 'I', title: 'I', max: '20', parts: [line(manual), line(manual, { code: 'B' })] }];
    expect(tie([{ rule: 'group_points', group: 'I' }], whole)).toEqual(['rulebook.tie_never_decides @ settings.tieRules[0]']);
    expect(tie([{ rule: 'group_points', group: 'I' }, { rule: 'base_total' }], [...whole, line(manual, { code: 'T', counts: 'bonus' })])).toEqual([]);
    const conditions = [line(manual), line(manual, { code: 'B' }), line({ kind: 'condition', when: 'yes' }, { code: 'C', max: '0' })];
    expect(tie([{ rule: 'fewer_failed_conditions' }], conditions)).toEqual([]);
    expect(tie([{ rule: 'group_points', group: 'C' }], conditions)).toEqual(['rulebook.tie_never_decides @ settings.tieRules[0]']);
    expect(tie([{ rule: 'fewer_failed_conditions' }], [line(manual, { hardCondition: { when: 'yes' } }), line(manual, { code: 'B' })])).toEqual([]);
  });
});

test('before publication every line has a measure and a proof (R-056)', () => {
  const { book } = bookOf(
    file([
      line(manual),
      line(manual, { code: 'B', measure: ' ', proof: ['Báo cáo'] }),
      line(manual, { code: 'C', measure: 'Có / không', proof: ['Báo cáo'] }),
    ]),
  );
  expect(publicationProblems(book).map((one) => `${one.code} @ ${one.place}`)).toEqual([
    'rulebook.no_measure @ criteria[0].measure',
    'rulebook.no_proof @ criteria[0].proof',
    'rulebook.no_measure @ criteria[1].measure',
  ]);
});

describe('facts', () => {
  const { compiled } = bookOf(
    file(
      [
        line({ kind: 'per_unit', count: 'x', pointsEach: 1 }),
        line({ kind: 'manual', least: '1' }, { code: 'B' }),
        line({ kind: 'condition', when: 'b' }, { code: 'C', max: '0' }),
      ],
      {
        settings: { scale: '20', step: '0.5' },
        facts: [
          count,
          { code: 'n', title: 'n', unit: 'count', notNegative: false },
          { code: 'b', title: 'b', unit: 'flag' },
          { code: 'd', title: 'd', unit: 'date' },
          { code: 'm', title: 'm', unit: 'percent', period: 'month' },
        ],
        derived: [{ code: 'z', title: 'z', unit: 'count', formula: 'x + 1' }],
      },
    ),
  );
  const refusals = (json: unknown): string[] => {
    const reading = readFacts(compiled, json);
    return reading.ok ? [] : reading.problems.map((one) => `${one.code.replace('rulebook.', '')} @ ${one.place}`);
  };
  const of = (more: Partial<FactsFile['units'][number]>) => refusals(factsFile([unit(more)])).map((one) => one.replace('units[0].', ''));
  const reason = 'có';
  test.each([
    [{ facts: { x: '9,75', n: -3, b: true, d: '2022-02-28', m: { months: { 1: 50, 2: null } } } }, []],
    [{ facts: { x: null, m: null } }, []],
    [{ facts: { y: 1 } }, ['unknown_fact @ facts.y']],
    [{ facts: { z: 1 } }, ['unknown_fact @ facts.z']],
    [{ facts: { constructor: 1 } }, ['unknown_fact @ facts.constructor']],
    [{ facts: { x: -1 } }, ['negative_fact @ facts.x']],
    [{ facts: { x: true } }, ['wrong_value @ facts.x']],
    [{ facts: { x: '2022-02-28' } }, ['wrong_value @ facts.x']],
    [{ facts: { b: 1 } }, ['wrong_value @ facts.b']],
    [{ facts: { d: 5 } }, ['wrong_value @ facts.d']],
    [{ facts: { d: '2022-02-30' } }, ['not_a_real_day @ facts.d']],
    [{ facts: { x: { months: { 1: 1 } } } }, ['months_not_wanted @ facts.x']],
    [{ facts: { m: 5 } }, ['months_wanted @ facts.m']],
    [{ facts: { m: { months: { 3: -1 } } } }, ['negative_fact @ facts.m.months.3']],
    [{ facts: { x: '1.000' } }, ['ambiguous_number @ facts.x']],
    [{ facts: { x: Number.POSITIVE_INFINITY } }, ['number_too_large @ facts.x']],
    [{ facts: { x: 'NaN' } }, ['not_a_number @ facts.x']],
    [{ facts: { m: { months: { 1: '1.000' } } } }, ['ambiguous_number @ facts.m.months.1']],
    [{ targets: { x: 5 } }, []],
    [{ targets: { x: 0 } }, ['target_not_positive @ targets.x']],
    [{ targets: { n: 5 } }, ['no_target_wanted @ targets.n']],
    [{ targets: { q: 5 } }, ['unknown_fact @ targets.q']],
    [{ manual: { B: { points: '10', reason } } }, []],
    [{ manual: { B: { points: '1', reason } } }, []],
    [{ manual: { B: { points: '0.5', reason } } }, ['score_outside @ manual.B.points']],
    [{ manual: { B: { points: '10.5', reason } } }, ['score_outside @ manual.B.points']],
    [{ manual: { B: { points: '9.75', reason } } }, ['score_off_step @ manual.B.points']],
    [{ manual: { B: { points: '9', reason: ' ' } } }, ['reason_missing @ manual.B.reason']],
    [{ manual: { B: { points: 9.755, reason } } }, ['points_too_fine @ manual.B.points']],
    [{ manual: { A: { points: '9', reason } } }, ['not_manual @ manual.A']],
    [{ manual: { Q: { points: '9', reason } } }, ['unknown_criterion @ manual.Q']],
    [{ adjusted: { A: { points: '9', reason } } }, []],
    [{ adjusted: { A: { points: '9' } } }, ['reason_missing @ adjusted.A.reason']],
    [{ adjusted: { B: { points: '9', reason } } }, ['not_adjustable @ adjusted.B']],
    [{ adjusted: { C: { points: '0', reason } } }, ['not_adjustable @ adjusted.C']],
    [{ notAssigned: { A: '' } }, []],
    [{ notAssigned: { Q: '' } }, ['unknown_criterion @ notAssigned.Q']],
    [{ attributes: { womenPercent: 100 } }, []],
    [{ attributes: { womenPercent: '100.01' } }, ['wrong_value @ attributes.womenPercent']],
    [{ attributes: { womenPercent: -1 } }, ['wrong_value @ attributes.womenPercent']],
  ] as [Partial<FactsFile['units'][number]>, string[]][])('%j', (more, wanted) => expect(of(more)).toEqual(wanted));
  test('year, table, units', () => {
    expect(refusals(factsFile([], { year: 2021 }))).toEqual(['other_year @ year']);
    expect(refusals(factsFile([], { rulebook: 'other' }))).toEqual(['other_rulebook @ rulebook']);
    expect(refusals(factsFile([], { rulebook: 'test' }))).toEqual([]);
    expect(refusals(factsFile([unit(), unit()]))).toEqual(['same_unit @ units[1].code']);
  });
});

describe('bad input', () => {
  test('what is no JSON, no object, no rulebook', () => {
    expect(readJson('{"a":')).toMatchObject({ ok: false, problems: [{ code: 'rulebook.not_json' }] });
    expect(readJson('[1]')).toEqual({ ok: true, json: [1] });
    for (const json of [null, 5, 'x', [], {}, { criteria: 5 }, { format: 'thidua/rulebook@2' }])
      expect(refusalsOf(json).every((one) => one.startsWith('rulebook.wrong_shape'))).toBe(true);
  });
  test('a list of problems has an end', () => {
    const reading = readRulebook({ ...file([]), criteria: Array.from({ length: 400 }, () => ({ code: '!' })) });
    expect(reading.ok ? 0 : reading.problems.length).toBe(200);
  });
  test('one place of a right rulebook replaced by anything: read or refused by name', () => {
    const right = file(
      [
        {
          code: 'I',
          title: 'I',
          max: '20',
          parts: [line({ kind: 'bands', of: 'x', bands: [{ from: 0, to: 5, points: 2 }] }), line({ kind: 'yes_no', when: 'x > 2' }, { code: 'B' })],
        },
      ],
      { facts: [count] },
    );
    const places = (value: unknown, path: (string | number)[] = []): (string | number)[][] =>
      typeof value === 'object' && value !== null
        ? [path, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, Array.isArray(value) ? Number(key) : key]))]
        : [path];
    const all = places(right).filter((path) => path.length > 0);
    const odd = fc.oneof(
      fc.constantFrom<unknown>(
        '9,75',
        '1.000',
        'NaN',
        Number.POSITIVE_INFINITY,
        -1,
        Number.NaN,
        '',
        null,
        [],
        {},
        '__proto__',
        'constructor',
        '=1+1',
        'x'.repeat(2000),
        true,
        0.1 + 0.2,
      ),
      fc.jsonValue({ maxDepth: 2 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...all), odd, (path, value) => {
        const copy = structuredClone(right) as unknown as Record<string, unknown>;
        const last = path.at(-1) ?? '';
        const holder = path.slice(0, -1).reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy);
        holder[last] = value;
        const reading = readRulebook(copy);
        if (!reading.ok) for (const one of reading.problems) expect(one.code).toMatch(/^(rulebook|formula)\./);
      }),
      { numRuns: 1500 },
    );
  });
});
