import { z } from 'zod';
import { can, day, id, month, text, version, yearParam } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import {
  certaintyLabels,
  comparisonLabels,
  countingLabels,
  entryStateLabels,
  factStateLabels,
  feedLabels,
  periodLabels,
  unitLabels,
  unknownLabels,
  verdictLabels,
} from './labels.ts';
import { factKindCodes } from './facts.ts';
import { amountPattern } from './numbers.ts';
import { missingReasons } from './rules.ts';

export const monthParam = z.coerce.number().int().min(1).max(12);
export const unitYear = z.object({ unitId: id, year: yearParam });
/** The last row of the page before: what the list is ordered by, and its id. */
export const after = z
  .string()
  .max(500)
  .regex(/^[^~]*~[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  .optional();

export const place = z.object({ id, name: z.string() });

/** An exact number as canonical decimal text: `9.75`; never a float, never grouped. */
export const amount = z.string().regex(amountPattern);
/** Results may be computed below 0 or hold more digits than may be typed. */
const computed = z.string();

const term = z.object({ part: z.string(), sign: z.union([z.literal(1), z.literal(-1)]) });
export const formula = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sum'), of: z.array(term) }),
  z.object({ kind: z.literal('ratio'), of: z.array(term), over: z.array(term), bounded: z.boolean() }),
]);

export const result = z.discriminatedUnion('known', [
  z.object({ known: z.literal(true), amount: computed, numerator: computed, denominator: computed.nullable() }),
  z.object({ known: z.literal(false), why: z.enum(codesOf(unknownLabels)) }),
]);

export const part = z.object({ code: z.string(), vi: z.string(), en: z.string() });
export const target = z.object({ comparison: z.enum(codesOf(comparisonLabels)), target: amount });

export const definitionRow = z.object({
  id,
  code: z.string(),
  edition: z.number().int(),
  name: text,
  unit: z.enum(codesOf(unitLabels)),
  period: z.enum(codesOf(periodLabels)),
  counting: z.enum(codesOf(countingLabels)),
  feed: z.enum(codesOf(feedLabels)),
  factKind: z.enum(factKindCodes).nullable(),
  parts: z.array(part),
  formula,
  pendingDays: z.number().int().nullable(),
  target: target.nullable(),
  postTitle: z.string(),
  proof: text,
  source: z.string(),
  validFrom: day,
  validTo: day.nullable(),
  reason: z.string(),
  version,
});
export type Definition = z.output<typeof definitionRow>;

export const yearValueShape = z.object({
  result,
  certainty: z.enum(codesOf(certaintyLabels)),
  asOfMonth: month.nullable(),
  stale: z.boolean(),
});

/** One indicator of a unit through a year. */
export const indicatorYear = z.object({
  definition: definitionRow,
  applies: z.boolean(),
  target: target.nullable(),
  postTitle: z.string(),
  /** Who holds the post today; empty when the directory knows nobody. */
  holders: z.array(z.string()),
  months: z.array(
    z.object({
      month,
      asked: z.boolean(),
      result,
      certainty: z.enum(codesOf(certaintyLabels)),
      verdict: z.enum(codesOf(verdictLabels)),
      entryId: id.nullable(),
      carried: z.boolean(),
    }),
  ),
  year: yearValueShape.extend({ verdict: z.enum(codesOf(verdictLabels)) }),
});
export type IndicatorYear = z.output<typeof indicatorYear>;

const monthHead = z.object({
  month,
  state: z.enum([...codesOf(entryStateLabels), 'NONE']),
  dueOn: day,
  late: z.boolean(),
  submittedOn: day.nullable(),
  confirmedOn: day.nullable(),
  revision: z.number().int(),
});

export const overview = z.object({
  unit: place,
  year: z.number().int(),
  tracked: z.object({ fromMonth: month }).nullable(),
  synthetic: z.boolean(),
  months: z.array(monthHead),
  indicators: z.array(indicatorYear),
  /** The last month that is over; what is asked up to it and not sent. */
  lastOver: z.number().int(),
  notSent: z.array(month),
  terms: z.array(z.object({ termId: id, groupName: z.string() })),
  facts: z.array(z.object({ kind: z.enum(factKindCodes), total: z.number().int(), declared: z.number().int() })),
  can: can('track', 'enter', 'import', 'assign'),
});
export type Overview = z.output<typeof overview>;

export const cell = z.object({
  code: z.string(),
  part: z.string(),
  amount: amount.nullable(),
  missing: z.enum(missingReasons).nullable(),
  note: z.string().trim().max(500).default(''),
});
export type Cell = z.output<typeof cell>;

