import { z } from 'zod';
import { get, post, type Role } from '#platform/contract.ts';
import { id, page, pageQuery, reason, version } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { importStates } from './labels.ts';
import { importDetail, importSummary, mergeRow, pairRow, sideBySide } from './shapes.ts';
import { sheetKeys } from './sheets.ts';

const keepers: readonly Role[] = ['officer', 'leader', 'standing'];
const saved = z.object({ id });
const one = z.object({ id });
const search = z.string().max(200).optional();

/** Workbooks of old facts. */
export const importEndpoints = {
  template: get('/api/records/imports/template', {
    access: keepers,
    summary: 'The empty workbook for old facts, with one example row and notes',
    response: z.unknown(),
    raw: 'download',
  }),
  imports: get('/api/records/imports', {
    access: ['officer', 'leader', 'standing', 'auditor'],
    summary: 'Workbooks of old facts brought in',
    query: z.object({ ...pageQuery, state: z.enum(codesOf(importStates)).optional() }),
    response: page(importSummary),
  }),
  import: get('/api/records/imports/:id', {
    access: ['officer', 'leader', 'standing', 'auditor'],
    summary: 'One workbook: every row with what was read, problems naming the cell, and who it may be about',
    params: one,
    response: importDetail,
  }),
  upload: post('/api/records/imports', {
    access: keepers,
    summary: 'Send a workbook (multipart): nothing is written into records yet',
    response: saved,
    raw: 'upload',
  }),
  chooseRow: post('/api/records/imports/:id/choose', {
    access: keepers,
    summary: 'Say who a row is about, that it is somebody new, or leave it out',
    params: one,
    body: z
      .object({
        sheet: z.enum(sheetKeys),
        line: z.number().int().min(2).max(1_000_000),
        choice: z.enum(['CHOSEN', 'CREATE', 'SKIP', 'OPEN']),
        personId: id.nullable().default(null),
      })
      .strict(),
    response: saved,
  }),
  applyImport: post('/api/records/imports/:id/apply', {
    access: keepers,
    summary: 'Write every row into the records, or none',
    params: one,
    body: z.object({ version }).strict(),
    response: z.object({ id, made: z.number().int(), people: z.number().int() }),
  }),
  discardImport: post('/api/records/imports/:id/discard', {
    access: keepers,
    summary: 'Drop a workbook that was not applied',
    params: one,
    body: z.object({ version, reason: reason() }).strict(),
    response: saved,
  }),
  undoImport: post('/api/records/imports/:id/undo', {
    access: keepers,
    summary: 'Take everything the workbook made off the records again',
    params: one,
    body: z.object({ version, reason: reason() }).strict(),
    response: saved,
  }),
};

/** Two records that may be one person. */
export const mergeEndpoints = {
  duplicates: get('/api/records/duplicates', {
    access: ['officer', 'leader', 'standing', 'admin'],
    summary: 'Pairs of records that may be one person, the likeliest first',
    query: z.object({ ...pageQuery, q: search }),
    response: page(pairRow),
  }),
  compare: get('/api/records/duplicates/:a/:b', {
    access: ['officer', 'leader', 'standing', 'admin'],
    summary: 'Two records side by side before merging',
    params: z.object({ a: id, b: id }),
    response: sideBySide,
  }),
  merges: get('/api/records/merges', {
    access: ['officer', 'leader', 'standing', 'admin', 'auditor'],
    summary: 'Merges made, and undone ones',
    query: z.object({ ...pageQuery }),
    response: page(mergeRow),
  }),
  merge: post('/api/records/merges', {
    access: ['standing'],
    summary: 'Two records are one person: the first leads to the second from now on',
    body: z.object({ fromId: id, intoId: id, reason: reason() }).strict(),
    response: saved,
  }),
  undoMerge: post('/api/records/merges/:id/undo', {
    access: ['standing'],
    summary: 'The two records stand by themselves again, exactly as before',
    params: one,
    body: z.object({ reason: reason() }).strict(),
    response: saved,
  }),
};
