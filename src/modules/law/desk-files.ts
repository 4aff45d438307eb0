import { z } from 'zod';
import { code, footing, inRegimes } from './files.ts';

/** `publicity.yaml`: which honours are published for comment before they go up, and for how long (law.md §11). */
export const publicityFile = z
  .object({
    publicity: z.array(
      z
        .object({
          code,
          awards: z.array(code).min(1),
          rules: z.array(z.object({ ...inRegimes, ...footing, workingDays: z.number().int().min(1).max(90) }).strict()).min(1),
        })
        .strict(),
    ),
  })
  .strict();
export type PublicityEntry = z.output<typeof publicityFile>['publicity'][number];

/**
 * What a quota counts against: holders of a title (`LDTT`), or the collectives a flag is chosen among
 * (`FLAG_STANDARD`: the reading is a setting of the authority).
 */
export const quotaBases = ['LDTT', 'FLAG_STANDARD'] as const;
export const quotaMeasures = ['cap', 'member-share'] as const;

/** `quotas.yaml`: caps and shares the law sets. Whole percent; `strict` means more than, not at least. */
export const quotaFile = z
  .object({
    quotas: z.array(
      z
        .object({
          code,
          award: code,
          measure: z.enum(quotaMeasures),
          base: z.enum(quotaBases),
          rules: z
            .array(z.object({ ...inRegimes, ...footing, percent: z.number().int().min(1).max(100), strict: z.literal(true).optional() }).strict())
            .min(1),
        })
        .strict(),
    ),
  })
  .strict();
export type QuotaEntry = z.output<typeof quotaFile>['quotas'][number];
