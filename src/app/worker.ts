import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/db/database.ts';
import type { Log } from '#platform/log.ts';
import { startQueue } from '#modules/jobs/server/queue.ts';
import { allJobs, schedule, sweepNow } from './jobs.ts';

interface JobsOptions {
  /** The database as its owner. */
  readonly url: string;
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
}

/** Starts the queue inside this process and does the work of the day; `stop` lets running jobs finish. */
export async function startJobs({ url, db, clock, log }: JobsOptions): Promise<{ stop(): Promise<void> }> {
  const queue = await startQueue({ url, db, log, jobs: allJobs, schedule });
  // A mistake in one duty must not keep the program from starting.
  await sweepNow(db).catch((problem: unknown) => log.error('the work of the day failed', { today: clock.today(), cause: String(problem) }));
  return queue;
}
