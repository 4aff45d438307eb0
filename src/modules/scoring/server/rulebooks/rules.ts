import type { z } from 'zod';
import { wholeBook, type BookRow } from '../../rulebook/file.ts';
import { settings } from '../../engine/settings.ts';

/** The settings of the format that shape the year around the points; a table that says nothing has the format's defaults. */
const around = settings.pick({
  chain: true,
  departments: true,
  othersRows: true,
  crossScoring: true,
  complaintDays: true,
  tieRules: true,
  classification: true,
  rescale: true,
});
export type BookRules = z.output<typeof around>;

/** Tie rules of a table from before follow from its criteria, so ranking passes them. */
export const yearRules = (book: Pick<BookRow, 'rules' | 'settings' | 'facts'>, items: Parameters<typeof wholeBook>[1] = []): BookRules =>
  around.parse(wholeBook(book, items).rules);
