import type { z } from 'zod';
import { empty, sql, type Tx } from '#platform/db/database.ts';
import { hasWords } from '#platform/db/find-words.ts';
import { hasRole, homeUnit } from '#platform/actor.ts';
import { no, yes, type Can } from '#platform/refusal.ts';
import { termOf, type Term } from '#modules/groups/index.ts';
import type { scoringApi } from '../../contract.ts';
import { meanOf, percentOfScale } from '../../sheet/points.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import { closerOf, daysOf, scorerAt } from '../../sheet/path.ts';
import { leadUnitOf } from '../../rules.ts';
import type { GroupSheets, MemberSheet } from '../../shapes.ts';
import { isStanding, mayClose, mayCloseSome, mayLead, mayOpen, mayRecordMeeting, mayStanding, worksFor } from '../policy.ts';
import { pastTerms } from '../past/results.ts';
import { readRulebook, stepsOf, type MemberStep, type StoredRulebook } from '../repository.ts';
import { yearRules } from '../rulebooks/rules.ts';
import { refOf } from '../sheets/queries.ts';

type Overview = z.input<(typeof scoringApi.overview)['response']>;
type SheetPage = z.input<(typeof scoringApi.sheets)['response']>;
type History = z.input<(typeof scoringApi.history)['response']>;

interface Scores {
  readonly id: string;
  readonly version: number;
  readonly selfTotal: number | null;
  readonly checkedTotal: number | null;
  readonly finalTotal: number | null;
  readonly unmet: number;
  readonly unknown: number;
}

/** Scores of the sheets this reader may open; the others show their step only. */
async function scoresOf(tx: Tx, year: number): Promise<Map<string, Scores>> {
  const rows = await tx.many<Scores>(sql`
    select s.id, s.version, s.self_total_hundredths as self_total, s.checked_total_hundredths as checked_total, s.final_total_hundredths as final_total,
      (select count(*)::int from scoring.condition_result c where c.sheet_id = s.id and c.verdict = 'UNMET') as unmet,
      (select count(*)::int from scoring.condition_result c where c.sheet_id = s.id and c.verdict = 'UNKNOWN') as unknown
    from scoring.sheet s where s.year = ${year} and s.state <> 'REPLACED'`);
  return new Map(rows.map((row) => [row.id, row]));
}

function memberRow(tx: Tx, member: Term['members'][number], step: MemberStep | undefined, scores: Scores | undefined, closes: boolean): MemberSheet {
  return {
    unitId: member.unitId,
    unitName: member.name,
    sheetId: scores?.id ?? null,
    state: step?.state ?? null,
    sheetNo: step?.sheetNo ?? null,
    version: scores?.version ?? null,
    selfTotal: scores?.selfTotal ?? null,
    checkedTotal: scores?.checkedTotal ?? null,
    finalTotal: scores?.finalTotal ?? null,
    conditionsUnmet: scores?.unmet ?? 0,
    conditionsUnknown: scores?.unknown ?? 0,
    selfDueOn: step?.selfDueOn ?? null,
    explainUntil: step?.explainUntil ?? null,
    mine: worksFor(tx.actor, member.unitId),
    closes,
  };
}

function canOfTerm(
  tx: Tx,
  term: Term,
  steps: readonly MemberStep[],
  book: StoredRulebook | undefined,
  past: boolean,
): Can<'open' | 'ask' | 'confirmAll' | 'finalizeAll' | 'assign'> {
  const started = new Set(steps.map((step) => step.unitId));
  const some = (state: string) => (steps.some((step) => step.state === state) ? yes : no(refusals.nothingAtStep));
  const meeting = mayRecordMeeting(tx.actor, term, book && scorerAt(yearRules(book).chain, 'VERIFIED'));
  const standing = mayStanding(tx.actor);
  const by = book ? closerOf(yearRules(book).chain) : 'standing';
  const closes = mayCloseSome(tx.actor, term, by);
  const waits = steps.some((step) => step.state === 'CONFIRMED' && mayClose(tx.actor, term, step.unitId, by).ok) ? yes : no(refusals.nothingAtStep);
  const lead = mayLead(tx.actor, term);
  return {
    open: mayOpen(tx.actor, { term, waiting: term.memberUnitIds.filter((unitId) => !started.has(unitId)), past }),
    ask: lead.ok ? some('SELF_DRAFT') : lead,
    confirmAll: meeting.ok ? some('VERIFIED') : meeting,
    finalizeAll: closes.ok ? waits : closes,
    assign: !standing.ok ? standing : book?.settings.mode === 'pass_fail' ? yes : no(refusals.notPassFailRound),
  };
}

