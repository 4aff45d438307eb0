import type { z } from 'zod';
import { actsFor } from '#platform/actor.ts';
import { empty, sql, type Sql, type Tx } from '#platform/db/database.ts';
import { hasWords } from '#platform/db/find-words.ts';
import { no, yes } from '#platform/refusal.ts';
import { evidenceOf } from '#modules/evidence/index.ts';
import { headRatings } from '#modules/groups/contract.ts';
import { memberUnitsOf, termOf } from '#modules/groups/index.ts';
import { agreementRefusals, type AgreementDetail, type agreementsApi, type Signature } from '../contract.ts';
import { gapsOf, inState, judgedCount } from '../rules.ts';
import { templates } from '../templates.ts';
import { thaw } from './freeze.ts';
import { canOf, isInsider, may, mayDraft, openSignatures } from './policy.ts';
import { carriedLimits, previousOf } from './previous.ts';
import { contentOf, leadingUnit, shownTheme, signedUnits, visibleTo, wholeOf, type Whole } from './whole.ts';

type ListQuery = z.output<(typeof agreementsApi.list)['query']>;
type List = z.input<(typeof agreementsApi.list)['response']>;

/** In the title, the group's name or any other spelling of it. */
const findable = sql`platform.f_kd(a.title || ' ' || g.name || ' ' || coalesce((select string_agg(l.name, ' ') from groups.group_alias l where l.group_id = g.id), ''))`;
const matches = (q: string): Sql => hasWords(findable, q);

const from = sql`from agreements.agreement a join groups.term t on t.id = a.term_id join groups.emulation_group g on g.id = t.group_id`;
const nowMember = sql`m.term_id = a.term_id and m.left_on is null`;
/** The revision being signed, else the one in force. */
const signingRevision = sql`coalesce((select x.revision from agreements.amendment x where x.agreement_id = a.id and x.state = 'SIGNING'), a.revision)`;
const signedBy = (unit: Sql) =>
  sql`exists (select 1 from agreements.signature s where s.agreement_id = a.id and s.revision = ${signingRevision} and s.unit_id = ${unit})`;
const mineUnsigned = (
  tx: Tx,
) => sql`((a.state in ('AGREED', 'SIGNING') or a.state = 'IN_FORCE' and exists (select 1 from agreements.amendment x where x.agreement_id = a.id and x.state = 'SIGNING'))
  and exists (select 1 from groups.term_member m where ${nowMember} and m.unit_id = any (${tx.actor.unitIds}::uuid[]) and not ${signedBy(sql`m.unit_id`)}))`;
/** Newest year first, then Khối before Cụm by number. */
const place = sql`(to_char(9999 - a.year, 'FM0000') || g.kind || to_char(coalesce(g.number, 999), 'FM000') || a.id) collate "C"`;

