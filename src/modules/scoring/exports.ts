import type { ExportColumn, ExportSpec } from '#platform/contract.ts';
import { conditionVerdicts, sheetStates, tieRules } from './labels.ts';

/** The workbooks beside the lists, with the words of the screens. */

const points = (key: string, vi: string, en: string): ExportColumn => ({ key, title: { vi, en }, kind: 'hundredths', width: 12 });

export const sheetsExport: ExportSpec = {
  name: { vi: 'Phiếu chấm điểm', en: 'Score sheets' },
  columns: [
    { key: 'unitName', title: { vi: 'Đơn vị', en: 'Unit' }, width: 48 },
    { key: 'groupName', title: { vi: 'Khối, cụm', en: 'Group' }, width: 28 },
    { key: 'year', title: { vi: 'Năm', en: 'Year' }, width: 8 },
    { key: 'state', title: { vi: 'Tình trạng', en: 'State' }, labels: sheetStates },
    { key: 'selfSubmittedOn', title: { vi: 'Ngày gửi', en: 'Sent on' }, kind: 'day', width: 14 },
    points('selfTotal', 'Tự chấm', 'Self'),
    points('checkedTotal', 'Thẩm định', 'Checked'),
    points('finalTotal', 'Điểm cuối', 'Final'),
    points('scaleHundredths', 'Thang điểm', 'Scale'),
    { key: 'synthetic', title: { vi: 'Số liệu minh họa', en: 'Made-up figures' }, width: 16 },
  ],
};

export const linesExport: ExportSpec = {
  name: { vi: 'Phiếu chấm điểm', en: 'Score sheet' },
  columns: [
    { key: 'group', title: { vi: 'Nhóm', en: 'Group' }, width: 30 },
    { key: 'code', title: { vi: 'Mã', en: 'Code' }, width: 10 },
    { key: 'title', title: { vi: 'Tiêu chí', en: 'Criterion' }, width: 60 },
    points('max', 'Chuẩn', 'Standard'),
    points('self', 'Tự chấm', 'Self'),
    points('checked', 'Thẩm định', 'Checked'),
    points('final', 'Điểm cuối', 'Final'),
    points('difference', 'Chênh', 'Difference'),
    { key: 'proofs', title: { vi: 'Minh chứng', en: 'Proofs' }, width: 12 },
    { key: 'condition', title: { vi: 'Điều kiện', en: 'Condition' }, labels: conditionVerdicts, width: 20 },
    { key: 'selfNote', title: { vi: 'Thuyết minh', en: 'Note' }, width: 40 },
    { key: 'checkComment', title: { vi: 'Nhận xét thẩm định', en: 'Comment' }, width: 40 },
    { key: 'explanation', title: { vi: 'Giải trình', en: 'Explanation' }, width: 40 },
    { key: 'finalComment', title: { vi: 'Lý do điểm cuối', en: 'Reason' }, width: 40 },
  ],
};

export const rankingExport: ExportSpec = {
  name: { vi: 'Xếp hạng', en: 'Ranking' },
  columns: [
    { key: 'rank', title: { vi: 'Hạng', en: 'Rank' }, width: 8 },
    { key: 'unitName', title: { vi: 'Đơn vị', en: 'Unit' }, width: 48 },
    points('selfTotal', 'Tự chấm', 'Self'),
    points('checkedTotal', 'Thẩm định', 'Checked'),
    points('total', 'Điểm cuối', 'Final'),
    { key: 'decidedBy', title: { vi: 'Xếp theo', en: 'Decided by' }, labels: tieRules, width: 40 },
    { key: 'tiedWith', title: { vi: 'Đồng hạng với', en: 'Shares with' }, width: 40 },
    { key: 'notEligible', title: { vi: 'Không đủ điều kiện xét', en: 'Not eligible' }, width: 40 },
    { key: 'contextNote', title: { vi: 'Khối lượng, tính chất công việc', en: 'Workload' }, width: 40 },
  ],
};
