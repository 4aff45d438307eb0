import { z } from 'zod';
import { pointsDecimal } from './decimal.ts';
import { formula, rule } from './rule-kinds.ts';
import { bilingual, settings } from './settings.ts';

/**
 * `thidua/rulebook@1`: a points table as data. It belongs to an authority, a year and kinds of
 * group; a used one is frozen with its hash and a change makes the next version. Read files with `readRulebook`: it answers
 * the rulebook or a list of named problems with their places. Points are whole hundredths once read, decimals plain text.
 */
export const rulebookFormat = 'thidua/rulebook@1';

/** Names usable in formulas: `on_time`, `du_an_1`. */
export const factCode = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9_]*$/);

/** Codes of criteria as tables print them: `I.1.1`, `TT2.4`, `01`, `I.a`. */
export const criterionCode = z
  .string()
  .max(60)
  .regex(/^[\p{L}\d]+(?:[.\-/][\p{L}\d]+)*$/u);

/** What a figure counts. `flag` is yes or no, `date` a day of the calendar; a difference of two dates is days. */
export const figureUnits = ['count', 'percent', 'day', 'dong', 'flag', 'date'] as const;
export type FigureUnit = (typeof figureUnits)[number];

/** A figure that units report, or that the program takes from its own records. `month`: twelve values a year. */
export const declaredFact = z.object({
  code: factCode,
  title: bilingual,
  unit: z.enum(figureUnits),
  period: z.enum(['month', 'year']).default('year'),
  /** Whether a unit may carry a target for it, read as `target(code)`. */
  hasTarget: z.boolean().default(false),
  /** Smallest and largest value that can be true; outside is a refusal that names unit and fact. */
  notNegative: z.boolean().default(true),
  /** Indicator this fact is fed from, where the program keeps it. */
  indicator: z.string().max(80).nullable().default(null),
  note: z.string().max(1000).default(''),
});
export type DeclaredFact = z.output<typeof declaredFact>;

/** A figure computed from others, monthly when its formula is. */
export const derivedFigure = z.object({
  code: factCode,
  title: bilingual,
  unit: z.enum(figureUnits),
  formula,
  note: z.string().max(1000).default(''),
});
export type DerivedFigure = z.output<typeof derivedFigure>;

/** `real`: as the source states it; `partial`: part of it could not be read; `synthetic`: made up to try the program. */
export const marks = ['real', 'partial', 'synthetic'] as const;

export const source = z.object({
  citation: z.string().min(1).max(1000),
  mark: z.enum(marks),
  /** What is missing, masked or invented, for the people who choose this table. */
  note: z.string().max(3000).default(''),
  address: z.string().max(500).nullable().default(null),
});

interface CriterionBase {
  readonly code: string;
  readonly title: { readonly vi: string; readonly en: string };
  /** Most points, whole hundredths. A heading's are the sum of its base parts. */
  readonly max: number;
  /** `base` is part of the scale, `bonus` comes on top, `external` is an addition for honours outside the scale. */
  readonly counts: 'base' | 'bonus' | 'external';
  /** How it is measured, in words. */
  readonly measure: string;
  /** Kinds of proof that show it. */
  readonly proof: readonly string[];
  /** Department of `settings.departments` that scores it; `null` = whoever the chain names. Parts inherit it. */
  readonly scoredBy: string | null;
  /** Failing makes the unit not eligible although the criterion also earns points. */
  readonly hardCondition: { readonly when: string } | null;
  /** The source hides the title; it is printed as the source prints it. */
  readonly masked: boolean;
  readonly note: string;
}

/** A heading has `parts`, a scored line has `rule`; never both. */
export interface Criterion extends CriterionBase {
  readonly parts: readonly Criterion[];
  readonly rule: z.output<typeof rule> | null;
}

interface CriterionInput {
  code: string;
  title: z.input<typeof bilingual>;
  max: z.input<typeof pointsDecimal>;
  counts?: 'base' | 'bonus' | 'external' | undefined;
  measure?: string | undefined;
  proof?: string[] | undefined;
  scoredBy?: string | null | undefined;
  hardCondition?: { when: string } | null | undefined;
  masked?: boolean | undefined;
  note?: string | undefined;
  parts?: CriterionInput[] | undefined;
  rule?: z.input<typeof rule> | null | undefined;
}

export const criterion: z.ZodType<Criterion, CriterionInput> = z
  .lazy(() =>
    z.object({
      code: criterionCode,
      title: bilingual,
      max: pointsDecimal,
      counts: z.enum(['base', 'bonus', 'external']).default('base'),
      measure: z.string().max(2000).default(''),
      proof: z.array(z.string().min(1).max(300)).max(30).default([]),
      scoredBy: z.string().max(40).nullable().default(null),
      hardCondition: z.object({ when: formula }).nullable().default(null),
      masked: z.boolean().default(false),
      note: z.string().max(2000).default(''),
      parts: z.array(criterion).max(500).default([]),
      rule: rule.nullable().default(null),
    }),
  )
  .meta({ id: 'criterion' });

export const rulebook = z.object({
  format: z.literal(rulebookFormat),
  /** Stable name of the table over its versions, such as `cum-347`. */
  id: z.string().min(1).max(80),
  title: bilingual,
  authority: z.object({ name: z.string().min(1).max(300), id: z.string().max(80).nullable().default(null) }),
  year: z.number().int().min(1945).max(2100),
  version: z.number().int().min(1).max(10_000).default(1),
  groupKinds: z.array(z.enum(['block', 'cluster', 'inner'])).min(1),
  appliesTo: z.enum(['collective', 'individual']).default('collective'),
  source,
  settings,
  facts: z.array(declaredFact).max(2000).default([]),
  derived: z.array(derivedFigure).max(500).default([]),
  criteria: z.array(criterion).max(500),
});
export type Rulebook = z.output<typeof rulebook>;
export type RulebookFile = z.input<typeof rulebook>;
