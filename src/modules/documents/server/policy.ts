import { hasRole, type Actor } from '#platform/actor.ts';
import { no, yes, type Can, type Decision } from '#platform/refusal.ts';
import { documentRefusals } from '../contract.ts';

/** The register is one for all; whoever works with papers may enter and correct them, every change on record. */
export function mayWrite(actor: Actor): Decision {
  return hasRole(actor, 'officer', 'standing', 'admin') ? yes : no(documentRefusals.onlyRegistrars);
}

export const canOfDocument = (actor: Actor): Can<'edit'> => ({ edit: mayWrite(actor) });
export const canOfRegister = (actor: Actor): Can<'add'> => ({ add: mayWrite(actor) });
