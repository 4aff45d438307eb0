import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import { can, hundredths, id, reason, text } from '#platform/schema.ts';
import { groupKindCodes } from '../group-words.ts';
import { points } from '../shapes.ts';

/** The summary workbook a group keeps, coming back: a result of a year before the system, or a comparison with what stands. */

const pointsOfRow = {
  self: points,
  selfExtra: points,
  checked: points,
  checkedExtra: points,
  total: points,
  class: z.string().nullable(),
  rank: z.number().int().nullable(),
};

export const pastReading = z.object({
  /** `compare`: the year has sheets, nothing can be stored. */
  mode: z.enum(['past', 'compare']),
  fileName: z.string(),
  sheet: z.string(),
  scale: points,
  rows: z.array(
    z.object({
      cell: z.string(),
      name: z.string(),
      unitId: id.nullable(),
      unitName: z.string().nullable(),
      by: z.enum(['name', 'earlier', 'chosen', 'left']).nullable(),
      candidates: z.array(z.object({ id, name: z.string() })),
      ...pointsOfRow,
    }),
  ),
  ignored: z.array(z.object({ cell: z.string(), text: z.string() })),
  /** Members of the group the workbook does not name. */
  missing: z.array(z.string()),
  problems: z.array(z.object({ cell: z.string(), message: text })),
  differences: z.array(z.object({ cell: z.string(), unitName: z.string(), column: text, written: z.string(), stands: z.string() })),
  /** Cells that were compared and agree. */
  same: z.number().int(),
  /** What the rows are known by: only what was seen is stored. */
  seen: z.string(),
});
export type PastReading = z.output<typeof pastReading>;

const importShape = z.object({ id, fileName: z.string(), scale: hundredths, madeBy: z.string(), madeAt: z.string() });

const params = z.object({ id });
const leaders = ['officer', 'leader', 'standing'] as const;

export const pastApi = {
  one: get('/api/scoring/terms/:id/past', {
    access: 'signed-in',
    summary: 'The result of a year before the system as it was read from the group’s workbook, with the imports taken back',
    params,
    response: z.object({
      term: z.object({ id, groupName: z.string(), kind: z.enum(groupKindCodes), year: z.number().int() }),
      hasSheets: z.boolean(),
      standing: importShape
        .extend({ rows: z.array(z.object({ unitId: id, unitName: z.string(), nameWritten: z.string(), cell: z.string(), ...pointsOfRow })) })
        .nullable(),
      undone: z.array(importShape.extend({ undoneBy: z.string(), undoneAt: z.string(), reason: z.string() })),
      can: can('read', 'undo'),
    }),
  }),
  read: post('/api/scoring/terms/:id/past/read', {
    access: leaders,
    summary: 'Read a summary workbook (multipart: file, scale?, choices?); every cell that is wrong or differs is named, nothing is stored',
    params,
    response: pastReading,
    raw: 'upload',
  }),
  apply: post('/api/scoring/terms/:id/past', {
    access: leaders,
    summary: 'Store what was read as the result of that year, all of it or nothing (multipart: file, scale?, choices?, seen)',
    params,
    response: z.object({ id, units: z.number().int() }),
    raw: 'upload',
  }),
  undo: post('/api/scoring/past/:id/undo', {
    access: leaders,
    summary: 'Take a stored result of a past year back as a whole, with a reason',
    params,
    body: z.object({ reason: reason() }).strict(),
    response: z.object({ id }),
  }),
  file: get('/api/scoring/past/:id/file', {
    access: 'signed-in',
    summary: 'The workbook a past result was read from, always as an attachment',
    params,
    response: z.unknown(),
    raw: 'download',
  }),
};
