import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import { day, hundredths, id, text, version } from '#platform/schema.ts';

const points = hundredths.nullable();

/** Workbooks that leave and come back: the summary clusters keep, and a unit's sheet. */
export const summaryApi = {
  workbook: get('/api/scoring/terms/:id/summary.xlsx', {
    access: 'signed-in',
    summary: 'The summary of a group as clusters keep it: self, checked and final with their bonus, classes, ranking, scale',
    params: z.object({ id }),
    response: z.unknown(),
    raw: 'download',
  }),
  readSheet: post('/api/scoring/sheets/:id/import/read', {
    access: ['officer', 'leader', 'standing'],
    summary: 'Read a workbook of this sheet (multipart): what would change and every cell that does not fit; nothing is stored',
    params: z.object({ id }),
    response: z.object({
      fileName: z.string(),
      column: z.enum(['self', 'checked', 'final']),
      changes: z.array(
        z.object({ itemId: id, code: z.string(), title: z.string(), cell: z.string(), before: points, after: points, note: z.string().nullable() }),
      ),
      same: z.number().int(),
      problems: z.array(z.object({ cell: z.string(), message: text })),
    }),
    raw: 'upload',
  }),
  applySheet: post('/api/scoring/sheets/:id/import', {
    access: ['officer', 'leader', 'standing'],
    summary: 'Apply what was read as draft scores, all of it or nothing; it can be undone as a whole',
    params: z.object({ id }),
    body: z
      .object({
        version,
        fileName: z.string().min(1).max(255),
        lines: z
          .array(z.object({ itemId: id, points, note: z.string().max(2000).nullable() }).strict())
          .min(1)
          .max(500),
      })
      .strict(),
    response: z.object({ importId: id, version }),
  }),
  undoSheet: post('/api/scoring/sheets/:id/import/undo', {
    access: ['officer', 'leader', 'standing'],
    summary: 'Take the last import of this step back as a whole',
    params: z.object({ id }),
    body: z.object({ version, importId: id }).strict(),
    response: z.object({ version }),
  }),
};

/** The last import of the step that runs, on the sheet itself. */
export const lastImport = z.object({ id, fileName: z.string(), madeOn: day, lines: z.number().int() }).nullable();
