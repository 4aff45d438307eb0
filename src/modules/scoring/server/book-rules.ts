import type { z } from 'zod';
import { rulesOf, type BookRow } from '../book-file.ts';
import { settings } from '../engine/settings.ts';

/** The settings of the format that shape the year around the points; a table that says nothing has the format's defaults. */
const around = settings.pick({
  chain: true,
  departments: true,
  othersRows: true,
  crossScoring: true,
  complaintDays: true,
  tieRules: true,
  classification: true,
});
export type BookRules = z.output<typeof around>;

export const yearRules = (book: Pick<BookRow, 'rules' | 'settings'>): BookRules => around.parse(rulesOf(book));
