import { sql } from '#platform/db/database.ts';
import { noAbout, yes } from '#platform/refusal.ts';
import { defineEvidenceTarget } from '#modules/evidence/index.ts';
import { entryStateLabels, factStateLabels, indicatorsRefusals } from '../contract.ts';
import type { EntryState, FactState } from '../rules.ts';
import { monthLink } from './watch.ts';

/** A form takes proofs until it is confirmed; a fact until it is withdrawn. */
export function registerEvidenceTargets(): void {
  defineEvidenceTarget('indicator-month', async (tx, id) => {
    const entry = await tx.maybe<{ unitId: string; year: number; month: number; state: EntryState }>(
      sql`select unit_id, year, month, state from indicators.month_entry where id = ${id}`,
    );
    return (
      entry && {
        unitIds: [entry.unitId],
        label: `Số liệu chỉ số tháng ${entry.month}/${entry.year}`,
        link: monthLink(entry.unitId, entry.year, entry.month),
        change:
          entry.state === 'DRAFT' || entry.state === 'SUBMITTED'
            ? yes
            : noAbout(indicatorsRefusals.wrongState, { state: entryStateLabels[entry.state] }),
      }
    );
  });
  defineEvidenceTarget('indicator-fact', async (tx, id) => {
    const fact = await tx.maybe<{ unitId: string; year: number; title: string; state: FactState }>(
      sql`select unit_id, year, title, state from indicators.fact where id = ${id}`,
    );
    return (
      fact && {
        unitIds: [fact.unitId],
        label: fact.title,
        link: `/chi-so/danh-sach?don-vi=${fact.unitId}&nam=${fact.year}&viec=${id}`,
        change: fact.state === 'WITHDRAWN' ? noAbout(indicatorsRefusals.wrongState, { state: factStateLabels.WITHDRAWN }) : yes,
      }
    );
  });
}
