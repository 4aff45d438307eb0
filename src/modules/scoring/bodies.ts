import { z } from 'zod';
import { day, hundredths, id, line, optionalParagraph, paragraph, reason, version } from '#platform/schema.ts';

/** What the verbs take; the actions add the id of the path. */

const points = hundredths.min(0).max(10_000_000).nullable();

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

export const openBody = z.object({ rulebookId: id, dueOn: day }).strict();
export const giveBackBody = z
  .object({ version, reason: reason(), itemIds: z.array(id).min(1).max(500), dueOn: day.nullable().default(null) })
  .strict();
export const meetingBody = z.object({ version, metOn: day, note: optionalParagraph(1000) }).strict();
export const finalizeBody = z.object({ version, note: optionalParagraph(1000) }).strict();
const manySheets = z.array(z.object({ id, version }).strict()).min(1).max(100);
export const confirmAllBody = z.object({ sheets: manySheets, metOn: day, note: optionalParagraph(1000) }).strict();
export const finalizeAllBody = z.object({ sheets: manySheets, note: optionalParagraph(1000) }).strict();
export const correctBody = z
  .object({
    version,
    decisionNumber: line(80),
    reason: reason(),
    changes: z
      .array(z.object({ itemId: id, final: hundredths.min(0), comment: paragraph(1000) }).strict())
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
  })
  .strict();
export const assignBody = z.object({ rulebookId: id, dueOn: day, reason: reason() }).strict();
