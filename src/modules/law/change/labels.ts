import { defineLabels } from '#platform/text.ts';

/** What a changed clause is about, in the order of the screen. */
export const diffAreaLabels = defineLabels({
  regime: { vi: 'Giai đoạn luật', en: 'Regime', tone: 'brand' },
  instrument: { vi: 'Văn bản', en: 'Instrument', tone: 'neutral' },
  award: { vi: 'Danh hiệu, hình thức', en: 'Award', tone: 'gold' },
  standard: { vi: 'Tiêu chuẩn', en: 'Standard', tone: 'info' },
  general: { vi: 'Quy định chung', en: 'General rule', tone: 'info' },
  quota: { vi: 'Hạn mức, tỷ lệ', en: 'Caps and shares', tone: 'info' },
  ballot: { vi: 'Tỷ lệ phiếu', en: 'Ballot', tone: 'info' },
  papers: { vi: 'Hồ sơ', en: 'Papers', tone: 'info' },
  bonus: { vi: 'Tiền thưởng', en: 'Bonus', tone: 'neutral' },
  base_salary: { vi: 'Mức lương cơ sở', en: 'Base salary', tone: 'neutral' },
  rounding: { vi: 'Làm tròn', en: 'Rounding', tone: 'neutral' },
  household: { vi: 'Hộ gia đình', en: 'Households', tone: 'neutral' },
  organising: { vi: 'Quỹ', en: 'Fund', tone: 'neutral' },
  deadline: { vi: 'Thời hạn', en: 'Time limit', tone: 'neutral' },
});
