import type { z } from 'zod';
import { empty, sql, type Tx } from '#platform/db/database.ts';
import { hasWords } from '#platform/db/find-words.ts';
import type { documentsApi } from '../contract.ts';
import { canOfDocument, canOfRegister } from './policy.ts';

type ListQuery = z.output<(typeof documentsApi.list)['query']>;
type List = z.input<(typeof documentsApi.list)['response']>;
type Detail = z.input<(typeof documentsApi.detail)['response']>;

const columns = sql`d.id, d.type, d.number, d.issued_on, u.name as issuer, d.title, d.status, d.origin,
  (select count(*)::int from documents.citation c where c.document_id = d.id) as cited_by,
  coalesce(jsonb_array_length(d.origin -> 'conflicts') > 0, false) as disputed`;

/** A page in order of date, newest first, unknown dates last; the key of the next page is the last row's date and id. */
export async function listDocuments(tx: Tx, query: ListQuery): Promise<List> {
  const [afterDate, afterId] = query.after?.split('~') ?? [];
  const where = sql`where true
    ${query.q?.trim() ? sql`and ${hasWords(sql`d.kd`, query.q)}` : empty}
    ${query.type ? sql`and d.type = ${query.type}` : empty}
    ${query.year ? sql`and left(d.issued_on, 4) = ${String(query.year)}` : empty}
    ${query.unnumbered ? sql`and d.number is null` : empty}`;
  const rows = await tx.many<List['rows'][number]>(sql`
    select ${columns} from documents.document d left join directory.unit u on u.id = d.issuer_unit_id
    ${where}
    ${afterId ? sql`and (coalesce(d.issued_on, '') collate "C", d.id) < (${afterDate ?? ''}, ${afterId}::uuid)` : empty}
    order by coalesce(d.issued_on, '') collate "C" desc, d.id desc limit ${query.limit + 1}`);
  const more = rows.length > query.limit;
  const shown = more ? rows.slice(0, query.limit) : rows;
  const last = shown.at(-1);
  const { total } = await tx.one<{ total: number }>(
    sql`select count(*)::int as total from (select 1 from documents.document d ${where} limit 1001) capped`,
  );
  const types = await tx.many<{ type: string }>(sql`select distinct type from documents.document order by type`);
  return {
    rows: shown,
    next: more && last ? `${last.issuedOn ?? ''}~${last.id}` : null,
    total: total > 1000 ? null : total,
    can: canOfRegister(tx.actor),
    types: types.map((row) => row.type),
  };
}

export async function documentDetail(tx: Tx, id: string): Promise<Detail | undefined> {
  const document = await tx.maybe<Omit<Detail, 'citations' | 'replaces' | 'can'>>(sql`
    select ${columns}, d.effective_from, d.issuer_unit_id, p.full_name as signer, d.note, d.version,
      case when r.id is null then null else json_build_object('id', r.id, 'label', concat_ws(' ', r.type, r.number)) end as replaced_by
    from documents.document d left join directory.unit u on u.id = d.issuer_unit_id
      left join directory.person p on p.id = d.signer_person_id left join documents.document r on r.id = d.replaced_by_id
    where d.id = ${id}`);
  if (!document) return undefined;
  const citations = await tx.many<Detail['citations'][number]>(
    sql`select object_type as type, label, link from documents.citation where document_id = ${id} order by label`,
  );
  const replaces = await tx.many<Detail['replaces'][number]>(
    sql`select id, concat_ws(' ', type, number) as label from documents.document where replaced_by_id = ${id} order by issued_on`,
  );
  return { ...document, citations, replaces, can: canOfDocument(tx.actor) };
}

type Sources = z.input<(typeof documentsApi.sources)['response']>;

export function listSources(tx: Tx): Promise<Sources> {
  return tx.many(sql`select code, kind, title, publisher, published_on, url from documents.source order by code`);
}
