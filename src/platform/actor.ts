import type { Role } from './contract.ts';

/** One role in one scope. `unitId: null` means the whole authority. */
export interface Grant {
  readonly role: Role;
  readonly unitId: string | null;
}

/**
 * Who is acting, as the server knows it: never built from what the browser says. `unitIds` holds every unit
 * the actor's scoped grants cover (the unit and everything below it).
 */
export interface Actor {
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly unitIds: readonly string[];
  /** A demonstration account: what it records is marked as made up. */
  readonly demo?: boolean;
}

export const anonymous: Actor = { accountId: null, personId: null, name: 'Khách', grants: [], unitIds: [] };

/** The program itself: schedules, imports. Sees everything, and the audit trail says so. */
export const system: Actor = {
  accountId: null,
  personId: null,
  name: 'Hệ thống',
  grants: [
    { role: 'admin', unitId: null },
    { role: 'standing', unitId: null },
    { role: 'auditor', unitId: null },
  ],
  unitIds: [],
};

export function hasRole(actor: Actor, ...roles: readonly Role[]): boolean {
  return actor.grants.some((grant) => roles.includes(grant.role));
}

/** Holds one of the roles in a scope that covers this unit. A grant without unit covers the whole authority. */
export function actsFor(actor: Actor, unitId: string | null, ...roles: readonly Role[]): boolean {
  if (unitId === null) return false;
  return actor.grants.some(
    (grant) => roles.includes(grant.role) && (grant.unitId === null || grant.unitId === unitId || actor.unitIds.includes(unitId)),
  );
}

/** The unit this account works for: its first scoped grant, in the order officer, leader, staff, others. */
export function homeUnit(actor: Actor): string | null {
  const order: readonly Role[] = ['officer', 'leader', 'staff'];
  const scoped = actor.grants.filter((grant) => grant.unitId !== null);
  const best = order.map((role) => scoped.find((grant) => grant.role === role)).find((grant) => grant !== undefined);
  return best?.unitId ?? scoped[0]?.unitId ?? null;
}
