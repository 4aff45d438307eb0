import { z } from 'zod';
import { day, hundredths, line, year } from '#platform/schema.ts';
import { disciplineForms, holdKinds, initiativeLevels, ratingLevels, scopes, declaredTopics, achievementKinds, awardTypes } from './scales.ts';

/**
 * The facts about ONE subject (a person, a collective, a household) that rules may ask about: format
 * `thidua/facts-law@1`. Everything is optional except who it is: what is not written is not known, and a rule
 * that needs it answers `unknown`. Absence is told from ignorance by `known`: inside a span of `known` a list is
 * complete, so a year without an award is a year without that award; outside it, it is unknown.
 *
 * Ids of facts are unique in the file; verdicts quote them. Years are achievement years. Shares and percentages are
 * whole hundredths (10000 = 100 %).
 */
export const factsFormat = 'thidua/facts-law@1';

const factId = z.string().min(1).max(120).describe('Unique in the file; quoted by verdicts');
/** `unsure` (disputed, read badly, copied from a doubtful source): counts neither as there nor as absent. */
const certainty = z.enum(['sure', 'unsure']).default('sure').describe('unsure = neither proves nor disproves anything');
const source = line(500).nullable().default(null).describe('Where the fact was read');
const fact = { id: factId, certainty, source };
/** One decision on paper; every part may be unknown. */
const decision = {
  decisionNo: line(100).nullable().default(null),
  decidedOn: day.nullable().default(null),
  issuer: line(300).nullable().default(null),
};

/** Years, both ends counted. `from: null` = since the subject's beginning. */
const years = z.object({ from: year.nullable(), to: year.nullable() }).strict();
/** Days, both ends counted; `to` is the day up to which somebody looked. */
const days = z.object({ from: day.nullable(), to: day.nullable() }).strict();

/** Which lists are complete, and for which time. A list not named here proves nothing by its silence. */
const known = z
  .object({
    ratings: years.optional(),
    /** Achievement years for which ALL awards of the subject are listed. */
    awards: years.optional(),
    initiatives: years.optional(),
    scienceWorks: years.optional(),
    combatIngenuity: years.optional(),
    achievements: years.optional(),
    clusters: years.optional(),
    movements: years.optional(),
    registrations: years.optional(),
    posts: days.optional(),
    discipline: days.optional(),
    holds: days.optional(),
    leave: days.optional(),
    training: days.optional(),
    transfers: days.optional(),
  })
  .strict();

const person = z
  .object({
    kind: z.literal('person'),
    id: line(120),
    name: line(300).optional(),
    sex: z.enum(['female', 'male']).nullable().default(null),
    /** `armed_forces` also militia; `non_state` = workers and farmers outside the state sector. */
    sector: z.enum(['state', 'non_state', 'armed_forces']).nullable().default(null),
    /** `true` = direct worker without a leading post; `false` = leader or manager. */
    directWorker: z.boolean().nullable().default(null),
    /** Works in a remote, border, island or specially difficult place. */
    remote: z.boolean().nullable().default(null),
    foreigner: z.boolean().nullable().default(null),
    /** First day of service; years before it are not missing years. */
    servedFrom: day.nullable().default(null),
    /** Day of the retirement notice or decision (long-service awards are proposed then). */
    retirementNoticeOn: day.nullable().default(null),
    /** Woman to whom a higher retirement age applies: no shorter time in post (152/2025 Art 4(7)). */
    higherRetirementAge: z.boolean().nullable().default(null),
  })
  .strict();

const collective = z
  .object({
    kind: z.literal('collective'),
    id: line(120),
    name: line(300).optional(),
    sector: z.enum(['state', 'non_state', 'armed_forces']).nullable().default(null),
    remote: z.boolean().nullable().default(null),
    establishedOn: day.nullable().default(null),
    /** Last day of the body when it was dissolved or merged away. */
    dissolvedOn: day.nullable().default(null),
  })
  .strict();

const household = z.object({ kind: z.literal('household'), id: line(120), name: line(300).optional() }).strict();

