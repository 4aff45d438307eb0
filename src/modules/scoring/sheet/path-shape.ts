import { z } from 'zod';
import { day, id, text } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { sheetStates } from '../labels.ts';

const state = z.enum(codesOf(sheetStates));

/** The way of one sheet under its table: the stages it passes, and what a return does. */
export const pathShape = z.object({
  stops: z.array(
    z.object({
      state,
      /** Who does this stage, by name. */
      who: text,
      /** Days the table gives it. */
      days: z.number().int().nullable(),
      reached: z.enum(['done', 'now', 'next']),
      /** The last day of the stage that runs, where it has one. */
      dueOn: day.nullable(),
    }),
  ),
  /** Where a return from here lands and where the mended sheet goes then; `null` = this step returns nothing. */
  back: z.object({ to: state, who: text, resume: state, again: z.boolean() }).nullable(),
  /** A return that is being mended: where the sheet goes then and the criteria it is about. */
  mending: z.object({ resume: state, itemIds: z.array(id), codes: z.array(z.string()) }).nullable(),
  /** A review without a difference, or with one, leads here. */
  next: z.object({ review: state, verify: state }),
});
export type PathShown = z.output<typeof pathShape>;
