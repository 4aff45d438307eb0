import { no, yes, type Decision } from '#platform/refusal.ts';
import { nominationStates, type NominationState, type Part } from './labels.ts';
import { nominationRefusals } from './refusals.ts';

export const verbs = [
  'save',
  'declare',
  'notePaper',
  'minute',
  'reopen',
  'submit',
  'resubmit',
  'withdraw',
  'receive',
  'refuse',
  'check',
  'explain',
  'favour',
  'checkPaper',
  'askMore',
  'eligible',
  'ineligible',
  'publish',
  'takeComment',
  'handleComment',
  'backToCheck',
  'putOnList',
  'takeOffList',
  'passByStanding',
  'present',
  'decide',
  'reject',
  'giveBack',
  'forward',
  'stateDecide',
  'stateRefuse',
  'award',
  'archive',
  'revoke',
] as const;
export type Verb = (typeof verbs)[number];
export type Who = 'unit' | 'leader' | 'standing' | 'council' | 'minister';
export type Route = 'yearly' | 'in-time';

interface Transition {
  readonly from: NominationState;
  readonly verb: Verb | 'pass' | 'fail';
  readonly to: NominationState;
  readonly who: Who;
  /** Only on this route. */
  readonly route?: Route;
}

const step = (from: NominationState, verb: Transition['verb'], to: NominationState, who: Who, route?: Route): Transition => ({
  from,
  verb,
  to,
  who,
  ...(route ? { route } : {}),
});
const each = (froms: readonly NominationState[], verb: Transition['verb'], to: NominationState, who: Who) =>
  froms.map((from) => step(from, verb, to, who));

/** The one table of a dossier's life (practice §12.7). `council` steps follow from a signed minute. */
export const transitions: readonly Transition[] = [
  step('DRAFT', 'save', 'DRAFT', 'unit'),
  step('DRAFT', 'declare', 'DRAFT', 'unit'),
  step('DRAFT', 'notePaper', 'DRAFT', 'unit'),
  step('DRAFT', 'minute', 'UNIT_APPROVED', 'unit'),
  // The short route of awards in time: the direct superior proposes without a meeting of the unit (R-092, law.md §8).
  step('DRAFT', 'submit', 'SUBMITTED', 'leader', 'in-time'),
  step('UNIT_APPROVED', 'notePaper', 'UNIT_APPROVED', 'unit'),
  step('UNIT_APPROVED', 'reopen', 'DRAFT', 'unit'),
  step('UNIT_APPROVED', 'submit', 'SUBMITTED', 'leader'),
  step('SUBMITTED', 'receive', 'RECEIVED', 'standing'),
  step('SUBMITTED', 'refuse', 'REFUSED', 'standing'),
  step('RECEIVED', 'check', 'CHECKING', 'standing'),
  step('CHECKING', 'check', 'CHECKING', 'standing'),
  step('CHECKING', 'explain', 'CHECKING', 'standing'),
  step('CHECKING', 'favour', 'CHECKING', 'standing'),
  step('CHECKING', 'checkPaper', 'CHECKING', 'standing'),
  step('CHECKING', 'askMore', 'SUPPLEMENT', 'standing'),
  step('SUPPLEMENT', 'save', 'SUPPLEMENT', 'unit'),
  step('SUPPLEMENT', 'notePaper', 'SUPPLEMENT', 'unit'),
  step('SUPPLEMENT', 'resubmit', 'RECEIVED', 'leader'),
  step('CHECKING', 'ineligible', 'INELIGIBLE', 'standing'),
  step('CHECKING', 'eligible', 'ELIGIBLE', 'standing'),
  step('ELIGIBLE', 'explain', 'ELIGIBLE', 'standing'),
  // State-level proposals are published for comment first (law.md §11).
  step('ELIGIBLE', 'publish', 'PUBLIC_COMMENT', 'standing'),
  step('PUBLIC_COMMENT', 'takeComment', 'PUBLIC_COMMENT', 'standing'),
  step('PUBLIC_COMMENT', 'handleComment', 'PUBLIC_COMMENT', 'standing'),
  step('PUBLIC_COMMENT', 'explain', 'PUBLIC_COMMENT', 'standing'),
  step('PUBLIC_COMMENT', 'backToCheck', 'CHECKING', 'standing'),
  // The record has changed since, or a hold was entered: it is looked at anew before the council has it.
  step('ELIGIBLE', 'backToCheck', 'CHECKING', 'standing'),
  step('PUBLIC_COMMENT', 'putOnList', 'AT_COUNCIL', 'standing'),
  step('ELIGIBLE', 'putOnList', 'AT_COUNCIL', 'standing'),
  // Between sessions the standing body may pass an award in time in the council's name.
  step('ELIGIBLE', 'passByStanding', 'PASSED', 'standing', 'in-time'),
  step('AT_COUNCIL', 'takeOffList', 'ELIGIBLE', 'standing'),
  step('AT_COUNCIL', 'pass', 'PASSED', 'council'),
  step('AT_COUNCIL', 'fail', 'NOT_PASSED', 'council'),
  step('PASSED', 'present', 'PRESENTED', 'standing'),
  step('PRESENTED', 'giveBack', 'PASSED', 'minister'),
  step('PRESENTED', 'decide', 'DECIDED', 'minister'),
  step('PRESENTED', 'reject', 'REJECTED', 'minister'),
  step('DECIDED', 'forward', 'FORWARDED', 'standing'),
  step('FORWARDED', 'stateDecide', 'STATE_DECIDED', 'standing'),
  step('FORWARDED', 'stateRefuse', 'STATE_REFUSED', 'standing'),
  step('DECIDED', 'award', 'AWARDED', 'standing'),
  step('STATE_DECIDED', 'award', 'AWARDED', 'standing'),
  step('AWARDED', 'archive', 'ARCHIVED', 'standing'),
  ...each(['DECIDED', 'STATE_DECIDED', 'AWARDED', 'ARCHIVED'], 'revoke', 'REVOKED', 'minister'),
  ...each(
    ['DRAFT', 'UNIT_APPROVED', 'SUBMITTED', 'RECEIVED', 'CHECKING', 'SUPPLEMENT', 'ELIGIBLE', 'PUBLIC_COMMENT'],
    'withdraw',
    'WITHDRAWN',
    'leader',
  ),
];

