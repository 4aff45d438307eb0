import { defineText } from '#ui/index.ts';
import { groupTitle, headTitle, type GroupKind } from '../../group-words.ts';

export const pastWords = defineText({
  title: {
    vi: (group: string, year: number) => `Sổ tổng hợp ${group} năm ${year}`,
    en: (group: string, year: number) => `Summary of ${group}, ${year}`,
  },
  textPast: {
    vi: (kind: GroupKind) =>
      `Năm chưa chấm trên hệ thống: gửi sổ tổng hợp ${groupTitle(kind)} đã lập. Hệ thống đọc từng ô, kiểm tra cộng và hạng; chưa lưu gì khi chưa bấm Nhập.`,
    en: (_kind: GroupKind) =>
      'For a year without sheets here: send the summary the group kept. Sums and ranks are checked; nothing is stored before you say so.',
  },
  textCompare: {
    vi: 'Năm này chấm trên hệ thống. Sổ gửi lên chỉ được đối chiếu, từng ô khác được nêu tên; muốn sửa điểm thì sửa trên phiếu.',
    en: 'This year is scored here. The workbook is only compared, each differing cell named; points are changed on the sheets.',
  },
  file: { vi: 'Tệp Excel (.xlsx)', en: 'Excel file (.xlsx)' },
  scale: { vi: 'Thang điểm của năm đó', en: 'Scale of that year' },
  scaleHint: { vi: 'Sổ không ghi thang điểm, ví dụ 100 hoặc 1.000.', en: 'The workbook names none, e.g. 100 or 1,000.' },
  readAgain: { vi: 'Đọc lại', en: 'Read again' },
  store: { vi: 'Nhập kết quả', en: 'Store the result' },
  stored: { vi: 'Đã nhập kết quả từ sổ.', en: 'The result is stored.' },
  problems: {
    vi: (n: number) => `${n} ô chưa đúng. Sửa trong sổ rồi gửi lại.`,
    en: (n: number) => `${n} cells are wrong. Mend the workbook and send it again.`,
  },
  moreProblems: { vi: (n: number) => `… và ${n} ô nữa.`, en: (n: number) => `… and ${n} more.` },
  openUnits: {
    vi: (n: number) => `${n} dòng chưa biết là đơn vị nào. Chọn đơn vị hoặc bỏ dòng.`,
    en: (n: number) => `${n} rows wait for their unit. Choose it, or leave the row out.`,
  },
  ready: {
    vi: (n: number, scale: string) => `Sẽ nhập ${n} đơn vị, thang ${scale} điểm.`,
    en: (n: number, scale: string) => `${n} units will be stored, on a scale of ${scale}.`,
  },
  missing: { vi: (names: string) => `Sổ không có: ${names}.`, en: (names: string) => `Not in the workbook: ${names}.` },
  same: { vi: (n: number) => `Sổ khớp với hệ thống (${n} ô).`, en: (n: number) => `The workbook agrees (${n} cells).` },
  differs: {
    vi: (n: number, same: number) => `${n} ô khác với hệ thống, ${same} ô khớp.`,
    en: (n: number, same: number) => `${n} cells differ, ${same} agree.`,
  },
  cell: { vi: 'Ô', en: 'Cell' },
  written: { vi: 'Trong sổ', en: 'In the workbook' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  column: { vi: 'Cột', en: 'Column' },
  stands: { vi: 'Trên hệ thống', en: 'Here' },
  self: { vi: 'Tự chấm', en: 'Self' },
  selfExtra: { vi: 'Thưởng tự chấm', en: 'Self bonus' },
  checked: { vi: 'Thẩm định', en: 'Checked' },
  checkedExtra: { vi: 'Điểm thưởng', en: 'Bonus' },
  total: { vi: 'Tổng cộng', en: 'Total' },
  class: { vi: 'Xếp loại', en: 'Class' },
  rank: { vi: 'Hạng', en: 'Rank' },
  choose: { vi: (name: string) => `Đơn vị của dòng “${name}”`, en: (name: string) => `Unit of the row “${name}”` },
  leave: { vi: 'Bỏ dòng này', en: 'Leave this row out' },
  left: { vi: 'bỏ dòng', en: 'left out' },
  earlier: { vi: 'tên cũ', en: 'earlier name' },
  chosen: { vi: 'đã chọn', en: 'chosen' },
  standing: {
    vi: (kind: GroupKind) => `Kết quả nhập từ sổ của ${groupTitle(kind)}`,
    en: (_kind: GroupKind) => 'Result from the group’s workbook',
  },
  source: {
    vi: (file: string, by: string, at: string, scale: string) => `Tệp “${file}”, ${by} nhập ${at}, thang ${scale} điểm.`,
    en: (file: string, by: string, at: string, scale: string) => `File “${file}”, stored by ${by}, ${at}, scale ${scale}.`,
  },
  download: { vi: 'Tải tệp gốc', en: 'Original file' },
  undo: { vi: 'Hoàn tác', en: 'Undo' },
  undoText: { vi: 'Cả lần nhập bị rút lại. Tệp gốc và lý do vẫn lưu.', en: 'The whole import is taken back. File and reason stay.' },
  reason: { vi: 'Lý do', en: 'Reason' },
  undone: { vi: 'Đã hoàn tác.', en: 'Undone.' },
  earlierImports: { vi: 'Các lần đã hoàn tác', en: 'Imports taken back' },
  undoneBy: {
    vi: (by: string, at: string, reason: string) => `${by} hoàn tác ${at}: ${reason}`,
    en: (by: string, at: string, reason: string) => `Taken back by ${by}, ${at}: ${reason}`,
  },
  nothing: { vi: 'Chưa có sổ nào', en: 'No workbook yet' },
  nothingDo: {
    vi: (kind: GroupKind) => `Kết quả hiện ở đây sau khi ${headTitle(kind)} hoặc Thường trực nhập sổ tổng hợp của năm này.`,
    en: (_kind: GroupKind) => 'The result shows here once the head or the standing body stores the summary of this year.',
  },
});
