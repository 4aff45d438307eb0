import { z } from 'zod';
import { parseDay } from '#platform/dates.ts';
import { day, line, partialDate, year } from '#platform/schema.ts';

/**
 * Words the parts of a seed file are made of. The rules behind them are those of the file's own README: ids unique
 * in the whole file, unknown is `null`, dates ISO and possibly partial, `source` a line of a seed article or a page.
 */
export { day, year };

/** `gt-khoi-3-2021`, `C22-TT-2.4`, `S0`. */
export const recordId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,79}$/);

/** One line of Vietnamese, brought to NFC. */
export const text = line(2000);

/** A date that may be partly known; when it names a day, the day exists. */
export const partial = partialDate.refine((value) => value.length < 10 || parseDay(value) !== null, {
  params: { problem: 'not_a_day' },
});

/** A month, for plans that name no day. */
export const monthOnly = partialDate.refine((value) => /^\d{4}-\d{2}$/.test(value), { params: { problem: 'not_a_day' } });

/** `S0:L15` line 15 of article S0, `S4:L17-18`, `S3:L13,L15`, `S2` the whole article, `X08` an external page. */
export const sourceRef = z.string().regex(/^(S\d+(:L\d+(-\d+)?(,L\d+(-\d+)?)*)?|X\d+)$/);
export const sources = z.array(sourceRef);

export const provenance = z.enum(['seed', 'external']);
export const operator = z.enum(['>', '>=', '==', '<=', '<']);
export const period = z.enum(['month', 'quarter', 'year']);

/** Counts and positions. */
export const count = z.number().int().nonnegative();
export const position = z.number().int().positive();

/** Points as the tables print them: at most two decimals, so that hundredths are whole. */
export const points = z.number().refine((value) => Number.isInteger(toHundredths(value)), { params: { problem: 'two_decimals' } });

/** 7.5 → 750. Exact: the nearest whole hundredth must print as the same number. */
export function toHundredths(value: number): number {
  const whole = Math.round(value * 100);
  return whole / 100 === value ? whole : Number.NaN;
}
