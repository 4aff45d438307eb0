import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import { decision, id, line, page, pageQuery, version, yearParam } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { comparisonExport, rulebooksExport } from './exports.ts';
import { rulebookMarks, rulebookStates } from '../labels.ts';
import { askBody, createBody, discardBody, nextVersionBody, returnBody, saveBody, trialBody } from './bodies.ts';
import { comparison, placedProblem, readFileAnswer, rulebookDetail, rulebookRow, templateRow, trialDetail } from './shapes.ts';

const standing = ['standing'] as const;
const publishers = ['standing', 'minister'] as const;
const params = z.object({ id });
const moved = z.object({ id, version });
const both = z.object({ from: id, to: id });
/** A draft of 2,000 criteria with their rules, measures and proofs. */
const wholeDraft = 4 * 1024 * 1024;

/** The desk of rulebooks: lists, drafts, files, trial runs, publishing by a second person. */
export const rulebookApi = {
  rulebooks: get('/api/scoring/rulebooks', {
    access: 'signed-in',
    summary: 'Rulebooks; q matches title, authority and code with or without accents',
    query: z.object({
      ...pageQuery,
      q: z.string().max(200).optional(),
      year: yearParam.optional(),
      authorityId: id.optional(),
      state: z.enum(codesOf(rulebookStates)).optional(),
      mark: z.enum(codesOf(rulebookMarks)).optional(),
      sort: z.enum(['year', 'title', 'state']).default('year'),
    }),
    response: page(rulebookRow).extend({
      can: z.object({ derive: decision, create: decision }),
      /** Published criteria sets a met / not met table can be made of. */
      criteriaSets: z.array(z.object({ id, title: z.string(), year: z.number().int() })),
      years: z.array(z.number().int()),
      authorities: z.array(z.object({ id, name: z.string() })),
    }),
    exports: rulebooksExport,
  }),
  templates: get('/api/scoring/rulebook-templates', {
    access: 'signed-in',
    summary: 'The tables that come with the program, each with its source and how much of it is real',
    response: z.object({ rows: z.array(templateRow) }),
  }),
  rulebook: get('/api/scoring/rulebooks/:id', {
    access: 'signed-in',
    summary: 'One rulebook whole: criteria, settings, problems, trial runs, versions and where it is used',
    params,
    response: rulebookDetail,
  }),
  create: post('/api/scoring/rulebooks/create', {
    access: standing,
    summary: 'A new draft: blank, from a shipped template, from another table, or from what was read of a file',
    body: createBody,
    mostBytes: wholeDraft,
    response: z.object({ id }),
  }),
  save: post('/api/scoring/rulebooks/:id/save', {
    access: standing,
    summary: 'Autosave of a whole draft over the version that was seen',
    params,
    body: saveBody,
    mostBytes: wholeDraft,
    response: z.object({ version, savedAt: z.string(), problems: z.array(placedProblem) }),
  }),
  renew: post('/api/scoring/rulebooks/:id/renew', {
    access: standing,
    summary: 'The next version of a published table as a draft; scored units keep theirs (R-070)',
    params,
    body: nextVersionBody,
    response: z.object({ id, versionNo: z.number().int() }),
  }),
  tryOut: post('/api/scoring/rulebooks/:id/try', {
    access: publishers,
    summary: 'Evaluate the draft on example figures, entered figures or the final points of an earlier year; recorded',
    params,
    body: trialBody,
    response: z.object({ id }),
  }),
  trial: get('/api/scoring/trials/:id', {
    access: 'signed-in',
    summary: 'The points of every criterion in one trial run',
    params,
    response: trialDetail,
  }),
  ask: post('/api/scoring/rulebooks/:id/ask', {
    access: standing,
    summary: 'Ask a second person to publish a draft that is right and was tried',
    params,
    body: askBody,
    response: moved,
  }),
  giveBack: post('/api/scoring/rulebooks/:id/return', {
    access: publishers,
    summary: 'The second person returns a draft with a reason',
    params,
    body: returnBody,
    response: moved,
  }),
  publishRulebook: post('/api/scoring/rulebooks/:id/publish', {
    access: publishers,
    summary: 'A second person publishes a draft that is right and was tried as it stands',
    params,
    body: z.object({ version }).strict(),
    response: moved,
  }),
  discard: post('/api/scoring/rulebooks/:id/discard', {
    access: standing,
    summary: 'Drop a draft with a reason; it stays readable',
    params,
    body: discardBody,
    response: moved,
  }),
  compare: get('/api/scoring/rulebook-comparison', {
    access: 'signed-in',
    summary: 'Two tables side by side: criteria added, removed and changed, and settings',
    query: both,
    response: comparison,
    exports: comparisonExport,
  }),
  readFile: post('/api/scoring/rulebooks/read-file', {
    access: standing,
    summary: 'Read a workbook or a rulebook file (multipart) and say cell by cell what is wrong; nothing is stored',
    response: readFileAnswer,
    raw: 'upload',
  }),
  workbook: get('/api/scoring/rulebooks/:id/workbook', {
    access: 'signed-in',
    summary: 'One rulebook as an Excel workbook that can be read in again',
    params,
    response: z.unknown(),
    raw: 'download',
  }),
  file: get('/api/scoring/rulebooks/:id/file', {
    access: 'signed-in',
    summary: 'One rulebook as a file of the format thidua/rulebook@1',
    params,
    response: z.unknown(),
    raw: 'download',
  }),
  emptyWorkbook: get('/api/scoring/rulebook-workbook', {
    access: 'signed-in',
    summary: 'A workbook to fill in, with an example line for each kind of rule',
    response: z.unknown(),
    raw: 'download',
  }),
  derivePassFail: post('/api/scoring/rulebooks/derive', {
    access: standing,
    summary: 'A met / not met table from a published criteria set that has no points (R-068)',
    body: z.object({ criteriaSetId: id, title: line(300) }).strict(),
    response: z.object({ id }),
  }),
};
