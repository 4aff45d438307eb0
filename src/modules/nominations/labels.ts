import { defineLabels } from '#platform/text.ts';

export const nominationStates = defineLabels({
  DRAFT: { vi: 'Nháp', en: 'Draft', tone: 'info' },
  UNIT_APPROVED: { vi: 'Đơn vị đã bình xét', en: 'Approved by the unit', tone: 'info' },
  SUBMITTED: { vi: 'Đã gửi', en: 'Submitted', tone: 'brand' },
  RECEIVED: { vi: 'Đã tiếp nhận', en: 'Received', tone: 'brand' },
  REFUSED: { vi: 'Không tiếp nhận', en: 'Refused', tone: 'danger' },
  CHECKING: { vi: 'Đang thẩm định', en: 'Being checked', tone: 'brand' },
  SUPPLEMENT: { vi: 'Yêu cầu bổ sung', en: 'More is asked for', tone: 'warn' },
  INELIGIBLE: { vi: 'Không đủ điều kiện', en: 'Not eligible', tone: 'danger' },
  ELIGIBLE: { vi: 'Đủ điều kiện', en: 'Eligible', tone: 'ok' },
  PUBLIC_COMMENT: { vi: 'Đang lấy ý kiến công khai', en: 'Public comment', tone: 'brand' },
  AT_COUNCIL: { vi: 'Trình Hội đồng', en: 'Before the council', tone: 'brand' },
  PASSED: { vi: 'Hội đồng thông qua', en: 'Passed by the council', tone: 'ok' },
  NOT_PASSED: { vi: 'Hội đồng không thông qua', en: 'Not passed', tone: 'danger' },
  PRESENTED: { vi: 'Trình Lãnh đạo Bộ', en: 'Before the Minister', tone: 'brand' },
  DECIDED: { vi: 'Lãnh đạo Bộ đồng ý', en: 'Agreed by the Minister', tone: 'ok' },
  REJECTED: { vi: 'Lãnh đạo Bộ không đồng ý', en: 'Rejected by the Minister', tone: 'danger' },
  FORWARDED: { vi: 'Đã trình cấp trên', en: 'Forwarded above the ministry', tone: 'brand' },
  STATE_DECIDED: { vi: 'Cấp trên đã quyết định', en: 'Decided above the ministry', tone: 'ok' },
  STATE_REFUSED: { vi: 'Cấp trên không đồng ý', en: 'Refused above the ministry', tone: 'danger' },
  AWARDED: { vi: 'Đã trao tặng', en: 'Conferred', tone: 'gold' },
  ARCHIVED: { vi: 'Đã lưu hồ sơ', en: 'Archived', tone: 'neutral' },
  REVOKED: { vi: 'Đã thu hồi', en: 'Revoked', tone: 'danger' },
  WITHDRAWN: { vi: 'Đã rút', en: 'Withdrawn', tone: 'neutral' },
});
export type NominationState = keyof typeof nominationStates;

/** The tabs of the list, in the order a dossier goes through them. */
export const stages = defineLabels({
  proposing: { vi: 'Đề nghị', en: 'Proposing', tone: 'neutral' },
  appraising: { vi: 'Tiếp nhận, thẩm định', en: 'Appraisal', tone: 'neutral' },
  council: { vi: 'Xét duyệt', en: 'Council', tone: 'neutral' },
  approval: { vi: 'Phê duyệt', en: 'Approval', tone: 'neutral' },
  honoured: { vi: 'Đã khen thưởng', en: 'Honoured', tone: 'neutral' },
  ended: { vi: 'Dừng lại', en: 'Ended', tone: 'neutral' },
});
export type Stage = keyof typeof stages;

export const stageOf: Readonly<Record<NominationState, Stage>> = {
  DRAFT: 'proposing',
  UNIT_APPROVED: 'proposing',
  SUPPLEMENT: 'proposing',
  SUBMITTED: 'appraising',
  RECEIVED: 'appraising',
  CHECKING: 'appraising',
  ELIGIBLE: 'council',
  PUBLIC_COMMENT: 'council',
  AT_COUNCIL: 'council',
  PASSED: 'approval',
  PRESENTED: 'approval',
  FORWARDED: 'approval',
  DECIDED: 'honoured',
  STATE_DECIDED: 'honoured',
  AWARDED: 'honoured',
  ARCHIVED: 'honoured',
  REFUSED: 'ended',
  INELIGIBLE: 'ended',
  NOT_PASSED: 'ended',
  REJECTED: 'ended',
  STATE_REFUSED: 'ended',
  REVOKED: 'ended',
  WITHDRAWN: 'ended',
};

/** Dossiers that came to nothing: they do not stand against a new one and use up no quota. */
export const deadStates: readonly NominationState[] = ['WITHDRAWN', 'REFUSED', 'INELIGIBLE', 'NOT_PASSED', 'REJECTED', 'STATE_REFUSED', 'REVOKED'];

export const routes = defineLabels({
  yearly: { vi: 'Thường xuyên', en: 'Yearly', tone: 'neutral' },
  'in-time': { vi: 'Kịp thời, đột xuất', en: 'In time', tone: 'info' },
});

export const subjectKinds = defineLabels({
  unit: { vi: 'Tập thể', en: 'Collective', tone: 'neutral' },
  person: { vi: 'Cá nhân', en: 'Individual', tone: 'neutral' },
});

export const verdicts = defineLabels({
  MET: { vi: 'Đạt', en: 'Met', tone: 'ok' },
  UNMET: { vi: 'Chưa đạt', en: 'Not met', tone: 'danger' },
  UNKNOWN: { vi: 'Chưa rõ', en: 'Unknown', tone: 'warn' },
});
export type Verdict = keyof typeof verdicts;

export const refusalKinds = defineLabels({
  'wrong-level': { vi: 'Không đúng cấp đề nghị', en: 'Wrong level', tone: 'neutral' },
  late: { vi: 'Quá hạn nhận hồ sơ', en: 'Too late', tone: 'neutral' },
  other: { vi: 'Lý do khác', en: 'Another reason', tone: 'neutral' },
});

export const parts = defineLabels({
  proposer: { vi: 'đề nghị', en: 'proposer', tone: 'neutral' },
  appraiser: { vi: 'thẩm định', en: 'appraiser', tone: 'neutral' },
  approver: { vi: 'phê duyệt', en: 'approver', tone: 'neutral' },
});
export type Part = keyof typeof parts;
