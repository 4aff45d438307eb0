import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import { id } from '#platform/schema.ts';

/** The file of a decision behind a ranking or a correction. */
export const papersApi = {
  add: post('/api/scoring/terms/:id/papers', {
    access: ['officer', 'leader', 'standing'],
    summary: 'Send the file of a decision (multipart: number, issuedOn, file); it never changes afterwards',
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
