import type { Tx } from '#platform/db/database.ts';
import { delegationFor } from '#modules/identity/index.ts';
import { termOf, type Term } from '#modules/groups/index.ts';
import { programmeApproved } from '#modules/progress/index.ts';
import { scoredItems, type ScoredLine } from '../points.ts';
import { lockSheet, readItems, readLines, readRulebook, readSheet, type StoredItem, type StoredRulebook, type StoredSheet } from './repository.ts';

/** A sheet with everything a decision about it needs. */
export interface SheetFacts {
  readonly sheet: StoredSheet;
  readonly term: Term;
  readonly book: StoredRulebook;
  readonly items: readonly StoredItem[];
  /** Items that hold points, in the order of `lines`. */
  readonly scored: readonly StoredItem[];
  readonly lines: readonly ScoredLine[];
  /** Criteria whose proof in other rooms is missing: no approved work programme. */
  readonly unproved: ReadonlySet<string>;
  /** The actor may submit for the unit's leader today. */
  readonly delegated: boolean;
}

/** "Chương trình công tác năm được xây dựng và phê duyệt đúng quy định" */
export const programmeMetric = 'work_programme_approved';

async function around(tx: Tx, sheet: StoredSheet | undefined): Promise<SheetFacts | undefined> {
  if (!sheet) return undefined;
  const [term, book, items] = [await termOf(tx, sheet.termId), await readRulebook(tx, sheet.rulebookId), await readItems(tx, sheet.rulebookId)];
  if (!term || !book) throw new Error(`sheet ${sheet.id} has no term or rulebook`);
  const scored = scoredItems(items);
  const lines = await readLines(tx, sheet.id, scored);
  const delegated = (await delegationFor(tx, tx.actor, sheet.unitId, 'scoring.submit')) !== undefined;
  const asks = scored.filter((item) => item.criterion?.metric === programmeMetric);
  const approved = asks.length === 0 || (await programmeApproved(tx, sheet.unitId, sheet.year));
  return { sheet, term, book, items, scored, lines, delegated, unproved: new Set(approved ? [] : asks.map((item) => item.id)) };
}

export const readFacts = async (tx: Tx, id: string): Promise<SheetFacts | undefined> => around(tx, await readSheet(tx, id));

/** With the sheet locked: two saves of one sheet wait for each other. */
export const lockFacts = async (tx: Tx, id: string): Promise<SheetFacts | undefined> => around(tx, await lockSheet(tx, id));

/** How people call the sheet, in the trail and in search. */
export const labelOf = (sheet: Pick<StoredSheet, 'unitName' | 'year'>): string => `Phiếu chấm điểm ${sheet.unitName} năm ${sheet.year}`;

export const sheetLink = (id: string): string => `/cham-diem/phieu/${id}`;
export const rankingLink = (termId: string): string => `/cham-diem/xep-hang/${termId}`;
