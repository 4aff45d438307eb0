import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { demand, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { termOf } from '#modules/groups/index.ts';
import { assignBody } from '../../bodies.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import { dropDuties, oweSelfScore } from '../duties.ts';
import { freezeRulebook, isSuperseded } from '../rulebooks/freeze.ts';
import { mayStanding } from '../policy.ts';
import { lockRulebook, readRulebook, stepsOf } from '../repository.ts';
import { findableSheet, fits } from '../year/open-round.ts';

/**
 * Gives points to a group that was judged met / not met. Every sheet starts again on the new table; the old one
 * stays with its results, its notes and proofs go along, and each line shows what it was before.
 */
export const assignTable = defineAction({
  name: 'scoring.assign-table',
  input: assignBody.extend({ id }),
  async load(tx, input) {
    const term = await termOf(tx, input.id);
    const book = term && (await lockRulebook(tx, input.rulebookId));
    return term && book && { term, book, steps: await stepsOf(tx, [term.id]) };
  },
  allow: (actor) => mayStanding(actor),
  async run(tx, { term, book, steps }, input) {
    const old = steps[0] && (await readRulebook(tx, steps[0].rulebookId));
    if (!old || old.settings.mode !== 'pass_fail' || book.settings.mode === 'pass_fail') throw refuse(refusals.notPassFailRound);
    if (book.criteriaSetId !== old.criteriaSetId) throw refuse(refusals.otherCriteria);
    demand(fits(book, term, await isSuperseded(tx, book.id)));
    if (input.dueOn < tx.today) throw refuse(refusals.dueInPast);
    await freezeRulebook(tx, book);
    const fresh = Object.fromEntries(steps.map((step) => [step.unitId, newId()]));
    const { moved } = await tx.one<{ moved: number }>(sql`
      select scoring.start_over(${term.id}, ${book.id}, ${input.dueOn}, ${input.reason}, ${JSON.stringify(fresh)}::jsonb) as moved`);
    for (const step of steps) {
      const unitName = term.members.find((member) => member.unitId === step.unitId)?.name ?? '';
      const sheet = { id: fresh[step.unitId] ?? '', unitId: step.unitId, unitName, year: term.year };
      await dropDuties(tx, step.sheetId);
      await oweSelfScore(tx, sheet, term.groupName, input.dueOn);
      await findableSheet(tx, sheet, term.groupName);
    }
    return {
      result: { sheets: moved },
      trace: {
        type: 'group_term',
        id: term.id,
        label: `Chấm điểm ${term.groupName} năm ${term.year}`,
        reason: input.reason,
        detail: { from: old.id, to: book.id, sheets: moved },
      },
    };
  },
});
