import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import { can, id, line, page, pageQuery, reason, text, version, year, yearParam } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { factWords } from './bodies.ts';
import { factsExport } from './exports.ts';
import { factKindCodes } from './facts.ts';
import { factStateLabels } from './labels.ts';
import { after, factDetail, factRow } from './shapes.ts';

const one = z.object({ id });
const answer = z.object({ id, version });

/** What is listed one by one; the counts of some indicators stand on it. */
export const factsApi = {
  facts: get('/api/indicators/facts', {
    access: 'signed-in',
    summary: 'Listed facts; filters by unit, kind, state and year, words with or without accents',
    query: z.object({
      ...pageQuery,
      after,
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
};
