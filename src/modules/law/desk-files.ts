import { z } from 'zod';
import { day } from '#platform/schema.ts';
import { demandableRatings } from './engine/scales.ts';
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
 * What a cap counts against: holders of a title (`LDTT`), the collectives a flag is chosen among (`FLAG_STANDARD`: the
 * reading is a setting of the authority), or those rated good (`HTTNV`).
 */
export const quotaBases = ['LDTT', 'FLAG_STANDARD', 'HTTNV'] as const;
export const percent = z.number().int().min(1).max(100);

/** `quotas.yaml`: the caps the law sets, on an award or on a yearly rating. Whole percent, rounded down. */
export const quotaFile = z
  .object({
    quotas: z.array(
      z
        .object({
          code,
          award: code.optional(),
          rating: z.enum(demandableRatings).optional(),
          base: z.enum(quotaBases),
          rules: z
            .array(
              z
                .object({
                  ...inRegimes,
                  ...footing,
                  /** Days within the regimes, where the cap held for a part of them only. */
                  from: day.optional(),
                  to: day.optional(),
                  percent,
                })
                .strict(),
            )
            .min(1),
        })
        .strict()
        .refine((one) => (one.award === undefined) !== (one.rating === undefined), { params: { problem: 'one_predicate' } }),
    ),
  })
  .strict();
export type QuotaEntry = z.output<typeof quotaFile>['quotas'][number];

/** Does a rule hold on a day within its regimes? */
export const heldOn = (rule: { readonly from?: string | undefined; readonly to?: string | undefined }, on: string): boolean =>
  (rule.from ?? '') <= on && on <= (rule.to ?? '9999');
