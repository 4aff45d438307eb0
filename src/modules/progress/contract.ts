import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import { can, day, id, line, optionalParagraph, page, pageQuery, paragraph, reason, version, yearParam } from '#platform/schema.ts';
import { boardExport, matrixExport, tasksExport } from './exports.ts';
import { taskFates } from './rules.ts';
import { matrix, monthParam, overview, pastedTask, place, progressRule, report, tally, taskFields, taskRow, unitYear } from './shapes.ts';

export * from './labels.ts';
export { pastedTask, progressRule, taskFields, type Matrix, type MonthReport, type MonthRow, type Overview, type TaskRow } from './shapes.ts';

const desk = ['officer', 'leader'] as const;
const one = z.object({ id });
const answer = z.object({ id, version });

export const progressApi = {
  board: get('/api/progress/board', {
    access: 'signed-in',
    summary: 'For overseers: groups and units of a year with their on-time months, and how the year counts',
    query: z.object({ ...pageQuery, year: yearParam, q: z.string().max(200).optional() }),
    exports: boardExport,
    response: page(
      z.object({
        id,
        name: z.string(),
        approved: z.boolean(),
        met: z.number().int(),
        unmet: z.number().int(),
        total: tally,
        overdue: z.number().int(),
      }),
    ).extend({
      rule: progressRule,
      terms: z.array(z.object({ termId: id, groupName: z.string(), units: z.number().int() })),
      can: can('setRule'),
    }),
  }),
  overview: get('/api/progress/units/:unitId/:year', {
    access: 'signed-in',
    summary: 'The year of a unit: programme, twelve months, quarters, overdue tasks',
    params: unitYear,
    response: overview,
  }),
  tasks: get('/api/progress/units/:unitId/:year/tasks', {
    access: 'signed-in',
    summary: 'Tasks of a unit by the due date that counts; filters by month and state',
    params: unitYear,
    query: z.object({
      ...pageQuery,
      month: monthParam.optional(),
      fate: z.enum([...taskFates, 'FAILED']).optional(),
      q: z.string().max(200).optional(),
    }),
    exports: tasksExport,
    response: page(taskRow),
  }),
  links: get('/api/progress/units/:unitId/:year/links', {
    access: desk,
    summary: 'Commitments and movement contents a task of this unit may serve',
    params: unitYear,
    response: z.object({ commitments: z.array(place), contents: z.array(place) }),
  }),
  saveProgramme: post('/api/progress/units/:unitId/:year/programme', {
    access: desk,
    summary: 'Begin the work programme of a year or correct its words while it is not approved',
    params: unitYear,
    body: z
      .object({
        title: line(300),
        approvalNumber: z.string().trim().max(80).default(''),
        approvedOn: day.nullable().default(null),
        version: version.nullable(),
      })
      .strict(),
    response: answer,
  }),
  approve: post('/api/progress/programmes/:id/approve', {
    access: ['leader'],
    summary: 'The leader confirms that the programme was approved by the named document',
    params: one,
    body: z.object({ version }).strict(),
    response: answer,
  }),
  reopen: post('/api/progress/programmes/:id/reopen', {
    access: ['leader'],
    summary: 'Take the approved mark back to correct the programme',
    params: one,
    body: z.object({ version, reason: reason() }).strict(),
    response: answer,
  }),
  addTasks: post('/api/progress/programmes/:id/tasks', {
    access: desk,
    summary: 'Add one task or many pasted rows; either all are saved or none',
    params: one,
    body: z.object({ tasks: z.array(pastedTask).min(1).max(500) }).strict(),
    response: z.object({ count: z.number().int() }),
  }),
  editTask: post('/api/progress/tasks/:id/edit', {
    access: desk,
    summary: 'Correct the words and links of a task; its due date only while the programme is not approved',
    params: one,
    body: taskFields.extend({ version }),
    response: answer,
  }),
  complete: post('/api/progress/tasks/:id/complete', {
    access: desk,
    summary: 'The task is done; today unless another day is given',
    params: one,
    body: z.object({ version, completedOn: day.nullable().default(null) }).strict(),
    response: answer,
  }),
  undo: post('/api/progress/tasks/:id/undo', {
    access: desk,
    summary: 'Take a completion back, with the reason',
    params: one,
    body: z.object({ version, reason: reason() }).strict(),
    response: answer,
  }),
  cancel: post('/api/progress/tasks/:id/cancel', {
    access: ['leader'],
    summary: 'The task falls away; it no longer counts and stays visible with the reason',
    params: one,
    body: z.object({ version, reason: reason() }).strict(),
    response: answer,
  }),
  explain: post('/api/progress/tasks/:id/explain', {
    access: desk,
    summary: 'Record why a task is or was late',
    params: one,
    body: z.object({ version, cause: paragraph(1000) }).strict(),
    response: answer,
  }),
  askExtension: post('/api/progress/tasks/:id/extension', {
    access: desk,
    summary: 'Ask the leader for a later due date, before the old one has passed',
    params: one,
    body: z.object({ version, newDueOn: day, reason: reason() }).strict(),
    response: answer,
  }),
  answerExtension: post('/api/progress/tasks/:id/extension/answer', {
    access: ['leader'],
    summary: 'Approve or refuse the extension that waits; old and new date both stay',
    params: one,
    body: z.object({ version, approved: z.boolean(), answer: optionalParagraph(1000) }).strict(),
    response: answer,
  }),
  report: get('/api/progress/units/:unitId/:year/months/:month', {
    access: 'signed-in',
    summary: 'The report of a month, prefilled from the tasks',
    params: unitYear.extend({ month: monthParam }),
    response: report,
  }),
  saveReport: post('/api/progress/units/:unitId/:year/months/:month/save', {
    access: desk,
    summary: 'Keep the words of a month report as a draft: note and causes of late tasks',
    params: unitYear.extend({ month: monthParam }),
    body: z
      .object({
        version: z.number().int().min(-1),
        note: optionalParagraph(3000),
        causes: z.array(z.object({ taskId: id, cause: optionalParagraph(1000) }).strict()).max(500),
      })
      .strict(),
    response: z.object({ version: z.number().int() }),
  }),
  presentReport: post('/api/progress/units/:unitId/:year/months/:month/present', {
    access: desk,
    summary: 'The officer lays the report before the leader',
    params: unitYear.extend({ month: monthParam }),
    response: z.object({ version: z.number().int() }),
  }),
  submitReport: post('/api/progress/units/:unitId/:year/months/:month/submit', {
    access: ['leader'],
    summary: 'The leader sends the report; its figures are frozen',
    params: unitYear.extend({ month: monthParam }),
    body: z.object({ version: z.number().int().min(-1) }).strict(),
    response: z.object({ version: z.number().int() }),
  }),
  withdrawReport: post('/api/progress/units/:unitId/:year/months/:month/withdraw', {
    access: ['leader'],
    summary: 'Take a sent report back with a reason; its figures follow the tasks again',
    params: unitYear.extend({ month: monthParam }),
    body: z.object({ version, reason: reason() }).strict(),
    response: z.object({ version: z.number().int() }),
  }),
  matrix: get('/api/progress/terms/:termId', {
    access: 'signed-in',
    summary: 'A group for its head: units by twelve months',
    params: z.object({ termId: id }),
    exports: matrixExport,
    response: matrix,
  }),
  setRule: post('/api/progress/rules', {
    access: ['standing'],
    summary: 'Limit, decimals and which due date counts, for one year',
    body: progressRule.extend({ year: yearParam, reason: reason() }).strict(),
    response: progressRule,
  }),
};
