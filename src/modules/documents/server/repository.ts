import type { z } from 'zod';
import { sql, type Tx } from '#platform/db/database.ts';
import type { documentFields } from '../contract.ts';

export type Fields = z.output<typeof documentFields>;

export interface Stored extends Fields {
  readonly id: string;
  readonly version: number;
}

/** The row locked for change. */
export function lockDocument(tx: Tx, id: string): Promise<Stored | undefined> {
  return tx.maybe<Stored>(sql`
    select id, type, number, issued_on, effective_from, issuer_unit_id, title, status, replaced_by_id, note, version
    from documents.document where id = ${id} for update`);
}

/** Same number, type and issuer: the register already holds it. */
export async function isDuplicate(tx: Tx, fields: Fields, exceptId: string | null): Promise<boolean> {
  if (fields.number === null) return false;
  const found = await tx.many(sql`
    select 1 from documents.document where number = ${fields.number} and type = ${fields.type}
      and issuer_unit_id is not distinct from ${fields.issuerUnitId}::uuid and id is distinct from ${exceptId}::uuid limit 1`);
  return found.length > 0;
}

export async function insertDocument(tx: Tx, id: string, fields: Fields): Promise<void> {
  await tx.run(sql`
    insert into documents.document (id, type, number, issued_on, effective_from, issuer_unit_id, title, status, replaced_by_id, note)
    values (${id}, ${fields.type}, ${fields.number}, ${fields.issuedOn}, ${fields.effectiveFrom}, ${fields.issuerUnitId}, ${fields.title},
      ${fields.status}, ${fields.replacedById}, ${fields.note})`);
}

/** False when somebody else changed the row since `version`. */
export async function updateDocument(tx: Tx, id: string, version: number, fields: Fields): Promise<boolean> {
  const changed = await tx.run(sql`
    update documents.document set type = ${fields.type}, number = ${fields.number}, issued_on = ${fields.issuedOn},
      effective_from = ${fields.effectiveFrom}, issuer_unit_id = ${fields.issuerUnitId}, title = ${fields.title}, status = ${fields.status},
      replaced_by_id = ${fields.replacedById}, note = ${fields.note}, version = version + 1
    where id = ${id} and version = ${version}`);
  return changed === 1;
}

export interface Citation {
  readonly documentId: string;
  readonly object: { readonly type: string; readonly id: string };
  readonly label: string;
  readonly link?: string;
}

/** Another object of the system cites a document; shown on both. */
export async function cite(tx: Tx, citation: Citation): Promise<void> {
  await tx.run(sql`
    insert into documents.citation (document_id, object_type, object_id, label, link)
    values (${citation.documentId}, ${citation.object.type}, ${citation.object.id}, ${citation.label}, ${citation.link ?? null})
    on conflict (document_id, object_type, object_id) do update set label = excluded.label, link = excluded.link`);
}
