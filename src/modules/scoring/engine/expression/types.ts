import type { Text } from '#platform/text.ts';
import type { FigureUnit } from '../rulebook.ts';
import { formulaRefusals as refusals } from './problems.ts';
import { FormulaError, type Node } from './tree.ts';

/** What a formula yields. `plain` is a number written in the formula, which takes the unit of what it meets. */
export interface Type {
  readonly unit: FigureUnit | 'plain';
  /** Twelve values, one a month. */
  readonly monthly: boolean;
}

/** What names of a formula mean. */
export interface Names {
  readonly typeOf: (name: string) => Type | undefined;
  readonly hasTarget: (name: string) => boolean;
}

const unitNames: Readonly<Record<Type['unit'], Text>> = {
  count: { vi: 'số lượng', en: 'a count' },
  percent: { vi: 'phần trăm', en: 'a percentage' },
  day: { vi: 'số ngày', en: 'days' },
  dong: { vi: 'số đồng', en: 'dong' },
  flag: { vi: 'có hoặc không', en: 'yes or no' },
  date: { vi: 'ngày tháng', en: 'a date' },
  plain: { vi: 'số', en: 'a number' },
};
export const unitName = (unit: Type['unit']): Text => unitNames[unit];
/** Any number, with or without a unit. */
export const amountName: Text = { vi: 'một con số', en: 'a number' };

const isAmount = (unit: Type['unit']) => unit !== 'flag' && unit !== 'date';

function demandUnit(type: Type, at: number, right: (unit: Type['unit']) => boolean, wanted: Text): void {
  if (!right(type.unit)) throw new FormulaError(refusals.wrongKind, at, { wanted, found: unitName(type.unit) });
}

const demandAmount = (type: Type, at: number) => demandUnit(type, at, isAmount, amountName);
const demandFlag = (type: Type, at: number) => demandUnit(type, at, (unit) => unit === 'flag', unitName('flag'));

/** The unit two values share, or the refusal that they do not go together. */
function shared(left: Type, right: Type, at: number): Type['unit'] {
  if (left.unit === right.unit) return left.unit;
  if (left.unit === 'plain' && isAmount(right.unit)) return right.unit;
  if (right.unit === 'plain' && isAmount(left.unit)) return left.unit;
  throw new FormulaError(refusals.wrongUnit, at, { found: unitName(left.unit), wanted: unitName(right.unit) });
}

type Binary = Extract<Node, { is: 'binary' }>;

function sumUnit(node: Binary, left: Type, right: Type): Type['unit'] {
  if (left.unit === 'date' && right.unit === 'date' && node.op === '-') return 'day';
  if (left.unit === 'date' && (right.unit === 'day' || right.unit === 'plain')) return 'date';
  demandAmount(left, node.at);
  demandAmount(right, node.at);
  return shared(left, right, node.at);
}

/** A share of something is something: percent × đồng is đồng. Two amounts with units have no product here. */
function productUnit(node: Binary, left: Type, right: Type): Type['unit'] {
  demandAmount(left, node.at);
  demandAmount(right, node.at);
  const neutral = (unit: Type['unit']) => unit === 'count' || unit === 'plain';
  if (node.op === '/') {
    if (left.unit === right.unit) return left.unit === 'plain' ? 'plain' : 'count';
    if (neutral(right.unit)) return left.unit === 'plain' ? 'count' : left.unit;
  } else {
    if (neutral(left.unit)) return left.unit === 'plain' ? right.unit : neutral(right.unit) ? 'count' : right.unit;
    if (neutral(right.unit)) return left.unit;
    if (left.unit === 'percent' && right.unit !== 'percent') return right.unit;
    if (right.unit === 'percent' && left.unit !== 'percent') return left.unit;
  }
  throw new FormulaError(refusals.wrongUnit, node.at, { found: unitName(left.unit), wanted: unitName(right.unit) });
}

function binaryUnit(node: Binary, left: Type, right: Type): Type['unit'] {
  if (node.op === 'and' || node.op === 'or') {
    demandFlag(left, node.left.at);
    demandFlag(right, node.right.at);
    return 'flag';
  }
  if (node.op === '+' || node.op === '-') return sumUnit(node, left, right);
  if (node.op === '*' || node.op === '/') return productUnit(node, left, right);
  if (left.unit === 'flag' && node.op !== '=' && node.op !== '!=') demandAmount(left, node.at);
  shared(left, right, node.at);
  return 'flag';
}

type Call = Extract<Node, { is: 'call' }>;
type CallRule = (node: Call, args: readonly Type[], names: Names) => Type;

function demandCount(node: Call, low: number, high: number): void {
  if (node.args.length < low || node.args.length > high) {
    const wanted = low === high ? String(low) : `${low}–${high}`;
    throw new FormulaError(refusals.argumentCount, node.at, { found: node.name, wanted });
  }
}

