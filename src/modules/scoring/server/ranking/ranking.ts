import { sql, type Tx } from '#platform/db/database.ts';
import { canonicalJson, sha256 } from '#platform/ids.ts';
import type { Term } from '#modules/groups/index.ts';
import { classify } from '../../engine/classify.ts';
import type { Compiled } from '../../engine/compile.ts';
import type { UnitScore } from '../../engine/result.ts';
import { groupPoints, isAssigned } from '../../engine/score.ts';
import { inGroup, scoredItems, sumOf, type Column } from '../../sheet/points.ts';
import { rankEntries, type RankEntry } from '../../ranking/rank.ts';
import type { RankRow } from '../../table-shapes.ts';
import { yearRules } from '../rulebooks/rules.ts';
import { compiledOf } from '../proposals/compiled.ts';
import { totalsBy } from '../proposals/totals.ts';
import { womenShares, withSource } from './women.ts';
import { readItems, readRulebook, stepsOf, type StoredItem, type StoredRulebook } from '../repository.ts';

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
  readonly unitName: string;
  readonly notAssigned: Readonly<Record<string, string>>;
  readonly lines: readonly { itemId: string; self: number | null; checked: number | null; final: number | null }[];
  readonly conditions: readonly { itemId: string; verdict: 'MET' | 'UNMET' | 'UNKNOWN'; vi: string; en: string }[];
}

function finalSheets(tx: Tx, termId: string): Promise<FinalSheet[]> {
  return tx.many<FinalSheet>(sql`
    select s.id, s.unit_id, s.sheet_no, s.final_total_hundredths as total, s.self_total_hundredths as self_total, s.checked_total_hundredths as checked_total,
      s.context_note, s.not_assigned, u.name as unit_name,
      coalesce((select json_agg(json_build_object('itemId', l.item_id, 'self', l.self_hundredths, 'checked', l.checked_hundredths, 'final', l.final_hundredths)) from scoring.line l where l.sheet_id = s.id), '[]') as lines,
      coalesce((select json_agg(json_build_object('itemId', c.item_id, 'verdict', c.verdict, 'vi', c.detail_vi, 'en', c.detail_en))
        from scoring.condition_result c where c.sheet_id = s.id), '[]') as conditions
    from scoring.sheet s join directory.unit u on u.id = s.unit_id where s.term_id = ${termId} and s.state = 'FINAL'`);
}

function conditionRows(sheet: FinalSheet, items: readonly StoredItem[], verdict: 'UNMET' | 'UNKNOWN') {
  return items.flatMap((item) => {
    const found = sheet.conditions.find((one) => one.itemId === item.id && one.verdict === verdict);
    return found ? [{ code: item.code, title: item.title, detail: { vi: found.vi, en: found.en } }] : [];
  });
}

/** Final points under a heading or of one line, bonus left out: the engine's, or a plain sum for a table it does not read. */
function pointsUnder(sheet: FinalSheet, items: readonly StoredItem[], compiled: Compiled | null, group: string): number | null {
  if (compiled) {
    const codes = new Map(items.map((item) => [item.id, item.code]));
    const finals = new Map(sheet.lines.map((line) => [codes.get(line.itemId), line.final]));
    return groupPoints(compiled, group, (line) => ({
      state: isAssigned(line, sheet) ? 'scored' : 'not_assigned',
      points: finals.get(line.criterion.code) ?? null,
    }));
  }
  const inside = new Set(scoredItems(items).flatMap((item) => (inGroup(item.code, group) && item.counts === 'base' ? [item.id] : [])));
  return sumOf(sheet.lines.flatMap((line) => (inside.has(line.itemId) && line.final !== null ? [line.final] : [])));
}

type Columns = Record<Column, UnitScore['totals'] | null>;

/** Base, additions and total of the three columns by the table's own settings; `null` for a table the engine does not read. */
function columnsOf(sheet: FinalSheet, items: readonly StoredItem[], compiled: Compiled | null): Columns {
  const codes = new Map(items.map((item) => [item.id, item.code]));
  const of = (column: Column) =>
    compiled &&
    totalsBy(
      compiled,
      sheet,
      sheet.lines.map((line) => ({ code: codes.get(line.itemId) ?? '', points: line[column] })),
    );
  return { self: of('self'), checked: of('checked'), final: of('final') };
}

