import { z } from 'zod';
import { day } from '#platform/schema.ts';
import { achievementKinds, awardTypes, declaredTopics, demandableRatings, holdKinds, initiativeLevels, scopes } from './scales.ts';

/**
 * The shape of standards as data: a typed tree of predicates (law.md §19). A number in a predicate rests on the basis
 * of its clause, or of the rule around it. Years are counted back from the last achievement year.
 */
const code = z.string().regex(/^[A-Za-z0-9_.-]+$/);
const awardCode = z.string().regex(/^[A-Z0-9_]+$/);
const words = z.string().min(1);
const text = z.object({ vi: words, en: words }).strict();
const marks = z.enum(['V', 'M', 'S', 'D', '?']);
export const ruleCitation = z.object({ instrument: code, article: words.nullable(), note: text.optional() }).strict();

/** Years of a streak or window; bounded so that a mask of 32 years holds it. */
const span = z.number().int().min(1).max(25);
const times = z.number().int().min(1).max(7);
const ratingLevel = z.enum(demandableRatings);
const percent = z.number().int().min(0).max(100);

/** An unbroken run of years up to the last achievement year, as long as it lasts. */
const run = {
  atLeast: ratingLevel,
  /** It starts after this award was given (any of them). */
  after: z.array(awardCode).min(1).optional(),
};
const window = {
  /** Last achievement year and those before it; left out = any year up to it. */
  lastYears: span.optional(),
  /** Inside the streak described alike. */
  inStreak: z.object(run).strict().optional(),
};
const counted = { min: times, scope: z.enum(initiativeLevels), ...window };
const measured = { title: awardCode.optional(), field: z.enum(['completed', 'women', 'disciplinedWarning']).optional() };

/** Every predicate by name, with its parameters. One of them, or `all`/`any`/`not`, makes a clause. */
export const predicates = {
  rating: z.object({ atLeast: ratingLevel }).strict(),
  streak: z.object({ ...run, years: span }).strict(),
  within_streak: z.object({ ...run, award: awardCode.optional(), rating: ratingLevel.optional(), min: times }).strict(),
  /** Awards for adjoining achievement periods; `spacing` 3 = one each third year still adjoins. */
  consecutive: z
    .object({ award: awardCode, min: times, spacing: z.number().int().min(1).max(5), endsWithin: z.number().int().min(0).max(2) })
    .strict(),
  has: z.object({ award: z.array(awardCode).min(1), inYear: z.boolean().optional() }).strict(),
  not_rewarded: z.object({ award: z.union([awardCode, z.literal('SELF')]), years: span }).strict(),
  awards_in_year: z.object({ awards: z.array(awardCode).min(1), max: z.number().int().min(0).max(7) }).strict(),
  initiative: z.object(counted).strict(),
  science_work: z.object({ ...counted, applied: z.boolean() }).strict(),
  combat_ingenuity: z.object(counted).strict(),
  achievement: z.object({ kinds: z.array(z.enum(achievementKinds)).min(1), scope: z.enum(scopes), min: times }).strict(),
  movement: z
    .object({
      launchedBy: z.array(z.enum(['DON_VI', 'BBNT', 'TTG'])).min(1),
      minYears: z.number().int().min(0).max(20),
      role: z.enum(['leader', 'outstanding']),
      finalOnly: z.boolean(),
    })
    .strict(),
  leader_of_cluster: z.object({ organiser: z.enum(['BBNT', 'TRUNG_UONG']) }).strict(),
  share_of_members: z.object({ ...measured, percent, strictly: z.boolean().optional() }).strict(),
  count_of_members: z.object({ ...measured, min: z.number().int().min(0).optional(), max: z.number().int().min(0).optional() }).strict(),
  discipline_free: z.object({}).strict(),
  hold: z.object({ kinds: z.array(z.enum(holdKinds)).min(1) }).strict(),
  declared: z.object({ topic: z.enum(declaredTopics) }).strict(),
  attribute: z
    .object({ name: z.enum(['sex', 'sector', 'directWorker', 'remote', 'foreigner', 'higherRetirementAge']), is: z.union([z.string(), z.boolean()]) })
    .strict(),
  time_in_post: z
    .object({ posts: z.array(z.string()).min(1), months: z.number().int().min(1).max(600), below: z.number().int().min(1).max(600).optional() })
    .strict(),
  service_months: z.object({ min: z.number().int().min(1).max(12) }).strict(),
  training_result: z.object({ atLeast: z.enum(['kha', 'gioi', 'xuat_sac']) }).strict(),
  mover_comment: z.object({ months: z.number().int().min(1).max(12) }).strict(),
  registered: z.object({}).strict(),
  not_dissolved: z.object({}).strict(),
  /** Continuous service up to the day by which the year is judged; a break begins `servedFrom` anew. */
  service_years: z.object({ min: z.number().int().min(1).max(60) }).strict(),
  /** A standard that exists and nobody has read: always `unknown`, so that no answer is made up. `says` names what was not read. */
  unread: z.object({}).strict(),
  /** The standard of another award is met for the same year, or that award was given for it. */
  meets: z.object({ award: awardCode }).strict(),
} as const;
export type PredicateName = keyof typeof predicates;
export type Params<K extends PredicateName> = z.output<(typeof predicates)[K]>;

