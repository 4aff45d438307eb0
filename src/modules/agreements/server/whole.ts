import { hasRole, type Actor } from '#platform/actor.ts';
import { empty, sql, type Sql, type Tx } from '#platform/db/database.ts';
import type { Origin } from '#platform/schema.ts';
import { termOf, type Term } from '#modules/groups/index.ts';
import { delegatedUnits } from '#modules/identity/index.ts';
import type { AgreementState, ClauseView, CommentView, Content, Judgement, Signature } from '../contract.ts';
import { judgedUnits } from '../rules.ts';

export interface Stored {
  readonly id: string;
  readonly termId: string;
  readonly title: string;
  readonly year: number;
  readonly state: AgreementState;
  readonly version: number;
  readonly revision: number;
  readonly theme: string | null;
  readonly aim: string;
  readonly place: string;
  readonly focus: string;
  readonly organiser: string;
  readonly headName: string | null;
  readonly commentUntil: string | null;
  readonly frozenText: string | null;
  readonly frozenHash: string | null;
  readonly frozenOn: string | null;
  readonly signedOn: string | null;
  readonly inForceOn: string | null;
  readonly midyearNote: string;
  readonly voidReason: string | null;
  readonly copiedFrom: { readonly id: string; readonly title: string } | null;
  readonly document: { readonly id: string; readonly label: string } | null;
  readonly origin: Origin;
}

export interface Amendment {
  readonly revision: number;
  readonly reason: string;
  readonly content: Content;
  readonly frozenText: string;
  readonly frozenHash: string;
  readonly frozenOn: string;
}

export interface Activity {
  readonly id: string;
  readonly commitmentId: string | null;
  readonly heldOn: string;
  readonly title: string;
  readonly place: string;
  readonly note: string;
  readonly synthetic: boolean;
  readonly withdrawnReason: string | null;
}

export interface Limit {
  readonly id: string;
  readonly text: string;
  readonly answer: string;
  readonly dismissedReason: string;
  readonly origin: Origin;
}

export type StoredComment = Omit<CommentView, 'can'>;

/** One agreement with everything the policy and the screen ask about it. */
export interface Whole extends Stored {
  readonly term: Term;
  readonly clauses: readonly ClauseView[];
  readonly comments: readonly StoredComment[];
  /** Of every revision. */
  readonly signatures: readonly (Signature & { readonly revision: number })[];
  readonly activities: readonly Activity[];
  readonly limits: readonly Limit[];
  /** The one waiting for signatures. */
  readonly amendment: Amendment | null;
  /** Member units the reader may sign for by delegation today. */
  readonly delegated: readonly string[];
}

const overseers = ['standing', 'minister', 'admin', 'auditor'] as const;

/** Which agreements a reader may see: all that were agreed or sent round; drafts and void ones are their makers' and, once sent round, their members'. */
export function visibleTo(actor: Actor): Sql {
  const units = actor.unitIds;
  return sql`(a.state not in ('DRAFT', 'VOID') or ${hasRole(actor, ...overseers)}
    or exists (select 1 from groups.term_post p where p.term_id = a.term_id and p.valid_to is null and p.unit_id = any (${units}::uuid[]))
    or t.host_unit_id = any (${units}::uuid[])
    or (a.comment_until is not null and exists (select 1 from groups.term_member m where m.term_id = a.term_id and m.unit_id = any (${units}::uuid[]))))`;
}

/** The theme as the record says now; `a`, `g` in scope. */
export const liveTheme = sql`coalesce((select th.text from movements.theme th where th.id = a.theme_id),
  (select th.text from movements.emulation_year y join movements.theme th on th.id = y.theme_id where y.year = a.year and y.authority_unit_id = g.organiser_unit_id))`;

/** Drafts follow the theme record, a frozen text keeps its own (R-029). */
export const shownTheme = sql`case when a.frozen_text is null then ${liveTheme} else a.frozen_text::jsonb ->> 'theme' end`;

async function storedOf(tx: Tx, id: string, lock: boolean): Promise<Stored | undefined> {
  return tx.maybe<Stored>(sql`
    select a.id, a.term_id, a.title, a.year, a.state, a.version, a.revision, ${shownTheme} as theme, a.aim, a.place, t.focus, o.name as organiser,
      (select u.name from directory.unit u where u.id = coalesce((select p.unit_id from groups.term_post p where p.term_id = t.id and p.post = 'head' and p.valid_to is null), t.host_unit_id)) as head_name,
      a.comment_until, a.frozen_text, a.frozen_hash, a.frozen_on, a.signed_on, a.in_force_on, a.midyear_note, a.void_reason, a.origin,
      (select json_build_object('id', c.id, 'title', c.title) from agreements.agreement c where c.id = a.copied_from_id) as copied_from,
      (select json_build_object('id', d.id, 'label', concat_ws(' ', d.type, d.number)) from documents.document d where d.id = a.document_id) as document
    from agreements.agreement a join groups.term t on t.id = a.term_id join groups.emulation_group g on g.id = t.group_id
      join directory.unit o on o.id = g.organiser_unit_id
    where a.id = ${id} and ${visibleTo(tx.actor)} ${lock ? sql`for update of a` : empty}`);
}

interface CommitmentRow extends Omit<ClauseView['commitments'][number], 'judgements' | 'judgedFor' | 'activityCount'> {
  readonly clauseId: string;
}

