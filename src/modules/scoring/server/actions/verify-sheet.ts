import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id, version } from '#platform/schema.ts';
import { z } from 'zod';
import { finalOf } from '../../rules.ts';
import { storeConditions } from '../conditions.ts';
import { oweConfirm } from '../duties.ts';
import { lockFacts } from '../facts.ts';
import { maySheet } from '../policy.ts';
import { totalOf } from '../proposals/totals.ts';
import { moveSheet, writeLines, writeStep } from '../repository.ts';
import { movedTrace } from '../trace.ts';

/** The second check: lines nobody touched again keep their checked points; the last authorised score counts. */
export const verifySheet = defineAction({
  name: 'scoring.verify',
  input: z.object({ id, version }).strict(),
  load: (tx, input) => lockFacts(tx, input.id),
  allow: (actor, facts, _input, tx) => maySheet(actor, facts, 'verify', tx.today),
  async run(tx, facts, input) {
    const lines = facts.lines.map((line) => ({ ...line, final: finalOf(line) }));
    const total = totalOf(facts.compiled, facts.sheet, lines, 'final');
    await writeLines(tx, facts.sheet.id, lines);
    if (!(await moveSheet(tx, facts.sheet, input.version, 'verify', [sql`final_total_hundredths = ${total}`]))) throw refuse(commonRefusals.stale);
    await storeConditions(tx, facts);
    await writeStep(tx, facts.sheet, 'verify', 'VERIFIED');
    await oweConfirm(tx, facts);
    return { result: { id: input.id, version: input.version + 1 }, trace: movedTrace(facts, 'verify', '', { finalTotal: total }) };
  },
});
