import { expect, test } from 'vitest';
import { dayNumber, dayText } from './days.ts';
import { file, line, scoresOf, unit, unitScore } from './factory.ts';
import type { FactsFile } from './facts.ts';
import type { RulebookFile } from './rulebook.ts';
import { numberIn, pointsIn, say, valueIn, valueText } from './words.ts';
import { ratio } from './exact.ts';

type Rule = NonNullable<RulebookFile['criteria'][number]['rule']>;
const figure = (code: string, kind: 'count' | 'percent' | 'day' | 'flag' | 'dong' | 'date') => ({
  code,
  title: code,
  unit: kind,
  hasTarget: kind === 'count',
  notNegative: false,
});
const facts = [
  figure('x', 'count'),
  figure('y', 'count'),
  figure('p', 'percent'),
  figure('d', 'day'),
  figure('b', 'flag'),
  { ...figure('m', 'count'), period: 'month' as const },
  figure('on', 'date'),
];

/** The words of one rule, for several units: rule, then why. */
function told(
  rule: Rule,
  units: Partial<FactsFile['units'][number]>[],
  more: Partial<RulebookFile['criteria'][number]> = {},
  closed = true,
): string[] {
  const external = rule.kind === 'honours';
  const sure = external || rule.kind === 'condition' ? [line({ kind: 'manual', reasonNeeded: false }, { code: 'S' })] : [];
  const book = file([line(rule, { ...(external ? { counts: 'external' as const } : {}), ...more }), ...sure], { facts });
  const list = units.map((one, at) => unit({ code: `u${at}`, name: `u${at}`, ...one }));
  const scores = scoresOf(book, list, { closed });
  const found = list.flatMap(({ code }) => unitScore(scores, code).criteria.filter((one) => one.code === 'A'));
  return [found[0]?.rule.vi ?? '', found[0]?.rule.en ?? '', ...found.map((one) => `${one.points} ${one.explanation.vi} | ${one.explanation.en}`)];
}

test('what each rule says and why it gave its points', () => {
  const xs = (...values: (number | string | null)[]) => values.map((x) => ({ facts: { x, y: 2 } }));
  expect({
    yesNo: told({ kind: 'yes_no', when: 'x > 2' }, xs(3, 1, null)),
    proportional: told({ kind: 'proportional', actual: 'x', target: 'target(x)' }, [
      ...xs(3, 5).map((one) => ({ ...one, targets: { x: 4 } })),
      { facts: { x: 3 } },
    ]),
    exactly: told({ kind: 'proportional', percent: 'percent(x, 10)', pointsPerPercent: '0.1' }, xs(10)),
    wholePercents: told({ kind: 'proportional', percent: 'p', pointsPerPercent: '0.1', wholePercents: true }, [
      { facts: { p: '97.5' } },
      { facts: { p: 120 } },
    ]),
    bands: told(
      {
        kind: 'bands',
        of: 'x',
        bands: [
          { from: 5, to: '7.5', toIncluded: true, points: '2.5' },
          { from: '7.5', fromIncluded: false, points: 4 },
        ],
      },
      xs(5, '7.5', 8, 4),
    ),
    lateness: told(
      { kind: 'lateness', daysLate: 'd', onTime: 10, steps: [{ upToDays: 2, points: '7.5' }], beyond: 1 },
      [0, 1, 2, 3].map((d) => ({ facts: { d } })),
    ),
    perUnit: told({ kind: 'per_unit', count: 'x', pointsEach: '1.25', cap: 5 }, xs(2, 4, 5)),
    bonusPenalty: told({ kind: 'bonus_penalty', start: 5, plus: 'x', plusEach: '0.5', minus: 'y', minusEach: '1.5', floor: 0, cap: 8 }, [
      ...xs(2, 12, 13, 0),
      { facts: { x: 0, y: 9 } },
    ]),
    penalty: told({ kind: 'bonus_penalty', start: 10, minus: 'x', minusEach: '0.25', floor: 0, cap: 10 }, xs(3)),
    relative: told({ kind: 'relative_to_leader', actual: 'x', target: 'target(x)' }, [
      { facts: { x: 130 }, targets: { x: 100 } },
      { facts: { x: 110 }, targets: { x: 100 } },
      { facts: { x: 100 }, targets: { x: 100 } },
      { facts: { x: 50 }, targets: { x: 100 } },
      { facts: { x: 6 } },
      { facts: { x: null } },
    ]),
    relativeOpen: told({ kind: 'relative_to_leader', actual: 'x', target: 'target(x)' }, xs(3), {}, false),
    honours: told(
      {
        kind: 'honours',
        honours: [
          { honour: 'a', title: 'Cờ A', points: 3 },
          { honour: 'b', points: '1.5' },
        ],
      },
      [{}, { honours: [{ honour: 'a' }] }, { honours: [{ honour: 'b' }, { honour: 'a' }] }],
    ),
    highest: told(
      {
        kind: 'honours',
        combine: 'highest',
        honours: [
          { honour: 'a', points: 3 },
          { honour: 'b', points: 2 },
        ],
      },
      [{ honours: [{ honour: 'a' }] }, { honours: [{ honour: 'b' }, { honour: 'a' }] }],
    ),
    condition: told({ kind: 'condition', when: 'b' }, [{ facts: { b: true } }], { max: 0 }),
    manual: told({ kind: 'manual', least: 1 }, [{ manual: { A: { points: 4, reason: 'có' } } }, {}]),
    notAssigned: told({ kind: 'yes_no', when: 'b' }, [{ notAssigned: { A: 'không giao' } }]),
    adjusted: told({ kind: 'yes_no', when: 'b' }, [
      { facts: { b: true }, adjusted: { A: { points: '7.5', reason: 'xét lại' } } },
      { adjusted: { A: { points: 1, reason: 'xét lại' } } },
    ]),
  }).toMatchSnapshot();
});

