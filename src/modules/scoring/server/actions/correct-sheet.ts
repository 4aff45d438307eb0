import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, demand, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { correctBody } from '../../bodies.ts';
import { entriesAllowed } from '../../entry.ts';
import { runningTotal } from '../../points.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import { storeConditions } from '../conditions.ts';
import { labelOf, lockFacts } from '../facts.ts';
import { maySheet } from '../policy.ts';
import { moveSheet, writeLines, writeStep } from '../repository.ts';
import { movedTrace } from '../trace.ts';
import { findableSheet } from './open-round.ts';

/**
 * A correction after FINAL: a new final sheet by decision takes the place of the old one, which stays readable as it
 * was (practice §12.6). The new sheet becomes final last, because a final sheet takes no lines.
 */
export const correctSheet = defineAction({
  name: 'scoring.correct',
  input: correctBody.extend({ id }),
  load: (tx, input) => lockFacts(tx, input.id),
  allow: (actor, facts, _input, tx) => maySheet(actor, facts, 'correct', tx.today),
  async run(tx, facts, { changes, reason, decisionNumber, version }) {
    const { sheet, scored, book } = facts;
    demand(
      entriesAllowed(
        changes.map((change) => ({ itemId: change.itemId, points: change.final })),
        scored,
        book.settings.stepHundredths,
      ),
    );
    const byItem = new Map(changes.map((change) => [change.itemId, change]));
    const lines = facts.lines.map((line) => {
      const change = byItem.get(line.itemId);
      return change ? { ...line, final: change.final, finalComment: change.comment } : line;
    });
    if (facts.lines.every((line, index) => line.final === lines[index]?.final)) throw refuse(refusals.nothingChanged);
    if (!(await moveSheet(tx, sheet, version, 'correct'))) throw refuse(commonRefusals.stale);
    const fresh = { ...sheet, id: newId(), state: 'CONFIRMED' as const };
    const total = runningTotal(lines, 'final');
    await tx.run(sql`
      insert into scoring.sheet (id, rulebook_id, term_id, unit_id, year, state, sheet_no, replaces_id, correction_reason, decision_number,
        self_total_hundredths, checked_total_hundredths, final_total_hundredths, self_submitted_on, self_due_on, explain_until, met_on, context_note, synthetic)
      values (${fresh.id}, ${sheet.rulebookId}, ${sheet.termId}, ${sheet.unitId}, ${sheet.year}, ${fresh.state}, ${sheet.sheetNo + 1}, ${sheet.id}, ${reason},
        ${decisionNumber}, ${sheet.selfTotalHundredths}, ${sheet.checkedTotalHundredths}, ${total}, ${sheet.selfSubmittedOn}, ${sheet.selfDueOn},
        ${sheet.explainUntil}, ${sheet.metOn}, ${sheet.contextNote}, ${sheet.synthetic})`);
    await writeLines(tx, fresh.id, lines);
    await storeConditions(tx, facts, fresh.id);
    await writeStep(
      tx,
      { ...fresh, state: 'FINAL' },
      'correct',
      'FINAL',
      `${decisionNumber}. ${reason}`,
      changes.map((change) => change.itemId),
    );
    await tx.run(sql`update scoring.sheet set state = 'FINAL' where id = ${fresh.id}`);
    await findableSheet(tx, fresh, facts.term.groupName);
    return {
      result: { id: fresh.id },
      trace: [
        movedTrace(facts, 'correct', reason, { decisionNumber, replacedBy: fresh.id }),
        {
          type: 'score_sheet',
          id: fresh.id,
          label: labelOf(sheet),
          unitId: sheet.unitId,
          to: 'FINAL',
          reason,
          detail: { decisionNumber, changes, before: sheet.finalTotalHundredths, after: total },
        },
      ],
    };
  },
});
