import { z } from 'zod';
import type { Database } from '#platform/db/database.ts';
import { id } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { defineJob, type Job } from '#modules/jobs/index.ts';
import { factKinds } from '../kinds.ts';

/** `version` before the correction or withdrawal. */
const changed = z.object({ kind: z.enum(codesOf(factKinds)), id, version: z.number().int() });
export type ChangeRef = z.output<typeof changed>;

/** What a later room does once a fact was corrected or withdrawn; the wiring hands it in. It may run twice. */
export const factChangedJob = (follow: (db: Database, change: ChangeRef) => Promise<void>): Job<typeof changed> =>
  defineJob({ name: 'records.fact_changed', payload: changed, run: (db, change) => follow(db, change) });
