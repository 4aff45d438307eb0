import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refusal.ts';
import { identityApi, identityRefusals, unitRoles } from '../../contract.ts';
import { openAccount } from '../accounts.ts';
import { mayManage } from '../policy.ts';
import { accountById } from '../queries.ts';

export const createAccount = defineAction({
  name: 'identity.createAccount',
  input: identityApi.createAccount.body,
  load: async () => ({}),
  allow: (actor, _none, input) => mayManage(actor, input.role, input.unitId),
  async run(tx, _none, input) {
    const { role, unitId } = input;
    if (unitId === null && unitRoles.includes(role)) throw refuse(identityRefusals.unitNeeded);
    if (unitId !== null && (await tx.many(sql`select 1 from directory.unit where id = ${unitId} and valid_to is null`)).length === 0) {
      throw refuse(identityRefusals.noUnit);
    }
    const accountId = await openAccount(tx, input);
    await tx.run(
      sql`insert into identity.role_grant (id, account_id, role, unit_id, valid_from) values (${newId()}, ${accountId}, ${role}, ${unitId}, ${tx.today})`,
    );
    return {
      result: await accountById(tx, accountId),
      trace: {
        type: 'account',
        id: accountId,
        label: input.name,
        unitId,
        to: 'OPEN',
        restricted: unitId === null,
        detail: { login: input.login, role },
      },
    };
  },
});
