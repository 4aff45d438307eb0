import { showDate } from '#platform/dates.ts';
import type { Text } from '#platform/text.ts';
import type { RecordDetail } from './shapes.ts';

/** What a record is looked at for: enough of it to see what cannot stand side by side. */
type Looked = Pick<RecordDetail, 'awards' | 'facts'> & { readonly subject: Pick<RecordDetail['subject'], 'kind' | 'servedFrom'> };

/**
 * What stands on record and hardly fits together: ratings and awards of years before the subject began. They may be true
 * (an earlier employer, a predecessor of the unit), so they are told, not refused. Withdrawn entries are not there.
 */
export function cautionsOf({ subject, facts, awards }: Looked): Text[] {
  const { servedFrom } = subject;
  if (servedFrom === null) return [];
  const first = Number(servedFrom.slice(0, 4));
  const since =
    subject.kind === 'person'
      ? { vi: `trước ngày vào làm việc ${showDate(servedFrom)}`, en: `before service began on ${showDate(servedFrom, 'en')}` }
      : { vi: `trước ngày thành lập ${showDate(servedFrom)}`, en: `before it was founded on ${showDate(servedFrom, 'en')}` };
  const early = (year: number, what: Text): Text[] =>
    year >= first ? [] : [{ vi: `${what.vi} năm ${year} đứng ${since.vi}`, en: `${what.en} of ${year} stands ${since.en}` }];
  return [
    ...facts.flatMap((fact) => (fact.kind === 'rating' ? early(Number(fact.values['year']), { vi: 'Xếp loại', en: 'The rating' }) : [])),
    ...awards.flatMap(({ awardName, year }) => early(year, { vi: awardName, en: awardName })),
  ];
}
