import { addDays, showDate, startOfPartial, within, type Day } from '#platform/dates.ts';
import { all, no, yes, type Decision } from '#platform/refusal.ts';
import { factKinds, factSpecs, type FactBody, type FactKind } from './kinds.ts';
import { recordRefusals } from './refusals.ts';

export type SubjectKind = 'person' | 'unit';

/** Kinds of which two rows of one subject may not run at the same time. */
const noOverlap: readonly FactKind[] = ['leave', 'discipline'];

export interface Span {
  readonly from: Day;
  /** `null` = still running, or the end is not known. */
  readonly to: Day | null;
}

/** First and last day of a fact that lasts; `null` for one of a year. */
export function spanOf(fact: FactBody): Span | null {
  switch (fact.kind) {
    case 'discipline':
      return { from: fact.validFrom, to: fact.termEnd };
    case 'hold':
      return { from: fact.validFrom, to: fact.clearedOn };
    case 'leave':
    case 'training':
    case 'movement':
    case 'known_span':
      return { from: fact.validFrom, to: fact.validTo };
    default:
      return null;
  }
}

const overlaps = (a: Span, b: Span) => (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to);

/** Days a fact tells about; a term of discipline and a leave may end later than today, what happened may not. */
function daysPassed(fact: FactBody, today: Day): Decision {
  const happened: (Day | null)[] = [];
  if ('validFrom' in fact) happened.push(fact.validFrom);
  if (fact.kind === 'hold') happened.push(fact.clearedOn);
  if (fact.kind === 'known_span') happened.push(fact.validTo);
  if (fact.kind === 'achievement') happened.push(fact.happenedOn);
  if (fact.kind === 'profile') happened.push(fact.servedFrom, fact.retirementNoticeOn);
  if (fact.kind === 'rating' && fact.decidedOn !== null) happened.push(startOfPartial(fact.decidedOn));
  const late = happened.find((day) => day !== null && day > today);
  return late ? no(recordRefusals.futureDay, { day: showDate(late) }) : yes;
}

const parts = [
  ['women', 'Nữ'],
  ['completed', 'Hoàn thành nhiệm vụ'],
  ['ldtt', 'Lao động tiên tiến'],
  ['cstdcs', 'Chiến sĩ thi đua cơ sở'],
  ['disciplined', 'Bị kỷ luật'],
] as const;

function strengthFits(fact: Extract<FactBody, { kind: 'strength' }>): Decision {
  const above = parts.find(([key]) => (fact[key] ?? 0) > fact.staff);
  if (above) return no(recordRefusals.partAboveWhole, { part: above[1], value: fact[above[0]], whole: 'Tổng số người', limit: fact.staff });
  if (fact.ldtt !== null && fact.cstdcs !== null && fact.cstdcs > fact.ldtt)
    return no(recordRefusals.partAboveWhole, { part: 'Chiến sĩ thi đua cơ sở', value: fact.cstdcs, whole: 'Lao động tiên tiến', limit: fact.ldtt });
  return yes;
}

function ownRule(fact: FactBody): Decision {
  if (fact.kind === 'rating')
    return all(
      fact.scale === 'FOUR_GRADES' && fact.grade === null ? no(recordRefusals.gradeMissing) : yes,
      fact.scale === 'OTHER' && fact.wording === '' ? no(recordRefusals.wordingMissing) : yes,
    );
  if (fact.kind === 'strength') return strengthFits(fact);
  if (fact.kind === 'hold' && (fact.clearedOn === null) !== (fact.clearedPaper === '')) return no(recordRefusals.clearedInWriting);
  return yes;
}

/**
 * Whether a fact makes sense by itself on the day it is entered: kind and subject fit, nothing lies in the future, no
 * span runs backwards, no part exceeds its whole.
 */
export function factFits(fact: FactBody, subject: SubjectKind, today: Day): Decision {
  const span = spanOf(fact);
  const year = 'year' in fact ? fact.year : null;
  return all(
    factSpecs[fact.kind].about.includes(subject) ? yes : no(recordRefusals.wrongSubject),
    year !== null && year > Number(today.slice(0, 4)) ? no(recordRefusals.futureYear, { year }) : yes,
    daysPassed(fact, today),
    span && span.to !== null && span.to < span.from ? no(recordRefusals.spanReversed, { from: showDate(span.from), to: showDate(span.to) }) : yes,
    ownRule(fact),
  );
}

/** Whether it stands beside what is on record: leave and discipline of one person do not overlap. */
export function spansFit(fact: FactBody, others: readonly Span[]): Decision {
  const span = spanOf(fact);
  if (!span || !noOverlap.includes(fact.kind)) return yes;
  const met = others.find((other) => overlaps(span, other));
  if (!met) return yes;
  return no(recordRefusals.overlap, {
    what: factKinds[fact.kind].vi.toLocaleLowerCase('vi'),
    from: showDate(met.from),
    to: met.to === null ? 'nay' : showDate(met.to),
  });
}

/** Spans of knowledge joined where they touch; the last one is what the law may rely on (a hole before it ends it). */
export function lastKnownSpan(spans: readonly { readonly from: Day; readonly to: Day }[]): { from: Day; to: Day } | null {
  const ordered = [...spans].sort((a, b) => (a.from < b.from ? -1 : 1));
  const joined: { from: Day; to: Day }[] = [];
  for (const span of ordered) {
    const last = joined.at(-1);
    if (last && span.from <= addDays(last.to, 1)) {
      if (span.to > last.to) last.to = span.to;
    } else joined.push({ ...span });
  }
  return joined.sort((a, b) => (a.to < b.to ? -1 : 1)).at(-1) ?? null;
}

/** Whole years inside a span of days: a year known only in part is not known. */
export function wholeYears(span: { from: Day; to: Day }): { from: number; to: number } | null {
  const from = Number(span.from.slice(0, 4)) + (span.from.slice(5) === '01-01' ? 0 : 1);
  const to = Number(span.to.slice(0, 4)) - (span.to.slice(5) === '12-31' ? 0 : 1);
  return from <= to ? { from, to } : null;
}

/** The year a partly known day falls in. */
export const yearOf = (date: string): number => Number(date.slice(0, 4));

export const runsOn = (span: Span, day: Day): boolean => within(day, span.from, span.to);
