import { describe, expect, test } from 'vitest';
import { bookOf, factsFile, file, line, unit } from './factory.ts';
import type { FactsFile } from './facts.ts';
import { readFacts } from './read.ts';

const count = { code: 'x', title: 'x', unit: 'count', hasTarget: true } as const;

describe('facts', () => {
  const { compiled } = bookOf(
    file(
      [
        line({ kind: 'per_unit', count: 'x', pointsEach: 1 }),
        line({ kind: 'manual', least: '1' }, { code: 'B' }),
        line({ kind: 'condition', when: 'b' }, { code: 'C', max: '0' }),
        {
          code: 'D',
          title: 'D',
          max: '10',
          parts: [line({ kind: 'manual' }, { code: 'D1', max: '4' }), line({ kind: 'yes_no', when: 'b' }, { code: 'D2', max: '6' })],
        },
        line({ kind: 'honours', honours: [{ honour: 'co', points: '5' }] }, { code: 'H', counts: 'external' }),
      ],
      {
        settings: { scale: '30', step: '0.5' },
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
    [{ notAssigned: { A: 'không giao', D: 'không giao' } }, []],
    [{ notAssigned: { A: '', D: ' ' } }, ['not_asked_reason @ notAssigned.A', 'not_asked_reason @ notAssigned.D']],
    [{ notAssigned: { Q: '' } }, ['unknown_criterion @ notAssigned.Q']],
    [{ notAssigned: { B: 'không giao' }, manual: { B: { points: '10', reason } } }, ['score_not_asked @ manual.B']],
    [
      { notAssigned: { D: 'không giao' }, manual: { D1: { points: '4', reason } }, adjusted: { D2: { points: '4', reason } } },
      ['score_not_asked @ manual.D1', 'score_not_asked @ adjusted.D2'],
    ],
    [{ honours: [{ honour: 'co' }, { honour: 'co', on: '2022-02-28' }] }, []],
    [{ honours: [{ honour: 'co', on: '2022-02-29' }] }, ['not_a_real_day @ honours[0].on']],
    [
      { honours: [{ honour: 'co' }, { honour: 'co_bo', on: '2022-99-99' }] },
      ['unknown_honour @ honours[1].honour', 'not_a_real_day @ honours[1].on'],
    ],
    [{ attributes: { womenPercent: 100 } }, []],
    [{ attributes: { womenPercent: '100.01' } }, ['wrong_value @ attributes.womenPercent']],
    [{ attributes: { womenPercent: -1 } }, ['wrong_value @ attributes.womenPercent']],
  ] as [Partial<FactsFile['units'][number]>, string[]][])('%j', (more, wanted) => expect(of(more)).toEqual(wanted));
  test('a number that cannot be read hides nothing else', () => {
    const wrong = unit({
      facts: { x: '1.000', n: 3, y: 1, m: { months: { 1: 'NaN', 2: -1 } } },
      targets: { x: 'mười' },
      manual: { B: { points: 'tám', reason }, Q: { points: '9', reason } },
    });
    expect(refusals(factsFile([wrong, wrong]))).toEqual([
      ...[0, 1].flatMap((at) => [
        `ambiguous_number @ units[${at}].facts.x`,
        `not_a_number @ units[${at}].facts.m.months.1`,
        `not_a_number @ units[${at}].targets.x`,
        `not_a_number @ units[${at}].manual.B.points`,
      ]),
      'unknown_fact @ units[0].facts.y',
      'negative_fact @ units[0].facts.m.months.2',
      'unknown_criterion @ units[0].manual.Q',
      'same_unit @ units[1].code',
      'unknown_fact @ units[1].facts.y',
      'negative_fact @ units[1].facts.m.months.2',
      'unknown_criterion @ units[1].manual.Q',
    ]);
  });
  test('year, table, units', () => {
    expect(refusals(factsFile([], { year: 2021 }))).toEqual(['other_year @ year']);
    expect(refusals(factsFile([], { rulebook: 'other' }))).toEqual(['other_rulebook @ rulebook']);
    expect(refusals(factsFile([], { rulebook: 'test' }))).toEqual([]);
    expect(refusals(factsFile([unit(), unit()]))).toEqual(['same_unit @ units[1].code']);
  });
  test('a refusal says what it means in one language, with the title people know', () => {
    const { compiled: titled } = bookOf(
      file([line({ kind: 'yes_no', when: 'sach' })], {
        facts: [
          { code: 'qua_han', title: { vi: 'Nhiệm vụ quá hạn', en: 'Overdue tasks' }, unit: 'count', hasTarget: true },
          { code: 'sach', title: 'Không vi phạm', unit: 'flag' },
          { code: 'han', title: 'Hạn báo cáo', unit: 'date' },
          { code: 'thang', title: 'Việc đến hạn', unit: 'count', period: 'month' },
        ],
      }),
    );
    const said = (facts: Record<string, unknown>, targets: Record<string, number> = {}) => {
      const reading = readFacts(titled, factsFile([unit({ facts: facts as never, targets })]));
      return reading.ok ? [] : reading.problems.map((one) => [one.message.vi, one.message.en]);
    };
    expect(said({ qua_han: -1 })).toEqual([['“Nhiệm vụ quá hạn” (qua_han) không thể âm.', '“Overdue tasks” (qua_han) cannot be negative.']]);
    expect(said({ qua_han: true })).toEqual([['“Nhiệm vụ quá hạn” (qua_han) cần một con số.', '“Overdue tasks” (qua_han) needs a number.']]);
    for (const typed of ['có', 'yes', 1])
      expect(said({ sach: typed })).toEqual([
        ['“Không vi phạm” (sach) cần true hoặc false (có hoặc không).', '“Không vi phạm” (sach) needs true or false (yes or no).'],
      ]);
    for (const typed of ['15/12/2022', 5])
      expect(said({ han: typed })).toEqual([
        ['“Hạn báo cáo” (han) cần một ngày viết như 2022-12-15.', '“Hạn báo cáo” (han) needs a day such as 2022-12-15.'],
      ]);
    expect(said({ qua_han: 'tám', thang: { months: { 1: 'x' } } }).map(([vi]) => vi)).toEqual(['“tám” không phải là số.', '“x” không phải là số.']);
    expect(said({ thang: { months: { 13: 2 } } })).toEqual([['Sai dạng: không nhận trường “13” ở đây.', 'Wrong shape: “13” is no field here.']]);
    expect(said({}, { qua_han: 0 })[0]?.[0]).toBe('Chỉ tiêu của “Nhiệm vụ quá hạn” (qua_han) phải lớn hơn 0.');
  });
});
