import { z } from 'zod';
import { hundredths, text } from '#platform/schema.ts';

/**
 * `thidua/scores@1`: what `evaluate(rulebook, facts)` answers. Points are whole hundredths (975 = 9,75); `null` is unknown
 * and never 0. Every number stands with the rule that made it and the values it used.
 */
export const scoresFormat = 'thidua/scores@1';

/** `missing`: facts are unknown; `waits`: computed only at closing; `not_assigned`: left out of this unit's total. */
export const criterionStates = ['scored', 'missing', 'waits', 'not_assigned'] as const;
export const verdicts = ['met', 'unmet', 'unknown'] as const;

export const usedValue = z.object({
  /** Formula or fact as the rulebook writes it. */
  name: z.string(),
  /** Plain decimal, `yes`/`no`, or `null` when unknown; a fraction that has no end is rounded to six decimals. */
  value: z.string().nullable(),
  unit: z.string(),
});

export const criterionScore = z.object({
  code: z.string(),
  title: text,
  kind: z.string(),
  counts: z.enum(['base', 'bonus', 'external']),
  max: hundredths,
  points: hundredths.nullable(),
  state: z.enum(criterionStates),
  /** The rule as applied to this criterion, in words. */
  rule: text,
  values: z.array(usedValue),
  /** Why these points, in words with the numbers in them. */
  explanation: text,
  /** The rule's own result where an authorised person set another. */
  computed: hundredths.nullable(),
  /** Reason and person behind a score that was given by hand. */
  given: z.object({ reason: z.string(), by: z.string() }).nullable(),
  /** Department that scores it. */
  scoredBy: z.string().nullable(),
});
export type CriterionScore = z.output<typeof criterionScore>;

export const headingScore = z.object({
  code: z.string(),
  title: text,
  max: hundredths,
  /** Sum of the base parts; `null` while one of them is missing. */
  points: hundredths.nullable(),
  /** Sum of its bonus and external parts. */
  extra: hundredths.nullable(),
});

export const conditionOutcome = z.object({
  code: z.string(),
  title: text,
  verdict: z.enum(verdicts),
  explanation: text,
});
export type ConditionOutcome = z.output<typeof conditionOutcome>;

export const tieExplanation = z.object({
  /** What set this unit apart from others with the same total: `total` when no other has it, `shared` when nothing does. */
  decidedBy: z.enum(['total', 'fewer_failed_conditions', 'group_points', 'base_total', 'women_share', 'shared']),
  /** Codes of the units with the same rank. */
  tiedWith: z.array(z.string()),
  explanation: text,
});
export type TieExplanation = z.output<typeof tieExplanation>;

export const unitScore = z.object({
  code: z.string(),
  name: z.string(),
  criteria: z.array(criterionScore),
  headings: z.array(headingScore),
  totals: z.object({
    /** Base points after rescaling; `raw` before it. */
    base: hundredths.nullable(),
    raw: hundredths.nullable(),
    /** Sum of the maxima this unit is asked for. */
    assigned: hundredths,
    scale: hundredths,
    bonus: hundredths.nullable(),
    external: hundredths.nullable(),
    total: hundredths.nullable(),
    explanation: text,
  }),
  conditions: z.array(conditionOutcome),
  /** `false` when a condition failed, `null` while one is unknown and none failed. */
  eligible: z.boolean().nullable(),
  classification: z.object({ code: z.string(), title: text }).nullable(),
  classificationNote: text,
  /** `null`: no total, no rank. */
  rank: z.number().int().nullable(),
  tie: tieExplanation.nullable(),
  missing: z.array(z.object({ code: z.string(), why: text })),
  contextNote: z.string(),
});
export type UnitScore = z.output<typeof unitScore>;

export const scores = z.object({
  format: z.literal(scoresFormat),
  rulebook: z.object({ id: z.string(), title: text, year: z.number().int(), version: z.number().int(), mark: z.string() }),
  year: z.number().int(),
  group: z.string(),
  closed: z.boolean(),
  /** In the order of rank, units without one last. */
  units: z.array(unitScore),
});
export type Scores = z.output<typeof scores>;
