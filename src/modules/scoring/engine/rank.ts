import { compare, exactOf, type Exact } from './exact.ts';
import type { TieRuleSetting } from './settings.ts';

/** What ranking knows of a unit. Points are whole hundredths. */
export interface Standing {
  readonly key: string;
  /** `null`: no total, so no rank. */
  readonly total: number | null;
  readonly failedConditions: number;
  /** Conditions nobody could judge: one of them and the number that failed is not known. */
  readonly unknownConditions: number;
  /** Points of a group of criteria; 0 for all when the table names none, `null` when this unit is asked nothing of it. */
  readonly groupPoints: (group: string) => number | null;
  /** Points without bonus and external additions. */
  readonly base: number;
  /** Share of women in percent; `null` = not known. */
  readonly women: Exact | null;
}

export type DecidedBy = 'total' | TieRuleSetting['rule'] | 'shared';

export interface Place<T> {
  readonly entry: T;
  readonly rank: number;
  /** The last rule that had to be asked to set this unit apart from all others with its total. */
  readonly decidedBy: DecidedBy;
  /** How many of the tie rules were asked before this place was clear. */
  readonly asked: number;
  /** Everyone of this rank, itself among them; one list for all of them, because thousands may share a rank. */
  readonly tied: readonly T[];
}

/** Larger is better; `null` when the rule cannot be asked of this unit. */
type Measure = (entry: Standing) => Exact | null;

function measureOf(rule: TieRuleSetting): Measure {
  switch (rule.rule) {
    case 'fewer_failed_conditions':
      return (entry) => (entry.unknownConditions > 0 ? null : -entry.failedConditions);
    case 'group_points':
      return (entry) => entry.groupPoints(rule.group);
    case 'base_total':
      return (entry) => entry.base;
    case 'women_share': {
      const limit = exactOf(rule.atLeastPercent);
      return (entry) => (entry.women === null ? null : Number(compare(entry.women, limit) >= 0));
    }
  }
}

interface Tied<T> {
  readonly entries: readonly T[];
  readonly decidedBy: DecidedBy;
  readonly asked: number;
}

/** Parts one tied set by a rule, best first. Where one of them cannot be asked, the rule parts nobody of that set (law.md X7): what is unknown is neither met nor failed. */
function part<T extends Standing>(tied: Tied<T>, rule: TieRuleSetting, measure: Measure): Tied<T>[] {
  const { entries } = tied;
  if (entries.length === 1) return [tied];
  const asked = tied.asked + 1;
  const measured = entries.flatMap((entry) => {
    const value = measure(entry);
    return value === null ? [] : [{ entry, value }];
  });
  if (measured.length < entries.length) return [{ ...tied, asked }];
  const groups: { readonly value: Exact; readonly entries: T[] }[] = [];
  for (const { entry, value } of measured.toSorted((a, b) => compare(b.value, a.value))) {
    const group = groups.at(-1);
    if (group && compare(group.value, value) === 0) group.entries.push(entry);
    else groups.push({ value, entries: [entry] });
  }
  return groups.length === 1 ? [{ ...tied, asked }] : groups.map((group) => ({ entries: group.entries, decidedBy: rule.rule, asked }));
}

/**
 * Ranks a group: total first, then the tie rules in their order, then a shared rank as 1, 1, 3. Units without a total are left
 * out. The order of entry never matters: `order` alone says how units of one rank stand, and it must know no ties.
 */
export function rankBy<T extends Standing>(entries: readonly T[], rules: readonly TieRuleSetting[], order: (a: T, b: T) => number): Place<T>[] {
  const byTotal = new Map<number, T[]>();
  for (const entry of entries) {
    if (entry.total === null) continue;
    const same = byTotal.get(entry.total);
    if (same) same.push(entry);
    else byTotal.set(entry.total, [entry]);
  }
  const totals = [...byTotal.keys()].sort((a, b) => b - a);
  let sets = totals.map((total): Tied<T> => ({ entries: byTotal.get(total) ?? [], decidedBy: 'total', asked: 0 }));
  for (const rule of rules) {
    const measure = measureOf(rule);
    sets = sets.flatMap((set) => part(set, rule, measure));
  }
  let rank = 1;
  return sets.flatMap(({ entries: tied, decidedBy, asked }) => {
    const here = rank;
    rank += tied.length;
    const ordered = tied.toSorted(order);
    return ordered.map((entry): Place<T> => ({ entry, rank: here, decidedBy: tied.length > 1 ? 'shared' : decidedBy, asked, tied: ordered }));
  });
}