/** The transition a verb makes from here on this route, if there is one. */
export function transitionOf(state: NominationState, verb: Transition['verb'], route: Route): Transition | undefined {
  return transitions.find((one) => one.from === state && one.verb === verb && (one.route === undefined || one.route === route));
}

/** Is the verb possible at this step? */
export function atStep(state: NominationState, verb: Transition['verb'], route: Route): Decision {
  return transitionOf(state, verb, route)
    ? yes
    : notNow(
        state,
        transitions.filter((one) => one.verb === verb && (one.route === undefined || one.route === route)).map((one) => one.from),
      );
}

/** “Not at this step”, and at which steps it is. */
export function notNow(state: NominationState, when: readonly NominationState[]): Decision {
  const names = (lang: 'vi' | 'en') => [...new Set(when)].map((one) => `“${nominationStates[one][lang]}”`).join(', ');
  return no(nominationRefusals.notNow, {
    state: nominationStates[state].vi,
    stateEn: nominationStates[state].en,
    when: names('vi') || 'của đường trình khác',
    whenEn: names('en') || 'a step of the other route',
  });
}

/** Which side of the desk a verb belongs to; one account has one side in one dossier. */
export function partOf(who: Who): Part {
  return who === 'unit' || who === 'leader' ? 'proposer' : who === 'minister' ? 'approver' : 'appraiser';
}

/** Who does a verb, whatever the state. */
export function whoDoes(verb: Verb): Who {
  return transitions.find((one) => one.verb === verb)?.who ?? 'standing';
}

/** More than half of all who may vote in the unit, as whole numbers: 5 of 10 is not enough. */
export const unitAgrees = (yesVotes: number, members: number): boolean => yesVotes * 2 > members;

/** Honours decided above the ministry (law.md §2 X12, §6; Luật Thi đua, khen thưởng Điều 77, 78): here they are only proposed. */
export function isStateLevel(awardCode: string): boolean {
  return ['CO_CP', 'CSTDTQ', 'BK_TTG'].includes(awardCode) || /^(HC|HUYCH|AH|GT)/.test(awardCode);
}

/** Flags go to the leader of a Khối or Cụm; the council's minute must name the group (practice §7). */
export const isFlag = (awardCode: string): boolean => awardCode === 'CO_BBNT' || awardCode === 'CO_CP';

/**
 * May this award of a year have one live dossier only? What is judged by the year, and every title; several awards in time
 * stand for several achievements (law.md §2 X1).
 */
export const standsAlone = (awardKind: string, route: Route): boolean => route === 'yearly' || awardKind === 'title';

export interface PaperRule {
  readonly code: string;
  readonly title: string;
  readonly required: boolean;
  readonly basis: string;
}

type PaperOfLaw = Omit<PaperRule, 'title'> & { readonly title: { readonly vi: string } };

/**
 * The checklist of a dossier by the law of its day. In-time awards take the list of the short procedure. What the ministry
 * itself makes later for State-level honours is listed but not asked of the unit.
 */
export function papersFor(
  award: { readonly code: string; readonly papers: readonly PaperOfLaw[]; readonly shortPapers: readonly PaperOfLaw[] },
  route: Route,
): PaperRule[] {
  if (route === 'in-time')
    return award.shortPapers.map(({ code, title, required, basis }) => ({ code, title: title.vi, required, basis: `Thủ tục đơn giản: ${basis}` }));
  const laterMade = isStateLevel(award.code) ? ['submission', 'minutes', 'ballot-result'] : [];
  return award.papers.map(({ code, title, required, basis }) => ({ code, title: title.vi, required: required && !laterMade.includes(code), basis }));
}
