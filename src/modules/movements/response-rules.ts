import { actsFor, type Actor } from '#platform/actor.ts';
import type { Day } from '#platform/dates.ts';
import { all, no, yes, type Decision } from '#platform/refusal.ts';
import { movementStates } from './labels.ts';
import { openStates, type MovementState } from './movement-rules.ts';
import { movementRefusals } from './refusals.ts';

/** What the policy of one unit's answer looks at. */
export interface ResponseSubject {
  readonly movementState: MovementState;
  readonly unitId: string;
  /** Addressed by the launch; a movement without a list of addressees (a central one) addresses everybody. */
  readonly addressed: boolean;
  readonly state: 'DRAFT' | 'SUBMITTED' | null;
  readonly linkedWork: string;
}

const yours = (actor: Actor, unitId: string): Decision => (actsFor(actor, unitId, 'officer', 'leader') ? yes : no(movementRefusals.notYourUnit));
const addressed = (subject: ResponseSubject): Decision => (subject.addressed ? yes : no(movementRefusals.notAddressee));
const open = ({ movementState }: ResponseSubject): Decision =>
  openStates.includes(movementState) ? yes : no(movementRefusals.notOpenForResponse, { state: movementStates[movementState].vi });
const unsent = (subject: ResponseSubject): Decision => (subject.state === 'SUBMITTED' ? no(movementRefusals.responseSent) : yes);

/** Officers draft, the head submits; nothing is submitted without the work it serves. */
export const responsePolicy = {
  open: (actor: Actor, subject: ResponseSubject) => all(yours(actor, subject.unitId), addressed(subject)),
  respond: (actor: Actor, subject: ResponseSubject) => all(yours(actor, subject.unitId), addressed(subject), open(subject), unsent(subject)),
  submit: (actor: Actor, subject: ResponseSubject) =>
    all(
      yours(actor, subject.unitId),
      actsFor(actor, subject.unitId, 'leader') ? yes : no(movementRefusals.onlyUnitLeader),
      addressed(subject),
      open(subject),
      subject.state === null ? no(movementRefusals.responseMissing) : yes,
      unsent(subject),
      subject.linkedWork === '' ? no(movementRefusals.noLinkedWork) : yes,
    ),
};

/** Late = after the day the launch asked for; that day itself is in time. */
export function isLate(submittedOn: Day | null, respondBy: Day | null): boolean {
  return submittedOn !== null && respondBy !== null && submittedOn > respondBy;
}
