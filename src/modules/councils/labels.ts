import { defineLabels } from '#platform/text.ts';

export const councilLevels = defineLabels({
  ministry: { vi: 'Hội đồng cấp Bộ', en: 'Ministry council', tone: 'brand' },
  unit: { vi: 'Hội đồng cấp đơn vị', en: 'Unit council', tone: 'neutral' },
  standing: { vi: 'Thường trực Hội đồng', en: 'Standing body', tone: 'info' },
});

export const duties = defineLabels({
  chair: { vi: 'Chủ tịch Hội đồng', en: 'Chair', tone: 'brand' },
  'vice-chair': { vi: 'Phó Chủ tịch Hội đồng', en: 'Vice-chair', tone: 'info' },
  secretary: { vi: 'Ủy viên thư ký', en: 'Member and secretary', tone: 'neutral' },
  member: { vi: 'Ủy viên', en: 'Member', tone: 'neutral' },
});

export const recusals = defineLabels({
  noted: { vi: 'Được bỏ phiếu, ghi rõ trong biên bản', en: 'Votes, and the minute says so', tone: 'neutral' },
  'no-vote': {
    vi: 'Không bỏ phiếu cho chính mình; tổng số ủy viên giữ nguyên',
    en: 'Does not vote on the own case; the base stays',
    tone: 'neutral',
  },
});

export const meetingStates = defineLabels({
  PLANNED: { vi: 'Dự kiến', en: 'Planned', tone: 'neutral' },
  INVITED: { vi: 'Đã mời', en: 'Invited', tone: 'info' },
  IN_SESSION: { vi: 'Đang họp', en: 'In session', tone: 'brand' },
  BALLOT_OPEN: { vi: 'Đang bỏ phiếu', en: 'Ballot open', tone: 'brand' },
  COUNTING: { vi: 'Đang kiểm phiếu', en: 'Counting', tone: 'warn' },
  COUNTED: { vi: 'Đã kiểm phiếu', en: 'Counted', tone: 'info' },
  MINUTES_DRAFT: { vi: 'Chờ ký biên bản', en: 'Minute to be signed', tone: 'warn' },
  MINUTES_SIGNED: { vi: 'Đã ký biên bản', en: 'Minute signed', tone: 'ok' },
  CONCLUDED: { vi: 'Đã gửi kết luận', en: 'Concluded', tone: 'ok' },
  CANCELLED: { vi: 'Đã hủy', en: 'Cancelled', tone: 'neutral' },
});

export const purposes = defineLabels({
  yearly: { vi: 'Xét khen thưởng thường xuyên', en: 'Yearly awards', tone: 'neutral' },
  sudden: { vi: 'Xét khen thưởng đột xuất', en: 'Awards in time', tone: 'neutral' },
  campaign: { vi: 'Xét khen thưởng theo đợt', en: 'Awards of a campaign', tone: 'neutral' },
  theme: { vi: 'Xét khen thưởng theo chuyên đề', en: 'Awards of a theme', tone: 'neutral' },
});

export const forms = defineLabels({
  'in-person': { vi: 'Trực tiếp', en: 'In person', tone: 'neutral' },
  online: { vi: 'Trực tuyến', en: 'Online', tone: 'neutral' },
  both: { vi: 'Trực tiếp và trực tuyến', en: 'In person and online', tone: 'neutral' },
});

export const presences = defineLabels({
  EXPECTED: { vi: 'Được mời', en: 'Expected', tone: 'neutral' },
  PRESENT: { vi: 'Có mặt', en: 'Present', tone: 'ok' },
  ABSENT: { vi: 'Vắng mặt', en: 'Absent', tone: 'warn' },
});

export const itemResults = defineLabels({
  PASSED: { vi: 'Được thông qua', en: 'Passed', tone: 'ok' },
  NOT_PASSED: { vi: 'Không được thông qua', en: 'Not passed', tone: 'danger' },
});
