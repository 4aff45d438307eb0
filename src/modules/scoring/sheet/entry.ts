import { showHundredths } from '#platform/decimal.ts';
import { noAbout, yes, type DeclaredRefusal, type Decision } from '#platform/refusal.ts';
import type { Text } from '#platform/text.ts';
import type { RuleItem } from './points.ts';
import { scoringRefusals as refusals } from '../refusals.ts';

/** One score somebody typed; `undefined` leaves the stored one. */
export interface Entry {
  readonly itemId: string;
  readonly points?: number | null | undefined;
}

type Words = Readonly<Record<string, Text | string>>;

function at(path: string, spec: DeclaredRefusal, values: Words = {}): Decision {
  const decision = noAbout(spec, values, path);
  return decision.ok ? decision : { ok: false, refusal: { ...decision.refusal, fields: [{ path, message: decision.refusal.message }] } };
}

const points = (value: number): Text => ({ vi: showHundredths(value, 'vi', 0), en: showHundredths(value, 'en', 0) });

/** Between which points a line lies, and what its rule gives; both from the engine where it reads the table. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly proposed: number | null;
}

function onePoint(path: string, item: RuleItem, given: number, step: number | null, bounds: Bounds): Decision {
  if (item.kind === 'pass_fail') return given === 0 || given === item.maxHundredths ? yes : at(path, refusals.notPassFail, { code: item.code });
  // what the rule itself gives may lie between the steps people must keep
  if (given === bounds.proposed) return yes;
  if (given > bounds.high) return at(path, refusals.aboveMax, { code: item.code, max: points(bounds.high) });
  if (given < bounds.low) return at(path, refusals.belowLeast, { code: item.code, least: points(bounds.low) });
  if (step !== null && given % step !== 0) return at(path, refusals.offStep, { code: item.code, step: points(step) });
  return yes;
}

/**
 * May these scores be stored? Each line once, each a scored line of the table, within its maximum and on the step of
 * the table. `step` in hundredths, `null` = any. `pathOf`: the field of the form each entry came from.
 */
export function entriesAllowed(
  entries: readonly Entry[],
  scored: readonly RuleItem[],
  step: number | null,
  boundsOf: (itemId: string) => Bounds | undefined = () => undefined,
  pathOf: (index: number) => string = (index) => `lines.${index}`,
): Decision {
  const byId = new Map(scored.map((item) => [item.id, item]));
  const seen = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const item = byId.get(entry.itemId);
    const path = pathOf(index);
    if (!item) return at(path, refusals.unknownLine);
    if (seen.has(entry.itemId)) return at(path, refusals.twiceTheSame);
    seen.add(entry.itemId);
    const decision =
      entry.points === undefined || entry.points === null
        ? yes
        : onePoint(path, item, entry.points, step, boundsOf(item.id) ?? { low: 0, high: item.maxHundredths, proposed: null });
    if (!decision.ok) return decision;
  }
  return yes;
}
