import type { Actor } from '#platform/actor.ts';
import type { Day } from '#platform/dates.ts';
import { sql, type Sql } from '#platform/db/database.ts';

/** The actor's posts as two columns: a role in exactly one unit, or (unit null) of the whole authority. */
function posts(actor: Actor): Sql {
  const units = actor.grants.map((grant) => grant.unitId);
  const roles = actor.grants.map((grant) => grant.role);
  return sql`(select * from unnest(${units}::uuid[], ${roles}::text[]) as post(unit_id, role))`;
}

/**
 * Duty `d` is mine: by my account, by one of my posts, or because its leader has delegated this very act to me today
 * . A post is exact: the leader of a unit does not inherit the duties of the units below.
 */
export function dutyIsMine(actor: Actor, today: Day): Sql {
  return sql`(d.owner_account_id = ${actor.accountId}::uuid
    or (d.owner_account_id is null and exists (select 1 from ${posts(actor)} p where p.role = d.owner_role and p.unit_id is not distinct from d.owner_unit_id))
    or (d.owner_role = 'leader' and d.owner_account_id is null and exists (
      select 1 from identity.delegation g where g.to_account_id = ${actor.accountId}::uuid and g.unit_id = d.owner_unit_id and d.kind = any (g.acts)
        and g.valid_from <= ${today} and ${today} <= g.valid_to and g.revoked_on is null)))`;
}

/** Notice `n` was told to me or to one of my posts. */
export function noticeIsMine(actor: Actor): Sql {
  return sql`(n.account_id = ${actor.accountId}::uuid
    or (n.account_id is null and exists (select 1 from ${posts(actor)} p where p.role = n.role and p.unit_id is not distinct from n.unit_id)))`;
}
