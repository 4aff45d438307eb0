import { defineAction, runIn } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { commonRefusals, no, Refusal, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { termOf } from '#modules/groups/index.ts';
import { confirmAllBody, finalizeAllBody, finalizeBody, meetingBody } from '../../bodies.ts';
import { closerOf, scorerAt } from '../../sheet/path.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import { storeConditions } from './conditions.ts';
import { yearRules } from '../rulebooks/rules.ts';
import { afterFinal, oweNext } from '../duties.ts';
import { lockFacts } from './facts.ts';
import { mayCloseSome, maySheet, mayRecordMeeting } from '../policy.ts';
import { rulebookOfTerm } from '../ranking/ranking.ts';
import { moveSheet, writeStep } from '../repository.ts';
import { goOn, leftOf, moveFor } from './step.ts';
import { movedTrace } from '../trace.ts';

/** The group's meeting confirmed the points; the leader of the head unit records it with the day of the meeting. */
export const confirmSheet = defineAction({
  name: 'scoring.confirm',
  input: meetingBody.extend({ id }),
  load: (tx, input) => lockFacts(tx, input.id),
  allow: (actor, facts, input, tx) => (input.metOn > tx.today ? no(refusals.meetingInFuture) : maySheet(actor, facts, 'confirm', tx.today)),
  async run(tx, facts, input) {
    const move = moveFor(facts, 'confirm');
    await goOn(tx, facts, input.version, 'confirm', { move, sets: [sql`met_on = ${input.metOn}`], note: input.note });
    await oweNext(tx, facts, move.to);
    return { result: { id: input.id, version: input.version + 1 }, trace: movedTrace(facts, move.to, input.note, { metOn: input.metOn }) };
  },
});

/** From here on the sheet never changes; the database refuses it too. */
export const finalizeSheet = defineAction({
  name: 'scoring.finalize',
  input: finalizeBody.extend({ id }),
  load: (tx, input) => lockFacts(tx, input.id),
  allow: (actor, facts, _input, tx) => maySheet(actor, facts, 'finalize', tx.today),
  async run(tx, facts, input) {
    await storeConditions(tx, facts);
    if (!(await moveSheet(tx, facts.sheet, input.version, moveFor(facts, 'finalize')))) throw refuse(commonRefusals.stale);
    await writeStep(tx, facts.sheet, 'finalize', 'FINAL', input.note);
    await afterFinal(tx, facts, await leftOf(tx, facts));
    return {
      result: { id: input.id, version: input.version + 1 },
      trace: movedTrace(facts, 'FINAL', input.note, { finalTotal: facts.sheet.finalTotalHundredths }),
    };
  },
});

/** One of many: a refusal says whose sheet is in the way. */
async function oneOf(tx: Tx, sheetId: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    const unit = await tx.maybe<{ name: string }>(
      sql`select u.name from scoring.sheet s join directory.unit u on u.id = s.unit_id where s.id = ${sheetId}`,
    );
    if (!unit) throw problem;
    const { vi, en } = problem.body.message;
    throw new Refusal({ ...problem.body, message: { vi: `Phiếu của ${unit.name}: ${vi}`, en: `The sheet of ${unit.name}: ${en}` } });
  }
}

async function termWithBook(tx: Tx, termId: string) {
  const term = await termOf(tx, termId);
  return term && { term, book: await rulebookOfTerm(tx, term.id) };
}

/** One meeting confirms many sheets: all of them or none. */
export const confirmAll = defineAction({
  name: 'scoring.confirm-all',
  input: confirmAllBody.extend({ id }),
  load: (tx, input) => termWithBook(tx, input.id),
  allow: (actor, { term, book }) => mayRecordMeeting(actor, term, book && scorerAt(yearRules(book).chain, 'VERIFIED')),
  async run(tx, { term }, { sheets, metOn, note }) {
    for (const sheet of sheets) await oneOf(tx, sheet.id, () => runIn(tx, confirmSheet, { ...sheet, metOn, note }));
    return {
      result: { count: sheets.length },
      trace: {
        type: 'group_term',
        id: term.id,
        label: `${term.groupName} năm ${term.year}`,
        unitId: term.headUnitId,
        detail: { metOn, sheets: sheets.length },
      },
    };
  },
});

export const finalizeAll = defineAction({
  name: 'scoring.finalize-all',
  input: finalizeAllBody.extend({ id }),
  load: (tx, input) => termWithBook(tx, input.id),
  allow: (actor, { term, book }) => mayCloseSome(actor, term, book ? closerOf(yearRules(book).chain) : 'standing'),
  async run(tx, { term }, { sheets, note }) {
    for (const sheet of sheets) await oneOf(tx, sheet.id, () => runIn(tx, finalizeSheet, { ...sheet, note }));
    return {
      result: { count: sheets.length },
      trace: {
        type: 'group_term',
        id: term.id,
        label: `${term.groupName} năm ${term.year}`,
        unitId: term.headUnitId,
        detail: { sheets: sheets.length },
      },
    };
  },
});
