import { no, yes, type Decision } from '#platform/refusal.ts';
import { meetingStates, type duties, type recusals } from './labels.ts';
import type { MeetingVerb } from './meeting-view.ts';
import { councilRefusals } from './refusals.ts';

export type MeetingState = keyof typeof meetingStates;
export type Duty = keyof typeof duties;
export type Recusal = keyof typeof recusals;

/** The one table of a meeting's life (practice §12.8). `secretary` is the standing body. */
export const meetingTransitions: readonly {
  from: MeetingState;
  verb: MeetingVerb | 'vote';
  to: MeetingState;
  who: 'secretary' | 'member' | 'presiding';
}[] = [
  { from: 'PLANNED', verb: 'invite', to: 'INVITED', who: 'secretary' },
  { from: 'PLANNED', verb: 'cancel', to: 'CANCELLED', who: 'secretary' },
  { from: 'INVITED', verb: 'postpone', to: 'PLANNED', who: 'secretary' },
  { from: 'INVITED', verb: 'cancel', to: 'CANCELLED', who: 'secretary' },
  { from: 'INVITED', verb: 'open', to: 'IN_SESSION', who: 'secretary' },
  { from: 'IN_SESSION', verb: 'attend', to: 'IN_SESSION', who: 'secretary' },
  { from: 'IN_SESSION', verb: 'openBallot', to: 'BALLOT_OPEN', who: 'secretary' },
  { from: 'IN_SESSION', verb: 'conclude', to: 'MINUTES_DRAFT', who: 'secretary' },
  { from: 'BALLOT_OPEN', verb: 'vote', to: 'BALLOT_OPEN', who: 'member' },
  { from: 'BALLOT_OPEN', verb: 'attend', to: 'BALLOT_OPEN', who: 'secretary' },
  { from: 'BALLOT_OPEN', verb: 'record', to: 'BALLOT_OPEN', who: 'secretary' },
  { from: 'BALLOT_OPEN', verb: 'close', to: 'COUNTING', who: 'secretary' },
  { from: 'COUNTING', verb: 'record', to: 'COUNTING', who: 'secretary' },
  { from: 'COUNTING', verb: 'paper', to: 'COUNTING', who: 'secretary' },
  { from: 'COUNTING', verb: 'count', to: 'COUNTED', who: 'secretary' },
  { from: 'COUNTED', verb: 'attend', to: 'COUNTED', who: 'secretary' },
  { from: 'COUNTED', verb: 'openBallot', to: 'BALLOT_OPEN', who: 'secretary' },
  { from: 'COUNTED', verb: 'conclude', to: 'MINUTES_DRAFT', who: 'secretary' },
  { from: 'MINUTES_DRAFT', verb: 'editMinutes', to: 'MINUTES_DRAFT', who: 'secretary' },
  { from: 'MINUTES_DRAFT', verb: 'signSecretary', to: 'MINUTES_DRAFT', who: 'secretary' },
  { from: 'MINUTES_DRAFT', verb: 'signChair', to: 'MINUTES_SIGNED', who: 'presiding' },
  { from: 'MINUTES_SIGNED', verb: 'send', to: 'CONCLUDED', who: 'secretary' },
];

/** Is the verb possible at this step? */
export function atStep(state: MeetingState, verb: MeetingVerb | 'vote'): Decision {
  const possible = meetingTransitions.some((one) => one.from === state && one.verb === verb);
  return possible ? yes : no(councilRefusals.notNow, { state: meetingStates[state].vi, stateEn: meetingStates[state].en });
}

/** Agendas take new items until the session opens. */
export const agendaOpen = (state: MeetingState): boolean => state === 'PLANNED' || state === 'INVITED';

/** Members that must be there: `numerator/denominator` of all, exactly; two thirds of 9 is 6. */
export function quorumOf(members: number, numerator: number, denominator: number): number {
  return Math.floor((members * numerator + denominator - 1) / denominator);
}

export interface Seat {
  readonly memberId: string;
  readonly duty: Duty;
  readonly present: boolean;
}

/** Who presides: the chair when present, else the first vice-chair of the list. */
export function presidingOf(seats: readonly Seat[]): Seat | undefined {
  const here = (duty: Duty) => seats.find((seat) => seat.present && seat.duty === duty);
  return here('chair') ?? here('vice-chair');
}

/** May the session open with these members present? Quorum is counted over all members of the day. */
export function mayOpenWith(seats: readonly Seat[], numerator: number, denominator: number): Decision {
  const present = seats.filter((seat) => seat.present).length;
  const needed = quorumOf(seats.length, numerator, denominator);
  if (present < needed) return no(councilRefusals.noQuorum, { present, members: seats.length, needed });
  return presidingOf(seats) ? yes : no(councilRefusals.nobodyPresides);
}

/** A member who is the candidate of an item: whether the council's rules let that member vote on it. */
export function mayVoteOn(recusal: Recusal, personId: string, candidateId: string | null): Decision {
  return recusal === 'no-vote' && personId === candidateId ? no(councilRefusals.recused) : yes;
}

/** Do two memberships share a day? `null` = still going on; first and last day count. */
export function overlaps(a: { from: string; to: string | null }, b: { from: string; to: string | null }): boolean {
  return a.from <= (b.to ?? '9999-12-31') && b.from <= (a.to ?? '9999-12-31');
}
