import { within, type Day } from '#platform/dates.ts';
import type { registrationStates, subjectKinds, windowStatuses } from './labels.ts';

export type RegistrationState = keyof typeof registrationStates;
export type SubjectKind = keyof typeof subjectKinds;
export type WindowStatus = keyof typeof windowStatuses;

/**
 * The life of a registration (practice §12.5); README.md draws the same table. `author` = the unit's desk or the person,
 * `binder` = the unit's leader (or delegate) or the person, `reviewer` = head, deputy or standing for a unit, the unit's
 * leader for a person.
 */
export const transitions = [
  { from: null, verb: 'start', to: 'DRAFT', who: 'author' },
  { from: 'DRAFT', verb: 'save', to: 'DRAFT', who: 'author' },
  { from: 'RETURNED', verb: 'save', to: 'RETURNED', who: 'author' },
  { from: 'DRAFT', verb: 'present', to: 'DRAFT', who: 'author' },
  { from: 'RETURNED', verb: 'present', to: 'RETURNED', who: 'author' },
  { from: 'DRAFT', verb: 'submit', to: 'SUBMITTED', who: 'binder' },
  { from: 'RETURNED', verb: 'submit', to: 'SUBMITTED', who: 'binder' },
  { from: 'SUBMITTED', verb: 'giveBack', to: 'RETURNED', who: 'reviewer' },
  { from: 'SUBMITTED', verb: 'accept', to: 'ACCEPTED', who: 'reviewer' },
  { from: 'ACCEPTED', verb: 'lock', to: 'LOCKED', who: 'standing' },
  { from: 'LOCKED', verb: 'askChange', to: 'LOCKED', who: 'author' },
  { from: 'LOCKED', verb: 'answerChange', to: 'LOCKED', who: 'standing' },
  { from: 'LOCKED', verb: 'evaluate', to: 'EVALUATED', who: 'reviewer' },
  { from: 'DRAFT', verb: 'withdraw', to: 'WITHDRAWN', who: 'binder' },
  { from: 'SUBMITTED', verb: 'withdraw', to: 'WITHDRAWN', who: 'binder' },
  { from: 'RETURNED', verb: 'withdraw', to: 'WITHDRAWN', who: 'binder' },
  { from: 'ACCEPTED', verb: 'withdraw', to: 'WITHDRAWN', who: 'binder' },
] as const satisfies readonly { from: RegistrationState | null; verb: string; to: RegistrationState; who: string }[];

export type Verb = (typeof transitions)[number]['verb'];

/** The transition of a verb from a state, `undefined` when the table has none. */
export function transitionOf(from: RegistrationState | null, verb: Verb) {
  return transitions.find((one) => one.from === from && one.verb === verb);
}

export interface Window {
  readonly opensOn: Day;
  readonly closesOn: Day;
  readonly lateAllowed: boolean;
  /** Whether a late registration counts when the unit is scored. */
  readonly lateCounts: boolean;
}

/** First and last day are open. */
export function windowStatus(window: Window | undefined, today: Day): WindowStatus {
  if (!window) return 'NONE';
  if (within(today, window.opensOn, window.closesOn)) return 'OPEN';
  if (today < window.opensOn) return 'BEFORE';
  return window.lateAllowed ? 'LATE' : 'CLOSED';
}

/** Sent after the last day: late for good, and visible as late. */
export const isLate = (submittedOn: Day, window: Window): boolean => submittedOn > window.closesOn;

/** A late one counts only when the window says so. */
export const doesCount = (late: boolean, window: Window | undefined): boolean => !late || (window?.lateCounts ?? true);

export interface TargetWords {
  readonly id: string;
  readonly text: string;
  readonly criterionId: string | null;
  readonly targetHundredths: number | null;
  readonly targetUnit: string;
  readonly dueOn: string | null;
}

export interface InitiativeWords {
  readonly id: string;
  readonly title: string;
  readonly field: string;
  readonly authors: readonly string[];
}

/** What is registered: the part a return, a change request and a copy speak about. */
export interface Content {
  readonly targets: readonly TargetWords[];
  readonly initiatives: readonly InitiativeWords[];
  readonly titles: readonly string[];
  readonly noTitleReason: string;
}

/** Returns and comparisons name `target:<id>`, `initiative:<id>`, or a whole part. */
export const wholeParts = ['targets', 'initiatives', 'titles'] as const;

export function fieldsOf(content: Content): string[] {
  return [
    ...wholeParts,
    ...content.targets.map((target) => `target:${target.id}`),
    ...content.initiatives.map((initiative) => `initiative:${initiative.id}`),
  ];
}

/** The same values give the same text, in whatever order the keys came. */
const textOf = (row: object): string => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));

const changedRows = (kind: string, before: readonly { readonly id: string }[], after: readonly { readonly id: string }[]): string[] => {
  const old = new Map(before.map((row) => [row.id, textOf(row)]));
  const now = new Map(after.map((row) => [row.id, textOf(row)]));
  return [...new Set([...old.keys(), ...now.keys()])].filter((id) => old.get(id) !== now.get(id)).map((id) => `${kind}:${id}`);
};

const titlesOf = (content: Content): string => JSON.stringify([[...content.titles].sort(), content.noTitleReason]);

/** The fields in which two contents differ. */
export function changedFields(before: Content, after: Content): string[] {
  const titles = titlesOf(before) === titlesOf(after) ? [] : ['titles'];
  return [...changedRows('target', before.targets, after.targets), ...changedRows('initiative', before.initiatives, after.initiatives), ...titles];
}

/** "Return with precision": a returned part opens all of it, a returned row only itself; the rest stands. */
export function mayChangeField(field: string, returned: readonly string[]): boolean {
  const part = field.startsWith('target:') ? 'targets' : field.startsWith('initiative:') ? 'initiatives' : field;
  return returned.includes(field) || returned.includes(part);
}

/** The first changed field that was not returned. */
export function strayField(before: Content, after: Content, returned: readonly string[]): string | undefined {
  return changedFields(before, after).find((field) => !mayChangeField(field, returned));
}

/** Last year's plan as this year's draft: content stays, dates and results go, rows are new. */
export function startFrom(last: Content, newRowId: () => string, validTitles: ReadonlySet<string>): Content {
  return {
    targets: last.targets.map((target) => ({ ...target, id: newRowId(), criterionId: null, dueOn: null })),
    initiatives: last.initiatives.map((initiative) => ({ ...initiative, id: newRowId() })),
    titles: last.titles.filter((code) => validTitles.has(code)),
    noTitleReason: last.noTitleReason,
  };
}

export const emptyContent: Content = { targets: [], initiatives: [], titles: [], noTitleReason: '' };
