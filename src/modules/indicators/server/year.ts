import { empty, sql, type Tx } from '#platform/db/database.ts';
import { endOfMonth } from '#platform/dates.ts';
import { progressOf, type YearProgress } from '#modules/progress/index.ts';
import { authoritiesOf } from '#modules/registrations/index.ts';
import type { Definition } from '../contract.ts';
import type { CountedFact } from '../facts.ts';
import {
  evaluate,
  isAsked,
  lastOver,
  verdictOf,
  yearValue,
  type Certainty,
  type MonthValue,
  type Parts,
  type Result,
  type YearValue,
  type Verdict,
} from '../rules.ts';
import { assignmentsOf, editionsOf, givenTo, trackingOf, validOn, type Asked, type Tracking, type UnitDefinition } from './definitions.ts';
import { cellsOf, entriesOf, partsOf, standing, type Entry, type Stored } from './entries.ts';

const monthNumbers = Array.from({ length: 12 }, (_, index) => index + 1);

export interface MonthCell extends MonthValue {
  readonly asked: boolean;
  readonly verdict: Verdict;
  readonly entryId: string | null;
  readonly carried: boolean;
  readonly parts: Parts;
}

export interface CodeYear extends UnitDefinition {
  readonly code: string;
  readonly months: readonly MonthCell[];
  readonly year: YearValue & { readonly verdict: Verdict };
}

export interface UnitYearFigures {
  readonly unitId: string;
  readonly tracking: Tracking | undefined;
  readonly entries: readonly Entry[];
  readonly indicators: readonly CodeYear[];
}

const nothing: Result = { known: false, why: 'NOT_SENT' };

const none: YearProgress = { rates: [], overdue: 0, planned: 0, done: 0 };
const count = (value: number) => ({ amount: String(value), missing: null });

/** What `progress` knows, in the shape of parts. Overdue and completion stand for today, so only the running month has them. */
function progressParts(code: string, month: number, now: number, { rates, overdue, planned, done }: YearProgress): Parts {
  const rate = rates[month - 1];
  if (!rate || planned === 0) return {};
  if (code === 'on-time') return rate.due > 0 ? { due: count(rate.due - rate.open), 'on-time': count(rate.onTime) } : {};
  if (month !== now) return {};
  return code === 'overdue' ? { overdue: count(overdue) } : { planned: count(planned), done: count(done) };
}

interface Sources {
  readonly entries: readonly Entry[];
  readonly cells: readonly Stored[];
  readonly progress: YearProgress;
  /** The month the present day lies in; 12 after the year. */
  readonly now: number;
}

function monthOf(given: UnitDefinition, month: number, year: number, sources: Sources): MonthCell {
  const { definition, target } = given;
  const asked = given.applies && isAsked(definition.period, month);
  if (definition.feed === 'progress') {
    const parts = progressParts(definition.code, month, sources.now, sources.progress);
    const result = Object.keys(parts).length === 0 ? nothing : evaluate(definition.formula, parts);
    return {
      month,
      asked,
      result,
      parts,
      certainty: result.known ? 'LIVE' : 'UNKNOWN',
      verdict: verdictOf(result, target),
      entryId: null,
      carried: false,
    };
  }
  const entry = standing(sources.entries.filter((one) => one.month === month));
  const cells = entry ? sources.cells.filter((cell) => cell.entryId === entry.id && cell.code === definition.code) : [];
  const parts = partsOf(cells);
  const result = cells.length === 0 ? nothing : evaluate(definition.formula, parts);
  const certainty: Certainty = entry && cells.length > 0 ? (entry.state === 'REPLACED' ? 'UNKNOWN' : entry.state) : 'UNKNOWN';
  return {
    month,
    asked,
    result,
    parts,
    certainty,
    verdict: verdictOf(result, target),
    entryId: entry?.id ?? null,
    carried: cells.length > 0 && cells.every((cell) => cell.carried),
  };
}

