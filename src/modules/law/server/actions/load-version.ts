import { defineAction } from '#platform/action.ts';
import { showDate } from '#platform/dates.ts';
import { sql } from '#platform/db/database.ts';
import { newId, sha256 } from '#platform/ids.ts';
import { refuse } from '#platform/refusal.ts';
import { lawVersionsApi } from '../../change/contract.ts';
import { diffOf } from '../../change/diff.ts';
import { changeRefusals } from '../../change/refusals.ts';
import { mayLoad } from '../policy.ts';
import { demandCases, layDraft, lockChain } from '../versions.ts';

/**
 * A change of the law is loaded as a whole or not at all: read, laid over what is published, its cases asked. It is a draft
 * and changes nothing until a second person publishes it.
 */
export const loadVersion = defineAction({
  name: 'law.loadVersion',
  input: lawVersionsApi.load.body,
  load: async (tx) => {
    await lockChain(tx);
    return {};
  },
  allow: (actor) => mayLoad(actor),
  async run(tx, _, { fileName, source, reason }) {
    const laid = await layDraft(tx, fileName, source);
    const { draft, before, after, overlays } = laid;
    if (draft.from <= tx.today) throw refuse(changeRefusals.dayPassed, { day: showDate(draft.from) });
    if (diffOf(before, after, draft.from, overlays.after).length === 0) throw refuse(changeRefusals.changesNothing, { file: fileName });
    await demandCases(tx, fileName, laid);
    const hash = sha256(source);
    const twin = await tx.maybe<{ loadedOn: string }>(sql`
      select loaded_on from law.version where hash = ${hash} and state <> 'WITHDRAWN' limit 1`);
    if (twin) throw refuse(changeRefusals.sameText, { day: showDate(twin.loadedOn) });
    const id = newId();
    await tx.run(sql`
      insert into law.version (id, kind, code, title_vi, title_en, file_name, source, hash, effective_on, state, cases, loaded_on, loaded_by, loaded_by_account, reason)
      values (${id}, ${draft.kind}, ${draft.code}, ${draft.title.vi}, ${draft.title.en}, ${fileName}, ${source}, ${hash}, ${draft.from}, 'DRAFT',
        ${draft.cases.length}, ${tx.today}, ${tx.actor.name}, ${tx.actor.accountId}, ${reason})`);
    return {
      result: { id },
      trace: {
        type: 'law_version',
        id,
        label: `${draft.code}: ${draft.title.vi}`,
        to: 'DRAFT',
        reason,
        detail: { hash, from: draft.from, cases: draft.cases.length },
      },
    };
  },
});
