import type { ExportSpec } from '#platform/contract.ts';
import { milestonesText, type Milestone } from './facts.ts';
import {
  certaintyLabels,
  factKindLabels,
  factStateLabels,
  importedThings,
  importStateLabels,
  importWays,
  unitLabels,
  unknownLabels,
  verdictLabels,
} from './labels.ts';

export const factsExport: ExportSpec = {
  name: { vi: 'Danh sách theo dõi', en: 'Listed facts' },
  columns: [
    { key: 'unitName', title: { vi: 'Đơn vị', en: 'Unit' }, width: 40 },
    { key: 'kind', title: { vi: 'Loại', en: 'Kind' }, labels: factKindLabels, width: 32 },
    { key: 'title', title: { vi: 'Nội dung', en: 'What' }, width: 60 },
    { key: 'categoryName.vi', title: { vi: 'Phân loại', en: 'Category' } },
    { key: 'state', title: { vi: 'Trạng thái', en: 'State' }, labels: factStateLabels },
    { key: 'beginsOn', title: { vi: 'Từ ngày', en: 'From' }, kind: 'day' },
    { key: 'dueOn', title: { vi: 'Hạn', en: 'Due' }, kind: 'day' },
    { key: 'doneOn', title: { vi: 'Xong ngày', en: 'Done' }, kind: 'day' },
    { key: 'body', title: { vi: 'Cơ quan, tổ chức', en: 'Body' }, width: 32 },
    { key: 'paper', title: { vi: 'Văn bản', en: 'Paper' } },
    { key: 'beyond', title: { vi: 'Vượt cấp', en: 'Past the level' } },
    { key: 'milestones', title: { vi: 'Mốc thực hiện', en: 'Milestones' }, show: (value) => milestonesText(value as Milestone[]), width: 48 },
    { key: 'contentName', title: { vi: 'Nội dung phong trào', en: 'Movement content' }, width: 32 },
    { key: 'source', title: { vi: 'Nguồn số liệu', en: 'Source' }, width: 24 },
    { key: 'confirmedSource', title: { vi: 'Nguồn xác nhận', en: 'Confirmed by' }, width: 32 },
    { key: 'confirmedOn', title: { vi: 'Ngày xác nhận', en: 'Confirmed on' }, kind: 'day' },
  ],
};

export const boardExport: ExportSpec = {
  name: { vi: 'Tình hình gửi số liệu', en: 'Reporting of units' },
  columns: [
    { key: 'name', title: { vi: 'Đơn vị', en: 'Unit' }, width: 50 },
    { key: 'sentMonth', title: { vi: 'Số liệu đến tháng', en: 'Figures up to month' } },
    { key: 'notSent', title: { vi: 'Số tháng chưa gửi', en: 'Months not sent' } },
    { key: 'waiting', title: { vi: 'Chờ xác nhận', en: 'Awaiting confirmation' } },
    { key: 'lateMonths', title: { vi: 'Số tháng gửi muộn', en: 'Months sent late' } },
  ],
};

export const rollUpExport: ExportSpec = {
  name: { vi: 'Tổng hợp chỉ số', en: 'Indicators of the group' },
  columns: [
    { key: 'unitName', title: { vi: 'Đơn vị', en: 'Unit' }, width: 44 },
    { key: 'indicator', title: { vi: 'Chỉ số', en: 'Indicator' }, width: 50 },
    { key: 'value', title: { vi: 'Giá trị', en: 'Value' } },
    { key: 'why', title: { vi: 'Chưa rõ vì', en: 'Unknown because' }, labels: unknownLabels },
    { key: 'unit', title: { vi: 'Đơn vị tính', en: 'Unit of measure' }, labels: unitLabels },
    { key: 'asOfMonth', title: { vi: 'Số liệu đến tháng', en: 'Figures up to month' } },
    { key: 'stale', title: { vi: 'Đã cũ', en: 'Stale' } },
    { key: 'certainty', title: { vi: 'Độ chắc chắn', en: 'Certainty' }, labels: certaintyLabels },
    { key: 'verdict', title: { vi: 'So với chỉ tiêu', en: 'Against the target' }, labels: verdictLabels },
  ],
};

export const importsExport: ExportSpec = {
  name: { vi: 'Các lần nhập số liệu', en: 'Imports' },
  columns: [
    { key: 'unitName', title: { vi: 'Đơn vị', en: 'Unit' }, width: 40 },
    { key: 'fileName', title: { vi: 'Tệp', en: 'File' }, width: 40 },
    { key: 'about', title: { vi: 'Nhập gì', en: 'What' }, labels: importedThings },
    { key: 'way', title: { vi: 'Cách nhập', en: 'Way' }, labels: importWays },
    { key: 'state', title: { vi: 'Trạng thái', en: 'State' }, labels: importStateLabels },
    { key: 'rowCount', title: { vi: 'Số dòng', en: 'Rows' } },
    { key: 'problemCount', title: { vi: 'Số lỗi', en: 'Problems' } },
    { key: 'madeBy', title: { vi: 'Người nhập', en: 'By' } },
    { key: 'madeAt', title: { vi: 'Lúc', en: 'At' }, kind: 'instant' },
    { key: 'undoReason', title: { vi: 'Lý do hoàn tác', en: 'Why undone' }, width: 40 },
  ],
};
