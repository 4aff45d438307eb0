import type { z } from 'zod';
import { hasRole } from '#platform/actor.ts';
import { empty, sql, type Sql, type Tx } from '#platform/db/database.ts';
import { no, yes } from '#platform/refusal.ts';
import { identityRefusals, type AccountRow, type DelegationRow, type identityApi } from '../contract.ts';
import { delegationState } from '../rules.ts';
import { canOfAccount, mayOpenAccounts, mayRevoke } from './policy.ts';

type Accounts = z.input<(typeof identityApi.accounts)['response']>;

/** Accounts inside the caller's scope: all for administrators and auditors, own unit for leaders. */
async function accountsWhere(tx: Tx, where: Sql): Promise<AccountRow[]> {
  const everywhere = hasRole(tx.actor, 'admin', 'auditor');
  const rows = await tx.many<Omit<AccountRow, 'can'>>(sql`
    select a.id, a.login, a.name, a.active, a.version,
      coalesce((select json_agg(json_build_object('id', g.id, 'role', g.role, 'unitId', g.unit_id, 'unitName', u.name,
          'validFrom', g.valid_from, 'validTo', g.valid_to, 'reason', g.reason) order by g.valid_to is null desc, g.role)
        from identity.role_grant g left join directory.unit u on u.id = g.unit_id where g.account_id = a.id), '[]') as grants
    from identity.account a
    where (${everywhere} or exists (select 1 from identity.role_grant g where g.account_id = a.id and g.unit_id = any (${tx.actor.unitIds}::uuid[]))) and ${where}
    order by a.active desc, a.name collate "vi-x-icu", a.id limit 500`);
  return rows.map((row) => ({
    ...row,
    can: canOfAccount(tx.actor, { ...row, grants: row.grants.filter((grant) => grant.validTo === null || grant.validTo >= tx.today) }),
  }));
}

export async function listAccounts(tx: Tx, { q, unitId }: z.output<(typeof identityApi.accounts)['query']>): Promise<Accounts> {
  const rows = await accountsWhere(
    tx,
    sql`true ${q?.trim() ? sql`and position(platform.f_kd(${q.trim()}) in platform.f_kd(a.name || ' ' || a.login)) > 0` : empty}
      ${unitId ? sql`and exists (select 1 from identity.role_grant g where g.account_id = a.id and g.unit_id = ${unitId})` : empty}`,
  );
  return { rows, can: { create: mayOpenAccounts(tx.actor) } };
}

/** One account the caller has just worked on. */
export async function accountById(tx: Tx, accountId: string): Promise<AccountRow> {
  const [row] = await accountsWhere(tx, sql`a.id = ${accountId}`);
  if (!row) throw new Error(`account ${accountId} is out of its own manager's sight`);
  return row;
}

type Delegations = z.input<(typeof identityApi.delegations)['response']>;

/** Delegations given by or to me, or in my units. Names of accounts that row security hides are read as "—". */
export async function listDelegations(tx: Tx): Promise<Delegations> {
  const rows = await tx.many<Omit<DelegationRow, 'can' | 'state'>>(sql`
    select d.id, d.unit_id, u.name as unit_name, coalesce(f.name, '—') as from_name, coalesce(t.name, '—') as to_name, d.acts, d.paper,
      d.valid_from, d.valid_to, d.revoked_on, d.to_account_id = ${tx.actor.accountId} as mine, d.version
    from identity.delegation d join directory.unit u on u.id = d.unit_id
    left join identity.account f on f.id = d.from_account_id left join identity.account t on t.id = d.to_account_id
    where platform.i_am('admin', 'auditor') or d.from_account_id = ${tx.actor.accountId} or d.to_account_id = ${tx.actor.accountId}
      or d.unit_id = any (${tx.actor.unitIds}::uuid[])
    order by d.revoked_on is null desc, d.valid_from desc, d.id limit 200`);
  return {
    rows: rows.map((row) => ({ ...row, state: delegationState(row, tx.today), can: { revoke: mayRevoke(tx.actor, row, tx.today) } })),
    can: { delegate: hasRole(tx.actor, 'leader') ? yes : no(identityRefusals.onlyLeaders) },
  };
}
