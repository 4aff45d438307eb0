import { describe, expect, test } from 'vitest';
import { criterionScore, file, line, scoresOf, unit, unitScore } from './factory.ts';
import type { RulebookFile } from './rulebook.ts';

const manual = { kind: 'manual', reasonNeeded: false } as const;
const flag = (code: string) => ({ code, title: code, unit: 'flag' }) as const;
const given = (points: string) => ({ points });

describe('criteria that are not assigned (practice §13)', () => {
  const book = (settings: Partial<RulebookFile['settings']>) =>
    file(
      [
        { code: 'I', title: 'Nhóm', max: '30', parts: [line(manual, { code: 'I.1', max: '10' }), line(manual, { code: 'I.2', max: '20' })] },
        line(manual, { code: 'II', max: '70' }),
      ],
      { settings: { scale: '100', ...settings } },
    );
  const of = (settings: Partial<RulebookFile['settings']>, notAssigned: Record<string, string>) =>
    unitScore(scoresOf(book(settings), [unit({ manual: askedOf(notAssigned), notAssigned })]), 'u1');
  const askedOf = (notAssigned: Record<string, string>) =>
    Object.fromEntries(
      Object.entries({ 'I.1': given('5'), 'I.2': given('15'), II: given('60') }).filter(
        ([code]) => !Object.keys(notAssigned).some((left) => code === left || code.startsWith(`${left}.`)),
      ),
    );

  test('they leave the total; the base is not stretched unless the table says so', () => {
    expect(of({}, { 'I.1': 'không có nhiệm vụ' }).totals).toMatchObject({ raw: 7500, base: 7500, assigned: 9000, total: 7500 });
    expect(of({ rescale: 'to_scale' }, { 'I.1': 'không có nhiệm vụ' }).totals).toMatchObject({ raw: 7500, base: 8333, assigned: 9000, total: 8333 });
    expect(of({ rescale: 'to_scale' }, {}).totals).toMatchObject({ raw: 8000, base: 8000, assigned: 10000 });
  });
  test('a whole heading may leave; nothing left is no total', () => {
    const score = of({ rescale: 'to_scale' }, { I: 'không giao' });
    expect(score.totals).toMatchObject({ base: 8571, assigned: 7000 });
    expect(criterionScore(score, 'I.2')).toMatchObject({ state: 'not_assigned', points: null });
    expect(of({}, { I: 'không giao', II: 'không giao' }).totals.total).toBeNull();
  });
  test('headings sum their parts', () => {
    expect(of({}, {}).headings).toMatchObject([{ code: 'I', points: 2000, extra: 0, max: 3000 }]);
  });
});

describe('bonus, caps', () => {
  const book = (settings: Partial<RulebookFile['settings']> = {}) =>
    file(
      [
        line(manual, { max: '100' }),
        line(manual, { code: 'T1', max: '3', counts: 'bonus' }),
        line(manual, { code: 'T2', max: '2', counts: 'bonus' }),
      ],
      {
        settings: { scale: '100', ...settings },
      },
    );
  const total = (settings: Partial<RulebookFile['settings']>, base = '99') =>
    unitScore(scoresOf(book(settings), [unit({ manual: { A: given(base), T1: given('3'), T2: given('2') } })]), 'u1').totals;
  test('bonus comes on top of the scale (Table F)', () => {
    expect(total({})).toMatchObject({ base: 9900, bonus: 500, total: 10400 });
  });
  test('caps of bonus and total', () => {
    expect(total({ bonusCap: '4' })).toMatchObject({ bonus: 400, total: 10300 });
    expect(total({ totalCap: '100' }).total).toBe(10000);
    expect(total({ bonusCap: '0' }).total).toBe(9900);
  });
});

describe('what missing means', () => {
  const book = (missing: 'no_total' | 'zero_when_closed') =>
    file([line({ kind: 'yes_no', when: 'x' }), line(manual, { code: 'B' })], { facts: [flag('x')], settings: { scale: '20', missing } });
  const score = (missing: 'no_total' | 'zero_when_closed', closed: boolean) =>
    unitScore(scoresOf(book(missing), [unit({ manual: { B: given('8') } })], { closed }), 'u1');
  test('no total and no rank, closed or not', () => {
    expect([score('no_total', false), score('no_total', true)].map((one) => [one.totals.total, one.rank])).toEqual([
      [null, null],
      [null, null],
    ]);
  });
  test('0 only once closed, and it is said', () => {
    expect(score('zero_when_closed', false).totals.total).toBeNull();
    const closed = score('zero_when_closed', true);
    expect(closed.totals.total).toBe(800);
    expect(criterionScore(closed, 'A')).toMatchObject({ points: null, state: 'missing' });
    expect(criterionScore(closed, 'A').explanation.en).toContain('counts as 0');
    expect(closed.missing.map((one) => one.code)).toEqual(['A']);
  });
});

