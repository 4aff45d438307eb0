import type { Actor } from '#platform/actor.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/refusal.ts';
import { identityRefusals, type DelegableAct } from './contract.ts';
import { passwordMatches } from './server/passwords.ts';

/**
 * Asks for the password once more before a signature. Throws `identity.password_again`; nothing else of the
 * transaction survives it.
 */
export async function demandPassword(tx: Tx, password: string): Promise<void> {
  const row = await tx.maybe<{ passwordHash: string }>(sql`select password_hash from identity.account where id = ${tx.actor.accountId}`);
  if (!(await passwordMatches(row?.passwordHash, password))) throw refuse(identityRefusals.passwordAgain);
}

export interface Delegation {
  readonly id: string;
  readonly fromName: string;
  readonly paper: string;
}

/** The delegation by which this actor may do `act` for the unit today, if there is one. */
export async function delegationFor(tx: Tx, actor: Actor, unitId: string, act: DelegableAct): Promise<Delegation | undefined> {
  const rows = await tx.many<Delegation>(sql`
    select d.id, d.paper, coalesce((select p.full_name from directory.person p, identity.account a where a.id = d.from_account_id and p.id = a.person_id), d.paper, '') as from_name
    from identity.delegation d
    where d.to_account_id = ${actor.accountId} and d.unit_id = ${unitId} and ${act} = any (d.acts)
      and d.valid_from <= ${tx.today} and ${tx.today} <= d.valid_to and d.revoked_on is null
    order by d.valid_from desc limit 1`);
  return rows[0];
}

/** Units this actor may act for by delegation today, for one act. */
export async function delegatedUnits(tx: Tx, act: DelegableAct): Promise<string[]> {
  const rows = await tx.many<{ unitId: string }>(sql`
    select distinct d.unit_id from identity.delegation d
    where d.to_account_id = ${tx.actor.accountId} and ${act} = any (d.acts)
      and d.valid_from <= ${tx.today} and ${tx.today} <= d.valid_to and d.revoked_on is null`);
  return rows.map((row) => row.unitId);
}
