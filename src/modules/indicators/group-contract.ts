import { z } from 'zod';
import { get } from '#platform/contract.ts';
import { can, id, month, page, pageQuery, yearParam } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { boardExport, rollUpExport } from './exports.ts';
import { certaintyLabels, unitLabels, unknownLabels, verdictLabels } from './labels.ts';
import { after, rollUp } from './shapes.ts';

/** Units beside each other: the board of the ministry, and one group. */
export const groupApi = {
  board: get('/api/indicators/board', {
    access: 'signed-in',
    summary: 'For overseers: which units have sent what, groups, and the totals of the ministry',
    query: z.object({ ...pageQuery, after, year: yearParam, q: z.string().max(200).optional(), behind: z.stringbool().optional() }),
    exports: boardExport,
    response: page(
      z.object({
        id,
        name: z.string(),
        tracked: z.boolean(),
        sentMonth: z.number().int().nullable(),
        /** `null`: nobody follows the unit, so nothing is known of it; that is not 0. */
        notSent: z.number().int().nullable(),
        waiting: z.number().int().nullable(),
        lateMonths: z.number().int().nullable(),
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
          why: z.enum(codesOf(unknownLabels)).nullable(),
          asOfMonth: month.nullable(),
          /** Months were asked and are over since then. */
          stale: z.boolean(),
          certainty: z.enum(codesOf(certaintyLabels)),
          verdict: z.enum(codesOf(verdictLabels)),
        }),
      ),
    }),
  }),
};
