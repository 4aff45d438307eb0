import type { Text } from '#platform/text.ts';
import { linkTo, useRead } from '#ui/index.ts';
import { recordsApi } from '../contract.ts';
import type { RecordDetail } from '../shapes.ts';

export interface PlannedTitle {
  readonly code: string;
  readonly name: Text;
  /** Earliest year; `null` = not within reach or not known. */
  readonly year: number | null;
  readonly to: string;
}

const none: PlannedTitle[] = [];

export const endpointOf = (kind: 'person' | 'unit') => (kind === 'person' ? recordsApi.personEligibility : recordsApi.unitEligibility);

/** Titles one may aim at, with the earliest year of each; the same answer the eligibility tab reads. */
export function useRoads(subject: RecordDetail['subject']): readonly PlannedTitle[] {
  const read = useRead(endpointOf(subject.kind), { params: { id: subject.id }, query: {} });
  const base = subject.kind === 'person' ? '/ly-lich/ca-nhan/$id' : '/ly-lich/don-vi/$id';
  return (
    read.data?.awards
      .filter((award) => award.kind === 'title' && award.road?.outcome === 'reachable')
      .map((award) => ({
        code: award.code,
        name: award.name,
        year: award.road?.earliestYear ?? null,
        to: linkTo(base, { id: subject.id }, { muc: 'dieu-kien', dh: award.code }),
      })) ?? none
  );
}
