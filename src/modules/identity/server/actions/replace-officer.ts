import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { handOverOfficer } from '#modules/directory/index.ts';
import { identityApi, identityRefusals } from '../../contract.ts';
import { close, lockAccount, openAccount, type StoredAccount } from '../accounts.ts';
import { mayEndAccess } from '../policy.ts';

/**
 * One action hands a desk over: the successor, whose account may be opened in the same step, gets the roles
 * from today, the old account closes. Drafts and duties belong to the unit's post, so they are already where the
 * successor looks; everything written so far keeps the old name.
 */
export const replaceOfficer = defineAction({
  name: 'identity.replaceOfficer',
  input: identityApi.replaceOfficer.body.extend({ id }),
  load: async (tx, input) => {
    const found = await lockAccount(tx, input.id);
    const successor = input.successorId === null ? undefined : await lockAccount(tx, input.successorId);
    return found && { found, successor };
  },
  allow: (actor, { found }) => mayEndAccess(actor, found),
  async run(tx, { found, successor }, input) {
    if ((input.successorId === null) === (input.newAccount === null)) throw refuse(identityRefusals.noSuccessor);
    if (input.newAccount === null && (!successor?.active || successor.id === found.id)) throw refuse(identityRefusals.noSuccessor);
    const heir = input.newAccount
      ? { id: await openAccount(tx, input.newAccount), name: input.newAccount.name, personId: input.newAccount.personId }
      : { id: successor?.id ?? '', name: successor?.name ?? '', personId: successor?.personId ?? null };
    const grants = await passGrants(tx, found, heir.id, input.reason);
    for (const grant of found.grants) {
      if (grant.role === 'officer' && grant.unitId !== null)
        await handOverOfficer(tx, { unitId: grant.unitId, fromPersonId: found.personId, toPersonId: heir.personId });
    }
    await close(tx, found, input.version);
    const unitId = found.grants[0]?.unitId ?? null;
    const replaced = { type: 'account', restricted: unitId === null, unitId, reason: input.reason };
    return {
      result: { grants, successorId: heir.id },
      trace: [
        { ...replaced, id: found.id, label: found.name, from: 'OPEN', to: 'REPLACED', detail: { successor: heir.name } },
        { ...replaced, id: heir.id, label: heir.name, to: 'OPEN', detail: { successorOf: found.name } },
      ],
    };
  },
});

/** The roles valid now or later pass on from today; what the successor holds already is not doubled. */
async function passGrants(tx: Tx, found: StoredAccount, heirId: string, reason: string): Promise<number> {
  const passed = await tx.run(sql`
    insert into identity.role_grant (id, account_id, role, unit_id, valid_from, valid_to, reason)
    select gen_random_uuid(), ${heirId}, g.role, g.unit_id, ${tx.today}, g.valid_to, ${reason}
    from identity.role_grant g where g.account_id = ${found.id} and (g.valid_to is null or g.valid_to >= ${tx.today})
      and not exists (select 1 from identity.role_grant h where h.account_id = ${heirId} and h.role = g.role and h.unit_id is not distinct from g.unit_id
        and (h.valid_to is null or h.valid_to >= ${tx.today}))`);
  await tx.run(
    sql`update identity.role_grant set valid_to = greatest(valid_from, ${tx.today}::date) where account_id = ${found.id} and (valid_to is null or valid_to > ${tx.today})`,
  );
  return passed;
}
