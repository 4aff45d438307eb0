import { z } from 'zod';
import { sql, type Tx } from '#platform/db/database.ts';
import { parseHundredths } from '#platform/decimal.ts';
import { refuse } from '#platform/refusal.ts';
import { parseOrRefuse } from '#platform/parse.ts';
import { termOf } from '#modules/groups/index.ts';
import { tieRule, type TieRuleSetting } from '../../engine/settings.ts';
import { integrityRefusals as refusals, type integrityApi } from '../../integrity/contract.ts';
import { scaleOf, whatIf, type SheetCopy, type Weight } from '../../integrity/what-if.ts';
import { scoredItems } from '../../sheet/points.ts';
import { usualTieRules } from '../../ranking/rank.ts';
import { compiledOf } from '../proposals/compiled.ts';
import { rulebookOfTerm } from '../ranking/ranking.ts';
import { womenShares } from '../ranking/women.ts';
import { readItems, type StoredItem, type StoredRulebook } from '../repository.ts';

type Query = z.output<(typeof integrityApi.whatIf)['query']>;
type Answer = z.input<(typeof integrityApi.whatIf)['response']>;

const partsOf = (list: string): string[] =>
  list
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean);

const carriesCondition = (item: StoredItem): boolean => item.hardCondition || item.conditionWhen !== null || item.kind === 'condition';

const weightOf = (item: StoredItem): Weight => ({
  code: item.code,
  max: item.maxHundredths,
  counts: item.counts,
  bare: item.kind === 'condition',
});

function known(code: string, weights: readonly Weight[]): Weight {
  const weight = weights.find((one) => one.code === code);
  if (!weight) throw refuse(refusals.unknownCriterion, { code });
  return weight;
}

/** `I.1=30;II.2=7,5` → new maxima by code. Throws `integrity.bad_change`, `integrity.unknown_criterion`, `integrity.no_points`. */
function maximaOf(changes: string, weights: readonly Weight[]): Record<string, number> {
  return Object.fromEntries(
    partsOf(changes).map((part) => {
      const [code = '', typed = ''] = part.split('=').map((one) => one.trim());
      const max = parseHundredths(typed);
      if (max === null || max < 0) throw refuse(refusals.badChange, { part });
      if (known(code, weights).bare) throw refuse(refusals.noPoints, { code });
      return [code, max] as const;
    }),
  );
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

interface Stored extends Required<Pick<SheetCopy, 'unitId' | 'failed' | 'unknown' | 'notAssigned'>> {
  readonly lines: readonly { code: string; points: number | null }[];
}

const sheetsOf = (tx: Tx, termId: string) =>
  tx.many<Stored>(sql`
    select s.unit_id, s.not_assigned,
      coalesce((select json_agg(json_build_object('code', i.code, 'points', coalesce(l.final_hundredths, l.checked_hundredths)))
        from scoring.line l join scoring.rule_item i on i.id = l.item_id where l.sheet_id = s.id), '[]') as lines,
      coalesce((select json_agg(i.code) from scoring.condition_result c join scoring.rule_item i on i.id = c.item_id
        where c.sheet_id = s.id and c.verdict = 'UNMET'), '[]') as failed,
      coalesce((select json_agg(i.code) from scoring.condition_result c join scoring.rule_item i on i.id = c.item_id
        where c.sheet_id = s.id and c.verdict = 'UNKNOWN'), '[]') as unknown
    from scoring.sheet s where s.term_id = ${termId} and s.state = 'FINAL'`);

const copyOf = (unitId: string, stored: Stored | undefined, womenPercent: string | null): SheetCopy => ({
  unitId,
  womenPercent,
  points: new Map((stored?.lines ?? []).map((line) => [line.code, line.points])),
  failed: stored?.failed ?? [],
  unknown: stored?.unknown ?? [],
  notAssigned: stored?.notAssigned ?? {},
});

/**
 * The group under changed weights, conditions or tie rules; nothing is stored. As in the rank table only final sheets count: a unit
 * without one has no place before or after.
 */
export async function whatIfOf(tx: Tx, termId: string, query: Query): Promise<Answer | undefined> {
  const term = await termOf(tx, termId);
  if (!term) return undefined;
  const book = await rulebookOfTerm(tx, termId);
  if (!book) throw refuse(refusals.noRound);
  const items = await readItems(tx, book.id);
  const scored = scoredItems(items);
  const weights = scored.map(weightOf);
  const max = maximaOf(query.changes, weights);
  const dropped = partsOf(query.dropped).map((code) => known(code, weights).code);
  const tieRules = tieRulesOf(query.tieRules, book);
  const byUnit = new Map((await sheetsOf(tx, termId)).map((sheet) => [sheet.unitId, sheet]));
  const own = tieRulesOf('', book);
  const women = await womenShares(tx, [...own, ...tieRules], term.memberUnitIds, term.year);
  const sheets = term.members.map(({ unitId }) => copyOf(unitId, byUnit.get(unitId), women.get(unitId)?.percent ?? null));
  const names = new Map(term.members.map((member) => [member.unitId, member.name]));
  const nameOf = (unitId: string) => names.get(unitId) ?? unitId;
  const group = { tieGroup: book.settings.tieGroup };
  const table = { weights, compiled: compiledOf(book, items) };
  const rows = whatIf(sheets, table, { ...group, tieRules: own }, { ...group, max, dropped, tieRules }, nameOf);
  return {
    groupName: term.groupName,
    rulebook: book.title,
    items: scored.map((item) => ({
      id: item.id,
      code: item.code,
      title: item.title,
      max: item.maxHundredths,
      newMax: max[item.code] ?? item.maxHundredths,
      bare: item.kind === 'condition',
      condition: carriesCondition(item),
      dropped: dropped.includes(item.code),
    })),
    scale: scaleOf(weights, {}),
    newScale: scaleOf(weights, max),
    tieRules,
    rows: rows.map((row) => ({ ...row, unitName: nameOf(row.unitId) })),
    moved: rows.filter((row) => row.rankBefore !== row.rankAfter).length,
  };
}
