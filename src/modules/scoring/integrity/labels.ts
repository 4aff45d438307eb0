import { defineLabels } from '#platform/text.ts';

/** Signs of formality. Each is a question, never a verdict, and never enters a score. */
export const signalKinds = defineLabels({
  'all-full': { vi: 'Cả nhóm đạt tối đa', en: 'Everybody at the maximum', tone: 'warn' },
  'all-high': { vi: 'Cả nhóm trên 99 %', en: 'Everybody above 99 %', tone: 'warn' },
  'proof-across-criteria': { vi: 'Một minh chứng cho nhiều tiêu chí', en: 'One proof under several criteria', tone: 'info' },
  'proof-across-units': { vi: 'Một tệp ở nhiều đơn vị', en: 'One file at several units', tone: 'warn' },
  'copied-text': { vi: 'Lời gần như chép lại', en: 'Near-copied words', tone: 'warn' },
  'severe-scorer': { vi: 'Chấm chéo lệch hẳn', en: 'A scorer far from the others', tone: 'info' },
  'reciprocal-scorers': { vi: 'Hai đơn vị nâng nhau', en: 'Two units favour each other', tone: 'warn' },
  'leaders-only': { vi: 'Khen thưởng chỉ đến lãnh đạo', en: 'Honours only for leaders', tone: 'warn' },
  'rank-flips': { vi: 'Hạng phụ thuộc một nơi chấm', en: 'The rank hangs on one scorer', tone: 'info' },
});
export type SignalKind = keyof typeof signalKinds;

export const lookStates = defineLabels({
  OPEN: { vi: 'Chưa hỏi', en: 'Not asked yet', tone: 'warn' },
  EXPLAINED: { vi: 'Đã có giải thích', en: 'Explained', tone: 'ok' },
  FOLLOWED: { vi: 'Cần theo dõi tiếp', en: 'To be followed up', tone: 'info' },
});
