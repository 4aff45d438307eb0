import { defineAction, type Trace } from '#platform/action.ts';
import { addDays } from '#platform/dates.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, demand, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { complaintsApi } from '../../complaints/contract.ts';
import { complaintKinds, complaintStates } from '../../complaints/labels.ts';
import { complaintRefusals as refusals } from '../../complaints/refusals.ts';
import { answerFits } from '../../complaints/rules.ts';
import { entriesAllowed } from '../../sheet/entry.ts';
import { scoringRefusals } from '../../refusals.ts';
import { boundsOf, lockFacts, readFacts, sheetLink, type SheetFacts } from '../sheets/facts.ts';
import { complaintAnswered, complaintWithdrawn, oweAnswer, oweCorrection } from './duties.ts';
import { mayAnswer, mayComplain, mayWithdraw } from './policy.ts';
import { changeComplaint, lockComplaint, publicationOf, type StoredComplaint } from './repository.ts';

const traceOf = (complaint: Pick<StoredComplaint, 'id' | 'unitId' | 'unitName' | 'code'>, rest: Omit<Trace, 'type' | 'id'>): Trace => ({
  type: 'score_complaint',
  id: complaint.id,
  label: `${complaint.unitName}, tiêu chí ${complaint.code}`,
  unitId: complaint.unitId,
  ...rest,
});

async function aboutSheet(tx: Tx, sheetId: string) {
  const facts = await lockFacts(tx, sheetId);
  return facts && { facts, publication: await publicationOf(tx, facts.sheet.termId, sheetId) };
}

const lineOf = (facts: SheetFacts, itemId: string) => {
  const line = facts.lines.find((one) => one.itemId === itemId);
  if (!line) throw refuse(scoringRefusals.unknownLine, {}, { field: 'itemId' });
  return line;
};

/** The unit contests one published score; the standing body owes an answer by a day. */
export const raiseComplaint = defineAction({
  name: 'scoring.complain',
  input: complaintsApi.raise.body.extend({ id }),
  load: (tx, input) => aboutSheet(tx, input.id),
  allow: (actor, { facts, publication }, _input, tx) => mayComplain(actor, facts, publication, tx.today),
  async run(tx, { facts, publication }, input) {
    if (!publication) throw refuse(refusals.complainNotPublished);
    const { sheet, scored, book, term } = facts;
    const line = lineOf(facts, input.itemId);
    if (input.asked !== null) {
      demand(entriesAllowed([{ itemId: input.itemId, points: input.asked }], scored, book.settings.stepHundredths, boundsOf(facts), () => 'asked'));
      if (input.asked === line.final) throw refuse(refusals.askedSame);
    }
    const open = await tx.maybe(sql`select 1 from scoring.complaint where sheet_id = ${sheet.id} and item_id = ${input.itemId} and state = 'OPEN'`);
    if (open) throw refuse(refusals.complaintOpen);
    const dueOn = addDays(tx.today, book.settings.checkDays);
    const complaint = { id: newId(), unitId: sheet.unitId, unitName: sheet.unitName, code: line.code };
    await tx.run(sql`
      insert into scoring.complaint (id, term_id, ranking_id, sheet_id, item_id, unit_id, year, kind, state, reason, asked_hundredths, raised_on, raised_by, due_on)
      values (${complaint.id}, ${sheet.termId}, ${publication.id}, ${sheet.id}, ${input.itemId}, ${sheet.unitId}, ${sheet.year}, ${input.kind}, 'OPEN',
        ${input.reason}, ${input.asked}, ${tx.today}, ${tx.actor.name}, ${dueOn})`);
    await oweAnswer(tx, { ...complaint, year: sheet.year, groupName: term.groupName }, complaintKinds[input.kind], dueOn);
    return {
      result: { id: complaint.id },
      trace: traceOf(complaint, { to: 'OPEN', reason: input.reason, detail: { kind: input.kind, asked: input.asked, published: line.final, dueOn } }),
    };
  },
});

/** Answers once, with the reason; accepted points become a score only by the decision that corrects the sheet. */
export const answerComplaint = defineAction({
  name: 'scoring.answer-complaint',
  input: complaintsApi.answer.body.extend({ id }),
  load: async (tx, input) => {
    const complaint = await lockComplaint(tx, input.id);
    const facts = complaint && (await readFacts(tx, complaint.sheetId));
    return complaint && facts && { complaint, facts };
  },
  allow: (actor, { complaint }) => mayAnswer(actor, complaint),
  async run(tx, { complaint, facts }, { answer, points, reason, version }) {
    demand(answerFits(answer, points, complaint.published));
    if (points !== null)
      demand(
        entriesAllowed([{ itemId: complaint.itemId, points }], facts.scored, facts.book.settings.stepHundredths, boundsOf(facts), () => 'points'),
      );
    const sets = sql`state = ${answer}, answer = ${reason}, answered_hundredths = ${points}, answered_on = ${tx.today}, answered_by = ${tx.actor.name}`;
    if (!(await changeComplaint(tx, complaint.id, version, sets))) throw refuse(commonRefusals.stale);
    await complaintAnswered(tx, complaint, complaintStates[answer]);
    if (points !== null) await oweCorrection(tx, complaint);
    return {
      result: { id: complaint.id, version: version + 1 },
      trace: traceOf(complaint, {
        from: complaint.state,
        to: answer,
        reason,
        detail: { points, published: complaint.published, link: sheetLink(complaint.sheetId) },
      }),
    };
  },
});

export const withdrawComplaint = defineAction({
  name: 'scoring.withdraw-complaint',
  input: complaintsApi.withdraw.body.extend({ id }),
  load: (tx, input) => lockComplaint(tx, input.id),
  allow: (actor, complaint) => mayWithdraw(actor, complaint),
  async run(tx, complaint, { version, reason }) {
    if (!(await changeComplaint(tx, complaint.id, version, sql`state = 'WITHDRAWN'`))) throw refuse(commonRefusals.stale);
    await complaintWithdrawn(tx, complaint);
    return { result: { id: complaint.id, version: version + 1 }, trace: traceOf(complaint, { from: complaint.state, to: 'WITHDRAWN', reason }) };
  },
});