test('totals, conditions, values, what is missing', () => {
  const parts = [
    line({ kind: 'manual', reasonNeeded: false }, { code: 'I.1', max: 60 }),
    line({ kind: 'yes_no', when: 'every(m > 2) and on > "2022-01-31"' }, { code: 'I.2', max: 40, hardCondition: { when: 'any(m > 9)' } }),
    line({ kind: 'manual', reasonNeeded: false }, { code: 'T', max: 5, counts: 'bonus' }),
  ];
  const book = file(
    [
      { code: 'I', title: 'I', max: 100, parts },
      line({ kind: 'honours', honours: [{ honour: 'a', points: 9 }] }, { code: 'K', max: 9, counts: 'external' }),
    ],
    {
      facts,
      settings: { scale: 100, rescale: 'to_scale', missing: 'zero_when_closed', bonusCap: 4 },
    },
  );
  const months = { 1: 3, 2: null, 4: 12 };
  const units = [
    unit({
      code: 'u0',
      name: 'An',
      facts: { m: { months: { 1: 3, 4: 12 } }, on: '2022-02-01' },
      manual: { 'I.1': { points: 50 }, T: { points: 5 } },
      honours: [{ honour: 'a' }],
    }),
    unit({
      code: 'u1',
      name: 'Bình',
      facts: { m: { months }, on: '2022-02-01' },
      manual: { 'I.1': { points: 50 } },
      notAssigned: { T: 'không giao' },
    }),
    unit({ code: 'u2', name: 'Cúc', manual: { 'I.1': { points: '33.33' }, T: { points: 0 } }, notAssigned: { 'I.2': 'không giao' } }),
  ];
  const summary = (closed: boolean) =>
    scoresOf(book, units, { closed }).units.map((one) => ({
      total: one.totals.explanation,
      headings: one.headings.map(({ code, points, extra }) => [code, points, extra]),
      conditions: one.conditions.map(({ code, explanation }) => [code, explanation.vi, explanation.en]),
      values: one.criteria.flatMap((each) => each.values.map(({ name, value, unit: kind }) => `${name} = ${value} ${kind}`)),
      missing: one.missing.map(({ code, why }) => [code, why.vi, why.en]),
      note: one.classificationNote.en,
    }));
  expect({ open: summary(false), closed: summary(true) }).toMatchSnapshot();
});

test('numbers and values in both languages', () => {
  expect([numberIn(ratio(-123_456_789, 100)), numberIn(1_000_000), numberIn(ratio(2, 3)), numberIn(ratio(2, 3), 6)]).toEqual([
    { vi: '−1.234.567,89', en: '−1,234,567.89' },
    { vi: '1.000.000', en: '1,000,000' },
    { vi: '0,67', en: '0.67' },
    { vi: '0,666667', en: '0.666667' },
  ]);
  expect([pointsIn(975), pointsIn(1000), pointsIn(-50)]).toEqual([
    { vi: '9,75', en: '9.75' },
    { vi: '10', en: '10' },
    { vi: '−0,5', en: '−0.5' },
  ]);
  const day = dayNumber('2022-06-10') ?? 0;
  expect(
    [
      valueIn(5, 'day'),
      valueIn(null, 'count'),
      valueIn(undefined, 'count'),
      valueIn(true, 'flag'),
      valueIn(false, 'flag'),
      valueIn(day, 'date'),
      valueIn(90, 'percent'),
      valueIn(1000, 'dong'),
    ].map((one) => one.vi),
  ).toEqual(['5 ngày', 'chưa biết', 'không có số liệu', 'có', 'không', '10/06/2022', '90 %', '1.000 đồng']);
  expect([
    valueText(5, 'count'),
    valueText(null, 'count'),
    valueText(undefined, 'count'),
    valueText(true, 'flag'),
    valueText(false, 'flag'),
    valueText(day, 'date'),
  ]).toEqual(['5', null, null, 'yes', 'no', '2022-06-10']);
  expect(say('{a} {b} {c}', '{a} {b} {c}', { a: 1, b: { vi: 'hai', en: 'two' } })).toEqual({ vi: '1 hai —', en: '1 two —' });
});

test('days of the calendar', () => {
  expect(
    ['1970-01-01', '1970-01-02', '2022-02-29', '2024-02-29', '2022-2-5', '2022-13-01', ' 2022-01-01', '2022-01-01T00:00', '+02022-01-01'].map(
      dayNumber,
    ),
  ).toEqual([0, 1, null, 19782, null, null, null, null, null]);
  expect(dayText(19782)).toBe('2024-02-29');
});