const formCell = cell.extend({ carried: z.boolean() });
export const formLine = z.object({
  definition: definitionRow,
  target: target.nullable(),
  postTitle: z.string(),
  holders: z.array(z.string()),
  cells: z.array(formCell),
  /** The month before, as far as it may stand for this one. */
  last: z.array(formCell),
  /** Counted now over the list, or read now from the work programme. */
  live: z.array(z.object({ part: z.string(), amount: amount.nullable() })),
  result,
});
export type FormLine = z.output<typeof formLine>;

export const monthForm = z.object({
  id: id.nullable(),
  unit: place,
  year: z.number().int(),
  month,
  revision: z.number().int(),
  state: z.enum(codesOf(entryStateLabels)),
  dueOn: day,
  late: z.boolean(),
  note: z.string(),
  noChangeReason: z.string(),
  returnReason: z.string(),
  correctionReason: z.string(),
  submittedOn: day.nullable(),
  submittedBy: z.string().nullable(),
  confirmedOn: day.nullable(),
  confirmedBy: z.string().nullable(),
  lastMonth: z.number().int().nullable(),
  lines: z.array(formLine),
  revisions: z.array(
    z.object({
      id,
      revision: z.number().int(),
      state: z.enum(codesOf(entryStateLabels)),
      reason: z.string(),
      submittedOn: day.nullable(),
      submittedBy: z.string().nullable(),
      confirmedOn: day.nullable(),
      confirmedBy: z.string().nullable(),
    }),
  ),
  synthetic: z.boolean(),
  /** -1 until something of it has been saved. */
  version: z.number().int(),
  can: can('save', 'noChange', 'submit', 'withdraw', 'giveBack', 'confirm', 'correct', 'askCorrection'),
});
export type MonthForm = z.output<typeof monthForm>;

export const milestone = z.object({ title: z.string().trim().min(1).max(300), dueOn: day.nullable(), doneOn: day.nullable() }).strict();

export const factRow = z.object({
  id,
  unitId: id,
  unitName: z.string(),
  year: z.number().int(),
  kind: z.enum(factKindCodes),
  state: z.enum(codesOf(factStateLabels)),
  title: z.string(),
  category: z.string(),
  /** The words of the category: of this kind, or of the authority's levels. */
  categoryName: text.nullable(),
  beginsOn: day.nullable(),
  dueOn: day.nullable(),
  doneOn: day.nullable(),
  body: z.string(),
  paper: z.string(),
  beyond: z.boolean(),
  milestones: z.array(milestone),
  contentId: id.nullable(),
  contentName: z.string().nullable(),
  source: z.string(),
  confirmedSource: z.string(),
  confirmedPaper: z.string(),
  confirmedOn: day.nullable(),
  confirmedBy: z.string().nullable(),
  withdrawnReason: z.string(),
  declaredBy: z.string(),
  /** The import that entered it or changed it last, for those who may open imports. */
  importId: id.nullable(),
  proofs: z.number().int(),
  synthetic: z.boolean(),
  version,
  can: can('edit', 'confirm', 'takeBack'),
});
export type FactRow = z.output<typeof factRow>;

export const factDetail = factRow.extend({
  versions: z.array(
    z.object({ version: z.number().int(), reason: z.string(), changedBy: z.string(), changedAt: z.string(), title: z.string(), said: z.string() }),
  ),
});

export const level = z.object({ code: z.string(), name: text, countsOnline: z.boolean(), version });
export type Level = z.output<typeof level>;

export const total = z.object({
  result,
  asOfMonth: month.nullable(),
  stale: z.number().int(),
  unconfirmed: z.number().int(),
  unknown: z.number().int(),
  units: z.number().int(),
});

export const rollUp = z.object({
  title: z.string(),
  year: z.number().int(),
  lastOver: z.number().int(),
  indicators: z.array(z.object({ code: z.string(), name: text, unit: z.enum(codesOf(unitLabels)), total })),
  rows: z.array(
    z.object({
      unit: place.extend({ shortName: z.string() }),
      isHead: z.boolean(),
      tracked: z.boolean(),
      sentMonth: z.number().int().nullable(),
      /** `null`: nobody follows the unit. */
      notSent: z.number().int().nullable(),
      lateMonths: z.number().int().nullable(),
      /** By the order of `indicators`; `null` = not asked of this unit. */
      values: z.array(yearValueShape.extend({ verdict: z.enum(codesOf(verdictLabels)) }).nullable()),
    }),
  ),
});
export type RollUp = z.output<typeof rollUp>;
