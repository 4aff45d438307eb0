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
import { importedFact, importedRow, importedThings, indicatorsRefusals } from '../../contract.ts';
import { checkFactRows } from '../../import-facts.ts';
import { checkRows } from '../../import-rules.ts';
import { withoutSecrets, type RawCell, type RawRow } from '../../import-table.ts';
import { trackingOf } from '../definitions.ts';
import { applyFacts, factImportContext, undoFacts } from '../fact-imports.ts';
import { applyFigures, undoFigures } from '../figure-imports.ts';
import {
  appliedTwin,
  importContext,
  insertImport,
  lockImport,
  moveImport,
  type Import,
  type NewImport,
  type Touched,
  type TouchedFact,
} from '../imports.ts';
import { mayApply, mayEnter, mayUndo } from '../policy.ts';
import { mostFacts, mostRows } from '../table-reader.ts';

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
  input: { unitId: string; year: number; about: Import['about']; way: Import['way']; fileName: string },
  sent: readonly RawRow[],
): Promise<{ id: string; fresh: boolean }> {
  const { rows, secrets } = withoutSecrets(sent, codesOf(secretReasons));
  const hash = sha256(canonicalJson(input.about === 'figures' ? [rows, secrets] : [input.about, rows, secrets]));
  const twin = await appliedTwin(tx, input.unitId, input.year, hash);
  if (twin) return { id: twin.id, fresh: false };
  const { lines, problems } =
    input.about === 'figures'
      ? checkRows(rows, await importContext(tx, input.unitId, input.year))
      : checkFactRows(rows, await factImportContext(tx, input.unitId, input.year));
  const importId = newId();
  await insertImport(tx, {
    ...input,
    id: importId,
    sha256: hash,
    rowCount: sent.length,
    lines,
    problems: problems.slice(0, 500),
    secrets,
  } as NewImport);
  return { id: importId, fresh: true };
}

const target = z.object({ unitId: id, year });

async function loadTarget(tx: Tx, { unitId, year: ofYear }: z.output<typeof target>) {
  if (!(await mayView(tx, unitId, ofYear))) return undefined;
  return { tracked: (await trackingOf(tx, [unitId], ofYear)).get(unitId) !== undefined };
}

const sentRows = <Row extends z.ZodType>(row: Row, most: number) =>
  target.extend({ name: z.string().trim().max(200).default(''), rows: z.array(row).min(1).max(most) }).strict();

function needTracking(tracked: boolean, ofYear: number): void {
  if (!tracked) throw refuse(indicatorsRefusals.notTracked, { year: ofYear });
}

type Preview = Parameters<typeof storePreview>[1];

async function preview(tx: Tx, { tracked }: { readonly tracked: boolean }, about: Preview, rows: readonly RawRow[]) {
  needTracking(tracked, about.year);
  const { id: importId, fresh } = await storePreview(tx, about, rows);
  return {
    result: { id: importId },
    trace: { ...traceOf({ ...about, id: importId }), from: fresh ? null : 'APPLIED', to: fresh ? 'PREVIEWED' : 'APPLIED' },
  };
}

/** From a file; the route has read it into rows. The same rows that stand applied answer that import again. */
export const previewFile = defineAction({
  name: 'indicators.previewFile',
  input: target.extend({
    about: z.enum(codesOf(importedThings)),
    way: z.enum(['csv', 'xlsx']),
    fileName: z.string().max(200),
    rows: z.array(rawRow),
  }),
  load: loadTarget,
  allow: (actor, _loaded, input) => mayEnter(actor, input.unitId),
  run: (tx, loaded, { rows, ...about }) => preview(tx, loaded, about, rows),
});

type Said = Readonly<Record<string, RawCell['content'] | undefined>>;
type Sent = { readonly secret?: boolean | undefined; readonly secretReason?: string | null | undefined };

/** A row of JSON as cells that name their place; what was left out is no cell, and the reason of a secret row stands in its own. */
const rowOf = ({ secret, secretReason, ...said }: Sent, index: number): RawRow => ({
  row: index + 1,
  cells: Object.fromEntries(
    Object.entries({ ...(said as Said), secret: secret ? secretReason : null }).flatMap(([column, content]) =>
      content === undefined ? [] : [[column, { place: `rows.${index}.${column}`, content, formula: false }]],
    ),
  ),
});

/** From another system, as rows of JSON. */
export const previewRows = defineAction({
  name: 'indicators.previewRows',
  input: sentRows(importedRow, mostRows),
  load: loadTarget,
  allow: (actor, _loaded, input) => mayEnter(actor, input.unitId),
  run: (tx, loaded, { unitId, year: ofYear, name, rows }) =>
    preview(tx, loaded, { unitId, year: ofYear, about: 'figures', way: 'http', fileName: name }, rows.map(rowOf)),
});

/** The rows of a list from another system. */
export const previewFacts = defineAction({
  name: 'indicators.previewFacts',
  input: sentRows(importedFact, mostFacts),
  load: loadTarget,
  allow: (actor, _loaded, input) => mayEnter(actor, input.unitId),
  run: (tx, loaded, { unitId, year: ofYear, name, rows }) =>
    preview(tx, loaded, { unitId, year: ofYear, about: 'facts', way: 'http', fileName: name }, rows.map(rowOf)),
});

/** What an import touched, for the trail: the months, or how many facts it entered and changed. */
const whatOf = (about: Import['about'], touched: readonly (Touched | TouchedFact)[]) =>
  about === 'figures'
    ? { months: (touched as readonly Touched[]).map((one) => one.month) }
    : { facts: touched.length, changed: (touched as readonly TouchedFact[]).filter((one) => one.before !== null).length };

/** Writes every line, or nothing at all; marked secrets become counts now. */
export const applyImport = defineAction({
  name: 'indicators.applyImport',
  input: z.object({ id, version }).strict(),
  load: (tx, input) => lockImport(tx, input.id),
  allow: (actor, it) => mayApply(actor, subjectOf(it)),
  async run(tx, it, input) {
    if (await appliedTwin(tx, it.unitId, it.year, it.sha256)) throw refuse(indicatorsRefusals.alreadyImported);
    const touched = it.about === 'figures' ? await applyFigures(tx, it) : await applyFacts(tx, it);
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
        detail: { lines: it.lines.length, ...whatOf(it.about, touched), secrets: it.secrets },
      },
    };
  },
});

/** As a whole, and only while everything it touched is as the import left it. Counts of secrets stay: they happened. */
export const undoImport = defineAction({
  name: 'indicators.undoImport',
  input: z.object({ id, version, reason: reason() }).strict(),
  load: (tx, input) => lockImport(tx, input.id),
  allow: (actor, it) => mayUndo(actor, subjectOf(it)),
  async run(tx, it, input) {
    await (it.about === 'figures' ? undoFigures(tx, it) : undoFacts(tx, it, input.reason));
    const change = sql`state = 'UNDONE', undone_by = ${tx.actor.name}, undone_at = ${tx.now.toISOString()}, undo_reason = ${input.reason}`;
    if (!(await moveImport(tx, it, input.version, change))) throw refuse(commonRefusals.stale);
    return {
      result: { id: it.id, version: input.version + 1 },
      trace: { ...traceOf(it), from: 'APPLIED', to: 'UNDONE', reason: input.reason, detail: whatOf(it.about, it.touched) },
    };
  },
});
