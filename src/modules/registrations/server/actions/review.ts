import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { day, id, optionalParagraph, paragraph, version } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { settle } from '#modules/notifications/index.ts';
import { outcomes, registrationRefusals } from '../../contract.ts';
import { fieldsOf } from '../../rules.ts';
import { duties, nameOf, objectOf, oweFix, tellUnit } from '../duties.ts';
import { policy } from '../policy.ts';
import { insertReturns, move, saveOutcome } from '../repository.ts';
import { lockWhole } from '../subject.ts';
import { stateAfter, traceOf } from './write.ts';

const seen = z.object({ id, version }).strict();

/** "Return with precision": which field, why, by when; what is not named stands. */
export const returnRegistration = defineAction({
  name: 'registrations.giveBack',
  input: seen.extend({
    fields: z
      .array(z.object({ field: z.string().max(80), reason: paragraph(1000), dueOn: day.nullable() }).strict())
      .min(1)
      .max(50),
  }),
  load: (tx, input) => lockWhole(tx, input.id),
  allow: (actor, whole) => policy.giveBack(actor, whole),
  async run(tx, whole, input) {
    const { it, content } = whole;
    const known = new Set(fieldsOf(content));
    if (input.fields.some(({ field }) => !known.has(field))) throw refuse(registrationRefusals.unknownField);
    if (input.fields.some(({ dueOn }) => dueOn !== null && dueOn < tx.today)) throw refuse(registrationRefusals.duePast);
    if (!(await move(tx, it, input.version, 'RETURNED'))) throw refuse(commonRefusals.stale);
    await insertReturns(
      tx,
      it.id,
      input.fields.map((one) => ({ id: newId(), ...one })),
    );
    await settle(tx, { kind: duties.review, object: objectOf(it.id) });
    const dues = input.fields.map((one) => one.dueOn).filter((one) => one !== null);
    await oweFix(tx, whole, input.fields.length, dues.sort()[0] ?? null);
    return {
      result: stateAfter(it, 'RETURNED' as const, input.version),
      trace: {
        ...traceOf(it),
        from: 'SUBMITTED',
        to: 'RETURNED',
        reason: input.fields.map((one) => one.reason).join('; '),
        detail: { fields: input.fields },
      },
    };
  },
});

/** For a person's own registration this is the leader's confirmation. */
export const acceptRegistration = defineAction({
  name: 'registrations.accept',
  input: seen,
  load: (tx, input) => lockWhole(tx, input.id),
  allow: (actor, whole) => policy.accept(actor, whole),
  async run(tx, whole, input) {
    const { it } = whole;
    const confirmed = it.subjectKind === 'person' ? sql`, confirmed_by = ${tx.actor.name}, confirmed_on = ${tx.today}` : sql``;
    if (!(await move(tx, it, input.version, 'ACCEPTED', sql`accepted_on = ${tx.today}${confirmed}`))) throw refuse(commonRefusals.stale);
    await settle(tx, { kind: duties.review, object: objectOf(it.id) });
    await tellUnit(tx, whole, { vi: `Đã tiếp nhận: ${nameOf(it).vi}`, en: `Accepted: ${nameOf(it).en}` });
    return { result: stateAfter(it, 'ACCEPTED' as const, input.version), trace: { ...traceOf(it), from: 'SUBMITTED', to: 'ACCEPTED' } };
  },
});

/** At year end: every target is met, exceeded, not met or fell away, the last two with a reason. */
export const evaluateRegistration = defineAction({
  name: 'registrations.evaluate',
  input: seen.extend({
    outcomes: z.array(z.object({ targetId: id, outcome: z.enum(codesOf(outcomes)), note: optionalParagraph(1000) }).strict()).max(100),
  }),
  load: (tx, input) => lockWhole(tx, input.id),
  allow: (actor, whole) => policy.evaluate(actor, whole),
  async run(tx, { it, content }, input) {
    const judged = new Map(input.outcomes.map((one) => [one.targetId, one]));
    const missing = content.targets.filter((target) => !judged.has(target.id)).length;
    if (missing > 0) throw refuse(registrationRefusals.outcomeMissing, { count: missing });
    if (judged.size > content.targets.length) throw refuse(commonRefusals.notFound);
    if (input.outcomes.some((one) => ['NOT_MET', 'CANCELLED'].includes(one.outcome) && one.note === ''))
      throw refuse(registrationRefusals.outcomeUnexplained);
    if (!(await move(tx, it, input.version, 'EVALUATED', sql`evaluated_on = ${tx.today}, evaluated_by = ${tx.actor.name}`)))
      throw refuse(commonRefusals.stale);
    for (const one of input.outcomes) await saveOutcome(tx, it.id, one.targetId, one.outcome, one.note);
    return {
      result: stateAfter(it, 'EVALUATED' as const, input.version),
      trace: { ...traceOf(it), from: 'LOCKED', to: 'EVALUATED', detail: { outcomes: input.outcomes } },
    };
  },
});
