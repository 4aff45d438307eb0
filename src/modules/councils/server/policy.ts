import { hasRole, type Actor } from '#platform/actor.ts';
import { showDate } from '#platform/dates.ts';
import { all, no, yes, type Can, type Decision } from '#platform/refusal.ts';
import { councilRefusals } from '../refusals.ts';
import { atStep, mayVoteOn } from '../rules.ts';
import type { MeetingVerb } from '../meeting-view.ts';
import type { ItemRecord, MeetingRecord, SeatRecord } from './repository.ts';

const isStanding = (actor: Actor): Decision => (hasRole(actor, 'standing') ? yes : no(councilRefusals.onlyStanding));

/** Councils and their lists are kept by the standing body and, for set-up, by the administrator. */
export const mayManage = (actor: Actor): Decision => (hasRole(actor, 'standing', 'admin') ? yes : no(councilRefusals.onlyStanding));
export const mayPlan = isStanding;

/** A verb of the secretary at the right step. */
export const asSecretary = (actor: Actor, meeting: MeetingRecord, verb: MeetingVerb): Decision => all(isStanding(actor), atStep(meeting.state, verb));

export const mySeat = (actor: Actor, meeting: MeetingRecord): SeatRecord | undefined =>
  actor.personId === null ? undefined : meeting.seats.find((seat) => seat.personId === actor.personId);

/** A member of the list of that day, present, on an item whose open ballot runs. */
export function mayVote(actor: Actor, meeting: MeetingRecord, item: ItemRecord | undefined): Decision {
  const seat = mySeat(actor, meeting);
  if (!hasRole(actor, 'council') || !seat) return no(councilRefusals.onlyMembers);
  return all(
    atStep(meeting.state, 'vote'),
    item ? yes : no(councilRefusals.itemUnknown),
    seat.presence === 'PRESENT' ? yes : no(councilRefusals.absent),
    mayVoteOn(meeting.recusal, seat.personId, item?.subjectPersonId ?? null),
  );
}

export const mayInvite = (actor: Actor, meeting: MeetingRecord): Decision =>
  all(
    asSecretary(actor, meeting, 'invite'),
    meeting.items.length > 0 ? yes : no(councilRefusals.noAgenda),
    meeting.seats.some((seat) => seat.duty === 'chair' || seat.duty === 'vice-chair')
      ? yes
      : no(councilRefusals.noChair, { day: showDate(meeting.heldOn) }),
  );

export const mayOpen = (actor: Actor, meeting: MeetingRecord, today: string): Decision =>
  all(asSecretary(actor, meeting, 'open'), meeting.heldOn === today ? yes : no(councilRefusals.notThatDay, { day: showDate(meeting.heldOn) }));

/** The session ends when every case has its result; a case not voted on is first taken off the agenda. */
export function mayConclude(actor: Actor, meeting: MeetingRecord): Decision {
  const left = meeting.items.filter((item) => item.result === null).length;
  return all(asSecretary(actor, meeting, 'conclude'), left === 0 ? yes : no(councilRefusals.itemsLeft, { count: left }));
}

export const mayEditMinutes = (actor: Actor, meeting: MeetingRecord): Decision =>
  all(asSecretary(actor, meeting, 'editMinutes'), meeting.secretarySignedAt === null ? yes : no(councilRefusals.signedAlready));

export function maySignSecretary(actor: Actor, meeting: MeetingRecord): Decision {
  const presiding = meeting.seats.find((seat) => seat.memberId === meeting.presidingMemberId);
  return all(
    asSecretary(actor, meeting, 'signSecretary'),
    meeting.secretarySignedAt === null ? yes : no(councilRefusals.signedAlready),
    actor.personId !== null && actor.personId === presiding?.personId ? no(councilRefusals.sameHand) : yes,
  );
}

export function maySignChair(actor: Actor, meeting: MeetingRecord): Decision {
  const seat = mySeat(actor, meeting);
  return all(
    seat && seat.memberId === meeting.presidingMemberId ? yes : no(councilRefusals.onlyPresiding),
    atStep(meeting.state, 'signChair'),
    meeting.secretarySignedAt === null ? no(councilRefusals.secretaryFirst) : yes,
  );
}

/** Conclusions go to the dossiers once the minute is signed (practice §12.8). */
export const maySend = (actor: Actor, meeting: MeetingRecord): Decision => asSecretary(actor, meeting, 'send');

export const canOfMeeting = (actor: Actor, meeting: MeetingRecord, today: string): Can<MeetingVerb> => ({
  invite: mayInvite(actor, meeting),
  postpone: asSecretary(actor, meeting, 'postpone'),
  cancel: asSecretary(actor, meeting, 'cancel'),
  open: mayOpen(actor, meeting, today),
  attend: asSecretary(actor, meeting, 'attend'),
  openBallot: asSecretary(actor, meeting, 'openBallot'),
  record: asSecretary(actor, meeting, 'record'),
  close: asSecretary(actor, meeting, 'close'),
  paper: asSecretary(actor, meeting, 'paper'),
  count: asSecretary(actor, meeting, 'count'),
  conclude: mayConclude(actor, meeting),
  editMinutes: mayEditMinutes(actor, meeting),
  signSecretary: maySignSecretary(actor, meeting),
  signChair: maySignChair(actor, meeting),
  send: maySend(actor, meeting),
});
