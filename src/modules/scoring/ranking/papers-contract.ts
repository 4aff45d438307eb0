import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import { day, id } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { paperKinds } from '../labels.ts';

/** The file of the decision, or of the minutes, behind a ranking or a correction. */
export const papersApi = {
  list: get('/api/scoring/terms/:id/papers', {
    access: ['officer', 'leader', 'standing'],
    summary: 'Decisions and minutes filed for a group, newest first, for whoever leads it',
    params: z.object({ id }),
    response: z.object({
      rows: z.array(z.object({ id, kind: z.enum(codesOf(paperKinds)), number: z.string(), issuedOn: day, fileName: z.string() })),
    }),
  }),
  add: post('/api/scoring/terms/:id/papers', {
    access: ['officer', 'leader', 'standing'],
    summary: 'Send the file of a decision or of minutes (multipart: kind, number, issuedOn, file); it never changes afterwards',
    params: z.object({ id }),
    response: z.object({ id }),
    raw: 'upload',
  }),
  file: get('/api/scoring/papers/:id/file', {
    access: 'signed-in',
    summary: 'The file of a decision, always as an attachment',
    params: z.object({ id }),
    response: z.unknown(),
    raw: 'download',
  }),
};
