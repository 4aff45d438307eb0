import { z } from 'zod';
import { can, day, hundredths, id, origin, version } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { conditionVerdicts, measureTypes, rankingStates, rulebookStates, sheetStates, stepVerbs, tieRules } from './labels.ts';
import { sheetVerbs } from './rules.ts';

/** What server and browser exchange about sheets, rulebooks and rankings. Points are whole hundredths. */

const points = hundredths.nullable();
const sheetState = z.enum(codesOf(sheetStates));
const link = z.object({ id, name: z.string() });

/** Settings of a rulebook; keys of later kinds (bonus, penalties) pass through untouched. */
export const rulebookSettings = z.looseObject({
  /** `pass_fail`: criteria without points. */
  mode: z.enum(['points', 'pass_fail']).default('points'),
  /** Points go in steps of a quarter or a half; `null` = any hundredth. */
  stepHundredths: z
    .union([z.literal(25), z.literal(50)])
    .nullable()
    .default(null),
  /** Code prefix of the professional-task group, the second tie rule; `null` = the rule is not used. */
  tieGroup: z.string().nullable().default(null),
  /** Days the unit has to explain, counted from the day after the check. */
  explainDays: z.number().int().min(1).max(60).default(5),
  /** Days the checker has for each check. */
  checkDays: z.number().int().min(1).max(60).default(10),
});
export type RulebookSettings = z.output<typeof rulebookSettings>;

export const rulebookRef = z.object({
  id,
  title: z.string(),
  versionNo: z.number().int(),
  state: z.enum(codesOf(rulebookStates)),
  hash: z.string().nullable(),
  year: z.number().int().nullable(),
  scaleHundredths: hundredths,
  /** Numbers made up to try the software; the screen says so. */
  synthetic: z.boolean(),
  passFail: z.boolean(),
});
export type RulebookRef = z.output<typeof rulebookRef>;

// --- the year's groups

const memberSheet = z.object({
  unitId: id,
  unitName: z.string(),
  /** `null`: no sheet, or one this reader may not open. */
  sheetId: id.nullable(),
  /** `null`: not started. */
  state: sheetState.nullable(),
  sheetNo: z.number().int().nullable(),
  version: version.nullable(),
  selfTotal: points,
  checkedTotal: points,
  finalTotal: points,
  conditionsUnmet: z.number().int(),
  conditionsUnknown: z.number().int(),
  selfDueOn: day.nullable(),
  explainUntil: day.nullable(),
  mine: z.boolean(),
});
export type MemberSheet = z.output<typeof memberSheet>;

export const termVerbs = ['open', 'confirmAll', 'finalizeAll', 'assign'] as const;

const groupSheets = z.object({
  termId: id,
  groupName: z.string(),
  kind: z.enum(['block', 'cluster', 'inner']),
  lead: link.nullable(),
  membersComplete: z.boolean(),
  rulebook: rulebookRef.nullable(),
  sheets: z.array(memberSheet),
  ranking: z.object({ rankingNo: z.number().int(), publishedOn: day }).nullable(),
  /** This reader's unit is a member, or leads, or oversees. */
  near: z.boolean(),
  can: can(...termVerbs),
});
export type GroupSheets = z.output<typeof groupSheets>;

export const overviewShape = z.object({
  year: z.number().int(),
  groups: z.array(groupSheets),
  /** Tables a round may open with. */
  rulebooks: z.array(rulebookRef),
  owed: z.array(
    z.object({
      id,
      title: z.object({ vi: z.string(), en: z.string() }),
      detail: z.object({ vi: z.string(), en: z.string() }),
      verb: z.object({ vi: z.string(), en: z.string() }),
      link: z.string(),
      dueOn: day.nullable(),
    }),
  ),
  unitId: id.nullable(),
});

export const sheetRow = z.object({
  id,
  unitId: id,
  unitName: z.string(),
  termId: id,
  groupName: z.string(),
  year: z.number().int(),
  state: sheetState,
  sheetNo: z.number().int(),
  selfTotal: points,
  checkedTotal: points,
  finalTotal: points,
  scaleHundredths: hundredths,
  selfSubmittedOn: day.nullable(),
  synthetic: z.boolean(),
});

// --- one sheet

const lineShape = z.object({
  self: points,
  selfNote: z.string(),
  checked: points,
  checkComment: z.string(),
  explanation: z.string(),
  final: points,
  finalComment: z.string(),
});

const criterionShape = z.object({
  measureType: z.enum(codesOf(measureTypes)),
  operator: z.enum(['>', '>=', '==', '<=', '<']),
  thresholdHundredths: points,
  unit: z.string().nullable(),
  period: z.enum(['month', 'quarter', 'year']),
  evidence: z.array(z.string()),
  origin,
});

const itemShape = z.object({
  itemId: id,
  code: z.string(),
  title: z.string(),
  max: hundredths,
  kind: z.string(),
  hardCondition: z.boolean(),
  /** The words of a richer rule, as the table states it. */
  ruleText: z.string().nullable(),
  criterion: criterionShape.nullable(),
  line: lineShape,
  /** What the proofs of this criterion hang on. It outlives a change of table or a correction. */
  proof: z.object({ type: z.literal('criterion-line'), objectId: id, count: z.number().int() }),
  condition: z
    .object({ verdict: z.enum(codesOf(conditionVerdicts)), detail: z.object({ vi: z.string(), en: z.string() }), computedOn: day })
    .nullable(),
  /** What other rooms of the system know about it, for the checker: the approved work programme. */
  fact: z.object({ ok: z.boolean(), vi: z.string(), en: z.string() }).nullable(),
  /** Met / not met on the table that was used before points were assigned. */
  earlier: z.boolean().nullable(),
});
export type SheetItem = z.output<typeof itemShape>;

