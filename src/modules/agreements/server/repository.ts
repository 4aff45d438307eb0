import { sql, type Sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refusal.ts';
import type { Origin } from '#platform/schema.ts';
import { agreementRefusals, type AgreementState, type CommentView, type Content, type LimitDraft } from '../contract.ts';
import type { ClauseSketch } from '../templates.ts';

export interface NewAgreement {
  readonly id: string;
  readonly termId: string;
  readonly year: number;
  readonly title: string;
  readonly themeId: string | null;
  readonly aim: string;
  readonly copiedFromId: string | null;
}

export async function insertAgreement(tx: Tx, given: NewAgreement): Promise<void> {
  await tx.run(sql`
    insert into agreements.agreement (id, term_id, year, title, theme_id, state, aim, copied_from_id)
    values (${given.id}, ${given.termId}, ${given.year}, ${given.title}, ${given.themeId}, 'DRAFT', ${given.aim}, ${given.copiedFromId})`);
}

/** Moves from the state and version the caller saw; false when somebody else was first. `also` = further columns. */
export async function move(
  tx: Tx,
  it: { readonly id: string; readonly state: AgreementState },
  seen: number,
  to: AgreementState,
  also: Sql = sql``,
): Promise<boolean> {
  const changed = await tx.run(sql`
    update agreements.agreement set state = ${to}, version = version + 1${also} where id = ${it.id} and state = ${it.state} and version = ${seen}`);
  return changed === 1;
}

/** Gives identifiers to sketched clauses. */
export const withIds = (clauses: readonly ClauseSketch[]): Content['clauses'] =>
  clauses.map((clause) => ({ ...clause, id: newId(), commitments: clause.commitments.map((commitment) => ({ ...commitment, id: newId() })) }));

/**
 * Makes the stored clauses and commitments equal to the given ones. Rows keep their identity, so opinions and
 * results stay where they belong; opinions on a clause that went become opinions on the whole.
 */
export async function saveClauses(tx: Tx, agreementId: string, clauses: Content['clauses']): Promise<void> {
  const clauseRows = clauses.map((clause, index) => ({
    id: clause.id,
    ord: index + 1,
    title: clause.title,
    summary: clause.summary,
    scope: clause.scope,
  }));
  const promises = clauses.flatMap((clause) => clause.commitments.map((one, index) => ({ ...one, clauseId: clause.id, ord: index + 1 })));
  demandDistinct([...clauseRows, ...promises].map((one) => one.id));
  const ofThis = sql`(select id from agreements.clause where agreement_id = ${agreementId})`;
  await tx.run(sql`delete from agreements.commitment where clause_id in ${ofThis} and id <> all (${promises.map((one) => one.id)}::uuid[])`);
  const savedClauses = await tx.run(sql`
    insert into agreements.clause as c (id, agreement_id, ord, title, summary, scope)
    select r.id, ${agreementId}, r.ord, r.title, r.summary, r.scope
    from jsonb_to_recordset(${JSON.stringify(clauseRows)}::jsonb) as r(id uuid, ord integer, title text, summary text, scope text)
    on conflict (id) do update set ord = excluded.ord, title = excluded.title, summary = excluded.summary, scope = excluded.scope
    where c.agreement_id = ${agreementId}`);
  const savedPromises = await tx.run(sql`
    insert into agreements.commitment as c (id, clause_id, ord, title, owner_unit_id, due_on, measure, measure_kind, operator, target_hundredths, target_unit, proof)
    select r.id, r."clauseId", r.ord, r.title, r."ownerUnitId", r."dueOn", r.measure, r."measureKind", r.operator, r."targetHundredths", r."targetUnit", r.proof
    from jsonb_to_recordset(${JSON.stringify(promises)}::jsonb) as r(id uuid, "clauseId" uuid, ord integer, title text, "ownerUnitId" uuid, "dueOn" text,
      measure text, "measureKind" text, operator text, "targetHundredths" integer, "targetUnit" text, proof text)
    on conflict (id) do update set clause_id = excluded.clause_id, ord = excluded.ord, title = excluded.title, owner_unit_id = excluded.owner_unit_id,
      due_on = excluded.due_on, measure = excluded.measure, measure_kind = excluded.measure_kind, operator = excluded.operator,
      target_hundredths = excluded.target_hundredths, target_unit = excluded.target_unit, proof = excluded.proof
    where c.clause_id in ${ofThis}`);
  if (savedClauses !== clauseRows.length || savedPromises !== promises.length) throw badIds();
  await tx.run(sql`delete from agreements.clause where agreement_id = ${agreementId} and id <> all (${clauseRows.map((one) => one.id)}::uuid[])`);
}

const badIds = () => refuse(agreementRefusals.badContent, { what: 'mã dòng bị trùng với dòng khác', whatEn: 'a row identifier is taken' });

function demandDistinct(ids: readonly string[]): void {
  if (new Set(ids).size !== ids.length) throw badIds();
}

/** Answers limits that were carried over and adds those the head enters; nothing carried over can be dropped. */
export async function saveLimits(tx: Tx, agreementId: string, limits: readonly LimitDraft[]): Promise<void> {
  demandDistinct(limits.map((limit) => limit.id));
  const saved = await tx.run(sql`
    insert into agreements.carried_limit as l (id, agreement_id, text, answer, dismissed_reason)
    select r.id, ${agreementId}, r.text, r.answer, r."dismissedReason"
    from jsonb_to_recordset(${JSON.stringify(limits)}::jsonb) as r(id uuid, text text, answer text, "dismissedReason" text)
    on conflict (id) do update set answer = excluded.answer, dismissed_reason = excluded.dismissed_reason where l.agreement_id = ${agreementId}`);
  if (saved !== limits.length) throw badIds();
}

export interface NewComment {
  readonly id: string;
  readonly agreementId: string;
  readonly clauseId: string | null;
  readonly unitId: string;
  readonly kind: CommentView['kind'];
  readonly text: string;
}

/** An assent needs no answer and counts as adopted. */
export async function insertComment(tx: Tx, given: NewComment): Promise<void> {
  await tx.run(sql`
    insert into agreements.comment (id, agreement_id, clause_id, unit_id, author_name, kind, text, made_on, fate)
    values (${given.id}, ${given.agreementId}, ${given.clauseId}, ${given.unitId}, ${tx.actor.name}, ${given.kind}, ${given.text}, ${tx.today},
      ${given.kind === 'assent' ? 'ADOPTED' : 'OPEN'})`);
}

export async function answerComment(tx: Tx, commentId: string, seen: number, fate: CommentView['fate'], answer: string): Promise<boolean> {
  const changed = await tx.run(sql`
    update agreements.comment set fate = ${fate}, answer = ${answer}, answered_on = ${tx.today}, version = version + 1
    where id = ${commentId} and version = ${seen}`);
  return changed === 1;
}

export interface NewSignature {
  readonly agreementId: string;
  readonly revision: number;
  readonly unitId: string;
  readonly post: string;
  readonly delegationId: string | null;
  readonly onBehalfOf: string | null;
  readonly reservation: string;
  readonly textHash: string;
}

/** False when the unit has signed this text already. */
export async function insertSignature(tx: Tx, given: NewSignature): Promise<boolean> {
  const written = await tx.run(sql`
    insert into agreements.signature (agreement_id, revision, unit_id, signed_at, account_id, signer_name, signer_post, delegation_id, on_behalf_of, reservation, text_hash)
    values (${given.agreementId}, ${given.revision}, ${given.unitId}, ${tx.now.toISOString()}, ${tx.actor.accountId}, ${tx.actor.name}, ${given.post},
      ${given.delegationId}, ${given.onBehalfOf}, ${given.reservation}, ${given.textHash})
    on conflict do nothing`);
  return written === 1;
}

export interface NewAmendment {
  readonly agreementId: string;
  readonly revision: number;
  readonly reason: string;
  readonly content: Content;
  readonly text: string;
  readonly hash: string;
}

export async function insertAmendment(tx: Tx, given: NewAmendment): Promise<void> {
  await tx.run(sql`
    insert into agreements.amendment (agreement_id, revision, state, reason, content, frozen_text, frozen_hash, frozen_on)
    values (${given.agreementId}, ${given.revision}, 'SIGNING', ${given.reason}, ${JSON.stringify(given.content)}::jsonb, ${given.text}, ${given.hash}, ${tx.today})`);
}

export async function closeAmendment(tx: Tx, agreementId: string, state: 'IN_FORCE' | 'WITHDRAWN', reason: string): Promise<boolean> {
  const changed = await tx.run(sql`
    update agreements.amendment set state = ${state}, closed_on = ${tx.today}, closed_reason = ${reason} where agreement_id = ${agreementId} and state = 'SIGNING'`);
  return changed === 1;
}

/** Keeps the text that stops being in force readable with its signatures. */
export async function keepRevision(tx: Tx, agreementId: string): Promise<void> {
  await tx.run(sql`
    insert into agreements.revision (agreement_id, revision, frozen_text, frozen_hash, frozen_on, in_force_on, reason)
    select a.id, a.revision, a.frozen_text, a.frozen_hash, a.frozen_on, a.in_force_on, coalesce(m.reason, '')
    from agreements.agreement a left join agreements.amendment m on m.agreement_id = a.id and m.revision = a.revision where a.id = ${agreementId}`);
}

export interface NewJudgement {
  readonly commitmentId: string;
  readonly unitId: string | null;
  readonly outcome: string;
  readonly note: string;
  readonly proof: string;
  readonly valueHundredths: number | null;
}

/** A later judgement of the same place replaces the earlier; the trail keeps both. */
export async function putJudgement(tx: Tx, given: NewJudgement): Promise<void> {
  await tx.run(sql`
    insert into agreements.judgement (commitment_id, unit_id, outcome, note, proof, value_hundredths, judged_on, judged_by)
    values (${given.commitmentId}, ${given.unitId}, ${given.outcome}, ${given.note}, ${given.proof}, ${given.valueHundredths}, ${tx.today}, ${tx.actor.name})
    on conflict (commitment_id, coalesce(unit_id, '00000000-0000-0000-0000-000000000000')) do update set outcome = excluded.outcome, note = excluded.note,
      proof = excluded.proof, value_hundredths = excluded.value_hundredths, judged_on = excluded.judged_on, judged_by = excluded.judged_by`);
}

export async function insertActivity(
  tx: Tx,
  given: { id: string; agreementId: string; commitmentId: string | null; heldOn: string; title: string; place: string; note: string },
): Promise<void> {
  await tx.run(sql`
    insert into agreements.activity (id, agreement_id, commitment_id, held_on, title, place, note)
    values (${given.id}, ${given.agreementId}, ${given.commitmentId}, ${given.heldOn}, ${given.title}, ${given.place}, ${given.note})`);
}

export async function withdrawActivity(tx: Tx, agreementId: string, activityId: string, reason: string): Promise<boolean> {
  const changed = await tx.run(sql`
    update agreements.activity set withdrawn_reason = ${reason} where id = ${activityId} and agreement_id = ${agreementId} and withdrawn_reason is null`);
  return changed === 1;
}

/** Marks what came from a published source; only the loading of such data calls it. */
export async function noteSources(
  tx: Tx,
  agreementId: string,
  sources: { readonly origin: Origin; readonly clauses: readonly Origin[] },
): Promise<void> {
  await tx.run(sql`update agreements.agreement set origin = ${JSON.stringify(sources.origin)}::jsonb where id = ${agreementId}`);
  for (const [index, origin] of sources.clauses.entries()) {
    await tx.run(
      sql`update agreements.clause set origin = ${JSON.stringify(origin)}::jsonb where agreement_id = ${agreementId} and ord = ${index + 1}`,
    );
  }
}
