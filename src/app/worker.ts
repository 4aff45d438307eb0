import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/db/database.ts';
import type { Log } from '#platform/log.ts';

interface JobsOptions {
  readonly url: string;
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
}

export async function startJobs(_options: JobsOptions): Promise<{ stop(): Promise<void> }> {
  return { async stop() {} };
}
