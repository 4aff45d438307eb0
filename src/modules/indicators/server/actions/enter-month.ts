import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import type { Tx } from '#platform/db/database.ts';
import { sql } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { optionalParagraph, reason, version, yearParam, id } from '#platform/schema.ts';
import { mayView } from '#modules/progress/index.ts';
import { indicatorsRefusals, type Cell } from '../../contract.ts';
import { showAmount, unitsOf } from '../../numbers.ts';
import { contradiction, dueOn, type Parts } from '../../rules.ts';
import { cell, monthParam } from '../../shapes.ts';
import { beginEntry, cellsOf, changeEntry, lockMonth, partsOf, writeCells, type Entry, type Stored } from '../entries.ts';
import { askedParts, listComplete, liveCounts, mayCarry, monthLines, type MonthLines } from '../form.ts';
import { mayKeepSame, maySave, maySubmit } from '../policy.ts';
import { entryObject, oweConfirmation, settleEntry } from '../watch.ts';
import type { UnitDefinition } from '../definitions.ts';

const which = z.object({ unitId: id, year: yearParam, month: monthParam }).strict();
const readVersion = z.number().int().min(-1);

async function load(tx: Tx, { unitId, year, month }: z.output<typeof which>): Promise<MonthLines | undefined> {
  if (!(await mayView(tx, unitId, year))) return undefined;
  return monthLines(tx, unitId, year, month, await lockMonth(tx, unitId, year, month));
}

/** -1 says "nothing was saved yet": it meets only a form that nobody has touched. */
const meets = (read: number, stored: number) => (read === -1 ? stored === 0 : read === stored);

/** The draft to write, held to the version that was read. */
async function draftOf(tx: Tx, { subject, open }: MonthLines, read: number): Promise<Entry> {
  const entry = open ?? (await beginEntry(tx, subject.unitId, subject.year, subject.month));
  if (!meets(read, entry.version)) throw refuse(commonRefusals.stale);
  return entry;
}

export const traceOf = (entry: Pick<Entry, 'id' | 'unitId' | 'year' | 'month' | 'revision'>) => ({
  type: entryObject,
  id: entry.id,
  label: `Tháng ${entry.month}/${entry.year}${entry.revision > 1 ? `, bản sửa ${entry.revision - 1}` : ''}`,
  unitId: entry.unitId,
});

/** Only what is asked, each with a number or a reason, never both. */
function checkCells(cells: readonly Cell[], lines: readonly UnitDefinition[]): void {
  for (const { code, part, amount, missing, note } of cells) {
    const line = lines.find((one) => one.definition.code === code);
    if (!line || !askedParts(line).includes(part)) throw refuse(indicatorsRefusals.unknownPart);
    if (amount !== null && missing !== null) throw refuse(indicatorsRefusals.amountOrReason);
    if (missing === 'OTHER' && note === '') throw refuse(indicatorsRefusals.amountOrReason);
    if (part === listComplete && amount !== null && amount !== '1') throw refuse(indicatorsRefusals.unknownPart);
  }
}

export const saveMonth = defineAction({
  name: 'indicators.save',
  input: which.extend({ version: readVersion, cells: z.array(cell.strict()).max(300), note: optionalParagraph(3000) }),
  load,
  allow: (actor, { subject }, _input, tx) => maySave(actor, subject, tx.today),
  async run(tx, month, input) {
    checkCells(input.cells, month.lines);
    const entry = await draftOf(tx, month, input.version);
    const last = new Map(month.last?.cells.map((one) => [`${one.code}/${one.part}`, one]));
    const carried = (one: Cell) => {
      const before = last.get(`${one.code}/${one.part}`);
      return entry.noChangeReason !== '' && before !== undefined && before.amount === one.amount && before.missing === one.missing;
    };
    await writeCells(
      tx,
      entry.id,
      input.cells.map((one) => ({ ...one, carried: carried(one) })),
    );
    if (!(await changeEntry(tx, entry, entry.version, sql`note = ${input.note}`))) throw refuse(commonRefusals.stale);
    return {
      result: { version: entry.version + 1 },
      trace: { ...traceOf(entry), from: month.open?.state ?? null, to: 'DRAFT', detail: { cells: input.cells.length } },
    };
  },
});

/** One tap: last month's numbers stand for this month too, and the reason says why (R-076, R-077). */
export const keepSame = defineAction({
  name: 'indicators.noChange',
  input: which.extend({ version: readVersion, reason: reason() }),
  load,
  allow: (actor, month, _input, tx) => mayKeepSame(actor, month.subject, tx.today, carriedCells(month).length > 0),
  async run(tx, month, input) {
    const entry = await draftOf(tx, month, input.version);
    const cells = carriedCells(month);
    await writeCells(tx, entry.id, cells);
    if (!(await changeEntry(tx, entry, entry.version, sql`no_change_reason = ${input.reason}`))) throw refuse(commonRefusals.stale);
    return {
      result: { version: entry.version + 1 },
      trace: { ...traceOf(entry), from: month.open?.state ?? null, to: 'DRAFT', reason: input.reason, detail: { carried: cells.length } },
    };
  },
});