async function clausesOf(tx: Tx, id: string, term: Term, activities: readonly Activity[]): Promise<ClauseView[]> {
  const clauses = await tx.many<Omit<ClauseView, 'commitments'>>(
    sql`select id, title, summary, scope, origin from agreements.clause where agreement_id = ${id} order by ord`,
  );
  const commitments = await tx.many<CommitmentRow>(sql`
    select c.id, c.clause_id, c.title, c.owner_unit_id, u.name as owner_name, c.due_on, c.measure, c.measure_kind, c.operator, c.target_hundredths,
      c.target_unit, c.proof, c.synthetic
    from agreements.commitment c join agreements.clause k on k.id = c.clause_id left join directory.unit u on u.id = c.owner_unit_id
    where k.agreement_id = ${id} order by k.ord, c.ord`);
  const judgements = await tx.many<Judgement & { commitmentId: string }>(sql`
    select j.commitment_id, j.unit_id, u.name as unit_name, j.outcome, j.note, j.proof, j.value_hundredths, j.judged_on, j.judged_by, j.synthetic
    from agreements.judgement j join agreements.commitment c on c.id = j.commitment_id join agreements.clause k on k.id = c.clause_id
      left join directory.unit u on u.id = j.unit_id
    where k.agreement_id = ${id} order by u.name collate "vi-x-icu"`);
  const nameOf = (unitId: string | null) => term.members.find((member) => member.unitId === unitId)?.name ?? null;
  return clauses.map((clause) => ({
    ...clause,
    commitments: commitments
      .filter((one) => one.clauseId === clause.id)
      .map((one) => ({
        ...one,
        activityCount: activities.filter((held) => held.commitmentId === one.id && held.withdrawnReason === null).length,
        judgements: judgements.filter((given) => given.commitmentId === one.id),
        judgedFor: judgedUnits(clause.scope, one.ownerUnitId, term.memberUnitIds).map((unitId) => ({
          unitId,
          name: nameOf(unitId) ?? (unitId === null ? null : one.ownerName),
        })),
      })),
  }));
}

/** Reads an agreement whole, as this reader may see it; with `lock` its row is held for change. */
export async function wholeOf(tx: Tx, id: string, { lock = false } = {}): Promise<Whole | undefined> {
  const stored = await storedOf(tx, id, lock);
  const term = stored && (await termOf(tx, stored.termId));
  if (!stored || !term) return undefined;
  const activities = await tx.many<Activity>(sql`
    select id, commitment_id, held_on, title, place, note, synthetic, withdrawn_reason from agreements.activity where agreement_id = ${id} order by held_on, id`);
  return {
    ...stored,
    term,
    clauses: await clausesOf(tx, id, term, activities),
    comments: await tx.many<StoredComment>(sql`
      select c.id, c.clause_id, c.unit_id, u.name as unit_name, c.author_name as author, c.kind, c.text, c.made_on, c.fate, c.answer, c.answered_on, c.version, c.origin
      from agreements.comment c join directory.unit u on u.id = c.unit_id where c.agreement_id = ${id} order by c.made_on, c.id`),
    signatures: await tx.many<Signature & { revision: number }>(sql`
      select s.revision, s.unit_id, u.name as unit_name, s.signed_at, s.signer_name as name, s.signer_post as post, s.on_behalf_of, s.reservation, s.text_hash
      from agreements.signature s join directory.unit u on u.id = s.unit_id where s.agreement_id = ${id} order by s.signed_at`),
    activities,
    limits: await tx.many<Limit>(
      sql`select id, text, answer, dismissed_reason, origin from agreements.carried_limit where agreement_id = ${id} order by id`,
    ),
    amendment:
      (await tx.maybe<Amendment>(sql`
        select revision, reason, content, frozen_text, frozen_hash, frozen_on from agreements.amendment where agreement_id = ${id} and state = 'SIGNING'`)) ??
      null,
    delegated: await delegatedUnits(tx, 'agreements.sign'),
  };
}

/** The words of an agreement without its life: what the editor edits and signatures cover. */
export const contentOf = (it: Pick<Whole, 'aim' | 'place' | 'clauses'>): Content => ({
  aim: it.aim,
  place: it.place,
  clauses: it.clauses.map(({ id, title, summary, scope, commitments }) => ({
    id,
    title,
    summary,
    scope,
    commitments: commitments.map((one) => ({
      id: one.id,
      title: one.title,
      ownerUnitId: one.ownerUnitId,
      dueOn: one.dueOn,
      measure: one.measure,
      measureKind: one.measureKind,
      operator: one.operator,
      targetHundredths: one.targetHundredths,
      targetUnit: one.targetUnit,
      proof: one.proof,
    })),
  })),
});

/** The desk that leads: the head unit, or the host of a term without a known head; `null` when neither is known. */
export const leadingUnit = (it: Pick<Whole, 'term'>): string | null => it.term.headUnitId ?? it.term.hostUnitId;

/** The text now being signed, or in force when none is. */
export function textToSign(it: Whole): { readonly revision: number; readonly hash: string | null } {
  return it.amendment ? { revision: it.amendment.revision, hash: it.amendment.frozenHash } : { revision: it.revision, hash: it.frozenHash };
}

export const signedUnits = (it: Whole, revision: number): string[] =>
  it.signatures.filter((one) => one.revision === revision).map((one) => one.unitId);
