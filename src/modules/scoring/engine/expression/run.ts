import { add, compare, div, floor, mul, neg, roundTo, signOf, sub, type Exact } from '../exact.ts';
import type { BinaryOperator, Node } from './tree.ts';
import type { Type } from './types.ts';

/** One value. `null` is unknown; `undefined` is no data: a month without due tasks, a division by nothing. Neither is 0. */
export type Scalar = Exact | boolean | null | undefined;
export type Series = readonly Scalar[];
export type Value = Scalar | Series;

/** Where a formula finds the figures of one unit. Figures are known by their place in the rulebook. */
export interface Figures {
  readonly value: (index: number) => Value;
  readonly target: (index: number) => Exact | null;
}

export type Run = (figures: Figures) => Value;

const isNumber = (value: Scalar): value is Exact => value !== null && value !== undefined && typeof value !== 'boolean';

/** Unknown is stronger than no data: what is not known might have been data. */
const blank = (a: Scalar, b: Scalar): null | undefined => (a === null || b === null ? null : undefined);

const comparing: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** Three-valued: one no settles "and", one yes settles "or", whatever else is unknown. */
function logic(op: 'and' | 'or', a: Scalar, b: Scalar): Scalar {
  const settles = op === 'or';
  if (a === settles || b === settles) return settles;
  if (a === null || b === null) return null;
  if (a === undefined || b === undefined) return undefined;
  return !settles;
}

function binary(op: BinaryOperator): (a: Scalar, b: Scalar) => Scalar {
  if (op === 'and' || op === 'or') return (a, b) => logic(op, a, b);
  const test = comparing[op];
  if (test)
    return (a, b) => {
      if (typeof a === 'boolean' && typeof b === 'boolean') return test(a === b ? 0 : 1);
      return isNumber(a) && isNumber(b) ? test(compare(a, b)) : blank(a, b);
    };
  const work = arithmetic[op as '+' | '-' | '*' | '/'];
  return (a, b) => (isNumber(a) && isNumber(b) ? work(a, b) : blank(a, b));
}

const arithmetic: Readonly<Record<'+' | '-' | '*' | '/', (a: Exact, b: Exact) => Scalar>> = {
  '+': add,
  '-': sub,
  '*': mul,
  '/': (a, b) => (signOf(b) === 0 ? undefined : div(a, b)),
};

const isSeries = (value: Value): value is Series => Array.isArray(value);

/** Applies month by month as soon as one side is monthly; a yearly value stands for every month. */
function lift(work: (a: Scalar, b: Scalar) => Scalar): (a: Value, b: Value) => Value {
  return (a, b) => {
    if (!isSeries(a) && !isSeries(b)) return work(a, b);
    return Array.from({ length: 12 }, (_, month) => work(isSeries(a) ? a[month] : a, isSeries(b) ? b[month] : b));
  };
}

function lift1(work: (a: Scalar) => Scalar): (a: Value) => Value {
  return (a) => (isSeries(a) ? a.map(work) : work(a));
}

const present = (series: Value): Scalar[] => (isSeries(series) ? series.filter((one) => one !== undefined) : []);

/** Over the months with data; one unknown month makes the year unknown, no month at all is no data. */
function overMonths(work: (values: Exact[]) => Scalar): (series: Value) => Scalar {
  return (series) => {
    const months = present(series);
    if (months.includes(null)) return null;
    return months.length === 0 ? undefined : work(months.filter(isNumber));
  };
}

const total = (values: readonly Exact[]): Exact => {
  let result: Exact = 0;
  for (const value of values) result = add(result, value);
  return result;
};
const extreme = (sign: 1 | -1) => (values: readonly Exact[]) => values.reduce((best, value) => (compare(value, best) * sign > 0 ? value : best));

/** Every month with data: one no is a no, else one unknown is unknown. */
const allOf = (op: 'and' | 'or') => (series: Value) => {
  const months = present(series);
  return months.length === 0 ? undefined : months.reduce((a, b) => logic(op, a, b));
};

type Work = (args: readonly Value[]) => Value;
const one =
  (work: (value: Value) => Value): Work =>
  ([value]) =>
    work(value);
const number1 = (work: (value: Exact) => Scalar) => one(lift1((value) => (isNumber(value) ? work(value) : value)));

