import type { z } from 'zod';
import { empty, sql, type Sql, type Tx } from '#platform/db/database.ts';
import { hasRole } from '#platform/actor.ts';
import { termOf } from '#modules/groups/index.ts';
import type { scoringApi } from '../contract.ts';
import { groupItems, scoredItems } from '../points.ts';
import { rulebookSettings } from '../shapes.ts';
import { leadUnitOf } from '../rules.ts';
import { mayLead, mayPublishRulebook, mayRank, mayStanding } from './policy.ts';
import { refOf } from './queries-sheet.ts';
import { ruleTextOf } from './sheet-item.ts';
import { hasWords } from '#platform/db/find-words.ts';
import { rankingHash, rankTable, rulebookOfTerm } from './ranking.ts';
import type { Text } from '#platform/text.ts';
import type { TieRuleSetting } from '../engine/settings.ts';
import { yearRules } from './book-rules.ts';
import { readItems, readRulebook, type StoredRulebook } from './repository.ts';

type Books = z.input<(typeof scoringApi.rulebooks)['response']>;
type Book = z.input<(typeof scoringApi.rulebook)['response']>;
type Ranking = z.input<(typeof scoringApi.ranking)['response']>;

/** A leaf is an item without parts; only leaves hold points. */
const bookColumns = sql`r.id, r.title, r.version_no, r.state, r.hash, r.year, r.scale_hundredths, r.synthetic, r.settings ->> 'mode' is not distinct from 'pass_fail' as pass_fail,
  r.complete, r.official, r.origin,
  (select count(*)::int from scoring.rule_item i where i.rulebook_id = r.id and not exists (select 1 from scoring.rule_item p where p.parent_id = i.id)) as items,
  (select coalesce(sum(i.max_hundredths), 0)::int from scoring.rule_item i where i.rulebook_id = r.id
    and not exists (select 1 from scoring.rule_item p where p.parent_id = i.id)) as sum_hundredths`;

export async function listRulebooks(tx: Tx, query: z.output<(typeof scoringApi.rulebooks)['query']>): Promise<Books> {
  const [afterYear, afterId] = query.after?.split('~') ?? [];
  const where = sql`where true ${query.year ? sql`and r.year = ${query.year}` : empty} ${query.state ? sql`and r.state = ${query.state}` : empty}
    ${query.q?.trim() ? sql`and ${hasWords(sql`platform.f_kd(r.title)`, query.q)}` : empty}`;
  const found = await tx.many<Omit<Books['rows'][number], 'usedBy'>>(sql`
    select ${bookColumns} from scoring.rulebook r ${where} ${afterId ? sql`and (coalesce(r.year, 0), r.id) < (${Number(afterYear)}, ${afterId}::uuid)` : empty}
    order by coalesce(r.year, 0) desc, r.id desc limit ${query.limit + 1}`);
  const shown = found.slice(0, query.limit);
  const used = await usage(
    tx,
    shown.map((row) => row.id),
  );
  const last = shown.at(-1);
  const { total } = await tx.one<{ total: number }>(
    sql`select count(*)::int as total from (select 1 from scoring.rulebook r ${where} limit 1001) capped`,
  );
  return {
    rows: shown.map((row) => ({ ...row, usedBy: used.filter((one) => one.rulebookId === row.id).length })),
    next: found.length > query.limit && last ? `${last.year ?? 0}~${last.id}` : null,
    total: total > 1000 ? null : total,
    can: { derive: mayStanding(tx.actor) },
    criteriaSets: await tx.many(
      sql`select id, title, year from movements.criteria_set where state <> 'DRAFT' and applies_to = 'collective' order by year desc, title`,
    ),
  };
}

interface Use {
  readonly rulebookId: string;
  readonly termId: string;
  readonly groupName: string;
  readonly year: number;
  readonly sheets: number;
}

/** Groups that score by these tables, counted without reading a score. */
function usage(tx: Tx, rulebookIds: readonly string[]): Promise<Use[]> {
  return tx.many<Use>(sql`
    select s.rulebook_id, t.id as term_id, g.name as group_name, t.year, count(*)::int as sheets
    from groups.term t join groups.emulation_group g on g.id = t.group_id
      cross join lateral scoring.steps_of(array[t.id]) s
    where s.rulebook_id = any (${[...rulebookIds]}::uuid[]) group by s.rulebook_id, t.id, g.name, t.year order by t.year desc, g.name`);
}

const family = (id: string): Sql => sql`
  with recursive family as (
    select id, replaces_id from scoring.rulebook where id = ${id}
    union select r.id, r.replaces_id from scoring.rulebook r join family f on r.replaces_id = f.id or f.replaces_id = r.id
  ) select r.id, r.version_no, r.state from scoring.rulebook r join family f on f.id = r.id order by r.version_no`;

