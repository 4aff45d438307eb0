import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id, version } from '#platform/schema.ts';
import { z } from 'zod';
import { storeConditions } from '../conditions.ts';
import { oweReview } from '../duties.ts';
import { lockFacts } from '../facts.ts';
import { maySheet } from '../policy.ts';
import { keepProposals } from '../proposals/propose.ts';
import { totalOf } from '../proposals/totals.ts';
import { moveSheet, writeStep } from '../repository.ts';
import { movedTrace } from '../trace.ts';

/** The leader, or a delegate with this act, answers for the self-score; a delegated act names the paper in the trail. */
export const submitSheet = defineAction({
  name: 'scoring.submit',
  input: z.object({ id, version }).strict(),
  load: (tx, input) => lockFacts(tx, input.id),
  allow: (actor, facts, _input, tx) => maySheet(actor, facts, 'submit', tx.today),
  async run(tx, facts, input) {
    const total = totalOf(facts.compiled, facts.sheet, facts.lines, 'self');
    const sets = [sql`self_total_hundredths = ${total}`, sql`self_submitted_on = ${tx.today}`];
    if (!(await moveSheet(tx, facts.sheet, input.version, 'submit', sets))) throw refuse(commonRefusals.stale);
    await keepProposals(tx, facts.sheet.id, [...facts.proposals.values()]);
    await storeConditions(tx, facts);
    await writeStep(tx, facts.sheet, 'submit', 'SELF_SUBMITTED');
    await oweReview(tx, facts);
    return {
      result: { id: input.id, version: input.version + 1 },
      trace: movedTrace(facts, 'submit', '', { selfTotal: total, delegated: facts.delegated }),
    };
  },
});
