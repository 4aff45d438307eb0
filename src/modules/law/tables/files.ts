import { z } from 'zod';
import { day } from '#platform/schema.ts';
import { code, footing, inRegimes, text } from '../files.ts';

/** A coefficient as the decree prints it, `'30.5'` or `'0.15'`, in whole hundredths: floats never touch money. */
const coefficient = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,2})?$/)
  .transform((written) => {
    const [whole = '0', fraction = ''] = written.split('.');
    return Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  })
  .pipe(z.number().int().positive());

export const bonusSubjects = ['person', 'unit'] as const;
/** Who decides, where the sum depends on it. */
export const bonusIssuers = ['commune', 'national_assembly'] as const;
export type BonusIssuer = (typeof bonusIssuers)[number];

/** `tables/bonus.yaml`: the coefficient of each award, by regime and kind of subject (law.md §12). */
export const bonusFile = z
  .object({
    bonuses: z.array(
      z
        .object({
          award: code,
          rules: z
            .array(
              z
                .object({
                  ...inRegimes,
                  ...footing,
                  subject: z.enum(bonusSubjects),
                  coefficient,
                  issuer: z.enum(bonusIssuers).optional(),
                  /** The highest sum allowed; the body decides within it. */
                  atMost: z.literal(true).optional(),
                })
                .strict(),
            )
            .min(1),
        })
        .strict(),
    ),
  })
  .strict();
export type BonusEntry = z.output<typeof bonusFile>['bonuses'][number];
export type BonusRule = BonusEntry['rules'][number];

/** `tables/money.yaml`: base salary by date (đồng), rounding, households, what goes to organising. */
export const moneyFile = z
  .object({
    baseSalaries: z
      .array(z.object({ from: day, to: day.nullable(), amount: z.number().int().positive().max(1_000_000_000), ...footing }).strict())
      .default([]),
    rounding: z.array(z.object({ ...inRegimes, ...footing, roundUpTo: z.number().int().min(1).max(10_000_000) }).strict()).default([]),
    household: z.array(z.object({ ...inRegimes, ...footing, factor: coefficient }).strict()).default([]),
    organisingShare: z.array(z.object({ ...inRegimes, ...footing, percent: z.number().int().min(1).max(100) }).strict()).default([]),
  })
  .strict();
export type BaseSalary = z.output<typeof moneyFile>['baseSalaries'][number];
export type Rounding = z.output<typeof moneyFile>['rounding'][number];
export type HouseholdRule = z.output<typeof moneyFile>['household'][number];
export type OrganisingShare = z.output<typeof moneyFile>['organisingShare'][number];

const limit = z.union([
  /** `earliest`: the shorter limit when the law names a range. */
  z.object({ workingDays: z.number().int().min(1).max(1000), earliest: z.number().int().min(1).max(1000).optional() }).strict(),
  /** Before the end of this day of the year of the start, or of the one after. */
  z.object({ dayOfYear: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/), year: z.enum(['same', 'next']) }).strict(),
  /** Left to each ministry or province. */
  z.object({ local: z.literal(true) }).strict(),
]);

/** `tables/deadlines.yaml`: how long each step may take, by regime (law.md §10). */
export const deadlineFile = z
  .object({
    deadlines: z.array(
      z
        .object({
          code,
          name: text,
          /** The event the limit is counted from. */
          starts: text,
          rules: z.array(z.object({ ...inRegimes, ...footing, limit }).strict()).min(1),
        })
        .strict(),
    ),
  })
  .strict();
export type DeadlineEntry = z.output<typeof deadlineFile>['deadlines'][number];
export type DeadlineRule = DeadlineEntry['rules'][number];
