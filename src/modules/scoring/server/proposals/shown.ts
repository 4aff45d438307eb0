import type { Tx } from '#platform/db/database.ts';
import type { Compiled } from '../../engine/compile.ts';
import type { SheetFactRow } from '../../shapes.ts';
import type { SheetFacts } from '../sheets/facts.ts';
import { knownOf } from './propose.ts';

const names = /[a-z][a-z0-9_]*/g;

/** Codes of declared figures a criterion reads, through derived ones too. */
export function codesRead(compiled: Compiled, code: string): string[] {
  const line = compiled.lines.find((one) => one.criterion.code === code);
  if (!line) return [];
  const { facts, derived } = compiled.book;
  const declared = new Set(facts.map((fact) => fact.code));
  const formulas = new Map(derived.map((figure) => [figure.code, figure.formula]));
  const seen = new Set<string>();
  const walk = (text: string): void => {
    for (const [name] of text.matchAll(names)) {
      if (seen.has(name)) continue;
      seen.add(name);
      const formula = formulas.get(name);
      if (formula !== undefined) walk(formula);
    }
  };
  for (const input of line.inputs) walk(input.text);
  if (line.condition) walk(line.condition.text);
  return [...declared].filter((name) => seen.has(name));
}

/** Every figure the table declares with what is known of it for this unit; empty for a table without figures. */
export async function shownFacts(tx: Tx, { compiled, sheet, book }: SheetFacts): Promise<SheetFactRow[]> {
  // the flags of a table from before stand for conditions that are judged elsewhere
  if (book.rules === null || !compiled || compiled.book.facts.length === 0) return [];
  const { fed, stated } = await knownOf(tx, compiled, sheet);
  return compiled.book.facts.map((fact) => {
    const fromIndicator = fed.find((one) => one.code === fact.code);
    const own = stated.find((one) => one.code === fact.code);
    return {
      code: fact.code,
      title: fact.title,
      unit: fact.unit,
      period: fact.period,
      hasTarget: fact.hasTarget,
      note: fact.note,
      value: fromIndicator?.value ?? own?.value ?? null,
      target: fromIndicator?.target ?? own?.target ?? null,
      remark: own?.note ?? '',
      from: fromIndicator ? ('indicator' as const) : own ? ('unit' as const) : null,
      statedBy: own?.statedBy ?? null,
      statedOn: own?.statedOn ?? null,
      stale: fromIndicator?.stale ?? false,
      words: fromIndicator?.words ?? null,
      link: fromIndicator?.link ?? null,
      fed: fromIndicator !== undefined,
    };
  });
}
