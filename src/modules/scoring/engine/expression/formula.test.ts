import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText, type Exact } from '../exact.ts';
import { criterionScore, file, line, refusalsOf, scoresOf, unit, unitScore } from '../factory.ts';
import { readRulebook } from '../read.ts';
import { parse } from './parse.ts';
import { compile, type Value } from './run.ts';
import { FormulaError } from './tree.ts';
import { typeOf, type Type } from './types.ts';

const figures: Record<string, { readonly type: Type; readonly value: Value; readonly target?: Exact }> = {
  x: { type: { unit: 'count', monthly: false }, value: 7, target: 5 },
  y: { type: { unit: 'count', monthly: false }, value: 2 },
  none: { type: { unit: 'count', monthly: false }, value: null },
  p: { type: { unit: 'percent', monthly: false }, value: 90 },
  d: { type: { unit: 'day', monthly: false }, value: 3 },
  money: { type: { unit: 'dong', monthly: false }, value: 1000 },
  from: { type: { unit: 'date', monthly: false }, value: 100 },
  to: { type: { unit: 'date', monthly: false }, value: 130 },
  yes_: { type: { unit: 'flag', monthly: false }, value: true },
  no_: { type: { unit: 'flag', monthly: false }, value: false },
  maybe: { type: { unit: 'flag', monthly: false }, value: null },
  m: { type: { unit: 'count', monthly: true }, value: [1, 5, undefined, 3] },
  gaps: { type: { unit: 'count', monthly: true }, value: [1, null, 9] },
  empty: { type: { unit: 'count', monthly: true }, value: [undefined] },
  zeros: { type: { unit: 'count', monthly: true }, value: [0, 5, 0, 0] },
  flags: { type: { unit: 'flag', monthly: true }, value: [true, undefined, null] },
};
const codes = Object.keys(figures);
const names = { typeOf: (name: string) => figures[name]?.type, hasTarget: (name: string) => figures[name]?.target !== undefined };

function run(text: string): { readonly value: Value; readonly type: Type } {
  const tree = parse(text);
  const type = typeOf(tree, names);
  const value = compile(tree, { indexOf: (name) => codes.indexOf(name), unitOf: (part) => typeOf(part, names).unit })({
    value: (index) => figures[codes[index] ?? '']?.value,
    target: (index) => figures[codes[index] ?? '']?.target ?? null,
  });
  return { value, type };
}
const shown = (value: Value): unknown =>
  typeof value === 'number' || (typeof value === 'object' && value !== null && 'n' in value) ? plainText(value) : value;
const result = (text: string): unknown => {
  const { value } = run(text);
  return Array.isArray(value) ? value.map(shown) : shown(value);
};

/** `code@position` of the refusal. */
const refusal = (text: string): string => {
  try {
    run(text);
  } catch (error) {
    if (error instanceof FormulaError) return `${error.spec.code.replace('formula.', '')}@${error.position}`;
    throw error;
  }
  return 'accepted';
};

