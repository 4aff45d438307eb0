import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { showDate } from '#platform/dates.ts';
import { cite, enterIssued } from '#modules/documents/index.ts';
import { makeFindable } from '#modules/search/index.ts';
import { decisionRefusals, type SubmissionItem } from '../contract.ts';
import type { AwardState, Outcome } from '../rules.ts';

export interface Recipient {
  readonly unitId: string | null;
  readonly personId: string | null;
  readonly name: string;
}

/** What is proposed to the Minister, in the words the Minister reads. */
export interface Proposal {
  readonly object: { readonly type: string; readonly id: string };
  readonly title: string;
  readonly detail: string;
  readonly link: string;
  readonly awardCode: string;
  readonly awardName: string;
  readonly recipient: Recipient;
  readonly year: number;
  readonly stateLevel: boolean;
  readonly synthetic: boolean;
}

export interface NewSubmission {
  readonly number: string;
  readonly title: string;
  readonly note: string;
}

/** Puts a list before the Minister; returns the submission's id. */
export async function submitToMinister(tx: Tx, submission: NewSubmission, proposals: readonly Proposal[]): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into decisions.submission (id, number, title, submitted_on, submitted_by, state, note, synthetic)
    values (${id}, ${submission.number}, ${submission.title}, ${tx.today}, ${tx.actor.name}, 'OPEN', ${submission.note}, ${proposals.some((one) => one.synthetic)})`);
  for (const one of proposals) {
    await tx.run(sql`
      insert into decisions.submission_item (submission_id, object_type, object_id, title, detail, link, award_code, award_name,
        recipient_unit_id, recipient_person_id, year, state_level, synthetic)
      values (${id}, ${one.object.type}, ${one.object.id}, ${one.title}, ${one.detail}, ${one.link}, ${one.awardCode}, ${one.awardName},
        ${one.recipient.unitId}, ${one.recipient.personId}, ${one.year}, ${one.stateLevel}, ${one.synthetic})`);
  }
  return id;
}

export interface LoadedItem extends Pick<SubmissionItem, 'objectType' | 'objectId' | 'title' | 'outcome' | 'stateLevel' | 'awardName' | 'year'> {
  readonly awardCode: string;
  readonly unitId: string | null;
  readonly personId: string | null;
  readonly recipientName: string;
  readonly synthetic: boolean;
}

export interface LoadedSubmission {
  readonly id: string;
  readonly title: string;
  readonly state: 'OPEN' | 'DECIDED' | 'RETURNED';
  readonly submittedOn: string;
  readonly version: number;
  readonly list: readonly LoadedItem[];
  readonly anyDecided: boolean;
}

/** A submission locked for change, with its list. */
export async function loadSubmission(tx: Tx, id: string): Promise<LoadedSubmission | undefined> {
  const found = await tx.maybe<Omit<LoadedSubmission, 'list' | 'anyDecided'>>(sql`
    select id, title, state, submitted_on, version from decisions.submission where id = ${id} for update`);
  if (!found) return undefined;
  const list = await tx.many<LoadedItem>(sql`
    select i.object_type, i.object_id, i.title, i.outcome, i.state_level, i.award_name, i.award_code, i.year, i.recipient_unit_id as unit_id,
      i.recipient_person_id as person_id, coalesce(u.name, p.full_name) as recipient_name, i.synthetic
    from decisions.submission_item i left join directory.unit u on u.id = i.recipient_unit_id left join directory.person p on p.id = i.recipient_person_id
    where i.submission_id = ${id} order by i.award_name, i.title`);
  return { ...found, list, anyDecided: list.some((item) => item.outcome !== null) };
}

export interface DecisionPaper {
  readonly number: string;
  readonly decidedOn: string;
  readonly title: string;
  readonly signerName: string;
  readonly signerPost: string;
  readonly submissionId: string | null;
  readonly synthetic: boolean;
  /** The body that issues it; `null` when it is signed above the authority. */
  readonly issuerUnitId: string | null;
}

/** Writes the decision itself, and its paper into the register of documents. Throws `decisions.number_taken`. */
export async function recordDecision(tx: Tx, paper: DecisionPaper): Promise<string> {
  const taken = await tx.many(sql`select 1 from decisions.decision where number = ${paper.number} and decided_on = ${paper.decidedOn}`);
  if (taken.length > 0) throw refuse(decisionRefusals.numberTaken, { number: paper.number, day: showDate(paper.decidedOn) });
  const id = newId();
  const { number, decidedOn, title, issuerUnitId } = paper;
  const documentId = await enterIssued(tx, { type: 'Quyết định', number, issuedOn: decidedOn, title, issuerUnitId });
  await tx.run(sql`
    insert into decisions.decision (id, submission_id, number, decided_on, signer_name, signer_post, title, document_id, state, synthetic)
    values (${id}, ${paper.submissionId}, ${number}, ${decidedOn}, ${paper.signerName}, ${paper.signerPost}, ${title}, ${documentId}, 'ISSUED', ${paper.synthetic})`);
  await cite(tx, { documentId, object: { type: 'decision', id }, label: title, link: `/quyet-dinh/${id}` });
  await makeFindable(tx, {
    type: 'decision',
    id,
    title: `Quyết định ${paper.number}`,
    subtitle: paper.title,
    link: `/quyet-dinh/${id}`,
    names: [paper.number, paper.title],
    weight: 10,
  });
  return id;
}

/** Writes the Minister's outcomes; the submission closes when every item has one. Throws `common.stale`. */
export async function writeOutcomes(tx: Tx, submission: LoadedSubmission, seen: number, given: readonly Outcome[]): Promise<'OPEN' | 'DECIDED'> {
  for (const one of given) {
    await tx.run(sql`
      update decisions.submission_item set outcome = ${one.outcome}, outcome_reason = ${one.reason.trim()}
      where submission_id = ${submission.id} and object_id = ${one.objectId} and outcome is null`);
  }
  const waiting = submission.list.filter((item) => item.outcome === null).length - given.length;
  const state = waiting === 0 ? 'DECIDED' : 'OPEN';
  const changed = await tx.run(sql`
    update decisions.submission set state = ${state}, version = version + 1 where id = ${submission.id} and state = 'OPEN' and version = ${seen}`);
  if (changed === 0) throw refuse(commonRefusals.stale);
  return state;
}

/** Gives the whole list back to the standing body. Throws `common.stale`. */
export async function returnSubmission(tx: Tx, submission: LoadedSubmission, seen: number, reason: string): Promise<void> {
  const changed = await tx.run(sql`
    update decisions.submission set state = 'RETURNED', returned_reason = ${reason}, version = version + 1
    where id = ${submission.id} and state = 'OPEN' and version = ${seen}`);
  if (changed === 0) throw refuse(commonRefusals.stale);
}

export interface NewAward extends Omit<Proposal, 'title' | 'detail' | 'link' | 'stateLevel'> {
  readonly decisionId: string;
  readonly decidedOn: string;
  readonly level: 'ministry' | 'state';
}

/** One row of the register: an honour given once, by one decision. */
export async function registerAward(tx: Tx, award: NewAward): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into decisions.award (id, award_code, award_name, level, year, unit_id, person_id, decision_id, decided_on, object_type, object_id, state, recipient_name, synthetic)
    values (${id}, ${award.awardCode}, ${award.awardName}, ${award.level}, ${award.year}, ${award.recipient.unitId}, ${award.recipient.personId}, ${award.decisionId},
      ${award.decidedOn}, ${award.object.type}, ${award.object.id}, 'DECIDED', ${award.recipient.name}, ${award.synthetic})`);
  return id;
}

