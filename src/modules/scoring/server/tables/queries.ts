import type { z } from 'zod';
import { sql, type Tx } from '#platform/db/database.ts';
import { hasRole } from '#platform/actor.ts';
import { termOf } from '#modules/groups/index.ts';
import type { scoringApi } from '../../contract.ts';
import { leadUnitOf } from '../../rules.ts';
import { mayLead, mayRank } from '../policy.ts';
import { refOf } from '../sheets/queries.ts';
import { rankingHash, rankTable, rulebookOfTerm } from '../ranking/ranking.ts';
import { ruleAsks } from '../../engine/evaluate.ts';
import { yearRules } from '../rulebooks/rules.ts';
import { readItems, type StoredRulebook } from '../repository.ts';

type Ranking = z.input<(typeof scoringApi.ranking)['response']>;

type Published = NonNullable<Ranking['published']>;

const publishedColumns = sql`
  select k.id, k.ranking_no, k.state, k.published_on, k.published_by, k.reason, k.rulebook_hash, k.hash, k.rows,
    case when p.id is null then null else json_build_object('id', p.id, 'kind', p.kind, 'number', p.number, 'issuedOn', p.issued_on, 'fileName', p.file_name) end as paper
  from scoring.ranking k left join scoring.paper p on p.id = k.paper_id`;

/** The way to a sheet is shown to whoever may open it; the published rows themselves stay as they were. */
async function withOpenSheets<P extends Published>(tx: Tx, published: P): Promise<P> {
  const ids = published.rows.flatMap((row) => row.sheetId ?? []);
  const open = await tx.many<{ id: string }>(sql`select id from scoring.sheet where id = any (${ids}::uuid[])`);
  const may = new Set(open.map((sheet) => sheet.id));
  return { ...published, rows: published.rows.map((row) => (row.sheetId !== null && may.has(row.sheetId) ? row : { ...row, sheetId: null })) };
}

/** One publication by its number, also one that a later took the place of: it stays as it was. */
export async function publicationById(tx: Tx, id: string): Promise<Published | undefined> {
  const found = await tx.maybe<Published>(sql`${publishedColumns} where k.id = ${id}`);
  return found && withOpenSheets(tx, found);
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
  const last = all.find((one) => one.state === 'PUBLISHED');
  const published = last ? await withOpenSheets(tx, last) : null;
  const leadId = leadUnitOf(term);
  const lead =
    leadId === null ? undefined : await tx.maybe<{ id: string; name: string }>(sql`select id, name from directory.unit where id = ${leadId}`);
  const sees = mayLead(tx.actor, term).ok || hasRole(tx.actor, 'minister', 'council', 'auditor', 'admin');
  const rows = book ? await rankTable(tx, term, book) : [];
  const hash = book ? rankingHash(termId, book.hash ?? '', rows) : '';
  return {
    term: { id: term.id, groupName: term.groupName, kind: term.kind, year: term.year, lead: lead ?? null, membersComplete: term.membersComplete },
    rulebook: book ? refOf(book) : null,
    tieGroup: book?.settings.tieGroup ?? null,
    tieRules: book ? yearRules(book, await readItems(tx, book.id)).tieRules.map(ruleAsks) : [],
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
