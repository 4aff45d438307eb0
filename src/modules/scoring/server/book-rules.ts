import type { z } from 'zod';
import { settings } from '../engine/settings.ts';
import type { StoredRulebook } from './repository.ts';

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

export const rulesOf = (book: Pick<StoredRulebook, 'settings'>): BookRules => around.parse(book.settings);
