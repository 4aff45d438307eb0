import { z } from 'zod';
import { decimal, pointsDecimal, rawNumber, readDecimal } from './decimal.ts';
import { criterionCode, factCode } from './rulebook.ts';

/**
 * `thidua/facts@1`: what is known of each unit of one group in one year. What is absent or `null` is unknown, never 0.
 * Read files with `readFacts(rulebook, json)`: it also holds them against the facts and criteria the rulebook declares.
 */
export const factsFormat = 'thidua/facts@1';

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const day = z.string().regex(dayPattern);

/** One value: a decimal, yes/no, a day, or unknown. Which of them is right follows from the unit the rulebook declares. */
export const factValue = z.union([z.boolean(), z.null(), rawNumber]).transform((raw, context) => {
  if (raw === null || typeof raw === 'boolean' || (typeof raw === 'string' && dayPattern.test(raw))) return raw;
  const reading = readDecimal(raw);
  if (reading.ok) return reading.text;
  context.issues.push({ code: 'custom', input: raw, params: { problem: reading.problem, typed: String(raw) } });
  return z.NEVER;
});

/** Values by month, `{"months": {"1": 12, "2": null}}`; a month left out is a month without data. */
export const monthly = z.object({ months: z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12']), factValue) });
export type FactEntry = z.output<typeof factValue> | z.output<typeof monthly>;

/** A score a person gave, with the reason and who gave it. */
export const givenScore = z.object({ points: pointsDecimal, reason: z.string().max(2000).default(''), by: z.string().max(300).default('') });
export type GivenScore = z.output<typeof givenScore>;

export const unitFacts = z.object({
  code: z.string().min(1).max(80),
  name: z.string().min(1).max(300),
  /** Figures by the code the rulebook declares. */
  facts: z.record(factCode, z.union([factValue, monthly])).default({}),
  /** Targets of the year by the same codes. A fact without one is a unit that was given no target. */
  targets: z.record(factCode, decimal.nullable()).default({}),
  /** Honours already won, by the codes of the `honours` rules, with the decision behind each. */
  honours: z
    .array(z.object({ honour: z.string().min(1).max(80), decision: z.string().max(300).default(''), on: day.nullable().default(null) }))
    .max(200)
    .default([]),
  /** Points of `manual` criteria by criterion code. */
  manual: z.record(criterionCode, givenScore).default({}),
  /** A computed criterion that an authorised person set otherwise, with the reason: the last authorised score is final. */
  adjusted: z.record(criterionCode, givenScore).default({}),
  /** Criteria (or whole headings) this unit is not asked for, with the reason; they leave its total. */
  notAssigned: z.record(criterionCode, z.string().max(1000)).default({}),
  attributes: z
    .object({
      /** Share of women among the staff in percent; `null` = not known (law.md X7). */
      womenPercent: decimal.nullable().default(null),
    })
    .prefault({}),
  /** Workload or complexity, shown beside the score and never inside it. */
  contextNote: z.string().max(2000).default(''),
});
export type UnitFacts = z.output<typeof unitFacts>;

export const facts = z.object({
  format: z.literal(factsFormat),
  /** The rulebook these facts were gathered for; `null` = any that declares the same codes. */
  rulebook: z.string().max(80).nullable().default(null),
  year: z.number().int().min(1945).max(2100),
  group: z.string().max(300).default(''),
  /** Nothing more will be entered: rules that look at the whole group are computed only then. */
  closed: z.boolean().default(false),
  units: z.array(unitFacts).max(100_000),
});
export type Facts = z.output<typeof facts>;
export type FactsFile = z.input<typeof facts>;
