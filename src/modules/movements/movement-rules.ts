import { actsFor, hasRole, type Actor } from '#platform/actor.ts';
import { addDays, showDate, type Day } from '#platform/dates.ts';
import { all, no, yes, type Decision } from '#platform/refusal.ts';
import { movementStates, type movementKinds, type movementLevels } from './labels.ts';
import { movementRefusals } from './refusals.ts';

export type MovementState = keyof typeof movementStates;
export type MovementLevel = keyof typeof movementLevels;

/** `keeper` prepares and steers; `signer` binds: the Minister for the ministry, the head for the unit's own. */
type Hand = 'keeper' | 'signer' | 'unit';

interface MovementTransition {
  readonly from: MovementState;
  readonly verb: string;
  readonly to: MovementState;
  readonly who: Hand;
}

const cancellable = ['DRAFT', 'APPROVED', 'LAUNCHED', 'RUNNING', 'INTERIM_REVIEWED', 'SUSPENDED', 'SUMMING_UP'] as const;

/** The life of a movement (practice §12.4); README.md draws the same table. */
export const movementTransitions = [
  { from: 'DRAFT', verb: 'approve', to: 'APPROVED', who: 'keeper' },
  { from: 'APPROVED', verb: 'returnToDraft', to: 'DRAFT', who: 'keeper' },
  { from: 'APPROVED', verb: 'confirmEvent', to: 'APPROVED', who: 'keeper' },
  { from: 'APPROVED', verb: 'launch', to: 'LAUNCHED', who: 'signer' },
  { from: 'LAUNCHED', verb: 'firstResponse', to: 'RUNNING', who: 'unit' },
  { from: 'LAUNCHED', verb: 'begin', to: 'RUNNING', who: 'keeper' },
  { from: 'RUNNING', verb: 'reviewInterim', to: 'INTERIM_REVIEWED', who: 'keeper' },
  { from: 'INTERIM_REVIEWED', verb: 'continue', to: 'RUNNING', who: 'keeper' },
  { from: 'RUNNING', verb: 'sumUp', to: 'SUMMING_UP', who: 'keeper' },
  { from: 'INTERIM_REVIEWED', verb: 'sumUp', to: 'SUMMING_UP', who: 'keeper' },
  { from: 'SUMMING_UP', verb: 'reviewFinal', to: 'SUMMED_UP', who: 'keeper' },
  { from: 'SUMMED_UP', verb: 'reward', to: 'REWARDED', who: 'keeper' },
  { from: 'REWARDED', verb: 'close', to: 'CLOSED', who: 'keeper' },
  { from: 'RUNNING', verb: 'extend', to: 'RUNNING', who: 'keeper' },
  { from: 'INTERIM_REVIEWED', verb: 'extend', to: 'RUNNING', who: 'keeper' },
  { from: 'SUMMING_UP', verb: 'extend', to: 'RUNNING', who: 'keeper' },
  { from: 'RUNNING', verb: 'suspend', to: 'SUSPENDED', who: 'keeper' },
  { from: 'SUSPENDED', verb: 'resume', to: 'RUNNING', who: 'keeper' },
  ...cancellable.map((from) => ({ from, verb: 'cancel', to: 'CANCELLED', who: 'keeper' }) as const),
] as const satisfies readonly MovementTransition[];
export type MovementVerb = (typeof movementTransitions)[number]['verb'];

export function movementTransition(verb: MovementVerb, state: MovementState): MovementTransition | undefined {
  return movementTransitions.find((transition) => transition.verb === verb && transition.from === state);
}

/** What the policies of a movement look at. */
export interface MovementSubject {
  readonly state: MovementState;
  readonly level: MovementLevel;
  readonly kind: keyof typeof movementKinds;
  readonly launcherUnitId: string | null;
  readonly launcherName: string | null;
  readonly purpose: string;
  readonly fromYear: number | null;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  readonly documentId: string | null;
  readonly waitsFor: string;
  readonly eventHeldOn: Day | null;
  readonly noCriteriaReason: string;
  readonly launchedOn: Day | null;
  readonly contents: number;
  readonly taskGroups: number;
  readonly publishedSets: number;
  /** Kinds of addressee and units chosen, or after the launch the addressees themselves. */
  readonly addressees: number;
  readonly unopened: number;
}

/** Movements of the ministry and of central bodies are kept by the standing council; a unit keeps its own. */
const ofUnit = (level: MovementLevel): boolean => level === 'unit' || level === 'group';

export function keeps(actor: Actor, movement: MovementSubject): Decision {
  if (ofUnit(movement.level))
    return actsFor(actor, movement.launcherUnitId, 'officer', 'leader') ? yes : no(movementRefusals.onlyLauncher, { unit: movement.launcherName });
  return hasRole(actor, 'standing') ? yes : no(movementRefusals.onlyStanding);
}

/** A movement of a central body is launched outside; the standing council records it. */
function signs(actor: Actor, movement: MovementSubject): Decision {
  if (ofUnit(movement.level))
    return actsFor(actor, movement.launcherUnitId, 'leader') ? yes : no(movementRefusals.onlyLauncherLeader, { unit: movement.launcherName });
  if (movement.level === 'central') return keeps(actor, movement);
  return hasRole(actor, 'minister') ? yes : no(movementRefusals.onlyMinister);
}

