import { defineLabels } from '#platform/text.ts';

/** The states of a score sheet (practice §12.6). A member without a sheet has not started. */
export const sheetStates = defineLabels({
  SELF_DRAFT: { vi: 'Đang tự chấm', en: 'Self-scoring', tone: 'info' },
  SELF_SUBMITTED: { vi: 'Chờ thẩm định', en: 'Waiting for the check', tone: 'warn' },
  HEAD_REVIEWED: { vi: 'Chờ giải trình', en: 'Waiting for explanation', tone: 'warn' },
  EXPLAINED: { vi: 'Chờ thẩm định lại', en: 'Waiting for the second check', tone: 'warn' },
  VERIFIED: { vi: 'Chờ họp xác nhận', en: 'Waiting for the group meeting', tone: 'info' },
  CONFIRMED: { vi: 'Chờ chốt', en: 'Waiting to be made final', tone: 'info' },
  FINAL: { vi: 'Kết quả cuối', en: 'Final', tone: 'ok' },
  REPLACED: { vi: 'Đã thay bằng phiếu mới', en: 'Replaced', tone: 'neutral' },
});

/** Shown where a member of the group has no sheet yet. */
export const notStarted = { vi: 'Chưa mở phiếu', en: 'Not opened', tone: 'neutral' } as const;

export const rulebookStates = defineLabels({
  DRAFT: { vi: 'Nháp', en: 'Draft', tone: 'info' },
  PUBLISHED: { vi: 'Đã công bố', en: 'Published', tone: 'ok' },
  FROZEN: { vi: 'Đã khóa', en: 'Locked', tone: 'neutral' },
  DISCARDED: { vi: 'Đã bỏ', en: 'Dropped', tone: 'neutral' },
});

/** What a published rank rests on. A correction rests on a decision only. */
export const paperKinds = defineLabels({
  DECISION: { vi: 'Quyết định', en: 'Decision', tone: 'neutral' },
  MINUTES: { vi: 'Biên bản họp', en: 'Minutes', tone: 'neutral' },
});

/** How much of a table is what its source says. */
export const rulebookMarks = defineLabels({
  real: { vi: 'Theo nguồn', en: 'As the source', tone: 'ok' },
  partial: { vi: 'Một phần', en: 'Partial', tone: 'warn' },
  synthetic: { vi: 'Minh họa', en: 'Made up', tone: 'warn' },
});

export const trialBases = defineLabels({
  example: { vi: 'Số liệu ví dụ', en: 'Example figures', tone: 'neutral' },
  entered: { vi: 'Số liệu nhập tay', en: 'Entered figures', tone: 'neutral' },
  sheets: { vi: 'Kết quả đã chấm', en: 'Scored results', tone: 'neutral' },
});

export const comparisonKinds = defineLabels({
  same: { vi: 'Giữ nguyên', en: 'Same', tone: 'neutral' },
  added: { vi: 'Thêm', en: 'Added', tone: 'ok' },
  removed: { vi: 'Bỏ', en: 'Removed', tone: 'danger' },
  changed: { vi: 'Sửa', en: 'Changed', tone: 'warn' },
});

export const rankingStates = defineLabels({
  PUBLISHED: { vi: 'Đã công bố', en: 'Published', tone: 'ok' },
  REPLACED: { vi: 'Đã thay bằng bản sau', en: 'Replaced by a later one', tone: 'neutral' },
});

export const conditionVerdicts = defineLabels({
  MET: { vi: 'điều kiện đạt', en: 'condition met', tone: 'ok' },
  UNMET: { vi: 'điều kiện chưa đạt', en: 'condition not met', tone: 'danger' },
  UNKNOWN: { vi: 'điều kiện chưa rõ', en: 'condition unknown', tone: 'warn' },
});

/** Which rule decided a place among equal totals (practice §6, Ranking); group and share are the table's, said by what the rule answered. */
export const tieRules = defineLabels({
  total: { vi: 'Tổng điểm', en: 'Total', tone: 'neutral' },
  conditions: { vi: 'Bằng điểm; xếp theo số điều kiện không đạt', en: 'Equal total; fewer failed conditions first', tone: 'info' },
  group: { vi: 'Bằng điểm; xếp theo điểm nhóm tiêu chí', en: 'Equal total; points of a group of criteria', tone: 'info' },
  base: { vi: 'Bằng điểm; xếp theo điểm chưa tính thưởng', en: 'Equal total; points without bonus', tone: 'info' },
  women: { vi: 'Bằng điểm; ưu tiên theo tỷ lệ nữ', en: 'Equal total; by the share of women', tone: 'info' },
  shared: { vi: 'Đồng hạng: bằng nhau ở mọi tiêu chí xếp', en: 'Shared rank: equal in every ordering rule', tone: 'warn' },
});

export const measureTypes = defineLabels({
  boolean: { vi: 'Có / không', en: 'Yes / no', tone: 'neutral' },
  count: { vi: 'Số lượng', en: 'Count', tone: 'neutral' },
  ratio: { vi: 'Tỷ lệ', en: 'Share', tone: 'neutral' },
  checklist: { vi: 'Danh mục kiểm', en: 'Checklist', tone: 'neutral' },
  violation: { vi: 'Số vi phạm', en: 'Violations', tone: 'neutral' },
  qualitative: { vi: 'Định tính', en: 'Qualitative', tone: 'neutral' },
});

/** Verbs of the journal, as people read them. */
export const stepVerbs = defineLabels({
  ask: { vi: 'Sửa tiêu chí không giao', en: 'Changed what is not asked', tone: 'neutral' },
  submit: { vi: 'Gửi phiếu tự chấm', en: 'Submitted the self-score', tone: 'neutral' },
  giveBack: { vi: 'Trả lại', en: 'Returned', tone: 'danger' },
  review: { vi: 'Thẩm định', en: 'Checked', tone: 'neutral' },
  explain: { vi: 'Gửi giải trình', en: 'Explained', tone: 'neutral' },
  accept: { vi: 'Chấp nhận điểm thẩm định', en: 'Accepted the checked points', tone: 'neutral' },
  verify: { vi: 'Thẩm định lại', en: 'Second check', tone: 'neutral' },
  confirm: { vi: 'Họp khối, cụm xác nhận', en: 'Confirmed at the group meeting', tone: 'neutral' },
  finalize: { vi: 'Chốt kết quả', en: 'Made final', tone: 'ok' },
  correct: { vi: 'Đính chính theo quyết định', en: 'Corrected by decision', tone: 'warn' },
});
export type StepVerb = keyof typeof stepVerbs;
