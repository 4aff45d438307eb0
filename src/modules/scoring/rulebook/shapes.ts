import { z } from 'zod';
import { can, day, hundredths, id, origin, text, version } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { scores } from '../engine/result.ts';
import { figureUnits } from '../engine/rulebook.ts';
import { rulebookMarks, rulebookStates, trialBases } from '../labels.ts';
import { draftBook, draftItem } from './bodies.ts';
import { criterionShape, link, rulebookRef } from '../shapes.ts';

/** What server and browser exchange about rulebooks. Points are whole hundredths. */

export const bookVerbs = ['write', 'renew', 'try', 'ask', 'publish', 'giveBack', 'discard'] as const;

export const rulebookRow = rulebookRef.extend({
  authorityName: z.string(),
  items: z.number().int(),
  sumHundredths: hundredths,
  mark: z.enum(codesOf(rulebookMarks)),
  complete: z.boolean(),
  official: z.boolean(),
  usedBy: z.number().int(),
  /** Waits for a second person. */
  asked: z.boolean(),
  madeFrom: z.string(),
  origin,
});
export type RulebookRow = z.output<typeof rulebookRow>;

export const placedProblem = z.object({
  code: z.string(),
  message: text,
  itemId: id.nullable(),
  field: z.string(),
  position: z.number().int().nullable(),
});

const shownItem = draftItem.extend({
  hardCondition: z.boolean(),
  criterion: criterionShape.nullable(),
  groupTitle: z.string().nullable(),
  scored: z.boolean(),
});
export type ShownItem = z.output<typeof shownItem>;

export const trialRef = z.object({
  id,
  at: z.string(),
  by: z.string(),
  basis: z.enum(codesOf(trialBases)),
  units: z.number().int(),
  /** Made on exactly the content that stands now. */
  current: z.boolean(),
});

/** What a figure may be fed by: an indicator (`disbursement`), or one part of it (`disbursement.actual`). */
export const indicatorSource = z.object({
  code: z.string(),
  title: text,
  /** `null`: a part has the unit its figure says. */
  unit: z.enum(figureUnits).nullable(),
});
export type IndicatorSource = z.output<typeof indicatorSource>;

export const rulebookDetail = rulebookRow.extend({
  /** The table as the editor holds it. */
  book: draftBook.extend({ code: z.string(), authority: link, versionNo: z.number().int() }),
  tree: z.array(shownItem),
  problems: z.array(placedProblem),
  /** Indicators the figures of a draft may be fed by. */
  sources: z.array(indicatorSource),
  criteriaSet: z.object({ id, title: z.string() }).nullable(),
  editReason: z.string(),
  discardReason: z.string().nullable(),
  authors: z.array(z.string()),
  askedBy: z.string().nullable(),
  published: z.object({ by: z.string(), on: day }).nullable(),
  trials: z.array(trialRef),
  groups: z.array(z.object({ code: z.string(), title: z.string(), max: hundredths })),
  versions: z.array(z.object({ id, versionNo: z.number().int(), state: z.enum(codesOf(rulebookStates)) })),
  usedIn: z.array(z.object({ termId: id, groupName: z.string(), year: z.number().int(), sheets: z.number().int() })),
  version,
  can: can(...bookVerbs),
});
export type RulebookDetail = z.output<typeof rulebookDetail>;

export const templateRow = z.object({
  id: z.string(),
  title: text,
  citation: z.string(),
  note: z.string(),
  mark: z.enum(codesOf(rulebookMarks)),
  year: z.number().int(),
  scaleHundredths: hundredths,
  criteria: z.number().int(),
  appliesTo: z.enum(['collective', 'individual']),
});
export type TemplateRow = z.output<typeof templateRow>;

export const trialDetail = trialRef.extend({ result: scores });
export type TrialDetail = z.output<typeof trialDetail>;

// --- two versions side by side

const side = z
  .object({ code: z.string(), title: z.string(), maxHundredths: hundredths, rule: text, measure: z.string(), proof: z.string() })
  .nullable();
const change = z.object({ field: text, before: z.string(), after: z.string() });
export const comparison = z.object({
  from: rulebookRef,
  to: rulebookRef,
  rows: z.array(
    z.object({
      key: z.string(),
      depth: z.number().int(),
      heading: z.boolean(),
      kind: z.enum(['same', 'added', 'removed', 'changed']),
      before: side,
      after: side,
      changes: z.array(change),
    }),
  ),
  settings: z.array(change),
  counts: z.object({ added: z.number().int(), removed: z.number().int(), changed: z.number().int(), same: z.number().int() }),
});
export type Comparison = z.output<typeof comparison>;

// --- what was read from a file

export const cellProblem = z.object({
  /** `error` keeps a draft from being made; `warning` can be corrected in the editor. */
  weight: z.enum(['error', 'warning']),
  sheet: z.string(),
  /** `D5`; empty when it is about the sheet. */
  cell: z.string(),
  /** What stands there. */
  read: z.string(),
  message: text,
});
export type CellProblem = z.output<typeof cellProblem>;

export const readFileAnswer = z.object({
  kind: z.enum(['workbook', 'json']),
  fileName: z.string(),
  problems: z.array(cellProblem),
  /** Problems beyond those shown. */
  more: z.number().int(),
  preview: z.array(
    z.object({
      place: z.string(),
      depth: z.number().int(),
      code: z.string(),
      title: z.string(),
      maxHundredths: hundredths.nullable(),
      rule: text,
      heading: z.boolean(),
    }),
  ),
  /** What a draft would be made of; `null` while there are errors. */
  draft: z.object({ book: draftBook, items: z.array(draftItem) }).nullable(),
});
export type ReadFileAnswer = z.output<typeof readFileAnswer>;
