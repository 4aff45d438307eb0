import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { enqueue } from '#modules/jobs/index.ts';
import { lawVersionsApi } from '../../change/contract.ts';
import { mayReplay } from '../policy.ts';
import { replayJob } from '../replay-job.ts';
import { layDraft, lockVersion, replayShape } from '../versions.ts';

/** Asks all of last year anew, as a job; the draft must still fit the rules that hold now. */
export const replayVersion = defineAction({
  name: 'law.replay',
  input: lawVersionsApi.replay.body.extend({ id }),
  load: (tx, input) => lockVersion(tx, input.id),
  allow: async (actor, version, _, tx) => mayReplay(actor, version, await replayShape(tx, version)),
  async run(tx, version, input) {
    if (version.version !== input.version) throw refuse(commonRefusals.stale);
    const { baseHash } = await layDraft(tx, version.fileName, version.source);
    const replayId = newId();
    const year = Number(tx.today.slice(0, 4)) - 1;
    await tx.run(sql`
      insert into law.replay (id, version_id, state, year, base_hash, asked_on, asked_by)
      values (${replayId}, ${version.id}, 'WAITING', ${year}, ${baseHash}, ${tx.today}, ${tx.actor.name})`);
    await enqueue(tx, replayJob([]), { replayId }, { key: `law.replay:${version.id}` });
    return {
      result: { id: replayId },
      trace: { type: 'law_version', id: version.id, label: `${version.code}: ${version.titleVi}`, detail: { replayId, year } },
    };
  },
});
