import { defineLabels } from '#platform/text.ts';

export const groupKinds = defineLabels({
  block: { vi: 'Khối', en: 'Block', tone: 'neutral' },
  cluster: { vi: 'Cụm', en: 'Cluster', tone: 'neutral' },
  inner: { vi: 'Nhóm trong đơn vị', en: 'Group inside a unit', tone: 'neutral' },
});

export const termStates = defineLabels({
  PROPOSED: { vi: 'Đề xuất', en: 'Proposed', tone: 'info' },
  ACTIVE: { vi: 'Đang hoạt động', en: 'Active', tone: 'brand' },
  HANDING_OVER: { vi: 'Đang bàn giao', en: 'Handing over', tone: 'warn' },
  ENDED: { vi: 'Đã kết thúc', en: 'Ended', tone: 'neutral' },
});

export const headRatings = defineLabels({
  EXCELLENT: { vi: 'Hoàn thành xuất sắc', en: 'Excellent', tone: 'gold' },
  GOOD: { vi: 'Hoàn thành tốt', en: 'Good', tone: 'ok' },
  FAIR: { vi: 'Hoàn thành', en: 'Fair', tone: 'neutral' },
  POOR: { vi: 'Chưa hoàn thành', en: 'Poor', tone: 'danger' },
});

export const pairingStates = defineLabels({
  PROPOSED: { vi: 'Chờ bên kia đồng ý', en: 'Waiting for the other side', tone: 'info' },
  AGREED: { vi: 'Đã kết nghĩa', en: 'Paired', tone: 'ok' },
  ENDED: { vi: 'Đã kết thúc', en: 'Ended', tone: 'neutral' },
});

export const activityForms = defineLabels({
  'in-person': { vi: 'Trực tiếp', en: 'In person', tone: 'neutral' },
  online: { vi: 'Trực tuyến', en: 'Online', tone: 'neutral' },
  both: { vi: 'Trực tiếp và trực tuyến', en: 'Both', tone: 'neutral' },
});
