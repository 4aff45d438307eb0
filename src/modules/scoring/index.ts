import { sql, type Tx } from '#platform/db/database.ts';
import { stepsOf } from './server/repository.ts';
import type { SheetState } from './sheet/path.ts';
import type { RankRow } from './table-shapes.ts';

export type { SheetState } from './sheet/path.ts';

export interface UnitRank {
  readonly unitId: string;
  /** Whole hundredths; `null` when the unit had no final sheet. */
  readonly totalHundredths: number | null;
  /** Shared by ties; `null` for a missing sheet. */
  readonly rank: number | null;
  /** Failed a hard condition: keeps its place, "không đủ điều kiện xét". */
  readonly conditionFailed: boolean;
}

/** The published rank table of a group; empty until it is published, so nobody rests on numbers that still move. */
export async function rankOf(tx: Tx, termId: string): Promise<UnitRank[]> {
  const ranking = await tx.maybe<{ rows: RankRow[] }>(sql`select rows from scoring.ranking where term_id = ${termId} and state = 'PUBLISHED'`);
  return (ranking?.rows ?? []).map((row) => ({
    unitId: row.unitId,
    totalHundredths: row.total,
    rank: row.rank,
    conditionFailed: row.failures.length > 0,
  }));
}

export interface UnitSheet {
  readonly unitId: string;
  readonly state: SheetState;
  /** Whole hundredths; `null` while this reader may not see it or it does not exist yet. */
  readonly selfTotal: number | null;
  readonly finalTotal: number | null;
}

/** Where each member with a sheet stands; steps are the group's to know, totals follow the rights of the reader. */
export async function sheetStates(tx: Tx, termId: string): Promise<UnitSheet[]> {
  const steps = await stepsOf(tx, [termId]);
  const totals = await tx.many<{ id: string; selfTotal: number | null; finalTotal: number | null }>(sql`
    select id, self_total_hundredths as self_total, final_total_hundredths as final_total from scoring.sheet where term_id = ${termId} and state <> 'REPLACED'`);
  const byId = new Map(totals.map((row) => [row.id, row]));
  return steps.map(({ sheetId, unitId, state }) => ({
    unitId,
    state,
    selfTotal: byId.get(sheetId)?.selfTotal ?? null,
    finalTotal: byId.get(sheetId)?.finalTotal ?? null,
  }));
}

export { evaluate, evaluateCompiled, evaluateEach } from './engine/evaluate.ts';
export { mostMegabytes, readFacts, readJsonBytes, readRulebook, strayFields, type Reading } from './engine/read.ts';
export { problemOfFile, type Problem } from './engine/problems.ts';
export { unitToFile } from './engine/result.ts';
export { endSpellJob } from './server/rulebooks/edit-spell.ts';
