import { actsFor, hasRole, type Actor } from '#platform/actor.ts';
import { showDate, within, type Day } from '#platform/dates.ts';
import { all, commonRefusals, no, yes, type Can, type Decision } from '#platform/refusal.ts';
import { leadsTerm, memberUnitsOf, type Term } from '#modules/groups/index.ts';
import { agreementRefusals } from '../contract.ts';
import { doerOf, gapsOf, inState, judgedCount, openLimits, termIsOpen } from '../rules.ts';
import { verbs, type Verb } from '../shapes.ts';
import { contentOf, leadingUnit, signedUnits, textToSign, type Whole } from './whole.ts';

/** The desk of the head unit; a term with neither head nor host is served by the standing council. */
function leads(actor: Actor, term: Term): boolean {
  return leadsTerm(actor, term) || ((term.headUnitId ?? term.hostUnitId) === null && hasRole(actor, 'standing'));
}

const isLeader = (actor: Actor, it: Whole) => actsFor(actor, leadingUnit(it), 'leader') || (leadingUnit(it) === null && hasRole(actor, 'standing'));

/** Draft for a group year (practice §12.3): the desk of the head unit, while the term is open. */
export function mayDraft(actor: Actor, term: Term): Decision {
  if (!leads(actor, term))
    return no(agreementRefusals.onlyHead, { unit: term.members.find((one) => one.unitId === (term.headUnitId ?? term.hostUnitId))?.name });
  return termIsOpen(term.state) ? yes : no(agreementRefusals.termOver, { year: term.year, group: term.groupName });
}

/** Member units whose leader the actor is, or for which it holds a delegation to sign. */
export const signableUnits = (actor: Actor, it: Whole): string[] =>
  it.term.memberUnitIds.filter((unitId) => actsFor(actor, unitId, 'leader') || it.delegated.includes(unitId));

function person(verb: Verb, actor: Actor, it: Whole): Decision {
  const unit = { unit: it.headName ?? 'Thường trực Hội đồng' };
  switch (doerOf(verb)) {
    case 'head':
      return leads(actor, it.term) ? yes : no(agreementRefusals.onlyHead, unit);
    case 'head-leader':
      return isLeader(actor, it) ? yes : no(agreementRefusals.onlyHeadLeader, unit);
    case 'head-leader or standing':
      return isLeader(actor, it) || hasRole(actor, 'standing') ? yes : no(agreementRefusals.onlyHeadLeader, unit);
    case 'member':
      return memberUnitsOf(actor, it.term).length > 0 ? yes : no(agreementRefusals.onlyMembers);
    case 'signer':
      return signableUnits(actor, it).length > 0 ? yes : no(agreementRefusals.onlySigners);
  }
}

/** Names of the units a text cannot be signed without are known, and there are at least two. */
const membersKnown = (it: Whole): Decision =>
  it.term.membersComplete && it.term.members.length > 1 ? yes : no(agreementRefusals.membersUnknown, { group: it.term.groupName, year: it.year });

/** Every clause can be measured. */
export function isComplete(content: ReturnType<typeof contentOf>, it: Whole): Decision {
  const gaps = gapsOf(content, it.term.memberUnitIds);
  return gaps.length === 0 ? yes : no(agreementRefusals.incomplete, { count: gaps.length, first: gaps[0]?.message.vi, firstEn: gaps[0]?.message.en });
}

export const noAmendment = (it: Whole): Decision =>
  it.amendment ? no(agreementRefusals.amendmentPending, { revision: it.amendment.revision }) : yes;

function mayAgree(it: Whole): Decision {
  const open = it.comments.filter((comment) => comment.fate === 'OPEN').length;
  const limits = openLimits(it.limits);
  return all(
    open === 0 ? yes : no(agreementRefusals.commentsOpen, { count: open }),
    limits === 0 ? yes : no(agreementRefusals.limitsOpen, { count: limits }),
    membersKnown(it),
    isComplete(contentOf(it), it),
  );
}

function mayAssess(it: Whole): Decision {
  const { done, of } = judgedCount(it.clauses.flatMap((clause) => clause.commitments));
  if (of === 0) return no(agreementRefusals.nothingToJudge);
  return all(noAmendment(it), done === of ? yes : no(agreementRefusals.notAllJudged, { count: of - done }));
}

/** Something waits for this unit's signature, and it has not been given. */
function unsigned(it: Whole, unitId: string): Decision {
  if (it.state === 'IN_FORCE' && !it.amendment) return no(agreementRefusals.nothingToSign);
  const unit = it.term.members.find((member) => member.unitId === unitId);
  return signedUnits(it, textToSign(it).revision).includes(unitId) ? no(agreementRefusals.alreadySigned, { unit: unit?.name }) : yes;
}

/** What the actor may sign for now, each unit's signature still missing. */
export const openSignatures = (actor: Actor, it: Whole): string[] =>
  inState('sign', it.state).ok ? signableUnits(actor, it).filter((unitId) => unsigned(it, unitId).ok) : [];

function maySign(actor: Actor, it: Whole): Decision {
  const [first] = signableUnits(actor, it);
  return openSignatures(actor, it).length > 0 || first === undefined ? yes : unsigned(it, first);
}

/** Signing for one unit. A unit that is no member, or not the actor's, answers like a missing agreement. */
export function maySignFor(actor: Actor, it: Whole, unitId: string): Decision {
  const itsDesk = it.term.memberUnitIds.includes(unitId) && actsFor(actor, unitId, 'officer', 'leader', 'staff');
  if (!signableUnits(actor, it).includes(unitId)) return itsDesk ? no(agreementRefusals.onlySigners) : no(commonRefusals.notFound);
  return all(inState('sign', it.state), unsigned(it, unitId));
}

const guards: Partial<Record<Verb, (it: Whole, today: Day, actor: Actor) => Decision>> = {
  sendForComment: (it) => (it.clauses.length > 0 ? yes : no(agreementRefusals.noClause)),
  comment: (it, today) =>
    within(today, null, it.commentUntil) ? yes : no(agreementRefusals.commentsClosed, { deadline: showDate(it.commentUntil) }),
  agree: mayAgree,
  sign: (it, _today, actor) => maySign(actor, it),
  amend: (it) => all(noAmendment(it), membersKnown(it)),
  withdrawAmendment: (it) => (it.amendment ? yes : no(agreementRefusals.noAmendment)),
  assess: mayAssess,
};

/** May this actor do the verb now? Person first, then state, then what the step demands. */
export function may(verb: Verb, actor: Actor, it: Whole, today: Day): Decision {
  return all(person(verb, actor, it), inState(verb, it.state), guards[verb]?.(it, today, actor) ?? yes);
}

export function canOf(actor: Actor, it: Whole, today: Day): Can<Verb> {
  return Object.fromEntries(verbs.map((verb) => [verb, may(verb, actor, it, today)])) as Record<Verb, Decision>;
}

/** Opinions are the group's own: its members, its leading desk, and those who oversee all. */
export const isInsider = (actor: Actor, it: Whole): boolean =>
  hasRole(actor, 'standing', 'minister', 'admin', 'auditor') ||
  [...it.term.memberUnitIds, leadingUnit(it)].some((unitId) => actsFor(actor, unitId, 'officer', 'leader', 'staff'));
