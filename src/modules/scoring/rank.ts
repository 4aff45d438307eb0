import type { tieRules } from './labels.ts';

export interface RankEntry {
  readonly unitId: string;
  /** `null`: no final total, so no rank (practice §6, R-066). */
  readonly total: number | null;
  readonly conditionFailures: number;
  /** Points of the professional-task group; 0 for all when the table names no such group. */
  readonly groupPoints: number;
}

export type TieRule = keyof typeof tieRules;

export interface Ranked extends RankEntry {
  readonly rank: number | null;
  /** What set this unit apart from others with the same total; `total` when no other has it. */
  readonly decidedBy: TieRule;
  /** Units with the same rank. */
  readonly tiedWith: readonly string[];
}

/** Higher total first; then fewer failed conditions; then more points of the professional group. 0 = shared rank. */
function compare(a: RankEntry, b: RankEntry): number {
  return (b.total ?? -1) - (a.total ?? -1) || a.conditionFailures - b.conditionFailures || b.groupPoints - a.groupPoints;
}

function ruleOf(entry: RankEntry, complete: readonly RankEntry[]): TieRule {
  const rivals = complete.filter((other) => other !== entry && other.total === entry.total);
  if (rivals.length === 0) return 'total';
  if (rivals.some((other) => compare(entry, other) === 0)) return 'shared';
  return rivals.some((other) => other.conditionFailures === entry.conditionFailures) ? 'group' : 'conditions';
}

/**
 * Ranks inside a group, ties shared as 1, 1, 3 (practice §6). The order of the entries never matters; equal ones stand
 * in the order of `nameOf`. Entries without a final total come last and have no rank.
 */
export function rankEntries(entries: readonly RankEntry[], nameOf: (unitId: string) => string): Ranked[] {
  const names = new Intl.Collator('vi');
  const byName = (a: RankEntry, b: RankEntry) => names.compare(nameOf(a.unitId), nameOf(b.unitId)) || (a.unitId < b.unitId ? -1 : 1);
  const complete = entries.filter((entry) => entry.total !== null).sort((a, b) => compare(a, b) || byName(a, b));
  const ranked = complete.map((entry): Ranked => ({
    ...entry,
    rank: 1 + complete.filter((other) => compare(other, entry) < 0).length,
    decidedBy: ruleOf(entry, complete),
    tiedWith: complete.filter((other) => other !== entry && compare(other, entry) === 0).map((other) => other.unitId),
  }));
  const without = entries.filter((entry) => entry.total === null).sort(byName);
  return [...ranked, ...without.map((entry): Ranked => ({ ...entry, rank: null, decidedBy: 'total', tiedWith: [] }))];
}
