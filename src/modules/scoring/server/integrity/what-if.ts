import { z } from 'zod';
import { sql, type Tx } from '#platform/db/database.ts';
import { parseHundredths } from '#platform/decimal.ts';
import { refuse } from '#platform/refusal.ts';
import { parseOrRefuse } from '#platform/parse.ts';
import { termOf } from '#modules/groups/index.ts';
import { tieRule, type TieRuleSetting } from '../../engine/settings.ts';
import { integrityRefusals as refusals, type integrityApi } from '../../integrity/contract.ts';
import { whatIf, type SheetCopy } from '../../integrity/what-if.ts';
import { scoredItems, sumOf } from '../../points.ts';
import { usualTieRules } from '../../rank.ts';
import { rulebookOfTerm } from '../ranking.ts';
import { readItems, type StoredItem, type StoredRulebook } from '../repository.ts';

type Query = z.output<(typeof integrityApi.whatIf)['query']>;
type Answer = z.input<(typeof integrityApi.whatIf)['response']>;

const partsOf = (list: string): string[] =>
  list
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean);

/** `I.1=30;II.2=7,5` → new maxima by item. Throws `integrity.bad_change`, `integrity.unknown_criterion`. */
function maximaOf(changes: string, items: readonly StoredItem[]): Record<string, number> {
  return Object.fromEntries(
    partsOf(changes).map((part) => {
      const [code = '', typed = ''] = part.split('=').map((one) => one.trim());
      const max = parseHundredths(typed);
      if (max === null || max < 0) throw refuse(refusals.badChange, { part });
      return [itemOf(code, items).id, max] as const;
    }),
  );
}

function itemOf(code: string, items: readonly StoredItem[]): StoredItem {
  const item = scoredItems(items).find((one) => one.code === code);
  if (!item) throw refuse(refusals.unknownCriterion, { code });
  return item;
}

function tieRulesOf(asked: string, book: StoredRulebook): TieRuleSetting[] {
  const rules = z.array(tieRule).max(10);
  if (asked !== '') {
    try {
      return parseOrRefuse(rules, JSON.parse(asked));
    } catch (error) {
      if (error instanceof SyntaxError) throw refuse(refusals.badChange, { part: asked }, { field: 'tieRules' });
      throw error;
    }
  }
  const own = rules.safeParse(book.rules?.['tieRules']);
  return own.success && own.data.length > 0 ? own.data : [...usualTieRules];
}

const sheetsOf = (tx: Tx, termId: string) =>
  tx.many<{ unitId: string; lines: { itemId: string; points: number | null }[]; failed: string[] }>(sql`
    select s.unit_id, coalesce((select json_agg(json_build_object('itemId', l.item_id, 'points', coalesce(l.final_hundredths, l.checked_hundredths, l.self_hundredths)))
        from scoring.line l where l.sheet_id = s.id), '[]') as lines,
      coalesce((select json_agg(c.item_id) from scoring.condition_result c where c.sheet_id = s.id and c.verdict = 'UNMET'), '[]') as failed
    from scoring.sheet s where s.term_id = ${termId} and s.state <> 'REPLACED' and s.self_submitted_on is not null`);

/** The group under changed weights, conditions or tie rules. Points are the last authorised ones; nothing is stored. */
export async function whatIfOf(tx: Tx, termId: string, query: Query): Promise<Answer | undefined> {
  const term = await termOf(tx, termId);
  if (!term) return undefined;
  const book = await rulebookOfTerm(tx, termId);
  if (!book) throw refuse(refusals.noRound);
  const items = await readItems(tx, book.id);
  const scored = scoredItems(items);
  const max = maximaOf(query.changes, items);
  const dropped = partsOf(query.dropped).map((code) => itemOf(code, items).id);
  const tieRules = tieRulesOf(query.tieRules, book);
  const stored = await sheetsOf(tx, termId);
  const byUnit = new Map(stored.map((sheet) => [sheet.unitId, sheet]));
  const sheets = term.members.map(({ unitId }): SheetCopy => {
    const sheet = byUnit.get(unitId);
    return { unitId, lines: new Map((sheet?.lines ?? []).map((line) => [line.itemId, line.points])), failedItems: sheet?.failed ?? [] };
  });
  const names = new Map(term.members.map((member) => [member.unitId, member.name]));
  const nameOf = (unitId: string) => names.get(unitId) ?? unitId;
  const group = { tieGroup: book.settings.tieGroup };
  const rows = whatIf(sheets, items, { ...group, tieRules: tieRulesOf('', book) }, { ...group, max, dropped, tieRules }, nameOf);
  return {
    groupName: term.groupName,
    rulebook: book.title,
    items: scored.map((item) => ({
      id: item.id,
      code: item.code,
      title: item.title,
      max: item.maxHundredths,
      newMax: max[item.id] ?? item.maxHundredths,
      condition: item.hardCondition,
      dropped: dropped.includes(item.id),
    })),
    scale: sumOf(scored.map((item) => item.maxHundredths)),
    newScale: sumOf(scored.map((item) => max[item.id] ?? item.maxHundredths)),
    tieRules,
    rows: rows.map((row) => ({ ...row, unitName: nameOf(row.unitId) })),
    moved: rows.filter((row) => row.rankBefore !== row.rankAfter).length,
  };
}
