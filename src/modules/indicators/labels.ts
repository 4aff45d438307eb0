import { defineLabels, type Label } from '#platform/text.ts';
import { factKindCodes, factKinds, type FactKind } from './facts.ts';

export const entryStateLabels = defineLabels({
  DRAFT: { vi: 'Nháp', en: 'Draft', tone: 'info' },
  SUBMITTED: { vi: 'Đã trình, chờ xác nhận', en: 'Submitted', tone: 'warn' },
  CONFIRMED: { vi: 'Đã xác nhận', en: 'Confirmed', tone: 'ok' },
  REPLACED: { vi: 'Đã thay bằng bản sửa', en: 'Replaced', tone: 'neutral' },
});

export const factStateLabels = defineLabels({
  DECLARED: { vi: 'Chờ xác nhận', en: 'Awaiting confirmation', tone: 'warn' },
  CONFIRMED: { vi: 'Đã xác nhận', en: 'Confirmed', tone: 'ok' },
  WITHDRAWN: { vi: 'Đã rút', en: 'Withdrawn', tone: 'neutral' },
});

export const importStateLabels = defineLabels({
  PREVIEWED: { vi: 'Mới xem trước', en: 'Previewed', tone: 'info' },
  APPLIED: { vi: 'Đã nhập', en: 'Applied', tone: 'ok' },
  UNDONE: { vi: 'Đã hoàn tác', en: 'Undone', tone: 'neutral' },
});

export const importWays = defineLabels({
  csv: { vi: 'CSV', en: 'CSV', tone: 'neutral' },
  xlsx: { vi: 'Excel', en: 'Excel', tone: 'neutral' },
  http: { vi: 'Hệ thống khác gửi', en: 'Sent by another system', tone: 'neutral' },
});

export const importedThings = defineLabels({
  figures: { vi: 'Số liệu tháng', en: 'Monthly figures', tone: 'neutral' },
  facts: { vi: 'Danh sách', en: 'A list', tone: 'neutral' },
});

export const factVerbLabels = defineLabels({
  add: { vi: 'Thêm', en: 'New', tone: 'ok' },
  change: { vi: 'Sửa', en: 'Changed', tone: 'warn' },
  same: { vi: 'Đã có, giữ nguyên', en: 'As it stands', tone: 'neutral' },
});

export const unitLabels = defineLabels({
  count: { vi: 'số lượng', en: 'count', tone: 'neutral' },
  percent: { vi: '%', en: '%', tone: 'neutral' },
  days: { vi: 'ngày', en: 'days', tone: 'neutral' },
  dong: { vi: 'đồng', en: 'đồng', tone: 'neutral' },
});

export const periodLabels = defineLabels({
  month: { vi: 'Hằng tháng', en: 'Monthly', tone: 'neutral' },
  quarter: { vi: 'Hằng quý', en: 'Quarterly', tone: 'neutral' },
  year: { vi: 'Hằng năm', en: 'Yearly', tone: 'neutral' },
});

export const countingLabels = defineLabels({
  CUMULATIVE: { vi: 'Lũy kế từ đầu năm', en: 'Since 1 January', tone: 'neutral' },
  LEVEL: { vi: 'Tại cuối tháng', en: 'At the month’s end', tone: 'neutral' },
});

export const feedLabels = defineLabels({
  entry: { vi: 'Nhập hằng tháng', en: 'Entered each month', tone: 'neutral' },
  facts: { vi: 'Đếm từ danh sách', en: 'Counted from the list', tone: 'neutral' },
  progress: { vi: 'Từ chương trình công tác', en: 'From the work programme', tone: 'neutral' },
});

export const missingLabels = defineLabels({
  NOT_YET: { vi: 'Chưa có số liệu', en: 'No figure yet', tone: 'warn' },
  NOT_ASKED: { vi: 'Không phát sinh, không áp dụng', en: 'Does not apply', tone: 'neutral' },
  OTHER: { vi: 'Lý do khác (ghi rõ)', en: 'Other reason (say which)', tone: 'warn' },
});

export const unknownLabels = defineLabels({
  NOT_SENT: { vi: 'chưa gửi', en: 'not sent', tone: 'neutral' },
  MISSING: { vi: 'chưa có số liệu', en: 'no figure yet', tone: 'warn' },
  NO_WHOLE: { vi: 'không có gì để tính tỷ lệ', en: 'nothing to take a share of', tone: 'neutral' },
  NOT_ASKED: { vi: 'không áp dụng', en: 'does not apply', tone: 'neutral' },
});

export const certaintyLabels = defineLabels({
  CONFIRMED: { vi: 'đã xác nhận', en: 'confirmed', tone: 'ok' },
  SUBMITTED: { vi: 'đã trình, chưa xác nhận', en: 'submitted, not confirmed', tone: 'warn' },
  DRAFT: { vi: 'nháp', en: 'draft', tone: 'info' },
  LIVE: { vi: 'từ chương trình công tác', en: 'from the work programme', tone: 'neutral' },
  UNKNOWN: { vi: 'chưa rõ', en: 'unknown', tone: 'neutral' },
});

export const verdictLabels = defineLabels({
  MET: { vi: 'Đạt', en: 'Met', tone: 'ok' },
  UNMET: { vi: 'Chưa đạt', en: 'Not met', tone: 'danger' },
  UNKNOWN: { vi: 'Chưa rõ', en: 'Unknown', tone: 'neutral' },
  NO_TARGET: { vi: 'Không đặt chỉ tiêu', en: 'No target', tone: 'neutral' },
});

export const comparisonLabels = defineLabels({
  '>': { vi: 'trên', en: 'above', tone: 'neutral' },
  '>=': { vi: 'từ … trở lên', en: 'at least', tone: 'neutral' },
  '=': { vi: 'đúng bằng', en: 'exactly', tone: 'neutral' },
  '<=': { vi: 'không quá', en: 'at most', tone: 'neutral' },
});

export const factKindLabels: Readonly<Record<FactKind, Label>> = Object.fromEntries(
  factKindCodes.map((code) => [code, { vi: factKinds[code].vi, en: factKinds[code].en, tone: factKinds[code].tone }]),
) as Record<FactKind, Label>;
