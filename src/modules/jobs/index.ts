import type { z } from 'zod';
import { sql, type Database, type Tx } from '#platform/db/database.ts';

/** Work that is done after a transaction, and again until it succeeds. It may run twice: `run` must bear that. */
export interface Job<P extends z.ZodType = z.ZodType> {
  /** `module.verb`, e.g. `notifications.send_mail`. Never renamed while jobs of that name may be queued. */
  readonly name: string;
  /** What it is told: identifiers, never the contents of a record. Parsed again before each run. */
  readonly payload: P;
  /** Throwing puts it back into the queue with a growing pause; the reason is logged and kept with the job. */
  readonly run: (db: Database, payload: z.output<P>) => Promise<void>;
}

export function defineJob<P extends z.ZodType>(job: Job<P>): Job<P> {
  return job;
}

export interface EnqueueOptions {
  /** Not before this instant of the wall clock. */
  readonly runAt?: Date;
  /** One queued job for each key: queueing again replaces it. */
  readonly key?: string;
}

/**
 * Queues a job inside the caller's transaction: a change that is rolled back leaves no job, and a crash after the
 * commit loses none.
 */
export async function enqueue<P extends z.ZodType>(tx: Tx, job: Job<P>, payload: z.input<P>, { runAt, key }: EnqueueOptions = {}): Promise<void> {
  const parsed = JSON.stringify(job.payload.parse(payload));
  await tx.run(sql`select jobs.enqueue(${job.name}, ${parsed}::jsonb, ${runAt?.toISOString() ?? null}::timestamptz, ${key ?? null})`);
}
