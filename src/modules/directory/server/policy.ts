import { actsFor, type Actor } from '#platform/actor.ts';
import type { Day } from '#platform/dates.ts';
import { all, no, yes, type Can, type Decision } from '#platform/refusal.ts';
import { directoryRefusals, type unitVerbs } from '../contract.ts';
import { stateAllows } from '../rules.ts';

interface Unit {
  readonly id: string;
  readonly validTo: string | null;
}
type UnitVerb = (typeof unitVerbs)[number];

/** The structure is kept by the standing council and administrators, inside their scope. `null`: at the top. */
export function keepsStructure(actor: Actor, unitId: string | null): Decision {
  const keeper = actor.grants.some((grant) => (grant.role === 'standing' || grant.role === 'admin') && grant.unitId === null);
  return keeper || actsFor(actor, unitId, 'standing', 'admin') ? yes : no(directoryRefusals.onlyKeepers);
}

/** Posts and emulation officers: also the head of the unit, for the own unit (R-013 "unit administrator"). */
export function keepsPeopleOf(actor: Actor, unitId: string): Decision {
  if (actsFor(actor, unitId, 'leader', 'standing', 'admin')) return yes;
  return no(actor.grants.some((grant) => grant.role === 'leader') ? directoryRefusals.onlyOwnUnit : directoryRefusals.onlyPeopleKeepers);
}

/**
 * A post opens the record of its holder to the unit, so nobody is taken over from another unit: that unit ends its post first,
 * or the standing council moves the person.
 */
export function mayTake(actor: Actor, posts: readonly Ended[], today: Day): Decision {
  const current = posts.filter((post) => post.validTo === null || post.validTo >= today);
  if (current.every((post) => keepsPeopleOf(actor, post.unitId).ok)) return yes;
  return keepsStructure(actor, null).ok ? yes : no(directoryRefusals.heldElsewhere);
}

export function keepsPeople(actor: Actor): Decision {
  const keeper = actor.grants.some((grant) => ['leader', 'standing', 'admin'].includes(grant.role));
  return keeper ? yes : no(directoryRefusals.onlyPeopleKeepers);
}

const ofPeople: readonly UnitVerb[] = ['givePost', 'appointOfficer'];

export function mayOnUnit(actor: Actor, unit: Unit, verb: UnitVerb): Decision {
  return all(ofPeople.includes(verb) ? keepsPeopleOf(actor, unit.id) : keepsStructure(actor, unit.id), stateAllows(unit, verb));
}

export const canOfUnit = (actor: Actor, unit: Unit): Can<UnitVerb> => ({
  edit: mayOnUnit(actor, unit, 'edit'),
  rename: mayOnUnit(actor, unit, 'rename'),
  merge: mayOnUnit(actor, unit, 'merge'),
  split: mayOnUnit(actor, unit, 'split'),
  move: mayOnUnit(actor, unit, 'move'),
  close: mayOnUnit(actor, unit, 'close'),
  addAlias: mayOnUnit(actor, unit, 'addAlias'),
  givePost: mayOnUnit(actor, unit, 'givePost'),
  appointOfficer: mayOnUnit(actor, unit, 'appointOfficer'),
});

interface Ended {
  readonly unitId: string;
  readonly validTo: string | null;
}

export const mayEndPost = (actor: Actor, post: Ended): Decision =>
  all(keepsPeopleOf(actor, post.unitId), post.validTo === null ? yes : no(directoryRefusals.postEnded));

export const mayEndOfficer = (actor: Actor, officer: Ended): Decision =>
  all(keepsPeopleOf(actor, officer.unitId), officer.validTo === null ? yes : no(directoryRefusals.officerEnded));
