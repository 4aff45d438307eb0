import { within } from '#platform/dates.ts';
import { no, yes, type Decision } from '#platform/refusal.ts';
import { decisionRefusals, type SubmissionItem } from './contract.ts';

export type AwardState = 'PROPOSED' | 'DECIDED' | 'AWARDED' | 'REVOKED';

/** The one table of an award's life. A row the sources only call proposed never becomes decided by itself. */
export const awardTransitions = [
  { from: 'DECIDED', verb: 'award', to: 'AWARDED', who: 'standing' },
  { from: 'DECIDED', verb: 'revoke', to: 'REVOKED', who: 'minister' },
  { from: 'AWARDED', verb: 'revoke', to: 'REVOKED', who: 'minister' },
] as const;

/** The one table of a submission's life. `OPEN` stays open until every item has its outcome. */
export const submissionTransitions = [
  { from: 'OPEN', verb: 'decide', to: 'OPEN', who: 'minister' },
  { from: 'OPEN', verb: 'decideLast', to: 'DECIDED', who: 'minister' },
  { from: 'OPEN', verb: 'giveBack', to: 'RETURNED', who: 'minister' },
] as const;

export interface Outcome {
  readonly objectId: string;
  readonly outcome: 'DECIDED' | 'REJECTED';
  readonly reason: string;
}

export interface Paper {
  readonly number: string | null;
  readonly decidedOn: string | null;
  readonly signerName: string | null;
}

type Item = Pick<SubmissionItem, 'objectId' | 'title' | 'outcome' | 'stateLevel'>;

/**
 * May these outcomes be written? Every item named is in the list and still open, every "no" has a reason, and
 * as soon as one award of the ministry is decided the decision has number, day and signer. First and last day count.
 */
export function outcomesFit(list: readonly Item[], given: readonly Outcome[], paper: Paper, submittedOn: string, today: string): Decision {
  for (const one of given) {
    const item = list.find((row) => row.objectId === one.objectId);
    if (!item) return no(decisionRefusals.itemUnknown);
    if (item.outcome !== null) return no(decisionRefusals.itemClosed, { title: item.title });
    if (one.outcome === 'REJECTED' && one.reason.trim().length < 3) return no(decisionRefusals.reasonMissing, { title: item.title });
  }
  if (new Set(given.map((one) => one.objectId)).size !== given.length) return no(decisionRefusals.itemUnknown);
  if (!givesAwards(list, given)) return yes;
  if (paper.number === null || paper.decidedOn === null || paper.signerName === null) return no(decisionRefusals.numberMissing);
  if (!within(paper.decidedOn, submittedOn, today)) return no(decisionRefusals.dayOutside, { from: submittedOn, to: today });
  return yes;
}

/** Agreeing to propose a State-level honour gives nothing yet: that is decided above the ministry. */
export function givesAwards(list: readonly Item[], given: readonly Outcome[]): boolean {
  return given.some((one) => one.outcome === 'DECIDED' && list.some((item) => item.objectId === one.objectId && !item.stateLevel));
}
