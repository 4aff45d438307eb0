import type { Day } from '#platform/dates.ts';
import type { Text } from '#platform/text.ts';
import type { Facts, KnownList } from './facts.ts';
import type { Verdict, VerdictNode } from './verdict.ts';

/** What a predicate may look at. Pure data; the clock is `acceptedOn`. */
export interface Asked {
  readonly facts: Facts;
  /** Last achievement year counted. */
  readonly year: number;
  readonly acceptedOn: Day;
  readonly award: string;
  /** Title or form; `undefined` for a code the catalogue does not have. */
  readonly kindOf: (award: string) => 'title' | 'commendation' | undefined;
  readonly nameOf: (award: string) => Text;
  /** Sudden and thematic results may not carry upward (law.md X3) under the regime asked. */
  readonly upwardBan: boolean;
  /** Share by which women leaders' time in post is shorter, as a divisor: 3 = one third; `null` = none (X8). */
  readonly womenPostDivisor: number | null;
  /** Where it stands that an initiative of one title should not serve a later one; `null` = nothing recorded that day. */
  readonly reuse: () => Reuse | null;
  /** The binding standard of another award for the same subject and year, without the general rules. */
  readonly meets: (award: string) => Answer;
}

export interface Reuse {
  readonly words: Text;
  readonly cite: string;
  readonly citations: VerdictNode['citations'];
  readonly confidence: VerdictNode['confidence'];
}

export interface Answer {
  readonly verdict: Verdict;
  readonly facts: readonly string[];
  readonly found: Text | null;
  /** Said when not met: what is missing, or what is not known. */
  readonly missing: Text | null;
  /** What is met all the same and somebody should look at: shown as a warning below the clause, never deciding. */
  readonly caution?: Text | undefined;
  /** The tree of another award that was asked on the way. */
  readonly nodes?: readonly VerdictNode[];
}

export const not = (verdict: Verdict): Verdict => (verdict === 'met' ? 'unmet' : verdict === 'unmet' ? 'met' : 'unknown');
/** Strict three-valued `and`: one `unmet` decides, else one `unknown`. */
export const allOf = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.includes('unmet') ? 'unmet' : verdicts.includes('unknown') ? 'unknown' : 'met';
/** Strict three-valued `or`: one `met` decides, else one `unknown`. */
export const anyOf = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.includes('met') ? 'met' : verdicts.includes('unknown') ? 'unknown' : 'unmet';
/** From a lower bound that surely holds and an upper bound that may hold. */
export const between = (surely: boolean, maybe: boolean): Verdict => (surely ? 'met' : maybe ? 'unknown' : 'unmet');

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** Is a list complete for a year? Before the subject's first year there was nothing to list. */
export function yearKnown(facts: Facts, list: KnownList, year: number): boolean {
  const first = firstYear(facts);
  if (first !== null && year < first) return true;
  const span = facts.known[list];
  if (span === undefined) return false;
  const from = typeof span.from === 'string' ? (span.from.endsWith('-01-01') ? yearOf(span.from) : yearOf(span.from) + 1) : span.from;
  const to = typeof span.to === 'string' ? (span.to.endsWith('-12-31') ? yearOf(span.to) : yearOf(span.to) - 1) : span.to;
  return (from === null || from <= year) && (to === null || year <= to);
}

/** Is a list of dated things complete for a day? */
export function dayKnown(facts: Facts, list: 'posts' | 'discipline' | 'holds' | 'leave' | 'training' | 'transfers', day: Day): boolean {
  const span = facts.known[list];
  return span !== undefined && (span.from === null || span.from <= day) && (span.to === null || day <= span.to);
}

/** First year in which the subject could have achieved anything; `null` = not known, so any year. */
export function firstYear({ subject }: Facts): number | null {
  const day = subject.kind === 'person' ? subject.servedFrom : subject.kind === 'collective' ? subject.establishedOn : null;
  return day === null ? null : yearOf(day);
}

/** Every year up to `year` is covered by what is known. */
export function allYearsKnown(facts: Facts, list: KnownList, year: number): boolean {
  const span = facts.known[list];
  const first = firstYear(facts);
  if (first !== null && first > year) return true;
  return span !== undefined && yearKnown(facts, list, year) && (span.from === null || (first !== null && yearKnown(facts, list, first)));
}

/** The day by which discipline and the like are judged: the day of acceptance, at most the end of the year counted. */
export const judgedOn = ({ acceptedOn, year }: Pick<Asked, 'acceptedOn' | 'year'>): Day =>
  acceptedOn < `${year}-12-31` ? acceptedOn : `${year}-12-31`;

/** How far back streaks and windows look; the batch holds as many years in one mask. */
export const lookBack = 31;
