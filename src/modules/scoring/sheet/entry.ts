import { showHundredths } from '#platform/decimal.ts';
import { refuse, yes, type DeclaredRefusal, type Decision, type RefusalValues } from '#platform/refusal.ts';
import type { RuleItem } from './points.ts';
import { scoringRefusals as refusals } from '../refusals.ts';

/** One score somebody typed; `undefined` leaves the stored one. */
export interface Entry {
  readonly itemId: string;
  readonly points?: number | null | undefined;
}

const at = (index: number, spec: DeclaredRefusal, values: RefusalValues = {}): Decision => ({
  ok: false,
  refusal: refuse(spec, values, { field: `lines.${index}`, fields: [{ path: `lines.${index}`, message: refuse(spec, values).body.message }] }).body,
});

/** Between which points a line lies, and what its rule gives; both from the engine where it reads the table. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly proposed: number | null;
}

function onePoint(index: number, item: RuleItem, points: number, step: number | null, bounds: Bounds): Decision {
  if (item.kind === 'pass_fail') return points === 0 || points === item.maxHundredths ? yes : at(index, refusals.notPassFail, { code: item.code });
  // what the rule itself gives may lie between the steps people must keep
  if (points === bounds.proposed) return yes;
  if (points > bounds.high) return at(index, refusals.aboveMax, { code: item.code, max: showHundredths(bounds.high, 'vi', 0) });
  if (points < bounds.low) return at(index, refusals.belowLeast, { code: item.code, least: showHundredths(bounds.low, 'vi', 0) });
  if (step !== null && points % step !== 0) return at(index, refusals.offStep, { code: item.code, step: showHundredths(step, 'vi', 0) });
  return yes;
}

/**
 * May these scores be stored? Each line once, each a scored line of the table, within its maximum and on the step of
 * the table. `step` in hundredths, `null` = any.
 */
export function entriesAllowed(
  entries: readonly Entry[],
  scored: readonly RuleItem[],
  step: number | null,
  boundsOf: (itemId: string) => Bounds | undefined = () => undefined,
): Decision {
  const byId = new Map(scored.map((item) => [item.id, item]));
  const seen = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const item = byId.get(entry.itemId);
    if (!item) return at(index, refusals.unknownLine);
    if (seen.has(entry.itemId)) return at(index, refusals.twiceTheSame);
    seen.add(entry.itemId);
    const decision =
      entry.points === undefined || entry.points === null
        ? yes
        : onePoint(index, item, entry.points, step, boundsOf(item.id) ?? { low: 0, high: item.maxHundredths, proposed: null });
    if (!decision.ok) return decision;
  }
  return yes;
}
