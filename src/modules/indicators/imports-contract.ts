import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import { can, id, page, pageQuery, reason, version, year, yearParam } from '#platform/schema.ts';
import { importedFact, importedRow } from './bodies.ts';
import { importsExport } from './exports.ts';
import { importDetail, importRow } from './import-shapes.ts';
import { after, unitYear } from './shapes.ts';

const desk = ['officer', 'leader'] as const;
const one = z.object({ id });
const answer = z.object({ id, version });

/** Figures and lists brought in from elsewhere: preview, apply, undo. */
export const importsApi = {
  imports: get('/api/indicators/imports', {
    access: ['officer', 'leader', 'standing', 'admin', 'auditor'],
    summary: 'Imports of my unit (overseers: of all), newest first: who, what, when, undone why',
    query: z.object({
      ...pageQuery,
      after: after.refine((value) => value === undefined || !Number.isNaN(Date.parse(value.split('~')[0] ?? ''))),
      year: yearParam,
      q: z.string().max(200).optional(),
    }),
    exports: importsExport,
    response: page(importRow).extend({ can: can('preview') }),
  }),
  importOne: get('/api/indicators/imports/:id', {
    access: ['officer', 'leader', 'standing', 'admin', 'auditor'],
    summary: 'One import: problems by cell, and every line beside what stands there now',
    params: one,
    response: importDetail,
  }),
  upload: post('/api/indicators/imports/file', {
    access: desk,
    summary: 'Preview a .xlsx or .csv (multipart field `file`; fields `unitId`, `year`, `about`, `secret`): nothing changes yet',
    response: z.object({ id }),
    raw: 'upload',
  }),
  preview: post('/api/indicators/imports', {
    access: desk,
    summary: 'Preview rows sent by another system: nothing changes until the import is applied',
    body: z.object({ unitId: id, year, name: z.string().trim().max(200).default(''), rows: z.array(importedRow).min(1).max(2000) }).strict(),
    response: z.object({ id }),
  }),
  previewFacts: post('/api/indicators/imports/facts', {
    access: desk,
    summary: 'Preview rows of a list sent by another system: nothing changes until the import is applied',
    body: z.object({ unitId: id, year, name: z.string().trim().max(200).default(''), rows: z.array(importedFact).min(1).max(500) }).strict(),
    response: z.object({ id }),
  }),
  apply: post('/api/indicators/imports/:id/apply', {
    access: desk,
    summary: 'Write all lines of a previewed import into the drafts of their months, or into the list; all or nothing',
    params: one,
    body: z.object({ version }).strict(),
    response: answer,
  }),
  undo: post('/api/indicators/imports/:id/undo', {
    access: desk,
    summary: 'Take a whole import back while nothing was built on it',
    params: one,
    body: z.object({ version, reason: reason() }).strict(),
    response: answer,
  }),
  template: get('/api/indicators/units/:unitId/:year/template.xlsx', {
    access: desk,
    summary: 'The workbook to fill in: one line for each month, indicator and part this unit is asked',
    params: unitYear,
    response: z.unknown(),
    raw: 'download',
  }),
  factsTemplate: get('/api/indicators/units/:unitId/:year/facts-template.xlsx', {
    access: desk,
    summary: 'The workbook of a list to fill in, with the kinds, their entries and what each needs',
    params: unitYear,
    response: z.unknown(),
    raw: 'download',
  }),
};
