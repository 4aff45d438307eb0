import type { Day } from '#platform/dates.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Term } from '#modules/groups/index.ts';
import { owe, settle } from '#modules/notifications/index.ts';
import { leadUnitOf } from '../../rules.ts';
import type { MarkSheet } from './mark-sheet.ts';

export const crossLink = (termId: string): string => `/cham-diem/cham-cheo/${termId}`;
const roundObject = (id: string) => ({ type: 'cross_round', id });

interface Owed {
  readonly roundId: string;
  readonly term: Term;
  readonly unitId: string;
  readonly count: number;
  readonly dueOn: Day;
}

export async function oweMarks(tx: Tx, { roundId, term, unitId, count, dueOn }: Owed): Promise<void> {
  await owe(tx, {
    kind: 'scoring.send-marks',
    object: roundObject(roundId),
    owner: { role: 'officer', unitId },
    title: { vi: `Chấm chéo ${count} đơn vị · ${term.groupName}`, en: `Cross-score ${count} units · ${term.groupName}` },
    detail: {
      vi: 'Điểm của bạn chỉ mở khi mọi đơn vị đã gửi hoặc hết hạn.',
      en: 'Your marks open only when all are in or the time is over.',
    },
    verb: { vi: 'Chấm chéo', en: 'Cross-score' },
    link: crossLink(term.id),
    dueOn,
    year: term.year,
  });
}

/** The duty of a scorer ends with its last mark sheet; when all are in the head owes the closing. */
export async function crossSent(tx: Tx, { round, term, pair, left }: MarkSheet): Promise<void> {
  if (left > 1) return;
  await settle(tx, { kind: 'scoring.send-marks', object: roundObject(round.id), unitId: pair.scorerUnitId });
  const lead = leadUnitOf(term);
  await owe(tx, {
    kind: 'scoring.close-cross',
    object: roundObject(round.id),
    owner: lead === null ? { role: 'standing', unitId: null } : { role: 'officer', unitId: lead },
    title: { vi: `Đóng đợt chấm chéo · ${term.groupName}`, en: `Close the cross-scoring · ${term.groupName}` },
    verb: { vi: 'Xem, đóng', en: 'Look and close' },
    link: crossLink(term.id),
    // the head is asked when the time is over; whoever comes earlier finds it on the page
    opensOn: round.dueOn,
    dueOn: round.dueOn,
    year: term.year,
  });
}

export const crossClosed = (tx: Tx, roundId: string): Promise<void> => settle(tx, { object: roundObject(roundId) });
