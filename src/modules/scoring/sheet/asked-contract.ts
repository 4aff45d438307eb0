import { z } from 'zod';
import { get, post } from '#platform/contract.ts';
import { hundredths, id, reason, text, version } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { sheetStates } from '../labels.ts';

/** Criteria and headings a unit is not asked for, with the reason of each. */
export const notAssignedEntries = z.array(z.object({ code: z.string().min(1).max(60), reason: reason() }).strict()).max(500);

const params = z.object({ id });
const scorersAndStanding = ['officer', 'leader', 'standing'] as const;

const askedUnit = z.object({
  unitId: id,
  unitName: z.string(),
  /** `null`: the unit has no sheet yet. */
  sheet: z.object({ version, state: z.enum(codesOf(sheetStates)), scored: z.boolean() }).nullable(),
  notAssigned: z.record(z.string(), z.string()),
});
export type AskedUnit = z.output<typeof askedUnit>;

const askedItem = z.object({
  id,
  parentId: id.nullable(),
  ord: z.number().int(),
  code: z.string(),
  title: z.string(),
  groupTitle: z.string().nullable(),
  maxHundredths: hundredths,
  counts: z.enum(['base', 'bonus', 'external']),
  kind: z.string(),
  hardCondition: z.boolean(),
  criterionId: id.nullable(),
});
export type AskedItem = z.output<typeof askedItem>;

export const askedShape = z.object({
  rulebook: z.object({ id, title: z.string(), scaleHundredths: hundredths, rescale: z.enum(['none', 'to_scale']), rescaleWords: text }),
  items: z.array(askedItem),
  units: z.array(askedUnit),
});
export type Asked = z.output<typeof askedShape>;

export const askedApi = {
  asked: get('/api/scoring/terms/:id/asked', {
    access: scorersAndStanding,
    summary: 'What each unit of a group is asked of a table; for the head and the standing body',
    params,
    /** The table to open with; left out: the one the group is scored by. */
    query: z.object({ rulebookId: id.optional() }),
    response: askedShape,
  }),
  changeAsked: post('/api/scoring/terms/:id/asked', {
    access: scorersAndStanding,
    summary: 'Correct what units are not asked for, before the first score of each',
    params,
    body: z
      .object({
        units: z
          .array(z.object({ unitId: id, version, notAssigned: notAssignedEntries }).strict())
          .min(1)
          .max(200),
      })
      .strict(),
    response: z.object({ changed: z.number().int() }),
  }),
};
