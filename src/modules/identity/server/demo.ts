import type { Role } from '#platform/contract.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { hashPassword } from './passwords.ts';

export interface DemoAccountRow {
  readonly accountId: string;
  readonly personId: string;
  readonly grantId: string;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly unitId: string | null;
}

/** The desks of the demonstration are taken over before its first act, the signing of March 2021. */
const demoSince = '2021-01-04';

/** Opens the demo accounts that do not exist yet; all share one printed password. */
export async function openDemoAccounts(tx: Tx, accounts: readonly DemoAccountRow[], password: string): Promise<void> {
  const known = await tx.one<{ count: number }>(sql`
    select count(*)::int as count from identity.account where id = any (${accounts.map((account) => account.accountId)}::uuid[])`);
  if (known.count === accounts.length) return;
  const passwordHash = await hashPassword(password);
  const rows = sql`jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb)
    as r("accountId" uuid, "personId" uuid, "grantId" uuid, login text, name text, role text, "unitId" uuid)`;
  await tx.run(sql`
    insert into identity.account (id, login, name, person_id, password_hash, demo)
    select r."accountId", r.login, r.name, r."personId", ${passwordHash}, true from ${rows} on conflict do nothing`);
  await tx.run(sql`
    insert into identity.role_grant (id, account_id, role, unit_id, valid_from, reason)
    select r."grantId", r."accountId", r.role, r."unitId", ${demoSince}, 'Tài khoản mẫu' from ${rows} on conflict do nothing`);
}
