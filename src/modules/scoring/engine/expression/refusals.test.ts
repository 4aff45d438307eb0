import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusal } from './factory.ts';

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
    ['round(x, 0.5)', 'wrong_kind@10'],
    ['if(x, x, y)', 'wrong_kind@4'],
    ['if(yes_, x, d)', 'wrong_unit@1'],
    ['percent(x, d)', 'wrong_unit@1'],
    ['target(x + 1)', 'wrong_kind@10'],
    ['target(y)', 'no_target@8'],
    [`${'('.repeat(60)}x${')'.repeat(60)}`, 'too_deep@41'],
    [`${'-'.repeat(60)}x`, 'too_deep@41'],
    [`${'not '.repeat(60)}yes_`, 'too_deep@161'],
  ])('%s', (text, wanted) => expect(refusal(text)).toBe(wanted));

  test('ten thousand brackets, signs, words or letters are refused where they go too far, without using up the stack', () => {
    const much = 10_000;
    expect(refusal('('.repeat(much))).toBe('too_deep@41');
    expect(refusal(`${'abs('.repeat(much)}x${')'.repeat(much)}`)).toMatch(/^too_deep@/);
    expect(refusal(`${'-'.repeat(much)}x`)).toBe('too_deep@41');
    expect(refusal(`${'not '.repeat(much)}yes_`)).toBe('too_deep@161');
    expect(refusal(`${'if(yes_, '.repeat(much)}x`)).toMatch(/^too_deep@/);
    expect(refusal('đ'.repeat(much))).toBe('unknown_name@1');
    expect(refusal(`x + ${'e\u0301'.repeat(much)}`)).toBe('unknown_name@5');
    expect(refusal('9'.repeat(much))).toBe('bad_number@1');
    expect(refusal('𝟗 + x')).toBe('unexpected_character@1');
    expect(refusal('x\u202E + y')).toBe('unexpected_character@2');
    expect(refusal('x +\u00A0y')).toBe('accepted');
  });
  test('a long chain without brackets is a long chain, not a deep one', () => {
    for (const op of ['+', '*', ' and ', ' or ']) {
      const part = op.includes('d') || op.includes('r') ? 'yes_' : 'x';
      expect(refusal(Array.from({ length: 300 }, () => part).join(op))).toBe('accepted');
    }
  });

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
