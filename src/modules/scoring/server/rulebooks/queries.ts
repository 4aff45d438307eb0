import type { z } from 'zod';
import { empty, sql, type Sql, type Tx } from '#platform/db/database.ts';
import { hasWords } from '#platform/db/find-words.ts';
import { seedId } from '#platform/ids.ts';
import type { rulebookApi } from '../../rulebook/contract.ts';
import { draftOf } from '../../rulebook/draft.ts';
import { compareDrafts } from '../../rulebook/compare.ts';
import { groupItems, scoredItems } from '../../sheet/points.ts';
import { readBook, type BookFacts } from './desk.ts';
import { canOfBook } from './policy.ts';
import { mayStanding } from '../policy.ts';
import { refOf } from '../sheets/queries.ts';
import { readItems, readRulebook } from '../repository.ts';

type Books = z.input<(typeof rulebookApi.rulebooks)['response']>;
type Book = z.input<(typeof rulebookApi.rulebook)['response']>;
type Row = Books['rows'][number];

/** A leaf is an item without parts; only leaves hold points, and only those of the base make up the scale. */
const bookColumns = sql`r.id, r.title, r.version_no, r.state, r.hash, r.year, r.scale_hundredths, r.synthetic, r.settings ->> 'mode' is not distinct from 'pass_fail' as pass_fail,
  r.complete, r.official, r.origin, r.made_from, r.asked_hash is not null as asked, u.name as authority_name,
  case when r.synthetic then 'synthetic' when r.complete then 'real' else 'partial' end as mark,
  (select count(*)::int from scoring.rule_item i where i.rulebook_id = r.id and not exists (select 1 from scoring.rule_item p where p.parent_id = i.id)) as items,
  (select coalesce(sum(i.max_hundredths), 0)::int from scoring.rule_item i where i.rulebook_id = r.id and i.counts = 'base'
    and not exists (select 1 from scoring.rule_item p where p.parent_id = i.id)) as sum_hundredths`;
const from = sql`scoring.rulebook r join directory.unit u on u.id = r.authority_unit_id`;

type Query = z.output<(typeof rulebookApi.rulebooks)['query']>;

function filtersOf(query: Query): Sql {
  const marks = { real: sql`r.complete and not r.synthetic`, partial: sql`not r.complete and not r.synthetic`, synthetic: sql`r.synthetic` };
  return sql`where true ${query.year ? sql`and r.year = ${query.year}` : empty}
    ${query.state ? sql`and r.state = ${query.state}` : sql`and r.state <> 'DISCARDED'`}
    ${query.authorityId ? sql`and r.authority_unit_id = ${query.authorityId}` : empty} ${query.mark ? sql`and ${marks[query.mark]}` : empty}
    ${query.q?.trim() ? sql`and ${hasWords(sql`platform.f_kd(r.title || ' ' || u.name || ' ' || r.code)`, query.q)}` : empty}`;
}

/** Each order ends with the id, so that a page never shows a row twice. */
const orders: Readonly<Record<Query['sort'], { readonly key: Sql; readonly down: boolean }>> = {
  year: { key: sql`lpad(coalesce(r.year, 0)::text, 4, '0')`, down: true },
  title: { key: sql`platform.f_kd(r.title)`, down: false },
  state: { key: sql`array_position('{DRAFT,PUBLISHED,FROZEN,DISCARDED}'::text[], r.state)::text`, down: false },
};

