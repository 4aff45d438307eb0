import type { ExportColumn, ExportSpec } from '#platform/contract.ts';
import { taskFateLabels } from './labels.ts';

const unit: ExportColumn = { key: 'name', title: { vi: 'Đơn vị', en: 'Unit' }, width: 50 };
const year = [
  { key: 'total.rateHundredths', title: { vi: 'Tỷ lệ cả năm (%)', en: 'Rate of the year (%)' }, kind: 'hundredths' },
  { key: 'total.due', title: { vi: 'Số việc', en: 'Tasks' } },
  { key: 'total.onTime', title: { vi: 'Đúng hạn', en: 'In time' } },
  { key: 'overdue', title: { vi: 'Quá hạn, xong muộn', en: 'Overdue or late' } },
] as const satisfies readonly ExportColumn[];
const approved: ExportColumn = { key: 'approved', title: { vi: 'Chương trình đã duyệt', en: 'Programme approved' } };

export const boardExport: ExportSpec = {
  name: { vi: 'Kết quả tháng các đơn vị', en: 'Monthly results of units' },
  columns: [
    unit,
    approved,
    { key: 'met', title: { vi: 'Tháng đạt', en: 'Months met' } },
    { key: 'unmet', title: { vi: 'Tháng không đạt', en: 'Months not met' } },
    ...year,
  ],
};

export const matrixExport: ExportSpec = {
  name: { vi: 'Kết quả tháng của khối', en: 'Monthly results of the group' },
  columns: [
    { ...unit, key: 'unit.name' },
    approved,
    ...Array.from({ length: 12 }, (_, index): ExportColumn => ({
      key: `months.${index}.rateHundredths`,
      title: { vi: `T${index + 1} (%)`, en: `M${index + 1} (%)` },
      kind: 'hundredths',
      width: 10,
    })),
    ...year,
  ],
};

export const tasksExport: ExportSpec = {
  name: { vi: 'Nhiệm vụ', en: 'Tasks' },
  columns: [
    { key: 'title', title: { vi: 'Nhiệm vụ', en: 'Task' }, width: 60 },
    { key: 'ownerName', title: { vi: 'Người phụ trách', en: 'Owner' } },
    { key: 'countingDueOn', title: { vi: 'Hạn', en: 'Due' }, kind: 'day' },
    { key: 'firstDueOn', title: { vi: 'Hạn đầu', en: 'First due' }, kind: 'day' },
    { key: 'completedOn', title: { vi: 'Ngày hoàn thành', en: 'Completed on' }, kind: 'day' },
    { key: 'fate', title: { vi: 'Trạng thái', en: 'State' }, labels: taskFateLabels },
    { key: 'daysLate', title: { vi: 'Số ngày chậm', en: 'Days late' } },
    { key: 'cause', title: { vi: 'Nguyên nhân', en: 'Cause' }, width: 40 },
    { key: 'cancelledReason', title: { vi: 'Lý do hủy', en: 'Why cancelled' }, width: 40 },
    { key: 'proofs', title: { vi: 'Số minh chứng', en: 'Evidence' } },
  ],
};
