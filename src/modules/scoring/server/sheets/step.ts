import type { Sql, Tx } from '#platform/db/database.ts';
import { sql } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import type { StepVerb } from '../../labels.ts';
import { closerOf, isSettled, moveOf, secondCheckSets, type Move, type SheetState, type SheetVerb } from '../../sheet/path.ts';
import { differing, type ScoredLine } from '../../sheet/points.ts';
import { closedWithGroup, finalOf } from '../../rules.ts';
import { storeConditions } from './conditions.ts';
import type { SheetFacts } from './facts.ts';
import { totalOf } from '../proposals/totals.ts';
import { moveSheet, stepsOf, writeLines, writeStep } from '../repository.ts';

/**
 * How many sheets of the term stand before the meeting, wait for whoever makes the group's sheets final, and are not at the end.
 * The few that somebody else closes (a leading unit's own) are that desk's, each by itself.
 */
export async function leftOf(tx: Tx, { term, chain }: Pick<SheetFacts, 'term' | 'chain'>) {
  const steps = await stepsOf(tx, [term.id]);
  const at = (state: SheetState) => steps.filter((step) => step.state === state);
  const final = new Set(at('FINAL').map((step) => step.unitId));
  return {
    toConfirm: at('VERIFIED').length,
    toFinalize: at('CONFIRMED').filter((step) => closedWithGroup(term, step.unitId, closerOf(chain))).length,
    toScore: term.memberUnitIds.filter((unitId) => !final.has(unitId)).length,
  };
}

/** Where a verb takes this sheet on the path of its table. */
export const moveFor = (facts: SheetFacts, verb: SheetVerb, lines: readonly ScoredLine[] = facts.lines): Move =>
  moveOf(facts.route, verb, facts.sheet, { differences: differing(lines).length });

/** The points the meeting gets; a criterion that only the second check has seen is checked by it. */
function settledLines({ route, sheet }: SheetFacts, lines: readonly ScoredLine[]): ScoredLine[] {
  const sets = secondCheckSets(route, sheet.state);
  return lines.map((line) => {
    const final = sets ? finalOf(line) : line.checked;
    return { ...line, final, checked: line.checked ?? final };
  });
}

interface Step {
  readonly move: Move;
  readonly lines?: readonly ScoredLine[];
  readonly sets?: readonly Sql[];
  readonly note?: string;
}

/**
 * One step of a sheet: it moves, its points become the final ones where it leaves the last check, conditions are judged again,
 * the journal says so. Answers the final total where this step made it. Refused when the sheet moved on since `seen`.
 */
export async function goOn(
  tx: Tx,
  facts: SheetFacts,
  seen: number,
  verb: StepVerb,
  { move, lines = facts.lines, sets = [], note = '' }: Step,
): Promise<number | null> {
  const { sheet, compiled } = facts;
  const settled = isSettled(move.to) && !isSettled(sheet.state) ? settledLines(facts, lines) : null;
  const finalTotal = settled && totalOf(compiled, sheet, settled, 'final');
  if (settled) await writeLines(tx, sheet.id, settled);
  const late = settled && lines.some((line) => line.checked === null);
  const totals = settled
    ? [
        sql`final_total_hundredths = ${finalTotal}`,
        ...(late ? [sql`checked_total_hundredths = ${totalOf(compiled, sheet, settled, 'checked')}`] : []),
      ]
    : [];
  if (!(await moveSheet(tx, sheet, seen, move, [...sets, ...totals]))) throw refuse(commonRefusals.stale);
  await storeConditions(tx, facts);
  await writeStep(tx, sheet, verb, move.to, note);
  return finalTotal;
}
