import { hasRole, type Actor } from '#platform/actor.ts';
import { all, no, yes, type Can, type Decision } from '#platform/refusal.ts';
import { bookRefusals } from '../../rulebook/refusals.ts';
import { scoringRefusals } from '../../refusals.ts';
import type { BookFacts } from './desk.ts';
import { mayStanding } from '../policy.ts';
import type { StoredRulebook } from '../repository.ts';

/** Who may do what with a table: the standing body writes, and a second person publishes. */

const isDraft = (book: StoredRulebook): Decision => (book.state === 'DRAFT' ? yes : no(bookRefusals.notDraft));

export const mayWriteBook = (actor: Actor, book: StoredRulebook): Decision => all(mayStanding(actor), isDraft(book));

export const mayRenewBook = (actor: Actor, book: StoredRulebook): Decision =>
  all(mayStanding(actor), book.state === 'DRAFT' ? no(bookRefusals.stillDraft) : book.state === 'DISCARDED' ? no(bookRefusals.notDraft) : yes);

/** Right in itself: complete, no problem, and tried as it stands. */
function isReady({ book, checked, tried }: BookFacts): Decision {
  const [first] = checked.problems;
  return all(
    book.complete ? yes : no(scoringRefusals.rulebookIncomplete),
    first === undefined ? yes : noFirst(checked.problems.length, first.message),
    tried ? yes : no(bookRefusals.noTrial),
  );
}

/** The sentence of the first problem inside the sentence, each in its own language. */
function noFirst(count: number, first: { readonly vi: string; readonly en: string }, spec = bookRefusals.tableWrong): Decision {
  const vi = no(spec, { count, first: first.vi });
  const en = no(spec, { count, first: first.en });
  if (vi.ok || en.ok) return yes;
  return { ok: false, refusal: { ...vi.refusal, message: { vi: vi.refusal.message.vi, en: en.refusal.message.en } } };
}

/** Whatever can be computed can be tried; measures and proofs may still be missing. */
export function mayTryBook(actor: Actor, { book, checked }: BookFacts): Decision {
  const [first] = checked.problems;
  return all(
    hasRole(actor, 'standing', 'minister') ? yes : no(bookRefusals.onlyPublishers),
    isDraft(book),
    checked.compiled !== null || first === undefined ? yes : noFirst(checked.problems.length, first.message, bookRefusals.trialNeedsRight),
  );
}

export function mayAskBook(actor: Actor, facts: BookFacts): Decision {
  return all(mayWriteBook(actor, facts.book), isReady(facts), facts.book.askedHash === facts.content ? no(bookRefusals.alreadyAsked) : yes);
}

const isSecond = (actor: Actor, book: StoredRulebook): Decision =>
  actor.accountId !== null && book.authors.includes(actor.accountId) ? no(bookRefusals.secondPerson) : yes;

/** The standing body or the minister publishes what is ready, and none of them what he wrote himself. */
export function mayPublishBook(actor: Actor, facts: BookFacts): Decision {
  const { book } = facts;
  return all(
    hasRole(actor, 'standing', 'minister') ? yes : no(bookRefusals.onlyPublishers),
    book.state === 'DRAFT' ? yes : no(scoringRefusals.rulebookUsed),
    isReady(facts),
    isSecond(actor, book),
  );
}

export function mayReturnBook(actor: Actor, { book }: BookFacts): Decision {
  return all(
    hasRole(actor, 'standing', 'minister') ? yes : no(bookRefusals.onlyPublishers),
    isDraft(book),
    book.askedHash === null ? no(bookRefusals.notAsked) : yes,
    isSecond(actor, book),
  );
}

export const bookVerbs = ['write', 'renew', 'try', 'ask', 'publish', 'giveBack', 'discard'] as const;

export function canOfBook(actor: Actor, facts: BookFacts): Can<(typeof bookVerbs)[number]> {
  return {
    write: mayWriteBook(actor, facts.book),
    renew: mayRenewBook(actor, facts.book),
    try: mayTryBook(actor, facts),
    ask: mayAskBook(actor, facts),
    publish: mayPublishBook(actor, facts),
    giveBack: mayReturnBook(actor, facts),
    discard: mayWriteBook(actor, facts.book),
  };
}
