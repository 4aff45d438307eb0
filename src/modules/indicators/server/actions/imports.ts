import { z } from 'zod';
import { defineAction, runIn } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { canonicalJson, newId, sha256 } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id, reason, version, year } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { countSecret } from '#modules/evidence/index.ts';
import { secretReasons, type SecretReason } from '#modules/evidence/contract.ts';
import { mayView } from '#modules/progress/index.ts';
import { importedRow, indicatorsRefusals } from '../../contract.ts';
import { checkRows } from '../../import-rules.ts';
import { withoutSecrets, type RawRow } from '../../import-table.ts';
import { beginEntry, cellsOf, changeEntry, lockEntry, lockMonth, openOf, standing, writeCells } from '../entries.ts';
import { appliedTwin, importContext, insertImport, lockImport, moveImport, type Import, type Touched } from '../imports.ts';
import { mayApply, mayEnter, mayUndo } from '../policy.ts';
import { trackingOf } from '../definitions.ts';

const rawCell = z.object({ place: z.string(), content: z.union([z.string(), z.number(), z.boolean()]).nullable(), formula: z.boolean() });
const rawRow = z.object({ row: z.number().int(), cells: z.record(z.string(), rawCell) });

const subjectOf = (it: Import) => ({ unitId: it.unitId, state: it.state, problemCount: it.problems.length });
const traceOf = (it: Pick<Import, 'id' | 'unitId' | 'fileName' | 'year'>) => ({
  type: 'indicator_import',
  id: it.id,
  label: it.fileName || `Số liệu năm ${it.year}`,
  unitId: it.unitId,
});

/** Stores what an import would do. Rows marked secret have lost their contents before they reach the store or the trail. */
async function storePreview(
  tx: Tx,
  input: { unitId: string; year: number; way: Import['way']; fileName: string },
  sent: readonly RawRow[],
): Promise<{ id: string; fresh: boolean }> {
  const { rows, secrets } = withoutSecrets(sent, codesOf(secretReasons));
  const hash = sha256(canonicalJson([rows, secrets]));
  const twin = await appliedTwin(tx, input.unitId, input.year, hash);
  if (twin) return { id: twin.id, fresh: false };
  const { lines, problems } = checkRows(rows, await importContext(tx, input.unitId, input.year));
  const importId = newId();
  await insertImport(tx, { ...input, id: importId, sha256: hash, rowCount: sent.length, lines, problems: problems.slice(0, 500), secrets });
  return { id: importId, fresh: true };
}

const target = z.object({ unitId: id, year });

async function loadTarget(tx: Tx, { unitId, year: ofYear }: z.output<typeof target>) {
  if (!(await mayView(tx, unitId, ofYear))) return undefined;
  return { tracked: (await trackingOf(tx, [unitId], ofYear)).get(unitId) !== undefined };
}

function needTracking(tracked: boolean, ofYear: number): void {
  if (!tracked) throw refuse(indicatorsRefusals.notTracked, { year: ofYear });
}

/** From a file; the route has read it into rows. The same rows that stand applied answer that import again. */
export const previewFile = defineAction({
  name: 'indicators.previewFile',
  input: target.extend({ way: z.enum(['csv', 'xlsx']), fileName: z.string().max(200), rows: z.array(rawRow) }),
  load: loadTarget,
  allow: (actor, _loaded, input) => mayEnter(actor, input.unitId),
  async run(tx, { tracked }, input) {
    needTracking(tracked, input.year);
    const { id: importId, fresh } = await storePreview(tx, input, input.rows);
    return {
      result: { id: importId },
      trace: { ...traceOf({ ...input, id: importId }), from: fresh ? null : 'APPLIED', to: fresh ? 'PREVIEWED' : 'APPLIED' },
    };
  },
});

const columnsOf = (row: z.output<typeof importedRow>, index: number): RawRow => {
  const at = (column: string, content: string | number | null) => ({ place: `rows.${index}.${column}`, content, formula: false });
  return {
    row: index + 1,
    cells: {
      month: at('month', row.month),
      code: at('code', row.code),
      part: at('part', row.part),
      amount: at('amount', row.amount),
      missing: at('missing', row.missing),
      note: at('note', row.note),
      secret: at('secret', row.secret ? row.secretReason : null),
    },
  };
};

/** From another system, as rows of JSON. */
export const previewRows = defineAction({
  name: 'indicators.previewRows',
  input: target.extend({ name: z.string().trim().max(200).default(''), rows: z.array(importedRow).min(1).max(2000) }).strict(),
  load: loadTarget,
  allow: (actor, _loaded, input) => mayEnter(actor, input.unitId),
  async run(tx, { tracked }, input) {
    needTracking(tracked, input.year);
    const about = { unitId: input.unitId, year: input.year, way: 'http' as const, fileName: input.name };
    const { id: importId, fresh } = await storePreview(tx, about, input.rows.map(columnsOf));
    return {
      result: { id: importId },
      trace: { ...traceOf({ ...about, id: importId }), from: fresh ? null : 'APPLIED', to: fresh ? 'PREVIEWED' : 'APPLIED' },
    };
  },
});

/** Writes every line into the draft of its month, or nothing at all; marked secrets become counts now. */
export const applyImport = defineAction({
  name: 'indicators.applyImport',
  input: z.object({ id, version }).strict(),
  load: (tx, input) => lockImport(tx, input.id),
  allow: (actor, it) => mayApply(actor, subjectOf(it)),
  async run(tx, it, input) {
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
    for (const [reasonCode, count] of Object.entries(it.secrets))
      await runIn(tx, countSecret, { unitId: it.unitId, reasonCode: reasonCode as SecretReason, count });
    const change = sql`state = 'APPLIED', applied_by = ${tx.actor.name}, applied_at = ${tx.now.toISOString()}, touched = ${JSON.stringify(touched)}::jsonb`;
    if (!(await moveImport(tx, it, input.version, change))) throw refuse(commonRefusals.stale);
    return {
      result: { id: it.id, version: input.version + 1 },
      trace: {
        ...traceOf(it),
        from: 'PREVIEWED',
        to: 'APPLIED',
        detail: { lines: it.lines.length, months: touched.map((one) => one.month), secrets: it.secrets },
      },
    };
  },
});

/** As a whole, and only while every touched month is still the draft the import left. Counts of secrets stay: they happened. */
export const undoImport = defineAction({
  name: 'indicators.undoImport',
  input: z.object({ id, version, reason: reason() }).strict(),
  load: (tx, input) => lockImport(tx, input.id),
  allow: (actor, it) => mayUndo(actor, subjectOf(it)),
  async run(tx, it, input) {
    for (const { entryId, month, version: left, before } of it.touched) {
      const entry = await lockEntry(tx, entryId);
      if (!entry || entry.state !== 'DRAFT' || entry.version !== left) throw refuse(indicatorsRefusals.builtOn, { month });
      await writeCells(tx, entryId, before);
      if (!(await changeEntry(tx, entry, entry.version, sql`note = note`))) throw refuse(commonRefusals.stale);
    }
    const change = sql`state = 'UNDONE', undone_by = ${tx.actor.name}, undone_at = ${tx.now.toISOString()}, undo_reason = ${input.reason}`;
    if (!(await moveImport(tx, it, input.version, change))) throw refuse(commonRefusals.stale);
    return {
      result: { id: it.id, version: input.version + 1 },
      trace: { ...traceOf(it), from: 'APPLIED', to: 'UNDONE', reason: input.reason, detail: { months: it.touched.map((one) => one.month) } },
    };
  },
});
