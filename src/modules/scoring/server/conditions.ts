import { sql, type Tx } from '#platform/db/database.ts';
import { monthlyRates, overdueTasks } from '#modules/progress/index.ts';
import { judgeCondition, type Judgement } from '../conditions.ts';
import type { SheetFacts } from './facts.ts';
import type { StoredItem } from './repository.ts';

export interface ItemJudgement extends Judgement {
  readonly itemId: string;
  readonly computedOn: string;
}

const metricOf = (item: StoredItem): string | null => {
  const own = item.rule['metric'];
  return item.criterion?.metric ?? (typeof own === 'string' ? own : null);
};

/** Judges the hard conditions of a sheet on what progress knows now. Points never enter, and it never changes points. */
export async function judgeNow(tx: Tx, { items, sheet }: Pick<SheetFacts, 'items' | 'sheet'>): Promise<ItemJudgement[]> {
  const hard = items.filter((item) => item.hardCondition);
  if (hard.length === 0) return [];
  const facts = { months: await monthlyRates(tx, sheet.unitId, sheet.year), overdue: await overdueTasks(tx, sheet.unitId, sheet.year) };
  return hard.map((item) => ({ itemId: item.id, computedOn: tx.today, ...judgeCondition(metricOf(item), facts) }));
}

/** Each step of the chain judges again and keeps the answer with its day, so that all readers see the same. */
export async function storeConditions(tx: Tx, facts: Pick<SheetFacts, 'items' | 'sheet'>, sheetId = facts.sheet.id): Promise<ItemJudgement[]> {
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
export async function conditionsOf(tx: Tx, facts: Pick<SheetFacts, 'items' | 'sheet'>): Promise<ItemJudgement[]> {
  if (facts.sheet.state === 'SELF_DRAFT') return judgeNow(tx, facts);
  return tx.many<ItemJudgement>(
    sql`select item_id, verdict, detail_vi, detail_en, computed_on from scoring.condition_result where sheet_id = ${facts.sheet.id}`,
  );
}
