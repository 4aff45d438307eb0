import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id, reason, version } from '#platform/schema.ts';
import { settle } from '#modules/notifications/index.ts';
import { makeFindable } from '#modules/search/index.ts';
import { contentFields, registrationRefusals } from '../../contract.ts';
import { isLate, strayField, type Content } from '../../rules.ts';
import { duties, linkOf, nameOf, objectOf, oweReview, oweSubmission, settlePreparing } from '../duties.ts';
import { fits } from '../lists.ts';
import { policy } from '../policy.ts';
import { move, resolveReturns, writeContent, type Registration } from '../repository.ts';
import { lockWhole, type Whole } from '../subject.ts';
import { fieldLabel } from '../words.ts';

const seen = z.object({ id, version }).strict();
export const traceOf = (it: Registration) => ({ type: 'registration', id: it.id, label: nameOf(it).vi, unitId: it.unitId });
export const stateAfter = <S extends Registration['state']>(it: Registration, state: S, read: number) => ({ id: it.id, state, version: read + 1 });

/** Throws when a title or criterion is not of the year. */
export async function demandFit(tx: Tx, it: Registration, content: Content): Promise<void> {
  const fit = await fits(tx, content, it.year, it.subjectKind);
  if (!fit.titles) throw refuse(registrationRefusals.titleNotValid, { year: it.year });
  if (!fit.criteria) throw refuse(registrationRefusals.criterionNotValid, { year: it.year });
}

/** Autosave and save are one verb; after a return only the returned fields may differ. */
export const saveRegistration = defineAction({
  name: 'registrations.save',
  input: seen.extend({ content: contentFields }),
  load: (tx, input) => lockWhole(tx, input.id),
  allow: (actor, whole) => policy.save(actor, whole),
  async run(tx, whole, input) {
    const { it, content: before } = whole;
    if (it.state === 'RETURNED') {
      const stray = strayField(
        before,
        input.content,
        whole.returns.map((one) => one.field),
      );
      if (stray) throw refuse(registrationRefusals.onlyReturnedFields, { field: fieldLabel(stray, before).vi });
    }
    await demandFit(tx, it, input.content);
    if (!(await move(tx, it, input.version, it.state))) throw refuse(commonRefusals.stale);
    if (!(await writeContent(tx, it.id, input.content))) throw refuse(commonRefusals.notFound);
    return {
      result: stateAfter(it, it.state, input.version),
      trace: { ...traceOf(it), from: it.state, to: it.state, detail: { before, after: input.content } },
    };
  },
});

export const presentRegistration = defineAction({
  name: 'registrations.present',
  input: seen,
  load: (tx, input) => lockWhole(tx, input.id),
  allow: (actor, whole, _input, tx) => policy.present(actor, whole, tx.today),
  async run(tx, whole, input) {
    if (!(await move(tx, whole.it, input.version, whole.it.state))) throw refuse(commonRefusals.stale);
    await settlePreparing(tx, whole);
    await oweSubmission(tx, whole);
    return { result: stateAfter(whole.it, whole.it.state, input.version), trace: { ...traceOf(whole.it), from: whole.it.state, to: whole.it.state } };
  },
});

const signature = (tx: Tx, whole: Whole) => (whole.delegation ? `${tx.actor.name} (thay ${whole.delegation.fromName})` : tx.actor.name);

/** First sending and sending again; being late is settled by the first. */
export const submitRegistration = defineAction({
  name: 'registrations.submit',
  input: seen,
  load: (tx, input) => lockWhole(tx, input.id),
  allow: (actor, whole, _input, tx) => policy.submit(actor, whole, tx.today),
  async run(tx, whole, input) {
    const { it, window, content } = whole;
    await demandFit(tx, it, content);
    const first = it.state === 'DRAFT';
    const late = first && window ? isLate(tx.today, window) : it.late;
    const by = signature(tx, whole);
    const also = first ? sql`late = ${late}, submitted_at = ${tx.now.toISOString()}, submitted_by = ${by}` : sql`submitted_by = ${by}`;
    if (!(await move(tx, it, input.version, 'SUBMITTED', also))) throw refuse(commonRefusals.stale);
    await resolveReturns(tx, it.id);
    await settlePreparing(tx, whole);
    await oweReview(tx, whole);
    const name = nameOf(it).vi;
    await makeFindable(tx, {
      type: 'registration',
      id: it.id,
      title: name,
      link: linkOf(it.id),
      names: [`${name} ${it.unitName}`],
      unitId: it.unitId,
      weight: 5,
    });
    return {
      result: stateAfter(it, 'SUBMITTED' as const, input.version),
      trace: { ...traceOf(it), from: it.state, to: 'SUBMITTED', detail: { late, content, by, delegationId: whole.delegation?.id ?? null } },
    };
  },
});

export const withdrawRegistration = defineAction({
  name: 'registrations.withdraw',
  input: seen.extend({ reason: reason() }),
  load: (tx, input) => lockWhole(tx, input.id),
  allow: (actor, whole) => policy.withdraw(actor, whole),
  async run(tx, { it }, input) {
    if (!(await move(tx, it, input.version, 'WITHDRAWN'))) throw refuse(commonRefusals.stale);
    for (const kind of [duties.submit, duties.fix, duties.review]) await settle(tx, { kind, object: objectOf(it.id) }, 'CANCELLED');
    return {
      result: stateAfter(it, 'WITHDRAWN' as const, input.version),
      trace: { ...traceOf(it), from: it.state, to: 'WITHDRAWN', reason: input.reason },
    };
  },
});
