import { inGroup, scoredItems, sumOf, type RuleItem } from '../points.ts';
import { rankEntries, type Ranked } from '../rank.ts';
import type { TieRuleSetting } from '../engine/settings.ts';

/** What a change of weights, conditions or tie rules would do to a rank, on a copy; nothing is stored. Pure; whole hundredths. */

export interface SheetCopy {
  readonly unitId: string;
  readonly lines: ReadonlyMap<string, number | null>;
  readonly failedItems: readonly string[];
}

export interface Change {
  /** New maximum of a scored line; its points move in proportion. 0 leaves the criterion out. */
  readonly max: Readonly<Record<string, number>>;
  /** Conditions that would no longer count. */
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

function ranked(sheets: readonly SheetCopy[], items: readonly RuleItem[], change: Change, nameOf: (unitId: string) => string): Map<string, Ranked> {
  const scored = scoredItems(items);
  const entries = sheets.map((sheet) => {
    const points = scored.map((item) => {
      const given = sheet.lines.get(item.id) ?? null;
      const max = change.max[item.id];
      if (max === 0) return { code: item.code, value: 0 };
      return { code: item.code, value: given === null || max === undefined ? given : reweighed(given, item.maxHundredths, max) };
    });
    // A missing score stays missing: a unit without a total has no rank under any weights.
    const total = points.some((one) => one.value === null) ? null : sumOf(points.map((one) => one.value ?? 0));
    const inIt = points.filter((one) => change.tieGroup !== null && inGroup(one.code, change.tieGroup));
    return {
      unitId: sheet.unitId,
      total,
      conditionFailures: sheet.failedItems.filter((id) => !change.dropped.includes(id)).length,
      groupPoints: sumOf(inIt.map((one) => one.value ?? 0)),
    };
  });
  return new Map(rankEntries(entries, nameOf, change.tieRules).map((entry) => [entry.unitId, entry]));
}

/** Every unit before and after, in the order of the new rank. */
export function whatIf(
  sheets: readonly SheetCopy[],
  items: readonly RuleItem[],
  now: Pick<Change, 'tieRules' | 'tieGroup'>,
  change: Change,
  nameOf: (unitId: string) => string,
): Moved[] {
  const before = ranked(sheets, items, { ...now, max: {}, dropped: [] }, nameOf);
  const after = ranked(sheets, items, change, nameOf);
  return [...after.values()].map((entry) => ({
    unitId: entry.unitId,
    before: before.get(entry.unitId)?.total ?? null,
    after: entry.total,
    rankBefore: before.get(entry.unitId)?.rank ?? null,
    rankAfter: entry.rank,
  }));
}