function codeYear(
  code: string,
  editions: readonly Asked[],
  given: (definition: Definition) => UnitDefinition,
  year: number,
  over: number,
  sources: Sources,
): CodeYear {
  const months = monthNumbers.map((month) => {
    const [edition] = validOn(editions, endOfMonth(year, month));
    const last = edition ?? editions.at(-1);
    if (!last) throw new Error(`no edition of ${code}`);
    const cell = monthOf(given(last), month, year, sources);
    return edition ? cell : { ...cell, asked: false };
  });
  const newest = validOn(editions, endOfMonth(year, 12))[0] ?? editions.at(-1);
  if (!newest) throw new Error(`no edition of ${code}`);
  const mine = given(newest);
  const value = yearValue(months, newest.period, over);
  return { code, ...mine, months, year: { ...value, verdict: verdictOf(value.result, mine.target) } };
}

/** Years of many units of one authority at once; `editions` are shared. The number of questions does not depend on the units. */
export async function figuresOf(tx: Tx, unitIds: readonly string[], year: number, editions: readonly Asked[]): Promise<UnitYearFigures[]> {
  const entries = await entriesOf(tx, unitIds, year);
  const cells = await cellsOf(
    tx,
    entries.map((entry) => entry.id),
  );
  const assignments = await assignmentsOf(tx, unitIds, year);
  const tracking = await trackingOf(tx, unitIds, year);
  const over = lastOver(year, tx.today);
  const byCode = Map.groupBy(
    editions.filter((one) => one.validFrom <= `${year}-12-31` && (one.validTo === null || one.validTo >= `${year}-01-01`)),
    (one) => one.code,
  );
  const asksProgress = [...byCode.values()].some((list) => list.some((one) => one.feed === 'progress'));
  const progress = asksProgress ? await progressOf(tx, unitIds, year) : new Map<string, YearProgress>();
  const entriesByUnit = Map.groupBy(entries, (entry) => entry.unitId);
  const cellsByEntry = Map.groupBy(cells, (cell) => cell.entryId);
  return unitIds.map((unitId) => {
    const own = entriesByUnit.get(unitId) ?? [];
    const sources: Sources = {
      entries: own,
      cells: own.flatMap((entry) => cellsByEntry.get(entry.id) ?? []),
      progress: progress.get(unitId) ?? none,
      now: Math.min(12, over + 1),
    };
    const given = (definition: Definition) =>
      givenTo(
        definition,
        assignments.find((one) => one.unitId === unitId && one.code === definition.code),
      );
    return {
      unitId,
      tracking: tracking.get(unitId),
      entries: own,
      indicators: [...byCode].map(([code, list]) => codeYear(code, list, given, year, over, sources)),
    };
  });
}

/** Years of units of any authority: they are asked authority by authority, and a group has one. */
export async function unitsFigures(tx: Tx, unitIds: readonly string[], year: number): Promise<Map<string, UnitYearFigures>> {
  const authorities = await authoritiesOf(tx, unitIds, year);
  const found = new Map<string, UnitYearFigures>();
  for (const [authorityId, ids] of Map.groupBy(unitIds, (unitId) => authorities.get(unitId)))
    for (const one of await figuresOf(tx, ids, year, authorityId === undefined ? [] : await editionsOf(tx, authorityId))) found.set(one.unitId, one);
  return found;
}

/** One unit's year. */
export async function unitFigures(tx: Tx, unitId: string, year: number): Promise<UnitYearFigures> {
  const found = (await unitsFigures(tx, [unitId], year)).get(unitId);
  if (!found) throw new Error('no figures');
  return found;
}

/** Months that are over, owed by a tracked unit, and not sent. */
export function notSent(figures: Pick<UnitYearFigures, 'tracking' | 'entries'>, over: number): number[] {
  const from = figures.tracking?.fromMonth;
  if (from === undefined) return [];
  return monthNumbers.filter((month) => {
    const entry = standing(figures.entries.filter((one) => one.month === month));
    return month >= from && month <= over && (entry === undefined || entry.state === 'DRAFT');
  });
}

/** The facts a count stands on, of one unit or of one kind. */
export function countedFacts(tx: Tx, unitId: string, year: number, kind?: string): Promise<CountedFact[]> {
  return tx.many(sql`
    select kind, state, category, begins_on, due_on, done_on, body, paper, beyond, milestones from indicators.fact
    where unit_id = ${unitId} and year = ${year} ${kind ? sql`and kind = ${kind}` : empty}`);
}
