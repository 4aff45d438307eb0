import { hasRole, type Actor } from '#platform/actor.ts';
import type { Day } from '#platform/dates.ts';
import { all, no, yes, type Decision } from '#platform/refusal.ts';
import { stageNames, yearStates } from './labels.ts';
import { movementRefusals, yearRefusals } from './refusals.ts';

export type YearState = keyof typeof yearStates;

interface YearTransition {
  readonly from: YearState;
  readonly verb: string;
  readonly to: YearState;
  readonly who: 'standing' | 'minister';
}

/** The annual cycle (practice §12.1); README.md draws the same table. */
export const yearTransitions = [
  { from: 'PREPARING', verb: 'launch', to: 'LAUNCHED', who: 'minister' },
  { from: 'LAUNCHED', verb: 'assignGroups', to: 'GROUPED', who: 'standing' },
  { from: 'GROUPED', verb: 'openRegistration', to: 'REGISTERING', who: 'standing' },
  { from: 'REGISTERING', verb: 'closeRegistration', to: 'RUNNING', who: 'standing' },
  { from: 'RUNNING', verb: 'openMidyear', to: 'MIDYEAR', who: 'standing' },
  { from: 'MIDYEAR', verb: 'closeMidyear', to: 'RUNNING', who: 'standing' },
  { from: 'RUNNING', verb: 'issueGuide', to: 'SELF_SCORING', who: 'standing' },
  { from: 'SELF_SCORING', verb: 'closeSelfScoring', to: 'GROUP_REVIEW', who: 'standing' },
  { from: 'GROUP_REVIEW', verb: 'submitGroups', to: 'COUNCIL_REVIEW', who: 'standing' },
  { from: 'COUNCIL_REVIEW', verb: 'conclude', to: 'DECIDING', who: 'standing' },
  { from: 'DECIDING', verb: 'decide', to: 'PUBLISHED', who: 'minister' },
  { from: 'PUBLISHED', verb: 'close', to: 'CLOSED', who: 'standing' },
  { from: 'GROUP_REVIEW', verb: 'reopen', to: 'SELF_SCORING', who: 'standing' },
  { from: 'COUNCIL_REVIEW', verb: 'reopen', to: 'GROUP_REVIEW', who: 'standing' },
  { from: 'DECIDING', verb: 'reopen', to: 'COUNCIL_REVIEW', who: 'standing' },
  { from: 'PUBLISHED', verb: 'reopen', to: 'DECIDING', who: 'standing' },
] as const satisfies readonly YearTransition[];
export type YearVerb = (typeof yearTransitions)[number]['verb'];

/** The verbs in the order of the year. */
export const yearVerbs = [...new Set(yearTransitions.map((transition) => transition.verb))] as [YearVerb, ...YearVerb[]];

export function yearTransition(verb: YearVerb, state: YearState): YearTransition | undefined {
  return yearTransitions.find((transition) => transition.verb === verb && transition.from === state);
}

/** What the guards of §12.1 look at; the server reads it, this file judges it. */
export interface YearFacts {
  readonly year: number;
  readonly state: YearState;
  /** The yearly movement of the authority is launched, with its document or marked "no number yet". */
  readonly movementLaunched: boolean;
  readonly publishedSets: number;
  /** Titles of sets that are still drafts. */
  readonly draftSets: readonly string[];
  readonly activeGroups: number;
  /** A unit that stands in two groups of one level, if any. */
  readonly unitTwice: string | null;
  readonly registrationFrom: Day | null;
  readonly registrationTo: Day | null;
  readonly midyearFrom: Day | null;
  readonly decisions: number;
  /** Groups of the next year that have a head. */
  readonly nextHeads: number;
}

const datesMissing = (stage: YearState): Decision => no(yearRefusals.datesMissing, { stage: stageNames[stage].vi });

const guards: Readonly<Partial<Record<YearVerb, (facts: YearFacts) => Decision>>> = {
  launch: (facts) =>
    all(facts.movementLaunched ? yes : no(yearRefusals.movementMissing), facts.publishedSets > 0 ? yes : no(yearRefusals.criteriaMissing)),
  assignGroups: (facts) =>
    all(
      facts.activeGroups > 0 ? yes : no(yearRefusals.groupsMissing),
      facts.unitTwice === null ? yes : no(yearRefusals.unitTwice, { unit: facts.unitTwice }),
    ),
  openRegistration: (facts) => (facts.registrationFrom !== null && facts.registrationTo !== null ? yes : datesMissing('REGISTERING')),
  openMidyear: (facts) => (facts.midyearFrom !== null ? yes : datesMissing('MIDYEAR')),
  issueGuide: (facts) => (facts.draftSets.length === 0 ? yes : no(yearRefusals.setsInDraft, { sets: facts.draftSets.join('; ') })),
  decide: (facts) => (facts.decisions > 0 ? yes : no(yearRefusals.decisionsMissing)),
  close: (facts) => (facts.nextHeads > 0 ? yes : no(yearRefusals.nextHeadsMissing, { year: facts.year + 1 })),
};

const inState = (verb: YearVerb, state: YearState): Decision =>
  yearTransition(verb, state) ? yes : no(yearRefusals.wrongState, { state: yearStates[state].vi });

const standing = (actor: Actor): Decision => (hasRole(actor, 'standing') ? yes : no(movementRefusals.onlyStanding));

/** Who, in which state, under which guard: the one answer for the action and for the button. */
export function mayYear(actor: Actor, verb: YearVerb, facts: YearFacts): Decision {
  const who = yearTransitions.find((transition) => transition.verb === verb)?.who;
  const role = who === 'minister' ? (hasRole(actor, 'minister') ? yes : no(movementRefusals.onlyMinister)) : standing(actor);
  return all(role, inState(verb, facts.state), guards[verb]?.(facts) ?? yes);
}

/** Dates and theme may change until the year is closed. */
export function mayShapeYear(actor: Actor, state: YearState): Decision {
  return all(standing(actor), state === 'CLOSED' ? no(yearRefusals.closed) : yes);
}

export const mayCreateYear = standing;

/** `done`, `now` or `next` on the ribbon. Back in RUNNING after the mid-year review, that stage counts as done. */
export function stageState(stage: YearState, state: YearState, midyearHeld: boolean): 'done' | 'now' | 'next' {
  const order = Object.keys(yearStates) as YearState[];
  if (stage === state) return 'now';
  if (stage === 'MIDYEAR' && state === 'RUNNING' && midyearHeld) return 'done';
  return order.indexOf(stage) < order.indexOf(state) ? 'done' : 'next';
}