const rating = z
  .object({
    ...fact,
    year,
    /** `KHONG_XEP_LOAI`: it is known that no rating was made that year (e.g. long maternity leave). */
    level: z.enum(ratingLevels),
    /** The instrument of the scale, e.g. `90/2020/NĐ-CP`. */
    scale: line(120).nullable().default(null),
    /** Who recognised it and on what paper (law.md X11). */
    basis: line(300).nullable().default(null),
    decidedOn: day.nullable().default(null),
  })
  .strict();

const award = z
  .object({
    ...fact,
    ...decision,
    /** A code of the catalogue, e.g. `CSTDCS`, `BK_BBNT`. */
    code: z.string().regex(/^[A-Z0-9_]+$/),
    /** Last achievement year named in the decision; `null` = the decision names no period, then its date counts (X9). */
    year: year.nullable(),
    /** First achievement year when the decision names a period of several years. */
    fromYear: year.nullable().default(null),
    /** Type of commendation (X15); `null` = not known. Titles need none. Sudden and thematic results do not carry upward (X3). */
    type: z.enum(awardTypes).nullable().default(null),
    level: z.enum(['CO_SO', 'BBNT', 'NHA_NUOC']).nullable().default(null),
    /** Regime it was granted under; kept for ever, never recomputed. */
    regime: z.string().max(20).nullable().default(null),
    /** Set when the award was cancelled (Law Art 93): it no longer counts, and nothing is deleted. */
    cancelled: z
      .object({ on: day, decisionNo: line(100).nullable().default(null), reason: line(500) })
      .strict()
      .nullable()
      .default(null),
  })
  .strict();

/** One proposal that leaned on an initiative, science work or achievement. */
const use = z.object({ award: z.string().regex(/^[A-Z0-9_]+$/), year, proposal: line(120).nullable().default(null) }).strict();
/** `null` = not known where it was used before. */
const uses = z.array(use).nullable().default(null);
/** Awards on record that may have leaned on it, nobody noted which: each may be one of its uses. */
const maybeUses = z.array(use).optional();
const author = z
  .object({ id: line(120).nullable().default(null), name: line(300).optional(), share: hundredths.min(0).max(10000).nullable().default(null) })
  .strict();

const initiative = z
  .object({
    ...fact,
    ...decision,
    title: line(500).optional(),
    /** Achievement year it counts for. */
    year,
    /** Scope of the recognition: by the unit, the ministry or province, nationwide. */
    level: z.enum(initiativeLevels),
    /** Recognised by the competent authority; `null` = not known, `false` = applied for only. */
    recognised: z.boolean().nullable().default(null),
    /** Already applied (Law Art 3(4)). */
    applied: z.boolean().nullable().default(null),
    /** All authors; the subject's own share is the entry with its id. Together at most 10000. */
    authors: z.array(author).default([]),
    uses,
    maybeUses,
  })
  .strict();

const scienceWork = z
  .object({
    ...fact,
    ...decision,
    title: line(500).optional(),
    year,
    /** Where it has influence. */
    level: z.enum(initiativeLevels),
    /** Accepted (nghiệm thu). */
    accepted: z.boolean().nullable().default(null),
    applied: z.boolean().nullable().default(null),
    authors: z.array(author).default([]),
    uses,
    maybeUses,
  })
  .strict();

const combat = z.object({ ...fact, ...decision, year, level: z.enum(initiativeLevels), uses }).strict();

const achievement = z
  .object({
    ...fact,
    year,
    on: day.nullable().default(null),
    kind: z.enum(achievementKinds),
    /** How far its influence reaches. */
    scope: z.enum(scopes),
    title: line(500).optional(),
    /** Awards already given for it (X1: one achievement, one award); `null` = not known. */
    rewardedBy: uses,
  })
  .strict();

const cluster = z
  .object({
    ...fact,
    year,
    cluster: line(300),
    organiser: z.enum(['BBNT', 'TRUNG_UONG']),
    leader: z.boolean().describe('Voted first of its cluster or block'),
  })
  .strict();

