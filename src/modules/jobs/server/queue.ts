import { EventEmitter } from 'node:events';
import { Logger, parseCronItems, run, runMigrations, runOnce, type CronItem, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Database } from '#platform/db/database.ts';
import type { Log } from '#platform/log.ts';
import type { Job } from '../index.ts';

export interface QueueOptions {
  /** The database as its owner: the queue's tables are outside of what the application role may touch. */
  readonly url: string;
  /** What jobs work with. */
  readonly db: Database;
  readonly log: Log;
  readonly jobs: readonly Job[];
  /** Jobs by the clock, patterns in UTC. */
  readonly schedule?: readonly CronItem[];
}

/** Jobs at once. One machine of two cores serves people first. */
const concurrency = 2;

function taskList({ jobs, db }: QueueOptions): TaskList {
  return Object.fromEntries(jobs.map((job) => [job.name, async (payload: unknown) => job.run(db, job.payload.parse(payload))]));
}

/** The library's warnings and errors go to our log. Failed jobs it tells twice; the event below says it with fields. */
function loggerOf(log: Log): Logger {
  return new Logger((scope) => (level, message) => {
    if ((level === 'error' || level === 'warning') && !message.startsWith('Failed task')) log.warn('job queue', { label: scope.label, message });
  });
}

/** Every failed run is logged with its cause; a job that is given up for good is an error somebody must look at. */
function eventsOf(log: Log): WorkerEvents {
  const events = new EventEmitter() as WorkerEvents;
  const about = (job: { task_identifier: string; id: string; attempts: number; max_attempts: number }, problem: unknown) => ({
    job: job.task_identifier,
    id: job.id,
    attempt: job.attempts,
    of: job.max_attempts,
    cause: problem instanceof Error ? problem.message : String(problem),
  });
  events.on('job:error', ({ job, error }) => log.warn('job failed, will be tried again', about(job, error)));
  events.on('job:failed', ({ job, error }) => log.error('job given up', about(job, error)));
  return events;
}

const shared = (options: QueueOptions) => ({
  connectionString: options.url,
  maxPoolSize: concurrency + 2,
  taskList: taskList(options),
  logger: loggerOf(options.log),
  events: eventsOf(options.log),
  // the program decides when it ends
  noHandleSignals: true,
});

/** Makes or updates the queue's tables and hands over what was queued before they existed. */
export async function prepareQueue(options: Pick<QueueOptions, 'url' | 'db' | 'log'>): Promise<void> {
  await runMigrations({ connectionString: options.url, logger: loggerOf(options.log) });
  await options.db.pool.query('select jobs.hand_over()');
}

/** Works until `stop`: picks jobs up within milliseconds, retries with growing pauses, keeps the schedule. */
export async function startQueue(options: QueueOptions): Promise<{ stop(): Promise<void> }> {
  await prepareQueue(options);
  const runner = await run({ ...shared(options), concurrency, parsedCronItems: parseCronItems([...(options.schedule ?? [])]) });
  // A worker that loses its database ends with a rejection; without a listener it would end the program.
  runner.promise.catch((problem: unknown) => options.log.error('job queue stopped', { cause: String(problem) }));
  return { stop: () => runner.stop() };
}

/** Does every job that is due now and returns; for tests and the command line. */
export async function workOnce(options: QueueOptions): Promise<void> {
  await prepareQueue(options);
  await runOnce(shared(options));
}
