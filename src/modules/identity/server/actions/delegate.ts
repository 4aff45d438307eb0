import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { actsFor } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, no, refuse, yes } from '#platform/refusal.ts';
import { id, reason, version } from '#platform/schema.ts';
import { identityApi, identityRefusals } from '../../contract.ts';
import { mayRevoke } from '../policy.ts';

/** A leader lets somebody of the unit act in their name; the paper and the dates stand on every signature made so. */
export const delegate = defineAction({
  name: 'identity.delegate',
  input: identityApi.delegate.body,
  load: async (tx, input) => ({
    to: await tx.maybe<{ id: string; name: string }>(sql`
      select a.id, a.name from identity.account a where a.id = ${input.toAccountId} and a.active
        and exists (select 1 from identity.role_grant g where g.account_id = a.id and g.unit_id = ${input.unitId} and (g.valid_to is null or g.valid_to >= ${tx.today}))`),
  }),
  allow: (actor, _to, input) => (actsFor(actor, input.unitId, 'leader') ? yes : no(identityRefusals.notYourUnit)),
  async run(tx, { to }, input) {
    if (input.toAccountId === tx.actor.accountId) throw refuse(identityRefusals.delegateToYourself);
    if (!to) throw refuse(identityRefusals.notInUnit);
    if (input.validTo < input.validFrom) throw refuse(identityRefusals.wrongOrder);
    if (input.validTo < tx.today) throw refuse(identityRefusals.pastDelegation);
    const delegationId = newId();
    await tx.run(sql`
      insert into identity.delegation (id, unit_id, from_account_id, to_account_id, acts, paper, valid_from, valid_to)
      values (${delegationId}, ${input.unitId}, ${tx.actor.accountId}, ${to.id}, ${[...new Set(input.acts)]}, ${input.paper}, ${input.validFrom}, ${input.validTo})`);
    return {
      result: { id: delegationId },
      trace: {
        type: 'delegation',
        id: delegationId,
        label: to.name,
        unitId: input.unitId,
        detail: { acts: input.acts, from: input.validFrom, to: input.validTo, paper: input.paper },
      },
    };
  },
});

interface Stored {
  readonly unitId: string;
  readonly toName: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly revokedOn: string | null;
}

/** Ends a delegation at once; what was signed by it stays signed. Another unit's delegation answers like a missing one. */
export const revokeDelegation = defineAction({
  name: 'identity.revokeDelegation',
  input: z.object({ id, version, reason: reason() }),
  load: (tx, input) =>
    tx.maybe<Stored>(sql`
      select d.unit_id, coalesce((select a.name from identity.account a where a.id = d.to_account_id), '') as to_name, d.valid_from, d.valid_to, d.revoked_on
      from identity.delegation d where d.id = ${input.id} and (platform.i_am('admin') or d.unit_id = any (${tx.actor.unitIds}::uuid[])) for update of d`),
  allow: (actor, found, _input, tx) => mayRevoke(actor, found, tx.today),
  async run(tx, found, input) {
    const changed = await tx.run(sql`
      update identity.delegation set revoked_on = ${tx.today}, version = version + 1 where id = ${input.id} and version = ${input.version} and revoked_on is null`);
    if (changed === 0) throw refuse(commonRefusals.stale);
    return {
      result: { id: input.id },
      trace: { type: 'delegation', id: input.id, unitId: found.unitId, label: found.toName, to: 'REVOKED', reason: input.reason },
    };
  },
});
