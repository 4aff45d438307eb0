import { sql, type Tx } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { indicatorsRefusals } from '../contract.ts';
import { beginEntry, cellsOf, changeEntry, lockEntry, lockMonth, openOf, standing, writeCells } from './entries.ts';
import type { FiguresImport, Touched } from './imports.ts';

/** Writes every line into the draft of its month; a month that was sent since the preview stops all. */
export async function applyFigures(tx: Tx, it: FiguresImport): Promise<Touched[]> {
  const touched: Touched[] = [];
  for (const month of [...new Set(it.lines.map((line) => line.month))].toSorted((a, b) => a - b)) {
    const entries = await lockMonth(tx, it.unitId, it.year, month);
    if ((openOf(entries) ?? standing(entries) ?? { state: 'DRAFT' }).state !== 'DRAFT') throw refuse(indicatorsRefusals.importMoved, { month });
    const entry = openOf(entries) ?? (await beginEntry(tx, it.unitId, it.year, month));
    const lines = it.lines.filter((line) => line.month === month);
    const stored = await cellsOf(tx, [entry.id]);
    const before = lines.map(({ code, part }) => {
      const old = stored.find((cell) => cell.code === code && cell.part === part);
      return { code, part, amount: old?.amount ?? null, missing: old?.missing ?? null, note: old?.note ?? '' };
    });
    await writeCells(
      tx,
      entry.id,
      lines.map(({ code, part, amount, missing, note }) => ({ code, part, amount, missing, note })),
      it.id,
    );
    if (!(await changeEntry(tx, entry, entry.version, sql`note = note`))) throw refuse(commonRefusals.stale);
    touched.push({ entryId: entry.id, month, version: entry.version + 1, before });
  }
  return touched;
}

/** Every cell as it stood before, while each touched month is still the draft the import left. */
export async function undoFigures(tx: Tx, it: FiguresImport): Promise<void> {
  for (const { entryId, month, version: left, before } of it.touched) {
    const entry = await lockEntry(tx, entryId);
    if (!entry || entry.state !== 'DRAFT' || entry.version !== left) throw refuse(indicatorsRefusals.builtOn, { month });
    await writeCells(tx, entryId, before);
    if (!(await changeEntry(tx, entry, entry.version, sql`note = note`))) throw refuse(commonRefusals.stale);
  }
}
