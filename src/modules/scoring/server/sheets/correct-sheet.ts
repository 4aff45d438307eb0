import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { showHundredths } from '#platform/decimal.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, demand, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { correctBody } from '../../bodies.ts';
import { complaintRefusals } from '../../complaints/refusals.ts';
import { entriesAllowed } from '../../sheet/entry.ts';
import type { ScoredLine } from '../../sheet/points.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import { correctionMade } from '../complaints/duties.ts';
import { awaitingCorrection, changeComplaint, type StoredComplaint } from '../complaints/repository.ts';
import { storeConditions } from './conditions.ts';
import { owePublishAgain } from '../ranking/duties.ts';
import { boundsOf, labelOf, lockFacts, type SheetFacts } from './facts.ts';
import { paperOfTerm } from '../ranking/papers.ts';
import { keepProposals } from '../proposals/propose.ts';
import { statedOf, writeStated } from '../proposals/stated.ts';
import { totalOf } from '../proposals/totals.ts';
import { maySheet } from '../policy.ts';
import { moveSheet, writeLines, writeStep } from '../repository.ts';
import { movedTrace } from '../trace.ts';
import { findableSheet } from '../year/open-round.ts';

/**
 * A correction after FINAL: a new final sheet by decision takes the place of the old one, which stays readable as it
 * was (practice §12.6). The new sheet becomes final last, because a final sheet takes no lines.
 */
export const correctSheet = defineAction({
  name: 'scoring.correct',
  input: correctBody.extend({ id }),
  load: (tx, input) => lockFacts(tx, input.id),
  allow: (actor, facts, _input, tx) => maySheet(actor, facts, 'correct', tx.today),
  async run(tx, facts, { changes, reason, paperId, complaintIds, version }) {
    const { sheet, scored, book } = facts;
    const paper = await paperOfTerm(tx, paperId, sheet.termId);
    if (paper.kind !== 'DECISION') throw refuse(complaintRefusals.paperIsMinutes);
    const decisionNumber = paper.number;
    demand(
      entriesAllowed(
        changes.map((change) => ({ itemId: change.itemId, points: change.final })),
        scored,
        book.settings.stepHundredths,
        boundsOf(facts),
      ),
    );
    const byItem = new Map(changes.map((change) => [change.itemId, change]));
    const lines = facts.lines.map((line) => {
      const change = byItem.get(line.itemId);
      return change ? { ...line, final: change.final, finalComment: change.comment } : line;
    });
    const answered = await followed(tx, facts, complaintIds, lines);
    if (facts.lines.every((line, index) => line.final === lines[index]?.final)) throw refuse(refusals.nothingChanged);
    if (!(await moveSheet(tx, sheet, version, { to: 'REPLACED', returns: [] }))) throw refuse(commonRefusals.stale);
    const fresh = { ...sheet, id: newId(), state: 'CONFIRMED' as const };
    const total = totalOf(facts.compiled, sheet, lines, 'final');
    await tx.run(sql`
      insert into scoring.sheet (id, rulebook_id, term_id, unit_id, year, state, sheet_no, replaces_id, correction_reason, decision_number,
        self_total_hundredths, checked_total_hundredths, final_total_hundredths, self_submitted_on, self_due_on, explain_until, met_on, context_note, synthetic,
        decided_on, paper_id, others_rows, not_assigned)
      values (${fresh.id}, ${sheet.rulebookId}, ${sheet.termId}, ${sheet.unitId}, ${sheet.year}, ${fresh.state}, ${sheet.sheetNo + 1}, ${sheet.id}, ${reason},
        ${decisionNumber}, ${sheet.selfTotalHundredths}, ${sheet.checkedTotalHundredths}, ${total}, ${sheet.selfSubmittedOn}, ${sheet.selfDueOn},
        ${sheet.explainUntil}, ${sheet.metOn}, ${sheet.contextNote}, ${sheet.synthetic}, ${paper.issuedOn}, ${paper.id}, ${sheet.othersRows},
        ${JSON.stringify(sheet.notAssigned)}::jsonb)`);
    await writeLines(tx, fresh.id, lines);
    await keepProposals(tx, fresh.id, [...facts.proposals.values()]);
    await writeStated(tx, fresh.id, await statedOf(tx, sheet.id));
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
    for (const complaint of answered) {
      await changeComplaint(tx, complaint.id, complaint.version, sql`corrected_sheet_id = ${fresh.id}`);
      await correctionMade(tx, complaint.id);
    }
    await owePublishAgain(tx, facts.term);
    await findableSheet(tx, fresh, facts.term.groupName);
    return {
      result: { id: fresh.id },
      trace: [
        movedTrace(facts, 'REPLACED', reason, { decisionNumber, paperId, complaintIds, replacedBy: fresh.id }),
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

/** The accepted complaints a correction follows: about this sheet, not followed yet, and with the points they were answered with. */
async function followed(tx: Tx, facts: SheetFacts, complaintIds: readonly string[], lines: readonly ScoredLine[]): Promise<StoredComplaint[]> {
  const waiting = await awaitingCorrection(tx, facts.sheet.id);
  return complaintIds.map((complaintId) => {
    const complaint = waiting.find((one) => one.id === complaintId);
    if (!complaint) throw refuse(complaintRefusals.complaintNotAccepted);
    const line = lines.find((one) => one.itemId === complaint.itemId);
    if (line?.final !== complaint.answered) {
      throw refuse(complaintRefusals.complaintOtherPoints, { code: complaint.code, points: showHundredths(complaint.answered) });
    }
    return complaint;
  });
}
