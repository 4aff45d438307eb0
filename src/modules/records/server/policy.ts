import { actsFor, type Actor } from '#platform/actor.ts';
import { all, no, yes, type Can, type Decision } from '#platform/refusal.ts';
import { recordRefusals } from '../refusals.ts';
import { isMe, type Subject } from './subjects.ts';

const isStanding = (actor: Actor) => actor.grants.some((grant) => grant.role === 'standing' && grant.unitId === null);
const worksFor = (actor: Actor, subject: Subject) => subject.unitIds.some((unitId) => actsFor(actor, unitId, 'officer', 'leader'));

/** Overseers read every record, people their own, officers and heads those of their units. */
export function maySee(actor: Actor, subject: Subject): boolean {
  const overseer = actor.grants.some(
    (grant) => grant.unitId === null && ['standing', 'admin', 'auditor', 'minister', 'council'].includes(grant.role),
  );
  const ownUnit = subject.kind === 'unit' && actor.unitIds.includes(subject.id);
  return overseer || ownUnit || isMe(actor, subject) || worksFor(actor, subject);
}

/** Discipline, holds and leave: the standing body, the unit's officer and head, and the person. */
export function maySeeSensitive(actor: Actor, subject: Subject): Decision {
  return isStanding(actor) || isMe(actor, subject) || worksFor(actor, subject) ? yes : no(recordRefusals.notReadable);
}

/** The second wall asks the same: `records.may_keep`. */
export function mayKeep(actor: Actor, subject: Subject): Decision {
  if (isStanding(actor)) return yes;
  if (isMe(actor, subject)) return no(recordRefusals.ownRecord);
  return worksFor(actor, subject) ? yes : no(recordRefusals.notYours);
}

/** What hangs on a unit: initiatives, imports. */
export function mayKeepUnit(actor: Actor, unitId: string | null): Decision {
  return isStanding(actor) || (unitId !== null && actsFor(actor, unitId, 'officer', 'leader')) ? yes : no(recordRefusals.notYours);
}

export const mayMerge = (actor: Actor): Decision => (isStanding(actor) ? yes : no(recordRefusals.onlyStanding));

interface ImportShape {
  readonly unitId: string | null;
  readonly state: string;
}

const inState = (shape: ImportShape, state: string): Decision => (shape.state === state ? yes : no(recordRefusals.importEnded));

export const canOfImport = (actor: Actor, shape: ImportShape, open: number): Can<'choose' | 'apply' | 'discard' | 'undo'> => {
  const keep = mayKeepUnit(actor, shape.unitId);
  const draft = all(keep, inState(shape, 'DRAFT'));
  return {
    choose: draft,
    apply: all(draft, open > 0 ? no(recordRefusals.rowsOpen, { count: open }) : yes),
    discard: draft,
    undo: all(keep, inState(shape, 'APPLIED')),
  };
};
