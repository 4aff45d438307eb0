import type { z } from 'zod';
import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, demand, no, refuse, yes } from '#platform/refusal.ts';
import { showDate, startOfPartial } from '#platform/dates.ts';
import { currentLaw } from '#modules/law/index.ts';
import { makeFindable } from '#modules/search/index.ts';
import type { initiativeFields, SubjectBody } from '../contract.ts';
import { recordRefusals } from '../refusals.ts';
import { authorsFit, judgeUse, useFits, type Author, type UseVerdict } from '../uses.ts';
import { usesOf } from './initiative-query.ts';
import { subjectOf } from './subjects.ts';

export type InitiativeFields = z.output<typeof initiativeFields>;

export interface StoredInitiative {
  readonly id: string;
  readonly unitId: string;
  readonly title: string;
  readonly level: string | null;
  readonly version: number;
}

export function lockInitiative(tx: Tx, id: string): Promise<StoredInitiative | undefined> {
  return tx.maybe<StoredInitiative>(sql`
    select id, unit_id, title, level, version from records.initiative where id = ${id} and withdrawn_on is null for update`);
}

/** Authors, shares, recognition and days make sense together. */
export function demandInitiativeFits(fields: InitiativeFields, today: string): void {
  demand(authorsFit(fields.authors));
  demand((fields.level === null) === (fields.recognisedOn === null) ? yes : no(recordRefusals.levelNeedsDecision));
  const late = [fields.recognisedOn === null ? null : startOfPartial(fields.recognisedOn), fields.effectFrom].find(
    (day) => day !== null && day > today,
  );
  if (late) throw refuse(recordRefusals.futureDay, { day: showDate(late) }, { field: 'recognisedOn' });
  if (fields.effectFrom !== null && fields.effectTo !== null && fields.effectTo < fields.effectFrom)
    throw refuse(recordRefusals.spanReversed, { from: showDate(fields.effectFrom), to: showDate(fields.effectTo) }, { field: 'effectTo' });
}

async function writeAuthors(tx: Tx, id: string, authors: readonly Author[]): Promise<void> {
  await tx.run(sql`delete from records.initiative_author where initiative_id = ${id}`);
  await tx.run(sql`
    insert into records.initiative_author (initiative_id, person_id, share)
    select ${id}, a."personId", a.share from jsonb_to_recordset(${JSON.stringify(authors)}::jsonb) as a("personId" uuid, share integer)`);
}

const find = (tx: Tx, id: string, title: string) =>
  makeFindable(tx, { type: 'initiative', id, title, subtitle: 'Sáng kiến, đề tài', link: `/ly-lich/sang-kien/${id}`, names: [], weight: 8 });

export async function insertInitiative(
  tx: Tx,
  fields: InitiativeFields,
  extra: { id?: string; importId?: string | null; synthetic?: boolean } = {},
): Promise<string> {
  const id = extra.id ?? newId();
  await tx.run(sql`
    insert into records.initiative (id, unit_id, title, kind, level, decision_number, recognised_on, recognised_by, applied, applied_where, effect_from, effect_to,
      source, certainty, note, entered_on, entered_by, import_id, synthetic)
    values (${id}, ${fields.unitId}, ${fields.title}, ${fields.kind}, ${fields.level}, ${fields.decisionNumber}, ${fields.recognisedOn}, ${fields.recognisedBy},
      ${fields.applied}, ${fields.appliedWhere}, ${fields.effectFrom}, ${fields.effectTo}, ${fields.source}, ${fields.certainty}, ${fields.note}, ${tx.today},
      ${tx.actor.name}, ${extra.importId ?? null}, ${extra.synthetic ?? false})`);
  await writeAuthors(tx, id, fields.authors);
  await find(tx, id, fields.title);
  return id;
}

