import type { CronItem } from 'graphile-worker';
import { z } from 'zod';
import { system } from '#platform/actor.ts';
import type { Database, Tx } from '#platform/db/database.ts';
import { defineJob, type Job } from '#modules/jobs/index.ts';
import { notificationJobs } from '#modules/notifications/server/jobs.ts';
import { replayJob } from '#modules/law/index.ts';
import { replaySources } from './law-replay.ts';
import { sweepDuties } from '#modules/notifications/server/sweep.ts';
import { watchIndicators } from '#modules/indicators/index.ts';
import { watchProgress } from '#modules/progress/index.ts';
import { lockDueRegistrations, oweRegistrations } from '#modules/registrations/index.ts';
import { entryWithdrawnJob } from '#modules/decisions/index.ts';
import { flagAfterFactChange, flagAfterWithdrawal } from '#modules/nominations/index.ts';
import { factChangedJob } from '#modules/records/index.ts';
import { endSpellJob } from '#modules/scoring/index.ts';

/**
 * What a new day brings. Doing it again on the same day changes nothing, so it also runs when the program starts
 * and when the day of the demonstration is set.
 */
export async function sweepNow(db: Database): Promise<void> {
  const rounds: readonly ((tx: Tx) => Promise<unknown>)[] = [lockDueRegistrations, oweRegistrations, watchProgress, watchIndicators];
  // Each in its own transaction: one that fails must not undo the others. Reminders last, over what is owed by now.
  const failed: unknown[] = [];
  for (const round of rounds) await db.write(system, round).catch((problem: unknown) => failed.push(problem));
  await sweepDuties(db);
  if (failed.length > 0) throw new AggregateError(failed, failed.map(String).join('; '));
}

/** The schedule adds its own fields to the payload. */
const daily = defineJob({ name: 'app.daily', payload: z.looseObject({}), run: (db) => sweepNow(db) });

/** Every job the queue may hold. A job that was queued must stay known by its name until it is done. */
export const allJobs: readonly Job[] = [
  daily,
  ...notificationJobs,
  replayJob(replaySources),
  endSpellJob,
  entryWithdrawnJob(flagAfterWithdrawal),
  factChangedJob(flagAfterFactChange),
] as unknown as readonly Job[];

/**
 * Patterns are in UTC: 00:00 is 07:00 in Vietnam, before offices open. A day on which the program stood is made up for
 * when it starts; one day back is enough, since a sweep looks at all duties and not only at yesterday's.
 */
export const schedule: readonly CronItem[] = [
  { task: daily.name, match: '0 0 * * *', options: { backfillPeriod: 86_400_000, jobKey: daily.name, maxAttempts: 5 } },
];
