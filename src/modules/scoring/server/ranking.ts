import { sql, type Tx } from '#platform/db/database.ts';
import { canonicalJson, sha256 } from '#platform/ids.ts';
import type { Term } from '#modules/groups/index.ts';
import { inGroup, scoredItems, sumOf } from '../points.ts';
import { rankEntries } from '../rank.ts';
import type { RankRow } from '../table-shapes.ts';
import { readItems, readRulebook, stepsOf, type StoredItem, type StoredRulebook } from './repository.ts';

/** The table a group is scored by, or nothing before the round opens. */
export async function rulebookOfTerm(tx: Tx, termId: string): Promise<StoredRulebook | undefined> {
  const [step] = await stepsOf(tx, [termId]);
  return step && readRulebook(tx, step.rulebookId);
}

interface FinalSheet {
  readonly id: string;
  readonly unitId: string;
  readonly sheetNo: number;
  readonly total: number;
  readonly selfTotal: number | null;
  readonly checkedTotal: number | null;
  readonly contextNote: string;
  readonly lines: readonly { itemId: string; final: number | null }[];
  readonly conditions: readonly { itemId: string; verdict: 'MET' | 'UNMET' | 'UNKNOWN'; vi: string; en: string }[];
}

function finalSheets(tx: Tx, termId: string): Promise<FinalSheet[]> {
  return tx.many<FinalSheet>(sql`
    select s.id, s.unit_id, s.sheet_no, s.final_total_hundredths as total, s.self_total_hundredths as self_total, s.checked_total_hundredths as checked_total,
      s.context_note,
      coalesce((select json_agg(json_build_object('itemId', l.item_id, 'final', l.final_hundredths)) from scoring.line l where l.sheet_id = s.id), '[]') as lines,
      coalesce((select json_agg(json_build_object('itemId', c.item_id, 'verdict', c.verdict, 'vi', c.detail_vi, 'en', c.detail_en))
        from scoring.condition_result c where c.sheet_id = s.id), '[]') as conditions
    from scoring.sheet s where s.term_id = ${termId} and s.state = 'FINAL'`);
}

function conditionRows(sheet: FinalSheet, items: readonly StoredItem[], verdict: 'UNMET' | 'UNKNOWN') {
  return items.flatMap((item) => {
    const found = sheet.conditions.find((one) => one.itemId === item.id && one.verdict === verdict);
    return found ? [{ code: item.code, title: item.title, detail: { vi: found.vi, en: found.en } }] : [];
  });
}

/**
 * The rank table as it stands: only sheets made final count, members without one have no rank. Totals decide;
 * failed conditions and the professional-task group only part equal totals (practice §6). A unit that fails a condition
 * keeps its place and is marked.
 */
export async function rankTable(tx: Tx, term: Term, book: StoredRulebook): Promise<RankRow[]> {
  const [items, steps, sheets] = [await readItems(tx, book.id), await stepsOf(tx, [term.id]), await finalSheets(tx, term.id)];
  const prefix = book.settings.tieGroup;
  const group = new Set(prefix === null ? [] : scoredItems(items).flatMap((item) => (inGroup(item.code, prefix) ? [item.id] : [])));
  const groupPoints = (sheet: FinalSheet) =>
    sumOf(sheet.lines.flatMap((line) => (group.has(line.itemId) && line.final !== null ? [line.final] : [])));
  const byUnit = new Map(sheets.map((sheet) => [sheet.unitId, sheet]));
  const names = new Map(term.members.map((member) => [member.unitId, member.name]));
  const nameOf = (unitId: string) => names.get(unitId) ?? unitId;
  const entries = term.members.map(({ unitId }) => {
    const sheet = byUnit.get(unitId);
    return {
      unitId,
      total: sheet?.total ?? null,
      conditionFailures: sheet ? sheet.conditions.filter((one) => one.verdict === 'UNMET').length : 0,
      groupPoints: sheet ? groupPoints(sheet) : 0,
    };
  });
  return rankEntries(entries, nameOf).map((ranked) => {
    const sheet = byUnit.get(ranked.unitId);
    return {
      unitId: ranked.unitId,
      unitName: nameOf(ranked.unitId),
      rank: ranked.rank,
      sheetId: sheet?.id ?? null,
      sheetNo: sheet?.sheetNo ?? null,
      state: steps.find((step) => step.unitId === ranked.unitId)?.state ?? null,
      total: ranked.total,
      selfTotal: sheet?.selfTotal ?? null,
      checkedTotal: sheet?.checkedTotal ?? null,
      groupPoints: sheet && prefix !== null ? ranked.groupPoints : null,
      decidedBy: ranked.decidedBy,
      tiedWith: ranked.tiedWith.map(nameOf),
      failures: sheet ? conditionRows(sheet, items, 'UNMET') : [],
      unknowns: sheet ? conditionRows(sheet, items, 'UNKNOWN') : [],
      contextNote: sheet?.contextNote ?? '',
    };
  });
}

/** What a published table is known by: the group, the version of the points table and every row. */
export const rankingHash = (termId: string, rulebookHash: string, rows: readonly RankRow[]): string =>
  sha256(canonicalJson({ termId, rulebookHash, rows }));
