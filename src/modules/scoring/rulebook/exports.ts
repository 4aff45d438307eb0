import type { ExportColumn, ExportSpec } from '#platform/contract.ts';
import { comparisonKinds, rulebookMarks, rulebookStates } from '../labels.ts';

/** The workbooks beside the list of rulebooks and beside a comparison. */

const points = (key: string, vi: string, en: string): ExportColumn => ({ key, title: { vi, en }, kind: 'hundredths', width: 12 });

export const rulebooksExport: ExportSpec = {
  name: { vi: 'Bảng điểm', en: 'Points tables' },
  columns: [
    { key: 'title', title: { vi: 'Bảng điểm', en: 'Points table' }, width: 56 },
    { key: 'versionNo', title: { vi: 'Bản', en: 'Version' }, width: 8 },
    { key: 'state', title: { vi: 'Tình trạng', en: 'State' }, labels: rulebookStates },
    { key: 'authorityName', title: { vi: 'Cơ quan', en: 'Authority' }, width: 36 },
    { key: 'year', title: { vi: 'Năm', en: 'Year' }, width: 8 },
    { key: 'items', title: { vi: 'Số tiêu chí', en: 'Criteria' }, width: 12 },
    points('sumHundredths', 'Tổng điểm tiêu chí', 'Sum of criteria'),
    points('scaleHundredths', 'Thang điểm', 'Scale'),
    { key: 'usedBy', title: { vi: 'Số khối, cụm đang dùng', en: 'Groups using it' }, width: 16 },
    { key: 'mark', title: { vi: 'Nguồn số liệu', en: 'How real' }, labels: rulebookMarks, width: 16 },
    { key: 'madeFrom', title: { vi: 'Lập từ', en: 'Made from' }, width: 32 },
    { key: 'hash', title: { vi: 'Mã băm', en: 'Hash' }, width: 66 },
  ],
};

export const comparisonExport: ExportSpec = {
  name: { vi: 'So sánh bảng điểm', en: 'Compared tables' },
  columns: [
    { key: 'kind', title: { vi: 'Thay đổi', en: 'Change' }, labels: comparisonKinds, width: 14 },
    { key: 'before.code', title: { vi: 'Mã cũ', en: 'Old code' }, width: 10 },
    { key: 'before.title', title: { vi: 'Tiêu chí cũ', en: 'Old criterion' }, width: 50 },
    points('before.maxHundredths', 'Điểm cũ', 'Old points'),
    { key: 'before.rule.vi', title: { vi: 'Cách tính cũ', en: 'Old rule' }, width: 50 },
    { key: 'after.code', title: { vi: 'Mã mới', en: 'New code' }, width: 10 },
    { key: 'after.title', title: { vi: 'Tiêu chí mới', en: 'New criterion' }, width: 50 },
    points('after.maxHundredths', 'Điểm mới', 'New points'),
    { key: 'after.rule.vi', title: { vi: 'Cách tính mới', en: 'New rule' }, width: 50 },
  ],
};
