import { sql, type Tx } from '#platform/db/database.ts';
import { crossResult } from '../../cross/result.ts';
import { marksOpen } from '../../cross/rules.ts';
import { readRulebook } from '../repository.ts';
import { marksOf, pairsOf, roundOfTerm, type StoredMark } from './repository.ts';

export interface CrossScores {
  readonly unitId: string;
  readonly itemId: string;
  /** Combined as the table says; `null` when nobody gave a mark. */
  readonly result: number | null;
  readonly marks: readonly { readonly scorerUnitId: string; readonly points: number; readonly note: string }[];
}

/**
 * What came of the cross-scoring of a group: one result for each unit and criterion, with the marks behind it. `undefined`
 * before all are in or the time is over, or without a round. Marks that were never sent do not count.
 */
export async function crossScoresOf(tx: Tx, termId: string): Promise<CrossScores[] | undefined> {
  const round = await roundOfTerm(tx, termId);
  if (!round) return undefined;
  const pairs = await pairsOf(tx, round.id);
  const unsent = pairs.filter((pair) => pair.sentOn === null);
  if (!marksOpen(round, unsent.length, tx.today)) return undefined;
  const late = new Set(unsent.map((pair) => `${pair.scorerUnitId} ${pair.scoredUnitId}`));
  const marks = (await marksOf(tx, round.id)).filter((mark) => !late.has(`${mark.scorerUnitId} ${mark.scoredUnitId}`));
  const step = (await readRulebook(tx, round.rulebookId))?.settings.stepHundredths ?? 1;
  const units = [...new Set(pairs.map((pair) => pair.scoredUnitId))];
  return units.flatMap((unitId) => round.itemIds.map((itemId) => combined(unitId, itemId, marks, round.combine, step)));
}

function combined(unitId: string, itemId: string, all: readonly StoredMark[], way: Parameters<typeof crossResult>[1], step: number): CrossScores {
  const marks = all.flatMap((mark) =>
    mark.scoredUnitId === unitId && mark.itemId === itemId && mark.points !== null
      ? [{ scorerUnitId: mark.scorerUnitId, points: mark.points, note: mark.note }]
      : [],
  );
  return {
    unitId,
    itemId,
    result: crossResult(
      marks.map((mark) => mark.points),
      way,
      step,
    ),
    marks,
  };
}

/** The results of one unit by criterion, for its sheet; empty while they are closed to this reader. */
export async function crossOfUnit(tx: Tx, termId: string, unitId: string): Promise<Map<string, number>> {
  const scores = (await crossScoresOf(tx, termId)) ?? [];
  return new Map(scores.flatMap((one) => (one.unitId === unitId && one.result !== null ? [[one.itemId, one.result] as const] : [])));
}

/** Whether a unit's own points were sent, by unit: the round opens when all are. */
export async function unitsNotSubmitted(tx: Tx, termId: string): Promise<string[]> {
  const rows = await tx.many<{ unitId: string }>(sql`select unit_id from scoring.steps_of(array[${termId}::uuid]) where state = 'SELF_DRAFT'`);
  return rows.map((row) => row.unitId);
}
