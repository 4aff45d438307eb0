import type { ExportSpec } from '#platform/contract.ts';
import { registrationStates } from './labels.ts';

/** The list as a workbook. */
export const registrationsExport: ExportSpec = {
  name: { vi: 'Đăng ký thi đua', en: 'Registrations' },
  columns: [
    { key: 'unit.name', title: { vi: 'Đơn vị', en: 'Unit' }, width: 50 },
    { key: 'personName', title: { vi: 'Cá nhân', en: 'Person' }, width: 30 },
    { key: 'groupName', title: { vi: 'Khối, cụm', en: 'Group' }, width: 24 },
    { key: 'state', title: { vi: 'Trạng thái', en: 'State' }, labels: registrationStates },
    { key: 'late', title: { vi: 'Nộp muộn', en: 'Late' } },
    { key: 'counts', title: { vi: 'Được tính', en: 'Counts' } },
    { key: 'targetCount', title: { vi: 'Số chỉ tiêu', en: 'Targets' } },
    { key: 'initiativeCount', title: { vi: 'Số sáng kiến', en: 'Initiatives' } },
    { key: 'submittedOn', title: { vi: 'Ngày gửi', en: 'Sent on' }, kind: 'day' },
    { key: 'acceptedOn', title: { vi: 'Ngày tiếp nhận', en: 'Accepted on' }, kind: 'day' },
  ],
};
