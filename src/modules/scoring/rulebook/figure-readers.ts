import { namesRead } from '../engine/compile.ts';
import { kindOf } from '../engine/kinds/index.ts';
import type { Draft, DraftItem } from './bodies.ts';
import { ruleOf } from './rule-words.ts';

/** What reads one figure of a table by its code. */
export interface Readers {
  readonly criteria: readonly Pick<DraftItem, 'id' | 'code' | 'title'>[];
  /** The computed figures whose formula names it. */
  readonly derived: readonly Readonly<Record<string, unknown>>[];
}

/** The formulas of a criterion: of its rule, also while something of it is missing, and of its condition. */
function formulasOf(item: DraftItem): string[] {
  const rule = ruleOf(item);
  const own = rule
    ? kindOf(rule)
        .inputs(rule)
        .map((input) => input.formula)
    : Object.values(item.rule);
  return [...own, item.conditionWhen].filter((one) => typeof one === 'string');
}

/**
 * For each figure a table declares or computes, the criteria and computed figures that name it: what would change with it, and
 * which of them nobody reads. Only what names it itself counts; a chain is read link by link.
 */
export function figureReaders({ book, items }: Draft): ReadonlyMap<string, Readers> {
  const codes = [...book.facts, ...book.derived].map((figure) => String(figure['code'] ?? ''));
  const found = new Map(codes.map((code) => [code, { criteria: [] as DraftItem[], derived: [] as Readonly<Record<string, unknown>>[] }]));
  for (const item of items) {
    const names = new Set(formulasOf(item).flatMap(namesRead));
    for (const name of names) found.get(name)?.criteria.push(item);
  }
  for (const figure of book.derived) {
    for (const name of namesRead(String(figure['formula'] ?? ''))) found.get(name)?.derived.push(figure);
  }
  return found;
}
