import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import { id, month, optionalParagraph, reason, version, year } from '#platform/schema.ts';
import { amount, cell, monthForm, monthParam, overview, unitYear } from './shapes.ts';

const desk = ['officer', 'leader'] as const;
const one = z.object({ id });
const answer = z.object({ id, version });
const ofMonth = unitYear.extend({ month: monthParam });

/** The year of a unit and the form of each month. */
export const monthsApi = {
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
};
