import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import { id, optionalParagraph, page, pageQuery, version, yearParam } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { askedApi } from './sheet/asked-contract.ts';
import {
  selfLines,
  stateFactsBody,
  checkLines,
  explanationLines,
  finalLines,
  openBody,
  giveBackBody,
  meetingBody,
  finalizeBody,
  confirmAllBody,
  finalizeAllBody,
  correctBody,
  publishRankingBody,
  assignBody,
} from './bodies.ts';
import { linesExport, rankingExport, sheetsExport } from './exports.ts';
import { sheetStates } from './labels.ts';
import { rulebookApi } from './rulebook/contract.ts';
import { overviewShape, saved, sheetDetail, sheetLine, sheetRow } from './shapes.ts';
import { historyShape, publishedRanking, rankRow, rankingShape } from './table-shapes.ts';

export { rulebookStates, sheetStates } from './labels.ts';
export { scoringRefusals } from './refusals.ts';
export { rulebookApi } from './rulebook/contract.ts';

const scorers = ['officer', 'leader'] as const;
const scorersAndStanding = ['officer', 'leader', 'standing'] as const;
const params = z.object({ id });
const moved = z.object({ id, version });
const ofSheet = z.object({ version }).strict();

export const scoringApi = {
  ...rulebookApi,
  ...askedApi,
  overview: get('/api/scoring/overview', {
    access: 'signed-in',
    summary: "The year's groups, where each member's sheet stands, and what I owe",
    query: z.object({ year: yearParam }),
    response: overviewShape,
  }),
  sheets: get('/api/scoring/sheets', {
    access: 'signed-in',
    summary: 'Sheets this account may see; q matches unit and group with or without accents',
    query: z.object({
      ...pageQuery,
      year: yearParam.optional(),
      q: z.string().max(200).optional(),
      state: z.enum(codesOf(sheetStates)).optional(),
      termId: id.optional(),
    }),
    response: page(sheetRow),
    exports: sheetsExport,
  }),
  sheetLines: get('/api/scoring/sheets/:id/lines', {
    access: 'signed-in',
    summary: 'The lines of one sheet as plain rows, as far as this reader sees them',
    params,
    response: z.object({ rows: z.array(sheetLine) }),
    exports: linesExport,
  }),
  openRound: post('/api/scoring/terms/:id/open', {
    access: scorersAndStanding,
    summary: 'Open scoring of a group: a sheet for each member without one; the first use freezes the table',
    params,
    body: openBody,
    response: z.object({ opened: z.number().int() }),
  }),
  assignTable: post('/api/scoring/terms/:id/assign', {
    access: ['standing'],
    summary: 'Give points to a group that was judged met / not met; the earlier results stay beside (R-068)',
    params,
    body: assignBody,
    response: z.object({ sheets: z.number().int() }),
  }),
  sheet: get('/api/scoring/sheets/:id', {
    access: 'signed-in',
    summary: 'One sheet: lines, conditions beside the points, steps',
    params,
    response: sheetDetail,
  }),
  saveSelf: post('/api/scoring/sheets/:id/self', {
    access: scorers,
    summary: 'Autosave self-scores and notes of many lines',
    params,
    body: selfLines,
    response: saved,
  }),
  stateFacts: post('/api/scoring/sheets/:id/facts', {
    access: scorers,
    summary: 'State figures that no indicator feeds; the rules propose points from them at once',
    params,
    body: stateFactsBody,
    response: moved,
  }),
  submit: post('/api/scoring/sheets/:id/submit', {
    access: scorers,
    summary: 'The leader of the unit, or a delegate, submits the complete self-score',
    params,
    body: ofSheet,
    response: moved,
  }),
  saveCheck: post('/api/scoring/sheets/:id/check', {
    access: scorersAndStanding,
    summary: 'Autosave checked points and comments',
    params,
    body: checkLines,
    response: saved,
  }),
  keepProposed: post('/api/scoring/sheets/:id/keep', {
    access: scorersAndStanding,
    summary: 'Keep the self-score where nothing was checked yet',
    params,
    body: ofSheet,
    response: saved,
  }),
  giveBack: post('/api/scoring/sheets/:id/return', {
    access: scorersAndStanding,
    summary: 'Return the sheet with a reason and the criteria it is about',
    params,
    body: giveBackBody,
    response: moved,
  }),
  review: post('/api/scoring/sheets/:id/review', {
    access: scorersAndStanding,
    summary: 'Finish the check; differences need comments',
    params,
    body: ofSheet,
    response: moved,
  }),
  saveExplanation: post('/api/scoring/sheets/:id/explanations', {
    access: scorers,
    summary: 'Autosave explanations of lines that differ',
    params,
    body: explanationLines,
    response: saved,
  }),
  explain: post('/api/scoring/sheets/:id/explain', {
    access: scorers,
    summary: 'Send the explanations before the deadline',
    params,
    body: ofSheet,
    response: moved,
  }),
  accept: post('/api/scoring/sheets/:id/accept', { access: scorers, summary: 'Accept the checked points', params, body: ofSheet, response: moved }),
  saveFinal: post('/api/scoring/sheets/:id/final', {
    access: scorersAndStanding,
    summary: 'Autosave the points of the second check with their reasons',
    params,
    body: finalLines,
    response: saved,
  }),
  verify: post('/api/scoring/sheets/:id/verify', {
    access: scorersAndStanding,
    summary: 'Second check: the points become final-to-be',
    params,
    body: ofSheet,
    response: moved,
  }),
  confirm: post('/api/scoring/sheets/:id/confirm', {
    access: ['leader', 'standing'],
    summary: 'The group meeting confirmed this sheet',
    params,
    body: meetingBody,
    response: moved,
  }),
  confirmAll: post('/api/scoring/terms/:id/confirm', {
    access: ['leader', 'standing'],
    summary: 'The group meeting confirmed these sheets',
    params,
    body: confirmAllBody,
    response: z.object({ count: z.number().int() }),
  }),
  finalize: post('/api/scoring/sheets/:id/finalize', {
    access: ['leader', 'standing'],
    summary: 'Make a confirmed sheet final and immutable',
    params,
    body: finalizeBody,
    response: moved,
  }),
  finalizeAll: post('/api/scoring/terms/:id/finalize', {
    access: ['leader', 'standing'],
    summary: 'Make these confirmed sheets final',
    params,
    body: finalizeAllBody,
    response: z.object({ count: z.number().int() }),
  }),
  correct: post('/api/scoring/sheets/:id/correct', {
    access: ['standing'],
    summary: 'Correct a final sheet by decision: a new final sheet takes its place',
    params,
    body: correctBody,
    response: z.object({ id }),
  }),
  noteContext: post('/api/scoring/sheets/:id/context', {
    access: scorersAndStanding,
    summary: 'Workload and complexity, shown beside the score and never inside it (R-081)',
    params,
    body: z.object({ version, contextNote: optionalParagraph(2000) }).strict(),
    response: moved,
  }),
  ranking: get('/api/scoring/terms/:id/ranking', {
    access: 'signed-in',
    summary: 'The published rank table of a group, and the preview for those who publish',
    params,
    response: rankingShape,
  }),
  publication: get('/api/scoring/rankings/:id', {
    access: 'signed-in',
    summary: 'One publication of a rank table as it was, also one that a later one replaced',
    params,
    response: publishedRanking,
  }),
  rankingRows: get('/api/scoring/terms/:id/ranking/rows', {
    access: 'signed-in',
    summary: 'The rows of the published rank table; none before it is published',
    params,
    response: z.object({ rows: z.array(rankRow.extend({ notEligible: z.string() })) }),
    exports: rankingExport,
  }),
  publishRanking: post('/api/scoring/terms/:id/ranking', {
    access: scorersAndStanding,
    summary: 'Publish what was previewed; the group name is typed, a second publication needs a reason',
    params,
    body: publishRankingBody,
    response: z.object({ id, rankingNo: z.number().int(), hash: z.string() }),
  }),
  history: get('/api/scoring/history', {
    access: 'signed-in',
    summary: "A unit over the years as a share of each year's own table (R-069)",
    query: z.object({ unitId: id.optional() }),
    response: historyShape,
  }),
};
