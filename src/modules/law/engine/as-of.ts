import type { Day } from '#platform/dates.ts';
import { yearOf } from './ask.ts';
import type { Facts } from './facts.ts';

type Later<T> = (one: T) => boolean;

/** The list without what lies after the day; the list itself when nothing does. */
const without = <T>(list: readonly T[], later: Later<T>): T[] => (list.some(later) ? list.filter((one) => !later(one)) : (list as T[]));

/** The list with what lies after the day taken back; the list itself when nothing does. */
const undone = <T>(list: readonly T[], later: Later<T>, undo: (one: T) => T): T[] =>
  list.some(later) ? list.map((one) => (later(one) ? undo(one) : one)) : (list as T[]);

type Used = { readonly uses: Facts['initiatives'][number]['uses']; readonly maybeUses?: Facts['initiatives'][number]['maybeUses'] };

/**
 * The facts as they stood on a day, of facts gathered later: what was decided, recognised or begun afterwards was not
 * there, a cancellation had not happened, a later proposal had used nothing. A rating decided afterwards is not yet
 * known, not absent. Matters with a span of days are read by their own days. The same object when nothing lies after it.
 */
export function factsOn(facts: Facts, day: Day): Facts {
  const year = yearOf(day);
  const after = (on: Day | null) => on !== null && on > day;
  const decided: Later<{ readonly decidedOn: Day | null }> = (one) => after(one.decidedOn);
  const begun: Later<{ readonly from: Day }> = (one) => after(one.from);
  const dated: Later<{ readonly on: Day | null }> = (one) => after(one.on);
  const laterUse = (list: readonly { readonly year: number }[] | null | undefined) => list?.some((use) => use.year > year) === true;
  const works = <T extends { readonly decidedOn: Day | null } & Used>(list: readonly T[]): T[] =>
    undone(
      without(list, decided),
      (one) => laterUse(one.uses) || laterUse(one.maybeUses),
      (one) => ({
        ...one,
        uses: one.uses?.filter((use) => use.year <= year) ?? null,
        ...(one.maybeUses ? { maybeUses: one.maybeUses.filter((use) => use.year <= year) } : {}),
      }),
    );
  const rewarded = <T extends { readonly rewardedBy: Facts['achievements'][number]['rewardedBy'] }>(list: readonly T[]): T[] =>
    undone(
      list,
      (one) => laterUse(one.rewardedBy),
      (one) => ({ ...one, rewardedBy: one.rewardedBy?.filter((use) => use.year <= year) ?? null }),
    );
  const cut: Partial<Facts> = {
    ratings: undone(facts.ratings, decided, (one) => ({ ...one, certainty: 'unsure' })),
    awards: undone(
      without(facts.awards, decided),
      (one) => after(one.cancelled?.on ?? null),
      (one) => ({ ...one, cancelled: null }),
    ),
    initiatives: works(facts.initiatives),
    scienceWorks: works(facts.scienceWorks),
    combatIngenuity: works(facts.combatIngenuity),
    achievements: rewarded(without(facts.achievements, dated)),
    movements: rewarded(without(facts.movements, begun)),
    posts: without(facts.posts, begun),
    discipline: without(facts.discipline, begun),
    holds: without(facts.holds, begun),
    leave: without(facts.leave, begun),
    training: without(facts.training, begun),
    transfers: without(facts.transfers, dated),
    registrations: without(facts.registrations, dated),
  };
  return (Object.keys(cut) as (keyof Facts)[]).every((list) => cut[list] === facts[list]) ? facts : { ...facts, ...cut };
}