export async function listAgreements(tx: Tx, query: ListQuery): Promise<List> {
  const where = sql`where ${visibleTo(tx.actor)}
    ${query.q?.trim() ? sql`and ${matches(query.q)}` : empty}
    ${query.year ? sql`and a.year = ${query.year}` : empty}
    ${query.groupId ? sql`and g.id = ${query.groupId}` : empty}
    ${query.state ? sql`and a.state = ${query.state}` : empty}
    ${query.unsigned ? sql`and ${mineUnsigned(tx)}` : empty}`;
  const rows = await tx.many<List['rows'][number] & { place: string }>(sql`
    select a.id, a.title, a.year, g.id as group_id, g.name as group_name, a.state, ${shownTheme} as theme, t.focus, a.comment_until, a.signed_on, a.origin,
      (select count(*)::int from agreements.clause k where k.agreement_id = a.id) as clauses,
      (select count(*)::int from agreements.commitment c join agreements.clause k on k.id = c.clause_id where k.agreement_id = a.id) as commitments,
      (select count(*)::int from agreements.commitment c join agreements.clause k on k.id = c.clause_id where k.agreement_id = a.id and k.scope = 'group') as group_commitments,
      (select count(*)::int from agreements.signature s where s.agreement_id = a.id and s.revision = ${signingRevision}) as signed,
      (select count(*)::int from groups.term_member m where ${nowMember}) as "of",
      exists (select 1 from agreements.amendment x where x.agreement_id = a.id and x.state = 'SIGNING') as amending,
      ${mineUnsigned(tx)} as mine, ${place} as place
    ${from} ${where} ${query.after ? sql`and ${place} > ${query.after}` : empty} order by ${place} limit ${query.limit + 1}`);
  const shown = rows.slice(0, query.limit);
  const { total } = await tx.one<{ total: number }>(sql`select count(*)::int as total from (select 1 ${from} ${where} limit 1001) capped`);
  const known = await tx.many<{ year: number; groupId: string; groupName: string }>(sql`
    select distinct a.year, g.id as group_id, g.name as group_name ${from} where ${visibleTo(tx.actor)} order by a.year desc, g.name`);
  const start = await startOptions(tx);
  return {
    rows: shown,
    next: rows.length > query.limit ? (shown.at(-1)?.place ?? null) : null,
    total: total > 1000 ? null : total,
    years: [...new Set(known.map((one) => one.year))],
    groups: [...new Map(known.map((one) => [one.groupId, { id: one.groupId, name: one.groupName }])).values()].sort((a, b) =>
      a.name.localeCompare(b.name, 'vi'),
    ),
    can: {
      start: start.terms.some((term) => term.can.draft.ok) ? yes : no(agreementRefusals.onlyHead, { unit: 'chưa có năm nào chờ bạn lập giao ước' }),
    },
  };
}

type Start = z.input<(typeof agreementsApi.startOptions)['response']>;

/** Group years this desk leads that have no living agreement, latest first. */
export async function startOptions(tx: Tx): Promise<Start> {
  const free = await tx.many<{ id: string; lastRating: keyof typeof headRatings | null }>(sql`
    select t.id, (select p.head_rating from groups.term p where p.group_id = t.group_id and p.year < t.year and p.head_rating is not null order by p.year desc limit 1) as last_rating
    from groups.term t
    where not exists (select 1 from agreements.agreement a where a.term_id = t.id and a.state <> 'VOID')
      and (t.host_unit_id = any (${tx.actor.unitIds}::uuid[])
        or exists (select 1 from groups.term_post p where p.term_id = t.id and p.post = 'head' and p.valid_to is null and p.unit_id = any (${tx.actor.unitIds}::uuid[])))
    order by t.year desc, t.id limit 20`);
  const terms: Start['terms'] = [];
  for (const { id, lastRating } of free) {
    const term = await termOf(tx, id);
    if (!term) continue;
    const draft = mayDraft(tx.actor, term);
    if (!draft.ok) continue;
    const previous = await previousOf(tx, term);
    terms.push({
      termId: id,
      groupName: term.groupName,
      year: term.year,
      lastRating: lastRating && headRatings[lastRating].vi,
      previous: previous
        ? {
            ...previous,
            clauses: (await tx.one<{ n: number }>(sql`select count(*)::int as n from agreements.clause where agreement_id = ${previous.id}`)).n,
            openPoints: await carriedLimits(tx, previous.id),
          }
        : null,
      can: { draft },
    });
  }
  return { terms, templates: templates.map(({ key, title, clauses }) => ({ key, title, clauses: clauses(2000).map((clause) => clause.title) })) };
}

const postOf = (it: Whole, unitId: string): 'head' | 'deputy' | 'host' | null => {
  if (unitId === it.term.headUnitId) return 'head';
  if (unitId === it.term.deputyUnitId) return 'deputy';
  return it.term.headUnitId === null && unitId === it.term.hostUnitId ? 'host' : null;
};

/** Head (or host) first, then the deputy, then the others by name. */
const rankOf = (post: ReturnType<typeof postOf>) => (post === null ? 2 : post === 'deputy' ? 1 : 0);

