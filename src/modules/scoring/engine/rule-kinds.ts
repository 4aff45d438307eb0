import { z } from 'zod';
import { decimal, pointsDecimal } from './decimal.ts';

/**
 * The kinds of rule of practice §6.8. `…Formula` fields hold an expression over the facts of one unit (docs/formats/rulebook.md);
 * the name of a declared fact alone is the commonest one. All points are whole hundredths once read.
 */

/** An expression such as `sum(on_time)`, `target(models)`, `overdue = 0`. Checked with its position when the rulebook is validated. */
export const formula = z.string().min(1).max(500);

/** One band of values. Both ends say whether they belong to it; an absent end is endless. */
export const band = z.object({
  from: decimal.nullable().default(null),
  fromIncluded: z.boolean().default(true),
  to: decimal.nullable().default(null),
  toIncluded: z.boolean().default(false),
  points: pointsDecimal,
});
export type Band = z.output<typeof band>;

/** Full points when `when` holds, else 0. */
export const yesNoRule = z.object({ kind: z.literal('yes_no'), when: formula });

/**
 * min(max, percent × pointsPerPercent). Give `percent`, or `actual` and `target`, whose quotient it is.
 * Without `pointsPerPercent` 100 % earns the maximum. `wholePercents`: only full percents count.
 */
export const proportionalRule = z.object({
  kind: z.literal('proportional'),
  percent: formula.optional(),
  actual: formula.optional(),
  target: formula.optional(),
  pointsPerPercent: decimal.optional(),
  wholePercents: z.boolean().default(false),
});

/** The band that holds the value of `of`. */
export const bandsRule = z.object({ kind: z.literal('bands'), of: formula, bands: z.array(band).min(1).max(60) });

/** On time (0 days or fewer) earns `onTime`; then the first step whose `upToDays` is not passed; later than all earns `beyond`. */
export const latenessRule = z.object({
  kind: z.literal('lateness'),
  daysLate: formula,
  onTime: pointsDecimal,
  steps: z
    .array(z.object({ upToDays: z.number().int().min(1).max(3660), points: pointsDecimal }))
    .min(1)
    .max(40),
  beyond: pointsDecimal,
});

/** count × pointsEach, at most `cap` (without: the maximum of the criterion). */
export const perUnitRule = z.object({ kind: z.literal('per_unit'), count: formula, pointsEach: decimal, cap: pointsDecimal.optional() });

/** start + plusEach × plus − minusEach × minus, kept within [floor, cap]. */
export const bonusPenaltyRule = z.object({
  kind: z.literal('bonus_penalty'),
  start: pointsDecimal.default(0),
  plus: formula.optional(),
  plusEach: decimal.optional(),
  minus: formula.optional(),
  minusEach: decimal.optional(),
  floor: pointsDecimal,
  cap: pointsDecimal,
});

/**
 * The leader of the group sets the measure; computed only when the facts are closed. M maximum, A actual, T target,
 * e = (A − T)/T, leader = highest e: A < T earns ½·M·A/T; A = T ½·M; the leader above T earns M; others above T ½·M + ½·M·e/e_leader.
 * Units without a target share a second list: M·A/max(A).
 */
export const relativeRule = z.object({ kind: z.literal('relative_to_leader'), actual: formula, target: formula });

/** Fixed additions for honours already won, outside the scale. `highest`: only the best one counts. */
export const honoursRule = z.object({
  kind: z.literal('honours'),
  honours: z
    .array(z.object({ honour: z.string().min(1).max(80), title: z.string().max(300).default(''), points: pointsDecimal }))
    .min(1)
    .max(100),
  combine: z.enum(['sum', 'highest']).default('sum'),
});

/** A disqualifying condition that earns no points: failing makes the unit not eligible, whatever its total. */
export const conditionRule = z.object({ kind: z.literal('condition'), when: formula });

/** A number a person gives, at most the maximum of the criterion and at least `least`, with a reason. */
export const manualRule = z.object({ kind: z.literal('manual'), least: pointsDecimal.default(0), reasonNeeded: z.boolean().default(true) });

export const rule = z.discriminatedUnion('kind', [
  yesNoRule,
  proportionalRule,
  bandsRule,
  latenessRule,
  perUnitRule,
  bonusPenaltyRule,
  relativeRule,
  honoursRule,
  conditionRule,
  manualRule,
]);
export type Rule = z.output<typeof rule>;
export type RuleKind = Rule['kind'];
export type RuleOf<K extends RuleKind> = Extract<Rule, { kind: K }>;
