import { compile as compileTree, type Run } from './expression/run.ts';
import { parse } from './expression/parse.ts';
import { formulaRefusals } from './expression/problems.ts';
import { FormulaError, type Node } from './expression/tree.ts';
import { amountName, typeOf, unitName, type Names, type Type } from './expression/types.ts';
import { kindOf } from './kinds/index.ts';
import type { Award, Input } from './kinds/kind.ts';
import { limitsOf } from './kinds/kind.ts';
import { problem, type Problem } from './problems.ts';
import type { Rule } from './rule-kinds.ts';
import type { Criterion, DeclaredFact, Rulebook } from './rulebook.ts';
import { linesOf, scorerOf, walk, type Placed } from './tree.ts';

/** A figure of a unit: reported, or derived by a formula. Its place in `figures` is how formulas know it. */
export interface Figure {
  readonly code: string;
  readonly type: Type;
  /** Declared facts carry their declaration, derived ones their formula. */
  readonly fact: DeclaredFact | null;
  readonly run: Run | null;
  /** Figures its formula reads, by their place; none for a fact. */
  readonly reads: readonly number[];
}

export interface Formula {
  readonly text: string;
  readonly type: Type;
  readonly run: Run;
  /** Figures it reads, by their place. */
  readonly reads: readonly number[];
}

/** A scored line, ready to be computed. */
export interface CompiledLine {
  readonly index: number;
  readonly criterion: Criterion;
  readonly rule: Rule;
  readonly above: readonly string[];
  readonly scoredBy: string | null;
  readonly inputs: readonly Formula[];
  readonly award: Award;
  /** Points are kept within these, whole hundredths. */
  readonly low: number;
  readonly high: number;
  /** The condition it carries, of its own or as a rule of kind `condition`. */
  readonly condition: Formula | null;
}

export interface CompiledHeading {
  readonly criterion: Criterion;
  /** Lines below it, by index. */
  readonly lines: readonly number[];
}

/** A rulebook whose formulas are read, typed and bound. Made once, used for every unit. */
export interface Compiled {
  readonly book: Rulebook;
  readonly figures: readonly Figure[];
  readonly lines: readonly CompiledLine[];
  readonly headings: readonly CompiledHeading[];
}

interface Draft {
  readonly problems: Problem[];
  readonly figures: Figure[];
  readonly indexes: Map<string, number>;
  readonly names: Names;
  /** Codes of all derived figures, also of those whose formula is wrong. */
  readonly declared: ReadonlySet<string>;
}

export function problemOf(error: unknown, place: string): Problem {
  if (!(error instanceof FormulaError)) throw error;
  return problem(error.spec, place, error.values, error.position);
}

function attempt<T>(draft: Draft, place: string, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    // A figure that is declared and not there has a problem of its own: what uses it is not wrong for that.
    const follows = error instanceof FormulaError && error.spec === formulaRefusals.unknownName && draft.declared.has(String(error.values['found']));
    if (!follows) draft.problems.push(problemOf(error, place));
    return undefined;
  }
}

const namesIn = (node: Node): string[] => {
  switch (node.is) {
    case 'name':
      return [node.name];
    case 'not':
    case 'minus':
      return namesIn(node.of);
    case 'binary':
      return [...namesIn(node.left), ...namesIn(node.right)];
    case 'call':
      return node.args.flatMap(namesIn);
    default:
      return [];
  }
};

/** The names a formula reads, each once; none where it cannot be read. */
export function namesRead(formula: string): string[] {
  try {
    return [...new Set(namesIn(parse(formula)))];
  } catch (error) {
    if (error instanceof FormulaError) return [];
    throw error;
  }
}

function bind(draft: Draft, node: Node, text: string, type: Type): Formula {
  const indexOf = (name: string) => draft.indexes.get(name) ?? -1;
  return {
    text,
    type,
    run: compileTree(node, { indexOf, unitOf: (part) => typeOf(part, draft.names).unit }),
    reads: [...new Set(namesIn(node).map(indexOf))],
  };
}

/** Derived figures in an order in which each follows what it uses; a circle is a problem that names its path. */
function addDerived(draft: Draft, book: Rulebook): void {
  const trees = new Map<string, { readonly node: Node; readonly place: string }>();
  for (const [index, { code, formula }] of book.derived.entries()) {
    const place = `derived[${index}].formula`;
    const node = attempt(draft, place, () => parse(formula));
    if (node && !trees.has(code)) trees.set(code, { node, place });
  }
  const state = new Map<string, 'open' | 'done'>();
  const visit = (code: string, path: readonly string[]): void => {
    const tree = trees.get(code);
    if (!tree || state.get(code) === 'done') return;
    if (state.get(code) === 'open') {
      draft.problems.push(problem(formulaRefusals.cycle, tree.place, { path: [...path.slice(path.indexOf(code)), code].join(' → ') }));
      return;
    }
    state.set(code, 'open');
    for (const name of new Set(namesIn(tree.node))) visit(name, [...path, code]);
    state.set(code, 'done');
    addOne(draft, book, code, tree);
  };
  for (const code of trees.keys()) visit(code, []);
}

