import { yearKnown, type Asked } from './ask.ts';
import type { Facts } from './facts.ts';
import { initiativeLevels, type InitiativeLevel } from './scales.ts';

/** Initiatives, science works, combat ingenuity: things that are counted by scope and serve one proposal (law.md §9). */
export type CountedList = 'initiatives' | 'scienceWorks' | 'combatIngenuity';

export interface CountOf {
  readonly list: CountedList;
  readonly scope: InitiativeLevel;
  /** Science works only: accepted is not enough, it must be applied. */
  readonly applied: boolean;
}

export interface Counted {
  readonly id: string;
  readonly year: number;
  /** `true` counts surely, `false` may count; what cannot count is left out. */
  readonly sure: boolean;
  /** Awards that may have used it. */
  readonly doubts: readonly Use[];
}

type Item = Facts['initiatives'][number] | Facts['scienceWorks'][number] | Facts['combatIngenuity'][number];

type Use = NonNullable<Item['uses']>[number];

/** Those of the uses that bar this proposal; the proposal itself does not count. */
function barring(asked: Asked, uses: readonly Use[]): Use[] {
  const title = asked.kindOf(asked.award) === 'title';
  return uses.filter((use) => (use.award !== asked.award || use.year !== asked.year) && !(title && asked.kindOf(use.award) === 'title'));
}

/** Uses that would bar this proposal and of which nobody noted whether they happened. */
const doubtsOf = (asked: Asked, item: Item): Use[] => ('maybeUses' in item ? barring(asked, item.maybeUses ?? []) : []);

/**
 * Used before in a way that bars this proposal: for a form, any earlier use; for a title, an earlier use for a form
 * (BNV letter 5007/2023, III.5(c)). `null` = not known.
 */
function barred(asked: Asked, item: Item): boolean | null {
  if (item.uses === null) return null;
  if (barring(asked, item.uses).length > 0) return true;
  return doubtsOf(asked, item).length > 0 ? null : false;
}

/** Uses for other titles that do not bar a title: readings differ, so they are told and decide nothing (law.md §9). */
export const titleUses = (asked: Asked, list: CountedList, id: string): readonly { readonly award: string; readonly year: number }[] => {
  if (asked.kindOf(asked.award) !== 'title') return [];
  const items: readonly Item[] = asked.facts[list];
  const uses = items.find((one) => one.id === id)?.uses ?? [];
  return uses.filter((use) => (use.award !== asked.award || use.year !== asked.year) && asked.kindOf(use.award) === 'title');
};

/** Three-valued "counts": no is `false`, doubt is `null`. */
function counts(asked: Asked, of: CountOf, item: Item): boolean | null {
  const proofs: (boolean | null)[] = [item.certainty === 'sure' ? true : null];
  if ('recognised' in item) proofs.push(item.recognised, item.applied);
  if ('accepted' in item) proofs.push(item.accepted, of.applied ? item.applied : true);
  const used = barred(asked, item);
  proofs.push(used === null ? null : !used);
  if (initiativeLevels.indexOf(item.level) < initiativeLevels.indexOf(of.scope) || proofs.includes(false)) return false;
  return proofs.includes(null) ? null : true;
}

/** All that count or may count, up to the year asked. */
export function countable(asked: Asked, of: CountOf): Counted[] {
  const items: readonly Item[] = asked.facts[of.list];
  return items
    .filter((item) => item.year <= asked.year)
    .map((item) => ({ id: item.id, year: item.year, sure: counts(asked, of, item), doubts: doubtsOf(asked, item) }))
    .filter((one) => one.sure !== false)
    .map((one) => ({ ...one, sure: one.sure === true }));
}

/** Is the list complete for these years? Without a window: for every year. */
export const listKnown = (asked: Asked, list: CountedList, years: readonly number[]): boolean =>
  years.every((year) => yearKnown(asked.facts, list, year));

/** At most so many of one year count towards a number: numbers in rules are at most 7. */
export const mostPerYear = 7;