/** Tables a round may open with: published or in use, complete, no newer version published. */
async function openableRulebooks(tx: Tx, year: number): Promise<StoredRulebook[]> {
  const rows = await tx.many<{ id: string }>(sql`
    select r.id from scoring.rulebook r where r.state in ('PUBLISHED', 'FROZEN') and r.complete and coalesce(r.year, ${year}) = ${year}
      and not exists (select 1 from scoring.rulebook n where n.replaces_id = r.id and n.state in ('PUBLISHED', 'FROZEN'))
    order by r.official desc, r.title`);
  const books = [];
  for (const row of rows) books.push(await readRulebook(tx, row.id));
  return books.flatMap((book) => book ?? []);
}

/** Open duties of this desk about scoring. */
function owedDuties(tx: Tx): Promise<Overview['owed']> {
  const roles = [...new Set(tx.actor.grants.map((grant) => grant.role))];
  return tx.many(sql`
    select d.id, json_build_object('vi', d.title_vi, 'en', d.title_en) as title, json_build_object('vi', d.detail_vi, 'en', d.detail_en) as detail,
      json_build_object('vi', d.verb_vi, 'en', d.verb_en) as verb, d.link, d.due_on
    from notifications.duty d where d.state = 'OPEN' and d.kind like 'scoring.%' and d.owner_role = any (${roles}::text[])
      and (d.owner_unit_id is null or d.owner_unit_id = any (${[...tx.actor.unitIds]}::uuid[])) and (d.opens_on is null or d.opens_on <= ${tx.today})
    order by d.due_on nulls last, d.created_at`);
}

export async function overviewOf(tx: Tx, year: number): Promise<Overview> {
  const termIds = await tx.many<{ id: string }>(sql`
    select t.id from groups.term t join groups.emulation_group g on g.id = t.group_id
    where t.year = ${year} order by array_position(array['block', 'cluster', 'inner'], g.kind), g.number, g.name`);
  const steps = await stepsOf(
    tx,
    termIds.map((row) => row.id),
  );
  const past = await pastTerms(
    tx,
    termIds.map((row) => row.id),
  );
  const scores = await scoresOf(tx, year);
  const rankings = await tx.many<{ termId: string; rankingNo: number; publishedOn: string }>(sql`
    select k.term_id, k.ranking_no, k.published_on from scoring.ranking k join groups.term t on t.id = k.term_id where t.year = ${year} and k.state = 'PUBLISHED'`);
  const overseer = isStanding(tx.actor) || hasRole(tx.actor, 'minister', 'council', 'admin', 'auditor');
  const groups: GroupSheets[] = [];
  for (const { id } of termIds) {
    const term = await termOf(tx, id);
    if (!term) continue;
    const own = steps.filter((step) => step.termId === id);
    const book = own[0] && (await readRulebook(tx, own[0].rulebookId));
    const leadId = leadUnitOf(term);
    const lead =
      leadId === null ? undefined : await tx.maybe<{ id: string; name: string }>(sql`select id, name from directory.unit where id = ${leadId}`);
    const ranking = rankings.find((row) => row.termId === id);
    groups.push({
      termId: id,
      groupName: term.groupName,
      kind: term.kind,
      lead: lead ?? null,
      membersComplete: term.membersComplete,
      past: past.has(id),
      rulebook: book ? refOf(book) : null,
      sheets: term.members.map((member) => {
        const step = own.find((one) => one.unitId === member.unitId);
        const closes =
          step?.state === 'CONFIRMED' && book !== undefined && mayClose(tx.actor, term, member.unitId, closerOf(yearRules(book).chain)).ok;
        return memberRow(tx, member, step, step && scores.get(step.sheetId), closes);
      }),
      ranking: ranking ? { rankingNo: ranking.rankingNo, publishedOn: ranking.publishedOn } : null,
      cross: book !== undefined && yearRules(book).crossScoring !== null,
      near: overseer || worksFor(tx.actor, leadId) || term.members.some((member) => tx.actor.unitIds.includes(member.unitId)),
      can: canOfTerm(tx, term, own, book, past.has(id)),
    });
  }
  const books = await openableRulebooks(tx, year);
  return {
    year,
    groups: groups.sort((a, b) => Number(b.near) - Number(a.near)),
    rulebooks: books.map((book) => {
      const { departments, chain } = yearRules(book);
      return { ...refOf(book), departments, selfDays: daysOf(chain, 'self') };
    }),
    owed: await owedDuties(tx),
    unitId: homeUnit(tx.actor),
  };
}

