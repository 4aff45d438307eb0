import { addDays, startOfPartial, within, type Day, type PartialDate } from '#platform/dates.ts';
import { no, yes, type Decision } from '#platform/refusal.ts';
import { directoryRefusals } from './refusals.ts';

/** The life of a unit. Corrections and other spellings are possible in both states; nothing reopens a unit. */
export const unitTransitions = [
  { from: 'OPEN', verb: 'rename', to: 'OPEN', who: 'standing, admin' },
  { from: 'OPEN', verb: 'move', to: 'OPEN', who: 'standing, admin' },
  { from: 'OPEN', verb: 'split', to: 'OPEN', who: 'standing, admin' },
  { from: 'OPEN', verb: 'split', to: 'CLOSED', who: 'standing, admin' },
  { from: 'OPEN', verb: 'merge', to: 'CLOSED', who: 'standing, admin' },
  { from: 'OPEN', verb: 'close', to: 'CLOSED', who: 'standing, admin' },
  { from: 'OPEN', verb: 'givePost', to: 'OPEN', who: 'leader, standing, admin' },
  { from: 'OPEN', verb: 'appointOfficer', to: 'OPEN', who: 'leader, standing, admin' },
] as const;

export type UnitState = 'OPEN' | 'CLOSED';

/** A recorded end is final, also on the last day itself. */
export const stateOf = (unit: { validTo: Day | null }): UnitState => (unit.validTo === null ? 'OPEN' : 'CLOSED');

/** May this verb happen in the unit's state? */
export function stateAllows(unit: { validTo: Day | null }, verb: string): Decision {
  const [state, bound] = [stateOf(unit), unitTransitions.some((step) => step.verb === verb)];
  if (!bound || unitTransitions.some((step) => step.verb === verb && step.from === state)) return yes;
  return no(directoryRefusals.closed, { on: dayWords(unit.validTo) });
}

/** `2021-03-19` → `19/03/2021`, for sentences. */
export const dayWords = (day: Day | null): string => day?.split('-').reverse().join('/') ?? '—';

export interface DatedName {
  readonly name: string;
  readonly kind: 'alias' | 'former' | 'official';
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

/**
 * How a unit was called on a day: the former name valid then, else the present one. A former name whose last
 * day nobody knows answers for no day. The database function `directory.name_on` gives the same answer.
 */
export function nameOn(names: readonly DatedName[], present: string, day: Day): string {
  const fits = names.filter((one) => one.kind !== 'alias' && one.validTo !== null && within(day, one.validFrom, one.validTo));
  return fits.sort((a, b) => ((a.validTo ?? '') < (b.validTo ?? '') ? -1 : 1))[0]?.name ?? present;
}

export interface DatedPost {
  readonly personId: string;
  readonly unitId: string;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  /** Day an article saw the person in the post, when the dates are unknown. */
  readonly seenOn: PartialDate | null;
}

/** First day on which the post is known to be held; `null` when nothing is known. */
export const knownFrom = (post: DatedPost): Day | null => post.validFrom ?? (post.seenOn === null ? null : startOfPartial(post.seenOn));

/**
 * The posts on a day. A dated post counts on its days, first and last included. A post that was only seen
 * counts from then on (uncertain) until the same person is known in another post of the same unit.
 */
export function postsOn<P extends DatedPost>(posts: readonly P[], day: Day): { post: P; certain: boolean }[] {
  return posts.flatMap((post): { post: P; certain: boolean }[] => {
    const from = knownFrom(post);
    if (from === null || from > day || (post.validTo !== null && post.validTo < day)) return [];
    if (post.validFrom !== null) return [{ post, certain: true }];
    const succeeded = posts.some((other) => {
      const later = knownFrom(other);
      return other !== post && other.personId === post.personId && other.unitId === post.unitId && later !== null && from < later && later <= day;
    });
    return succeeded ? [] : [{ post, certain: false }];
  });
}

/** Whole months from the first day to `on`; a month counts once its last day is reached. */
export function monthsInPost(from: Day, on: Day): number {
  const end = addDays(on, 1);
  const [y1 = 0, m1 = 0, d1 = 0] = from.split('-').map(Number);
  const [y2 = 0, m2 = 0, d2 = 0] = end.split('-').map(Number);
  return Math.max(0, (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0));
}

/** The mean as whole hundredths, rounded half up; `null` of nothing. */
export function meanHundredths(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sum = values.reduce((total, value) => total + value, 0);
  return Math.floor((sum * 200 + values.length) / (2 * values.length));
}

/**
 * The day a change takes effect: today at the latest, because the present name and place are what the unit carries
 * now; and after the last change of the same kind, so that each period has at least one day.
 */
export function changeDay(on: Day, today: Day, after: Day | null): Decision {
  if (on > today) return no(directoryRefusals.futureDay, { on: dayWords(on) });
  if (after !== null && on <= after) return no(directoryRefusals.tooEarly, { after: dayWords(after) });
  return yes;
}
