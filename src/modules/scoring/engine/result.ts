import { z } from 'zod';
import { hundredths, text } from '#platform/schema.ts';

/**
 * What `evaluate(rulebook, facts)` answers. Inside the program points are whole hundredths (975 = 9,75); a file
 * `thidua/scores@1` states them as points (9.75), made by `scoresToFile`. `null` is unknown and never 0. Every number stands with the
 * rule that made it and the values it used.
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
export type UsedValue = z.output<typeof usedValue>;

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
  /** Codes of units with the same rank, at most twenty of them, and how many there are. */
  tiedWith: z.array(z.string()),
  tiedCount: z.number().int(),
  explanation: text,
});
export type TieExplanation = z.output<typeof tieExplanation>;

function shapesOf<P extends z.ZodType<number>>(points: P) {
  const criterionScore = z.object({
    code: z.string(),
    title: text,
    kind: z.string(),
    counts: z.enum(['base', 'bonus', 'external']),
    max: points,
    points: points.nullable(),
    state: z.enum(criterionStates),
    /** The rule as applied to this criterion, in words. */
    rule: text,
    values: z.array(usedValue),
    /** Why these points, in words with the numbers in them. */
    explanation: text,
    /** The rule's own result where an authorised person set another. */
    computed: points.nullable(),
    /** Reason and person behind a score that was given by hand. */
    given: z.object({ reason: z.string(), by: z.string() }).nullable(),
    /** Department that scores it. */
    scoredBy: z.string().nullable(),
  });
  const headingScore = z.object({
    code: z.string(),
    title: text,
    max: points,
    /** Sum of the base parts; `null` while one of them is missing. */
    points: points.nullable(),
    /** Sum of its bonus and external parts. */
    extra: points.nullable(),
  });
  const unitScore = z.object({
    code: z.string(),
    name: z.string(),
    criteria: z.array(criterionScore),
    headings: z.array(headingScore),
    totals: z.object({
      /** Base points after rescaling; `raw` before it. */
      base: points.nullable(),
      raw: points.nullable(),
      /** Sum of the maxima this unit is asked for. */
      assigned: points,
      scale: points,
      bonus: points.nullable(),
      external: points.nullable(),
      total: points.nullable(),
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
  const scores = z.object({
    format: z.literal(scoresFormat),
    rulebook: z.object({
      id: z.string(),
      title: text,
      year: z.number().int(),
      version: z.number().int(),
      mark: z.string(),
      /** SHA-256 of the whole table, where the caller froze it. */
      hash: z.string().optional(),
    }),
    year: z.number().int(),
    group: z.string(),
    closed: z.boolean(),
    /** In the order of rank, units without one last. */
    units: z.array(unitScore),
  });
  return { criterionScore, headingScore, unitScore, scores };
}

const inside = shapesOf(hundredths);
export const { criterionScore, headingScore, unitScore, scores } = inside;
export type CriterionScore = z.output<typeof criterionScore>;
export type UnitScore = z.output<typeof unitScore>;
export type Scores = z.output<typeof scores>;

/** The same with points as decimals, at most two of them, as files and people have them. */
export const scoresFile = shapesOf(z.number()).scores;
export type ScoresFile = z.output<typeof scoresFile>;

/** A whole number of hundredths divided by 100 prints as the decimal it is: 667 → 6.67. */
const asPoints = <T extends number | null>(value: T): T => (value === null ? value : ((value / 100) as T));

/** One unit of `scoresToFile`. */
export const unitToFile = (unit: UnitScore): ScoresFile['units'][number] => ({
  ...unit,
  criteria: unit.criteria.map((one) => ({ ...one, max: asPoints(one.max), points: asPoints(one.points), computed: asPoints(one.computed) })),
  headings: unit.headings.map((one) => ({ ...one, max: asPoints(one.max), points: asPoints(one.points), extra: asPoints(one.extra) })),
  totals: {
    ...unit.totals,
    base: asPoints(unit.totals.base),
    raw: asPoints(unit.totals.raw),
    assigned: asPoints(unit.totals.assigned),
    scale: asPoints(unit.totals.scale),
    bonus: asPoints(unit.totals.bonus),
    external: asPoints(unit.totals.external),
    total: asPoints(unit.totals.total),
  },
});

/** Scores as a file states them: points instead of hundredths. */
export const scoresToFile = (result: Scores): ScoresFile => ({ ...result, units: result.units.map(unitToFile) });
