import type { Day } from '#platform/dates.ts';
import type { LegalQuota } from '../contract.ts';
import type { Facts } from './facts.ts';
import type { Rulebook } from './rulebook.ts';

/** A cap counted for the numbers of one list. */
export interface Quota {
  readonly code: string;
  /** Code counted, and the code its number is measured against. */
  readonly of: string;
  readonly against: string;
  readonly percent: number;
  /** How many are allowed, rounded down; `null` = the whole is not known. */
  readonly allowed: number | null;
  readonly proposed: number;
  readonly verdict: 'met' | 'unmet' | 'unknown';
  readonly cite: string;
  readonly confidence: string;
}

/** Caps that bind, for these numbers by code, e.g. `{ CSTDCS: 4, LDTT: 20 }`; a number left out is not known. */
export function quotas(caps: readonly LegalQuota[], numbers: Readonly<Record<string, number>>): Quota[] {
  return caps
    .filter((cap) => cap.measure !== 'member-share' && !cap.soft)
    .map(({ code, award: of, base: against, percent, basis: cite, confidence }): Quota => {
      const proposed = numbers[of] ?? 0;
      const whole = numbers[against];
      const allowed = whole === undefined ? null : Math.floor((percent * whole) / 100);
      const verdict = allowed === null ? 'unknown' : proposed <= allowed ? 'met' : 'unmet';
      return { code, of, against, percent, allowed, proposed, verdict, cite, confidence };
    });
}

/**
 * X7: among equally qualified the woman, or the collective with enough women, goes first. `true` goes first, `false` does
 * not, `null` = not known. It orders equals; it never lifts anybody over a better qualified one.
 */
export function goesFirst(book: Rulebook, day: Day, facts: Facts, year: number): boolean | null {
  const { subject } = facts;
  if (subject.kind === 'person') return subject.sex === null ? null : subject.sex === 'female';
  const percent = book.parameter('x7.women-collective-percent', day);
  const figures = facts.strength.find((one) => one.year === year && one.certainty === 'sure');
  if (subject.kind !== 'collective' || typeof percent !== 'number') return false;
  if (!figures || figures.members === null || figures.women === null || figures.members === 0) return null;
  return figures.women * 100 >= percent * figures.members;
}
