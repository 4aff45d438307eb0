import { shippedLaw } from '#modules/law/index.ts';
import type { Day } from '#platform/dates.ts';
import { neededOne } from './call-refusals.ts';

/** The regime asked for, or that of the day. Throws `call.not_one_of`. */
export const regimeOf = (typed: string | undefined, on: Day): string =>
  typed === undefined
    ? shippedLaw.regimeOn(on).code
    : neededOne(
        '--regime',
        typed,
        shippedLaw.regimes().map((one) => one.code),
      );
