import { showDate, within, type Day } from '#platform/dates.ts';
import { no, noAbout, refuse, yes, type DeclaredRefusal, type Decision } from '#platform/refusal.ts';
import { sheetStates } from './labels.ts';
import { isSettled, transitionsOf, usualRoute, type Scorer, type SheetState, type SheetVerb, type Transition } from './sheet/path.ts';
import { scoringRefusals as refusals } from './refusals.ts';
import { codesOfLines, differing, missing, offered, type ScoredLine } from './sheet/points.ts';

export type { SheetState, SheetVerb, Side } from './sheet/path.ts';

/** The life of a sheet under the usual chain, which most tables have. */
export const usualTransitions: readonly Transition[] = transitionsOf(usualRoute);

/** Does the chain allow this verb in this state? A final sheet answers with the way a correction goes. */
export function stateAllows(verb: SheetVerb, state: SheetState, transitions: readonly Transition[] = usualTransitions): Decision {
  if (transitions.some((one) => one.verb === verb && one.from === state)) return yes;
  if (state === 'FINAL') return no(refusals.finalStays);
  return noAbout(refusals.wrongState, { state: sheetStates[state] });
}

/** The parts of a term that say who checks whom. */
export interface Leading {
  readonly headUnitId: string | null;
  readonly deputyUnitId: string | null;
  readonly hostUnitId: string | null;
}

/** The unit that leads: the head, or the host of a term whose head is unknown. */
export const leadUnitOf = (term: Leading): string | null => term.headUnitId ?? term.hostUnitId;

/**
 * Who checks a sheet: the leading unit; for the leading unit's own sheet the deputy (practice §12.6). Where the table names
 * the deputy, the deputy's own sheet goes to the head. `null` means the standing body: the table names it or the council it
 * works for, or the group has nobody else. Nobody checks itself.
 */
export function checkerOf(term: Leading, unitId: string, by: Scorer = 'head'): string | null {
  if (by === 'standing' || by === 'council') return null;
  const lead = leadUnitOf(term);
  if (by === 'deputy' && term.deputyUnitId !== null && term.deputyUnitId !== unitId) return term.deputyUnitId;
  if (lead !== unitId) return lead;
  return term.deputyUnitId === unitId ? null : term.deputyUnitId;
}

/** Which unit's leader makes the group's sheets final; `null` = the standing body. */
export const groupCloserOf = (term: Leading, by: Scorer): string | null => checkerOf(term, '', by);

/** Is this sheet made final with those of the group, not by somebody else because it is a leading unit's own? */
export const closedWithGroup = (term: Leading, unitId: string, by: Scorer): boolean => checkerOf(term, unitId, by) === groupCloserOf(term, by);

/** Which unit's leader records the meeting; `null` = the standing body. */
export function recorderOf(term: Leading, by: Scorer = 'group'): string | null {
  if (by === 'standing' || by === 'council') return null;
  return (by === 'deputy' ? term.deputyUnitId : null) ?? leadUnitOf(term);
}

/** Names the lines that stand in the way, in words and as fields a form can mark. */
function named(spec: DeclaredRefusal, lines: readonly ScoredLine[], path: (line: ScoredLine) => string): Decision {
  if (lines.length === 0) return yes;
  const fields = lines.map((line) => ({ path: path(line), message: { vi: `${line.code}. ${line.title}`, en: `${line.code}. ${line.title}` } }));
  return { ok: false, refusal: refuse(spec, { count: lines.length, codes: codesOfLines(lines) }, { fields }).body };
}

/**
 * Every criterion has its own score; the missing ones are named. A written 0 is a score. Other points than the rule
 * gives say why. Where a rule waits for the whole group nobody can know the points yet, so none are asked for (practice §6.8).
 */
export function selfComplete(lines: readonly ScoredLine[], waits: (line: ScoredLine) => boolean = () => false): Decision {
  const empty = missing(lines, 'self').filter((line) => !waits(line));
  const open = named(refusals.missingSelf, empty, (line) => `${line.itemId}.self`);
  if (!open.ok) return open;
  const silent = lines.filter((line) => line.proposed !== null && line.self !== line.proposed && line.selfNote === '');
  return named(refusals.noteMissing, silent, (line) => `${line.itemId}.selfNote`);
}

