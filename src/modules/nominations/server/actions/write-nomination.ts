import { sql } from '#platform/db/database.ts';
import { refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { nominationsApi } from '../../contract.ts';
import { nominationRefusals } from '../../refusals.ts';
import { unitAgrees } from '../../rules.ts';
import { oweDrafting, oweSubmission } from '../duties.ts';
import { defineStep } from '../step.ts';

export const saveNomination = defineStep('save', nominationsApi.save.body, async (_tx, dossier, input) => ({
  set: sql`, achievement = ${input.achievement}`,
  detail: { length: input.achievement.length, before: dossier.achievement.length },
}));

/** Some originals may not travel electronically (state secrets, law.md §8): the checklist then says where they are. */
export const notePaper = defineStep('notePaper', nominationsApi.notePaper.body.extend({ paperId: id }), async (tx, dossier, input) => {
  const changed = await tx.run(sql`
    update nominations.paper set on_paper = ${input.onPaper}, opened_by = null, opened_on = null where id = ${input.paperId} and nomination_id = ${dossier.id}`);
  if (changed === 0) throw refuse(nominationRefusals.paperUnknown);
  return { detail: { paper: dossier.papers.find((paper) => paper.id === input.paperId)?.code, onPaper: input.onPaper } };
});

/** The unit has met: more than half of all who may vote agree. */
export const recordUnitMinute = defineStep('minute', nominationsApi.minute.body, async (tx, dossier, input) => {
  if (input.on > tx.today) throw refuse(nominationRefusals.minuteAhead);
  if (input.yes > input.members || !unitAgrees(input.yes, input.members))
    throw refuse(nominationRefusals.minuteShare, { yes: input.yes, members: input.members });
  await oweSubmission(tx, dossier);
  return {
    set: sql`, unit_minute_number = ${input.number}, unit_minute_on = ${input.on}, unit_yes = ${input.yes}, unit_members = ${input.members}`,
    detail: { number: input.number, on: input.on, yes: input.yes, members: input.members },
  };
});

/** Back to drafting: what the unit voted on is about to change, so its vote no longer stands. */
export const reopenNomination = defineStep('reopen', nominationsApi.reopen.body, async (tx, dossier, input) => {
  await oweDrafting(tx, dossier);
  return {
    set: sql`, unit_minute_number = '', unit_minute_on = null, unit_yes = null, unit_members = null`,
    reason: input.reason,
    detail: { before: { number: dossier.unitMinuteNumber, yes: dossier.unitYes, members: dossier.unitMembers } },
  };
});
