import type { Day } from '#platform/dates.ts';
import type { Facts } from './facts.ts';
import type { Rulebook } from './rulebook.ts';

/** Rules about a list of names rather than about one subject: quotas, and who goes first among equals. */
export interface Quota {
  readonly parameter: string;
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

/** Quotas in force on a day for these numbers by code, e.g. `{ CSTDCS: 4, LDTT: 20 }`; a number left out is not known. */
export function quotas(book: Rulebook, day: Day, numbers: Readonly<Record<string, number>>): Quota[] {
  return book.library.parameters.flatMap(({ value }) => {
    const match = /^quota\.(\w+)\.of\.(\w+)$/.exec(value.code);
    const percent = book.parameter(value.code, day);
    const current = value.values.find((one) => (one.from ?? '') <= day && day <= (one.to ?? '9999'));
    if (!match || typeof percent !== 'number' || !current) return [];
    const [, of = '', against = ''] = match;
    const proposed = numbers[of] ?? 0;
    const whole = numbers[against];
    const within = whole === undefined ? 'unknown' : proposed * 100 <= percent * whole ? 'met' : 'unmet';
    const allowed = whole === undefined ? null : Math.floor((percent * whole) / 100);
    return [
      {
        parameter: value.code,
        of,
        against,
        percent,
        allowed,
        proposed,
        verdict: within as Quota['verdict'],
        cite: book.cite(current.basis),
        confidence: current.confidence,
      },
    ];
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