function carriedCells({ lines, last, subject }: MonthLines) {
  return lines.flatMap((line) =>
    mayCarry(line, subject.month)
      ? (last?.cells ?? [])
          .filter((one) => one.code === line.definition.code && askedParts(line).includes(one.part))
          .map(({ code, part, amount, missing, note }) => ({ code, part, amount, missing, note, carried: true }))
      : [],
  );
}

/** Refuses what a form cannot say: gaps, contradictions, totals that fall in silence, a copy without a reason. */
function checkMonth({ lines, last, subject }: MonthLines, cells: readonly Stored[], counts: ReadonlyMap<string, Parts>, noChange: string): void {
  const of = (code: string, part: string, among: readonly Stored[] = cells) => among.find((one) => one.code === code && one.part === part);
  const gaps = lines.flatMap((line) => askedParts(line).flatMap((part) => (of(line.definition.code, part) ? [] : [line.definition.name.vi])));
  if (gaps.length > 0) throw refuse(indicatorsRefusals.incomplete, { count: gaps.length, names: [...new Set(gaps)].slice(0, 3).join('; ') });
  for (const line of lines) {
    const { code, name, formula, counting, feed, parts } = line.definition;
    const said = feed === 'facts' ? (counts.get(code) ?? {}) : partsOf(cells.filter((one) => one.code === code));
    if (contradiction(formula, said) !== null) throw refuse(indicatorsRefusals.contradictory, { name: name.vi });
    if (feed !== 'entry' || counting !== 'CUMULATIVE' || subject.month === 1) continue;
    for (const part of parts) {
      const [now, before] = [of(code, part.code), of(code, part.code, last?.cells ?? [])];
      if (!now || now.amount === null || !before || before.amount === null || unitsOf(now.amount) >= unitsOf(before.amount)) continue;
      if (now.note === '')
        throw refuse(indicatorsRefusals.fellWithoutNote, {
          name: `${name.vi}: ${part.vi}`,
          before: showAmount(before.amount),
          now: showAmount(now.amount),
        });
    }
  }
  const typed = lines.filter((line) => line.definition.feed === 'entry' && mayCarry(line, subject.month));
  const pairs = typed.flatMap((line) =>
    askedParts(line).map((part) => [of(line.definition.code, part), of(line.definition.code, part, last?.cells ?? [])] as const),
  );
  const same = pairs.length > 0 && pairs.every(([now, before]) => now !== undefined && before !== undefined && now.amount === before.amount);
  if (same && noChange === '' && pairs.some(([now]) => now?.amount !== null)) throw refuse(indicatorsRefusals.noChangeNeedsReason);
}

/** Lists called complete are frozen as they stand, so that a later entry cannot change what was signed. */
async function freezeCounts(
  tx: Tx,
  entry: Entry,
  { lines }: MonthLines,
  cells: readonly Stored[],
  counts: ReadonlyMap<string, Parts>,
): Promise<void> {
  await tx.run(sql`
    delete from indicators.value where entry_id = ${entry.id} and part <> ${listComplete}
      and code = any (${lines.filter((line) => line.definition.feed === 'facts').map((line) => line.definition.code)})`);
  const frozen = lines.flatMap((line) => {
    const { code, feed } = line.definition;
    const complete = cells.find((one) => one.code === code && one.part === listComplete);
    if (feed !== 'facts' || !complete || complete.amount === null) return [];
    return Object.entries(counts.get(code) ?? {}).map(([part, value]) => ({
      code,
      part,
      amount: value?.amount ?? null,
      missing: null,
      note: '',
      carried: complete.carried,
    }));
  });
  await writeCells(tx, entry.id, frozen);
}

export const submitMonth = defineAction({
  name: 'indicators.submit',
  input: which.extend({ version }),
  load,
  allow: (actor, { subject }, _input, tx) => maySubmit(actor, subject, tx.today),
  async run(tx, month, input) {
    const { open } = month;
    if (!open || open.version !== input.version) throw refuse(commonRefusals.stale);
    const cells = await cellsOf(tx, [open.id]);
    const counts = await liveCounts(tx, open.unitId, open.year, open.month, month.lines);
    checkMonth(month, cells, counts, open.noChangeReason);
    await freezeCounts(tx, open, month, cells, counts);
    const late = open.late || (open.revision === 1 && open.submittedOn === null && tx.today > dueOn(open.year, open.month));
    const saved = await changeEntry(
      tx,
      open,
      input.version,
      sql`state = 'SUBMITTED', submitted_on = ${tx.today}, submitted_by = ${tx.actor.name}, late = ${late}, return_reason = ''`,
    );
    if (!saved) throw refuse(commonRefusals.stale);
    await settleEntry(tx, open.id);
    for (const entry of month.entries) if (entry.state === 'CONFIRMED') await settleEntry(tx, entry.id);
    await oweConfirmation(tx, open);
    return { result: { id: open.id, version: input.version + 1 }, trace: { ...traceOf(open), from: 'DRAFT', to: 'SUBMITTED', detail: { late } } };
  },
});
