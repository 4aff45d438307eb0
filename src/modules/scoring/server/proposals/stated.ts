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
export const statedOf = (tx: Tx, sheetId: string): Promise<StatedFact[]> =>
  tx.many<StatedFact>(sql`select code, value, target, note, stated_by, stated_on from scoring.sheet_fact where sheet_id = ${sheetId} order by code`);

export async function writeStated(tx: Tx, sheetId: string, facts: readonly Pick<StatedFact, 'code' | 'value' | 'target' | 'note'>[]): Promise<void> {
  for (const { code, value, target, note } of facts) {
    await tx.run(sql`
      insert into scoring.sheet_fact (sheet_id, code, value, target, note, stated_by, stated_on)
      values (${sheetId}, ${code}, ${value === null ? null : JSON.stringify(value)}::jsonb, ${target}, ${note}, ${tx.actor.name}, ${tx.today})
      on conflict (sheet_id, code) do update set value = excluded.value, target = excluded.target, note = excluded.note,
        stated_by = excluded.stated_by, stated_on = excluded.stated_on`);
  }
}
