import { actsFor, hasRole, type Actor } from '#platform/actor.ts';
import type { Role } from '#platform/contract.ts';
import { addDays, daysBetween, showDate, type Day } from '#platform/dates.ts';
import { all, no, yes, type Decision } from '#platform/refusal.ts';
import { notificationRefusals, type DutyBucket } from './contract.ts';

export const steps = [1, 2, 3] as const;
export type Step = (typeof steps)[number];

/**
 * Days from the due date to each step. Three days before: time to gather what is missing and have it
 * signed. The due day itself: the last day is still open. The day after: the first on which it is late, so the leader
 * hears of it while it can be mended quietly.
 */
export const stepOffsets: Readonly<Record<Step, number>> = { 1: -3, 2: 0, 3: 1 };

/** Has the day of this step come? First and later days count, so a day on which the program stood still loses nothing. */
export function stepDue(dueOn: Day, today: Day, step: Step): boolean {
  return addDays(dueOn, stepOffsets[step]) <= today;
}

/**
 * The step to take today, if any: the furthest whose day has come, when it has not been taken. Steps that were missed
 * are passed over: "due in three days" said on the day after would be untrue.
 */
export function stepToTake(dueOn: Day, today: Day, taken: number): Step | undefined {
  const furthest = steps.findLast((step) => stepDue(dueOn, today, step));
  return furthest !== undefined && furthest > taken ? furthest : undefined;
}

export interface Post {
  readonly role: Role;
  readonly unitId: string | null;
  readonly accountId: string | null;
}

/** Who hears of a step: the owner twice, then the one above: the unit's leader, the standing body, at last the Minister. */
export function toldAt(step: Step, owner: Post): Post {
  if (step < 3) return owner;
  if (owner.unitId !== null && owner.role !== 'leader') return { role: 'leader', unitId: owner.unitId, accountId: null };
  const role = owner.unitId === null && owner.accountId === null && owner.role === 'standing' ? 'minister' : 'standing';
  return { role, unitId: null, accountId: null };
}

/**
 * Where the one who is told looks: the owner, and the owner's own leader, at the form itself; the standing body, which cannot
 * fill in a unit's form, at the late duties it watches and may urge.
 */
export function lookAt(to: Post, owner: Post, form: string): string {
  return to.unitId === null && owner.unitId !== null ? '/viec?cua=watched&han=overdue' : form;
}

/** "This week" is the next seven days: on a Friday the calendar week would hide Monday. */
const weekDays = 7;

/** Where a due date falls for the inbox. What has no due date comes last. */
export function bucketOf(dueOn: Day | null, today: Day): DutyBucket {
  if (dueOn === null) return 'later';
  if (dueOn < today) return 'overdue';
  if (dueOn === today) return 'today';
  return dueOn <= addDays(today, weekDays) ? 'week' : 'later';
}

/** Due dates of a bucket, both ends counted; `null` = unbounded. */
export function rangeOf(bucket: DutyBucket, today: Day): { readonly from: Day | null; readonly to: Day | null } {
  switch (bucket) {
    case 'overdue':
      return { from: null, to: addDays(today, -1) };
    case 'today':
      return { from: today, to: today };
    case 'week':
      return { from: addDays(today, 1), to: addDays(today, weekDays) };
    case 'later':
      return { from: addDays(today, weekDays + 1), to: null };
  }
}

export const daysLeft = (dueOn: Day | null, today: Day): number | null => (dueOn === null ? null : daysBetween(today, dueOn));

export interface UrgedDuty {
  readonly state: string;
  readonly opensOn: Day | null;
  readonly ownerUnitId: string | null;
  readonly mine: boolean;
  /** The actor heads the group whose business this is; the database says so. */
  readonly watched: boolean;
  readonly urgedToday: boolean;
}

/** Urging by hand: the standing body, the head of the group, the leader of the owing unit; once a day for each duty. */
export function mayRemind(actor: Actor, duty: UrgedDuty, today: Day): Decision {
  const overseer = hasRole(actor, 'standing') || duty.watched || actsFor(actor, duty.ownerUnitId, 'leader');
  return all(
    overseer ? yes : no(notificationRefusals.notWatching),
    duty.mine ? no(notificationRefusals.own) : yes,
    duty.state === 'OPEN' ? yes : no(notificationRefusals.closed),
    duty.opensOn !== null && duty.opensOn > today ? no(notificationRefusals.notOpenYet, { day: showDate(duty.opensOn) }) : yes,
    duty.urgedToday ? no(notificationRefusals.urgedToday) : yes,
  );
}
