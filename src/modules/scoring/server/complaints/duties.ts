import type { Day } from '#platform/dates.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Text } from '#platform/text.ts';
import { owe, settle, tell, type Owner } from '#modules/notifications/index.ts';
import { sheetLink } from '../sheets/facts.ts';
import type { StoredComplaint } from './repository.ts';

/** Who owes what after a complaint: the answer, the correction that follows it, a ranking published again. */

const standing: Owner = { role: 'standing', unitId: null };
const complaintObject = (id: string) => ({ type: 'score_complaint', id });
export const complaintLink = (id: string): string => `/cham-diem/khieu-nai/${id}`;

interface Raised {
  readonly id: string;
  readonly unitName: string;
  readonly code: string;
  readonly year: number;
  readonly groupName: string;
}

export async function oweAnswer(tx: Tx, complaint: Raised, kind: Text, dueOn: Day): Promise<void> {
  await owe(tx, {
    kind: 'scoring.answer-complaint',
    object: complaintObject(complaint.id),
    owner: standing,
    title: {
      vi: `Trả lời ${kind.vi.toLocaleLowerCase('vi')} về điểm · ${complaint.unitName}`,
      en: `Answer the ${kind.en.toLowerCase()} about a score · ${complaint.unitName}`,
    },
    detail: { vi: `Tiêu chí ${complaint.code} · ${complaint.groupName}`, en: `Criterion ${complaint.code} · ${complaint.groupName}` },
    verb: { vi: 'Trả lời', en: 'Answer' },
    link: complaintLink(complaint.id),
    dueOn,
    year: complaint.year,
  });
}

export async function complaintAnswered(tx: Tx, complaint: StoredComplaint, answer: Text): Promise<void> {
  await settle(tx, { kind: 'scoring.answer-complaint', object: complaintObject(complaint.id) });
  const what = (lang: 'vi' | 'en') => `${complaint.code}: ${answer[lang]}`;
  await tell(tx, {
    to: { role: 'leader', unitId: complaint.unitId },
    title: { vi: `Đã trả lời khiếu nại, kiến nghị về điểm. ${what('vi')}`, en: `Your complaint about a score is answered. ${what('en')}` },
    link: complaintLink(complaint.id),
  });
}

export const complaintWithdrawn = (tx: Tx, complaint: StoredComplaint): Promise<void> =>
  settle(tx, { object: complaintObject(complaint.id) }, 'CANCELLED');

/** An accepted complaint is empty until a decision corrects the sheet. */
export async function oweCorrection(tx: Tx, complaint: StoredComplaint): Promise<void> {
  await owe(tx, {
    kind: 'scoring.correct',
    object: complaintObject(complaint.id),
    owner: standing,
    title: { vi: `Đính chính điểm theo khiếu nại · ${complaint.unitName}`, en: `Correct a score after a complaint · ${complaint.unitName}` },
    detail: { vi: `Tiêu chí ${complaint.code} · ${complaint.groupName}`, en: `Criterion ${complaint.code} · ${complaint.groupName}` },
    verb: { vi: 'Đính chính', en: 'Correct' },
    link: `${sheetLink(complaint.sheetId)}?tieu-chi=${complaint.code}`,
    year: complaint.year,
  });
}

export const correctionMade = (tx: Tx, complaintId: string): Promise<void> =>
  settle(tx, { kind: 'scoring.correct', object: complaintObject(complaintId) });