/** In a unit the head approves what officers drafted; in the ministry the standing council does. */
const approves = (actor: Actor, movement: MovementSubject): Decision => (ofUnit(movement.level) ? signs(actor, movement) : keeps(actor, movement));

const wrongState = (state: MovementState): Decision => no(movementRefusals.wrongState, { state: movementStates[state].vi });
const inState = (verb: MovementVerb, state: MovementState): Decision => (movementTransition(verb, state) ? yes : wrongState(state));
const draft = (movement: MovementSubject): Decision => (movement.state === 'DRAFT' ? yes : wrongState(movement.state));

const complete = (movement: MovementSubject): Decision =>
  all(
    movement.purpose === '' ? no(movementRefusals.purposeMissing) : yes,
    movement.fromYear === null && movement.startsOn === null ? no(movementRefusals.periodMissing) : yes,
    movement.kind === 'short' && (movement.startsOn === null || movement.endsOn === null) ? no(movementRefusals.shortNeedsDates) : yes,
  );

/** Guards of the launch (practice §12.4, R-027): work, criteria or a reason, addressees, the event held. */
export const launchGuards = (movement: MovementSubject): Decision =>
  all(
    movement.contents + movement.taskGroups > 0 ? yes : no(movementRefusals.workMissing),
    movement.publishedSets > 0 || movement.noCriteriaReason !== '' ? yes : no(movementRefusals.criteriaMissing),
    movement.addressees > 0 || movement.level === 'central' ? yes : no(movementRefusals.addresseesMissing),
    movement.waitsFor !== '' && movement.eventHeldOn === null ? no(movementRefusals.eventNotHeld, { event: movement.waitsFor }) : yes,
  );

const over = (movement: MovementSubject, today: Day): Decision =>
  movement.endsOn === null || movement.endsOn < today ? yes : no(movementRefusals.notOverYet, { day: showDate(movement.endsOn) });

/** Days after the launch before the unread may be reminded. */
export const remindAfterDays = 3;

function remindable(movement: MovementSubject, today: Day): Decision {
  if (movement.unopened === 0) return no(movementRefusals.everybodyOpened);
  const first = movement.launchedOn === null ? null : addDays(movement.launchedOn, remindAfterDays);
  return first !== null && today < first ? no(movementRefusals.tooSoonToRemind, { day: showDate(first) }) : yes;
}

export const openStates: readonly MovementState[] = ['LAUNCHED', 'RUNNING', 'INTERIM_REVIEWED'];
const alive = (movement: MovementSubject): Decision => (openStates.includes(movement.state) ? yes : wrongState(movement.state));

type Policy = (actor: Actor, movement: MovementSubject, today: Day) => Decision;
const kept =
  (verb: MovementVerb, ...guards: readonly ((movement: MovementSubject, today: Day) => Decision)[]): Policy =>
  (actor, movement, today) =>
    all(keeps(actor, movement), inState(verb, movement.state), ...guards.map((guard) => guard(movement, today)));

export const movementPolicyVerbs = [
  'edit',
  'approve',
  'returnToDraft',
  'confirmEvent',
  'launch',
  'setDocument',
  'begin',
  'reviewInterim',
  'continue',
  'sumUp',
  'reviewFinal',
  'reward',
  'close',
  'extend',
  'suspend',
  'resume',
  'cancel',
  'remind',
  'addCriteria',
] as const;
export type MovementPolicyVerb = (typeof movementPolicyVerbs)[number];

/** Who may do what with a movement: the actions ask, and the screen is told the same. */
export const movementPolicy: Readonly<Record<MovementPolicyVerb, Policy>> = {
  edit: (actor, movement) => all(keeps(actor, movement), draft(movement)),
  approve: (actor, movement) => all(approves(actor, movement), inState('approve', movement.state), complete(movement)),
  returnToDraft: (actor, movement) => all(approves(actor, movement), inState('returnToDraft', movement.state)),
  confirmEvent: kept('confirmEvent', (movement) => (movement.waitsFor === '' ? no(movementRefusals.noEvent) : yes)),
  launch: (actor, movement) => all(signs(actor, movement), inState('launch', movement.state), launchGuards(movement)),
  setDocument: (actor, movement) =>
    all(
      keeps(actor, movement),
      movement.launchedOn === null || movement.state === 'CANCELLED' ? wrongState(movement.state) : yes,
      movement.documentId === null ? yes : no(movementRefusals.numberKnown),
    ),
  begin: kept('begin'),
  reviewInterim: kept('reviewInterim'),
  continue: kept('continue'),
  sumUp: kept('sumUp', over),
  reviewFinal: kept('reviewFinal'),
  reward: kept('reward'),
  close: kept('close'),
  extend: kept('extend'),
  suspend: kept('suspend'),
  resume: kept('resume'),
  cancel: kept('cancel'),
  remind: (actor, movement, today) => all(keeps(actor, movement), alive(movement), remindable(movement, today)),
  addCriteria: (actor, movement) =>
    all(keeps(actor, movement), ['CLOSED', 'CANCELLED', 'REWARDED', 'SUMMED_UP'].includes(movement.state) ? wrongState(movement.state) : yes),
};

/** May this account draft a movement of that level for that launcher? */
export function mayDraft(actor: Actor, level: MovementLevel, launcherUnitId: string | null): Decision {
  const allowed = ofUnit(level) ? actsFor(actor, launcherUnitId, 'officer', 'leader') : hasRole(actor, 'standing');
  return allowed ? yes : no(movementRefusals.launcherNotYours);
}
