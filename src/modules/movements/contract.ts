import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import { can, day, id, line, optionalParagraph, page, pageQuery, paragraph, reason, version, year, yearParam } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { judged, movementKinds, movementLevels, movementStates, responseStates } from './labels.ts';
import { criterionFields, criteriaSet, groupRate, movementDetail, movementFields, movementRow } from './shapes.ts';

export * from './labels.ts';
export { movementRefusals, yearRefusals } from './refusals.ts';
export { movementFields, criterionFields } from './shapes.ts';
export type * from './shapes.ts';
export { yearsApi, type YearDetail, type YearRow } from './year-contract.ts';

const params = z.object({ id });
const seen = z.object({ version }).strict();
const done = z.object({ id, state: z.enum(codesOf(movementStates)), version });
const setDone = z.object({ id, version });
const desk = ['officer', 'leader', 'standing'] as const;
const withReason = seen.extend({ reason: reason() });
const reviewFields = seen.extend({ heldOn: day, results: paragraph(8000), limits: optionalParagraph(8000), lessons: optionalParagraph(8000) });

const option = z.object({ id, name: z.string() });

export const movementsApi = {
  list: get('/api/movements', {
    access: 'signed-in',
    summary: 'Movements of all launchers and lengths, newest first (R-025); filters combine; q matches the title with or without accents',
    query: z.object({
      ...pageQuery,
      q: z.string().max(200).optional(),
      year: yearParam.optional(),
      launcherId: id.optional(),
      kind: z.enum(codesOf(movementKinds)).optional(),
      level: z.enum(codesOf(movementLevels)).optional(),
      special: z.stringbool().optional(),
      state: z.enum(codesOf(movementStates)).optional(),
    }),
    response: page(movementRow).extend({ launchers: z.array(option), can: can('draft') }),
    exports: {
      name: { vi: 'Phong trào thi đua', en: 'Movements' },
      columns: [
        { key: 'title', title: { vi: 'Phong trào', en: 'Movement' }, width: 60 },
        { key: 'kind', title: { vi: 'Loại', en: 'Kind' }, labels: movementKinds },
        { key: 'level', title: { vi: 'Cấp', en: 'Level' }, labels: movementLevels },
        { key: 'launcher.name', title: { vi: 'Nơi phát động', en: 'Launcher' }, width: 36 },
        { key: 'launchedOn', title: { vi: 'Ngày phát động', en: 'Launched on' }, kind: 'day' },
        { key: 'fromYear', title: { vi: 'Từ năm', en: 'From' } },
        { key: 'toYear', title: { vi: 'Đến năm', en: 'To' } },
        { key: 'addressees', title: { vi: 'Nơi nhận', en: 'Addressees' } },
        { key: 'responded', title: { vi: 'Đã hưởng ứng', en: 'Responded' } },
        { key: 'state', title: { vi: 'Trạng thái', en: 'State' }, labels: movementStates },
      ],
    },
  }),
  matrix: get('/api/movements/matrix', {
    access: 'signed-in',
    summary: 'Who has answered which movement of a year: units by movements, with the rate of each group (R-093)',
    query: z.object({ year: yearParam, termId: id.optional() }),
    response: z.object({
      year,
      terms: z.array(z.object({ id, name: z.string() })),
      movements: z.array(
        z.object({
          id,
          title: z.string(),
          level: z.enum(codesOf(movementLevels)),
          respondBy: day.nullable(),
          responded: z.number().int(),
          of: z.number().int(),
        }),
      ),
      units: z.array(
        z.object({
          id,
          name: z.string(),
          groupName: z.string(),
          cells: z.array(
            z.object({
              movementId: id,
              addressed: z.boolean(),
              state: z.enum(codesOf(responseStates)).nullable(),
              submittedOn: day.nullable(),
              late: z.boolean(),
              opened: z.boolean(),
              documentId: id.nullable(),
            }),
          ),
        }),
      ),
      rates: z.array(groupRate.omit({ missing: true }).extend({ movementId: id })),
    }),
  }),
  options: get('/api/movements/options', {
    access: desk,
    summary: 'What a draft may choose from: levels and launchers of the caller, themes, movements to answer, numbers of addressees of each kind',
    response: z.object({
      levels: z.array(z.enum(codesOf(movementLevels))),
      launchers: z.array(option),
      themes: z.array(z.object({ id, year, text: z.string() })),
      parents: z.array(z.object({ id, title: z.string() })),
      authority: option.nullable(),
    }),
  }),
  detail: get('/api/movements/:id', {
    access: 'signed-in',
    summary: 'One movement whole: launch, contents, tasks, criteria, receipts, responses, reviews',
    params,
    response: movementDetail,
  }),
  draft: post('/api/movements', { access: desk, summary: 'Start a draft of a movement', body: movementFields, response: done }),
  edit: post('/api/movements/:id/edit', {
    access: desk,
    summary: 'Save a draft whole',
    params,
    body: movementFields.extend({ version }),
    response: done,
  }),
  approve: post('/api/movements/:id/approve', {
    access: desk,
    summary: 'Approve the draft; the launch is then owed',
    params,
    body: seen,
    response: done,
  }),
  returnToDraft: post('/api/movements/:id/return-to-draft', {
    access: desk,
    summary: 'Take an approved movement back for changes, with the reason',
    params,
    body: withReason,
    response: done,
  }),
  confirmEvent: post('/api/movements/:id/confirm-event', {
    access: desk,
    summary: 'Confirm that the event the launch waits for was held (R-027)',
    params,
    body: seen.extend({ heldOn: day }),
    response: done,
  }),
  launch: post('/api/movements/:id/launch', {
    access: ['minister', 'leader', 'standing'],
    summary: 'Launch: document or "no number yet", day; addressees get the launch and their duties (R-022, R-023)',
    params,
    body: seen.extend({ launchedOn: day, documentId: id.nullable(), numberPending: z.boolean() }),
    response: done,
  }),
  setDocument: post('/api/movements/:id/document', {
    access: desk,
    summary: 'Record the launch document once it has its number',
    params,
    body: seen.extend({ documentId: id }),
    response: done,
  }),
  open: post('/api/movements/:id/open', {
    access: ['officer', 'leader'],
    summary: 'The receipt of an addressee: the launch was opened; the first opening counts',
    params,
    body: z.object({ unitId: id }).strict(),
    response: z.object({ id }),
  }),
  remind: post('/api/movements/:id/remind', {
    access: desk,
    summary: 'Remind every addressee that has not opened the launch',
    params,
    response: z.object({ id, reminded: z.number().int() }),
  }),
  respond: post('/api/movements/:id/responses', {
    access: ['officer', 'leader'],
    summary: 'Save the draft of a unit’s own launch or plan in answer (R-024)',
    params,
    body: z
      .object({
        unitId: id,
        version: version.nullable(),
        title: line(300),
        plan: optionalParagraph(8000),
        linkedWork: optionalParagraph(3000),
        documentId: id.nullable(),
      })
      .strict(),
    response: z.object({ id, version }),
  }),
  submitResponse: post('/api/movements/:id/responses/submit', {
    access: ['officer', 'leader'],
    summary: 'The head of the unit submits the response; it must name the work it serves (R-031)',
    params,
    body: seen.extend({ unitId: id }),
    response: z.object({ id, version }),
  }),
  begin: post('/api/movements/:id/begin', {
    access: desk,
    summary: 'The movement runs, without waiting for a first response',
    params,
    body: seen,
    response: done,
  }),
  reviewInterim: post('/api/movements/:id/review-interim', { access: desk, summary: 'Interim review', params, body: reviewFields, response: done }),
  continue: post('/api/movements/:id/continue', { access: desk, summary: 'Go on after the interim review', params, body: seen, response: done }),
  sumUp: post('/api/movements/:id/sum-up', { access: desk, summary: 'The time is over; summing up begins', params, body: seen, response: done }),
  reviewFinal: post('/api/movements/:id/review-final', {
    access: desk,
    summary: 'Final review: results, limits and lessons, all three (R-033)',
    params,
    body: reviewFields.extend({ limits: paragraph(8000), lessons: paragraph(8000) }),
    response: done,
  }),
  reward: post('/api/movements/:id/reward', {
    access: desk,
    summary: 'Record that the proposals of the movement were decided',
    params,
    body: seen.extend({ note: paragraph(3000) }),
    response: done,
  }),
  close: post('/api/movements/:id/close', { access: desk, summary: 'Close a rewarded movement', params, body: seen, response: done }),
  extend: post('/api/movements/:id/extend', {
    access: desk,
    summary: 'Give a new last day, with the reason',
    params,
    body: withReason.extend({ endsOn: day }),
    response: done,
  }),
  suspend: post('/api/movements/:id/suspend', { access: desk, summary: 'Suspend, with the reason', params, body: withReason, response: done }),
  resume: post('/api/movements/:id/resume', { access: desk, summary: 'Resume, with the reason', params, body: withReason, response: done }),
  cancel: post('/api/movements/:id/cancel', {
    access: desk,
    summary: 'Cancel before the final review, with the reason',
    params,
    body: withReason,
    response: done,
  }),
};

