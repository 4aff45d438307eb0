import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { actsFor, hasRole, type Actor } from '#platform/actor.ts';
import type { Role } from '#platform/contract.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, no, refuse, yes, type Decision } from '#platform/refusal.ts';
import { id, reason, version } from '#platform/schema.ts';
import { identityApi, identityRefusals } from '../../contract.ts';
import { hashPassword } from '../passwords.ts';
import { listAccounts } from '../queries.ts';

/** A leader manages officers and staff of the own unit; anything wider is the administrator's. */
function mayManage(actor: Actor, role: Role, unitId: string | null): Decision {
  if (hasRole(actor, 'admin')) return yes;
  const ownUnit = unitId !== null && actsFor(actor, unitId, 'leader') && (role === 'officer' || role === 'staff');
  return ownUnit ? yes : no(identityRefusals.notYourUnit);
}

async function accountRow(tx: Tx, accountId: string) {
  const rows = await listAccounts(tx, {});
  const row = rows.find((candidate) => candidate.id === accountId);
  if (!row) throw refuse(commonRefusals.notFound);
  return row;
}

export const createAccount = defineAction({
  name: 'identity.createAccount',
  input: identityApi.createAccount.body,
  load: async () => ({}),
  allow: (actor, _none, input) => mayManage(actor, input.role, input.unitId),
  async run(tx, _none, input) {
    if (input.password.length < 10) throw refuse(identityRefusals.weakPassword);
    const accountId = newId();
    // A leader cannot see foreign accounts, so the unique index, not a look, decides whether the login is free.
    const added = await tx.run(sql`
      insert into identity.account (id, login, name, person_id, password_hash)
      values (${accountId}, ${input.login}, ${input.name}, ${input.personId}, ${await hashPassword(input.password)}) on conflict (login) do nothing`);
    if (added === 0) throw refuse(identityRefusals.loginTaken);
    await tx.run(sql`
      insert into identity.role_grant (id, account_id, role, unit_id, valid_from) values (${newId()}, ${accountId}, ${input.role}, ${input.unitId}, ${tx.today})`);
    return {
      result: await accountRow(tx, accountId),
      trace: { type: 'account', id: accountId, label: input.name, unitId: input.unitId, to: 'OPEN', detail: { login: input.login, role: input.role } },
    };
  },
});

interface Managed {
  id: string;
  name: string;
  active: boolean;
  version: number;
  grants: { role: Role; unitId: string | null }[];
}

const loadAccount = (tx: Tx, accountId: string) =>
  tx.maybe<Managed>(sql`
    select a.id, a.name, a.active, a.version,
      coalesce((select json_agg(json_build_object('role', g.role, 'unitId', g.unit_id)) from identity.role_grant g where g.account_id = a.id), '[]') as grants
    from identity.account a where a.id = ${accountId} for update of a`);

const mayManageAll = (actor: Actor, found: Managed): Decision => {
  const refused = found.grants.map((grant) => mayManage(actor, grant.role, grant.unitId)).find((decision) => !decision.ok);
  return refused ?? (found.grants.length > 0 || hasRole(actor, 'admin') ? yes : no(identityRefusals.notYourUnit));
};

/** Closing ends sessions in the same transaction: the next request of a leaver is nobody's. */
async function close(tx: Tx, found: Managed, seenVersion: number): Promise<void> {
  if (found.grants.some((grant) => grant.role === 'admin')) {
    const { others } = await tx.one<{ others: number }>(sql`
      select count(*)::int as others from identity.account a where a.active and a.id <> ${found.id}
        and exists (select 1 from identity.role_grant g where g.account_id = a.id and g.role = 'admin')`);
    if (others === 0) throw refuse(identityRefusals.lastAdmin);
  }
  const changed = await tx.run(sql`update identity.account set active = false, version = version + 1 where id = ${found.id} and version = ${seenVersion} and active`);
  if (changed === 0) throw refuse(commonRefusals.stale);
  await tx.run(sql`select identity.end_sessions(${found.id})`);
}

export const closeAccount = defineAction({
  name: 'identity.closeAccount',
  input: z.object({ id, version, reason: reason() }),
  load: (tx, input) => loadAccount(tx, input.id),
  allow: (actor, found) => mayManageAll(actor, found),
  async run(tx, found, input) {
    await close(tx, found, input.version);
    return { result: await accountRow(tx, found.id), trace: { type: 'account', id: found.id, label: found.name, unitId: found.grants[0]?.unitId ?? null, from: 'OPEN', to: 'CLOSED', reason: input.reason } };
  },
});

/**
 * One action hands a desk over: the successor gets the unit roles from today, the old
 * account closes. Drafts and duties belong to the unit's post, so they are already where the successor looks;
 * everything written so far keeps the old name.
 */
export const replaceOfficer = defineAction({
  name: 'identity.replaceOfficer',
  input: z.object({ id, version, successorId: id, reason: reason() }),
  load: async (tx, input) => {
    const found = await loadAccount(tx, input.id);
    const successor = await loadAccount(tx, input.successorId);
    return found && successor && successor.active && found.id !== successor.id ? { found, successor } : undefined;
  },
  allow: (actor, { found }) => mayManageAll(actor, found),
  async run(tx, { found, successor }, input) {
    const grants = await tx.run(sql`
      insert into identity.role_grant (id, account_id, role, unit_id, valid_from, reason)
      select gen_random_uuid(), ${successor.id}, g.role, g.unit_id, ${tx.today}, ${input.reason}
      from identity.role_grant g where g.account_id = ${found.id} and (g.valid_to is null or g.valid_to >= ${tx.today})
        and not exists (select 1 from identity.role_grant h where h.account_id = ${successor.id} and h.role = g.role and h.unit_id is not distinct from g.unit_id)`);
    await tx.run(sql`update identity.role_grant set valid_to = greatest(valid_from, ${tx.today}::date) where account_id = ${found.id} and valid_to is null`);
    await close(tx, found, input.version);
    return {
      result: { grants },
      trace: { type: 'account', id: found.id, label: found.name, unitId: found.grants[0]?.unitId ?? null, from: 'OPEN', to: 'REPLACED', reason: input.reason, detail: { successor: successor.name } },
    };
  },
});
