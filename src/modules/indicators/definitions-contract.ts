import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import { can, day, id, line, reason, version, year, yearParam } from '#platform/schema.ts';
import { definitionWords, editionWords } from './bodies.ts';
import { definitionRow, level } from './shapes.ts';

const one = z.object({ id });
const answer = z.object({ id, version });

/** What is asked: definitions in editions, levels of online services. */
export const definitionsApi = {
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
};
