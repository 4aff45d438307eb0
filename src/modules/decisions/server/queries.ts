import type { z } from 'zod';
import { empty, sql, type Sql, type Tx } from '#platform/db/database.ts';
import { hasWords } from '#platform/db/find-words.ts';
import type { AwardRow, decisionsApi } from '../contract.ts';
import { canOfSubmission, mayPublish } from './policy.ts';

type Answer<K extends keyof typeof decisionsApi> = z.input<(typeof decisionsApi)[K]['response']>;
type Query<K extends keyof typeof decisionsApi> = z.output<(typeof decisionsApi)[K]['query']>;

const awardColumns = sql`a.id, a.award_name, a.award_code, a.year, a.state, a.decided_on, a.awarded_on, a.awarded_place,
  json_build_object('unitId', a.unit_id, 'personId', a.person_id, 'name', a.recipient_name) as recipient,
  case when d.id is null then null else json_build_object('id', d.id, 'number', d.number) end as decision,
  case when a.revoked_on is null then null else json_build_object('on', a.revoked_on, 'paper', a.revoked_by_paper, 'reason', a.revoked_reason) end as revoked,
  a.synthetic, a.back_entered, a.paper_number, a.issuer_name, a.source, a.certainty, a.branch, a.version, a.origin`;
const awardTables = sql`decisions.award a left join decisions.decision d on d.id = a.decision_id`;

async function cappedTotal(tx: Tx, from: Sql): Promise<number | null> {
  const { total } = await tx.one<{ total: number }>(sql`select count(*)::int as total from (select 1 from ${from} limit 1001) capped`);
  return total > 1000 ? null : total;
}

/** The register, newest year first. Proposed rows stand among the others with their mark. */
export async function listAwards(tx: Tx, query: Query<'awards'>): Promise<Answer<'awards'>> {
  const where = sql`where not a.entry_withdrawn
    ${query.q?.trim() ? sql`and ${hasWords(sql`(a.kd || ' ' || platform.f_kd(coalesce(d.number, a.paper_number)))`, query.q)}` : empty}
    ${query.year ? sql`and a.year = ${query.year}` : empty}
    ${query.unitId ? sql`and a.unit_id = ${query.unitId}` : empty}
    ${query.personId ? sql`and a.person_id = ${query.personId}` : empty}
    ${query.award ? sql`and a.award_name = ${query.award}` : empty}
    ${query.state ? sql`and a.state = ${query.state}` : empty}`;
  const [afterYear, afterId] = query.after?.split('~') ?? [];
  const rows = await tx.many<AwardRow>(sql`
    select ${awardColumns} from ${awardTables} ${where}
    ${afterId ? sql`and (a.year, a.id) < (${Number(afterYear)}::int, ${afterId}::uuid)` : empty}
    order by a.year desc, a.id desc limit ${query.limit + 1}`);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const awards = await tx.many<{ awardName: string }>(sql`select distinct award_name from decisions.award order by award_name`);
  const years = await tx.many<{ year: number }>(sql`select distinct year from decisions.award order by year desc`);
  return {
    rows: shown,
    next: rows.length > query.limit && last ? `${last.year}~${last.id}` : null,
    total: await cappedTotal(tx, sql`${awardTables} ${where}`),
    awards: awards.map((row) => row.awardName),
    years: years.map((row) => row.year),
  };
}

export interface Subject {
  readonly unitId?: string | null | undefined;
  /** Many units at once. */
  readonly unitIds?: readonly string[] | undefined;
  readonly personId?: string | null | undefined;
  /** Every id of one person when records were merged. */
  readonly personIds?: readonly string[] | undefined;
}

const newestFirst = sql`a.year desc, a.decided_on desc nulls last, a.id`;

