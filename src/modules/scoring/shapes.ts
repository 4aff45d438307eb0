import { z } from 'zod';
import { can, day, hundredths, id, origin, text, version } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { groupKindCodes } from './group-words.ts';
import { conditionVerdicts, measureTypes, rulebookStates, sheetStates, stepVerbs } from './labels.ts';
import { sheetVerbs } from './sheet/path.ts';
import { pathShape } from './sheet/path-shape.ts';
import { lastImport } from './ranking/summary-contract.ts';

/** What server and browser exchange about sheets, rulebooks and rankings. Points are whole hundredths. */

export const points = hundredths.nullable();
const sheetState = z.enum(codesOf(sheetStates));
export const link = z.object({ id, name: z.string() });

/** Settings of a rulebook; keys of later kinds (bonus, penalties) pass through untouched. */
export const rulebookSettings = z.looseObject({
  /** `pass_fail`: criteria without points. */
  mode: z.enum(['points', 'pass_fail']).default('points'),
  /** Points go in these steps, a quarter or a half for example; `null` = any hundredth. */
  stepHundredths: z.number().int().min(1).max(100_000).nullable().default(null),
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
  /** This reader may make it final now. */
  closes: z.boolean(),
});
export type MemberSheet = z.output<typeof memberSheet>;

export const termVerbs = ['open', 'ask', 'confirmAll', 'finalizeAll', 'assign'] as const;

const groupSheets = z.object({
  termId: id,
  groupName: z.string(),
  kind: z.enum(groupKindCodes),
  lead: link.nullable(),
  membersComplete: z.boolean(),
  rulebook: rulebookRef.nullable(),
  sheets: z.array(memberSheet),
  ranking: z.object({ rankingNo: z.number().int(), publishedOn: day }).nullable(),
  /** The year's result was read from the group's own workbook. */
  past: z.boolean(),
  /** The table asks its units to score each other. */
  cross: z.boolean(),
  /** This reader's unit is a member, or leads, or oversees. */
  near: z.boolean(),
  can: can(...termVerbs),
});
export type GroupSheets = z.output<typeof groupSheets>;

/** A table a round may open with, and the departments that score in it. */
const openableBook = rulebookRef.extend({ departments: z.array(z.object({ code: z.string(), title: text })), selfDays: z.number().int().nullable() });
export type OpenableBook = z.output<typeof openableBook>;

export const overviewShape = z.object({
  year: z.number().int(),
  groups: z.array(groupSheets),
  rulebooks: z.array(openableBook),
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

export const criterionShape = z.object({
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
  /** Headings between the root and this line, outermost first. */
  above: z.array(z.object({ code: z.string(), title: z.string(), max: hundredths })),
  max: hundredths,
  /** Points lie between these; a penalty may go below 0. */
  low: hundredths,
  high: hundredths,
  kind: z.string(),
  /** `base` is part of the scale, `bonus` and `external` come on top. */
  counts: z.enum(['base', 'bonus', 'external']),
  hardCondition: z.boolean(),
  /** The words of a richer rule, as the table states it. */
  ruleText: z.string().nullable(),
  criterion: criterionShape.nullable(),
  line: lineShape,
  /** What the rule gives, with its words and values; `null` where a person is asked. */
  proposal: z
    .object({
      points,
      state: z.enum(['scored', 'missing', 'waits', 'not_assigned']),
      rule: text,
      explanation: text,
      /** What the rule read; `value` is `null` while it is not known. */
      values: z.array(z.object({ label: text, value: text.nullable() })),
      computedOn: day,
    })
    .nullable(),
  /** Figures it reads, by code of `facts`. */
  factCodes: z.array(z.string()),
  /** This reader may write points here in the step that runs. */
  mayScore: z.boolean(),
  /** Not asked of this unit, with the reason (perhaps empty); `null` = asked. */
  leftOut: z.string().nullable(),
  /** What the proofs of this criterion hang on. It outlives a change of table or a correction. */
  proof: z.object({ type: z.literal('criterion-line'), objectId: id, count: z.number().int() }),
  condition: z
    .object({ verdict: z.enum(codesOf(conditionVerdicts)), detail: z.object({ vi: z.string(), en: z.string() }), computedOn: day })
    .nullable(),
  /** What other rooms of the system know about it, for the checker: the approved work programme. */
  fact: z.object({ ok: z.boolean(), vi: z.string(), en: z.string() }).nullable(),
  /** What the other units of the group gave together, once their marks are open. */
  cross: points,
  /** Met / not met on the table that was used before points were assigned. */
  earlier: z.boolean().nullable(),
});
export type SheetItem = z.output<typeof itemShape>;

const totalsShape = z.object({
  self: points,
  checked: points,
  final: points,
  scale: hundredths,
  /** What this unit is asked of the scale, before and after rescaling; `null` = all of it. */
  asked: z.object({ asked: hundredths, measured: hundredths }).nullable(),
  /** Additions inside the last complete column; `null` while it is not complete. */
  bonus: points,
  external: points,
  /** How the last complete column came to its total. */
  words: text.nullable(),
  lines: z.number().int(),
  selfFilled: z.number().int(),
  checkedFilled: z.number().int(),
  differences: z.number().int(),
  unexplained: z.number().int(),
});

export const sheetCan = [...sheetVerbs, 'noteContext', 'complain'] as const;

const factValue = z.union([
  z.string(),
  z.boolean(),
  z.null(),
  z.object({ months: z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])) }),
]);

