import type { Compiled } from '../../engine/compile.ts';
import { unitFacts } from '../../engine/facts.ts';
import type { UnitScore } from '../../engine/result.ts';
import { givenOf } from '../../sheet/given.ts';
import { runningTotal, type Column, type ScoredLine } from '../../sheet/points.ts';
import type { StoredSheet } from '../repository.ts';
import { evaluateUnits } from './propose.ts';

/** Totals of one column by the table's own settings: caps, additions outside the scale, criteria not asked of this unit. */
export function totalsBy(
  compiled: Compiled,
  sheet: Pick<StoredSheet, 'unitId' | 'unitName' | 'notAssigned'>,
  given: readonly { readonly code: string; readonly points: number | null }[],
): UnitScore['totals'] | null {
  const byCode = new Map(given.map((one) => [one.code, one.points]));
  const unit = unitFacts.parse({ code: sheet.unitId, name: sheet.unitName, notAssigned: sheet.notAssigned });
  const { units } = evaluateUnits(compiled, [{ ...unit, ...givenOf(compiled, (code) => byCode.get(code) ?? null) }], false);
  return units[0]?.totals ?? null;
}

/** One column of a sheet, as `totalsBy` takes it. */
export const columnOf = (lines: readonly ScoredLine[], column: Column) => lines.map((line) => ({ code: line.code, points: line[column] }));

/** The total of a complete column; while points are missing the sum of what is filled, and `null` when nothing is. */
export function totalOf(
  compiled: Compiled | null,
  sheet: Pick<StoredSheet, 'unitId' | 'unitName' | 'notAssigned'>,
  lines: readonly ScoredLine[],
  column: Column,
): number | null {
  const running = runningTotal(lines, column);
  if (compiled === null || running === null || lines.some((line) => line[column] === null)) return running;
  return totalsBy(compiled, sheet, columnOf(lines, column))?.total ?? running;
}
