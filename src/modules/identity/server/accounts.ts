import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { identityRefusals, leastPassword } from '../contract.ts';
import { hashPassword } from './passwords.ts';
import type { Managed } from './policy.ts';

export interface StoredAccount extends Managed {
  readonly name: string;
  readonly personId: string | null;
  readonly version: number;
}

/** The account locked for change; what row security hides is not there. */
export function lockAccount(tx: Tx, accountId: string): Promise<StoredAccount | undefined> {
  return tx.maybe<StoredAccount>(sql`
    select a.id, a.name, a.active, a.person_id, a.version,
      coalesce((select json_agg(json_build_object('role', g.role, 'unitId', g.unit_id)) from identity.role_grant g
        where g.account_id = a.id and (g.valid_to is null or g.valid_to >= ${tx.today})), '[]') as grants
    from identity.account a where a.id = ${accountId} for update of a`);
}

interface NewAccount {
  readonly login: string;
  readonly name: string;
  readonly password: string;
  readonly personId: string | null;
}

/** Opens an account without any role. A leader cannot see foreign accounts, so the database says whether the login is free. */
export async function openAccount(tx: Tx, account: NewAccount): Promise<string> {
  if (account.password.length < leastPassword) throw refuse(identityRefusals.weakPassword);
  if (account.personId !== null && (await tx.many(sql`select 1 from directory.person where id = ${account.personId}`)).length === 0) {
    throw refuse(identityRefusals.noPerson);
  }
  const accountId = newId();
  const { open } = await tx.one<{ open: boolean }>(sql`
    select identity.open_account(${accountId}, ${account.login}, ${account.name}, ${account.personId}, ${await hashPassword(account.password)}) as open`);
  if (!open) throw refuse(identityRefusals.loginTaken);
  return accountId;
}

/** Closing ends sessions in the same transaction: the next request of a leaver is nobody's. */
export async function close(tx: Tx, found: StoredAccount, seenVersion: number): Promise<void> {
  if (found.grants.some((grant) => grant.role === 'admin')) {
    // Two administrators closing each other at once would leave none: the second waits and then counts again.
    await tx.run(sql`select pg_advisory_xact_lock(hashtext('identity.admins'))`);
    const { others } = await tx.one<{ others: number }>(sql`
      select count(*)::int as others from identity.account a where a.active and a.id <> ${found.id}
        and exists (select 1 from identity.role_grant g where g.account_id = a.id and g.role = 'admin' and g.unit_id is null
          and (g.valid_from is null or g.valid_from <= ${tx.today}) and (g.valid_to is null or g.valid_to >= ${tx.today}))`);
    if (others === 0) throw refuse(identityRefusals.lastAdmin);
  }
  const changed = await tx.run(
    sql`update identity.account set active = false, version = version + 1 where id = ${found.id} and version = ${seenVersion} and active`,
  );
  if (changed === 0) throw refuse(commonRefusals.stale);
  await tx.run(sql`select identity.end_sessions(${found.id})`);
}
