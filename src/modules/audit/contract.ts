import { z } from 'zod';
import { get, roles } from '#platform/contract.ts';
import { day, id, page, pageQuery, text } from '#platform/schema.ts';

export { actionWords, wordsForAction } from './action-words.ts';
export { objectWords, wordsForObject } from './object-words.ts';

const entry = z.object({
  id,
  /** Business time: in the demonstration the day that was played. */
  at: z.string(),
  recordedAt: z.string(),
  who: z.string(),
  what: text,
  reason: z.string().nullable(),
});

/** One change of one object, in words. */
export const historyEntry = entry.extend({ restricted: z.boolean() });
export type HistoryRow = z.output<typeof historyEntry>;

const row = entry.extend({
  seq: z.number().int(),
  roles: z.array(z.enum(roles)),
  objectType: z.string(),
  objectId: id,
  object: text,
  label: z.string().nullable(),
  /** The screen of the object, when it has one. */
  link: z.string().nullable(),
  unitId: id.nullable(),
  restricted: z.boolean(),
  /** What was changed, as stored; for those who watch over the whole. */
  detail: z.unknown().nullable(),
});
export type AuditRow = z.output<typeof row>;

const objectType = z.string().regex(/^[a-z][a-z_]{0,39}$/);

const filters = {
  type: objectType.optional(),
  objectId: id.optional(),
  unitId: id.optional(),
  /** Part of a name, accents optional. */
  actor: z.string().max(100).optional(),
  action: z.string().max(60).optional(),
  /** Business days, both included. */
  from: day.optional(),
  to: day.optional(),
};

export const auditApi = {
  list: get('/api/audit', {
    access: 'signed-in',
    summary: 'The trail, newest first; everybody sees what concerns the own unit, overseers see all (R-165)',
    query: z.object({ ...pageQuery, ...filters }),
    response: page(row).extend({
      types: z.array(z.object({ code: z.string(), words: text })),
      actions: z.array(z.object({ code: z.string(), words: text })),
    }),
  }),
  of: get('/api/audit/of/:type/:id', {
    access: 'signed-in',
    summary: 'The history of one object: who did what when, and why',
    params: z.object({ type: objectType, id }),
    response: z.object({ entries: z.array(historyEntry), /** More than the 500 newest exist. */ more: z.boolean() }),
  }),
  export: get('/api/audit/export.csv', {
    access: ['admin', 'auditor', 'standing', 'minister'],
    summary: 'The filtered trail as CSV (RFC 4180, UTF-8), oldest first',
    query: z.object(filters),
    response: z.unknown(),
    raw: 'download',
  }),
};
