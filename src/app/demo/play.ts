import type { FastifyInstance } from 'fastify';
import { system } from '#platform/actor.ts';
import type { SettableClock } from '#platform/clock.ts';
import { sql, type Database } from '#platform/db/database.ts';
import { playUntil } from '../story/play.ts';
import { recallFrom } from '../story/recall.ts';
import { makeStage, StepFailed } from '../story/stage.ts';
import { story } from '../story/story.ts';
import { overInject } from '../story/transport.ts';
import { demoPassword } from './accounts.ts';

export { playUntil } from '../story/play.ts';

export interface DemoStage {
  readonly app: FastifyInstance;
  readonly db: Database;
  readonly clock: SettableClock;
  readonly keepDay: (day: string | null) => Promise<void>;
  readonly say: (line: string) => void;
}

/** The day the demonstration opens on: the middle of the year, with something done and something owed. */
export const openingDay = '2022-06-10';

const playedKey = 'demo.story';

/** Every so many steps one line tells how far it is. */
const linesEvery = 40;

/**
 * Plays the story up to the opening day, once, and opens on that day. A start that was killed in the middle is taken up
 * by the next one: what was done is remembered by the keys of its changes. A story that cannot go on tells why and does
 * not keep the program from starting.
 */
export async function playDemo({ app, db, keepDay, say }: DemoStage): Promise<void> {
  if (await wasPlayed(db)) return;
  say('Diễn lại các năm 2021, 2022 đến ngày mở (chỉ lần đầu) …');
  const stage = makeStage({ transport: overInject(app), password: demoPassword, recall: recallFrom(db) });
  const failed = await playUntil(stage, story, openingDay, (_line, done, of) => {
    if (done % linesEvery === 0 || done === of) say(`  ${done}/${of} bước`);
  }).then(() => undefined, asFailure);
  // Asked for like any other day, so that it brings its reminders.
  await stage.day(openingDay);
  await stage.leave();
  await keepDay(openingDay);
  if (failed) say(`  Dừng giữa chừng (${failed.code}): ${failed.message}`);
  else await rememberPlayed(db);
}

function asFailure(error: unknown): StepFailed {
  if (error instanceof StepFailed) return error;
  throw error;
}

const wasPlayed = (db: Database): Promise<boolean> =>
  db.read(system, async (tx) => (await tx.maybe(sql`select 1 from platform.setting where key = ${playedKey}`)) !== undefined);

const rememberPlayed = (db: Database): Promise<unknown> =>
  db.write(system, (tx) =>
    tx.run(
      sql`insert into platform.setting (key, value) values (${playedKey}, ${JSON.stringify({ until: openingDay })}::jsonb) on conflict (key) do nothing`,
    ),
  );