const movement = z
  .object({
    ...fact,
    /** Year of the review. */
    year,
    movement: line(300),
    launchedBy: z.enum(['DON_VI', 'BBNT', 'TTG']),
    from: day,
    to: day.nullable(),
    review: z.enum(['so_ket', 'tong_ket']),
    thematic: z.boolean().default(true),
    leader: z.boolean(),
    outstanding: z.boolean(),
    rewardedBy: uses,
  })
  .strict();

const post = z
  .object({
    ...fact,
    /** Code of the list of posts of the long-service rules; others as free words. */
    code: z.string().max(60),
    title: line(300).optional(),
    leader: z.boolean().nullable().default(null),
    from: day,
    to: day.nullable(),
  })
  .strict();

const discipline = z
  .object({
    ...fact,
    decisionNo: line(100).nullable().default(null),
    form: z.enum(disciplineForms),
    from: day,
    /** Last day of the term; `null` = still running or not known. */ to: day.nullable(),
  })
  .strict();
const hold = z
  .object({ ...fact, kind: z.enum(holdKinds), from: day, /** Day it was cleared in writing; `null` = not cleared. */ to: day.nullable() })
  .strict();
const leave = z
  .object({ ...fact, kind: z.enum(['thai_san', 'bi_thuong_cuu_nguoi', 'om_dau', 'khong_luong', 'khac']), from: day, to: day.nullable() })
  .strict();
const training = z
  .object({
    ...fact,
    from: day,
    to: day,
    complied: z.boolean().nullable().default(null),
    result: z.enum(['duoi_kha', 'kha', 'gioi', 'xuat_sac']).nullable().default(null),
  })
  .strict();
const transfer = z
  .object({ ...fact, on: day, monthsAtOldUnit: z.number().int().min(0).max(12), comment: z.boolean().nullable().default(null) })
  .strict();

/** What the unit or council states about a year: solidarity, unity, outstanding targets … Not provable by lists. */
const declaration = z.object({ ...fact, year, topic: z.enum(declaredTopics), value: z.boolean(), by: line(300).nullable().default(null) }).strict();

/** Strength of a collective in one year; a number left out is not known. */
const count = z.number().int().min(0).nullable().default(null);
const strength = z
  .object({
    ...fact,
    year,
    members: count,
    women: count,
    /** Members rated `HTNV` or better (complete their tasks). */
    completed: count,
    /** Members disciplined at “cảnh cáo” or above. */
    disciplinedWarning: count,
    /** Holders of a title that year, by code; a code left out is not known. */
    titles: z.record(z.string().regex(/^[A-Z0-9_]+$/), z.number().int().min(0)).default({}),
  })
  .strict();

const registration = z.object({ ...fact, year, award: z.string().regex(/^[A-Z0-9_]+$/), on: day.nullable().default(null) }).strict();

const list = <T extends z.ZodType>(item: T) => z.array(item).max(5000).default([]);

export const factsFile = z
  .object({
    format: z.literal(factsFormat),
    /** Day the facts were gathered; nothing may lie after it. */
    asOf: day,
    subject: z.discriminatedUnion('kind', [person, collective, household]),
    known: known.default({}),
    ratings: list(rating),
    awards: list(award),
    initiatives: list(initiative),
    scienceWorks: list(scienceWork),
    combatIngenuity: list(combat),
    achievements: list(achievement),
    clusters: list(cluster),
    movements: list(movement),
    posts: list(post),
    discipline: list(discipline),
    holds: list(hold),
    leave: list(leave),
    training: list(training),
    transfers: list(transfer),
    declarations: list(declaration),
    strength: list(strength),
    registrations: list(registration),
  })
  .strict();

/** As written by hand or by another program: what is left out is not known. */
export type FactsInput = z.input<typeof factsFile>;
/** As rules read it, every list there. */
export type Facts = z.output<typeof factsFile>;
export type Rating = Facts['ratings'][number];
export type AwardFact = Facts['awards'][number];
export type InitiativeFact = Facts['initiatives'][number];
export type ScienceWorkFact = Facts['scienceWorks'][number];
export type StrengthFact = Facts['strength'][number];
/** Lists whose completeness `known` can state. */
export type KnownList = keyof Facts['known'];