describe('values', () => {
  test.each([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['10 - 3 - 2', '5'],
    ['12 / 2 / 3', '2'],
    ['-x + 10', '3'],
    ['--x', '7'],
    ['2 - -3', '5'],
    ['1 / 3', '0.333333'],
    ['0.1 + 0.2', '0.3'],
    ['abs(2 - x)', '5'],
    ['abs(x)', '7'],
    ['floor(x / y)', '3'],
    ['floor(-x / y)', '-4'],
    ['round(x / 3, 2)', '2.33'],
    ['round(x / 2, 0)', '4'],
    ['min(x, y)', '2'],
    ['max(x, y, 9)', '9'],
    ['min(x; y)', '2'],
    ['target(x)', '5'],
    ['percent(y, x)', '28.571429'],
    ['percent(y, 0)', undefined],
    ['x / 0', undefined],
    ['none + 1', null],
    ['none / 0', null],
    ['x + x / 0', undefined],
    ['none + x / 0', null],
    ['if(x > y, x, y)', '7'],
    ['if(no_, x, y)', '2'],
    ['if(maybe, x, y)', null],
    ['to - from', '30'],
    ['"2022-03-01" - "2022-02-28"', '1'],
    ['from + 5 days = "1970-04-16"', true],
    ['money * 10 %', '100'],
    ['p * money', '900'],
    ['p * d', '2.7'],
    ['p * 2', '180'],
    ['x * p', '630'],
    ['X + Y', '9'],
    ['x × y', '14'],
    ['sum(m)', '9'],
    ['avg(m)', '3'],
    ['min(m)', '1'],
    ['max(m)', '5'],
    ['last(m)', '3'],
    ['months(m)', '3'],
    ['months(gaps)', '2'],
    ['sum(gaps)', null],
    ['last(gaps)', '9'],
    ['sum(empty)', undefined],
    ['last(empty)', undefined],
    ['months(empty)', '0'],
    ['max(min(m), 2)', '2'],
  ])('%s = %s', (text, wanted) => expect(result(text)).toBe(wanted));

  test.each([
    ['x = 7', true],
    ['x == 7', true],
    ['x != 7', false],
    ['x <> 7', false],
    ['x < 7', false],
    ['x <= 7', true],
    ['x > 7', false],
    ['x >= 7', true],
    ['x ≥ 8', false],
    ['x ≤ 6', false],
    ['p > 90 %', false],
    ['p > 89.99', true],
    ['yes_ = no_', false],
    ['yes_ != no_', true],
    ['yes', true],
    ['không', false],
    ['not yes_', false],
    ['not maybe', null],
    ['yes_ and maybe', null],
    ['no_ and maybe', false],
    ['maybe and no_', false],
    ['yes_ or maybe', true],
    ['no_ or maybe', null],
    ['no_ hoặc yes_', true],
    ['yes_ và no_', false],
    ['no_ and no_ or yes_', true],
    ['no_ and (no_ or yes_)', false],
    ['not no_ and no_', false],
    ['none > 3', null],
    ['known(none)', false],
    ['known(x)', true],
    ['known(x / 0)', false],
    ['every(m > 0)', true],
    ['every(m > 1)', false],
    ['any(m > 4)', true],
    ['any(m > 5)', false],
    ['every(gaps > 0)', null],
    ['every(gaps > 1)', false],
    ['any(gaps > 8)', true],
    ['every(empty > 0)', undefined],
    ['every(percent(m, zeros) >= 100 %)', true],
    ['every(flags)', null],
    ['d <= 3 days', true],
    ['money >= 1000 đồng', true],
  ])('%s is %s', (text, wanted) => expect(result(text)).toBe(wanted));

  test('month by month', () => {
    expect(result('m + 1')).toEqual(['2', '6', undefined, '4', ...Array.from({ length: 8 })]);
    expect(result('max(m, gaps)')).toEqual(['1', null, undefined, ...Array.from({ length: 9 })]);
    expect(result('if(m > 2, m, 0)')).toEqual(['0', '5', undefined, '3', ...Array.from({ length: 8 })]);
    expect(result('not (m > 2)')).toEqual([true, false, undefined, false, ...Array.from({ length: 8 })]);
    expect(result('-m')).toEqual(['-1', '-5', undefined, '-3']);
    expect(result('round(m / 2, 0)')).toEqual(['1', '3', undefined, '2', ...Array.from({ length: 8 })]);
  });
});

describe('units', () => {
  const unitOf = (text: string) => run(text).type.unit;
  test.each([
    ['x + y', 'count'],
    ['x + 1', 'count'],
    ['1 + 1', 'plain'],
    ['2 * 3', 'plain'],
    ['6 / 3', 'plain'],
    ['1 + p', 'percent'],
    ['p * 2', 'percent'],
    ['2 * p', 'percent'],
    ['2 * x', 'count'],
    ['x * 2', 'count'],
    ['x * p', 'percent'],
    ['p * money', 'dong'],
    ['money * p', 'dong'],
    ['x * money', 'dong'],
    ['x * y', 'count'],
    ['money / money', 'count'],
    ['money / x', 'dong'],
    ['money / 2', 'dong'],
    ['2 / x', 'count'],
    ['percent(money, money)', 'percent'],
    ['to - from', 'day'],
    ['from + d', 'date'],
    ['from - 3', 'date'],
    ['last(m)', 'count'],
    ['months(m)', 'count'],
    ['max(d, 2)', 'day'],
    ['max(2, d)', 'day'],
    ['x > y', 'flag'],
    ['if(yes_, money, 0)', 'dong'],
    ['-d', 'day'],
    ['90 %', 'percent'],
    ['90 ngày', 'day'],
  ])('%s is %s', (text, wanted) => expect(unitOf(text)).toBe(wanted));
});