/** Bonus and additions outside the scale together. */
const extraOf = (totals: UnitScore['totals'] | null): number | null =>
  totals === null || totals.bonus === null || totals.external === null ? null : totals.bonus + totals.external;

const verdictWords = { MET: 'met', UNMET: 'unmet', UNKNOWN: 'unknown' } as const;

function classOf(sheet: FinalSheet, compiled: Compiled | null, columns: Columns): Pick<RankRow, 'class' | 'classNote'> {
  if (!compiled?.book.settings.classification || !columns.final) return { class: null, classNote: null };
  const { band, note } = classify(
    compiled.book.settings,
    columns.final,
    sheet.conditions.map((one) => verdictWords[one.verdict]),
  );
  return { class: band && { code: band.code, title: band.title }, classNote: note };
}

/**
 * The rank table as it stands: only sheets made final count, members without one have no rank. Totals decide; the
 * table's tie rules part equal totals in their order (practice §6). A unit that fails a condition keeps its place and is marked.
 */
export async function rankTable(tx: Tx, term: Term, book: StoredRulebook): Promise<RankRow[]> {
  const [items, steps, sheets] = [await readItems(tx, book.id), await stepsOf(tx, [term.id]), await finalSheets(tx, term.id)];
  const compiled = compiledOf(book, items);
  const prefix = book.settings.tieGroup;
  const { tieRules } = yearRules(book, items);
  const women = await womenShares(tx, tieRules, term.memberUnitIds, term.year);
  const byUnit = new Map(sheets.map((sheet) => [sheet.unitId, { sheet, columns: columnsOf(sheet, items, compiled) }]));
  const names = new Map(term.members.map((member) => [member.unitId, member.name]));
  const nameOf = (unitId: string) => names.get(unitId) ?? unitId;
  const entries = term.members.map(({ unitId }): RankEntry => {
    const found = byUnit.get(unitId);
    if (!found) return { unitId, total: null, conditionFailures: 0, groupPoints: 0 };
    const { sheet, columns } = found;
    return {
      unitId,
      total: sheet.total,
      conditionFailures: sheet.conditions.filter((one) => one.verdict === 'UNMET').length,
      conditionUnknowns: sheet.conditions.filter((one) => one.verdict === 'UNKNOWN').length,
      groupPoints: prefix === null ? 0 : pointsUnder(sheet, items, compiled, prefix),
      pointsOf: (group) => pointsUnder(sheet, items, compiled, group),
      baseTotal: columns.final?.base ?? sheet.total,
      womenPercent: women.get(unitId)?.percent ?? null,
    };
  });
  return rankEntries(entries, nameOf, tieRules).map((ranked) => {
    const found = byUnit.get(ranked.unitId);
    const sheet = found?.sheet;
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
      selfExtra: extraOf(found?.columns.self ?? null),
      checkedExtra: extraOf(found?.columns.checked ?? null),
      bonus: extraOf(found?.columns.final ?? null),
      groupPoints: sheet && prefix !== null ? ranked.groupPoints : null,
      decidedBy: ranked.decidedBy,
      asked: withSource(ranked.asked, tieRules, women.get(ranked.unitId)),
      tiedWith: ranked.tiedWith.map(nameOf),
      ...(found ? classOf(found.sheet, compiled, found.columns) : { class: null, classNote: null }),
      failures: sheet ? conditionRows(sheet, items, 'UNMET') : [],
      unknowns: sheet ? conditionRows(sheet, items, 'UNKNOWN') : [],
      contextNote: sheet?.contextNote ?? '',
    };
  });
}

/** What a published table is known by: the group, the version of the points table and every row. */
export const rankingHash = (termId: string, rulebookHash: string, rows: readonly RankRow[]): string =>
  sha256(canonicalJson({ termId, rulebookHash, rows }));
