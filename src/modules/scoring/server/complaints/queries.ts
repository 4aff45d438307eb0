import type { z } from 'zod';
import { empty, sql, type Tx } from '#platform/db/database.ts';
import { hasWords } from '#platform/db/find-words.ts';
import type { complaintsApi } from '../../complaints/contract.ts';
import { canOfComplaint } from './policy.ts';
import { complaintRows, readComplaint, type StoredComplaint } from './repository.ts';

type ListQuery = z.output<(typeof complaintsApi.list)['query']>;
type List = z.input<(typeof complaintsApi.list)['response']>;
type One = z.input<(typeof complaintsApi.one)['response']>;

export async function listComplaints(tx: Tx, query: ListQuery): Promise<List> {
  const where = sql`where true ${query.year ? sql`and c.year = ${query.year}` : empty} ${query.termId ? sql`and c.term_id = ${query.termId}` : empty}
    ${query.state ? sql`and c.state = ${query.state}` : empty}
    ${query.q?.trim() ? sql`and ${hasWords(sql`platform.f_kd(u.name || ' ' || u.short_name || ' ' || i.code || ' ' || i.title)`, query.q)}` : empty}`;
  // ids are made in the order of time
  const rows = await tx.many<StoredComplaint>(
    sql`${complaintRows} ${where} ${query.after ? sql`and c.id < ${query.after}::uuid` : empty} order by c.id desc limit ${query.limit + 1}`,
  );
  const shown = rows.slice(0, query.limit);
  const { total } = await tx.one<{ total: number }>(sql`select count(*)::int as total from (${complaintRows} ${where} limit 1001) capped`);
  return { rows: shown, next: rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null, total: total > 1000 ? null : total };
}

export async function complaintOf(tx: Tx, id: string): Promise<One | undefined> {
  const complaint = await readComplaint(tx, id);
  return complaint && { ...complaint, can: canOfComplaint(tx.actor, complaint) };
}