/** The version before stays, authors included in the reason's trail. Throws `common.stale`. */
export async function correctInitiative(tx: Tx, id: string, version: number, fields: InitiativeFields, reason: string): Promise<void> {
  const changed = await tx.run(sql`
    update records.initiative set unit_id = ${fields.unitId}, title = ${fields.title}, kind = ${fields.kind}, level = ${fields.level},
      decision_number = ${fields.decisionNumber}, recognised_on = ${fields.recognisedOn}, recognised_by = ${fields.recognisedBy}, applied = ${fields.applied},
      applied_where = ${fields.appliedWhere}, effect_from = ${fields.effectFrom}, effect_to = ${fields.effectTo}, source = ${fields.source},
      certainty = ${fields.certainty}, note = ${fields.note}, version = version + 1, change_reason = ${reason}, changed_by = ${tx.actor.name}
    where id = ${id} and version = ${version} and withdrawn_on is null`);
  if (changed === 0) throw refuse(commonRefusals.stale);
  await writeAuthors(tx, id, fields.authors);
  await find(tx, id, fields.title);
}

export interface WantedUse {
  readonly initiativeId: string;
  readonly subject: SubjectBody;
  readonly awardCode: string;
  readonly awardName: string;
  readonly awardKind: 'TITLE' | 'FORM';
  readonly year: number;
  /** The proposal it serves, when it is one of this system. */
  readonly object: { readonly type: string; readonly id: string; readonly label: string } | null;
  readonly reason: string;
}

/**
 * Notes that an initiative serves an award or a proposal. The same proposal twice is one use. Throws
 * `records.used_for_other`, `records.use_needs_reason`, `records.not_an_author`, `records.not_recognised`,
 * `common.not_found`. Answers the use and how it was judged.
 */
export async function useInitiative(tx: Tx, wanted: WantedUse): Promise<{ id: string | null; judged: UseVerdict }> {
  const initiative = await lockInitiative(tx, wanted.initiativeId);
  const subject = await subjectOf(tx, wanted.subject);
  if (!initiative || !subject) throw refuse(commonRefusals.notFound);
  if (initiative.level === null) throw refuse(recordRefusals.notRecognised, { title: initiative.title });
  if (subject.kind === 'person') {
    const authors = await tx.many(sql`
      select 1 from records.initiative_author where initiative_id = ${initiative.id} and person_id = any (${subject.ids}::uuid[])`);
    if (authors.length === 0) throw refuse(recordRefusals.notAnAuthor, { name: subject.name, title: initiative.title });
  }
  const { object } = wanted;
  const judged = judgeUse(await usesOf(tx, initiative.id), {
    ...wanted,
    subjectId: subject.id,
    objectId: object?.id ?? null,
    label: object?.label ?? '',
  });
  const law = await currentLaw(tx);
  const rule = law.rulebookOn(tx.today).principle('initiative-title-title', tx.today);
  demand(useFits(initiative.title, judged, wanted.reason, rule ? law.rulebookOn(tx.today).cite(rule.basis) : ''));
  if (judged.verdict === 'again') return { id: null, judged };
  const id = newId();
  await tx.run(sql`
    insert into records.initiative_use (id, initiative_id, person_id, unit_id, award_code, award_name, award_kind, year, object_type, object_id, label, used_on, reason)
    values (${id}, ${initiative.id}, ${subject.kind === 'person' ? subject.id : null}, ${subject.kind === 'unit' ? subject.id : null}, ${wanted.awardCode},
      ${wanted.awardName}, ${wanted.awardKind}, ${wanted.year}, ${object?.type ?? null}, ${object?.id ?? null}, ${object?.label ?? ''}, ${tx.today}, ${wanted.reason})`);
  return { id, judged };
}

/** How a use would be judged now, other than by the proposal itself; nothing is written. */
export async function judgeWanted(
  tx: Tx,
  wanted: Pick<WantedUse, 'initiativeId' | 'awardKind' | 'awardCode' | 'year'> & { personId: string; objectId: string },
) {
  const others = (await usesOf(tx, wanted.initiativeId)).filter((use) => use.objectId !== wanted.objectId);
  return judgeUse(others, { ...wanted, subjectId: wanted.personId, label: '' });
}

/** Ends the uses of one proposal: it was withdrawn or refused and the initiative is free again. */
export async function releaseUsesOf(tx: Tx, object: { readonly type: string; readonly id: string }, reason: string): Promise<number> {
  return tx.run(sql`
    update records.initiative_use set released_on = ${tx.today}, released_reason = ${reason}
    where object_type = ${object.type} and object_id = ${object.id} and released_on is null`);
}
