import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { makeFindable } from '#modules/search/index.ts';
import { councilsApi } from '../../contract.ts';
import { mayManage } from '../policy.ts';
import { lockCouncil } from '../repository.ts';

export const createCouncil = defineAction({
  name: 'councils.create',
  input: councilsApi.create.body,
  load: (tx, input) => tx.maybe<{ id: string; name: string }>(sql`select id, name from directory.unit where id = ${input.unitId}`),
  allow: (actor) => mayManage(actor),
  async run(tx, unit, input) {
    const councilId = newId();
    await tx.run(sql`
      insert into councils.council (id, unit_id, name, level, quorum_numerator, quorum_denominator, own_threshold_percent, recusal)
      values (${councilId}, ${unit.id}, ${input.name}, ${input.level}, ${input.quorumNumerator}, ${Math.max(input.quorumDenominator, input.quorumNumerator)}, ${input.ownThresholdPercent}, ${input.recusal})`);
    await makeFindable(tx, {
      type: 'council',
      id: councilId,
      title: input.name,
      subtitle: unit.name,
      link: `/hoi-dong/${councilId}`,
      names: [],
      weight: 10,
    });
    return { result: { id: councilId }, trace: { type: 'council', id: councilId, label: input.name, detail: input } };
  },
});

export const editCouncil = defineAction({
  name: 'councils.edit',
  input: councilsApi.edit.body.extend({ id }),
  load: (tx, input) => lockCouncil(tx, input.id),
  allow: (actor) => mayManage(actor),
  async run(tx, council, input) {
    const changed = await tx.run(sql`
      update councils.council set name = ${input.name}, level = ${input.level}, quorum_numerator = ${input.quorumNumerator},
        quorum_denominator = ${Math.max(input.quorumDenominator, input.quorumNumerator)}, own_threshold_percent = ${input.ownThresholdPercent}, recusal = ${input.recusal}, version = version + 1
      where id = ${council.id} and version = ${input.version}`);
    if (changed === 0) throw refuse(commonRefusals.stale);
    return { result: { id: council.id }, trace: { type: 'council', id: council.id, label: input.name, reason: input.reason, detail: input } };
  },
});
