export { ordinalOf, roundnessOf, warnWrongOrdinal, type Remembered, type WrongOrdinal } from './rules.ts';
export { addWorkingDays, kindOfDay, workingDaysBetween, type Counted, type SpecialDay, type WorkCalendar } from './working-days.ts';
export { anniversariesOf } from './server/queries.ts';
export { shippedCalendar, workCalendar } from './server/work-calendar.ts';
