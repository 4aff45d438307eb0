import { isAtLeastPercent, percentHundredths } from '#platform/decimal.ts';
import type { Choice, PaperCount, Tally } from './contract.ts';

/**
 * The fewest yes votes of `base` members that reach `thresholdPercent`, in whole numbers: 90 % of 15 is 14 (13/15 is
 * 86,7 %). The base is the whole council; nothing is rounded first (law.md §7).
 */
export function neededYes(base: number, thresholdPercent: number): number {
  return Math.floor((base * thresholdPercent + 99) / 100);
}

export interface Vote {
  readonly choice: Choice;
  readonly written: boolean;
}

/**
 * Counts a ballot. An absent member's written opinion counts like a vote and is marked; blank, invalid and missing
 * votes are not yes. With a paper ballot the named votes are only the written opinions.
 */
export function countVotes(base: number, thresholdPercent: number, votes: readonly Vote[], paper: PaperCount | null): Tally {
  const of = (choice: Choice) => votes.filter((vote) => vote.choice === choice).length + (paper?.[choice] ?? 0);
  const [yes, no, blank, invalid] = [of('yes'), of('no'), of('blank'), paper?.invalid ?? 0];
  return {
    base,
    thresholdPercent,
    needed: neededYes(base, thresholdPercent),
    yes,
    no,
    blank,
    invalid,
    written: votes.filter((vote) => vote.written).length,
    missing: base - yes - no - blank - invalid,
    passed: isAtLeastPercent(yes, base, thresholdPercent),
    percent: percentHundredths(yes, base),
  };
}

/** The papers add up: what came back is what was counted, and no more came back than went out. */
export function paperAddsUp({ issued, returned, yes, no, blank, invalid }: PaperCount): boolean {
  return returned <= issued && yes + no + blank + invalid === returned;
}
