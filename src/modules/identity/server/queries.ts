import type { z } from 'zod';
import { hasRole } from '#platform/actor.ts';
import { empty, sql, type Tx } from '#platform/db/database.ts';
import type { identityApi } from '../contract.ts';

type AccountRow = z.input<(typeof identityApi.accounts)['response']>[number];

/** Accounts inside the caller's scope: all for administrators and auditors, own unit for leaders. */
export function listAccounts(tx: Tx, { q, unitId }: { q?: string | undefined; unitId?: string | undefined }): Promise<AccountRow[]> {
  const everywhere = hasRole(tx.actor, 'admin', 'auditor');
  return tx.many<AccountRow>(sql`
    select a.id, a.login, a.name, a.active, a.version,
      coalesce((select json_agg(json_build_object('id', g.id, 'role', g.role, 'unitId', g.unit_id, 'unitName', u.name,
          'validFrom', g.valid_from, 'validTo', g.valid_to, 'reason', g.reason) order by g.role)
        from identity.role_grant g left join directory.unit u on u.id = g.unit_id where g.account_id = a.id), '[]') as grants
    from identity.account a
    where (${everywhere} or exists (select 1 from identity.role_grant g where g.account_id = a.id and g.unit_id = any (${tx.actor.unitIds}::uuid[])))
      ${q ? sql`and platform.f_kd(a.name || ' ' || a.login) like '%' || platform.f_kd(${q}) || '%'` : empty}
      ${unitId ? sql`and exists (select 1 from identity.role_grant g where g.account_id = a.id and g.unit_id = ${unitId})` : empty}
    order by a.name limit 500`);
}

type DelegationRow = z.input<(typeof identityApi.delegations)['response']>[number];

export function listDelegations(tx: Tx): Promise<DelegationRow[]> {
  return tx.many<DelegationRow>(sql`
    select d.id, d.unit_id, u.name as unit_name, f.name as from_name, t.name as to_name, d.acts, d.paper,
      d.valid_from, d.valid_to, d.revoked_on, d.to_account_id = ${tx.actor.accountId} as mine, d.version
    from identity.delegation d join directory.unit u on u.id = d.unit_id
    join identity.account f on f.id = d.from_account_id join identity.account t on t.id = d.to_account_id
    where d.from_account_id = ${tx.actor.accountId} or d.to_account_id = ${tx.actor.accountId} or d.unit_id = any (${tx.actor.unitIds}::uuid[])
    order by d.valid_from desc limit 200`);
}
