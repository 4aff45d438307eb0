import { actsFor, hasRole, type Actor } from '#platform/actor.ts';
import { overseers } from '#platform/contract.ts';
import { all, no, yes, type Decision } from '#platform/refusal.ts';
import { groupRefusals, termStates } from './contract.ts';

/** The parts of a term that decide who may do what in it. */
export interface TermShape {
  readonly headUnitId: string | null;
  readonly deputyUnitId: string | null;
  readonly hostUnitId: string | null;
  readonly memberUnitIds: readonly string[];
}

/** Works at the desk of the head unit: its officer or leader. A term without a known head is served by its host unit, as in Cụm I 2021. */
export function leadsTerm(actor: Actor, term: TermShape): boolean {
  return actsFor(actor, term.headUnitId ?? term.hostUnitId, 'officer', 'leader');
}

export function isDeputy(actor: Actor, term: TermShape): boolean {
  return actsFor(actor, term.deputyUnitId, 'officer', 'leader');
}

/** The member units this actor works for; usually none or one. */
export function memberUnitsOf(actor: Actor, term: TermShape): readonly string[] {
  return term.memberUnitIds.filter((unitId) => actsFor(actor, unitId, 'officer', 'leader'));
}

/** What the members of a group have sent and where they stand is for them, those who lead it and those who oversee the whole. */
export function mayFollow(actor: Actor, term: TermShape): Decision {
  const part = [...term.memberUnitIds, term.headUnitId, term.deputyUnitId, term.hostUnitId];
  const near = hasRole(actor, ...overseers) || part.some((unitId) => unitId !== null && actor.unitIds.includes(unitId));
  return near ? yes : no(groupRefusals.onlyNear);
}

export type TermState = keyof typeof termStates;

/** The life of a term (practice §12.2); README.md draws the same table. */
export const termTransitions = [
  { from: 'PROPOSED', verb: 'decide', to: 'ACTIVE' },
  { from: 'ACTIVE', verb: 'replaceHead', to: 'ACTIVE' },
  { from: 'ACTIVE', verb: 'startHandover', to: 'HANDING_OVER' },
  { from: 'HANDING_OVER', verb: 'signHandover', to: 'ENDED' },
] as const satisfies readonly { from: TermState; verb: string; to: TermState }[];
export type TermVerb = (typeof termTransitions)[number]['verb'];

/** May this verb happen in this state at all? */
export function inState(verb: TermVerb, state: TermState): Decision {
  const open = termTransitions.some((transition) => transition.verb === verb && transition.from === state);
  return open ? yes : no(groupRefusals.wrongState, { state: termStates[state].vi });
}

export interface TermSubject extends TermShape {
  readonly state: TermState;
  readonly kind: 'block' | 'cluster' | 'inner';
  readonly organiserUnitId: string;
  readonly headName: string | null;
}

/** Blocks and clusters belong to the standing council; a group inside a unit to that unit's leader. */
export function organises(actor: Actor, group: { kind: string; organiserUnitId: string }): Decision {
  const allowed = hasRole(actor, 'standing') || (group.kind === 'inner' && actsFor(actor, group.organiserUnitId, 'leader'));
  return allowed ? yes : no(groupRefusals.onlyOrganiser);
}

export const leads = (actor: Actor, term: TermSubject): Decision =>
  leadsTerm(actor, term) ? yes : no(groupRefusals.onlyHead, { unit: term.headName });

const standing = (actor: Actor): Decision => (hasRole(actor, 'standing') ? yes : no(groupRefusals.onlyStanding));
const alive = (term: TermSubject): Decision => (term.state === 'ENDED' ? no(groupRefusals.wrongState, { state: termStates.ENDED.vi }) : yes);
const leadsOrStanding = (actor: Actor, term: TermSubject): Decision => (hasRole(actor, 'standing') ? yes : leads(actor, term));

/** Who may do what with a term; used by the actions and, unchanged, by what the screen is told. */
export const termPolicy = {
  decide: (actor: Actor, term: TermSubject) => all(organises(actor, term), inState('decide', term.state)),
  replaceHead: (actor: Actor, term: TermSubject) => all(standing(actor), inState('replaceHead', term.state)),
  setRepresentative: (actor: Actor, term: TermSubject) => all(leadsOrStanding(actor, term), alive(term)),
  describe: (actor: Actor, term: TermSubject) => all(leadsOrStanding(actor, term), alive(term)),
  rateHead: (actor: Actor, term: TermSubject) => all(standing(actor), term.state === 'PROPOSED' ? inState('startHandover', term.state) : yes),
  readRegulation: (actor: Actor, term: TermSubject) =>
    memberUnitsOf(actor, term).length > 0 ? yes : no(groupRefusals.notMember, { unit: actor.name }),
  startHandover: (actor: Actor, term: TermSubject) => all(leads(actor, term), inState('startHandover', term.state)),
  workHandover: (actor: Actor, term: TermSubject) => all(leads(actor, term), inState('signHandover', term.state)),
  pair: (actor: Actor, term: TermSubject) => all(leadsOrStanding(actor, term), alive(term)),
  proposeNext: (actor: Actor, term: TermSubject) => organises(actor, term),
} satisfies Record<string, (actor: Actor, term: TermSubject) => Decision>;

/** What a new head must receive; the outgoing head may add to it. */
export const handoverTemplate: readonly string[] = [
  'Quy chế hoạt động và danh bạ đầu mối các đơn vị thành viên',
  'Giao ước thi đua và kết quả thực hiện trong năm',
  'Bảng chấm điểm, xếp hạng và biên bản bình xét',
  'Văn bản, biên bản các hội nghị trong năm',
  'Việc còn dở, ý kiến chỉ đạo đang theo dõi',
  'Lịch hoạt động và kết nghĩa dự kiến năm sau',
];
