import type { Actor } from '#platform/actor.ts';
import { all, no, yes, type Decision } from '#platform/refusal.ts';
import type { criteriaStates, measureTypes } from './labels.ts';
import { keeps, type MovementSubject } from './movement-rules.ts';
import { movementRefusals } from './refusals.ts';

export interface Measured {
  readonly text: string;
  readonly measureType: keyof typeof measureTypes | null;
  readonly thresholdHundredths: number | null;
  readonly evidence: readonly string[];
}

/** No criterion goes out without how it is measured and what proves it. */
export function publishable(criteria: readonly Measured[]): Decision {
  if (criteria.length === 0) return no(movementRefusals.noCriteria);
  const unmeasured = criteria.find((one) => one.measureType === null || one.thresholdHundredths === null);
  if (unmeasured) return no(movementRefusals.measureMissing, { criterion: unmeasured.text });
  const unproven = criteria.find((one) => one.evidence.length === 0);
  return unproven ? no(movementRefusals.proofMissing, { criterion: unproven.text }) : yes;
}

export interface SetSubject {
  readonly state: keyof typeof criteriaStates;
  readonly movement: MovementSubject;
  /** Set for the extra items of one block or cluster: does this actor lead it? */
  readonly extension: { readonly led: boolean } | null;
  /** A newer version is being drafted. */
  readonly draftVersion: number | null;
}

const hand = (actor: Actor, set: SetSubject): Decision => {
  const keeper = keeps(actor, set.movement);
  if (set.extension === null || keeper.ok) return keeper;
  return set.extension.led ? yes : no(movementRefusals.onlyGroupHead);
};
const isDraft = (set: SetSubject): Decision => (set.state === 'DRAFT' ? yes : no(movementRefusals.setNotDraft));
const isOut = (set: SetSubject): Decision => (set.state === 'DRAFT' ? no(movementRefusals.setStillDraft) : yes);
const noDraft = (set: SetSubject): Decision => (set.draftVersion === null ? yes : no(movementRefusals.draftExists, { number: set.draftVersion }));

/** A published set changes only by a new version; whoever was scored keeps the old one. */
export const criteriaPolicy = {
  edit: (actor: Actor, set: SetSubject) => all(hand(actor, set), isDraft(set)),
  publish: (actor: Actor, set: SetSubject, criteria: readonly Measured[]) => all(hand(actor, set), isDraft(set), publishable(criteria)),
  revise: (actor: Actor, set: SetSubject) => all(hand(actor, set), isOut(set), noDraft(set)),
};
