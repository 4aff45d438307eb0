import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { demand, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { termOf } from '#modules/groups/index.ts';
import { assignBody } from '../../bodies.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import { carriedOver } from '../../sheet/asked.ts';
import { dropDuties, oweSelfScore } from '../duties.ts';
import { freezeRulebook, isSuperseded } from '../rulebooks/freeze.ts';
import { mayStanding } from '../policy.ts';
import { leavesEnough } from '../asked/change-asked.ts';
import { askedSheets } from '../asked/queries.ts';
import { lockRulebook, readItems, readRulebook, stepsOf } from '../repository.ts';
import { yearRules } from '../rulebooks/rules.ts';
import { findableSheet, fits } from '../year/open-round.ts';

/**
 * Gives points to a group that was judged met / not met. Every sheet starts again on the new table; the old one
 * stays with its results, its notes and proofs and what the unit is not asked for go along, and each line shows what it was before.
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
    const [before, after] = [await readItems(tx, old.id), await readItems(tx, book.id)];
    const nameOf = new Map(term.members.map((member) => [member.unitId, member.name]));
    const fresh = new Map(
      (await askedSheets(tx, term.id)).map(({ unitId, notAssigned }) => {
        const kept = carriedOver(notAssigned, before, after);
        const codes = Object.keys(kept).map((code) => ({ code }));
        demand(leavesEnough(after, nameOf.get(unitId) ?? '', codes));
        return [unitId, { id: newId(), notAssigned: kept }] as const;
      }),
    );
    const { moved } = await tx.one<{ moved: number }>(sql`
      select scoring.start_over(${term.id}, ${book.id}, ${input.dueOn}, ${input.reason}, ${yearRules(book).othersRows},
        ${JSON.stringify(Object.fromEntries(fresh))}::jsonb) as moved`);
    for (const step of steps) {
      const unitName = nameOf.get(step.unitId) ?? '';
      const sheet = { id: fresh.get(step.unitId)?.id ?? '', unitId: step.unitId, unitName, year: term.year };
      await dropDuties(tx, step.sheetId);
      await oweSelfScore(tx, sheet, term.groupName, input.dueOn);
      await findableSheet(tx, sheet, term.groupName);
    }
    const leftOut = Object.fromEntries(
      [...fresh].flatMap(([unitId, one]) => (Object.keys(one.notAssigned).length > 0 ? [[unitId, one.notAssigned]] : [])),
    );
    return {
      result: { sheets: moved },
      trace: {
        type: 'group_term',
        id: term.id,
        label: `Chấm điểm ${term.groupName} năm ${term.year}`,
        reason: input.reason,
        detail: { from: old.id, to: book.id, sheets: moved, notAssigned: leftOut },
      },
    };
  },
});
