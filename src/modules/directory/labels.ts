import { defineLabels } from '#platform/text.ts';

/** What a unit is. Other kinds of a loaded file read as `other`. */
export const unitKinds = defineLabels({
  ministry: { vi: 'Bộ, cơ quan ngang bộ', en: 'Ministry', tone: 'brand' },
  'general-department': { vi: 'Tổng cục', en: 'General department', tone: 'neutral' },
  department: { vi: 'Vụ', en: 'Department', tone: 'neutral' },
  agency: { vi: 'Cục, ban', en: 'Agency', tone: 'neutral' },
  office: { vi: 'Văn phòng', en: 'Office', tone: 'neutral' },
  centre: { vi: 'Trung tâm, liên đoàn', en: 'Centre', tone: 'neutral' },
  institute: { vi: 'Viện', en: 'Institute', tone: 'neutral' },
  school: { vi: 'Trường', en: 'School', tone: 'neutral' },
  division: { vi: 'Phòng, tổ', en: 'Division', tone: 'neutral' },
  'provincial-department': { vi: 'Sở', en: 'Provincial department', tone: 'neutral' },
  'provincial-people-committee': { vi: 'Ủy ban nhân dân tỉnh', en: 'Provincial people’s committee', tone: 'neutral' },
  council: { vi: 'Hội đồng', en: 'Council', tone: 'neutral' },
  'council-standing': { vi: 'Thường trực hội đồng', en: 'Standing body of a council', tone: 'neutral' },
  committee: { vi: 'Ban tổ chức, ban chỉ đạo', en: 'Committee', tone: 'neutral' },
  'party-body': { vi: 'Cơ quan Đảng', en: 'Party body', tone: 'neutral' },
  'state-body': { vi: 'Cơ quan nhà nước ở trung ương', en: 'Central state body', tone: 'neutral' },
  'state-office': { vi: 'Chức danh nhà nước', en: 'State office', tone: 'neutral' },
  press: { vi: 'Cơ quan báo chí', en: 'Press', tone: 'neutral' },
  enterprise: { vi: 'Doanh nghiệp', en: 'Enterprise', tone: 'neutral' },
  other: { vi: 'Đơn vị khác', en: 'Other', tone: 'neutral' },
});
export type UnitKind = keyof typeof unitKinds;

export const nameKinds = defineLabels({
  official: { vi: 'Tên chính thức', en: 'Official name', tone: 'brand' },
  former: { vi: 'Tên cũ', en: 'Former name', tone: 'neutral' },
  alias: { vi: 'Cách viết khác', en: 'Other spelling', tone: 'neutral' },
});

export const successionKinds = defineLabels({
  rename: { vi: 'Đổi tên', en: 'Renamed', tone: 'info' },
  merge: { vi: 'Sáp nhập', en: 'Merged', tone: 'info' },
  split: { vi: 'Chia tách', en: 'Split', tone: 'info' },
  move: { vi: 'Chuyển cơ quan quản lý', en: 'Moved', tone: 'info' },
});
export type SuccessionKind = keyof typeof successionKinds;