interface ClauseFrame {
  readonly id?: string | undefined;
  readonly says?: { vi: string; en: string } | undefined;
  readonly basis?: z.output<typeof ruleCitation>[] | undefined;
  readonly confidence?: z.output<typeof marks> | undefined;
  readonly severity?: 'block' | 'warn' | 'info' | undefined;
}
/** One clause: exactly one predicate, or one of `all`, `any`, `not`. */
export type Clause = ClauseFrame & {
  readonly all?: readonly Clause[] | undefined;
  readonly any?: readonly Clause[] | undefined;
  readonly not?: Clause | undefined;
} & {
  readonly [K in PredicateName]?: Params<K> | undefined;
};

const predicateNames = Object.keys(predicates) as PredicateName[];
export const clauseOps = ['all', 'any', 'not', ...predicateNames] as const;
export type ClauseOp = (typeof clauseOps)[number];
/** The one operation of a clause; the loader proved that there is exactly one. */
export const opOf = (clause: Clause): ClauseOp => clauseOps.find((op) => clause[op] !== undefined) as ClauseOp;

export const clause: z.ZodType<Clause> = z.lazy(() =>
  z
    .object({
      id: code.optional(),
      says: text.optional(),
      basis: z.array(ruleCitation).min(1).optional(),
      confidence: marks.optional(),
      severity: z.enum(['block', 'warn', 'info']).optional(),
      all: z.array(clause).min(1).optional(),
      any: z.array(clause).min(1).optional(),
      not: clause.optional(),
      ...(Object.fromEntries(predicateNames.map((name) => [name, predicates[name].optional()])) as {
        [K in PredicateName]: z.ZodOptional<(typeof predicates)[K]>;
      }),
    })
    .strict()
    .refine((value) => clauseOps.filter((op) => value[op] !== undefined).length === 1, { params: { problem: 'one_predicate' } })
    .refine((value) => [value.within_streak, value.share_of_members, value.count_of_members].every(oneMeasure), {
      params: { problem: 'one_measure' },
    }),
) as z.ZodType<Clause>;

/** A number counts one thing: titles or ratings, holders of a title or a figure of the unit. */
function oneMeasure(params: { award?: unknown; rating?: unknown; title?: unknown; field?: unknown } | undefined): boolean {
  return params === undefined || [params.award, params.rating, params.title, params.field].filter((one) => one !== undefined).length === 1;
}

export const subjectKinds = ['person', 'collective', 'household'] as const;
const footing = {
  basis: z.array(ruleCitation).min(1),
  confidence: marks,
  soft: z.literal(true).optional(),
  enabled: z.literal(false).optional(),
  note: text.optional(),
};
const inRegimes = z.array(code).min(1);

export const standard = z
  .object({
    id: code,
    award: awardCode,
    regimes: inRegimes,
    subject: z.enum(subjectKinds),
    branch: z.enum(awardTypes),
    name: text,
    ...footing,
    /** A named exception: it takes the place of rules of lower priority when this holds. */
    when: clause.optional(),
    priority: z.number().int().min(0).max(9).default(0),
    tenantOverridable: z.boolean().default(false),
    clauses: z.array(clause).min(1),
  })
  .strict();
export type Standard = z.output<typeof standard>;

/** A rule that stands beside every standard it names (law.md §2, X1–X18). */
export const generalRule = z
  .object({
    id: code,
    regimes: inRegimes,
    subjects: z.array(z.enum(subjectKinds)).min(1),
    kinds: z.array(z.enum(['title', 'commendation'])).min(1),
    branches: z.array(z.enum(awardTypes)).min(1),
    ...footing,
    clause,
  })
  .strict();
export type GeneralRule = z.output<typeof generalRule>;

/** Sector or local rules on top of the national regime: they may add clauses or raise numbers, never loosen (law.md §1). */
export const overlay = z
  .object({
    code,
    scope: z.enum(['sector', 'local']),
    /** The body it binds. */
    body: text,
    from: day,
    to: day.nullable(),
    ...footing,
    adds: z.array(z.object({ standards: z.array(code).min(1), clauses: z.array(clause).min(1) }).strict()).default([]),
    /** `set` names parameters of the predicate of one clause. */
    raises: z
      .array(z.object({ clause: z.string().min(1), set: z.record(z.string(), z.union([z.number().int(), z.string(), z.boolean()])) }).strict())
      .default([]),
    /** At most so many per cent of holders of a title (or of the collectives a flag is chosen among); not above a cap of the law. */
    caps: z
      .array(z.object({ award: awardCode, base: z.enum(['LDTT', 'FLAG_STANDARD']), percent: z.number().int().min(1).max(100) }).strict())
      .default([]),
  })
  .strict();
export type Overlay = z.output<typeof overlay>;

/** A dated number or switch outside the trees: quotas, shares, the day that chooses the regime. */
export const parameter = z
  .object({
    code,
    name: text,
    values: z
      .array(
        z
          .object({ value: z.union([z.number().int(), z.string(), z.boolean()]), unit: words, from: day.nullable(), to: day.nullable(), ...footing })
          .strict(),
      )
      .min(1),
  })
  .strict();
export type Parameter = z.output<typeof parameter>;

export const standardFile = z.object({ standards: z.array(standard) }).strict();
export const generalFile = z.object({ general: z.array(generalRule) }).strict();
export const overlayFile = z.object({ overlays: z.array(overlay) }).strict();
export const parameterFile = z.object({ parameters: z.array(parameter) }).strict();
