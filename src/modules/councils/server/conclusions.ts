import type { Tx } from '#platform/db/database.ts';
import { settle } from '#modules/notifications/index.ts';
import { moveMeeting, type MeetingRecord } from './repository.ts';

export interface Conclusion {
  readonly objectType: string;
  readonly objectId: string;
  readonly title: string;
  readonly result: 'PASSED' | 'NOT_PASSED';
}

/**
 * Closes a meeting whose minute is signed and answers what it concluded. The caller owns the cases and moves them in
 * the same transaction. Throws `common.stale`.
 */
export async function sendConclusions(tx: Tx, meeting: MeetingRecord, seen: number): Promise<Conclusion[]> {
  await moveMeeting(tx, meeting, seen, 'CONCLUDED');
  await settle(tx, { object: { type: 'meeting', id: meeting.id } });
  return meeting.items.flatMap(({ objectType, objectId, title, result }) => (result === null ? [] : [{ objectType, objectId, title, result }]));
}