interface ObjectRef {
  readonly type: string;
  readonly id: string;
}

/** The award was handed over. Throws `common.stale` when it is not in the state for it. */
export async function confer(tx: Tx, object: ObjectRef, given: { readonly on: string; readonly place: string }): Promise<void> {
  const changed = await tx.run(sql`
    update decisions.award set state = 'AWARDED', awarded_on = ${given.on}, awarded_place = ${given.place}, version = version + 1
    where object_type = ${object.type} and object_id = ${object.id} and state = 'DECIDED'`);
  if (changed === 0) throw refuse(commonRefusals.stale);
}

/** Who cancelled, by which paper, why. */
export interface CancelledBy {
  readonly on: string;
  readonly paper: string;
  readonly reason: string;
}

/** The award is taken back; its row stays, with the paper and the cause (law.md §13). Answers its id. */
export async function revokeAward(tx: Tx, object: ObjectRef, by: CancelledBy): Promise<string> {
  const row = await tx.maybe<{ id: string }>(sql`
    update decisions.award set state = 'REVOKED', revoked_on = ${by.on}, revoked_by_paper = ${by.paper}, revoked_reason = ${by.reason}, version = version + 1
    where object_type = ${object.type} and object_id = ${object.id} and state in ('DECIDED', 'AWARDED') returning id`);
  if (!row) throw refuse(commonRefusals.stale);
  return row.id;
}

/** One row of the register, as cancelling asks about it. */
export interface RegisteredAward {
  readonly id: string;
  readonly awardCode: string | null;
  readonly awardName: string;
  readonly level: string;
  readonly year: number;
  readonly unitId: string | null;
  readonly recipientName: string;
  readonly state: AwardState;
  readonly objectType: string | null;
  readonly objectId: string | null;
  readonly version: number;
}

const headColumns = sql`id, award_code, award_name, level, year, unit_id, recipient_name, state, object_type, object_id, version`;

export const awardHead = (tx: Tx, id: string): Promise<RegisteredAward | undefined> =>
  tx.maybe<RegisteredAward>(sql`select ${headColumns} from decisions.award where id = ${id} and not entry_withdrawn`);

export const lockAward = (tx: Tx, id: string): Promise<RegisteredAward | undefined> =>
  tx.maybe<RegisteredAward>(sql`select ${headColumns} from decisions.award where id = ${id} and not entry_withdrawn for update`);

/** Cancels an award without a dossier in this system, from the paper that cancels it. Throws `common.stale`. */
export async function cancelRegistered(tx: Tx, award: Pick<RegisteredAward, 'id'>, by: CancelledBy & { readonly version: number }): Promise<void> {
  const changed = await tx.run(sql`
    update decisions.award set state = 'REVOKED', revoked_on = ${by.on}, revoked_by_paper = ${by.paper}, revoked_reason = ${by.reason}, version = version + 1
    where id = ${award.id} and state in ('DECIDED', 'AWARDED') and version = ${by.version}`);
  if (changed === 0) throw refuse(commonRefusals.stale);
}
