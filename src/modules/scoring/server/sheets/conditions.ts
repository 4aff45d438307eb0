import { sql, type Tx } from '#platform/db/database.ts';
import { monthlyRates, overdueTasks } from '#modules/progress/index.ts';
import { judgeCondition, type Judgement } from '../../sheet/conditions.ts';
import type { SheetFacts } from './facts.ts';
import { proposeNow } from '../proposals/propose.ts';
import type { StoredItem } from '../repository.ts';

export interface ItemJudgement extends Judgement {
  readonly itemId: string;
  readonly computedOn: string;
}

const metricOf = (item: StoredItem): string | null => {
  const own = item.rule['metric'];
  return item.criterion?.metric ?? (typeof own === 'string' ? own : null);
};

type Judged = Pick<SheetFacts, 'items' | 'sheet' | 'compiled' | 'book'>;

const verdictOf = { met: 'MET', unmet: 'UNMET', unknown: 'UNKNOWN' } as const;

/** Conditions the table writes as formulas are the engine's to judge, on the figures of the unit. */
async function judgeFormulas(tx: Tx, { items, sheet, compiled, book }: Judged): Promise<ItemJudgement[]> {
  // conditions of a table from before are judged on the work programme, below
  if (book.rules === null || !compiled?.lines.some((line) => line.condition !== null)) return [];
  const { conditions } = await proposeNow(tx, compiled, sheet, items);
  return conditions.flatMap((one) => {
    const item = items.find((other) => other.code === one.code);
    return item
      ? [{ itemId: item.id, computedOn: tx.today, verdict: verdictOf[one.verdict], detailVi: one.explanation.vi, detailEn: one.explanation.en }]
      : [];
  });
}

/** Judges the hard conditions of a sheet on what is known now. Points never enter, and it never changes points. */
export async function judgeNow(tx: Tx, judged: Judged): Promise<ItemJudgement[]> {
  const { items, sheet } = judged;
  const byFormula = await judgeFormulas(tx, judged);
  const known = new Set(byFormula.map((one) => one.itemId));
  const hard = items.filter((item) => item.hardCondition && !known.has(item.id));
  if (hard.length === 0) return byFormula;
  const facts = { months: await monthlyRates(tx, sheet.unitId, sheet.year), overdue: await overdueTasks(tx, sheet.unitId, sheet.year) };
  return [...byFormula, ...hard.map((item) => ({ itemId: item.id, computedOn: tx.today, ...judgeCondition(metricOf(item), facts) }))];
}

/** Each step of the chain judges again and keeps the answer with its day, so that all readers see the same. */
export async function storeConditions(tx: Tx, facts: Judged, sheetId = facts.sheet.id): Promise<ItemJudgement[]> {
  const judged = await judgeNow(tx, facts);
  for (const one of judged) {
    await tx.run(sql`
      insert into scoring.condition_result (sheet_id, item_id, verdict, detail_vi, detail_en, computed_on)
      values (${sheetId}, ${one.itemId}, ${one.verdict}, ${one.detailVi}, ${one.detailEn}, ${one.computedOn})
      on conflict (sheet_id, item_id) do update set verdict = excluded.verdict, detail_vi = excluded.detail_vi,
        detail_en = excluded.detail_en, computed_on = excluded.computed_on`);
  }
  return judged;
}

/** What the last step kept; a draft has kept nothing yet and is judged live. */
export async function conditionsOf(tx: Tx, facts: Judged): Promise<ItemJudgement[]> {
  if (facts.sheet.state === 'SELF_DRAFT') return judgeNow(tx, facts);
  return tx.many<ItemJudgement>(
    sql`select item_id, verdict, detail_vi, detail_en, computed_on from scoring.condition_result where sheet_id = ${facts.sheet.id}`,
  );
}