/** All sheets this reader may open, newest year first, then by group and unit. */
export async function listSheets(tx: Tx, query: z.output<(typeof scoringApi.sheets)['query']>): Promise<SheetPage> {
  const [afterYear, afterId] = query.after?.split('~') ?? [];
  const from = sql`from scoring.sheet s join directory.unit u on u.id = s.unit_id join groups.term t on t.id = s.term_id
    join groups.emulation_group g on g.id = t.group_id join scoring.rulebook r on r.id = s.rulebook_id where true
    ${query.year ? sql`and s.year = ${query.year}` : empty} ${query.state ? sql`and s.state = ${query.state}` : empty}
    ${query.termId ? sql`and s.term_id = ${query.termId}` : empty}
    ${query.q?.trim() ? sql`and ${hasWords(sql`platform.f_kd(u.name || ' ' || u.short_name || ' ' || g.name)`, query.q)}` : empty}`;
  const rows = await tx.many<SheetPage['rows'][number]>(sql`
    select s.id, s.unit_id, u.name as unit_name, s.term_id, g.name as group_name, s.year, s.state, s.sheet_no, s.self_total_hundredths as self_total,
      s.checked_total_hundredths as checked_total, s.final_total_hundredths as final_total, r.scale_hundredths, s.self_submitted_on, s.synthetic
    ${from} ${afterId ? sql`and (s.year, s.id) < (${Number(afterYear)}, ${afterId}::uuid)` : empty}
    order by s.year desc, s.id desc limit ${query.limit + 1}`);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const { total } = await tx.one<{ total: number }>(sql`select count(*)::int as total from (select 1 ${from} limit 1001) capped`);
  return { rows: shown, next: rows.length > query.limit && last ? `${last.year}~${last.id}` : null, total: total > 1000 ? null : total };
}

interface YearRow {
  readonly year: number;
  readonly termId: string;
  readonly groupName: string;
  readonly rulebookTitle: string;
  readonly total: number;
  readonly scale: number;
  readonly synthetic: boolean;
  readonly rank: number | null;
  readonly others: readonly { total: number; scale: number }[];
}

/** Years before the system, as the group's own workbook told them; each by the scale it names. */
const pastYears = (tx: Tx, unitId: string) =>
  tx.many<YearRow & { workbook: string }>(sql`
    select t.year, p.term_id, g.name as group_name, p.file_name as rulebook_title, p.file_name as workbook, r.total_hundredths as total,
      p.scale_hundredths as scale, p.synthetic, r.rank_no as rank,
      (select json_agg(json_build_object('total', o.total_hundredths, 'scale', p.scale_hundredths)) from scoring.past_result o where o.import_id = p.id) as others
    from scoring.past_result r join scoring.past_import p on p.id = r.import_id join groups.term t on t.id = p.term_id
    join groups.emulation_group g on g.id = t.group_id where r.unit_id = ${unitId} and p.undone_at is null`);

/** A unit over the years, each year as a share of its own table, beside the mean of its group (R-069). */
export async function historyOf(tx: Tx, asked: string | undefined): Promise<History> {
  const unitId = asked ?? homeUnit(tx.actor);
  const unit =
    unitId === null ? undefined : await tx.maybe<{ id: string; name: string }>(sql`select id, name from directory.unit where id = ${unitId}`);
  if (!unit) return { unit: null, years: [] };
  const rows = await tx.many<YearRow>(sql`
    select s.year, s.term_id, g.name as group_name, r.title as rulebook_title, s.final_total_hundredths as total, r.scale_hundredths as scale, s.synthetic,
      (select (row ->> 'rank')::int from scoring.ranking k, jsonb_array_elements(k.rows) row
        where k.term_id = s.term_id and k.state = 'PUBLISHED' and row ->> 'unitId' = s.unit_id::text) as rank,
      (select json_agg(json_build_object('total', o.final_total_hundredths, 'scale', b.scale_hundredths))
        from scoring.sheet o join scoring.rulebook b on b.id = o.rulebook_id where o.term_id = s.term_id and o.state = 'FINAL') as others
    from scoring.sheet s join groups.term t on t.id = s.term_id join groups.emulation_group g on g.id = t.group_id join scoring.rulebook r on r.id = s.rulebook_id
    where s.unit_id = ${unit.id} and s.state = 'FINAL' order by s.year, g.name`);
  const past = await pastYears(tx, unit.id);
  return {
    unit,
    years: [...rows.map((row) => ({ ...row, workbook: null })), ...past]
      .sort((a, b) => a.year - b.year)
      .map(({ others, ...row }) => ({
        ...row,
        percentHundredths: percentOfScale(row.total, row.scale),
        groupPercentHundredths: meanOf(others.map((one) => percentOfScale(one.total, one.scale))),
        groupSheets: others.length,
      })),
  };
}
