import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { settle } from '#modules/notifications/index.ts';
import { lawVersionsApi } from '../../change/contract.ts';
import { mayWithdraw } from '../policy.ts';
import { demandLaterFit, lockChain, lockVersion } from '../versions.ts';

/** Taken back with a reason: a draft at any time, a published version before its day. The text stays. */
export const withdrawVersion = defineAction({
  name: 'law.withdraw',
  input: lawVersionsApi.withdraw.body.extend({ id }),
  load: async (tx, input) => {
    await lockChain(tx);
    return lockVersion(tx, input.id);
  },
  allow: (actor, version, _, tx) => mayWithdraw(actor, version, tx.today),
  async run(tx, version, { reason, version: seen }) {
    if (version.state === 'PUBLISHED') await demandLaterFit(tx, version.effectiveOn, { removed: version.id });
    const changed = await tx.run(sql`
      update law.version set state = 'WITHDRAWN', withdrawn_on = ${tx.today}, withdrawn_by = ${tx.actor.name}, withdrawn_reason = ${reason}, version = version + 1
      where id = ${version.id} and state <> 'WITHDRAWN' and version = ${seen}`);
    if (changed === 0) throw refuse(commonRefusals.stale);
    await settle(tx, { object: { type: 'law_version', id: version.id } }, 'CANCELLED');
    return {
      result: { id: version.id },
      trace: { type: 'law_version', id: version.id, label: `${version.code}: ${version.titleVi}`, from: version.state, to: 'WITHDRAWN', reason },
    };
  },
});
