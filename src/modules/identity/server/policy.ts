import { actsFor, hasRole, type Actor } from '#platform/actor.ts';
import type { Role } from '#platform/contract.ts';
import type { Day } from '#platform/dates.ts';
import { all, no, yes, type Can, type Decision } from '#platform/refusal.ts';
import { identityRefusals } from '../contract.ts';
import { delegationState } from '../rules.ts';

/** An account as far as managing it depends on it. */
export interface Managed {
  readonly id: string;
  readonly active: boolean;
  readonly grants: readonly { readonly role: Role; readonly unitId: string | null }[];
}

/** A leader manages officers and staff of the own unit; anything wider is the administrator's. */
export function mayManage(actor: Actor, role: Role, unitId: string | null): Decision {
  if (hasRole(actor, 'admin')) return yes;
  const ownUnit = unitId !== null && actsFor(actor, unitId, 'leader') && (role === 'officer' || role === 'staff');
  return ownUnit ? yes : no(identityRefusals.notYourUnit);
}

function mayManageAll(actor: Actor, found: Managed): Decision {
  if (hasRole(actor, 'admin')) return yes;
  if (found.grants.length === 0) return no(identityRefusals.notYourUnit);
  return all(...found.grants.map((grant) => mayManage(actor, grant.role, grant.unitId)));
}

/** Closing and replacing are the same right: both end somebody's access, never one's own. */
export function mayEndAccess(actor: Actor, found: Managed): Decision {
  return all(
    mayManageAll(actor, found),
    found.id === actor.accountId ? no(identityRefusals.yourself) : yes,
    found.active ? yes : no(identityRefusals.alreadyClosed),
  );
}

export const canOfAccount = (actor: Actor, found: Managed): Can<'close' | 'replace'> => ({
  close: mayEndAccess(actor, found),
  replace: mayEndAccess(actor, found),
});

export const mayOpenAccounts = (actor: Actor): Decision => (hasRole(actor, 'admin', 'leader') ? yes : no(identityRefusals.notYourUnit));

interface Given {
  readonly unitId: string;
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly revokedOn: Day | null;
}

export function mayRevoke(actor: Actor, delegation: Given, today: Day): Decision {
  return all(
    hasRole(actor, 'admin') || actsFor(actor, delegation.unitId, 'leader') ? yes : no(identityRefusals.notYourUnit),
    delegationState(delegation, today) === 'REVOKED' ? no(identityRefusals.alreadyRevoked) : yes,
  );
}
