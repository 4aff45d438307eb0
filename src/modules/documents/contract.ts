import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import { defineRefusals } from '#platform/refusal.ts';
import { can, day, id, line, optionalParagraph, origin, page, pageQuery, partialDate, reason, version } from '#platform/schema.ts';
import { codesOf, defineLabels } from '#platform/text.ts';

export const documentStatuses = defineLabels({
  draft: { vi: 'Dự thảo', en: 'Draft', tone: 'info' },
  issued: { vi: 'Đã ban hành', en: 'Issued', tone: 'ok' },
  void: { vi: 'Đã hủy', en: 'Void', tone: 'neutral' },
});

export const documentRefusals = defineRefusals('documents', {
  duplicate: {
    kind: 'conflict',
    vi: 'Văn bản số {number} của cơ quan này đã có trong sổ.',
    en: 'Document {number} of this issuer is in the register already.',
    field: 'number',
  },
  onlyRegistrars: {
    kind: 'forbidden',
    vi: 'Chỉ cán bộ, thường trực và quản trị ghi được sổ văn bản.',
    en: 'Only officers, the standing body and administrators write the register.',
  },
  replacesItself: { kind: 'invalid', vi: 'Một văn bản không thể thay thế chính nó.', en: 'A document cannot replace itself.', field: 'replacedById' },
});

const row = z.object({
  id,
  type: z.string(),
  /** `null`: unnumbered so far. */
  number: z.string().nullable(),
  issuedOn: partialDate.nullable(),
  issuer: z.string().nullable(),
  title: z.string(),
  status: z.enum(codesOf(documentStatuses)),
  citedBy: z.number().int(),
  disputed: z.boolean(),
  origin,
});
export type DocumentRow = z.output<typeof row>;

const detail = row.extend({
  effectiveFrom: day.nullable(),
  issuerUnitId: id.nullable(),
  signer: z.string().nullable(),
  note: z.string(),
  replacedBy: z.object({ id, label: z.string() }).nullable(),
  replaces: z.array(z.object({ id, label: z.string() })),
  citations: z.array(z.object({ type: z.string(), label: z.string(), link: z.string().nullable() })),
  version,
  can: can('edit'),
});
export type DocumentDetail = z.output<typeof detail>;

export const documentFields = z
  .object({
    type: line(60),
    number: line(80).nullable(),
    issuedOn: partialDate.nullable(),
    effectiveFrom: day.nullable(),
    issuerUnitId: id.nullable(),
    title: line(500),
    status: z.enum(codesOf(documentStatuses)),
    replacedById: id.nullable(),
    note: optionalParagraph(2000),
  })
  .strict();

export const documentsApi = {
  list: get('/api/documents', {
    access: 'signed-in',
    summary: 'The register of official documents, newest first; q matches number, type and title with or without accents',
    query: z.object({
      ...pageQuery,
      q: z.string().max(200).optional(),
      type: z.string().max(60).optional(),
      year: z.coerce.number().int().optional(),
      unnumbered: z.stringbool().optional(),
    }),
    response: page(row).extend({ can: can('add'), types: z.array(z.string()) }),
    exports: {
      name: { vi: 'Sổ văn bản', en: 'Document register' },
      columns: [
        { key: 'type', title: { vi: 'Loại', en: 'Type' } },
        { key: 'number', title: { vi: 'Số, ký hiệu', en: 'Number' } },
        { key: 'issuedOn', title: { vi: 'Ngày ban hành', en: 'Issued on' }, kind: 'day' },
        { key: 'issuer', title: { vi: 'Cơ quan ban hành', en: 'Issuer' }, width: 40 },
        { key: 'title', title: { vi: 'Trích yếu', en: 'Subject' }, width: 60 },
        { key: 'status', title: { vi: 'Trạng thái', en: 'Status' }, labels: documentStatuses },
      ],
    },
  }),
  detail: get('/api/documents/:id', {
    access: 'signed-in',
    summary: 'One document with its citations, successor and disputed facts',
    params: z.object({ id }),
    response: detail,
  }),
  add: post('/api/documents', {
    access: ['officer', 'standing', 'admin'],
    summary: 'Enter a document; number and date may come later',
    body: documentFields,
    response: z.object({ id }),
  }),
  edit: post('/api/documents/:id/edit', {
    access: ['officer', 'standing', 'admin'],
    summary: 'Correct a document; the old values stay in the trail with the reason',
    params: z.object({ id }),
    body: documentFields.extend({ version, reason: reason() }),
    response: z.object({ id }),
  }),
  sources: get('/api/sources', {
    access: 'public',
    summary: 'The sources that facts of the demonstration data cite',
    response: z.array(
      z.object({
        code: z.string(),
        kind: z.enum(['seed', 'external']),
        title: z.string(),
        publisher: z.string().nullable(),
        publishedOn: z.string().nullable(),
        url: z.string().nullable(),
      }),
    ),
  }),
};