const totalsShape = z.object({
  self: points,
  checked: points,
  final: points,
  scale: hundredths,
  lines: z.number().int(),
  selfFilled: z.number().int(),
  checkedFilled: z.number().int(),
  differences: z.number().int(),
  unexplained: z.number().int(),
});

export const sheetCan = [...sheetVerbs, 'noteContext'] as const;

export const sheetDetail = z.object({
  id,
  unit: link,
  term: z.object({ id, groupName: z.string(), year: z.number().int() }),
  state: sheetState,
  sheetNo: z.number().int(),
  replacedBy: id.nullable(),
  replaces: id.nullable(),
  correctionReason: z.string().nullable(),
  decisionNumber: z.string(),
  rulebook: rulebookRef,
  stepHundredths: z.number().int().nullable(),
  selfDueOn: day.nullable(),
  selfSubmittedOn: day.nullable(),
  explainUntil: day.nullable(),
  metOn: day.nullable(),
  checker: z.object({ vi: z.string(), en: z.string() }),
  contextNote: z.string(),
  synthetic: z.boolean(),
  groups: z.array(z.object({ code: z.string(), title: z.string(), max: hundredths, items: z.array(itemShape) })),
  totals: totalsShape,
  steps: z.array(
    z.object({
      id,
      verb: z.enum(codesOf(stepVerbs)),
      at: z.string(),
      by: z.string(),
      reason: z.string(),
      codes: z.array(z.string()),
      itemIds: z.array(id),
    }),
  ),
  /** The side this reader works on; `reader` only looks. */
  side: z.enum(['unit', 'checker', 'standing', 'reader']),
  version,
  can: can(...sheetCan),
});
export type SheetDetail = z.output<typeof sheetDetail>;

/** The answer of an autosave. */
export const saved = z.object({ version, savedAt: z.string(), total: points });

// --- rulebooks

export const rulebookRow = rulebookRef.extend({
  items: z.number().int(),
  sumHundredths: hundredths,
  complete: z.boolean(),
  official: z.boolean(),
  usedBy: z.number().int(),
  origin,
});
export type RulebookRow = z.output<typeof rulebookRow>;

export const rulebookDetail = rulebookRow.extend({
  settings: rulebookSettings,
  criteriaSet: z.object({ id, title: z.string() }).nullable(),
  editReason: z.string(),
  items: z.array(
    z.object({
      id,
      parentId: id.nullable(),
      code: z.string(),
      title: z.string(),
      max: hundredths,
      kind: z.string(),
      ruleText: z.string().nullable(),
      hardCondition: z.boolean(),
      criterion: criterionShape.nullable(),
      groupTitle: z.string().nullable(),
      scored: z.boolean(),
    }),
  ),
  groups: z.array(z.object({ code: z.string(), title: z.string(), max: hundredths })),
  versions: z.array(z.object({ id, versionNo: z.number().int(), state: z.enum(codesOf(rulebookStates)) })),
  usedIn: z.array(z.object({ termId: id, groupName: z.string(), year: z.number().int(), sheets: z.number().int() })),
  version,
  can: can('edit', 'publish'),
});
export type RulebookDetail = z.output<typeof rulebookDetail>;

// --- ranking

export const rankRow = z.object({
  unitId: id,
  unitName: z.string(),
  rank: z.number().int().nullable(),
  sheetId: id.nullable(),
  sheetNo: z.number().int().nullable(),
  state: sheetState.nullable(),
  total: points,
  selfTotal: points,
  checkedTotal: points,
  groupPoints: points,
  decidedBy: z.enum(codesOf(tieRules)),
  tiedWith: z.array(z.string()),
  /** Failed hard conditions: the unit keeps its place and is marked "không đủ điều kiện xét". */
  failures: z.array(z.object({ code: z.string(), title: z.string(), detail: z.object({ vi: z.string(), en: z.string() }) })),
  unknowns: z.array(z.object({ code: z.string(), title: z.string(), detail: z.object({ vi: z.string(), en: z.string() }) })),
  contextNote: z.string(),
});
export type RankRow = z.output<typeof rankRow>;

const publishedShape = z.object({
  id,
  rankingNo: z.number().int(),
  state: z.enum(codesOf(rankingStates)),
  publishedOn: day,
  publishedBy: z.string(),
  reason: z.string(),
  rulebookHash: z.string(),
  hash: z.string(),
  rows: z.array(rankRow),
});
export type PublishedRanking = z.output<typeof publishedShape>;

export const rankingShape = z.object({
  term: z.object({ id, groupName: z.string(), year: z.number().int(), lead: link.nullable(), membersComplete: z.boolean() }),
  rulebook: rulebookRef.nullable(),
  tieGroup: z.string().nullable(),
  /** What would be published now; only for the head and overseers. */
  preview: z.object({ rows: z.array(rankRow), hash: z.string(), changed: z.boolean() }).nullable(),
  published: publishedShape.nullable(),
  earlier: z.array(publishedShape.omit({ rows: true })),
  can: can('publish'),
});
export type RankingDetail = z.output<typeof rankingShape>;

export const historyShape = z.object({
  unit: link.nullable(),
  years: z.array(
    z.object({
      year: z.number().int(),
      termId: id,
      groupName: z.string(),
      rulebookTitle: z.string(),
      total: hundredths,
      scale: hundredths,
      /** Share of the scale of that year's own table, hundredths of a percent. */
      percentHundredths: hundredths,
      /** Mean share of the group's final sheets that this reader may see. */
      groupPercentHundredths: points,
      groupSheets: z.number().int(),
      rank: z.number().int().nullable(),
      synthetic: z.boolean(),
    }),
  ),
});
