import { actsFor, hasRole, type Actor } from '#platform/actor.ts';
import type { Day } from '#platform/dates.ts';
import { all, no, noAbout, yes, type Can, type Decision } from '#platform/refusal.ts';
import { entryStateLabels, factKinds, factStateLabels, importStateLabels, indicatorsRefusals, type FactKind } from '../contract.ts';
import { isOver, transitionOf, type EntryState, type FactState, type ImportState } from '../rules.ts';

/** Officer or leader of the unit enters. */
export const mayEnter = (actor: Actor, unitId: string): Decision =>
  actsFor(actor, unitId, 'officer', 'leader') ? yes : no(indicatorsRefusals.notYourUnit);
export const mayBind = (actor: Actor, unitId: string): Decision => (actsFor(actor, unitId, 'leader') ? yes : no(indicatorsRefusals.onlyLeader));
export const isStanding = (actor: Actor): Decision => (hasRole(actor, 'standing') ? yes : no(indicatorsRefusals.onlyStanding));
export const isOverseer = (actor: Actor): boolean => hasRole(actor, 'standing', 'council', 'minister', 'admin', 'auditor');

/** The standing body for any unit, a head for the own one. */
export const mayTrack = (actor: Actor, unitIds: readonly string[]): Decision =>
  hasRole(actor, 'standing') || unitIds.every((unitId) => actsFor(actor, unitId, 'leader')) ? yes : no(indicatorsRefusals.onlyStanding);

/** One month of a unit, as its verbs see it. */
export interface MonthSubject {
  readonly unitId: string;
  readonly year: number;
  readonly month: number;
  /** From which month the unit owes forms; `null` = it owes none. */
  readonly fromMonth: number | null;
  /** The open revision, if any. */
  readonly open: EntryState | null;
  /** A confirmed revision stands. */
  readonly confirmed: boolean;
}

const tracked = (subject: MonthSubject): Decision =>
  subject.fromMonth === null || subject.month < subject.fromMonth ? no(indicatorsRefusals.notTracked, { year: subject.year }) : yes;
const begun = ({ year, month }: MonthSubject, today: Day): Decision =>
  `${year}-${String(month).padStart(2, '0')}-01` > today ? no(indicatorsRefusals.monthAhead, { month }) : yes;
const writable = (subject: MonthSubject): Decision =>
  subject.open === 'DRAFT' || (subject.open === null && !subject.confirmed) ? yes : no(indicatorsRefusals.entryStands, { month: subject.month });
const inState = (subject: MonthSubject, verb: string): Decision =>
  transitionOf('entry', subject.open, verb)
    ? yes
    : noAbout(indicatorsRefusals.wrongState, { state: entryStateLabels[subject.open ?? (subject.confirmed ? 'CONFIRMED' : 'DRAFT')] });

export const maySave = (actor: Actor, subject: MonthSubject, today: Day): Decision =>
  all(mayEnter(actor, subject.unitId), tracked(subject), begun(subject, today), writable(subject));
export const mayKeepSame = (actor: Actor, subject: MonthSubject, today: Day, hasLast: boolean): Decision =>
  all(maySave(actor, subject, today), hasLast ? yes : no(indicatorsRefusals.nothingBefore));
export const maySubmit = (actor: Actor, subject: MonthSubject, today: Day): Decision =>
  all(
    mayEnter(actor, subject.unitId),
    tracked(subject),
    inState(subject, 'submit'),
    isOver(subject.year, subject.month, today) ? yes : no(indicatorsRefusals.monthNotOver, { month: subject.month }),
  );
export const mayWithdraw = (actor: Actor, subject: MonthSubject): Decision => all(mayEnter(actor, subject.unitId), inState(subject, 'withdraw'));
export const mayGiveBack = (actor: Actor, subject: MonthSubject): Decision => all(mayBind(actor, subject.unitId), inState(subject, 'giveBack'));
export const mayConfirm = (actor: Actor, subject: MonthSubject): Decision => all(mayBind(actor, subject.unitId), inState(subject, 'confirm'));
const standsAlone = (subject: MonthSubject): Decision =>
  all(subject.confirmed ? yes : no(indicatorsRefusals.nothingToCorrect), subject.open === null ? yes : no(indicatorsRefusals.correctionOpen));
export const mayCorrect = (actor: Actor, subject: MonthSubject): Decision => all(mayEnter(actor, subject.unitId), standsAlone(subject));
export const mayAsk = (actor: Actor, subject: MonthSubject): Decision => all(isStanding(actor), standsAlone(subject));