/** One figure of the unit that rules read. */
export const sheetFact = z.object({
  code: z.string(),
  title: text,
  unit: z.enum(['count', 'percent', 'day', 'dong', 'flag', 'date']),
  period: z.enum(['month', 'year']),
  hasTarget: z.boolean(),
  note: z.string(),
  /** Decimal text, day, yes/no, or months; `null` = unknown, never 0. */
  value: factValue,
  target: z.string().nullable(),
  remark: z.string(),
  from: z.enum(['indicator', 'unit']).nullable(),
  statedBy: z.string().nullable(),
  statedOn: day.nullable(),
  stale: z.boolean(),
  words: text.nullable(),
  link: z.string().nullable(),
  /** An indicator feeds it: nobody types it here. */
  fed: z.boolean(),
});
export type SheetFactRow = z.output<typeof sheetFact>;

export const sheetDetail = z.object({
  id,
  unit: link,
  term: z.object({ id, groupName: z.string(), kind: z.enum(groupKindCodes), year: z.number().int() }),
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
  path: pathShape,
  contextNote: z.string(),
  synthetic: z.boolean(),
  groups: z.array(z.object({ code: z.string(), title: z.string(), max: hundredths, items: z.array(itemShape) })),
  totals: totalsShape,
  facts: z.array(sheetFact),
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
  /** The last import of the column this reader writes now; it can be taken back as a whole. */
  lastImport,
  /** Accepted complaints that wait for the decision correcting this sheet; only for those who may read them. */
  accepted: z.array(z.object({ id, itemId: id, code: z.string(), answered: points })),
  /** The side this reader works on; `reader` only looks. */
  side: z.enum(['unit', 'checker', 'standing', 'reader']),
  version,
  can: can(...sheetCan),
});
export type SheetDetail = z.output<typeof sheetDetail>;

/** A sheet as plain rows, for the officer's workbook. */
export const sheetLine = z.object({
  group: z.string(),
  code: z.string(),
  title: z.string(),
  max: hundredths,
  self: points,
  checked: points,
  final: points,
  difference: points,
  proofs: z.number().int(),
  condition: z.enum(codesOf(conditionVerdicts)).nullable(),
  selfNote: z.string(),
  checkComment: z.string(),
  explanation: z.string(),
  finalComment: z.string(),
});

/** The answer of an autosave. */
export const saved = z.object({ version, savedAt: z.string(), total: points });
