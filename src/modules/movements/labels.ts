import { defineLabels } from '#platform/text.ts';

/** States of the emulation year (practice §12.1), in order. Each but the first and last is also a stage of the ribbon. */
export const yearStates = defineLabels({
  PREPARING: { vi: 'Chuẩn bị', en: 'Preparing', tone: 'info' },
  LAUNCHED: { vi: 'Đã phát động', en: 'Launched', tone: 'brand' },
  GROUPED: { vi: 'Đã phân khối, cụm', en: 'Groups assigned', tone: 'brand' },
  REGISTERING: { vi: 'Đăng ký, ký giao ước', en: 'Registering, signing', tone: 'brand' },
  RUNNING: { vi: 'Đang thực hiện', en: 'Running', tone: 'brand' },
  MIDYEAR: { vi: 'Sơ kết 6 tháng', en: 'Mid-year review', tone: 'brand' },
  SELF_SCORING: { vi: 'Tự chấm', en: 'Self-scoring', tone: 'brand' },
  GROUP_REVIEW: { vi: 'Khối, cụm chấm và bình xét', en: 'Group review', tone: 'brand' },
  COUNCIL_REVIEW: { vi: 'Hội đồng xét', en: 'Council review', tone: 'brand' },
  DECIDING: { vi: 'Trình quyết định', en: 'Deciding', tone: 'brand' },
  PUBLISHED: { vi: 'Đã công bố', en: 'Published', tone: 'gold' },
  CLOSED: { vi: 'Kết thúc', en: 'Closed', tone: 'neutral' },
});

/** Short names of the stages on the ribbon. */
export const stageNames = defineLabels({
  PREPARING: { vi: 'Chuẩn bị', en: 'Prepare', tone: 'neutral' },
  LAUNCHED: { vi: 'Phát động', en: 'Launch', tone: 'neutral' },
  GROUPED: { vi: 'Khối, cụm', en: 'Groups', tone: 'neutral' },
  REGISTERING: { vi: 'Đăng ký, giao ước', en: 'Register, sign', tone: 'neutral' },
  RUNNING: { vi: 'Thực hiện', en: 'Carry out', tone: 'neutral' },
  MIDYEAR: { vi: 'Sơ kết 6 tháng', en: 'Mid-year', tone: 'neutral' },
  SELF_SCORING: { vi: 'Tự chấm', en: 'Self-score', tone: 'neutral' },
  GROUP_REVIEW: { vi: 'Khối, cụm bình xét', en: 'Group review', tone: 'neutral' },
  COUNCIL_REVIEW: { vi: 'Hội đồng', en: 'Council', tone: 'neutral' },
  DECIDING: { vi: 'Trình quyết định', en: 'Decide', tone: 'neutral' },
  PUBLISHED: { vi: 'Công bố', en: 'Publish', tone: 'neutral' },
  CLOSED: { vi: 'Kết thúc', en: 'Close', tone: 'neutral' },
});

/** States of a movement (practice §12.4). */
export const movementStates = defineLabels({
  DRAFT: { vi: 'Nháp', en: 'Draft', tone: 'info' },
  APPROVED: { vi: 'Sẽ phát động', en: 'To be launched', tone: 'info' },
  LAUNCHED: { vi: 'Đã phát động', en: 'Launched', tone: 'brand' },
  RUNNING: { vi: 'Đang thực hiện', en: 'Running', tone: 'brand' },
  INTERIM_REVIEWED: { vi: 'Đã sơ kết', en: 'Interim review done', tone: 'brand' },
  SUSPENDED: { vi: 'Tạm dừng', en: 'Suspended', tone: 'warn' },
  SUMMING_UP: { vi: 'Đang tổng kết', en: 'Summing up', tone: 'warn' },
  SUMMED_UP: { vi: 'Đã tổng kết', en: 'Summed up', tone: 'ok' },
  REWARDED: { vi: 'Đã khen thưởng', en: 'Rewarded', tone: 'gold' },
  CLOSED: { vi: 'Kết thúc', en: 'Closed', tone: 'neutral' },
  CANCELLED: { vi: 'Đã hủy', en: 'Cancelled', tone: 'danger' },
});

