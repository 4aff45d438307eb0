import { sql, type Tx } from '#platform/db/database.ts';
import type { FactEntry } from '../../engine/facts.ts';

export interface StatedFact {
  readonly code: string;
  readonly value: FactEntry;
  readonly target: string | null;
  readonly note: string;
  readonly statedBy: string;
  readonly statedOn: string;
}

/** What the unit stated on its sheet. */
export const statedOf = async (tx: Tx, sheetId: string): Promise<StatedFact[]> => (await statedOfAll(tx, [sheetId])).get(sheetId) ?? [];

/** What units stated on their sheets, by sheet. */
export async function statedOfAll(tx: Tx, sheetIds: readonly string[]): Promise<Map<string, StatedFact[]>> {
  const rows = await tx.many<StatedFact & { sheetId: string }>(sql`
    select sheet_id, code, value, target, note, stated_by, stated_on from scoring.sheet_fact where sheet_id = any (${[...sheetIds]}::uuid[]) order by code`);
  return new Map([...Map.groupBy(rows, (row) => row.sheetId)].map(([sheetId, list]) => [sheetId, list.map(({ sheetId: _, ...fact }) => fact)]));
}

export async function writeStated(tx: Tx, sheetId: string, facts: readonly Pick<StatedFact, 'code' | 'value' | 'target' | 'note'>[]): Promise<void> {
  for (const { code, value, target, note } of facts) {
    await tx.run(sql`
      insert into scoring.sheet_fact (sheet_id, code, value, target, note, stated_by, stated_on)
      values (${sheetId}, ${code}, ${value === null ? null : JSON.stringify(value)}::jsonb, ${target}, ${note}, ${tx.actor.name}, ${tx.today})
      on conflict (sheet_id, code) do update set value = excluded.value, target = excluded.target, note = excluded.note,
        stated_by = excluded.stated_by, stated_on = excluded.stated_on`);
  }
}
