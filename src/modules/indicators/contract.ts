import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import { can, day, id, line, month, optionalParagraph, page, pageQuery, reason, text, version, year, yearParam } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { definitionWords, editionWords, factWords, importedRow } from './bodies.ts';
import { boardExport, factsExport, importsExport, rollUpExport } from './exports.ts';
import { factKindCodes } from './facts.ts';
import { certaintyLabels, factStateLabels, unitLabels, verdictLabels } from './labels.ts';
import {
  amount,
  cell,
  definitionRow,
  factDetail,
  factRow,
  importDetail,
  importRow,
  level,
  monthForm,
  monthParam,
  overview,
  rollUp,
  unitYear,
} from './shapes.ts';

export * from './labels.ts';
export { definitionWords, editionWords, factWords, importedRow, uploadFields } from './bodies.ts';
export { indicatorsRefusals } from './refusals.ts';
export { factKindCodes, factKinds, type FactKind, type Milestone } from './facts.ts';
export type {
  Cell,
  Definition,
  FactRow,
  FormLine,
  ImportDetail,
  ImportLine,
  ImportRow,
  IndicatorYear,
  Level,
  MonthForm,
  Overview,
  RollUp,
} from './shapes.ts';

const desk = ['officer', 'leader'] as const;
const one = z.object({ id });
const answer = z.object({ id, version });
const ofMonth = unitYear.extend({ month: monthParam });

