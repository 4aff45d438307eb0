import { z } from 'zod';
import { day, hundredths, id, line, optionalParagraph, paragraph, reason, version } from '#platform/schema.ts';

/** What the verbs take; the actions add the id of the path. */

const monthKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const;

const points = hundredths.min(-10_000_000).max(10_000_000).nullable();

const lines = <T extends z.ZodRawShape>(shape: T) =>
  z
    .object({
      version,
      lines: z
        .array(z.object({ itemId: id, ...shape }).strict())
        .min(1)
        .max(500),
    })
    .strict();

/** Words that may be emptied; left out they stay as they are, so no default may fill them in. */
const words = (max: number) => optionalParagraph(max).removeDefault();

/** Lines of an autosave: only what is given changes; `null` empties a score. */
export const selfLines = lines({ self: points.optional(), selfNote: words(4000).optional() });
export const checkLines = lines({ checked: points.optional(), checkComment: words(2000).optional() });
export const explanationLines = lines({ explanation: words(4000) });
export const finalLines = lines({ final: points.optional(), finalComment: words(2000).optional() });

const factScalar = z.union([z.string().max(40), z.boolean(), z.null()]);

/** Figures of the unit by the codes the table declares; `null` takes a figure back. Numbers and days arrive as text. */
export const stateFactsBody = z
  .object({
    version,
    facts: z
      .array(
        z
          .object({
            code: z.string().min(1).max(60),
            value: z.union([factScalar, z.object({ months: z.partialRecord(z.enum(monthKeys), factScalar) }).strict()]),
            target: z.string().max(40).nullable().default(null),
            note: optionalParagraph(1000),
          })
          .strict(),
      )
      .min(1)
      .max(200),
  })
  .strict();

export const openBody = z
  .object({
    rulebookId: id,
    dueOn: day,
    /** Which unit answers for a department of the table; criteria of a department nobody answers for go to whoever checks. */
    departments: z
      .array(z.object({ code: z.string().min(1).max(40), unitId: id }).strict())
      .max(100)
      .default([]),
    /** Criteria or headings a unit is not asked for, with the reason; they leave its total. */
    notAssigned: z
      .array(z.object({ unitId: id, code: z.string().min(1).max(60), reason: reason() }).strict())
      .max(2000)
      .default([]),
  })
  .strict();
export const giveBackBody = z
  .object({ version, reason: reason(), itemIds: z.array(id).min(1).max(2000), dueOn: day.nullable().default(null) })
  .strict();
export const meetingBody = z.object({ version, metOn: day, note: optionalParagraph(1000) }).strict();
export const finalizeBody = z.object({ version, note: optionalParagraph(1000) }).strict();
const manySheets = z.array(z.object({ id, version }).strict()).min(1).max(300);
export const confirmAllBody = z.object({ sheets: manySheets, metOn: day, note: optionalParagraph(1000) }).strict();
export const finalizeAllBody = z.object({ sheets: manySheets, note: optionalParagraph(1000) }).strict();
export const correctBody = z
  .object({
    version,
    /** The decision: its number, day and file. */
    paperId: id,
    reason: reason(),
    /** Accepted complaints this correction follows; it gives exactly the points they were answered with. */
    complaintIds: z.array(id).max(100).default([]),
    changes: z
      .array(z.object({ itemId: id, final: hundredths, comment: paragraph(1000) }).strict())
      .min(1)
      .max(500),
  })
  .strict();
export const publishRankingBody = z
  .object({
    /** `hash` of the preview that was looked at: what is published is what was seen. */
    seen: z.string().length(64),
    confirmName: line(200),
    reason: optionalParagraph(1000),
    /** The decision that announces it, or the minutes of the meeting that agreed on it; without one it is refused by name. */
    paperId: id.nullable().default(null),
  })
  .strict();
export const assignBody = z.object({ rulebookId: id, dueOn: day, reason: reason() }).strict();
