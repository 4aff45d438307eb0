import { sql, type Tx } from '#platform/db/database.ts';
import { endOfMonth } from '#platform/dates.ts';
import { authorityOf } from '#modules/registrations/index.ts';
import type { FormLine, MonthForm } from '../contract.ts';
import { countFacts } from '../facts.ts';
import { dueOn, evaluate, isAsked, type Parts } from '../rules.ts';
import { assignmentsOf, editionsOf, givenTo, holdersOf, levelsOf, trackingOf, validOn, type UnitDefinition } from './definitions.ts';
import { cellsOf, openOf, partsOf, revisionsOf, standing, type Entry, type Stored } from './entries.ts';
import { canOfMonth, type MonthSubject } from './policy.ts';
import { countedFacts, unitFigures, type CodeYear } from './year.ts';
import { mayView } from '#modules/progress/index.ts';

/** In a list-fed line the officer says one thing: that the list is complete up to the month's end. */
export const listComplete = 'complete';

/** The cells a line asks for. */
export const askedParts = ({ definition }: Pick<UnitDefinition, 'definition'>): string[] =>
  definition.feed === 'progress' ? [] : definition.feed === 'facts' ? [listComplete] : definition.parts.map((part) => part.code);

export interface MonthLines {
  readonly subject: MonthSubject;
  /** What is asked of this unit in this month. */
  readonly lines: readonly UnitDefinition[];
  readonly entries: readonly Entry[];
  readonly open: Entry | undefined;
  /** The form before this one that may be taken over, with its cells. */
  readonly last: { readonly month: number; readonly year: number; readonly cells: readonly Stored[] } | undefined;
}

async function lastForm(tx: Tx, unitId: string, year: number, month: number): Promise<MonthLines['last']> {
  const [lastYear, lastMonth] = month === 1 ? [year - 1, 12] : [year, month - 1];
  const entry = standing(await revisionsOf(tx, unitId, lastYear, lastMonth));
  return entry && { month: lastMonth, year: lastYear, cells: await cellsOf(tx, [entry.id]) };
}

/** Everything a verb of a month stands on; the caller may already hold the locked revisions. */
export async function monthLines(tx: Tx, unitId: string, year: number, month: number, entries?: readonly Entry[]): Promise<MonthLines> {
  const found = entries ?? (await revisionsOf(tx, unitId, year, month));
  const authorityId = await authorityOf(tx, unitId, year);
  const editions = authorityId ? await editionsOf(tx, authorityId) : [];
  const assignments = await assignmentsOf(tx, [unitId], year);
  const tracking = (await trackingOf(tx, [unitId], year)).get(unitId);
  const lines = validOn(editions, endOfMonth(year, month))
    .map((definition) =>
      givenTo(
        definition,
        assignments.find((one) => one.code === definition.code),
      ),
    )
    .filter((line) => line.applies && isAsked(line.definition.period, month));
  const open = openOf(found);
  return {
    subject: {
      unitId,
      year,
      month,
      fromMonth: tracking?.fromMonth ?? null,
      open: open?.state ?? null,
      confirmed: found.some((entry) => entry.state === 'CONFIRMED'),
    },
    lines,
    entries: found,
    open,
    last: await lastForm(tx, unitId, year, month),
  };
}

/** Numbers that run from 1 January start anew; a level of December is still the level. */
export const mayCarry = (line: UnitDefinition, month: number): boolean => month > 1 || line.definition.counting === 'LEVEL';

/** The lists as they stand at the end of the month, by code. */
export async function liveCounts(tx: Tx, unitId: string, year: number, month: number, lines: readonly UnitDefinition[]): Promise<Map<string, Parts>> {
  const authorityId = await authorityOf(tx, unitId, year);
  const levels = authorityId ? await levelsOf(tx, authorityId) : [];
  const onlineLevels = new Set(levels.filter((level) => level.countsOnline).map((level) => level.code));
  const facts = lines.some((line) => line.definition.feed === 'facts') ? await countedFacts(tx, unitId, year) : [];
  return new Map(
    lines.flatMap(({ definition }) =>
      definition.factKind === null
        ? []
        : [
            [
              definition.code,
              countFacts(definition.factKind, facts, endOfMonth(year, month), { onlineLevels, pendingDays: definition.pendingDays ?? 60 }),
            ] as const,
          ],
    ),
  );
}