type MonthVerb = 'save' | 'noChange' | 'submit' | 'withdraw' | 'giveBack' | 'confirm' | 'correct' | 'askCorrection';
export const canOfMonth = (actor: Actor, subject: MonthSubject, today: Day, hasLast: boolean): Can<MonthVerb> => ({
  save: maySave(actor, subject, today),
  noChange: mayKeepSame(actor, subject, today, hasLast),
  submit: maySubmit(actor, subject, today),
  withdraw: mayWithdraw(actor, subject),
  giveBack: mayGiveBack(actor, subject),
  confirm: mayConfirm(actor, subject),
  correct: mayCorrect(actor, subject),
  askCorrection: mayAsk(actor, subject),
});

export interface FactSubject {
  readonly unitId: string;
  readonly kind: FactKind;
  readonly state: FactState;
  readonly declaredAccount: string | null;
  /** Entered by the standing body against the unit: then the unit cannot change it away. */
  readonly bySource: boolean;
}

const byUnit = (kind: FactKind) => factKinds[kind].confirms === 'leader';

/** The standing body acts as the source of what an inspection found. */
export const isSource = (actor: Actor, kind: FactKind): boolean => !byUnit(kind) && hasRole(actor, 'standing');

/** What an inspection found is entered by the standing body too. */
export const mayDeclare = (actor: Actor, unitId: string, kind: FactKind): Decision => (isSource(actor, kind) ? yes : mayEnter(actor, unitId));

/** Whose a fact is before it is confirmed: the side that entered it. */
const mayKeepFact = (actor: Actor, fact: FactSubject): Decision => (fact.bySource ? isStanding(actor) : mayDeclare(actor, fact.unitId, fact.kind));

const factState = (fact: FactSubject, verb: string): Decision =>
  transitionOf('fact', fact.state, verb) ? yes : noAbout(indicatorsRefusals.wrongState, { state: factStateLabels[fact.state] });

/** What changes a fact that stands: the unit revises its own, a source amends what it confirmed. */
export const editVerb = (fact: Pick<FactSubject, 'kind' | 'state'>): 'edit' | 'revise' | 'amend' =>
  fact.state !== 'CONFIRMED' ? 'edit' : byUnit(fact.kind) ? 'revise' : 'amend';

export function mayEditFact(actor: Actor, fact: FactSubject): Decision {
  const verb = editVerb(fact);
  return all(verb === 'amend' ? isStanding(actor) : mayKeepFact(actor, fact), factState(fact, verb));
}

/** Discipline and unity: never by whoever declared it. The rest: the head of the unit. */
export function mayConfirmFact(actor: Actor, fact: FactSubject): Decision {
  const desk = byUnit(fact.kind) || !hasRole(actor, 'standing') ? mayBind(actor, fact.unitId) : yes;
  const self = !byUnit(fact.kind) && fact.declaredAccount !== null && fact.declaredAccount === actor.accountId;
  return all(desk, factState(fact, 'confirm'), self ? no(indicatorsRefusals.notOneself) : yes);
}

export function mayTakeBackFact(actor: Actor, fact: FactSubject): Decision {
  const confirmed = byUnit(fact.kind) ? mayBind(actor, fact.unitId) : isStanding(actor);
  const desk = fact.state === 'CONFIRMED' ? confirmed : mayKeepFact(actor, fact);
  return all(desk, factState(fact, 'takeBack'));
}

export const canOfFact = (actor: Actor, fact: FactSubject): Can<'edit' | 'confirm' | 'takeBack'> => ({
  edit: mayEditFact(actor, fact),
  confirm: mayConfirmFact(actor, fact),
  takeBack: mayTakeBackFact(actor, fact),
});

/** Imports of a unit are its desk's, and of those who oversee the data. */
export const mayOpenImports = (actor: Actor, unitId: string): boolean =>
  actsFor(actor, unitId, 'officer', 'leader') || hasRole(actor, 'standing', 'admin', 'auditor');

export interface ImportSubject {
  readonly unitId: string;
  readonly state: ImportState;
  readonly problemCount: number;
}

const importState = (it: ImportSubject, verb: string): Decision =>
  transitionOf('import', it.state, verb) ? yes : noAbout(indicatorsRefusals.wrongState, { state: importStateLabels[it.state] });
export const mayApply = (actor: Actor, it: ImportSubject): Decision =>
  all(
    mayEnter(actor, it.unitId),
    importState(it, 'apply'),
    it.problemCount > 0 ? no(indicatorsRefusals.importHasProblems, { count: it.problemCount }) : yes,
  );
export const mayUndo = (actor: Actor, it: ImportSubject): Decision => all(mayEnter(actor, it.unitId), importState(it, 'undo'));
export const canOfImport = (actor: Actor, it: ImportSubject): Can<'apply' | 'undo'> => ({ apply: mayApply(actor, it), undo: mayUndo(actor, it) });
