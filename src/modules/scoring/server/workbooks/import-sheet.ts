import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import type { Actor } from '#platform/actor.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import type { Services } from '#platform/http/module.ts';
import { readParts } from '#platform/http/parts.ts';
import { newId } from '#platform/ids.ts';
import { all, commonRefusals, demand, no, refuse, type Decision } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { readWorkbook } from '#platform/workbook/read.ts';
import { workbookRefusals } from '#platform/workbook/refusals.ts';
import { entriesAllowed } from '../../sheet/entry.ts';
import type { Column } from '../../sheet/points.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import { noteKeyOf, readSheetWorkbook } from '../../sheet/workbook.ts';
import { summaryApi } from '../../ranking/summary-contract.ts';
import { boundsOf, labelOf, lockFacts, readFacts, type SheetFacts } from '../sheets/facts.ts';
import { mayScoreLine, maySheet } from '../policy.ts';
import { touchSheet, writeLines } from '../repository.ts';

type Reading = z.input<(typeof summaryApi.readSheet)['response']>;

const steps = [
  ['self', 'saveSelf'],
  ['checked', 'saveCheck'],
  ['final', 'saveFinal'],
] as const satisfies readonly (readonly [Column, string])[];

/** The column this reader writes in the step that runs, with the answer of its policy. */
function columnFor(actor: Actor, facts: SheetFacts, today: string): { column: Column; decision: Decision } {
  const open = steps.find(([, verb]) => maySheet(actor, facts, verb, today).ok);
  const [column, verb] = open ?? steps[0];
  return { column, decision: maySheet(actor, facts, verb, today) };
}

/** Reads what was sent and stores nothing: the screen shows it first. */
export async function readSheetFile({
  params,
  request,
  actor,
  services,
}: {
  params: { id: string };
  request: FastifyRequest;
  actor: Actor;
  services: Services;
}): Promise<Reading> {
  const { file } = await readParts(request, workbookRefusals);
  if (!file) throw refuse(workbookRefusals.noFile);
  const facts = await services.db.read(actor, async (tx) => {
    const found = await readFacts(tx, params.id);
    return found && { found, today: tx.today };
  });
  if (!facts) throw refuse(commonRefusals.notFound);
  const { found, today } = facts;
  const { column, decision } = columnFor(actor, found, today);
  demand(decision);
  const reading = readSheetWorkbook(await readWorkbook(file.bytes), {
    lines: found.lines,
    others: found.items.flatMap((item) => (found.scored.includes(item) ? [] : [item.code])),
    column,
    mayScore: (itemId) => mayScoreLine(actor, found, itemId),
    boundsOf: boundsOf(found),
    stepHundredths: found.book.settings.stepHundredths,
  });
  return { fileName: file.name.slice(0, 255), column, changes: [...reading.changes], same: reading.same, problems: [...reading.problems] };
}

const cellOf = (line: SheetFacts['lines'][number], column: Column) => ({ points: line[column], note: line[noteKeyOf[column]] });

/** Puts points and notes of one column into lines, all of them or none. */
async function put(
  tx: Tx,
  facts: SheetFacts,
  column: Column,
  seen: number,
  values: ReadonlyMap<string, { readonly points: number | null; readonly note: string | null }>,
): Promise<void> {
  if (!(await touchSheet(tx, facts.sheet, seen))) throw refuse(commonRefusals.stale);
  await writeLines(
    tx,
    facts.sheet.id,
    facts.lines.flatMap((line) => {
      const value = values.get(line.itemId);
      return value ? [{ ...line, [column]: value.points, ...(value.note === null ? {} : { [noteKeyOf[column]]: value.note }) }] : [];
    }),
  );
}

const trace = (facts: SheetFacts, detail: unknown) => ({
  type: 'score_sheet',
  id: facts.sheet.id,
  label: labelOf(facts.sheet),
  unitId: facts.sheet.unitId,
  detail,
});

export const applySheetFile = defineAction({
  name: 'scoring.import-sheet',
  input: summaryApi.applySheet.body.extend({ id }),
  load: (tx, input) => lockFacts(tx, input.id),
  allow: (actor, facts, input, tx) =>
    all(
      columnFor(actor, facts, tx.today).decision,
      input.lines.every((line) => mayScoreLine(actor, facts, line.itemId)) ? { ok: true } : no(refusals.otherDesk, { codes: '' }),
    ),
  async run(tx, facts, { version, fileName, lines }) {
    const { column } = columnFor(tx.actor, facts, tx.today);
    demand(entriesAllowed(lines, facts.scored, facts.book.settings.stepHundredths, boundsOf(facts)));
    const after = new Map(lines.map((line) => [line.itemId, { points: line.points, note: line.note }]));
    const before = Object.fromEntries(facts.lines.filter((line) => after.has(line.itemId)).map((line) => [line.itemId, cellOf(line, column)]));
    await put(tx, facts, column, version, after);
    const importId = newId();
    await tx.run(sql`
      insert into scoring.sheet_import (id, sheet_id, column_name, file_name, before, after, made_on, made_by)
      values (${importId}, ${facts.sheet.id}, ${column}, ${fileName}, ${JSON.stringify(before)}::jsonb, ${JSON.stringify(Object.fromEntries(after))}::jsonb,
        ${tx.today}, ${tx.actor.name})`);
    return { result: { importId, version: version + 1 }, trace: trace(facts, { importId, fileName, column, lines: lines.length }) };
  },
});

interface StoredImport {
  readonly id: string;
  readonly columnName: Column;
  readonly before: Readonly<Record<string, { points: number | null; note: string }>>;
}

/** Takes the last import of the step back; a step that moved on, an import already taken back or one of criteria a return does not name is refused. */
export const undoSheetFile = defineAction({
  name: 'scoring.undo-import',
  input: summaryApi.undoSheet.body.extend({ id }),
  load: async (tx, input) => {
    const facts = await lockFacts(tx, input.id);
    const last = await tx.maybe<StoredImport>(sql`
      select id, column_name, before from scoring.sheet_import where sheet_id = ${input.id} and undone_by is null order by id desc limit 1`);
    return facts && last?.id === input.importId ? { facts, last } : undefined;
  },
  allow: (actor, { facts, last }, _input, tx) => {
    const { column, decision } = columnFor(actor, facts, tx.today);
    const named = facts.mending === null || Object.keys(last.before).every((itemId) => facts.mending?.has(itemId));
    return column === last.columnName && named ? decision : no(refusals.importMovedOn);
  },
  async run(tx, { facts, last }, { version }) {
    await put(tx, facts, last.columnName, version, new Map(Object.entries(last.before)));
    await tx.run(sql`update scoring.sheet_import set undone_by = ${tx.actor.name} where id = ${last.id}`);
    return { result: { version: version + 1 }, trace: trace(facts, { undone: last.id, lines: Object.keys(last.before).length }) };
  },
});

/** The import of this column that can still be taken back. */
export const lastImportOf = (tx: Tx, sheetId: string) =>
  tx.maybe<{ id: string; fileName: string; madeOn: string; lines: number; columnName: Column }>(sql`
    select id, file_name, made_on, column_name, (select count(*)::int from jsonb_object_keys(after)) as lines
    from scoring.sheet_import where sheet_id = ${sheetId} and undone_by is null order by id desc limit 1`);
