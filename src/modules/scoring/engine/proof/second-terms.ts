import type { Model, Term } from './model.ts';

/**
 * A second scoring of the same models, written apart from the engine and sharing no code with it: plain fractions of bigints,
 * one function after another, numbers only. Where the two differ one of them is wrong.
 */

/** [numerator, denominator], denominator above 0, never reduced. */
export type Q = readonly [bigint, bigint];
type V = Q | boolean | null | undefined;
export type File = Model['facts']['units'][number];

export const q = (text: string | number): Q => {
  const [whole = '0', fraction = ''] = String(text).replace('-', '').split('.');
  const n = BigInt(whole + fraction);
  return [String(text).startsWith('-') ? -n : n, 10n ** BigInt(fraction.length)];
};
export const plus = ([a, b]: Q, [c, d]: Q): Q => [a * d + c * b, b * d];
export const times = ([a, b]: Q, [c, d]: Q): Q => [a * c, b * d];
export const minus = (x: Q, [c, d]: Q): Q => plus(x, [-c, d]);
export const over = (x: Q, [c, d]: Q): Q => (c < 0n ? times(x, [-d, -c]) : times(x, [d, c]));
export const order = ([a, b]: Q, [c, d]: Q): number => (a * d < c * b ? -1 : a * d > c * b ? 1 : 0);
export const zero: Q = [0n, 1n];
export const isQ = (value: V): value is Q => Array.isArray(value);
const unknown = (...values: V[]): null | undefined => (values.includes(null) ? null : undefined);

function months(unit: File, code: string): V[] {
  const entry = unit.facts?.[code];
  const list = (entry as { months?: Record<string, string | null> } | undefined)?.months ?? {};
  return Array.from({ length: 12 }, (_, at) => {
    const value = list[String(at + 1)];
    return value === undefined ? undefined : value === null ? null : q(value);
  }).filter((value) => value !== undefined);
}

function overMonths(how: string, values: readonly V[]): V {
  if (how === 'last') return values.at(-1);
  if (how === 'months') return [BigInt(values.filter((value) => value !== null).length), 1n];
  if (values.includes(null)) return null;
  const list = values.filter(isQ);
  if (list.length === 0) return undefined;
  const sum = list.reduce(plus);
  if (how === 'sum') return sum;
  if (how === 'avg') return over(sum, [BigInt(list.length), 1n]);
  return list.toSorted(order).at(how === 'min' ? 0 : -1);
}

function both(op: 'and' | 'or', a: V, b: V): V {
  const strong = op === 'or';
  if (a === strong || b === strong) return strong;
  return typeof a === 'boolean' && typeof b === 'boolean' ? !strong : unknown(a, b);
}

function compare(op: string, a: V, b: V): V {
  if (!isQ(a) || !isQ(b)) return unknown(a, b);
  const way = order(a, b);
  return { '=': way === 0, '!=': way !== 0, '<': way < 0, '<=': way <= 0, '>': way > 0, '>=': way >= 0 }[op];
}

export function value(term: Term, unit: File): V {
  switch (term.t) {
    case 'num':
      return q(term.value);
    case 'flag':
      return unit.facts?.[term.code] as boolean | null;
    case 'fact': {
      const fact = unit.facts?.[term.code] as string | number | null;
      return fact === null ? null : q(fact);
    }
    case 'target': {
      const target = unit.targets?.[term.code];
      return target === undefined || target === null ? null : q(target as string);
    }
    case 'months':
      return overMonths(term.how, months(unit, term.code));
    case 'op': {
      const [a, b] = [value(term.a, unit), value(term.b, unit)];
      if (!isQ(a) || !isQ(b)) return unknown(a, b);
      if (term.op === '/') return b[0] === 0n ? undefined : over(a, b);
      return term.op === '+' ? plus(a, b) : term.op === '-' ? minus(a, b) : times(a, b);
    }
    case 'percent': {
      const [a, b] = [value(term.a, unit), value(term.b, unit)];
      if (!isQ(a) || !isQ(b)) return unknown(a, b);
      return b[0] === 0n ? undefined : over(times(a, [100n, 1n]), b);
    }
    case 'pick': {
      const [a, b] = [value(term.a, unit), value(term.b, unit)];
      if (!isQ(a) || !isQ(b)) return unknown(a, b);
      return order(a, b) < 0 === (term.how === 'min') ? a : b;
    }
    case 'if': {
      const flag = value(term.c, unit);
      return typeof flag === 'boolean' ? value(flag ? term.a : term.b, unit) : flag;
    }
    case 'cmp':
      return compare(term.op, value(term.a, unit), value(term.b, unit));
    case 'logic':
      return both(term.op, value(term.a, unit), value(term.b, unit));
    case 'not': {
      const flag = value(term.a, unit);
      return typeof flag === 'boolean' ? !flag : flag;
    }
    case 'every': {
      const list = months(unit, term.code).map((month) => compare(term.op, month, q(term.limit)));
      if (list.length === 0) return undefined;
      return list.reduce((a, b) => both(term.how === 'every' ? 'and' : 'or', a, b));
    }
  }
}
