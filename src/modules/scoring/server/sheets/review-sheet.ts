import { defineAction } from '#platform/action.ts';
import { addDays } from '#platform/dates.ts';
import { sql } from '#platform/db/database.ts';
import { id, version } from '#platform/schema.ts';
import { z } from 'zod';
import { daysOf, scorerAt } from '../../sheet/path.ts';
import { differing } from '../../sheet/points.ts';
import { checkerOf } from '../../rules.ts';
import { oweNext } from '../duties.ts';
import { lockFacts } from './facts.ts';
import { maySheet } from '../policy.ts';
import { keepProposals } from '../proposals/propose.ts';
import { totalOf } from '../proposals/totals.ts';
import { goOn, moveFor } from './step.ts';
import { movedTrace } from '../trace.ts';

/**
 * Ends the first check. Where points differ and the table asks for an explanation, the unit gets its days; the last of them is
 * open.
 */
export const reviewSheet = defineAction({
  name: 'scoring.review',
  input: z.object({ id, version }).strict(),
  load: (tx, input) => lockFacts(tx, input.id),
  allow: (actor, facts, _input, tx) => maySheet(actor, facts, 'review', tx.today),
  async run(tx, facts, input) {
    const { sheet, chain, book } = facts;
    const move = moveFor(facts, 'review');
    const differences = differing(facts.lines).length;
    const days = daysOf(chain, 'explanation') ?? book.settings.explainDays;
    const until = differences > 0 && move.to === 'HEAD_REVIEWED' ? addDays(tx.today, days) : null;
    const total = totalOf(facts.compiled, sheet, facts.lines, 'checked');
    const sets = [
      sql`checked_total_hundredths = ${total}`,
      sql`explain_until = ${until}`,
      sql`checked_by_unit_id = ${checkerOf(facts.term, sheet.unitId, scorerAt(chain, sheet.state))}`,
    ];
    await goOn(tx, facts, input.version, 'review', { move, sets });
    await keepProposals(tx, sheet.id, [...facts.proposals.values()]);
    await oweNext(tx, facts, move.to, { differences, until });
    return {
      result: { id: input.id, version: input.version + 1 },
      trace: movedTrace(facts, move.to, '', { checkedTotal: total, differences, explainUntil: until }),
    };
  },
});