/** Every criterion is checked, and whoever gives other points than the unit, the rule or the other units says why. */
export function checkComplete(lines: readonly ScoredLine[]): Decision {
  const open = named(refusals.missingChecked, missing(lines, 'checked'), (line) => `${line.itemId}.checked`);
  if (!open.ok) return open;
  return named(
    refusals.commentMissing,
    lines.filter(
      (line) => line.checkComment === '' && [line.self ?? offered(line), offered(line) ?? line.checked].some((other) => other !== line.checked),
    ),
    (line) => `${line.itemId}.checkComment`,
  );
}

/** The unit may explain up to and including the last day, and only where scores differ. */
export function mayExplain(lines: readonly ScoredLine[], until: Day | null, today: Day): Decision {
  if (differing(lines).length === 0) return no(refusals.noDifference);
  if (!within(today, null, until)) return no(refusals.explainClosed, { until: showDate(until) });
  return yes;
}

export function explanationReady(lines: readonly ScoredLine[]): Decision {
  return lines.some((line) => line.explanation !== '') ? yes : no(refusals.nothingExplained);
}

/** To accept is to agree with every change, so no explanation may stand. */
export function acceptReady(lines: readonly ScoredLine[]): Decision {
  const written = lines.filter((line) => line.explanation !== '');
  return written.length === 0 ? yes : no(refusals.alreadyExplained, { codes: codesOfLines(written) });
}

/** Before the unit has answered, the second check waits for the deadline, unless there is nothing to answer. */
export function mayVerify(state: SheetState, lines: readonly ScoredLine[], until: Day | null, today: Day): Decision {
  if (state !== 'HEAD_REVIEWED' || differing(lines).length === 0 || !within(today, null, until)) return yes;
  return no(refusals.waitForUnit, { until: until === null ? null : showDate(until) });
}

/**
 * The points after the second check: what was set, else the checked points. The last authorised score counts, never
 * the highest of the three (practice §6.8).
 */
export const finalOf = (line: ScoredLine): number | null => line.final ?? line.checked;

/** Criteria that cannot be met yet, for example a programme without its approving paper, hold no points. */
export function proved(lines: readonly ScoredLine[], unproved: ReadonlySet<string>, points: (line: ScoredLine) => number | null): Decision {
  return named(
    refusals.notApproved,
    lines.filter((line) => unproved.has(line.itemId) && (points(line) ?? 0) > 0),
    (line) => `${line.itemId}.checked`,
  );
}

/** Every criterion has points, an explanation gets an answer, and so does every point changed once more. */
export function verifyComplete(lines: readonly ScoredLine[]): Decision {
  const open = named(
    refusals.missingChecked,
    lines.filter((line) => finalOf(line) === null),
    (line) => `${line.itemId}.final`,
  );
  if (!open.ok) return open;
  const silent = lines.filter(
    (line) => line.finalComment === '' && (line.explanation !== '' || (line.final !== null && line.final !== (line.checked ?? line.self))),
  );
  return named(refusals.answerMissing, silent, (line) => `${line.itemId}.finalComment`);
}

/** Which columns of a sheet a reader sees: work in progress stays with the side that is working. */
export interface Visible {
  readonly checked: boolean;
  readonly explanation: boolean;
  readonly final: boolean;
}

const order = Object.keys(sheetStates) as SheetState[];
const reached = (state: SheetState, step: SheetState) => order.indexOf(state) >= order.indexOf(step);

/** What happened on the way: a return shows the unit what the checker found, an explanation once sent is no secret again. */
export interface Past {
  readonly returned: boolean;
  readonly explained: boolean;
}

export function visibleColumns(state: SheetState, reader: { unit: boolean; checker: boolean }, { returned, explained }: Past): Visible {
  return {
    checked: reader.checker || reached(state, 'HEAD_REVIEWED') || (state === 'SELF_DRAFT' && returned),
    explanation: reader.unit || reached(state, 'EXPLAINED') || (reader.checker && explained),
    final: reader.checker || isSettled(state),
  };
}
