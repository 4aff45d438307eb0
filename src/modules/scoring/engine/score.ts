import type { Compiled, CompiledLine } from './compile.ts';
import { mul, ratio, roundWhole, type Exact } from './exact.ts';
import { figuresOf, ownOf, type Unit } from './figures.ts';
import type { Scalar } from './expression/run.ts';
import { honourPoints } from './kinds/given.ts';
import { leaderOf, relativePoints, type Leader } from './kinds/relative.ts';
import type { criterionStates, verdicts } from './result.ts';
import type { Settings } from './settings.ts';

/** The numbers alone: points, totals, verdicts. `describe.ts` puts words beside them. */

export type LineState = (typeof criterionStates)[number];
export type Verdict = (typeof verdicts)[number];

export interface LineScore {
  readonly state: LineState;
  /** Whole hundredths; `null` unless scored. */
  readonly points: number | null;
  /** The rule's own points where a person set others. */
  readonly computed: number | null;
  readonly values: readonly Scalar[];
}

export interface Totals {
  readonly base: number | null;
  readonly raw: number | null;
  readonly assigned: number;
  readonly bonus: number | null;
  readonly external: number | null;
  readonly total: number | null;
}

export interface UnitNumbers {
  readonly lines: readonly LineScore[];
  /** By line; `null` where the line carries no condition or is not asked for. */
  readonly verdicts: readonly (Verdict | null)[];
  readonly totals: Totals;
}

/** Brings points to the decimals and, where asked, the step of the table; then between the limits of the line. */
export function roundPoints(settings: Settings, low: number, high: number, points: Exact): number {
  const unit = settings.stepForComputed && settings.step !== null ? settings.step : 10 ** (2 - settings.decimals);
  const rounded =
    unit === 1 ? Number(roundWhole(points, settings.rounding)) : Number(roundWhole(mul(points, ratio(1, unit)), settings.rounding)) * unit;
  return Math.min(high, Math.max(low, rounded));
}

export function isAssigned(line: CompiledLine, unit: Pick<Unit, 'notAssigned'>): boolean {
  const { notAssigned } = unit;
  return !Object.hasOwn(notAssigned, line.criterion.code) && !line.above.some((code) => Object.hasOwn(notAssigned, code));
}

const notAssigned: LineScore = { state: 'not_assigned', points: null, computed: null, values: [] };

/** Points of the rule before an authorised change; `null` when a value is not known. */
function computedPoints(line: CompiledLine, unit: Unit, values: readonly Scalar[], leader: Leader | undefined): Exact | null {
  const { rule } = line;
  if (rule.kind === 'honours') return honourPoints(rule, unit.honours);
  if (rule.kind === 'manual') return ownOf(unit.manual, line.criterion.code)?.points ?? null;
  if (rule.kind === 'relative_to_leader') return leader ? relativePoints(line.criterion.max, values, leader) : null;
  return line.award(values);
}

function scoreLine(compiled: Compiled, line: CompiledLine, unit: Unit, values: readonly Scalar[], leader: Leader | undefined): LineScore {
  const { settings } = compiled.book;
  const exact = computedPoints(line, unit, values, leader);
  const computed = exact === null ? null : line.rule.kind === 'manual' ? Number(exact) : roundPoints(settings, line.low, line.high, exact);
  const adjusted = ownOf(unit.adjusted, line.criterion.code);
  if (adjusted) return { state: 'scored', points: adjusted.points, computed, values };
  if (computed !== null) return { state: 'scored', points: computed, computed: null, values };
  const waits = line.rule.kind === 'relative_to_leader' && leader === undefined;
  return { state: waits ? 'waits' : 'missing', points: null, computed: null, values };
}

/** What each unit's formulas yield, by line: the first pass over a group, needed whole by rules that compare units. */
type Values = readonly (readonly Scalar[] | null)[];

function valuesOf(compiled: Compiled, unit: Unit): { readonly values: Values; readonly verdicts: readonly (Verdict | null)[] } {
  const figures = figuresOf(compiled, unit);
  const assigned = compiled.lines.map((line) => isAssigned(line, unit));
  return {
    values: compiled.lines.map((line, index) => (assigned[index] ? line.inputs.map((input) => input.run(figures) as Scalar) : null)),
    verdicts: compiled.lines.map((line, index) => {
      if (!assigned[index] || line.condition === null) return null;
      const holds = line.condition.run(figures);
      return typeof holds === 'boolean' ? (holds ? 'met' : 'unmet') : 'unknown';
    }),
  };
}

