import { compileBook, type Compiled } from '../engine/compile.ts';
import { unitFacts } from '../engine/facts.ts';
import { unitOf } from '../engine/figures.ts';
import type { Criterion } from '../engine/rulebook.ts';
import { groupPoints, scoreGroup, type LineScore } from '../engine/score.ts';
import type { TieRuleSetting } from '../engine/settings.ts';
import { givenOf } from '../sheet/given.ts';
import { inGroup, sumOf } from '../sheet/points.ts';
import { rankEntries, type RankEntry, type Ranked } from '../ranking/rank.ts';

/** What a change of weights, conditions or tie rules would do to a rank, on a copy; nothing is stored. Pure; whole hundredths. */

/** A line of the table that weights can change or a condition that can be dropped. */
export interface Weight {
  readonly code: string;
  readonly max: number;
  readonly counts: 'base' | 'bonus' | 'external';
  /** Holds no points of its own. */
  readonly bare: boolean;
}

export interface SheetCopy {
  readonly unitId: string;
  /** Points by code, the last authorised ones. */
  readonly points: ReadonlyMap<string, number | null>;
  /** Codes of conditions the unit fails. */
  readonly failed: readonly string[];
  /** Codes of conditions that could not be judged; absent = none. */
  readonly unknown?: readonly string[];
  readonly notAssigned: Readonly<Record<string, string>>;
  /** Share of women in percent; absent = not known or not asked. */
  readonly womenPercent?: string | null;
}

export interface Change {
  /** New maximum of a scored line by code; its points move in proportion. 0 leaves the criterion out. */
  readonly max: Readonly<Record<string, number>>;
  /** Codes of conditions that would no longer count. */
  readonly dropped: readonly string[];
  readonly tieRules: readonly TieRuleSetting[];
  /** Code prefix of the professional-task group. */
  readonly tieGroup: string | null;
}

export interface Moved {
  readonly unitId: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly rankBefore: number | null;
  readonly rankAfter: number | null;
}

/** Points under another maximum, rounded half up; full points stay full, none stay none. */
export function reweighed(points: number, max: number, newMax: number): number {
  return max === 0 ? points : Math.floor((2 * points * newMax + max) / (2 * max));
}

/** The scale when weights change: the base maxima of what is still asked. */
export const scaleOf = (weights: readonly Weight[], max: Change['max']): number =>
  sumOf(weights.filter((one) => one.counts === 'base').map((one) => max[one.code] ?? one.max));

type Points = (code: string) => number | null;
interface Reckoned {
  /** `null` while points are missing: no total, no rank. */
  readonly total: number | null;
  readonly base: number | null;
  readonly pointsOf: (group: string) => number | null;
}
type Reckon = (sheet: SheetCopy, points: Points) => Reckoned;

/** For a table the engine does not read: plain sums. */
const bySum =
  (weights: readonly Weight[], max: Change['max']): Reckon =>
  (_sheet, points) => {
    const values = weights.filter((one) => !one.bare && max[one.code] !== 0).map((one) => points(one.code));
    const known = values.flatMap((value) => (value === null ? [] : [value]));
    const total = known.length < values.length ? null : sumOf(known);
    const inside = (group: string) => weights.filter((one) => one.counts === 'base' && max[one.code] !== 0 && inGroup(one.code, group));
    return { total, base: total, pointsOf: (group) => sumOf(inside(group).map((one) => points(one.code) ?? 0)) };
  };

const changedPart =
  (max: Change['max']) =>
  (part: Criterion): Criterion =>
    part.parts.length === 0 ? { ...part, max: max[part.code] || part.max } : { ...part, parts: part.parts.map(changedPart(max)) };

/** By the table's own settings: caps, additions outside the scale, criteria not asked of a unit and their rescaling. */
function byEngine(compiled: Compiled, weights: readonly Weight[], max: Change['max']): Reckon {
  const { book } = compiled;
  const settings = { ...book.settings, scale: scaleOf(weights, max) };
  const changed = compileBook({ ...book, settings, criteria: book.criteria.map(changedPart(max)) }).compiled;
  const leftOut = Object.fromEntries(weights.flatMap((one) => (max[one.code] === 0 ? [[one.code, ''] as const] : [])));
  return (sheet, points) => {
    const facts = unitFacts.parse({ code: sheet.unitId, name: sheet.unitId, notAssigned: { ...sheet.notAssigned, ...leftOut } });
    const [numbers] = scoreGroup(changed, [unitOf(changed, { ...facts, ...givenOf(changed, points) })], true).units;
    const { total = null, base = null } = numbers?.totals ?? {};
    const pointsOf = (group: string) => groupPoints(changed, group, ({ index }) => numbers?.lines[index] as LineScore);
    return { total, base, pointsOf };
  };
}

/** A table as the copy reckons with it. `compiled: null`: the engine does not read it. */
export interface Table {
  readonly weights: readonly Weight[];
  readonly compiled: Compiled | null;
}

function ranked(sheets: readonly SheetCopy[], { weights, compiled }: Table, change: Change, nameOf: (unitId: string) => string): Map<string, Ranked> {
  const maxOf = new Map(weights.map((one) => [one.code, one.max]));
  const reckon = compiled === null ? bySum(weights, change.max) : byEngine(compiled, weights, change.max);
  const entries = sheets.map((sheet): RankEntry => {
    const points: Points = (code) => {
      const given = sheet.points.get(code) ?? null;
      const max = change.max[code];
      return given === null || max === undefined ? given : reweighed(given, maxOf.get(code) ?? 0, max);
    };
    const { total, base, pointsOf } = reckon(sheet, points);
    const counting = (codes: readonly string[]) => codes.filter((code) => !change.dropped.includes(code)).length;
    return {
      unitId: sheet.unitId,
      total,
      conditionFailures: counting(sheet.failed),
      conditionUnknowns: counting(sheet.unknown ?? []),
      groupPoints: change.tieGroup === null ? 0 : pointsOf(change.tieGroup),
      pointsOf,
      baseTotal: base ?? 0,
      womenPercent: sheet.womenPercent ?? null,
    };
  });
  return new Map(rankEntries(entries, nameOf, change.tieRules).map((entry) => [entry.unitId, entry]));
}

/** Every unit before and after, in the order of the new rank. */
export function whatIf(
  sheets: readonly SheetCopy[],
  table: Table,
  now: Pick<Change, 'tieRules' | 'tieGroup'>,
  change: Change,
  nameOf: (unitId: string) => string,
): Moved[] {
  const before = ranked(sheets, table, { ...now, max: {}, dropped: [] }, nameOf);
  const after = ranked(sheets, table, change, nameOf);
  return [...after.values()].map((entry) => ({
    unitId: entry.unitId,
    before: before.get(entry.unitId)?.total ?? null,
    after: entry.total,
    rankBefore: before.get(entry.unitId)?.rank ?? null,
    rankAfter: entry.rank,
  }));
}
