import { hasRole, type Actor } from '#platform/actor.ts';
import { all, no, yes, type Can, type Decision } from '#platform/refusal.ts';
import { calendarRefusals } from '../contract.ts';

export interface EntryShape {
  readonly state: string;
  readonly proposedByAccount: string | null;
}

export const mayPropose = (actor: Actor): Decision => (hasRole(actor, 'admin') ? yes : no(calendarRefusals.onlyAdmin));

const isSecond = (actor: Actor): Decision => (hasRole(actor, 'admin', 'standing') ? yes : no(calendarRefusals.onlySecond));
const isWaiting = (entry: EntryShape): Decision => (entry.state === 'PROPOSED' ? yes : no(calendarRefusals.settled));

/** Four eyes: whoever typed the days does not compare them. */
export const mayConfirm = (actor: Actor, entry: EntryShape): Decision =>
  all(
    isSecond(actor),
    isWaiting(entry),
    entry.proposedByAccount !== null && entry.proposedByAccount === actor.accountId ? no(calendarRefusals.ownProposal) : yes,
  );

/** The author may take a wrong list back; anybody who may confirm may turn it down. */
export const mayReject = (actor: Actor, entry: EntryShape): Decision => all(isSecond(actor), isWaiting(entry));

export const canOfEntry = (actor: Actor, entry: EntryShape): Can<'confirm' | 'reject'> => ({
  confirm: mayConfirm(actor, entry),
  reject: mayReject(actor, entry),
});
