import { defineLabels } from '#platform/text.ts';

export const agreementStates = defineLabels({
  DRAFT: { vi: 'Dự thảo', en: 'Draft', tone: 'info' },
  CONSULTING: { vi: 'Lấy ý kiến', en: 'Out for comment', tone: 'warn' },
  AGREED: { vi: 'Đã thống nhất, chờ ký', en: 'Agreed, to be signed', tone: 'brand' },
  SIGNING: { vi: 'Đang ký', en: 'Being signed', tone: 'brand' },
  IN_FORCE: { vi: 'Có hiệu lực', en: 'In force', tone: 'ok' },
  ASSESSED: { vi: 'Đã đánh giá', en: 'Assessed', tone: 'ok' },
  ARCHIVED: { vi: 'Đã lưu trữ', en: 'Archived', tone: 'neutral' },
  VOID: { vi: 'Đã hủy', en: 'Void', tone: 'neutral' },
});
export type AgreementState = keyof typeof agreementStates;

/** What became of an opinion. */
export const commentFates = defineLabels({
  OPEN: { vi: 'Chưa trả lời', en: 'Not answered', tone: 'warn' },
  ADOPTED: { vi: 'Tiếp thu', en: 'Adopted', tone: 'ok' },
  PARTLY: { vi: 'Tiếp thu một phần', en: 'Adopted in part', tone: 'info' },
  NOT_ADOPTED: { vi: 'Không tiếp thu', en: 'Not adopted', tone: 'neutral' },
});

/** How a commitment ends. */
export const outcomes = defineLabels({
  MET: { vi: 'Đạt', en: 'Met', tone: 'ok' },
  EXCEEDED: { vi: 'Vượt', en: 'Exceeded', tone: 'ok' },
  NOT_MET: { vi: 'Chưa đạt', en: 'Not met', tone: 'danger' },
  CANCELLED: { vi: 'Hủy, không tính', en: 'Cancelled', tone: 'neutral' },
});
export type Outcome = keyof typeof outcomes;

/** Each unit by itself, or the group together. */
export const scopes = defineLabels({
  'each-unit': { vi: 'Từng đơn vị', en: 'Each unit', tone: 'neutral' },
  group: { vi: 'Việc chung của Khối, Cụm', en: 'The group together', tone: 'neutral' },
});
export type Scope = keyof typeof scopes;

export const measureKinds = defineLabels({
  number: { vi: 'Con số phải đạt', en: 'A number to reach', tone: 'neutral' },
  done: { vi: 'Làm xong hay chưa', en: 'Done or not', tone: 'neutral' },
  activities: { vi: 'Số hoạt động chung đã tổ chức', en: 'Group activities held', tone: 'neutral' },
});
export type MeasureKind = keyof typeof measureKinds;

/** Printed before the target number. */
export const operators = defineLabels({
  '>=': { vi: '≥', en: '≥', tone: 'neutral' },
  '>': { vi: '>', en: '>', tone: 'neutral' },
  '<=': { vi: '≤', en: '≤', tone: 'neutral' },
  '<': { vi: '<', en: '<', tone: 'neutral' },
  '==': { vi: '=', en: '=', tone: 'neutral' },
});
export type Operator = keyof typeof operators;
