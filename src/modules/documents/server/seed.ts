import type { Tx } from '#platform/db/database.ts';
import { seedId } from '#platform/ids.ts';
import type { Part, SeedFile } from '#seed/file-schema.ts';
import { finder, idOrNull } from '#seed/lookup.ts';
import { originOf } from '#seed/origin.ts';
import { together, upsert, type TableCounts } from '#seed/write.ts';

/** The sources, the register of documents, and which object of the file rests on which document. */
export async function seedDocuments(tx: Tx, file: SeedFile): Promise<TableCounts> {
  return together(
    await upsert(tx, { name: 'documents.source', key: ['code'] }, sourceRows(file)),
    await upsert(tx, { name: 'documents.document', versioned: true }, documentRows(file)),
    await upsert(tx, { name: 'documents.citation', key: ['document_id', 'object_type', 'object_id'] }, citationRows(file)),
  );
}

const sourceRows = (file: SeedFile) =>
  file.sources.map((source) => ({
    code: source.id,
    kind: source.kind,
    title: source.title,
    publisher: source.publisher ?? null,
    publishedOn: source.publishedOn,
    url: source.url ?? null,
  }));

/** Other values of a field that sources give: both stay, the document shows them as disputed. */
const conflictsOf = ({ conflict }: Part<'documents'>) =>
  conflict?.alternatives.map(({ value, source }) => ({ field: conflict.field, value, source, note: conflict.note }));

const documentRows = (file: SeedFile) =>
  file.documents.map((one) => ({
    id: seedId(one.id),
    type: one.type,
    number: one.number,
    issuedOn: one.issuedOn,
    effectiveFrom: one.effectiveFrom ?? null,
    issuerUnitId: idOrNull(one.issuerOrgId),
    signerPersonId: idOrNull(one.signerPersonId),
    title: one.title,
    status: one.status ?? 'issued',
    replacedById: idOrNull(one.replacedBy),
    note: one.note ?? '',
    origin: originOf(
      file,
      { ...one, note: undefined },
      {
        notes: [
          one.dateProvenance === 'external' ? 'Ngày ban hành lấy từ nguồn ngoài' : undefined,
          one.numberProvenance === 'external' ? 'Số văn bản lấy từ nguồn ngoài' : undefined,
        ],
        conflicts: conflictsOf(one),
      },
    ),
  }));

interface Cited {
  readonly documentId: string | null | undefined;
  readonly objectType: string;
  /** Id in the file. */
  readonly object: string;
  readonly label: string;
  readonly link: string | null;
}

/**
 * Agreements are not loaded (the story signs them through real actions), so what their clauses rest on is cited by
 * the term they bind.
 */
function* cited(file: SeedFile): Generator<Cited> {
  const groupOf = finder(file.groups);
  const termOf = finder(file.groupTerms);
  const conferenceOf = finder(file.conferences);
  for (const one of file.movements) {
    yield { documentId: one.documentId, objectType: 'movement', object: one.id, label: one.title, link: `/phong-trao/${seedId(one.id)}` };
  }
  for (const term of file.groupTerms) {
    const label = `${groupOf(term.groupId).name} năm ${term.year}: quyết định tổ chức`;
    yield { documentId: term.decisionDocId, objectType: 'group_term', object: term.id, label, link: `/khoi-cum/${seedId(term.groupId)}` };
  }
  for (const agreement of file.agreements) {
    const term = termOf(agreement.groupTermId);
    const about = `Giao ước thi đua năm ${agreement.year} của ${groupOf(term.groupId).name}`;
    const place = { objectType: 'group_term', object: term.id, link: `/khoi-cum/${seedId(term.groupId)}` };
    yield { documentId: agreement.documentId, label: `${about}: biên bản`, ...place };
    for (const clause of agreement.contents) {
      for (const documentId of clause.documentIds ?? []) yield { documentId, label: `${about}: ${clause.order}. ${clause.title}`, ...place };
    }
  }
  for (const one of file.directives) {
    const label = `${one.title} (chỉ đạo tại ${conferenceOf(one.conferenceId).title})`;
    for (const documentId of one.documentIds ?? []) yield { documentId, objectType: 'directive', object: one.id, label, link: null };
  }
  for (const one of file.congresses) yield { documentId: one.planDocId, objectType: 'congress', object: one.id, label: one.title, link: null };
  for (const one of file.advancedModelProgrammes) {
    yield { documentId: one.planDocId, objectType: 'programme', object: one.id, label: one.title, link: null };
  }
}

/** One row for each document and object; an object citing a document twice says both reasons. */
function citationRows(file: SeedFile) {
  const rows = new Map<string, { documentId: string; objectType: string; objectId: string; label: string; link: string | null }>();
  for (const { documentId, objectType, object, label, link } of cited(file)) {
    if (!documentId) continue;
    const key = `${documentId} ${objectType} ${object}`;
    const before = rows.get(key);
    rows.set(key, {
      documentId: seedId(documentId),
      objectType,
      objectId: seedId(object),
      label: before ? `${before.label}; ${label}` : label,
      link,
    });
  }
  return [...rows.values()];
}