describe('decimals, step, rounding', () => {
  const book = (settings: Partial<RulebookFile['settings']>) =>
    file([line({ kind: 'proportional', actual: 'x', target: '3' })], {
      facts: [{ code: 'x', title: 'x', unit: 'count' }],
      settings: { scale: '10', ...settings },
    });
  const points = (settings: Partial<RulebookFile['settings']>, x: number | string) =>
    criterionScore(unitScore(scoresOf(book(settings), [unit({ facts: { x } })]), 'u1'), 'A').points;
  test('half up, down and up at each number of decimals', () => {
    expect((['half_up', 'down', 'up'] as const).map((rounding) => points({ rounding }, 2))).toEqual([667, 666, 667]);
    expect(([0, 1, 2] as const).map((decimals) => points({ decimals }, 1))).toEqual([300, 330, 333]);
    expect(points({ decimals: 0 }, '0.75')).toBe(300);
  });
  test('to the step where the table wants computed points on it', () => {
    expect(points({ step: '0.25', stepForComputed: true }, 1)).toBe(325);
    expect(points({ step: '0.5', stepForComputed: true }, 1)).toBe(350);
    expect(points({ step: '0.25' }, 1)).toBe(333);
  });
});

describe('conditions stand beside the points (R-058, R-059)', () => {
  const book = file(
    [
      line({ kind: 'yes_no', when: 'overdue = 0' }, { hardCondition: { when: 'overdue = 0' } }),
      line({ kind: 'condition', when: 'every(round(percent(done, due), 2) > 90 %)' }, { code: 'C', max: '0' }),
    ],
    {
      facts: [
        { code: 'overdue', title: 'o', unit: 'count' },
        { code: 'done', title: 'd', unit: 'count', period: 'month' },
        { code: 'due', title: 'd', unit: 'count', period: 'month' },
      ],
    },
  );
  const score = (overdue: number | null, months: Record<string, [number | null, number | null]>) => {
    const series = (index: 0 | 1) => ({ months: Object.fromEntries(Object.entries(months).map(([month, pair]) => [month, pair[index]])) });
    return unitScore(scoresOf(book, [unit({ facts: { overdue, done: series(0), due: series(1) } })]), 'u1');
  };
  const verdicts = (...args: Parameters<typeof score>) => score(...args).conditions.map((one) => one.verdict);
  test('90.00 % fails, 90.01 % passes; nothing due is no data', () => {
    expect(verdicts(0, { 1: [9000, 10000] })).toEqual(['met', 'unmet']);
    expect(verdicts(0, { 1: [9001, 10000], 2: [0, 0] })).toEqual(['met', 'met']);
    expect(verdicts(0, { 2: [0, 0] })).toEqual(['met', 'unknown']);
    expect(verdicts(0, {})).toEqual(['met', 'unknown']);
  });
  test('an unknown month leaves it unknown, unless another fails it', () => {
    expect(verdicts(0, { 1: [95, 100], 2: [null, 10] })).toEqual(['met', 'unknown']);
    expect(verdicts(0, { 1: [80, 100], 2: [null, 10] })).toEqual(['met', 'unmet']);
  });
  test('one overdue task makes the unit not eligible; total and rank stay', () => {
    const failed = score(1, { 1: [95, 100] });
    expect(failed).toMatchObject({ eligible: false, rank: 1, totals: { total: 0 } });
    expect(score(0, { 1: [95, 100] }).eligible).toBe(true);
    expect(score(0, {}).eligible).toBeNull();
    expect(score(1, {}).eligible).toBe(false);
  });
});

describe('classes of result', () => {
  const bands = [
    { code: 'xs', title: 'Xuất sắc', from: '90' },
    { code: 'tot', title: 'Tốt', from: '70', to: '90' },
    { code: 'ht', title: 'Hoàn thành', from: '50', fromIncluded: false, to: '70' },
  ];
  const classOf = (over: 'total' | 'base' | 'percent_of_scale', base: string, more: { bonus?: string; x?: boolean | null; when?: 'keep' } = {}) => {
    const book = file([line(manual, { max: '200', hardCondition: { when: 'x' } }), line(manual, { code: 'T', max: '20', counts: 'bonus' })], {
      facts: [flag('x')],
      settings: { scale: '200', classification: { over, bands, whenConditionFails: more.when ?? 'not_classified' } },
    });
    const score = unitScore(
      scoresOf(book, [unit({ manual: { A: given(base), T: given(more.bonus ?? '0') }, facts: { x: more.x === undefined ? true : more.x } })]),
      'u1',
    );
    return score.classification?.code ?? null;
  };
  test('over points, over base, over the share of the scale', () => {
    expect([classOf('total', '90'), classOf('total', '89.99'), classOf('total', '50'), classOf('total', '50.01')]).toEqual(['xs', 'tot', null, 'ht']);
    expect([classOf('total', '85', { bonus: '5' }), classOf('base', '85', { bonus: '5' })]).toEqual(['xs', 'tot']);
    expect([classOf('percent_of_scale', '180'), classOf('percent_of_scale', '179.99')]).toEqual(['xs', 'tot']);
  });
  test('a condition that fails or is unknown withholds it, unless the table keeps it', () => {
    expect([classOf('total', '95', { x: false }), classOf('total', '95', { x: null }), classOf('total', '95', { x: false, when: 'keep' })]).toEqual([
      null,
      null,
      'xs',
    ]);
  });
});

test('the context note stands beside the score and never inside it (R-081)', () => {
  const book = file([line(manual)]);
  const [with_, without] = ['rất nhiều việc', ''].map((contextNote) =>
    unitScore(scoresOf(book, [unit({ contextNote, manual: { A: given('7') } })]), 'u1'),
  );
  expect(with_?.contextNote).toBe('rất nhiều việc');
  expect(with_?.totals).toEqual(without?.totals);
});