const cap = (value: number, limit: number | null): number => (limit === null ? value : Math.min(value, limit));

/** Points of the criteria that are asked, as points of the whole where the table stretches them. Nothing asked is never stretched. */
function stretched(settings: Settings, points: number, asked: number, whole: number): number {
  if (settings.rescale !== 'to_scale' || asked === 0 || asked === whole) return points;
  return roundPoints(settings, -Infinity, Infinity, ratio(BigInt(points) * BigInt(whole), asked));
}

/** Base (stretched where criteria left), bonus, external and total; one missing line leaves its sum and the total unknown. */
export function totalsOf(compiled: Compiled, lines: readonly LineScore[], closed: boolean): Totals {
  const { settings } = compiled.book;
  const zero = closed && settings.missing === 'zero_when_closed';
  const sums: Record<'base' | 'bonus' | 'external', number | null> = { base: 0, bonus: 0, external: 0 };
  let assigned = 0;
  for (const [index, line] of lines.entries()) {
    const { criterion } = compiled.lines[index] as CompiledLine;
    if (line.state === 'not_assigned') continue;
    if (criterion.counts === 'base') assigned += criterion.max;
    const before = sums[criterion.counts];
    const points = line.points ?? (zero ? 0 : null);
    sums[criterion.counts] = before === null || points === null ? null : before + points;
  }
  const raw = assigned === 0 && settings.scale > 0 ? null : sums.base;
  const base = raw === null ? null : stretched(settings, raw, assigned, settings.scale);
  const bonus = sums.bonus === null ? null : cap(sums.bonus, settings.bonusCap);
  const external = sums.external === null ? null : cap(sums.external, settings.externalCap);
  const total = base === null || bonus === null || external === null ? null : cap(base + bonus + external, settings.totalCap);
  return { base, raw, assigned, bonus, external, total };
}

/**
 * Base points of a heading with all below it, or of a line, whole hundredths. Criteria that are not asked leave the group as they
 * leave the total: the rest is stretched to the whole group where the table stretches; `null` when the unit is asked nothing of it
 * there. What is missing counts nothing here, because a unit with gaps has no total.
 */
export function groupPoints(compiled: Compiled, group: string, lineOf: (line: CompiledLine) => Pick<LineScore, 'state' | 'points'>): number | null {
  const { settings } = compiled.book;
  const sums = { points: 0, asked: 0, whole: 0 };
  for (const line of compiled.lines) {
    const { code, counts, max } = line.criterion;
    if (counts !== 'base' || (code !== group && !line.above.includes(group))) continue;
    const { state, points } = lineOf(line);
    sums.whole += max;
    if (state === 'not_assigned') continue;
    sums.asked += max;
    sums.points += points ?? 0;
  }
  if (settings.rescale === 'to_scale' && sums.asked === 0 && sums.whole > 0) return null;
  return stretched(settings, sums.points, sums.asked, sums.whole);
}

/** Leaders of the lines that compare units, by line; none before the facts are closed. */
export function leadersOf(compiled: Compiled, values: readonly Values[]): ReadonlyMap<number, Leader> {
  const leaders = new Map<number, Leader>();
  for (const { index, rule } of compiled.lines)
    if (rule.kind === 'relative_to_leader') leaders.set(index, leaderOf(values.flatMap((unit) => (unit[index] ? [unit[index]] : []))));
  return leaders;
}

/** Scores every unit of a group. `closed`: nothing more will be entered. */
export function scoreGroup(
  compiled: Compiled,
  units: readonly Unit[],
  closed: boolean,
): { readonly units: readonly UnitNumbers[]; readonly leaders: ReadonlyMap<number, Leader> } {
  const first = units.map((unit) => valuesOf(compiled, unit));
  const leaders = closed
    ? leadersOf(
        compiled,
        first.map((one) => one.values),
      )
    : new Map<number, Leader>();
  const scored = units.map((unit, at): UnitNumbers => {
    const { values, verdicts } = first[at] as (typeof first)[number];
    const lines = compiled.lines.map((line, index) => {
      const own = values[index];
      return own ? scoreLine(compiled, line, unit, own, leaders.get(index)) : notAssigned;
    });
    return { lines, verdicts, totals: totalsOf(compiled, lines, closed) };
  });
  return { units: scored, leaders };
}
