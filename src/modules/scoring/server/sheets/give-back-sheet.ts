import { defineAction } from '#platform/action.ts';
import { addDays } from '#platform/dates.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { giveBackBody } from '../../bodies.ts';
import { daysOf, isSettled, moveOf, type Move } from '../../sheet/path.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import { oweAgain } from '../duties.ts';
import { lockFacts, type SheetFacts } from './facts.ts';
import { maySheet } from '../policy.ts';
import { moveSheet, writeLines, writeStep } from '../repository.ts';
import { movedTrace } from '../trace.ts';

/** Points that only followed from the checked ones follow them again; what the second check set itself stays. */
async function unsettle(tx: Tx, { sheet, lines }: SheetFacts): Promise<void> {
  const followed = lines.filter((line) => line.final !== null && line.final === line.checked && line.finalComment === '');
  await writeLines(
    tx,
    sheet.id,
    followed.map((line) => ({ ...line, final: null })),
  );
}

async function land(tx: Tx, facts: SheetFacts, seen: number, move: Move, dueOn: string | null): Promise<boolean> {
  const { sheet } = facts;
  if (move.to === 'SELF_DRAFT') {
    const { changed } = await tx.one<{ changed: number }>(
      sql`select scoring.return_to_draft(${sheet.id}, ${seen}, ${dueOn}::date, ${JSON.stringify(move.returns)}::jsonb) as changed`,
    );
    return changed === 1;
  }
  if (isSettled(sheet.state) && !isSettled(move.to)) await unsettle(tx, facts);
  const sets = [
    sql`met_on = null`,
    ...(isSettled(move.to) ? [] : [sql`final_total_hundredths = null`]),
    ...(move.to === 'SELF_SUBMITTED' ? [sql`checked_total_hundredths = null`, sql`explain_until = null`] : []),
  ];
  return moveSheet(tx, sheet, seen, move, sets);
}

/** Back to where the table says, with a reason and the criteria it is about; everything else that was written stays. */
export const giveBackSheet = defineAction({
  name: 'scoring.return',
  input: giveBackBody.extend({ id }),
  load: (tx, input) => lockFacts(tx, input.id),
  allow: (actor, facts, _input, tx) => maySheet(actor, facts, 'giveBack', tx.today),
  async run(tx, facts, input) {
    const { sheet, chain, route } = facts;
    const known = new Set(facts.lines.map((line) => line.itemId));
    if (input.itemIds.some((itemId) => !known.has(itemId))) throw refuse(refusals.unknownLine, {}, { field: 'itemIds' });
    if (input.dueOn !== null && input.dueOn < tx.today) throw refuse(refusals.dueInPast);
    const move = moveOf(route, 'giveBack', sheet, { items: input.itemIds });
    const days = move.to === 'SELF_DRAFT' ? daysOf(chain, 'self') : null;
    const dueOn = input.dueOn ?? (days === null ? null : addDays(tx.today, days));
    // while the sheet can still be seen: a draft is read by its unit only
    await writeStep(tx, sheet, 'giveBack', move.to, input.reason, input.itemIds);
    if (!(await land(tx, facts, input.version, move, dueOn))) throw refuse(commonRefusals.stale);
    await oweAgain(tx, facts, move.to, input.reason, dueOn);
    const codes = facts.lines.filter((line) => input.itemIds.includes(line.itemId)).map((line) => line.code);
    return {
      result: { id: input.id, version: input.version + 1 },
      trace: movedTrace(facts, move.to, input.reason, { codes, dueOn, returns: move.returns.length }),
    };
  },
});
