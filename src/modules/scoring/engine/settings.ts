import { z } from 'zod';
import { decimal, pointsDecimal } from './decimal.ts';

/** What an authority settles for a table apart from its criteria. Points are whole hundredths once read. */

/** A text in Vietnamese with its English; a plain string is Vietnamese and stands for both until somebody translates it. */
export const bilingual = z
  .union([z.string().min(1).max(1000), z.object({ vi: z.string().min(1).max(1000), en: z.string().min(1).max(1000).optional() })])
  .transform((value) => (typeof value === 'string' ? { vi: value, en: value } : { vi: value.vi, en: value.en ?? value.vi }));

/**
 * Rules that part equal totals, asked in order (practice §6, Ranking; the last by law.md X7). What none of them parts shares its rank.
 * `women_share` is skipped for a pair when either share is unknown: the law prefers, it does not guess.
 */
export const tieRule = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('fewer_failed_conditions') }),
  z.object({ rule: z.literal('group_points'), group: z.string().min(1).max(60) }),
  z.object({ rule: z.literal('base_total') }),
  z.object({ rule: z.literal('women_share'), atLeastPercent: decimal.default('70') }),
]);
export type TieRuleSetting = z.output<typeof tieRule>;

/** One class of result; bands of the total or of its share of the scale. */
export const classBand = z.object({
  code: z.string().min(1).max(40),
  title: bilingual,
  from: decimal.nullable().default(null),
  fromIncluded: z.boolean().default(true),
  to: decimal.nullable().default(null),
  toIncluded: z.boolean().default(false),
});
export type ClassBand = z.output<typeof classBand>;

export const classification = z.object({
  /** `total` in points, or the share of the scale in percent. */
  over: z.enum(['total', 'base', 'percent_of_scale']).default('total'),
  bands: z.array(classBand).min(1).max(20),
  /** What a failed disqualifying condition does to the class; the total and the rank stay as they are. */
  whenConditionFails: z.enum(['not_classified', 'keep']).default('not_classified'),
});

export const stages = ['self', 'department', 'check', 'explanation', 'second_check', 'meeting', 'final'] as const;
export const scorers = ['unit', 'department', 'head', 'deputy', 'group', 'standing', 'council'] as const;

/** Who can do a stage: the unit its own part, the departments theirs; the group as a whole only meets, and a desk makes the result final. */
export const stageScorers: Readonly<Record<(typeof stages)[number], readonly (typeof scorers)[number][]>> = {
  self: ['unit'],
  department: ['department'],
  check: ['head', 'deputy', 'standing', 'council'],
  explanation: ['unit'],
  second_check: ['head', 'deputy', 'standing', 'council'],
  meeting: ['group', 'head', 'deputy', 'standing', 'council'],
  final: ['standing', 'council', 'head', 'deputy'],
};

/** Who may score at which stage, in order. `days` is the time the stage has. */
export const stage = z.object({ stage: z.enum(stages), by: z.enum(scorers), days: z.number().int().min(1).max(365).nullable().default(null) });

export const chain = z.object({
  stages: z.array(stage).min(1).max(12),
  /** Departments score their own criteria side by side instead of one after another. */
  parallelDepartments: z.boolean().default(true),
  /** Where a returned sheet lands. */
  returnTo: z.enum(['self', 'previous']).default('self'),
  /** After a return every later stage is done again; otherwise only the stage that returned it. */
  restart: z.boolean().default(true),
});

export const defaultChain: z.input<typeof chain> = {
  stages: [
    { stage: 'self', by: 'unit' },
    { stage: 'check', by: 'head' },
    { stage: 'explanation', by: 'unit' },
    { stage: 'second_check', by: 'head' },
    { stage: 'meeting', by: 'group' },
    { stage: 'final', by: 'standing' },
  ],
};

/** Without its highest and its lowest a list of marks must keep one. */
export const leastToTrim = 3;

/** Marks that units of the group give each other; beside the chain, one column of its own. */
export const crossScoring = z.object({
  scorersPerUnit: z.number().int().min(1).max(50),
  combine: z.enum(['mean', 'median', 'trimmed_mean']).default('mean'),
  days: z.number().int().min(1).max(90).default(10),
  /** Criteria scored by the others; empty = all manual ones. */
  criteria: z.array(z.string()).max(500).default([]),
});

export const settings = z.object({
  /** Points of the whole table without bonus: 100, 1.000 or any. */
  scale: pointsDecimal,
  /** Points people enter go in these steps (0,25; 0,5); `null` = any hundredth. */
  step: pointsDecimal.nullable().default(null),
  /** Decimals that computed points are rounded to. */
  decimals: z.literal([0, 1, 2]).default(2),
  rounding: z.enum(['half_up', 'down', 'up']).default('half_up'),
  /** Computed points are also brought to `step`. */
  stepForComputed: z.boolean().default(false),
  /** Most that bonus criteria together, honours together, and the total may reach; `null` = no limit (97 + 10 = 107 is legal). */
  bonusCap: pointsDecimal.nullable().default(null),
  externalCap: pointsDecimal.nullable().default(null),
  totalCap: pointsDecimal.nullable().default(null),
  /** `to_scale`: after criteria not assigned to a unit have left, its base is stretched to the full scale. */
  rescale: z.enum(['none', 'to_scale']).default('none'),
  /** A criterion without facts: the unit has no total, or 0 points once the year is closed (said in its explanation). */
  missing: z.enum(['no_total', 'zero_when_closed']).default('no_total'),
  classification: classification.nullable().default(null),
  tieRules: z.array(tieRule).max(10).default([]),
  chain: chain.prefault(defaultChain),
  departments: z
    .array(z.object({ code: z.string().min(1).max(40), title: bilingual }))
    .max(100)
    .default([]),
  /** When members of a group see each other's rows. */
  othersRows: z.enum(['never', 'when_final', 'when_submitted']).default('when_final'),
  crossScoring: crossScoring.nullable().default(null),
  /** Days after publication in which a unit may complain. */
  complaintDays: z.number().int().min(0).max(90).default(10),
});
export type Settings = z.output<typeof settings>;
