import { showDate, type Day } from '#platform/dates.ts';
import { no, yes, type Decision } from '#platform/refusal.ts';
import { codesOfLines, inGroup, type RuleItem } from '../sheet/points.ts';
import { crossRefusals as refusals } from './refusals.ts';

export interface RoundState {
  readonly state: 'OPEN' | 'CLOSED';
  readonly dueOn: Day;
}

/** Scored lines the others mark: those the table names (a heading means all below it), else every line given by hand. */
export function crossItems<T extends RuleItem>(scored: readonly T[], codes: readonly string[]): T[] {
  return scored.filter((item) => (codes.length === 0 ? item.kind === 'manual' : codes.some((code) => inGroup(item.code, code))));
}

/** All are in or the time is over: from then on marks may be read and none comes in. The last day is open. */
export function marksOpen(round: RoundState, unsent: number, today: Day): boolean {
  return round.state === 'CLOSED' || today > round.dueOn || unsent === 0;
}

/** May marks still come in? */
export function stillScoring(round: RoundState, sentOn: Day | null, today: Day): Decision {
  if (sentOn !== null) return no(refusals.crossSent);
  if (round.state === 'CLOSED') return no(refusals.crossClosed);
  return today > round.dueOn ? no(refusals.crossOver, { until: showDate(round.dueOn) }) : yes;
}

export interface Mark {
  readonly itemId: string;
  readonly code: string;
  readonly self: number | null;
  readonly points: number | null;
  readonly note: string;
}

/** Every criterion has a mark, and one that differs from the unit's own says why. */
export function marksComplete(marks: readonly Mark[]): Decision {
  const open = marks.filter((mark) => mark.points === null);
  if (open.length > 0) return no(refusals.crossMissing, { count: open.length, codes: codesOfLines(open) });
  const silent = marks.filter((mark) => mark.self !== null && mark.points !== mark.self && mark.note === '');
  return silent.length > 0 ? no(refusals.crossNoteMissing, { codes: codesOfLines(silent) }) : yes;
}

export function mayCloseNow(round: RoundState, unsent: number, today: Day): Decision {
  if (round.state === 'CLOSED') return no(refusals.crossClosed);
  return marksOpen(round, unsent, today) ? yes : no(refusals.crossNotOver, { count: unsent, until: showDate(round.dueOn) });
}
