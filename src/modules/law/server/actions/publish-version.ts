import { defineAction } from '#platform/action.ts';
import { showDate } from '#platform/dates.ts';
import { sql } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { settle } from '#modules/notifications/index.ts';
import { lawVersionsApi } from '../../change/contract.ts';
import { changeRefusals } from '../../change/refusals.ts';
import { mayPublish } from '../policy.ts';
import { demandCases, demandLaterFit, layDraft, lockChain, lockVersion, replayShape } from '../versions.ts';

/** The second person publishes. Everything is asked again: rules may have changed since the draft was loaded. */
export const publishVersion = defineAction({
  name: 'law.publish',
  input: lawVersionsApi.publish.body.extend({ id }),
  load: async (tx, input) => {
    await lockChain(tx);
    return lockVersion(tx, input.id);
  },
  allow: async (actor, version, _, tx) => mayPublish(actor, version, await replayShape(tx, version), tx.today),
  async run(tx, version, { effectiveOn, reason, version: seen }) {
    if (effectiveOn !== version.effectiveOn) throw refuse(changeRefusals.otherDay, { day: showDate(version.effectiveOn) }, { field: 'effectiveOn' });
    const laid = await layDraft(tx, version.fileName, version.source);
    await demandCases(tx, version.fileName, laid);
    await demandLaterFit(tx, version.effectiveOn, { added: laid.after });
    const changed = await tx.run(sql`
      update law.version set state = 'PUBLISHED', published_on = ${tx.today}, published_at = ${tx.now.toISOString()}, published_by = ${tx.actor.name},
        published_by_account = ${tx.actor.accountId}, published_reason = ${reason}, version = version + 1
      where id = ${version.id} and state = 'DRAFT' and version = ${seen}`);
    if (changed === 0) throw refuse(commonRefusals.stale);
    await settle(tx, { object: { type: 'law_version', id: version.id } });
    return {
      result: { id: version.id },
      trace: {
        type: 'law_version',
        id: version.id,
        label: `${version.code}: ${version.titleVi}`,
        from: 'DRAFT',
        to: 'PUBLISHED',
        reason,
        detail: { effectiveOn, hash: version.hash },
      },
    };
  },
});
