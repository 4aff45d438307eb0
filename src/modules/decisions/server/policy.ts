import { hasRole, type Actor } from '#platform/actor.ts';
import { all, no, yes, type Can, type Decision } from '#platform/refusal.ts';
import { decisionRefusals } from '../contract.ts';
import { fundRefusals } from '../fund-contract.ts';

interface SubmissionShape {
  readonly state: string;
}

const isMinister = (actor: Actor): Decision => (hasRole(actor, 'minister') ? yes : no(decisionRefusals.onlyMinister));
const isOpen = (submission: SubmissionShape): Decision => (submission.state === 'OPEN' ? yes : no(decisionRefusals.submissionClosed));

/** Only the Minister decides; a council result is never a decision. */
export const mayDecide = (actor: Actor, submission: SubmissionShape): Decision => all(isMinister(actor), isOpen(submission));

export const canOfSubmission = (actor: Actor, submission: SubmissionShape & { anyDecided: boolean }): Can<'decide' | 'giveBack'> => ({
  decide: mayDecide(actor, submission),
  giveBack: mayGiveBack(actor, submission),
});

/** A list that is partly decided is no longer given back as a whole. */
export const mayGiveBack = (actor: Actor, submission: SubmissionShape & { anyDecided: boolean }): Decision =>
  all(mayDecide(actor, submission), submission.anyDecided ? no(decisionRefusals.partlyDecided) : yes);

export const mayPublish = (actor: Actor, decision: { state: string }): Decision =>
  all(hasRole(actor, 'standing') ? yes : no(decisionRefusals.onlyStanding), decision.state === 'ISSUED' ? yes : no(decisionRefusals.published));

export const mayRecordFund = (actor: Actor): Decision => (hasRole(actor, 'standing') ? yes : no(fundRefusals.onlyStandingFund));