export const criteriaApi = {
  detail: get('/api/criteria-sets/:id', {
    access: 'signed-in',
    summary: 'One version of a criteria set with its criteria, its other versions and, for extra items, the common set',
    params,
    response: criteriaSet.extend({
      base: z.object({ id, title: z.string(), criteria: criteriaSet.shape.criteria }).nullable(),
      versions: z.array(criteriaSet.pick({ id: true, versionNo: true, state: true, hash: true })),
    }),
  }),
  start: post('/api/movements/:id/criteria-sets', {
    access: desk,
    summary: 'Start the draft of a set, empty or copied from another',
    params,
    body: z.object({ appliesTo: z.enum(codesOf(judged)), year, title: line(300), copyFromId: id.nullable() }).strict(),
    response: setDone,
  }),
  edit: post('/api/criteria-sets/:id/edit', {
    access: desk,
    summary: 'Save a draft set whole',
    params,
    body: seen.extend({ title: line(300), scaleNote: optionalParagraph(1000), criteria: z.array(criterionFields).max(300) }),
    response: setDone,
  }),
  publish: post('/api/criteria-sets/:id/publish', {
    access: desk,
    summary: 'Publish: every criterion says how it is measured and proven; the text is frozen with its hash (R-056)',
    params,
    body: seen,
    response: setDone,
  }),
  revise: post('/api/criteria-sets/:id/revise', {
    access: desk,
    summary: 'Start the next version of a published set (R-070)',
    params,
    body: seen,
    response: setDone,
  }),
  extend: post('/api/criteria-sets/:id/extend', {
    access: desk,
    summary: 'A block or cluster starts its extra items on a published common set (R-057)',
    params,
    body: z.object({ groupId: id }).strict(),
    response: setDone,
  }),
};
