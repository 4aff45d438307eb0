import { plainText, type Exact } from '../exact.ts';
import { parse } from './parse.ts';
import { compile, type Value } from './run.ts';
import { FormulaError } from './tree.ts';
import { typeOf, type Type } from './types.ts';

/** For tests: formulas run over a handful of figures. */

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

export function run(text: string): { readonly value: Value; readonly type: Type } {
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
export const result = (text: string): unknown => {
  const { value } = run(text);
  return Array.isArray(value) ? value.map(shown) : shown(value);
};

/** `code@position` of the refusal. */
export const refusal = (text: string): string => {
  try {
    run(text);
  } catch (error) {
    if (error instanceof FormulaError) return `${error.spec.code.replace('formula.', '')}@${error.position}`;
    throw error;
  }
  return 'accepted';
};
