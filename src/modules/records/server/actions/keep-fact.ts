import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import type { Tx } from '#platform/db/database.ts';
import { all, demand, no, refuse, yes } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { recordsApi, type SubjectBody } from '../../contract.ts';
import { factKinds, factSpecs, type FactBody, type FactKind } from '../../kinds.ts';
import { recordRefusals } from '../../refusals.ts';
import { factFits, spanOf, spansFit } from '../../rules.ts';
import { bodyOf, correctFact, factsOfSubject, insertFact, lockFact, withdrawFact, type NewFact, type StoredFact } from '../fact-store.ts';
import { mayKeep, maySeeSensitive } from '../policy.ts';
import { shownFact } from '../record-query.ts';
import { lockSubject, type Subject } from '../subjects.ts';

/** Everything the rules ask of a fact beside what is on record; used by the form and by the import alike. */
export async function demandFits(tx: Tx, subject: Subject, fact: FactBody, exceptId: string | null): Promise<void> {
  demand(factFits(fact, subject.kind, tx.today));
  const others = (await factsOfSubject(tx, subject, [fact.kind])).filter((one) => one.id !== exceptId);
  demand(
    spansFit(
      fact,
      others.map((one) => spanOf(bodyOf(one))).filter((span) => span !== null),
    ),
  );
  const sameYear = 'year' in fact && others.some((one) => one.values['year'] === fact.year);
  if (fact.kind === 'rating' && sameYear) throw refuse(recordRefusals.ratingTwice, { year: fact.year });
  if (fact.kind === 'strength' && sameYear) throw refuse(recordRefusals.strengthTwice, { year: fact.year });
  if (fact.kind === 'profile' && others.length > 0) throw refuse(recordRefusals.profileTwice);
  if (fact.kind === 'cluster' && others.some((one) => one.values['year'] === fact.year && one.values['organiser'] === fact.organiser))
    throw refuse(recordRefusals.clusterTwice, { year: fact.year });
}

/** Writes a checked fact about a subject. */
export async function writeFact(tx: Tx, subject: Subject, fact: Omit<NewFact, 'personId' | 'unitId'>): Promise<string> {
  await demandFits(tx, subject, fact.fact, null);
  const [personId, unitId] = subject.kind === 'person' ? [subject.id, null] : [null, subject.id];
  return insertFact(tx, { ...fact, personId, unitId });
}

/** The trail says that something was entered, not what a sensitive fact holds. */
const detailOf = (fact: FactBody) => (factSpecs[fact.kind].sensitive ? { kind: fact.kind } : fact);
const traceOf = (subject: Subject, fact: FactBody, reason: string | null = null) => ({
  type: subject.kind,
  id: subject.id,
  label: `${subject.name}: ${factKinds[fact.kind].vi}`,
  unitId: subject.unitIds[0] ?? null,
  restricted: factSpecs[fact.kind].sensitive,
  reason,
  detail: detailOf(fact),
});

export const addFact = defineAction({
  name: 'records.addFact',
  input: recordsApi.addFact.body,
  load: (tx, input) => lockSubject(tx, input.subject),
  allow: (actor, subject) => mayKeep(actor, subject),
  async run(tx, subject, { fact, source, certainty, note }) {
    const made = await writeFact(tx, subject, { fact, source, certainty, note });
    return { result: { id: made }, trace: traceOf(subject, fact) };
  },
});

interface Loaded {
  readonly stored: StoredFact;
  readonly subject: Subject;
}

async function load(tx: Tx, kind: FactKind, factId: string): Promise<Loaded | undefined> {
  const stored = await lockFact(tx, kind, factId);
  if (!stored) return undefined;
  const about: SubjectBody | null = stored.personId
    ? { kind: 'person', id: stored.personId }
    : stored.unitId
      ? { kind: 'unit', id: stored.unitId }
      : null;
  const subject = about && (await lockSubject(tx, about));
  return subject ? { stored, subject } : undefined;
}

/** The wording before stays with the reason. */
export const correctOneFact = defineAction({
  name: 'records.correctFact',
  input: recordsApi.correctFact.body.extend({ id }),
  load: (tx, input) => load(tx, input.fact.kind, input.id),
  allow: (actor, { stored, subject }) => all(mayKeep(actor, subject), stored.withdrawnOn === null ? yes : no(recordRefusals.withdrawn)),
  async run(tx, { stored, subject }, { fact, version, reason, source, certainty, note }) {
    await demandFits(tx, subject, fact, stored.id);
    await correctFact(tx, stored.id, version, fact, { source, certainty, note }, reason);
    return { result: { id: stored.id }, trace: traceOf(subject, fact, reason) };
  },
});

export const withdrawOneFact = defineAction({
  name: 'records.withdrawFact',
  input: recordsApi.withdrawFact.body.extend({ id }),
  load: (tx, input) => load(tx, input.kind, input.id),
  allow: (actor, { stored, subject }) => all(mayKeep(actor, subject), stored.withdrawnOn === null ? yes : no(recordRefusals.withdrawn)),
  async run(tx, { stored, subject }, { kind, version, reason }) {
    await withdrawFact(tx, kind, stored.id, version, reason);
    return { result: { id: stored.id }, trace: traceOf(subject, bodyOf(stored), reason) };
  },
});

/** Looking at a sensitive fact is itself on record (law.md §18). */
export const revealFact = defineAction({
  name: 'records.revealFact',
  input: z.object({ id, kind: recordsApi.revealFact.body.shape.kind }),
  load: (tx, input) => load(tx, input.kind, input.id),
  allow: (actor, { subject }, input) => (factSpecs[input.kind].sensitive ? maySeeSensitive(actor, subject) : yes),
  async run(tx, { stored, subject }) {
    return {
      result: shownFact(tx.actor, subject, stored, false),
      trace: {
        type: subject.kind,
        id: subject.id,
        label: `${subject.name}: ${factKinds[stored.kind].vi}`,
        unitId: subject.unitIds[0] ?? null,
        restricted: true,
        detail: { kind: stored.kind, fact: stored.id },
      },
    };
  },
});
