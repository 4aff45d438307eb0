import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id, optionalParagraph, reason, version } from '#platform/schema.ts';
import { settle } from '#modules/notifications/index.ts';
import { contentFields, registrationRefusals } from '../../contract.ts';
import { changedFields } from '../../rules.ts';
import { duties, nameOf, objectOf, oweAnswer, tellUnit } from '../duties.ts';
import { policy } from '../policy.ts';
import { closeChange, insertChange, move, writeContent } from '../repository.ts';
import { lockWhole } from '../subject.ts';
import { demandFit, stateAfter, traceOf } from './write.ts';

const seen = z.object({ id, version }).strict();

/** A locked registration changes only by request, with before and after side by side. */
export const askChange = defineAction({
  name: 'registrations.askChange',
  input: seen.extend({ reason: reason(), proposed: contentFields }),
  load: (tx, input) => lockWhole(tx, input.id),
  allow: (actor, whole) => policy.askChange(actor, whole),
  async run(tx, whole, input) {
    const { it, content: before } = whole;
    if (changedFields(before, input.proposed).length === 0) throw refuse(registrationRefusals.nothingChanged);
    if (input.proposed.targets.length === 0) throw refuse(registrationRefusals.noTargets, {}, { field: 'proposed.targets' });
    if (input.proposed.titles.length === 0 && input.proposed.noTitleReason === '')
      throw refuse(registrationRefusals.noTitle, {}, { field: 'proposed.titles' });
    await demandFit(tx, it, input.proposed);
    if (!(await move(tx, it, input.version, 'LOCKED'))) throw refuse(commonRefusals.stale);
    await insertChange(tx, newId(), it.id, input.reason, before, input.proposed);
    await oweAnswer(tx, whole, input.reason);
    return {
      result: stateAfter(it, 'LOCKED' as const, input.version),
      trace: { ...traceOf(it), from: 'LOCKED', to: 'LOCKED', reason: input.reason, detail: { before, proposed: input.proposed } },
    };
  },
});

/** Approved: the next revision, still locked. Rejected: nothing but the answer. Both keep before and after. */
export const answerChange = defineAction({
  name: 'registrations.answerChange',
  input: seen.extend({ approved: z.boolean(), answer: optionalParagraph(1000) }),
  load: (tx, input) => lockWhole(tx, input.id),
  allow: (actor, whole) => policy.answerChange(actor, whole),
  async run(tx, whole, input) {
    const { it, change } = whole;
    if (!change) throw refuse(registrationRefusals.noChange);
    const moved = await move(tx, it, input.version, 'LOCKED', input.approved ? sql`revision = revision + 1` : sql`revision = revision`);
    if (!moved) throw refuse(commonRefusals.stale);
    if (input.approved && !(await writeContent(tx, it.id, change.proposed))) throw refuse(commonRefusals.notFound);
    await closeChange(tx, change.id, input.approved ? 'APPROVED' : 'REJECTED', input.answer);
    await settle(tx, { kind: duties.change, object: objectOf(it.id) });
    await tellUnit(
      tx,
      whole,
      input.approved
        ? { vi: `Đã duyệt điều chỉnh: ${nameOf(it).vi}`, en: `Change approved: ${nameOf(it).en}` }
        : { vi: `Không duyệt điều chỉnh: ${nameOf(it).vi}`, en: `Change rejected: ${nameOf(it).en}` },
    );
    return {
      result: stateAfter(it, 'LOCKED' as const, input.version),
      trace: {
        ...traceOf(it),
        from: 'LOCKED',
        to: 'LOCKED',
        reason: input.answer || null,
        detail: { approved: input.approved, before: change.before, proposed: change.proposed },
      },
    };
  },
});
