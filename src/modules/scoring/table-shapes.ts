import { z } from 'zod';
import { can, day, hundredths, id, text } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { groupKindCodes } from './group-words.ts';
import { paperKinds, rankingStates, sheetStates, tieRules } from './labels.ts';
import { link, points, rulebookRef } from './shapes.ts';

/** What server and browser exchange about rankings and the years. Points are whole hundredths. */

// --- ranking

export const rankRow = z.object({
  unitId: id,
  unitName: z.string(),
  rank: z.number().int().nullable(),
  sheetId: id.nullable(),
  sheetNo: z.number().int().nullable(),
  state: z.enum(codesOf(sheetStates)).nullable(),
  total: points,
  selfTotal: points,
  checkedTotal: points,
  groupPoints: points,
  /** Bonus and additions outside the scale inside each total; rows published before they were kept have none. */
  selfExtra: points.default(null),
  checkedExtra: points.default(null),
  bonus: points.default(null),
  /** Class by the bands of the table, and why or why not. */
  class: z.object({ code: z.string(), title: text }).nullable().default(null),
  classNote: text.nullable().default(null),
  /** What each tie rule answered that had to be asked. */
  asked: z.array(text).default([]),
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
  /** The decision or the minutes it was published on; `null` only from before one was needed. */
  paper: z.object({ id, kind: z.enum(codesOf(paperKinds)), number: z.string(), issuedOn: day, fileName: z.string() }).nullable(),
  rows: z.array(rankRow),
});
export const publishedRanking = publishedShape;
export type PublishedRanking = z.output<typeof publishedShape>;

export const rankingShape = z.object({
  term: z.object({
    id,
    groupName: z.string(),
    kind: z.enum(groupKindCodes),
    year: z.number().int(),
    lead: link.nullable(),
    membersComplete: z.boolean(),
  }),
  rulebook: rulebookRef.nullable(),
  tieGroup: z.string().nullable(),
  /** The tie rules of the table, in their order and in words. */
  tieRules: z.array(text),
  /** Bands of the table with how many units stand in each; empty when it has no classes. */
  classes: z.array(z.object({ code: z.string(), title: text, count: z.number().int() })),
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
      /** File of the group's own workbook a year before the system was read from; `null` = scored here. */
      workbook: z.string().nullable(),
      synthetic: z.boolean(),
    }),
  ),
});