describe('refusals with the character they point at', () => {
  test.each([
    ['', 'unexpected_end@1'],
    ['x +', 'unexpected_end@4'],
    ['(x', 'unexpected_end@3'],
    ['x y', 'unexpected@3'],
    ['x)', 'unexpected@2'],
    ['+ x', 'unexpected@1'],
    ['x and', 'unexpected_end@6'],
    ['and x', 'unexpected@1'],
    ['x # y', 'unexpected_character@3'],
    ["x + eval('1')", 'unexpected_character@10'],
    ['1.000 + x', 'bad_number@1'],
    ['1.2.3', 'bad_number@1'],
    ['9,75', 'decimal_comma@2'],
    ['(9,75)', 'decimal_comma@3'],
    ['x > 1 > 2', 'unexpected@7'],
    ['"2022-02-30"', 'bad_date@1'],
    ['z + 1', 'unknown_name@1'],
    ['x + constructor', 'unknown_name@5'],
    ['constructor(x)', 'unknown_function@1'],
    ['5 constructor', 'unexpected@3'],
    ['eval(x)', 'unknown_function@1'],
    ['abs(x, y)', 'argument_count@1'],
    ['known(x, y)', 'argument_count@1'],
    ['known()', 'argument_count@1'],
    ['target(x, y)', 'argument_count@1'],
    ['percent(x)', 'argument_count@1'],
    ['round(x)', 'argument_count@1'],
    ['every(m > 0, m > 1)', 'argument_count@1'],
    ['sum()', 'argument_count@1'],
    ['if(yes_, x)', 'argument_count@1'],
    ['x + d', 'wrong_unit@3'],
    ['money > p', 'wrong_unit@7'],
    ['d * money', 'wrong_unit@3'],
    ['p * p', 'wrong_unit@3'],
    ['money / d', 'wrong_unit@7'],
    ['2 / money', 'wrong_unit@3'],
    ['from + to', 'wrong_kind@6'],
    ['x + yes_', 'wrong_kind@3'],
    ['yes_ > no_', 'wrong_kind@6'],
    ['x and yes_', 'wrong_kind@1'],
    ['yes_ or x', 'wrong_kind@9'],
    ['not x', 'wrong_kind@5'],
    ['-yes_', 'wrong_kind@2'],
    ['sum(x)', 'wrong_kind@5'],
    ['sum(flags)', 'wrong_kind@5'],
    ['every(m)', 'wrong_kind@7'],
    ['min(x)', 'wrong_kind@5'],
    ['min(yes_, no_)', 'wrong_kind@5'],
    ['round(x, y)', 'wrong_kind@10'],
    ['round(x, 7)', 'wrong_kind@10'],
    ['if(x, x, y)', 'wrong_kind@4'],
    ['if(yes_, x, d)', 'wrong_unit@1'],
    ['percent(x, d)', 'wrong_unit@1'],
    ['target(x + 1)', 'wrong_kind@10'],
    ['target(y)', 'no_target@8'],
    [`${'('.repeat(60)}x${')'.repeat(60)}`, 'too_deep@41'],
    [`${'-'.repeat(60)}x`, 'too_deep@41'],
    [`${'not '.repeat(60)}yes_`, 'too_deep@161'],
  ])('%s', (text, wanted) => expect(refusal(text)).toBe(wanted));

  test('any text is read or refused by name, and nothing is run', () => {
    const pieces = fc.array(
      fc.constantFrom(
        'x',
        'm',
        'yes_',
        '(',
        ')',
        ',',
        '+',
        '-',
        '*',
        '/',
        '<',
        '=',
        '%',
        ' and ',
        ' not ',
        'sum',
        'if',
        'target',
        '9.5',
        '1.000',
        '"2022-01-01"',
        '\u0000',
        '🙂',
        'ngày',
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          pieces.map((list) => list.join('')),
          fc.string({ maxLength: 60 }),
        ),
        (text) => {
          expect(typeof refusal(text)).toBe('string');
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('formulas inside a rulebook', () => {
  const flag = { code: 'b', title: 'b', unit: 'flag' } as const;
  const count = { code: 'x', title: 'x', unit: 'count' } as const;
  test('a refusal carries file place and character', () => {
    const reading = readRulebook(file([line({ kind: 'yes_no', when: 'x >  z' })], { facts: [count] }));
    expect(reading.ok ? [] : reading.problems).toMatchObject([{ code: 'formula.unknown_name', place: 'criteria[0].rule.when', position: 6 }]);
  });
  test('monthly figures must be combined; rules want their unit', () => {
    const monthly = { ...count, period: 'month' as const };
    expect(refusalsOf(file([line({ kind: 'per_unit', count: 'x', pointsEach: 1 })], { facts: [monthly] }))).toEqual([
      'formula.months_not_combined @ criteria[0].rule.count',
    ]);
    expect(refusalsOf(file([line({ kind: 'per_unit', count: 'b', pointsEach: 1 })], { facts: [flag] }))).toEqual([
      'formula.wrong_kind @ criteria[0].rule.count',
    ]);
    expect(refusalsOf(file([line({ kind: 'yes_no', when: 'x' })], { facts: [count] }))).toEqual(['formula.wrong_kind @ criteria[0].rule.when']);
    expect(refusalsOf(file([line({ kind: 'manual' }, { hardCondition: { when: 'x' } })], { facts: [count] }))).toEqual([
      'formula.wrong_kind @ criteria[0].hardCondition.when',
    ]);
    expect(
      refusalsOf(file([line({ kind: 'lateness', daysLate: 'x', onTime: 1, steps: [{ upToDays: 1, points: 0 }], beyond: 0 })], { facts: [count] })),
    ).toEqual(['formula.wrong_kind @ criteria[0].rule.daysLate']);
    const money = { code: 'money', title: 'money', unit: 'dong' as const };
    expect(refusalsOf(file([line({ kind: 'proportional', actual: 'x', target: 'money' })], { facts: [count, money] }))).toEqual([
      'formula.wrong_unit @ criteria[0].rule',
    ]);
  });
  test('derived figures use each other in any order; circles are refused with their path', () => {
    const derived = (code: string, formula: string) => ({ code, title: code, unit: 'count' as const, formula });
    const book = file([line({ kind: 'per_unit', count: 'c', pointsEach: 1 })], {
      facts: [count],
      derived: [derived('c', 'd * 2'), derived('d', 'x + 1')],
    });
    expect(criterionScore(unitScore(scoresOf(book, [unit({ facts: { x: 2 } })]), 'u1'), 'A').points).toBe(600);
    const circle = readRulebook({ ...book, derived: [derived('c', 'd * 2'), derived('d', 'e'), derived('e', 'd + x')] });
    expect(circle.ok ? [] : circle.problems.map((one) => one.message.en)).toContain('The formulas go round in a circle: d → e → d.');
    expect(refusalsOf({ ...book, derived: [derived('c', 'c')] })).toContain('formula.cycle @ derived[0].formula');
    expect(refusalsOf({ ...book, derived: [{ ...derived('c', 'x > 1') }] })[0]).toBe('formula.wrong_kind @ derived[0].formula');
    expect(refusalsOf({ ...book, derived: [{ ...derived('c', '5'), unit: 'day' }] })).toEqual(['formula.wrong_kind @ criteria[0].rule.count']);
    expect(refusalsOf({ ...book, derived: [derived('c', 'x +')] })).toContain('formula.unexpected_end @ derived[0].formula');
  });
});
