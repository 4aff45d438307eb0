import { decimal, type Dice } from './dice.ts';
import type { Term } from './model.ts';

/** Made-up formulas over the figures every made-up table declares. */

export const counts = ['x0', 'x1', 'x2', 'x3'];
export const flags = ['b0', 'b1'];
export const months = ['m0', 'm1'];

/** Formula text; brackets around everything, so that the tree alone decides. */
export function print(term: Term): string {
  switch (term.t) {
    case 'num':
      return term.value;
    case 'fact':
    case 'flag':
      return term.code;
    case 'target':
      return `target(${term.code})`;
    case 'months':
      return `${term.how}(${term.code})`;
    case 'op':
    case 'cmp':
      return `(${print(term.a)} ${term.op} ${print(term.b)})`;
    case 'logic':
      return `(${print(term.a)} ${term.op} ${print(term.b)})`;
    case 'percent':
      return `percent(${print(term.a)}, ${print(term.b)})`;
    case 'pick':
      return `${term.how}(${print(term.a)}, ${print(term.b)})`;
    case 'if':
      return `if(${print(term.c)}, ${print(term.a)}, ${print(term.b)})`;
    case 'not':
      return `not (${print(term.a)})`;
    case 'every':
      return `${term.how}(${term.code} ${term.op} ${term.limit})`;
  }
}

export function amount(dice: Dice, depth: number): Term {
  const roll = dice.int(0, depth > 0 ? 9 : 4);
  if (roll < 3) return { t: 'fact', code: dice.one(counts) };
  if (roll === 3) return { t: 'months', how: dice.one(['sum', 'avg', 'min', 'max', 'last', 'months'] as const), code: dice.one(months) };
  if (roll === 4) return { t: 'num', value: decimal(dice, 0, 40) };
  if (roll < 8) return { t: 'op', op: dice.one(['+', '-', '*', '/'] as const), a: amount(dice, depth - 1), b: amount(dice, depth - 1) };
  if (roll === 8) return { t: 'pick', how: dice.one(['min', 'max'] as const), a: amount(dice, depth - 1), b: amount(dice, depth - 1) };
  return { t: 'if', c: flag(dice, depth - 1), a: amount(dice, depth - 1), b: amount(dice, depth - 1) };
}

export function flag(dice: Dice, depth: number): Term {
  const roll = dice.int(0, depth > 0 ? 6 : 3);
  if (roll === 0) return { t: 'flag', code: dice.one(flags) };
  if (roll === 1)
    return {
      t: 'every',
      how: dice.one(['every', 'any'] as const),
      code: dice.one(months),
      op: dice.one(['>', '>='] as const),
      limit: decimal(dice, 0, 20),
    };
  if (roll < 4) return { t: 'cmp', op: dice.one(['=', '!=', '<', '<=', '>', '>='] as const), a: amount(dice, 1), b: amount(dice, 0) };
  if (roll < 6) return { t: 'logic', op: dice.one(['and', 'or'] as const), a: flag(dice, depth - 1), b: flag(dice, depth - 1) };
  return { t: 'not', a: flag(dice, depth - 1) };
}

export const percent = (dice: Dice): Term => ({ t: 'percent', a: amount(dice, 1), b: amount(dice, 1) });
