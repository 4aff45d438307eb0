import type { FastifyInstance } from 'fastify';
import type { SettableClock } from '#platform/clock.ts';
import type { Database } from '#platform/db/database.ts';

export interface DemoStage {
  readonly app: FastifyInstance;
  readonly db: Database;
  readonly clock: SettableClock;
  readonly keepDay: (day: string | null) => Promise<void>;
  readonly say: (line: string) => void;
}

/** The day the demonstration opens on: the middle of the year, with something done and something owed. */
export const openingDay = '2022-06-10';

/** Plays the story up to the opening day, once. */
export async function playDemo({ clock, keepDay }: DemoStage): Promise<void> {
  clock.set(openingDay);
  await keepDay(openingDay);
}
