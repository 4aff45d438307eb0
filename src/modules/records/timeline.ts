import type { Text, Tone } from '#platform/text.ts';
import { gradeShort, initiativeLevels } from './labels.ts';
import type { RecordDetail } from './shapes.ts';
import { yearOf } from './rules.ts';

export interface TimelineMark {
  readonly key: string;
  readonly text: Text;
  readonly tone: Tone;
  readonly to: string | null;
}

export interface TimelineYear {
  readonly year: number;
  readonly marks: readonly TimelineMark[];
  readonly future: boolean;
}

const same = (text: string): Text => ({ vi: text, en: text });
const ratingTone = (grade: string): Tone => (grade === 'HTXSNV' ? 'ok' : grade === 'KHTNV' ? 'danger' : 'neutral');

/** Years shown when there is little to show. */
const leastYears = 5;

/**
 * A record year by year: rating, awards that count, initiatives in the year they were recognised. Every year between the
 * first and now is there, so that a hole is seen as a hole.
 */
export function timelineOf(record: Pick<RecordDetail, 'facts' | 'awards' | 'initiatives' | 'today'>, until: number): TimelineYear[] {
  const marks = new Map<number, TimelineMark[]>();
  const add = (year: number, mark: TimelineMark) => marks.set(year, [...(marks.get(year) ?? []), mark]);
  for (const fact of record.facts) {
    if (fact.kind !== 'rating') continue;
    const grade = fact.values['grade'];
    const text = typeof grade === 'string' ? gradeShort[grade as keyof typeof gradeShort] : same(String(fact.values['wording'] ?? ''));
    add(Number(fact.values['year']), { key: fact.id, text, tone: ratingTone(String(grade)), to: null });
  }
  for (const award of record.awards) {
    if (award.state !== 'DECIDED' && award.state !== 'AWARDED') continue;
    const to = award.decision ? `/quyet-dinh/${award.decision.id}` : null;
    add(award.year, { key: award.id, text: same(award.awardName), tone: 'gold', to });
  }
  for (const work of record.initiatives) {
    if (work.recognisedOn === null || work.level === null) continue;
    const level = initiativeLevels[work.level];
    const text = { vi: `Sáng kiến ${level.vi.toLocaleLowerCase('vi')}`, en: `Initiative: ${level.en.toLowerCase()}` };
    add(yearOf(work.recognisedOn), { key: work.id, text, tone: 'info', to: `/ly-lich/sang-kien/${work.id}` });
  }
  const now = Number(record.today.slice(0, 4));
  const first = Math.min(now - leastYears + 1, ...marks.keys());
  const last = Math.max(now, until);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).map((year) => ({
    year,
    marks: marks.get(year) ?? [],
    future: year > now,
  }));
}
