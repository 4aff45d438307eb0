import type { Compiled, CompiledLine } from '../engine/compile.ts';
import { compare, exactOf } from '../engine/exact.ts';
import { figuresOf, scalarOf, type Unit } from '../engine/figures.ts';
import type { Scalar, Value } from '../engine/expression/run.ts';
import { isAmount } from '../engine/kinds/kind.ts';
import type { DeclaredFact, FigureUnit } from '../engine/rulebook.ts';
import { roundPoints } from '../engine/score.ts';

/**
 * Figures of a good, a middling and a weak unit. What a number is worth only the rules of the table know (no overdue task is good,
 * no article is not), so each figure is the one of a few plausible values by which its criteria come nearest to that level.
 */

export type Level = 'good' | 'middle' | 'weak';
export type Sample = string | boolean | null;

/** Values that are tried, the one each level starts with in front. Dates are without their year. */
const starts: Readonly<Record<FigureUnit, Readonly<Record<Level, Sample>>>> = {
  count: { good: '12', middle: '8', weak: '3' },
  percent: { good: '100', middle: '92', weak: '60' },
  day: { good: '0', middle: '2', weak: '12' },
  dong: { good: '1200000000', middle: '800000000', weak: '300000000' },
  flag: { good: true, middle: true, weak: false },
  date: { good: '-06-30', middle: '-06-30', weak: '-06-30' },
};
const others: Readonly<Record<FigureUnit, readonly Sample[]>> = {
  count: ['12', '10', '9', '8', '5', '3', '1', '0', '20', '100'],
  percent: ['100', '96', '92', '85', '75', '60', '30', '0'],
  day: ['0', '1', '2', '4', '8', '12', '40'],
  dong: ['1200000000', '1000000000', '800000000', '300000000', '0'],
  flag: [true, false],
  date: ['-06-30', '-07-02', '-07-04', '-07-20', '-12-31', '-01-15'],
};
const targets: Readonly<Partial<Record<FigureUnit, string>>> = { count: '10', percent: '100', dong: '1000000000', day: '5' };

/** The target of the year an example unit is given. */
export const exampleTarget = ({ unit }: DeclaredFact): string => targets[unit] ?? '1';

/** Share of the most points a level is after, and whether it meets conditions. */
const wanted: Readonly<Record<Level, { readonly share: number; readonly meets: boolean }>> = {
  good: { share: 1, meets: true },
  middle: { share: 0.7, meets: true },
  weak: { share: 0.25, meets: false },
};

const notKnown = 1e9;
const condition = 1000;

/** How near a line comes to what the level is after: hundredths of points off, far below where it cannot be computed. */
function fitOf(compiled: Compiled, line: CompiledLine, unit: Unit, level: Level): number {
  const { share, meets } = wanted[level];
  const figures = figuresOf(compiled, unit);
  const holds = line.condition?.run(figures);
  const verdict = line.condition === null ? 0 : holds === meets ? condition : typeof holds === 'boolean' ? 0 : -notKnown;
  if (line.rule.kind === 'manual' || line.rule.kind === 'honours' || line.rule.kind === 'condition') return verdict;
  const values = line.inputs.map((input) => input.run(figures) as Scalar);
  // More than all of something is possible and says little.
  const beyond = values.filter((value, at) => line.inputs[at]?.type.unit === 'percent' && isAmount(value) && compare(value, 100) > 0).length;
  if (line.rule.kind === 'relative_to_leader') return verdict - beyond - (values.every(isAmount) ? 0 : notKnown);
  const exact = line.award(values);
  if (exact === null) return verdict - notKnown;
  return verdict - beyond - Math.abs(roundPoints(compiled.book.settings, line.low, line.high, exact) - share * line.high);
}

interface Reached {
  readonly lines: CompiledLine[];
  /** Figures that are read when they are computed once. */
  work: number;
}

/** Lines each fact reaches, through derived figures too. */
function linesByFact({ figures, lines }: Compiled): readonly Reached[] {
  const below: ReadonlySet<number>[] = [];
  // A derived figure stands behind what it reads.
  for (const [index, { reads }] of figures.entries()) below[index] = new Set([index, ...reads.flatMap((read) => [...(below[read] ?? [])])]);
  const found = figures.map((): Reached => ({ lines: [], work: 0 }));
  for (const line of lines) {
    const read = [...line.inputs, ...(line.condition ? [line.condition] : [])].flatMap((formula) => formula.reads);
    const facts = new Set(read.flatMap((one) => [...(below[one] ?? [])]));
    for (const fact of facts) {
      const reached = found[fact];
      reached?.lines.push(line);
      if (reached) reached.work += facts.size;
    }
  }
  return found;
}

/** Figures read while looking for better ones, at most: about a second. A table that needs more is tried as far as that goes. */
const mostWork = 400_000;

/** Figures of a unit of this level, by the place of their declaration; a monthly one is the same in every month. */
export function figuresOfLevel(compiled: Compiled, level: Level): readonly Sample[] {
  const { facts: declared, year } = compiled.book;
  const dated = ({ unit }: DeclaredFact, sample: Sample): Sample => (unit === 'date' ? `${year}${String(sample)}` : sample);
  const chosen = declared.map((fact) => dated(fact, starts[fact.unit][level]));
  const valueOf = (fact: DeclaredFact, sample: Sample): Value => {
    const value = scalarOf(sample, fact.unit);
    return fact.period === 'month' ? Array.from({ length: 12 }, () => value) : value;
  };
  const facts = declared.map((fact, index) => valueOf(fact, chosen[index] ?? null));
  const none = { honours: [], manual: {}, adjusted: {}, notAssigned: {} };
  const unit: Unit = { ...none, facts, targets: declared.map((fact) => (fact.hasTarget ? exactOf(exampleTarget(fact)) : null)) };
  const reached = linesByFact(compiled);
  let spent = 0;
  // Twice: the first figure of a formula is chosen before the others are.
  for (const [index, fact] of [...declared.entries(), ...declared.entries()]) {
    const { lines = [], work = 0 } = reached[index] ?? {};
    const fit = () => lines.reduce((sum, line) => sum + fitOf(compiled, line, unit, level), 0);
    let best = fit();
    for (const sample of others[fact.unit].map((one) => dated(fact, one))) {
      spent += work;
      if (spent > mostWork) return chosen;
      const before = facts[index];
      facts[index] = valueOf(fact, sample);
      const now = fit();
      if (now > best) [best, chosen[index]] = [now, sample];
      else facts[index] = before;
    }
  }
  return chosen;
}
