import { dayOf, type Day } from './dates.ts';

/**
 * The only source of "now". Business time may be set (the demo and the story play 2021 and 2022); the wall
 * clock never is, and sessions, locks and the audit trail's `recorded_at` use the wall clock.
 */
export interface Clock {
  /** Business time. */
  now(): Date;
  /** The Vietnamese calendar day of business time. */
  today(): Day;
  wall(): Date;
}

export interface SettableClock extends Clock {
  /** Moves business time to 09:00 Vietnam time of a day, from where it runs on; `null` returns to the wall clock. */
  set(day: Day | null): void;
}

export function makeClock(wall: () => Date = () => new Date()): SettableClock {
  let offset = 0;
  return {
    wall,
    now: () => new Date(wall().getTime() + offset),
    today() {
      return dayOf(this.now());
    },
    set(day) {
      offset = day === null ? 0 : Date.parse(`${day}T09:00:00+07:00`) - wall().getTime();
    },
  };
}