interface StoredRevision {
  readonly revision: number;
  readonly frozenText: string;
  readonly hash: string;
  readonly frozenOn: string;
  readonly inForceOn: string | null;
  readonly reason: string;
}

export async function agreementDetail(tx: Tx, id: string): Promise<AgreementDetail | undefined> {
  const it = await wholeOf(tx, id);
  if (!it) return undefined;
  const signaturesOf = (revision: number): Signature[] => it.signatures.filter((one) => one.revision === revision);
  const inside = isInsider(tx.actor, it);
  const named = (unitId: string) => it.term.members.find((member) => member.unitId === unitId)?.name ?? '';
  const revisions = await tx.many<StoredRevision>(sql`
    select revision, frozen_text, frozen_hash as hash, frozen_on, in_force_on, reason from agreements.revision where agreement_id = ${id} order by revision desc`);
  const answer = may('answer', tx.actor, it, tx.today);
  const commitments = it.clauses.flatMap((clause) => clause.commitments);
  const evidence = await evidenceOf(
    tx,
    'commitment',
    commitments.map((one) => one.id),
  );
  const signed = signaturesOf(it.revision);
  const { term, amendment } = it;
  const head = leadingUnit(it);
  return {
    id: it.id,
    termId: it.termId,
    groupId: term.groupId,
    groupName: term.groupName,
    groupKind: term.kind,
    organiser: it.organiser,
    head: head === null ? null : { unitId: head, name: it.headName ?? '' },
    servedByHost: term.headUnitId === null && head !== null,
    membersComplete: term.membersComplete,
    title: it.title,
    year: it.year,
    state: it.state,
    version: it.version,
    revision: it.revision,
    theme: it.theme,
    aim: it.aim,
    place: it.place,
    focus: it.focus,
    commentUntil: it.commentUntil,
    frozenHash: it.frozenHash,
    frozenOn: it.frozenOn,
    signedOn: it.signedOn,
    inForceOn: it.inForceOn,
    midyearNote: it.midyearNote,
    voidReason: it.voidReason,
    copiedFrom: it.copiedFrom,
    document: it.document,
    clauses: [...it.clauses],
    comments: inside
      ? it.comments.map((one) => ({ ...one, can: { answer: one.kind === 'assent' ? no(agreementRefusals.assentHasNoAnswer) : answer } }))
      : [],
    members: term.members
      .map((member) => ({ ...member, post: postOf(it, member.unitId), signature: signed.find((one) => one.unitId === member.unitId) ?? null }))
      .sort((a, b) => rankOf(a.post) - rankOf(b.post)),
    signed: signed.length,
    of: inState('sign', it.state).ok ? Math.max(term.members.length, signed.length) : signed.length || term.members.length,
    amendment: amendment && {
      revision: amendment.revision,
      reason: amendment.reason,
      hash: amendment.frozenHash,
      frozenOn: amendment.frozenOn,
      text: thaw(amendment.frozenText),
      signed: signedUnits(it, amendment.revision).length,
      signatures: signaturesOf(amendment.revision),
    },
    revisions: revisions.map(({ frozenText, ...one }) => ({ ...one, text: thaw(frozenText), signatures: signaturesOf(one.revision) })),
    activities: [...it.activities],
    limits: inside ? [...it.limits] : [],
    gaps: it.frozenHash === null ? gapsOf(contentOf(it), term.memberUnitIds) : [],
    evidence: Object.fromEntries(evidence),
    judged: judgedCount(commitments),
    signFor: openSignatures(tx.actor, it).map((unitId) => ({ unitId, name: named(unitId), onBehalf: !actsFor(tx.actor, unitId, 'leader') })),
    commentFor: memberUnitsOf(tx.actor, term).map((unitId) => ({ unitId, name: named(unitId) })),
    origin: it.origin,
    can: canOf(tx.actor, it, tx.today),
  };
}