const pick = (sign: 1 | -1): Work => {
  const over = overMonths(extreme(sign));
  const between = lift((a, b) => (isNumber(a) && isNumber(b) ? extreme(sign)([a, b]) : blank(a, b)));
  return (args) => (args.length === 1 ? over(args[0]) : args.reduce(between));
};

function choose(flag: Value, yes: Value, no: Value): Value {
  if (!isSeries(flag) && !isSeries(yes) && !isSeries(no)) return typeof flag === 'boolean' ? (flag ? yes : no) : flag;
  const month = (value: Value, index: number): Scalar => (isSeries(value) ? value[index] : value);
  return Array.from({ length: 12 }, (_, index) => choose(month(flag, index), month(yes, index), month(no, index)) as Scalar);
}

const works: Readonly<Record<string, Work>> = {
  sum: one(overMonths(total)),
  avg: one(overMonths((values) => div(total(values), values.length))),
  last: one((series) => present(series).at(-1)),
  months: one((series) => present(series).filter((value) => value !== null).length),
  every: one(allOf('and')),
  any: one(allOf('or')),
  min: pick(-1),
  max: pick(1),
  abs: number1((value) => (signOf(value) < 0 ? neg(value) : value)),
  floor: number1(floor),
  percent: ([a, b]) => lift((part, whole) => (isNumber(part) && isNumber(whole) ? share(part, whole) : blank(part, whole)))(a, b),
  known: one(lift1((value) => value !== null && value !== undefined)),
  if: ([flag, yes, no]) => choose(flag, yes, no),
};

/** part of whole in percent; nothing of nothing is no data, not 0 % (R-072). */
export const share = (part: Exact, whole: Exact): Exact | undefined => (signOf(whole) === 0 ? undefined : div(mul(part, 100), whole));

/** What names of a checked formula stand for: the place of a figure, and the unit of any part of the tree. */
export interface Binding {
  readonly indexOf: (name: string) => number;
  readonly unitOf: (node: Node) => Type['unit'];
}

const amounts: readonly Type['unit'][] = ['day', 'dong'];

/** 10 % of 1,000 đồng is 100 đồng: a percent of something is its hundredth part. */
function isShare({ op, left, right }: Extract<Node, { is: 'binary' }>, { unitOf }: Binding): boolean {
  if (op !== '*') return false;
  const [a, b] = [unitOf(left), unitOf(right)];
  return (a === 'percent' && amounts.includes(b)) || (b === 'percent' && amounts.includes(a));
}

const shareOf: (a: Scalar, b: Scalar) => Scalar = (a, b) => (isNumber(a) && isNumber(b) ? div(mul(a, b), 100) : blank(a, b));

/** Turns a checked tree into a function. */
export function compile(node: Node, binding: Binding): Run {
  switch (node.is) {
    case 'number':
    case 'flag':
    case 'date': {
      const { value } = node;
      return () => value;
    }
    case 'name': {
      const index = binding.indexOf(node.name);
      return (figures) => figures.value(index);
    }
    case 'not': {
      const of = compile(node.of, binding);
      const work = lift1((value) => (typeof value === 'boolean' ? !value : value));
      return (figures) => work(of(figures));
    }
    case 'minus': {
      const of = compile(node.of, binding);
      const work = lift1((value) => (isNumber(value) ? neg(value) : value));
      return (figures) => work(of(figures));
    }
    case 'binary': {
      const [left, right, work] = [
        compile(node.left, binding),
        compile(node.right, binding),
        lift(isShare(node, binding) ? shareOf : binary(node.op)),
      ];
      return (figures) => work(left(figures), right(figures));
    }
    case 'call':
      return call(node, binding);
  }
}

function call(node: Extract<Node, { is: 'call' }>, binding: Binding): Run {
  const [of, places] = node.args;
  if (node.name === 'target' && of?.is === 'name') {
    const index = binding.indexOf(of.name);
    return (figures) => figures.target(index);
  }
  const args = node.args.map((arg) => compile(arg, binding));
  if (node.name === 'round' && places?.is === 'number') {
    const decimals = Number(places.value);
    const work = number1((value) => roundTo(value, decimals, 'half_up'));
    return (figures) => work([args[0]?.(figures)]);
  }
  const work = works[node.name] as Work;
  return (figures) => work(args.map((arg) => arg(figures)));
}
