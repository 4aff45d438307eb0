import { system } from '#platform/actor.ts';
import { makeClock } from '#platform/clock.ts';
import { makeDatabase } from '#platform/db/database.ts';
import { addDemoRecords } from '#modules/records/server/demo.ts';
import { openingDay } from './play.ts';

/** A few life-long records, marked as made up, so that the screens are alive. Doing it twice changes nothing. */
export async function fillDemoRecords(url: string): Promise<void> {
  const clock = makeClock();
  clock.set(openingDay);
  const db = makeDatabase({ url, clock, poolSize: 1 });
  try {
    await db.write({ ...system, name: 'Dữ liệu mẫu' }, addDemoRecords);
  } finally {
    await db.close();
  }
}