const shownCell = ({ code, part, amount, missing, note, carried }: Stored) => ({ code, part, amount, missing, note, carried });
const live = (parts: Parts | undefined) => Object.entries(parts ?? {}).map(([part, value]) => ({ part, amount: value?.amount ?? null }));

/** What the work programme says about a month; what it only says about the year as of today stands in every month. */
const progressCell = (found: CodeYear | undefined, month: number) => {
  const cell = found?.months[month - 1];
  return cell?.result.known || found?.code === 'on-time' ? cell : found?.months.find((one) => one.result.known);
};

/** The form of a month; `undefined` when the unit is hidden from the caller or no such revision is to be seen. */
export async function monthFormOf(tx: Tx, unitId: string, year: number, month: number, revision?: number): Promise<MonthForm | undefined> {
  const unit = await tx.maybe<{ id: string; name: string }>(sql`select id, name from directory.unit where id = ${unitId}`);
  if (!unit || !(await mayView(tx, unitId, year))) return undefined;
  const { subject, lines, entries, open, last } = await monthLines(tx, unitId, year, month);
  const entry = revision === undefined ? (open ?? standing(entries)) : entries.find((one) => one.revision === revision);
  if (revision !== undefined && !entry) return undefined;
  const cells = entry ? await cellsOf(tx, [entry.id]) : [];
  const counts = await liveCounts(tx, unitId, year, month, lines);
  const fromProgress = (await unitFigures(tx, unitId, year)).indicators.filter((one) => one.definition.feed === 'progress');
  const holders = await holdersOf(tx, unitId);
  const formLines = lines.map((line): FormLine => {
    const { code, feed, formula } = line.definition;
    const own = cells.filter((cell) => cell.code === code);
    const read = progressCell(
      fromProgress.find((one) => one.code === code),
      month,
    );
    const counted = counts.get(code);
    const complete = own.some((cell) => cell.part === listComplete && cell.amount !== null);
    const frozen = own.some((cell) => cell.part !== listComplete);
    const parts = feed === 'facts' ? (frozen ? partsOf(own) : complete ? (counted ?? {}) : {}) : partsOf(own);
    return {
      definition: line.definition,
      target: line.target,
      postTitle: line.postTitle,
      holders: holders(line.postTitle),
      cells: own.map(shownCell),
      last:
        last && mayCarry(line, month) ? last.cells.filter((cell) => cell.code === code && askedParts(line).includes(cell.part)).map(shownCell) : [],
      live: feed === 'progress' ? live(read?.parts) : live(counted),
      result:
        feed === 'progress'
          ? (read?.result ?? { known: false, why: 'NOT_SENT' })
          : own.length === 0
            ? { known: false, why: 'NOT_SENT' }
            : evaluate(formula, parts),
    };
  });
  return {
    id: entry?.id ?? null,
    unit,
    year,
    month,
    revision: entry?.revision ?? 1,
    state: entry?.state ?? 'DRAFT',
    dueOn: dueOn(year, month),
    late: entry?.late ?? false,
    note: entry?.note ?? '',
    noChangeReason: entry?.noChangeReason ?? '',
    returnReason: entry?.returnReason ?? '',
    correctionReason: entry?.correctionReason ?? '',
    submittedOn: entry?.submittedOn ?? null,
    submittedBy: entry?.submittedBy ?? null,
    confirmedOn: entry?.confirmedOn ?? null,
    confirmedBy: entry?.confirmedBy ?? null,
    lastMonth: formLines.some((line) => line.last.length > 0) ? (last?.month ?? null) : null,
    lines: formLines,
    revisions: entries.map((one) => ({
      id: one.id,
      revision: one.revision,
      state: one.state,
      reason: one.correctionReason,
      submittedOn: one.submittedOn,
      submittedBy: one.submittedBy,
      confirmedOn: one.confirmedOn,
      confirmedBy: one.confirmedBy,
    })),
    synthetic: entry?.synthetic ?? false,
    version: entry?.version ?? -1,
    can: canOfMonth(
      tx.actor,
      subject,
      tx.today,
      formLines.some((line) => line.last.length > 0),
    ),
  };
}
