import { actsFor, type Actor } from '#platform/actor.ts';

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
