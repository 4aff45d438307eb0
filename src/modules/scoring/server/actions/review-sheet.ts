import { defineAction } from '#platform/action.ts';
import { addDays } from '#platform/dates.ts';
import { sql } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id, version } from '#platform/schema.ts';
import { z } from 'zod';
import { giveBackBody } from '../../bodies.ts';
import { differing } from '../../points.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import { checkerOf } from '../../rules.ts';
import { storeConditions } from '../conditions.ts';
import { oweAgain, oweExplanation } from '../duties.ts';
import { lockFacts } from '../facts.ts';
import { maySheet } from '../policy.ts';
import { keepProposals } from '../proposals/propose.ts';
import { totalOf } from '../proposals/totals.ts';
import { moveSheet, writeStep } from '../repository.ts';
import { movedTrace } from '../trace.ts';

/** Ends the first check. Where points differ the unit gets its days to explain; the last of them is open. */
export const reviewSheet = defineAction({
  name: 'scoring.review',
  input: z.object({ id, version }).strict(),
  load: (tx, input) => lockFacts(tx, input.id),
  allow: (actor, facts, _input, tx) => maySheet(actor, facts, 'review', tx.today),
  async run(tx, facts, input) {
    const differences = differing(facts.lines).length;
    const until = differences > 0 ? addDays(tx.today, facts.book.settings.explainDays) : null;
    const total = totalOf(facts.compiled, facts.sheet, facts.lines, 'checked');
    const sets = [
      sql`checked_total_hundredths = ${total}`,
      sql`explain_until = ${until}`,
      sql`checked_by_unit_id = ${checkerOf(facts.term, facts.sheet.unitId)}`,
    ];
    if (!(await moveSheet(tx, facts.sheet, input.version, 'review', sets))) throw refuse(commonRefusals.stale);
    await keepProposals(tx, facts.sheet.id, [...facts.proposals.values()]);
    await storeConditions(tx, facts);
    await writeStep(tx, facts.sheet, 'review', 'HEAD_REVIEWED');
    await oweExplanation(tx, facts, differences, until);
    return {
      result: { id: input.id, version: input.version + 1 },
      trace: movedTrace(facts, 'review', '', { checkedTotal: total, differences, explainUntil: until }),
    };
  },
});

/** Back to the unit with a reason and the criteria it is about; everything else it wrote stays. */
export const giveBackSheet = defineAction({
  name: 'scoring.return',
  input: giveBackBody.extend({ id }),
  load: (tx, input) => lockFacts(tx, input.id),
  allow: (actor, facts, _input, tx) => maySheet(actor, facts, 'giveBack', tx.today),
  async run(tx, facts, input) {
    const known = new Set(facts.lines.map((line) => line.itemId));
    if (input.itemIds.some((itemId) => !known.has(itemId))) throw refuse(refusals.unknownLine, {}, { field: 'itemIds' });
    if (input.dueOn !== null && input.dueOn < tx.today) throw refuse(refusals.dueInPast);
    // while the sheet can still be seen: afterwards it is a draft, which only the unit reads
    await writeStep(tx, facts.sheet, 'giveBack', 'SELF_DRAFT', input.reason, input.itemIds);
    const { changed } = await tx.one<{ changed: number }>(
      sql`select scoring.return_to_draft(${input.id}, ${input.version}, ${input.dueOn}::date) as changed`,
    );
    if (changed !== 1) throw refuse(commonRefusals.stale);
    await oweAgain(tx, facts, input.reason, input.dueOn ?? facts.sheet.selfDueOn);
    const codes = facts.lines.filter((line) => input.itemIds.includes(line.itemId)).map((line) => line.code);
    return {
      result: { id: input.id, version: input.version + 1 },
      trace: movedTrace(facts, 'giveBack', input.reason, { codes, dueOn: input.dueOn }),
    };
  },
});
