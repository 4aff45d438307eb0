import { actsFor, hasRole, homeUnit, type Actor } from '#platform/actor.ts';
import { overseers } from '#platform/contract.ts';
import { showDate, type Day } from '#platform/dates.ts';
import { all, no, yes, type Can, type Decision } from '#platform/refusal.ts';
import { isDeputy, leadsTerm, type TermShape } from '#modules/groups/index.ts';
import { registrationRefusals, registrationStates } from '../contract.ts';
import { transitionOf, windowStatus, type RegistrationState, type SubjectKind, type Verb, type Window } from '../rules.ts';
import type { Registration } from './repository.ts';
import type { Whole } from './subject.ts';

type Who = Pick<Registration, 'subjectKind' | 'unitId' | 'personId'>;
type Seen = Who & Pick<Registration, 'state'>;

export const isOverseer = (actor: Actor): boolean => hasRole(actor, ...overseers);
const isSelf = (actor: Actor, it: Who): boolean => it.personId !== null && it.personId === actor.personId && actor.unitIds.includes(it.unitId);

/** The head of a group the unit is in checks it; the head's own registration is the deputy's to check (practice §6). */
function checksUnit(actor: Actor, it: Who, terms: readonly TermShape[]): boolean {
  if (actsFor(actor, it.unitId, 'officer', 'leader')) return false;
  return terms.some((term) => ((term.headUnitId ?? term.hostUnitId) === it.unitId ? isDeputy(actor, term) : leadsTerm(actor, term)));
}

/** Drafts are the author's; what was sent is read by the unit, head and deputy of its group, and overseers. Individual ones stay in the unit. */
export function maySee(actor: Actor, it: Seen, terms: readonly TermShape[]): boolean {
  const sent = it.state !== 'DRAFT';
  if (sent && isOverseer(actor)) return true;
  if (it.subjectKind === 'person') return isSelf(actor, it) || (sent && actsFor(actor, it.unitId, 'officer', 'leader'));
  return actsFor(actor, it.unitId, 'officer', 'leader', 'staff') || (sent && terms.some((term) => leadsTerm(actor, term) || isDeputy(actor, term)));
}

function author(actor: Actor, it: Who): Decision {
  if (it.subjectKind === 'person') return isSelf(actor, it) ? yes : no(registrationRefusals.onlySelf);
  return actsFor(actor, it.unitId, 'officer', 'leader') ? yes : no(registrationRefusals.onlyDesk);
}

function binder(actor: Actor, whole: Whole): Decision {
  if (whole.it.subjectKind === 'person') return author(actor, whole.it);
  return actsFor(actor, whole.it.unitId, 'leader') || whole.delegation ? yes : no(registrationRefusals.onlyLeader);
}

function reviewer(actor: Actor, { it, terms }: Whole): Decision {
  if (it.subjectKind === 'unit') return hasRole(actor, 'standing') || checksUnit(actor, it, terms) ? yes : no(registrationRefusals.onlyReviewer);
  const leads = actsFor(actor, it.unitId, 'leader');
  // A leader does not confirm their own; the standing council does.
  return (leads && !isSelf(actor, it)) || hasRole(actor, 'standing') ? yes : no(registrationRefusals.onlyConfirmer);
}

export const standing = (actor: Actor): Decision => (hasRole(actor, 'standing') ? yes : no(registrationRefusals.onlyStanding));

export function inState(state: RegistrationState | null, verb: Verb): Decision {
  return transitionOf(state, verb) ? yes : no(registrationRefusals.wrongState, { state: registrationStates[state ?? 'DRAFT'].vi });
}

/** The window decides whether one may begin, and whether a first sending is taken. */
export function windowLets(window: Window | undefined, year: number, today: Day): Decision {
  switch (windowStatus(window, today)) {
    case 'NONE':
      return no(registrationRefusals.noWindow, { year });
    case 'BEFORE':
      return no(registrationRefusals.notOpenYet, { day: showDate(window?.opensOn) });
    case 'CLOSED':
      return no(registrationRefusals.closed, { day: showDate(window?.closesOn) });
    default:
      return yes;
  }
}

