import type { z } from 'zod';
import { sql, type Tx } from '#platform/db/database.ts';
import { hasRole } from '#platform/actor.ts';
import { termOf } from '#modules/groups/index.ts';
import type { scoringApi } from '../contract.ts';
import { leadUnitOf } from '../rules.ts';
import { mayLead, mayRank } from './policy.ts';
import { refOf } from './queries-sheet.ts';
import { rankingHash, rankTable, rulebookOfTerm } from './ranking.ts';

type Ranking = z.input<(typeof scoringApi.ranking)['response']>;

/** The published table for everybody; the preview for whoever may publish or oversees. */
export async function rankingOf(tx: Tx, termId: string): Promise<Ranking | undefined> {
  const term = await termOf(tx, termId);
  if (!term) return undefined;
  const book = await rulebookOfTerm(tx, termId);
  const all = await tx.many<NonNullable<Ranking['published']>>(sql`
    select id, ranking_no, state, published_on, published_by, reason, rulebook_hash, hash, rows from scoring.ranking where term_id = ${termId} order by ranking_no desc`);
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
