import { describe, expect, test } from 'vitest';
import { criterionScore, file, line, refusalsOf, scoresOf, unit, unitScore } from '../factory.ts';
import { readRulebook } from '../read.ts';

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