/** All honours of one unit or person, the newest first; nobody's when neither is named (R-114). Mistyped entries are left out. */
export function awardsOf(tx: Tx, { unitId, unitIds, personId, personIds }: Subject): Promise<AwardRow[]> {
  const people = personIds ?? (personId ? [personId] : []);
  const units = unitIds ?? (unitId ? [unitId] : []);
  return tx.many<AwardRow>(sql`
    select ${awardColumns} from ${awardTables}
    where not a.entry_withdrawn and (a.unit_id = any (${units}::uuid[]) or a.person_id = any (${people}::uuid[])) order by ${newestFirst}`);
}

/** What rules ask of an award. */
export interface AwardFact {
  readonly id: string;
  readonly unitId: string | null;
  readonly personId: string | null;
  readonly awardCode: string | null;
  readonly awardName: string;
  readonly decisionId: string | null;
  readonly year: number;
  readonly state: AwardRow['state'];
  readonly decidedOn: string | null;
  /** Number of the decision, or of the paper of a back-entered award. */
  readonly number: string;
  readonly issuer: string;
  readonly level: string;
  readonly branch: string | null;
  readonly certainty: AwardRow['certainty'];
  readonly revoked: AwardRow['revoked'];
}

const factColumns = sql`a.id, a.unit_id, a.person_id, a.award_code, a.award_name, d.id as decision_id, a.year, a.state, a.decided_on,
  coalesce(d.number, a.paper_number) as number, a.issuer_name as issuer, a.level, a.branch, a.certainty,
  case when a.revoked_on is null then null else json_build_object('on', a.revoked_on, 'paper', a.revoked_by_paper, 'reason', a.revoked_reason) end as revoked`;

/** All honours of very many units and people in one statement, the newest first; mistyped entries are left out. */
export function awardFactsOf(tx: Tx, unitIds: readonly string[], personIds: readonly string[]): Promise<AwardFact[]> {
  return tx.many<AwardFact>(sql`
    select ${factColumns} from ${awardTables}
    where not a.entry_withdrawn and (a.unit_id = any (${unitIds}::uuid[]) or a.person_id = any (${personIds}::uuid[])) order by ${newestFirst}`);
}

/** An honour as whoever looks for what stands on it asks about it. */
export interface RegisterEntry extends AwardFact {
  readonly recipientName: string;
  /** What in this system led to it. */
  readonly objectType: string | null;
  readonly objectId: string | null;
  /** Typed by mistake and taken back: it never was given. */
  readonly entryWithdrawn: boolean;
  readonly withdrawnReason: string;
}

const entryColumns = sql`${factColumns}, a.recipient_name, a.object_type, a.object_id, a.entry_withdrawn, coalesce(a.revoked_reason, '') as withdrawn_reason`;

/** One honour whatever became of it, a mistyped entry too. */
export const registerEntry = (tx: Tx, id: string): Promise<RegisterEntry | undefined> =>
  tx.maybe<RegisterEntry>(sql`select ${entryColumns} from ${awardTables} where a.id = ${id}`);

/** Honours of units and people that stand, by year and day of decision. */
export const standingEntries = (tx: Tx, unitIds: readonly string[], personIds: readonly string[]): Promise<RegisterEntry[]> =>
  tx.many<RegisterEntry>(sql`
    select ${entryColumns} from ${awardTables}
    where a.state in ('DECIDED', 'AWARDED') and (a.unit_id = any (${[...unitIds]}::uuid[]) or a.person_id = any (${[...personIds]}::uuid[]))
    order by a.year, a.decided_on collate "C" nulls last, a.id`);

const decisionColumns = sql`d.id, d.number, d.decided_on, d.title, d.signer_name, d.state, d.synthetic,
  (select count(*)::int from decisions.award a where a.decision_id = d.id) as awards`;