const at = (node: Call, index: number): number => node.args[index]?.at ?? node.at;
const first = (args: readonly Type[]): Type => args[0] as Type;

function demandMonthly(node: Call, type: Type): void {
  if (!type.monthly)
    throw new FormulaError(refusals.wrongKind, at(node, 0), { wanted: { vi: 'số liệu tháng', en: 'a monthly figure' }, found: unitName(type.unit) });
}

const overMonths =
  (right: (type: Type, at: number) => void, unit?: FigureUnit): CallRule =>
  (node, args) => {
    demandCount(node, 1, 1);
    demandMonthly(node, first(args));
    right(first(args), at(node, 0));
    return { unit: unit ?? first(args).unit, monthly: false };
  };

/** `min(x)` over months, `min(a, b, …)` over values. */
const extreme: CallRule = (node, args) => {
  demandCount(node, 1, 20);
  args.forEach((arg, index) => demandUnit(arg, at(node, index), (unit) => unit !== 'flag', amountName));
  if (args.length === 1) {
    demandMonthly(node, first(args));
    return { ...first(args), monthly: false };
  }
  const unit = args.slice(1).reduce((left, right, index) => ({ unit: shared(left, right, at(node, index + 1)), monthly: false }), first(args)).unit;
  return { unit, monthly: args.some((arg) => arg.monthly) };
};

const sameUnit: CallRule = (node, args) => {
  demandCount(node, 1, 1);
  demandAmount(first(args), at(node, 0));
  return first(args);
};

const callRules: Readonly<Record<string, CallRule>> = {
  sum: overMonths(demandAmount),
  avg: overMonths(demandAmount),
  last: overMonths(() => {}),
  months: overMonths(() => {}, 'count'),
  every: overMonths(demandFlag, 'flag'),
  any: overMonths(demandFlag, 'flag'),
  min: extreme,
  max: extreme,
  abs: sameUnit,
  floor: sameUnit,
  percent(node, args) {
    demandCount(node, 2, 2);
    args.forEach((arg, index) => demandAmount(arg, at(node, index)));
    shared(first(args), args[1] as Type, node.at);
    return { unit: 'percent', monthly: args.some((arg) => arg.monthly) };
  },
  round(node, args) {
    demandCount(node, 2, 2);
    demandAmount(first(args), at(node, 0));
    const places = node.args[1];
    if (places?.is !== 'number' || typeof places.value !== 'number' || places.value < 0 || places.value > 6)
      throw new FormulaError(refusals.wrongKind, at(node, 1), { wanted: '0–6', found: unitName('plain') });
    return first(args);
  },
  if(node, args) {
    demandCount(node, 3, 3);
    demandFlag(first(args), at(node, 0));
    const [, yes, no] = args as [Type, Type, Type];
    return { unit: shared(yes, no, node.at), monthly: args.some((arg) => arg.monthly) };
  },
  known(node, args) {
    demandCount(node, 1, 1);
    return { unit: 'flag', monthly: first(args).monthly };
  },
  target(node, args, names) {
    demandCount(node, 1, 1);
    const of = node.args[0];
    if (of?.is !== 'name')
      throw new FormulaError(refusals.wrongKind, at(node, 0), {
        wanted: { vi: 'tên số liệu', en: 'the name of a figure' },
        found: unitName(first(args).unit),
      });
    if (!names.hasTarget(of.name)) throw new FormulaError(refusals.noTarget, of.at, { found: of.name });
    return { unit: first(args).unit, monthly: false };
  },
};

/** Functions a formula may call. */
export const functionNames: readonly string[] = Object.keys(callRules);

/** The type of a tree; throws `FormulaError` where units or kinds do not fit. */
export function typeOf(node: Node, names: Names): Type {
  switch (node.is) {
    case 'number':
      return { unit: node.unit ?? 'plain', monthly: false };
    case 'flag':
      return { unit: 'flag', monthly: false };
    case 'date':
      return { unit: 'date', monthly: false };
    case 'name': {
      const type = names.typeOf(node.name);
      if (!type) throw new FormulaError(refusals.unknownName, node.at, { found: node.name });
      return type;
    }
    case 'not': {
      const type = typeOf(node.of, names);
      demandFlag(type, node.of.at);
      return type;
    }
    case 'minus': {
      const type = typeOf(node.of, names);
      demandAmount(type, node.of.at);
      return type;
    }
    case 'binary': {
      const [left, right] = [typeOf(node.left, names), typeOf(node.right, names)];
      return { unit: binaryUnit(node, left, right), monthly: left.monthly || right.monthly };
    }
    case 'call': {
      const rule = Object.hasOwn(callRules, node.name) ? callRules[node.name] : undefined;
      if (!rule) throw new FormulaError(refusals.unknownFunction, node.at, { found: node.name });
      return rule(
        node,
        node.args.map((arg) => typeOf(arg, names)),
        names,
      );
    }
  }
}
