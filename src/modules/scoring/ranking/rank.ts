import type { Text } from '#platform/text.ts';
import { ruleSays } from '../engine/evaluate.ts';
import { exactOf } from '../engine/exact.ts';
import { rankBy, type DecidedBy, type Standing } from '../engine/rank.ts';
import type { TieRuleSetting } from '../engine/settings.ts';
import type { tieRules } from '../labels.ts';

export interface RankEntry {
  readonly unitId: string;
  /** `null`: no final total, so no rank (practice §6, R-066). */
  readonly total: number | null;
  readonly conditionFailures: number;
  /** Conditions that could not be judged; absent = none. */
  readonly conditionUnknowns?: number;
  /** Points of the professional-task group; 0 for all when the table names no such group, `null` when the unit is asked nothing of it. */
  readonly groupPoints: number | null;
  /** Points of any group of criteria, for tables whose tie rules name several; `null` as above. */
  readonly pointsOf?: (group: string) => number | null;
  /** Points without bonus; needed where the table asks for them. */
  readonly baseTotal?: number;
  /** Share of women in percent as plain decimal text; absent = not known (law.md X7). */
  readonly womenPercent?: string | null;
}

export type TieRule = keyof typeof tieRules;

export interface Ranked extends RankEntry {
  readonly rank: number | null;
  /** What set this unit apart from others with the same total; `total` when no other has it. */
  readonly decidedBy: TieRule;
  /** What each tie rule answered that had to be asked; empty when the total was enough. */
  readonly asked: readonly Text[];
  /** Units with the same rank. */
  readonly tiedWith: readonly string[];
}

/** Names under which published rank tables have kept the deciding rule from the start. */
const stored: Readonly<Record<DecidedBy, TieRule>> = {
  total: 'total',
  fewer_failed_conditions: 'conditions',
  group_points: 'group',
  base_total: 'base',
  women_share: 'women',
  shared: 'shared',
};

const theGroup = 'group';

/** The tie rules of tables that name none of their own: fewer failed conditions, then the professional-task group. */
export const usualTieRules: readonly TieRuleSetting[] = [{ rule: 'fewer_failed_conditions' }, { rule: 'group_points', group: theGroup }];

const standingOf = (entry: RankEntry): Standing & { readonly of: RankEntry } => ({
  key: entry.unitId,
  total: entry.total,
  failedConditions: entry.conditionFailures,
  unknownConditions: entry.conditionUnknowns ?? 0,
  groupPoints: entry.pointsOf ?? (() => entry.groupPoints),
  base: entry.baseTotal ?? 0,
  women: entry.womenPercent === undefined || entry.womenPercent === null ? null : exactOf(entry.womenPercent),
  of: entry,
});

/**
 * Ranks inside a group by the engine, ties shared as 1, 1, 3 (practice §6). The order of the entries never matters; equal ones
 * stand in the order of `nameOf`. Entries without a final total come last and have no rank.
 */
export function rankEntries(
  entries: readonly RankEntry[],
  nameOf: (unitId: string) => string,
  rules: readonly TieRuleSetting[] = usualTieRules,
): Ranked[] {
  const names = new Intl.Collator('vi');
  const byName = (a: string, b: string) => names.compare(nameOf(a), nameOf(b)) || (a < b ? -1 : 1);
  const places = rankBy(entries.map(standingOf), rules, (a, b) => byName(a.key, b.key));
  const ranked = places.map(({ entry, rank, decidedBy, asked, tied }): Ranked => ({
    ...entry.of,
    rank,
    decidedBy: stored[decidedBy],
    asked: rules.slice(0, asked).map((rule) => ruleSays(rule, entry)),
    tiedWith: tied.flatMap((other) => (other === entry ? [] : [other.key])),
  }));
  const without = entries.filter((entry) => entry.total === null).toSorted((a, b) => byName(a.unitId, b.unitId));
  return [...ranked, ...without.map((entry): Ranked => ({ ...entry, rank: null, decidedBy: 'total', asked: [], tiedWith: [] }))];
}
