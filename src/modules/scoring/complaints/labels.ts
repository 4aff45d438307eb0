import { defineLabels } from '#platform/text.ts';

/** `COMPLAINT`: the unit holds that the score is wrong; `PETITION`: it asks for another look without contesting a rule. */
export const complaintKinds = defineLabels({
  COMPLAINT: { vi: 'Khiếu nại', en: 'Complaint', tone: 'warn' },
  PETITION: { vi: 'Kiến nghị', en: 'Petition', tone: 'info' },
});

export const complaintStates = defineLabels({
  OPEN: { vi: 'Chờ trả lời', en: 'Waiting for the answer', tone: 'warn' },
  ACCEPTED: { vi: 'Chấp nhận', en: 'Accepted', tone: 'ok' },
  PARTLY: { vi: 'Chấp nhận một phần', en: 'Partly accepted', tone: 'ok' },
  REJECTED: { vi: 'Không chấp nhận', en: 'Rejected', tone: 'danger' },
  WITHDRAWN: { vi: 'Đơn vị đã rút', en: 'Withdrawn', tone: 'neutral' },
});
export type ComplaintState = keyof typeof complaintStates;

/** What the standing body may answer. */
export const answers = ['ACCEPTED', 'PARTLY', 'REJECTED'] as const;
export type ComplaintAnswer = (typeof answers)[number];
