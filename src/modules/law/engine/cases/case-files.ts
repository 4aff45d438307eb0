import { z } from 'zod';
import { day } from '#platform/schema.ts';
import { awardTypes } from '../scales.ts';
import { subjectKinds } from '../rules.ts';

/**
 * Cases beside the rules: what a rule must answer, written by people who read the rule. A family has a subject that
 * meets everything (`base`); each variation changes a few sentences and says what becomes of one clause. `-award CSTDCS`
 * removes the base sentences that begin so, everything else is added.
 */
const change = z.string().min(1);
const variation = z.array(change);
/** Of one clause: variations under which it is met, unmet, not known. */
const ofClause = z
  .object({
    met: z.array(variation).default([]),
    unmet: z.array(variation).default([]),
    unknown: z.array(variation).default([]),
    /** Sentences that always go with this clause, e.g. the alternatives beside it taken away. */
    always: variation.default([]),
    /** The clause may turn while the award stays as it is: it only warns, or an alternative carries. */
    alone: z.literal(true).optional(),
    /** The clause that is named instead, where an earlier one turns with it (a year not rated breaks its streak too). */
    because: z.object({ unmet: z.string().optional(), unknown: z.string().optional() }).strict().optional(),
  })
  .strict();

const family = z
  .object({
    standard: z.string().min(1),
    subject: z.enum(subjectKinds),
    award: z.string().min(1),
    branch: z.enum(awardTypes).optional(),
    /** Days of acceptance; each variation is asked on each. The year asked is the year of the day unless `year`. */
    on: z.array(day).min(1),
    base: z.array(z.string().min(1)),
    /** The standard is doubtful: the award stays unknown, the advice is what turns. */
    soft: z.literal(true).optional(),
    clauses: z.record(z.string(), ofClause),
  })
  .strict();
export type Family = z.output<typeof family>;

/** A single case in full. `because` is the clause in the way, below the standard; none for met. */
const single = z
  .object({
    says: z.string().min(1),
    subject: z.enum(subjectKinds),
    award: z.string().min(1),
    branch: z.enum(awardTypes).optional(),
    on: day,
    year: z.number().int().optional(),
    favour: z.boolean().optional(),
    given: z.array(z.string().min(1)),
    expect: z.enum(['met', 'unmet', 'unknown', 'refused']),
    because: z.string().optional(),
    /** Regime that must have been chosen. */
    regime: z.string().optional(),
    advice: z.enum(['met', 'unmet', 'unknown']).optional(),
  })
  .strict();

/** What a parameter is on a day; `null` = no value that may be used. */
const ofParameter = z.object({ parameter: z.string().min(1), on: day, is: z.union([z.number().int(), z.string(), z.boolean(), z.null()]) }).strict();

/** The percent of a cap that binds on a day; `null` = none does. */
const ofQuota = z.object({ quota: z.string().min(1), on: day, is: z.number().int().nullable() }).strict();

export const caseFile = z
  .object({
    families: z.array(family).default([]),
    cases: z.array(single).default([]),
    parameters: z.array(ofParameter).default([]),
    quotas: z.array(ofQuota).default([]),
  })
  .strict();
export type CaseFile = z.output<typeof caseFile>;

/** One question with the answer it must get. */
export interface LawCase {
  readonly name: string;
  readonly file: string;
  readonly subject: Family['subject'];
  readonly award: string;
  readonly branch?: Family['branch'];
  readonly on: string;
  readonly year?: number | undefined;
  readonly favour: boolean;
  readonly given: readonly string[];
  readonly expect: 'met' | 'unmet' | 'unknown' | 'refused';
  /** Full id of the clause in the way. */
  readonly because?: string | undefined;
  readonly regime?: string | undefined;
  readonly advice?: 'met' | 'unmet' | 'unknown' | undefined;
  /** The clause this case is about and what it must answer. */
  readonly clause?: { readonly id: string; readonly verdict: 'met' | 'unmet' | 'unknown' } | undefined;
}
