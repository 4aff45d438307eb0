import { actsFor, type Actor } from '#platform/actor.ts';
import type { Day } from '#platform/dates.ts';
import { all, no, yes, type Can, type Decision } from '#platform/refusal.ts';
import { mayComplainNow, stillOpen } from '../../complaints/rules.ts';
import { complaintRefusals } from '../../complaints/refusals.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import { yearRules } from '../rulebooks/rules.ts';
import type { SheetFacts } from '../sheets/facts.ts';
import { isStanding, mayStanding, worksFor } from '../policy.ts';
import type { Publication, StoredComplaint } from './repository.ts';

/** The leader answers for a complaint as for the self-score; a delegate of that act may. */
export function mayComplain(actor: Actor, facts: SheetFacts, publication: Publication | undefined, today: Day): Decision {
  const { sheet, book, delegated } = facts;
  if (!worksFor(actor, sheet.unitId) && !delegated) return no(refusals.onlyOwnUnit);
  if (!actsFor(actor, sheet.unitId, 'leader') && !delegated) return no(complaintRefusals.complainOnlyLeader);
  const about = {
    state: sheet.state,
    publishedOn: publication?.publishedOn ?? null,
    ranked: publication?.ranked ?? false,
    days: yearRules(book).complaintDays,
  };
  return mayComplainNow(about, today);
}

export const mayAnswer = (actor: Actor, complaint: StoredComplaint): Decision => all(mayStanding(actor), stillOpen(complaint.state));

export function mayWithdraw(actor: Actor, complaint: StoredComplaint): Decision {
  return all(worksFor(actor, complaint.unitId) ? yes : no(refusals.onlyOwnUnit), stillOpen(complaint.state));
}

/** An accepted complaint waits for the decision that corrects the sheet. */
export function mayFollow(actor: Actor, complaint: StoredComplaint): Decision {
  const accepted = complaint.state === 'ACCEPTED' || complaint.state === 'PARTLY';
  return all(
    isStanding(actor) ? yes : no(refusals.onlyStanding),
    accepted && complaint.correctedSheetId === null ? yes : no(complaintRefusals.complaintNotAccepted),
  );
}

export const canOfComplaint = (actor: Actor, complaint: StoredComplaint): Can<'answer' | 'withdraw' | 'correct'> => ({
  answer: mayAnswer(actor, complaint),
  withdraw: mayWithdraw(actor, complaint),
  correct: mayFollow(actor, complaint),
});
