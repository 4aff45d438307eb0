import { z } from 'zod';
import { get } from '#platform/contract.ts';
import { day, id, origin, yearParam } from '#platform/schema.ts';
import { codesOf, defineLabels } from '#platform/text.ts';

export const roundnesses = defineLabels({
  round: { vi: 'năm tròn', en: 'round year', tone: 'gold' },
  five: { vi: 'năm lẻ 5', en: 'fifth year', tone: 'info' },
  other: { vi: 'năm khác', en: 'ordinary year', tone: 'neutral' },
});

export const anniversaryScopes = defineLabels({
  national: { vi: 'Cả nước', en: 'National', tone: 'brand' },
  sector: { vi: 'Ngành', en: 'Sector', tone: 'info' },
  unit: { vi: 'Đơn vị', en: 'Unit', tone: 'neutral' },
});

const anniversary = z.object({
  id,
  name: z.string(),
  scope: z.enum(codesOf(anniversaryScopes)),
  unit: z.object({ id, name: z.string() }).nullable(),
  foundedOn: day.nullable(),
  dayOfYear: z.string().nullable(),
  /** The day it is kept in the asked year. */
  keptOn: day.nullable(),
  /** `null`: the founding year is unknown, or not before the asked year. */
  nth: z.number().int().nullable(),
  roundness: z.enum(codesOf(roundnesses)).nullable(),
  /** What an article prints for that year, when it prints one. */
  stated: z.number().int().nullable(),
  origin,
});
export type Anniversary = z.output<typeof anniversary>;

export const calendarApi = {
  anniversaries: get('/api/calendar/anniversaries', {
    access: 'signed-in',
    summary: 'Days of remembrance with which anniversary the year brings, in the order of the year (R-138, R-140)',
    query: z.object({ year: yearParam }),
    response: z.array(anniversary),
  }),
};
