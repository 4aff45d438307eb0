import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { all, demand, no, refuse, yes } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { forget } from '#modules/search/index.ts';
import { recordsApi } from '../../contract.ts';
import { recordRefusals } from '../../refusals.ts';
import { currentLaw } from '#modules/law/index.ts';
import { everyAward } from '../catalogue.ts';
import { withdrawFact } from '../fact-store.ts';
import { usesOf } from '../initiative-query.ts';
import {
  correctInitiative,
  demandInitiativeFits,
  insertInitiative,
  lockInitiative,
  useInitiative,
  type InitiativeFields,
  type StoredInitiative,
} from '../initiative-store.ts';
import { mayKeep, mayKeepUnit } from '../policy.ts';
import { isMe, subjectOf, type Subject } from '../subjects.ts';

/** Authors and unit must exist; a merged author is recorded as the record kept. */
async function knownAuthors(tx: Tx, fields: InitiativeFields): Promise<InitiativeFields> {
  const unit = await subjectOf(tx, { kind: 'unit', id: fields.unitId });
  if (!unit) throw refuse(recordRefusals.noSubject, {}, { field: 'unitId' });
  const authors: InitiativeFields['authors'] = [];
  let ours = fields.authors.length === 0;
  for (const [index, author] of fields.authors.entries()) {
    const person = await subjectOf(tx, { kind: 'person', id: author.personId });
    if (!person) throw refuse(recordRefusals.noSubject, {}, { field: `authors.${index}.personId` });
    authors.push({ ...author, personId: person.id });
    ours ||= mayKeep(tx.actor, person).ok || isMe(tx.actor, person);
  }
  // Co-authors may be of other units; somebody of the own must be among them, or it is another unit's to record.
  if (!ours) throw refuse(recordRefusals.notYours, {}, { field: 'authors' });
  return { ...fields, authors };
}

const traceOf = (initiative: { id: string; title: string; unitId: string }, reason: string | null, detail: unknown) => ({
  type: 'initiative',
  id: initiative.id,
  label: initiative.title,
  unitId: initiative.unitId,
  reason,
  detail,
});

export const addInitiative = defineAction({
  name: 'records.addInitiative',
  input: recordsApi.addInitiative.body,
  load: async () => ({}),
  allow: (actor, _none, input) => mayKeepUnit(actor, input.unitId),
  async run(tx, _none, input) {
    const fields = await knownAuthors(tx, input);
    demandInitiativeFits(fields, tx.today);
    const made = await insertInitiative(tx, fields);
    return { result: { id: made }, trace: traceOf({ ...fields, id: made }, null, fields) };
  },
});

export const correctOneInitiative = defineAction({
  name: 'records.correctInitiative',
  input: recordsApi.correctInitiative.body.extend({ id }),
  load: (tx, input) => lockInitiative(tx, input.id),
  allow: (actor, initiative, input) => all(mayKeepUnit(actor, initiative.unitId), mayKeepUnit(actor, input.unitId)),
  async run(tx, initiative, { id: _, version, reason, ...input }) {
    const fields = await knownAuthors(tx, input);
    demandInitiativeFits(fields, tx.today);
    const before = await tx.many(
      sql`select person_id, share from records.initiative_author where initiative_id = ${initiative.id} order by person_id`,
    );
    await correctInitiative(tx, initiative.id, version, fields, reason);
    return { result: { id: initiative.id }, trace: traceOf({ ...fields, id: initiative.id }, reason, { authorsBefore: before, now: fields }) };
  },
});

export const withdrawInitiative = defineAction({
  name: 'records.withdrawInitiative',
  input: recordsApi.withdrawInitiative.body.extend({ id }),
  load: (tx, input) => lockInitiative(tx, input.id),
  async allow(actor, initiative, _input, tx) {
    const [use] = await usesOf(tx, initiative.id);
    return all(mayKeepUnit(actor, initiative.unitId), use ? no(recordRefusals.inUse, { use: use.label }) : yes);
  },
  async run(tx, initiative, { version, reason }) {
    await withdrawFact(tx, 'initiative', initiative.id, version, reason);
    await forget(tx, 'initiative', initiative.id);
    return { result: { id: initiative.id }, trace: traceOf(initiative, reason, {}) };
  },
});

/** An award of earlier years stood on this initiative. */
export const noteUse = defineAction({
  name: 'records.useInitiative',
  input: recordsApi.noteUse.body.extend({ id }),
  load: async (tx, input): Promise<{ initiative: StoredInitiative; subject: Subject } | undefined> => {
    const initiative = await lockInitiative(tx, input.id);
    const subject = await subjectOf(tx, input.subject);
    return initiative && subject ? { initiative, subject } : undefined;
  },
  allow: (actor, { subject }) => mayKeep(actor, subject),
  async run(tx, { initiative, subject }, input) {
    const award = everyAward(await currentLaw(tx), tx.today).find((one) => one.code === input.awardCode);
    if (!award) throw refuse(recordRefusals.unknownAward, { award: input.awardCode });
    demand(input.year > Number(tx.today.slice(0, 4)) ? no(recordRefusals.awardYearFuture, { year: input.year }) : yes);
    const { id: made, judged } = await useInitiative(tx, {
      initiativeId: initiative.id,
      subject: input.subject,
      awardCode: award.code,
      awardName: award.name.vi,
      awardKind: award.kind === 'title' ? 'TITLE' : 'FORM',
      year: input.year,
      object: null,
      reason: input.reason,
    });
    return {
      result: { id: made ?? initiative.id },
      trace: traceOf(initiative, input.reason || null, { subject: subject.name, award: award.code, year: input.year, judged }),
    };
  },
});

interface LoadedUse {
  readonly id: string;
  readonly personId: string | null;
  readonly unitId: string | null;
  readonly initiativeId: string;
  readonly title: string;
  readonly initiativeUnitId: string;
  readonly released: boolean;
  readonly bound: boolean;
}

export const releaseUse = defineAction({
  name: 'records.releaseUse',
  input: recordsApi.releaseUse.body.extend({ id }),
  load: async (tx, input) => {
    const use = await tx.maybe<LoadedUse>(sql`
      select x.id, x.person_id, x.unit_id, x.initiative_id, i.title, i.unit_id as initiative_unit_id, x.released_on is not null as released,
        x.object_id is not null and x.object_type <> 'award' as bound
      from records.initiative_use x join records.initiative i on i.id = x.initiative_id where x.id = ${input.id} for update of x`);
    const about = use && (use.personId ? ({ kind: 'person', id: use.personId } as const) : ({ kind: 'unit', id: use.unitId ?? '' } as const));
    const subject = about && (await subjectOf(tx, about));
    return use && subject ? { use, subject } : undefined;
  },
  allow: (actor, { use, subject }) =>
    all(
      mayKeep(actor, subject),
      use.released ? no(recordRefusals.useReleased) : yes,
      // The dossier holds it; giving the dossier up frees it.
      use.bound ? no(recordRefusals.useOfDossier) : yes,
    ),
  async run(tx, { use }, { reason }) {
    await tx.run(
      sql`update records.initiative_use set released_on = ${tx.today}, released_reason = ${reason} where id = ${use.id} and released_on is null`,
    );
    return {
      result: { id: use.id },
      trace: traceOf({ id: use.initiativeId, title: use.title, unitId: use.initiativeUnitId }, reason, { use: use.id }),
    };
  },
});