export const movementKinds = defineLabels({
  annual: { vi: 'Thường xuyên hằng năm', en: 'Yearly', tone: 'neutral' },
  special: { vi: 'Đợt thi đua đặc biệt', en: 'Special', tone: 'gold' },
  thematic: { vi: 'Chuyên đề', en: 'Thematic', tone: 'neutral' },
  campaign: { vi: 'Cuộc vận động', en: 'Campaign', tone: 'neutral' },
  short: { vi: 'Đợt ngắn ngày', en: 'Short', tone: 'neutral' },
});

export const movementLevels = defineLabels({
  central: { vi: 'Trung ương', en: 'Central', tone: 'neutral' },
  ministry: { vi: 'Bộ', en: 'Ministry', tone: 'neutral' },
  group: { vi: 'Khối, cụm', en: 'Block or cluster', tone: 'neutral' },
  unit: { vi: 'Đơn vị', en: 'Unit', tone: 'neutral' },
});

export const addresseeKinds = defineLabels({
  units: { vi: 'Thủ trưởng các đơn vị trực thuộc', en: 'Heads of the units directly below', tone: 'neutral' },
  departments: { vi: 'Giám đốc Sở các tỉnh, thành phố', en: 'Directors of the provincial departments', tone: 'neutral' },
  heads: { vi: 'Khối trưởng, Cụm trưởng', en: 'Heads of blocks and clusters', tone: 'neutral' },
});

export const reviewKinds = defineLabels({
  interim: { vi: 'Sơ kết', en: 'Interim review', tone: 'brand' },
  final: { vi: 'Tổng kết', en: 'Final review', tone: 'ok' },
  extension: { vi: 'Gia hạn', en: 'Extended', tone: 'info' },
  suspension: { vi: 'Tạm dừng', en: 'Suspended', tone: 'warn' },
  resumption: { vi: 'Tiếp tục', en: 'Resumed', tone: 'info' },
});

export const responseStates = defineLabels({
  DRAFT: { vi: 'Đang soạn', en: 'Draft', tone: 'info' },
  SUBMITTED: { vi: 'Đã hưởng ứng', en: 'Responded', tone: 'ok' },
});

export const criteriaStates = defineLabels({
  DRAFT: { vi: 'Nháp', en: 'Draft', tone: 'info' },
  PUBLISHED: { vi: 'Đã ban hành', en: 'Published', tone: 'ok' },
  FROZEN: { vi: 'Đã khóa để chấm', en: 'Frozen for scoring', tone: 'neutral' },
});

export const judged = defineLabels({
  collective: { vi: 'Tập thể', en: 'Collectives', tone: 'neutral' },
  individual: { vi: 'Cá nhân', en: 'Individuals', tone: 'neutral' },
});

export const measureTypes = defineLabels({
  boolean: { vi: 'Có / không', en: 'Yes or no', tone: 'neutral' },
  count: { vi: 'Đếm số lượng', en: 'Count', tone: 'neutral' },
  ratio: { vi: 'Tỷ lệ phần trăm', en: 'Percentage', tone: 'neutral' },
  checklist: { vi: 'Đủ các phần', en: 'Parts present', tone: 'neutral' },
  violation: { vi: 'Số vi phạm', en: 'Violations', tone: 'neutral' },
  qualitative: { vi: 'Nhận xét đạt / không đạt', en: 'Judged met or not', tone: 'neutral' },
});

export const operators = defineLabels({
  '>': { vi: 'trên', en: 'above', tone: 'neutral' },
  '>=': { vi: 'từ', en: 'at least', tone: 'neutral' },
  '==': { vi: 'bằng', en: 'exactly', tone: 'neutral' },
  '<=': { vi: 'không quá', en: 'at most', tone: 'neutral' },
  '<': { vi: 'dưới', en: 'below', tone: 'neutral' },
});

export const periods = defineLabels({
  month: { vi: 'hằng tháng', en: 'each month', tone: 'neutral' },
  quarter: { vi: 'hằng quý', en: 'each quarter', tone: 'neutral' },
  year: { vi: 'cả năm', en: 'over the year', tone: 'neutral' },
});
