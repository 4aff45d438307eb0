export { ordinalOf, roundnessOf, warnWrongOrdinal, type Remembered, type WrongOrdinal } from './rules.ts';
export { anniversariesOf } from './server/queries.ts';