/** The unit or person this account would register; its own unit, whatever the browser says. */
export function ownSubject(actor: Actor, subject: SubjectKind): { readonly unitId: string; readonly personId: string | null } | undefined {
  const unitId = homeUnit(actor);
  if (unitId === null || !actor.unitIds.includes(unitId)) return undefined;
  if (subject === 'unit') return { unitId, personId: null };
  return actor.personId === null ? undefined : { unitId, personId: actor.personId };
}

export function mayStart(actor: Actor, subject: SubjectKind, year: number, window: Window | undefined, exists: boolean, today: Day): Decision {
  const own = ownSubject(actor, subject);
  if (!own) return no(homeUnit(actor) === null ? registrationRefusals.noUnit : registrationRefusals.noPerson);
  return all(
    author(actor, { ...own, subjectKind: subject }),
    exists ? no(registrationRefusals.alreadyThere, { year }) : yes,
    windowLets(window, year, today),
  );
}

function complete({ content }: Whole): Decision {
  return all(
    content.targets.length === 0 ? no(registrationRefusals.noTargets) : yes,
    content.titles.length === 0 && content.noTitleReason === '' ? no(registrationRefusals.noTitle) : yes,
    content.titles.length > 0 && content.noTitleReason !== '' ? no(registrationRefusals.titleAndNone) : yes,
  );
}

/** A returned registration is sent again whenever it is ready: its first sending settled whether it is late. */
const inTime = ({ it, window }: Whole, today: Day): Decision => (it.state === 'DRAFT' ? windowLets(window, it.year, today) : yes);

/** Who may do what with a registration now; used by the actions and, unchanged, by what the screen is told. */
export const policy = {
  save: (actor: Actor, whole: Whole) => all(author(actor, whole.it), inState(whole.it.state, 'save')),
  present: (actor: Actor, whole: Whole, today: Day) =>
    all(
      author(actor, whole.it),
      whole.it.subjectKind === 'person' ? no(registrationRefusals.onlySelf) : yes,
      inState(whole.it.state, 'present'),
      complete(whole),
      inTime(whole, today),
    ),
  submit: (actor: Actor, whole: Whole, today: Day) =>
    all(binder(actor, whole), inState(whole.it.state, 'submit'), complete(whole), inTime(whole, today)),
  giveBack: (actor: Actor, whole: Whole) => all(reviewer(actor, whole), inState(whole.it.state, 'giveBack')),
  accept: (actor: Actor, whole: Whole) => all(reviewer(actor, whole), inState(whole.it.state, 'accept')),
  askChange: (actor: Actor, whole: Whole) =>
    all(author(actor, whole.it), inState(whole.it.state, 'askChange'), whole.change ? no(registrationRefusals.changeOpen) : yes),
  answerChange: (actor: Actor, whole: Whole) =>
    all(standing(actor), inState(whole.it.state, 'answerChange'), whole.change ? yes : no(registrationRefusals.noChange)),
  evaluate: (actor: Actor, whole: Whole) =>
    all(reviewer(actor, whole), inState(whole.it.state, 'evaluate'), whole.change ? no(registrationRefusals.changeOpen) : yes),
  withdraw: (actor: Actor, whole: Whole) => all(binder(actor, whole), inState(whole.it.state, 'withdraw')),
} satisfies Record<string, (actor: Actor, whole: Whole, today: Day) => Decision>;

export function canOf(actor: Actor, whole: Whole, today: Day): Can<keyof typeof policy> {
  return Object.fromEntries(Object.entries(policy).map(([verb, decide]) => [verb, decide(actor, whole, today)])) as Can<keyof typeof policy>;
}