export async function listRulebooks(tx: Tx, query: Query): Promise<Books> {
  const { key, down } = orders[query.sort];
  const cut = query.after?.lastIndexOf('~') ?? -1;
  const [afterKey, afterId] = query.after === undefined || cut < 0 ? [] : [query.after.slice(0, cut), query.after.slice(cut + 1)];
  const where = filtersOf(query);
  const paged = /^[0-9a-f-]{36}$/.test(afterId ?? '')
    ? down
      ? sql`and (${key}, r.id) < (${afterKey}, ${afterId}::uuid)`
      : sql`and (${key}, r.id) > (${afterKey}, ${afterId}::uuid)`
    : empty;
  const found = await tx.many<Omit<Row, 'usedBy'> & { sortKey: string }>(sql`
    select ${bookColumns}, ${key} as sort_key from ${from} ${where} ${paged}
    order by ${key} ${down ? sql`desc` : empty}, r.id ${down ? sql`desc` : empty} limit ${query.limit + 1}`);
  const shown = found.slice(0, query.limit);
  const used = await usage(
    tx,
    shown.map((row) => row.id),
  );
  const last = shown.at(-1);
  const { total } = await tx.one<{ total: number }>(sql`select count(*)::int as total from (select 1 from ${from} ${where} limit 1001) capped`);
  return {
    rows: shown.map(({ sortKey: _sortKey, ...row }) => ({ ...row, usedBy: used.filter((one) => one.rulebookId === row.id).length })),
    next: found.length > query.limit && last ? `${last.sortKey}~${last.id}` : null,
    total: total > 1000 ? null : total,
    can: { derive: mayStanding(tx.actor), create: mayStanding(tx.actor) },
    criteriaSets: await tx.many(
      sql`select id, title, year from movements.criteria_set where state <> 'DRAFT' and applies_to = 'collective' order by year desc, title`,
    ),
    years: (await tx.many<{ year: number }>(sql`select distinct year from scoring.rulebook where year is not null order by year desc`)).map(
      (row) => row.year,
    ),
    authorities: await tx.many(
      sql`select distinct u.id, u.name from scoring.rulebook r join directory.unit u on u.id = r.authority_unit_id order by u.name`,
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
  ) select r.id, r.version_no, r.state from scoring.rulebook r join family f on f.id = r.id order by r.version_no, r.id`;

/** The headings a flat table from before gets are known by table and code, so that two readers see the same. */
export const headingId = (bookId: string) => (code: string) => seedId(`rulebook/${bookId}/heading/${code}`);

function shownTree({ book, items }: BookFacts, year: number): Pick<Book, 'book' | 'tree'> {
  const draft = draftOf(book, items, year, headingId(book.id));
  const stored = new Map(items.map((item) => [item.id, item]));
  const scored = new Set(scoredItems(draft.items).map((item) => item.id));
  return {
    book: { ...draft.book, code: book.code, authority: book.authority, versionNo: book.versionNo },
    tree: draft.items.map((item) => ({
      ...item,
      hardCondition: stored.get(item.id)?.hardCondition ?? false,
      criterion: stored.get(item.id)?.criterion ?? null,
      groupTitle: stored.get(item.id)?.groupTitle ?? null,
      scored: scored.has(item.id),
    })),
  };
}

export async function rulebookOf(tx: Tx, id: string): Promise<Book | undefined> {
  const row = await tx.maybe<Omit<Row, 'usedBy'> & { criteriaSet: Book['criteriaSet']; discardReason: string | null }>(sql`
    select ${bookColumns}, r.discard_reason, case when c.id is null then null else json_build_object('id', c.id, 'title', c.title) end as criteria_set
    from ${from} left join movements.criteria_set c on c.id = r.criteria_set_id where r.id = ${id}`);
  const facts = row && (await readBook(tx, id));
  if (!row || !facts) return undefined;
  const { book, items, checked, content } = facts;
  const used = await usage(tx, [id]);
  const trials = await tx.many<Omit<Book['trials'][number], 'current'> & { contentHash: string }>(sql`
    select id, made_at as at, made_by as by, basis, jsonb_array_length(result -> 'units')::int as units, content_hash
    from scoring.trial_run where rulebook_id = ${id} order by made_at desc, id desc limit 20`);
  return {
    ...row,
    ...shownTree(facts, Number(tx.today.slice(0, 4))),
    usedBy: used.length,
    problems: book.state === 'DRAFT' ? [...checked.problems] : [],
    sources: [...facts.sources],
    editReason: book.editReason,
    authors: [...book.authorNames],
    askedBy: book.askedBy,
    published: book.publishedBy !== null && book.publishedOn !== null ? { by: book.publishedBy, on: book.publishedOn } : null,
    trials: trials.map(({ contentHash, ...run }) => ({ ...run, current: contentHash === content })),
    groups: groupItems(items).map((group) => ({ code: group.code, title: group.title, max: group.maxHundredths })),
    versions: await tx.many(family(id)),
    usedIn: used.map(({ termId, groupName, year, sheets }) => ({ termId, groupName, year, sheets })),
    version: book.version,
    can: canOfBook(tx.actor, facts),
  };
}

type Trial = z.input<(typeof rulebookApi.trial)['response']>;

export async function trialOf(tx: Tx, id: string): Promise<Trial | undefined> {
  const run = await tx.maybe<Omit<Trial, 'current' | 'units'> & { rulebookId: string; contentHash: string }>(sql`
    select id, rulebook_id, content_hash, made_at as at, made_by as by, basis, result from scoring.trial_run where id = ${id}`);
  const facts = run && (await readBook(tx, run.rulebookId));
  if (!run || !facts) return undefined;
  const { rulebookId: _rulebookId, contentHash, ...shown } = run;
  return { ...shown, units: run.result.units.length, current: contentHash === facts.content };
}

type Comparison = z.input<(typeof rulebookApi.compare)['response']>;

export async function comparisonOf(tx: Tx, ids: { readonly from: string; readonly to: string }): Promise<Comparison | undefined> {
  const [before, after] = [await readRulebook(tx, ids.from), await readRulebook(tx, ids.to)];
  if (!before || !after) return undefined;
  const draft = async (book: typeof before) => draftOf(book, await readItems(tx, book.id), Number(tx.today.slice(0, 4)), headingId(book.id));
  return { from: refOf(before), to: refOf(after), ...compareDrafts(await draft(before), await draft(after)) };
}
