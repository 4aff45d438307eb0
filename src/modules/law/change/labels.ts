import { defineLabels } from '#platform/text.ts';

/** What a changed clause is about, in the order of the screen. */
export const diffAreaLabels = defineLabels({
  regime: { vi: 'Giai đoạn luật', en: 'Regime', tone: 'brand' },
  instrument: { vi: 'Văn bản', en: 'Instrument', tone: 'neutral' },
  award: { vi: 'Danh hiệu, hình thức', en: 'Award', tone: 'gold' },
  standard: { vi: 'Tiêu chuẩn', en: 'Standard', tone: 'info' },
  general: { vi: 'Quy định chung', en: 'General rule', tone: 'info' },
  parameter: { vi: 'Con số, lựa chọn', en: 'Numbers and switches', tone: 'info' },
  quota: { vi: 'Hạn mức, tỷ lệ', en: 'Caps and shares', tone: 'info' },
  ballot: { vi: 'Tỷ lệ phiếu', en: 'Ballot', tone: 'info' },
  publicity: { vi: 'Công khai lấy ý kiến', en: 'Publicity', tone: 'info' },
  papers: { vi: 'Hồ sơ', en: 'Papers', tone: 'info' },
  bonus: { vi: 'Tiền thưởng', en: 'Bonus', tone: 'neutral' },
  base_salary: { vi: 'Mức lương cơ sở', en: 'Base salary', tone: 'neutral' },
  rounding: { vi: 'Làm tròn', en: 'Rounding', tone: 'neutral' },
  household: { vi: 'Hộ gia đình', en: 'Households', tone: 'neutral' },
  organising: { vi: 'Quỹ', en: 'Fund', tone: 'neutral' },
  deadline: { vi: 'Thời hạn', en: 'Time limit', tone: 'neutral' },
});
export type DiffArea = keyof typeof diffAreaLabels;

/** What of a clause has changed; the order is also which of them counts first. */
export const changeKinds = defineLabels({
  NEW: { vi: 'Thêm mới', en: 'New', tone: 'ok' },
  GONE: { vi: 'Không còn', en: 'No longer there', tone: 'danger' },
  CONTENT: { vi: 'Đổi nội dung', en: 'Other words', tone: 'warn' },
  NUMBER: { vi: 'Đổi con số', en: 'Other number', tone: 'warn' },
  DAY: { vi: 'Đổi ngày', en: 'Other day', tone: 'info' },
  BASIS: { vi: 'Đổi căn cứ', en: 'Other basis', tone: 'neutral' },
  MARK: { vi: 'Đổi mức đối chiếu', en: 'Otherwise confirmed', tone: 'neutral' },
  BINDS: { vi: 'Đổi mức ràng buộc', en: 'Binds otherwise', tone: 'info' },
});
export type ChangeKind = keyof typeof changeKinds;

/** Kinds that leave what the clause says as it was. */
export const keepingKinds: readonly ChangeKind[] = ['BASIS', 'MARK', 'BINDS'];
