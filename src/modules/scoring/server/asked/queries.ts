import type { z } from 'zod';
import { sql, type Tx } from '#platform/db/database.ts';
import { demand } from '#platform/refusal.ts';
import { termOf } from '#modules/groups/index.ts';
import type { askedApi } from '../../sheet/asked-contract.ts';
import type { SheetState } from '../../sheet/path.ts';
import { yearRules } from '../rulebooks/rules.ts';
import { mayLead } from '../policy.ts';
import { rulebookOfTerm } from '../ranking/ranking.ts';
import { readItems, readRulebook } from '../repository.ts';

/** One sheet as the door of the database shows it to whoever leads: what is not asked, never a score. */
export interface AskedSheet {
  readonly sheetId: string;
  readonly unitId: string;
  readonly version: number;
  readonly state: SheetState;
  readonly notAssigned: Readonly<Record<string, string>>;
  /** A score stands on it, or stood and was sent. */
  readonly scored: boolean;
}

export const askedSheets = (tx: Tx, termId: string): Promise<AskedSheet[]> =>
  tx.many<AskedSheet>(sql`select sheet_id, unit_id, version, state, not_assigned, scored from scoring.asked_of(${termId})`);

type Answer = z.input<(typeof askedApi.asked)['response']>;

const rescaleWords = {
  none: { vi: 'bảng điểm không quy đổi', en: 'the table does not rescale' },
  to_scale: { vi: 'bảng điểm quy đổi về đủ thang', en: 'the table rescales to its scale' },
};

/** What every member is asked of a table; `undefined` when term or table is missing. */
export async function askedOf(tx: Tx, termId: string, rulebookId: string | undefined): Promise<Answer | undefined> {
  const term = await termOf(tx, termId);
  if (!term) return undefined;
  demand(mayLead(tx.actor, term));
  const book = rulebookId === undefined ? await rulebookOfTerm(tx, termId) : await readRulebook(tx, rulebookId);
  if (!book) return undefined;
  const items = await readItems(tx, book.id);
  const sheets = await askedSheets(tx, termId);
  const { rescale } = yearRules(book, items);
  return {
    rulebook: { id: book.id, title: book.title, scaleHundredths: book.scaleHundredths, rescale, rescaleWords: rescaleWords[rescale] },
    items: items.map(({ id, parentId, ord, code, title, groupTitle, maxHundredths, counts, kind, hardCondition, criterionId }) => ({
      id,
      parentId,
      ord,
      code,
      title,
      groupTitle,
      maxHundredths,
      counts,
      kind,
      hardCondition,
      criterionId,
    })),
    units: term.members.map(({ unitId, name }) => {
      const sheet = sheets.find((one) => one.unitId === unitId);
      return {
        unitId,
        unitName: name,
        sheet: sheet ? { version: sheet.version, state: sheet.state, scored: sheet.scored } : null,
        notAssigned: { ...sheet?.notAssigned },
      };
    }),
  };
}
