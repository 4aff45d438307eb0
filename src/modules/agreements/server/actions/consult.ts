import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { memberUnitsOf } from '#modules/groups/index.ts';
import { agreementRefusals, agreementsApi, commentFates } from '../../contract.ts';
import { commentGiven, consultationOver, oweAnswers, oweComments, tellUnit } from '../duties.ts';
import { index } from '../findable.ts';
import { may } from '../policy.ts';
import { answerComment, insertComment, move, saveClauses, saveLimits } from '../repository.ts';
import { wholeOf } from '../whole.ts';
import { moved } from './moved.ts';

/** Saves the draft whole; the editor calls it while the officer types. */
export const editAgreement = defineAction({
  name: 'agreements.edit',
  input: agreementsApi.edit.body.extend({ id }),
  load: (tx, input) => wholeOf(tx, input.id, { lock: true }),
  allow: (actor, it, _input, tx) => may('edit', actor, it, tx.today),
  async run(tx, it, input) {
    if (!(await move(tx, it, input.version, 'DRAFT', sql`, aim = ${input.aim}, place = ${input.place}`))) throw refuse(commonRefusals.stale);
    await saveClauses(tx, it.id, input.clauses);
    await saveLimits(tx, it.id, input.limits);
    return moved(it, 'DRAFT', {
      detail: { clauses: input.clauses.length, commitments: input.clauses.flatMap((clause) => clause.commitments).length },
    });
  },
});

export const sendForComment = defineAction({
  name: 'agreements.sendForComment',
  input: agreementsApi.sendForComment.body.extend({ id }),
  load: (tx, input) => wholeOf(tx, input.id, { lock: true }),
  allow: (actor, it, _input, tx) => may('sendForComment', actor, it, tx.today),
  async run(tx, it, input) {
    if (input.commentUntil < tx.today) throw refuse(agreementRefusals.deadlinePast);
    if (!(await move(tx, it, input.version, 'CONSULTING', sql`, comment_until = ${input.commentUntil}`))) throw refuse(commonRefusals.stale);
    await oweComments(tx, it, input.commentUntil);
    await index(tx, it, 'CONSULTING');
    return moved(it, 'CONSULTING', { detail: { commentUntil: input.commentUntil } });
  },
});

/** An opinion belongs to a unit and to the person who wrote it. */
export const comment = defineAction({
  name: 'agreements.comment',
  input: agreementsApi.comment.body.safeExtend({ id }),
  load: (tx, input) => wholeOf(tx, input.id, { lock: true }),
  allow: (actor, it, _input, tx) => may('comment', actor, it, tx.today),
  async run(tx, it, input) {
    const mine = memberUnitsOf(tx.actor, it.term);
    const unitId = input.unitId === null && mine.length === 1 ? mine[0] : mine.find((one) => one === input.unitId);
    if (unitId === undefined) throw refuse(agreementRefusals.chooseUnit);
    if (input.clauseId !== null && !it.clauses.some((clause) => clause.id === input.clauseId)) throw refuse(agreementRefusals.unknownClause);
    const commentId = newId();
    await insertComment(tx, {
      id: commentId,
      agreementId: it.id,
      clauseId: input.clauseId,
      unitId,
      kind: input.kind,
      text: input.text || 'Nhất trí với dự thảo.',
    });
    await commentGiven(tx, it, unitId);
    const open = it.comments.filter((one) => one.fate === 'OPEN').length + (input.kind === 'opinion' ? 1 : 0);
    await oweAnswers(tx, it, open);
    return {
      result: { id: commentId },
      trace: { type: 'agreement', id: it.id, label: it.title, unitId, detail: { commentId, kind: input.kind, clauseId: input.clauseId } },
    };
  },
});

export const answer = defineAction({
  name: 'agreements.answer',
  input: agreementsApi.answer.body.extend({ id, commentId: id }),
  async load(tx, input) {
    const it = await wholeOf(tx, input.id, { lock: true });
    const opinion = it?.comments.find((one) => one.id === input.commentId);
    return it && opinion && { it, opinion };
  },
  allow: (actor, { it }, _input, tx) => may('answer', actor, it, tx.today),
  async run(tx, { it, opinion }, input) {
    if (opinion.kind === 'assent') throw refuse(agreementRefusals.assentHasNoAnswer);
    if (input.fate !== 'ADOPTED' && input.answer === '') throw refuse(agreementRefusals.answerNeedsReason);
    if (!(await answerComment(tx, opinion.id, input.version, input.fate, input.answer))) throw refuse(commonRefusals.stale);
    await oweAnswers(tx, it, it.comments.filter((one) => one.fate === 'OPEN' && one.id !== opinion.id).length);
    const fate = commentFates[input.fate];
    await tellUnit(tx, it, opinion.unitId, `Ý kiến của đơn vị: ${fate.vi.toLowerCase()}`, `Your opinion: ${fate.en.toLowerCase()}`);
    return {
      result: { id: opinion.id },
      trace: {
        type: 'agreement',
        id: it.id,
        label: it.title,
        unitId: opinion.unitId,
        from: opinion.fate,
        to: input.fate,
        reason: input.answer || null,
        detail: { commentId: opinion.id },
      },
    };
  },
});

/** Back to the desk; opinions and their answers stay with the draft. */
export const revise = defineAction({
  name: 'agreements.revise',
  input: agreementsApi.revise.body.extend({ id }),
  load: (tx, input) => wholeOf(tx, input.id, { lock: true }),
  allow: (actor, it, _input, tx) => may('revise', actor, it, tx.today),
  async run(tx, it, input) {
    if (!(await move(tx, it, input.version, 'DRAFT'))) throw refuse(commonRefusals.stale);
    await consultationOver(tx, it);
    await index(tx, it, 'DRAFT');
    return moved(it, 'DRAFT');
  },
});
