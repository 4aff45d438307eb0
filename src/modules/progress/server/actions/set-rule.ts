import { defineAction } from '#platform/action.ts';
import { refuse } from '#platform/refusal.ts';
import { reason, yearParam } from '#platform/schema.ts';
import { authorityOfYear } from '#modules/registrations/index.ts';
import { progressRefusals, progressRule } from '../../contract.ts';
import { mayRule } from '../policy.ts';
import { ruleOfYear } from '../rates.ts';
import { saveRule } from '../repository.ts';

/** Months whose report was sent keep the rule they were sent under. */
export const setRule = defineAction({
  name: 'progress.setRule',
  input: progressRule.extend({ year: yearParam, reason: reason() }).strict(),
  load: async (tx, input) => ({ authorityId: await authorityOfYear(tx, input.year), before: await ruleOfYear(tx, input.year) }),
  allow: (actor) => mayRule(actor),
  async run(tx, { authorityId, before }, { year, reason: why, ...rule }) {
    if (!authorityId) throw refuse(progressRefusals.noAuthority, { year });
    await saveRule(tx, authorityId, year, rule);
    return {
      result: rule,
      trace: { type: 'unit', id: authorityId, label: `Cách tính kết quả tháng năm ${year}`, reason: why, detail: { before, after: rule } },
    };
  },
});