function addOne(draft: Draft, book: Rulebook, code: string, { node, place }: { readonly node: Node; readonly place: string }): void {
  const declared = book.derived.find((one) => one.code === code);
  if (!declared || draft.indexes.has(code)) return;
  const type = attempt(draft, place, () => {
    const found = typeOf(node, draft.names);
    const fits = found.unit === declared.unit || (found.unit === 'plain' && declared.unit !== 'flag' && declared.unit !== 'date');
    if (!fits) throw new FormulaError(formulaRefusals.wrongKind, node.at, { wanted: unitName(declared.unit), found: unitName(found.unit) });
    return { unit: declared.unit, monthly: found.monthly };
  });
  if (!type) return;
  draft.indexes.set(code, draft.figures.length);
  const { run, reads } = bind(draft, node, declared.formula, type);
  draft.figures.push({ code, type, fact: null, run, reads });
}

const wanted: Readonly<Record<Input['wants'], (unit: Type['unit']) => boolean>> = {
  flag: (unit) => unit === 'flag',
  count: (unit) => unit === 'count' || unit === 'plain',
  percent: (unit) => unit === 'percent',
  day: (unit) => unit === 'day' || unit === 'plain',
  amount: (unit) => unit !== 'flag' && unit !== 'date',
};
const wantedName = (wants: Input['wants']) => (wants === 'amount' ? amountName : unitName(wants));

function readInput(draft: Draft, { formula, wants }: Input, place: string): Formula | undefined {
  return attempt(draft, place, () => {
    const node = parse(formula);
    const type = typeOf(node, draft.names);
    if (!wanted[wants](type.unit))
      throw new FormulaError(formulaRefusals.wrongKind, node.at, { wanted: wantedName(wants), found: unitName(type.unit) });
    if (type.monthly) throw new FormulaError(formulaRefusals.monthsNotCombined, node.at);
    return bind(draft, node, formula, type);
  });
}

function sameUnit(draft: Draft, rule: Rule, inputs: readonly (Formula | undefined)[], place: string): void {
  const [first, second] = inputs;
  if (kindOf(rule).sameUnit === undefined || !first || !second) return;
  const [a, b] = [first.type.unit, second.type.unit];
  if (a === b || a === 'plain' || b === 'plain') return;
  draft.problems.push(problem(formulaRefusals.wrongUnit, place, { position: 1, found: unitName(a), wanted: unitName(b) }, 1));
}

function readLine(draft: Draft, placed: Placed, index: number): CompiledLine | undefined {
  const { criterion, place, above } = placed;
  const { rule } = criterion;
  if (rule === null) return undefined;
  const kind = kindOf(rule);
  const inputs = kind.inputs(rule).map((input) => readInput(draft, input, `${place}.rule.${input.field}`));
  sameUnit(draft, rule, inputs, `${place}.rule`);
  const own =
    criterion.hardCondition &&
    readInput(draft, { field: 'when', formula: criterion.hardCondition.when, wants: 'flag' }, `${place}.hardCondition.when`);
  const { low, high } = limitsOf(rule, criterion.max);
  return {
    index,
    criterion,
    rule,
    above: above.map((heading) => heading.code),
    scoredBy: scorerOf(placed),
    inputs: inputs.filter((input) => input !== undefined),
    award: kind.award(rule, criterion),
    low,
    high,
    condition: (rule.kind === 'condition' ? inputs[0] : own) ?? null,
  };
}

/** Reads every formula of a rulebook. With problems the result must not be used for scoring. */
export function compileBook(book: Rulebook): { readonly compiled: Compiled; readonly problems: readonly Problem[] } {
  const figures: Figure[] = [];
  const indexes = new Map<string, number>();
  const names: Names = {
    typeOf: (name) => figures[indexes.get(name) ?? -1]?.type,
    hasTarget: (name) => figures[indexes.get(name) ?? -1]?.fact?.hasTarget === true,
  };
  const draft: Draft = { problems: [], figures, indexes, names, declared: new Set(book.derived.map(({ code }) => code)) };
  for (const fact of book.facts) {
    if (indexes.has(fact.code)) continue;
    indexes.set(fact.code, figures.length);
    figures.push({ code: fact.code, type: { unit: fact.unit, monthly: fact.period === 'month' }, fact, run: null, reads: [] });
  }
  addDerived(draft, book);
  const lines = linesOf(book).map((placed, index) => readLine(draft, placed, index));
  const kept = lines.filter((line) => line !== undefined);
  const headings = walk(book.criteria)
    .filter(({ criterion }) => criterion.parts.length > 0)
    .map(({ criterion }) => ({ criterion, lines: kept.flatMap((line) => (line.above.includes(criterion.code) ? [line.index] : [])) }));
  return { compiled: { book, figures, lines: kept, headings }, problems: draft.problems };
}
