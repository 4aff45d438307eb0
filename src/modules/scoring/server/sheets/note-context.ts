import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id, optionalParagraph, version } from '#platform/schema.ts';
import { z } from 'zod';
import { labelOf, lockFacts } from './facts.ts';
import { mayNoteContext } from '../policy.ts';

/** Workload and complexity, written beside the score and never inside it. */
export const noteContext = defineAction({
  name: 'scoring.note-context',
  input: z.object({ id, version, contextNote: optionalParagraph(2000) }).strict(),
  load: (tx, input) => lockFacts(tx, input.id),
  allow: (actor, facts) => mayNoteContext(actor, facts),
  async run(tx, facts, input) {
    const { sheet } = facts;
    const changed = await tx.run(sql`
      update scoring.sheet set context_note = ${input.contextNote}, version = version + 1
      where id = ${sheet.id} and version = ${input.version} and state = ${sheet.state}`);
    if (changed !== 1) throw refuse(commonRefusals.stale);
    return {
      result: { id: sheet.id, version: input.version + 1 },
      trace: {
        type: 'score_sheet',
        id: sheet.id,
        label: labelOf(sheet),
        unitId: sheet.unitId,
        detail: { before: sheet.contextNote, after: input.contextNote },
      },
    };
  },
});
