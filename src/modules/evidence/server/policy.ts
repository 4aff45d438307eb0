import { actsFor, hasRole, homeUnit, type Actor } from '#platform/actor.ts';
import { overseers } from '#platform/contract.ts';
import { all, no, yes, type Can, type Decision } from '#platform/refusal.ts';
import { evidenceRefusals } from '../contract.ts';
import type { Item } from './repository.ts';

/** Whoever works in the unit keeps its evidence: also staff, who hold the photos and papers. */
export function mayKeep(actor: Actor, unitId: string | null): Decision {
  return actsFor(actor, unitId, 'officer', 'leader', 'staff') ? yes : no(evidenceRefusals.notYourUnit);
}

/** The unit new evidence of this account belongs to; overseers keep none. */
export function keepingUnit(actor: Actor): string | null {
  const unitId = homeUnit(actor);
  return mayKeep(actor, unitId).ok ? unitId : null;
}

export const isOwn = (actor: Actor, item: Pick<Item, 'unitId'>): boolean => actor.unitIds.includes(item.unitId);

/** Own evidence, overseers, and officers and leaders of other units once it serves somewhere: they check each other. */
export function mayRead(actor: Actor, item: Pick<Item, 'unitId' | 'uses'>): boolean {
  return isOwn(actor, item) || hasRole(actor, ...overseers) || (item.uses > 0 && hasRole(actor, 'officer', 'leader'));
}

export const isOverseer = (actor: Actor): boolean => hasRole(actor, ...overseers);

const notGone = (item: Pick<Item, 'discardedOn'>): Decision => (item.discardedOn === null ? yes : no(evidenceRefusals.discarded));

export function mayEdit(actor: Actor, item: Pick<Item, 'unitId' | 'discardedOn'>): Decision {
  return all(mayKeep(actor, item.unitId), notGone(item));
}

/** A proof in use stays, unless it should never have been here. */
export function mayDiscard(actor: Actor, item: Pick<Item, 'unitId' | 'discardedOn' | 'uses'>, secret: boolean): Decision {
  return all(mayEdit(actor, item), item.uses > 0 && !secret ? no(evidenceRefusals.stillUsed, { count: item.uses }) : yes);
}

/** A unit does not check itself. */
export function mayCheck(actor: Actor, item: Pick<Item, 'unitId' | 'discardedOn'>): Decision {
  return all(notGone(item), isOwn(actor, item) ? no(evidenceRefusals.ownProof) : yes);
}

export function canOfItem(actor: Actor, item: Pick<Item, 'unitId' | 'discardedOn' | 'uses'>): Can<'edit' | 'discard' | 'detach' | 'check'> {
  return { edit: mayEdit(actor, item), discard: mayDiscard(actor, item, false), detach: mayEdit(actor, item), check: mayCheck(actor, item) };
}
