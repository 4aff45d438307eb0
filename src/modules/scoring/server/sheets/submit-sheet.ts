import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { id, version } from '#platform/schema.ts';
import { z } from 'zod';
import type { ScoredLine } from '../../sheet/points.ts';
import { oweNext } from '../duties.ts';
import { lockFacts, type SheetFacts } from './facts.ts';
import { maySheet } from '../policy.ts';
import { keepProposals } from '../proposals/propose.ts';
import { totalOf } from '../proposals/totals.ts';
import { writeLines } from '../repository.ts';
import { goOn, moveFor } from './step.ts';
import { movedTrace } from '../trace.ts';

/** A mended criterion loses what later stages had given it for what it was before; the others keep theirs. */
function mended({ lines, mending }: SheetFacts): ScoredLine[] {
  const later = { checked: null, checkComment: '', explanation: '', final: null, finalComment: '' };
  return lines.map((line) => (mending?.has(line.itemId) ? { ...line, ...later } : line));
}

/** The leader, or a delegate with this act, answers for the self-score; a delegated act names the paper in the trail. */
export const submitSheet = defineAction({
  name: 'scoring.submit',
  input: z.object({ id, version }).strict(),
  load: (tx, input) => lockFacts(tx, input.id),
  allow: (actor, facts, _input, tx) => maySheet(actor, facts, 'submit', tx.today),
  async run(tx, facts, input) {
    const { mending, sheet } = facts;
    const lines = mended(facts);
    const total = totalOf(facts.compiled, sheet, lines, 'self');
    const sets = [sql`self_total_hundredths = ${total}`, sql`self_submitted_on = ${tx.today}`];
    const move = moveFor(facts, 'submit', lines);
    await writeLines(
      tx,
      sheet.id,
      lines.filter((line) => mending?.has(line.itemId)),
    );
    await goOn(tx, facts, input.version, 'submit', { move, lines, sets });
    await keepProposals(tx, sheet.id, [...facts.proposals.values()]);
    await oweNext(tx, facts, move.to);
    return {
      result: { id: input.id, version: input.version + 1 },
      trace: movedTrace(facts, move.to, '', { selfTotal: total, delegated: facts.delegated }),
    };
  },
});