export const indicatorsApi = {
  overview: get('/api/indicators/units/:unitId/:year', {
    access: 'signed-in',
    summary: 'The year of a unit: months by indicators, with staleness and certainty',
    params: unitYear,
    response: overview,
  }),
  form: get('/api/indicators/units/:unitId/:year/months/:month', {
    access: 'signed-in',
    summary: 'The form of one month, with last month as its draft',
    params: ofMonth,
    query: z.object({ revision: z.coerce.number().int().min(1).optional() }),
    response: monthForm,
  }),
  save: post('/api/indicators/units/:unitId/:year/months/:month/save', {
    access: desk,
    summary: 'Keep numbers, reasons and notes of a month as a draft',
    params: ofMonth,
    body: z.object({ version: z.number().int().min(-1), cells: z.array(cell.strict()).max(300), note: optionalParagraph(3000) }).strict(),
    response: z.object({ version: z.number().int() }),
  }),
  noChange: post('/api/indicators/units/:unitId/:year/months/:month/no-change', {
    access: desk,
    summary: 'Nothing has changed since last month: take its numbers over, with the reason',
    params: ofMonth,
    body: z.object({ version: z.number().int().min(-1), reason: reason() }).strict(),
    response: z.object({ version: z.number().int() }),
  }),
  submit: post('/api/indicators/units/:unitId/:year/months/:month/submit', {
    access: desk,
    summary: 'Lay the month before the head of the unit; counts of lists are frozen',
    params: ofMonth,
    body: z.object({ version }).strict(),
    response: answer,
  }),
  withdraw: post('/api/indicators/entries/:id/withdraw', {
    access: desk,
    summary: 'Take a submitted month back while it is not confirmed',
    params: one,
    body: z.object({ version, reason: reason() }).strict(),
    response: answer,
  }),
  giveBack: post('/api/indicators/entries/:id/return', {
    access: ['leader'],
    summary: 'The head of the unit returns a submitted month with the reason',
    params: one,
    body: z.object({ version, reason: reason() }).strict(),
    response: answer,
  }),
  confirm: post('/api/indicators/entries/:id/confirm', {
    access: ['leader'],
    summary: 'The head of the unit stands for the numbers; the group may read them',
    params: one,
    body: z.object({ version }).strict(),
    response: answer,
  }),
  correct: post('/api/indicators/entries/:id/correct', {
    access: desk,
    summary: 'Open the next revision of a confirmed month, with the reason; the old one stays',
    params: one,
    body: z.object({ version, reason: reason() }).strict(),
    response: answer,
  }),
  askCorrection: post('/api/indicators/entries/:id/ask', {
    access: ['standing'],
    summary: 'The standing body asks a unit to correct a confirmed month',
    params: one,
    body: z.object({ version, reason: reason() }).strict(),
    response: answer,
  }),
  track: post('/api/indicators/tracking', {
    access: ['standing', 'leader'],
    summary: 'Units owe a form every month of a year from a month on',
    body: z.object({ unitIds: z.array(id).min(1).max(200), year, fromMonth: month }).strict(),
    response: z.object({ count: z.number().int() }),
  }),
  assign: post('/api/indicators/assignments', {
    access: ['standing'],
    summary: 'Target and post of one indicator for a unit and year, or not asked of it',
    body: z
      .object({
        unitId: id,
        year,
        code: z.string().max(40),
        applies: z.boolean(),
        target: amount.nullable(),
        postTitle: z.string().trim().max(200),
        reason: reason(),
      })
      .strict(),
    response: z.object({ id }),
  }),

  facts: get('/api/indicators/facts', {
    access: 'signed-in',
    summary: 'Listed facts; filters by unit, kind, state and year, words with or without accents',
    query: z.object({
      ...pageQuery,
      year: yearParam,
      unitId: id.optional(),
      kind: z.enum(factKindCodes).optional(),
      state: z.enum(codesOf(factStateLabels)).optional(),
      category: z.string().max(40).optional(),
      q: z.string().max(200).optional(),
      sort: z.enum(['newest', 'title', 'due']).default('newest'),
    }),
    exports: factsExport,
    response: page(factRow).extend({
      unitId: id.nullable(),
      /** With a kind chosen: how many stand at each stage, level or sort. */
      categories: z.array(z.object({ code: z.string(), name: text, count: z.number().int() })),
      can: can('declare'),
    }),
  }),
  fact: get('/api/indicators/facts/:id', { access: 'signed-in', summary: 'One fact with its earlier wordings', params: one, response: factDetail }),
  declareFact: post('/api/indicators/facts', {
    access: ['officer', 'leader', 'standing'],
    summary: 'Enter a fact of a unit; what holds state secrets goes to the count of `evidence` instead',
    body: factWords.extend({
      unitId: id,
      year,
      kind: z.enum(factKindCodes),
    }),
    response: answer,
  }),
  editFact: post('/api/indicators/facts/:id/edit', {
    access: ['officer', 'leader', 'standing'],
    summary: 'Correct a fact with a reason; the earlier wording stays',
    params: one,
    body: factWords.extend({ version, reason: reason() }),
    response: answer,
  }),
  confirmFact: post('/api/indicators/facts/:id/confirm', {
    access: ['leader', 'standing'],
    summary: 'A named source stands for the fact; from now on it counts',
    params: one,
    body: z.object({ version, source: line(300), paper: z.string().trim().max(300).default('') }).strict(),
    response: answer,
  }),
  takeBackFact: post('/api/indicators/facts/:id/take-back', {
    access: ['officer', 'leader', 'standing'],
    summary: 'The fact was entered wrongly: it no longer counts and stays visible with the reason',
    params: one,
    body: z.object({ version, reason: reason() }).strict(),
    response: answer,
  }),

  board: get('/api/indicators/board', {
    access: 'signed-in',
    summary: 'For overseers: which units have sent what, groups, and the totals of the ministry',
    query: z.object({ ...pageQuery, year: yearParam, q: z.string().max(200).optional(), behind: z.stringbool().optional() }),
    exports: boardExport,
    response: page(
      z.object({
        id,
        name: z.string(),
        tracked: z.boolean(),
        sentMonth: z.number().int().nullable(),
        notSent: z.number().int(),
        waiting: z.number().int(),
        lateMonths: z.number().int(),
      }),
    ).extend({
      totals: rollUp.shape.indicators,
      lastOver: z.number().int(),
      terms: z.array(z.object({ termId: id, groupName: z.string(), units: z.number().int(), unitIds: z.array(id), tracked: z.number().int() })),
      can: can('track'),
    }),
  }),
  rollUp: get('/api/indicators/terms/:termId', {
    access: 'signed-in',
    summary: 'Units of a group by indicators, with totals, staleness and unknowns',
    params: z.object({ termId: id }),
    response: rollUp,
  }),
  termValues: get('/api/indicators/terms/:termId/values', {
    access: 'signed-in',
    summary: 'The same group as a long list: one line for each unit and indicator',
    params: z.object({ termId: id }),
    exports: rollUpExport,
    response: z.object({
      rows: z.array(
        z.object({
          unitName: z.string(),
          indicator: z.string(),
          value: z.string().nullable(),
          unit: z.enum(codesOf(unitLabels)),
          asOfMonth: month.nullable(),
          certainty: z.enum(codesOf(certaintyLabels)),
          verdict: z.enum(codesOf(verdictLabels)),
        }),
      ),
    }),
  }),

  definitions: get('/api/indicators/definitions', {
    access: 'signed-in',
    summary: 'What is asked: definitions with all editions, levels of online services',
    query: z.object({ year: yearParam }),
    response: z.object({
      rows: z.array(definitionRow.extend({ current: z.boolean() })),
      levels: z.array(level),
      can: can('define', 'adopt', 'setLevel'),
    }),
  }),
  adopt: post('/api/indicators/definitions/adopt', {
    access: ['standing'],
    summary: 'Take over the shipped definitions and levels that are not there yet',
    body: z.object({ year }).strict(),
    response: z.object({ count: z.number().int() }),
  }),
  define: post('/api/indicators/definitions', {
    access: ['standing'],
    summary: 'A new indicator that units enter each period',
    body: definitionWords.extend({ code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/) }),
    response: answer,
  }),
  revise: post('/api/indicators/definitions/:id/revise', {
    access: ['standing'],
    summary: 'The next edition of a definition from a day on; earlier months keep the old one',
    params: one,
    body: editionWords.extend({ version }),
    response: answer,
  }),
  endDefinition: post('/api/indicators/definitions/:id/end', {
    access: ['standing'],
    summary: 'The indicator is no longer asked after a day',
    params: one,
    body: z.object({ version, lastDay: day, reason: reason() }).strict(),
    response: answer,
  }),
  setLevel: post('/api/indicators/levels', {
    access: ['standing'],
    summary: 'Name a level of online services, or add one, and say whether it counts as online',
    body: z
      .object({
        year,
        code: z.string().regex(/^[a-z0-9-]{1,20}$/),
        nameVi: line(120),
        nameEn: line(120),
        countsOnline: z.boolean(),
        version: version.nullable(),
        reason: reason(),
      })
      .strict(),
    response: z.object({ code: z.string() }),
  }),

  imports: get('/api/indicators/imports', {
    access: ['officer', 'leader', 'standing', 'admin', 'auditor'],
    summary: 'Imports of my unit (overseers: of all), newest first: who, what, when, undone why',
    query: z.object({ ...pageQuery, year: yearParam, q: z.string().max(200).optional() }),
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
    summary: 'Preview a .xlsx or .csv (multipart field `file`; fields `unitId`, `year`, `secret`): nothing changes yet',
    response: z.object({ id }),
    raw: 'upload',
  }),
  preview: post('/api/indicators/imports', {
    access: desk,
    summary: 'Preview rows sent by another system: nothing changes until the import is applied',
    body: z.object({ unitId: id, year, name: z.string().trim().max(200).default(''), rows: z.array(importedRow).min(1).max(2000) }).strict(),
    response: z.object({ id }),
  }),
  apply: post('/api/indicators/imports/:id/apply', {
    access: desk,
    summary: 'Write all lines of a previewed import into the drafts of their months; all or nothing',
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
};
