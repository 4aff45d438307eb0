import type { Compiled, Figure } from './compile.ts';
import { dayNumber } from './days.ts';
import { exactOf, type Exact } from './exact.ts';
import type { FactEntry, UnitFacts } from './facts.ts';
import type { Figures, Scalar, Value } from './expression/run.ts';

/** What scoring needs of one unit. `UnitFacts` becomes one by `unitOf`; a database may build it from its own rows. */
export interface Unit {
  /** Reported figures by the place of their declaration; `null` is unknown, in a series `undefined` is a month without data. */
  readonly facts: readonly Value[];
  readonly targets: readonly (Exact | null)[];
  readonly honours: UnitFacts['honours'];
  readonly manual: UnitFacts['manual'];
  readonly adjusted: UnitFacts['adjusted'];
  /** Codes of criteria and headings it is not asked for. */
  readonly notAssigned: UnitFacts['notAssigned'];
}

/** A value as facts write it, as formulas take it. */
export function scalarOf(value: boolean | string | null, unit: Figure['type']['unit']): Scalar {
  if (value === null || typeof value === 'boolean') return value;
  return unit === 'date' ? dayNumber(value) : exactOf(value);
}

/** A code may be any word, `constructor` too: only what the file holds is found. */
export const ownOf = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);

const unknownYear: readonly null[] = Array.from({ length: 12 }, () => null);

function read(entry: FactEntry | undefined, { type }: Figure): Value {
  if (entry === undefined || entry === null) return type.monthly ? unknownYear : null;
  if (typeof entry !== 'object') return scalarOf(entry, type.unit);
  const months = entry.months as Partial<Record<string, boolean | string | null>>;
  return Array.from({ length: 12 }, (_, index) => {
    const value = months[String(index + 1)];
    return value === undefined ? undefined : scalarOf(value, type.unit);
  });
}

/** The figures of a unit by the places the rulebook gives them. */
export function unitOf(compiled: Compiled, facts: UnitFacts): Unit {
  const declared = compiled.figures.filter((figure) => figure.fact !== null);
  return {
    facts: declared.map((figure) => read(ownOf(facts.facts, figure.code), figure)),
    targets: declared.map(({ code }) => {
      const target = ownOf(facts.targets, code);
      return target === undefined || target === null ? null : exactOf(target);
    }),
    honours: facts.honours,
    manual: facts.manual,
    adjusted: facts.adjusted,
    notAssigned: facts.notAssigned,
  };
}

/** Looks figures up; a derived one is computed once, when a formula first asks for it. */
export function figuresOf(compiled: Compiled, unit: Unit): Figures {
  const derived: Value[] = [];
  const figures: Figures = {
    value(index) {
      const run = compiled.figures[index]?.run;
      if (!run) return unit.facts[index];
      if (!(index in derived)) derived[index] = run(figures);
      return derived[index];
    },
    target: (index) => unit.targets[index] ?? null,
  };
  return figures;
}
