import type { Actor } from '#platform/actor.ts';
import type { Day } from '#platform/dates.ts';
import type { Can } from '#platform/refusal.ts';
import {
  mayCreateYear,
  mayShapeYear,
  mayYear,
  movementPolicy,
  movementPolicyVerbs,
  yearVerbs,
  type MovementPolicyVerb,
  type MovementSubject,
  type YearFacts,
  type YearVerb,
} from '../rules.ts';

/** Every verb of a movement with its answer for this actor; the same functions the actions ask. */
export function canOfMovement(actor: Actor, movement: MovementSubject, today: Day): Can<MovementPolicyVerb> {
  return Object.fromEntries(movementPolicyVerbs.map((verb) => [verb, movementPolicy[verb](actor, movement, today)])) as Can<MovementPolicyVerb>;
}

export function canOfYear(actor: Actor, year: YearFacts): Can<YearVerb | 'setMilestones' | 'changeTheme' | 'createNext'> {
  const verbs = Object.fromEntries(yearVerbs.map((verb) => [verb, mayYear(actor, verb, year)])) as Can<YearVerb>;
  const shape = mayShapeYear(actor, year.state);
  return { ...verbs, setMilestones: shape, changeTheme: shape, createNext: mayCreateYear(actor) };
}

/** Units at whose desk the actor sits: the scopes of the officer's and the leader's grants. */
export const deskUnits = (actor: Actor): string[] => [
  ...new Set(actor.grants.flatMap((grant) => (grant.unitId !== null && (grant.role === 'officer' || grant.role === 'leader') ? [grant.unitId] : []))),
];