export async function listDecisions(tx: Tx, query: Query<'decisions'>): Promise<Answer<'decisions'>> {
  const where = sql`where true
    ${query.q?.trim() ? sql`and ${hasWords(sql`platform.f_kd(d.number || ' ' || d.title)`, query.q)}` : empty}
    ${query.year ? sql`and extract(year from d.decided_on) = ${query.year}` : empty}`;
  const [afterDay, afterId] = query.after?.split('~') ?? [];
  const rows = await tx.many<Answer<'decisions'>['rows'][number]>(sql`
    select ${decisionColumns} from decisions.decision d ${where}
    ${afterId ? sql`and (d.decided_on, d.id) < (${afterDay}::date, ${afterId}::uuid)` : empty}
    order by d.decided_on desc, d.id desc limit ${query.limit + 1}`);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    next: rows.length > query.limit && last ? `${last.decidedOn}~${last.id}` : null,
    total: await cappedTotal(tx, sql`decisions.decision d ${where}`),
  };
}

export async function decisionDetail(tx: Tx, id: string): Promise<Answer<'decision'> | undefined> {
  const found = await tx.maybe<Omit<Answer<'decision'>, 'awardRows' | 'can'>>(sql`
    select ${decisionColumns}, d.signer_post, d.published_on, d.version, d.document_id,
      case when s.id is null then null else json_build_object('id', s.id, 'title', s.title) end as submission
    from decisions.decision d left join decisions.submission s on s.id = d.submission_id where d.id = ${id}`);
  if (!found) return undefined;
  const awardRows = await tx.many<AwardRow>(
    sql`select ${awardColumns} from ${awardTables} where a.decision_id = ${id} order by a.award_name, a.recipient_name collate "vi-x-icu"`,
  );
  return { ...found, awardRows, can: { publish: mayPublish(tx.actor, found) } };
}

const submissionColumns = sql`s.id, s.number, s.title, s.submitted_on, s.submitted_by, s.state, s.synthetic,
  (select count(*)::int from decisions.submission_item i where i.submission_id = s.id) as items,
  (select count(*)::int from decisions.submission_item i where i.submission_id = s.id and i.outcome is null) as waiting`;

export async function listSubmissions(tx: Tx, query: Query<'submissions'>): Promise<Answer<'submissions'>> {
  const where = sql`where true ${query.state ? sql`and s.state = ${query.state}` : empty}`;
  const [afterOpen, afterId] = query.after?.split('~') ?? [];
  const rows = await tx.many<Answer<'submissions'>['rows'][number]>(sql`
    select ${submissionColumns} from decisions.submission s ${where}
    ${afterId ? sql`and (s.state = 'OPEN', s.id) < (${afterOpen}::boolean, ${afterId}::uuid)` : empty}
    order by (s.state = 'OPEN') desc, s.id desc limit ${query.limit + 1}`);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    next: rows.length > query.limit && last ? `${last.state === 'OPEN'}~${last.id}` : null,
    total: await cappedTotal(tx, sql`decisions.submission s ${where}`),
  };
}

export async function submissionDetail(tx: Tx, id: string): Promise<Answer<'submission'> | undefined> {
  const found = await tx.maybe<Omit<Answer<'submission'>, 'list' | 'can' | 'today' | 'decisions'>>(sql`
    select ${submissionColumns}, s.note, s.returned_reason, s.version from decisions.submission s where s.id = ${id}`);
  if (!found) return undefined;
  const list = await tx.many<Answer<'submission'>['list'][number]>(sql`
    select i.object_type, i.object_id, i.title, i.detail, i.link, i.award_name, i.year, i.state_level, i.outcome, i.outcome_reason,
      json_build_object('unitId', i.recipient_unit_id, 'personId', i.recipient_person_id, 'name', coalesce(u.name, p.full_name)) as recipient
    from decisions.submission_item i left join directory.unit u on u.id = i.recipient_unit_id left join directory.person p on p.id = i.recipient_person_id
    where i.submission_id = ${id} order by i.award_name, i.title`);
  const decisions = await tx.many<Answer<'submission'>['decisions'][number]>(
    sql`select id, number, decided_on from decisions.decision where submission_id = ${id} order by decided_on, id`,
  );
  return {
    ...found,
    list,
    decisions,
    today: tx.today,
    can: canOfSubmission(tx.actor, { state: found.state, anyDecided: list.some((item) => item.outcome !== null) }),
  };
}