export async function rulebookOf(tx: Tx, id: string): Promise<Book | undefined> {
  const row = await tx.maybe<Omit<Books['rows'][number], 'usedBy'> & { criteriaSet: Book['criteriaSet'] }>(sql`
    select ${bookColumns}, case when c.id is null then null else json_build_object('id', c.id, 'title', c.title) end as criteria_set
    from scoring.rulebook r left join movements.criteria_set c on c.id = r.criteria_set_id where r.id = ${id}`);
  const book = row && (await readRulebook(tx, id));
  if (!row || !book) return undefined;
  const [items, used] = [await readItems(tx, id), await usage(tx, [id])];
  const scored = new Set(scoredItems(items).map((item) => item.id));
  return {
    ...row,
    usedBy: used.length,
    settings: rulebookSettings.parse(book.settings),
    editReason: book.editReason,
    items: items.map((item) => ({
      id: item.id,
      parentId: item.parentId,
      code: item.code,
      title: item.title,
      max: item.maxHundredths,
      kind: item.kind,
      ruleText: ruleTextOf(item),
      hardCondition: item.hardCondition,
      criterion: item.criterion,
      groupTitle: item.groupTitle,
      scored: scored.has(item.id),
    })),
    groups: groupItems(items).map((group) => ({ code: group.code, title: group.title, max: group.maxHundredths })),
    versions: await tx.many(family(id)),
    usedIn: used.map(({ termId, groupName, year, sheets }) => ({ termId, groupName, year, sheets })),
    version: book.version,
    can: { edit: mayStanding(tx.actor), publish: mayPublishRulebook(tx.actor, book, items) },
  };
}

type Published = NonNullable<Ranking['published']>;

const publishedColumns = sql`
  select k.id, k.ranking_no, k.state, k.published_on, k.published_by, k.reason, k.rulebook_hash, k.hash, k.rows,
    case when p.id is null then null else json_build_object('id', p.id, 'number', p.number, 'issuedOn', p.issued_on, 'fileName', p.file_name) end as paper
  from scoring.ranking k left join scoring.paper p on p.id = k.paper_id`;

/** One publication by its number, also one that a later took the place of: it stays as it was. */
export const publicationById = (tx: Tx, id: string): Promise<Published | undefined> =>
  tx.maybe<Published>(sql`${publishedColumns} where k.id = ${id}`);

const tieRuleNames: Readonly<Record<TieRuleSetting['rule'], Text>> = {
  fewer_failed_conditions: { vi: 'ít điều kiện không đạt hơn', en: 'fewer failed conditions' },
  group_points: { vi: 'điểm nhóm', en: 'points of group' },
  base_total: { vi: 'điểm chưa tính thưởng', en: 'points without bonus' },
  women_share: { vi: 'tập thể có tỷ lệ nữ từ', en: 'collectives with women at least' },
};

/** "điểm nhóm TT2" */
function tieRuleWords(rule: TieRuleSetting): Text {
  const name = tieRuleNames[rule.rule];
  const rest = rule.rule === 'group_points' ? ` ${rule.group}` : rule.rule === 'women_share' ? ` ${rule.atLeastPercent} %` : '';
  return { vi: name.vi + rest, en: name.en + rest };
}

/** How many units stand in each band of the table. */
function classesOf(book: StoredRulebook, rows: readonly { readonly class?: { readonly code: string } | null | undefined }[]): Ranking['classes'] {
  return (yearRules(book).classification?.bands ?? []).map((band) => ({
    code: band.code,
    title: band.title,
    count: rows.filter((row) => row.class?.code === band.code).length,
  }));
}

/** The published table for everybody; the preview for whoever may publish or oversees. */
export async function rankingOf(tx: Tx, termId: string): Promise<Ranking | undefined> {
  const term = await termOf(tx, termId);
  if (!term) return undefined;
  const book = await rulebookOfTerm(tx, termId);
  const all = await tx.many<Published>(sql`${publishedColumns} where k.term_id = ${termId} order by k.ranking_no desc`);
  const published = all.find((one) => one.state === 'PUBLISHED') ?? null;
  const leadId = leadUnitOf(term);
  const lead =
    leadId === null ? undefined : await tx.maybe<{ id: string; name: string }>(sql`select id, name from directory.unit where id = ${leadId}`);
  const sees = mayLead(tx.actor, term).ok || hasRole(tx.actor, 'minister', 'council', 'auditor', 'admin');
  const rows = book ? await rankTable(tx, term, book) : [];
  const hash = book ? rankingHash(termId, book.hash ?? '', rows) : '';
  return {
    term: { id: term.id, groupName: term.groupName, year: term.year, lead: lead ?? null, membersComplete: term.membersComplete },
    rulebook: book ? refOf(book) : null,
    tieGroup: book?.settings.tieGroup ?? null,
    tieRules: book ? yearRules(book).tieRules.map(tieRuleWords) : [],
    classes: book ? classesOf(book, sees && (published?.hash !== hash || !published) ? rows : (published?.rows ?? [])) : [],
    preview: sees && book ? { rows, hash, changed: published?.hash !== hash } : null,
    published,
    earlier: all.filter((one) => one.state === 'REPLACED').map((one) => ({ ...one, rows: undefined })),
    can: { publish: mayRank(tx.actor, term, book, rows) },
  };
}

type RankingRows = z.input<(typeof scoringApi.rankingRows)['response']>;

/** The published table as plain rows. */
export async function rankingRowsOf(tx: Tx, termId: string): Promise<RankingRows | undefined> {
  const ranking = await rankingOf(tx, termId);
  const rows = ranking?.published?.rows ?? [];
  return ranking && { rows: rows.map((row) => ({ ...row, notEligible: row.failures.map((one) => `${one.code}: ${one.detail.vi}`).join(' ') })) };
}
