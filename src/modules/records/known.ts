import type { Day } from '#platform/dates.ts';
import type { FactsInput } from '#modules/law/index.ts';
import type { RawSubject } from './assemble.ts';
import { lastKnownSpan, wholeYears } from './rules.ts';

export type Known = NonNullable<FactsInput['known']>;
const yearLists = ['ratings', 'awards', 'initiatives', 'scienceWorks', 'combatIngenuity', 'achievements', 'clusters', 'movements'] as const;
const dayLists = ['posts', 'discipline', 'holds', 'leave', 'training'] as const;

/**
 * Complete up to the very day means that the running year is complete as far as it has gone; except ratings, which are
 * made when the year is over. `from: null` = since the subject's beginning.
 */
function yearsKnown(list: string, span: { from: Day; to: Day }, on: Day, begun: Day | null): { from: number | null; to: number } | null {
  const upToDay = span.to === on && list !== 'ratings';
  const sinceBegun = begun !== null && span.from <= begun;
  const years = wholeYears({ from: sinceBegun ? `${begun.slice(0, 4)}-01-01` : span.from, to: upToDay ? `${on.slice(0, 4)}-12-31` : span.to });
  return years && { from: sinceBegun ? null : years.from, to: years.to };
}

/** Spans of completeness, cut at the day: years for lists of years, days for what runs. */
export function knownOf(subject: RawSubject, on: Day, begun: Day | null): Known {
  const spans = subject.facts.filter((fact) => fact.kind === 'known_span' && fact.certainty === 'CERTAIN' && String(fact.values['validFrom']) <= on);
  const known: Record<string, unknown> = {};
  for (const list of [...yearLists, ...dayLists]) {
    if (subject.sensitiveHidden && ['discipline', 'holds', 'leave'].includes(list)) continue;
    const mine = spans
      .filter((fact) => (fact.values['about'] as readonly string[]).includes(list))
      .map((fact) => ({ from: String(fact.values['validFrom']), to: String(fact.values['validTo']) < on ? String(fact.values['validTo']) : on }));
    const span = lastKnownSpan(mine);
    if (!span) continue;
    if ((dayLists as readonly string[]).includes(list)) known[list] = span;
    else {
      const years = yearsKnown(list, span, on, begun);
      if (years) known[list] = years;
    }
  }
  return known as Known;
}
