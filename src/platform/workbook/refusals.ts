import { defineRefusals } from '../refusal.ts';

/** Why a workbook from outside is not read. */
export const workbookRefusals = defineRefusals('workbook', {
  noFile: { kind: 'invalid', vi: 'Chọn một tệp Excel (.xlsx).', en: 'Choose an Excel file (.xlsx).', field: 'file' },
  notWorkbook: {
    kind: 'invalid',
    vi: 'Tệp này không phải sổ Excel .xlsx. Nếu là .xls, mở bằng Excel rồi lưu thành “Excel Workbook (.xlsx)”.',
    en: 'This is not an .xlsx workbook. Open an .xls in Excel and save it as “Excel Workbook (.xlsx)”.',
    field: 'file',
  },
  locked: {
    kind: 'invalid',
    vi: 'Sổ Excel đặt mật khẩu mở. Bỏ mật khẩu rồi gửi lại.',
    en: 'The workbook has a password. Take it off and send it again.',
    field: 'file',
  },
  damaged: { kind: 'invalid', vi: 'Sổ Excel bị hỏng, không đọc được.', en: 'The workbook is damaged and cannot be read.', field: 'file' },
  tooLarge: {
    kind: 'too_large',
    vi: 'Tệp quá lớn: nhiều nhất {most} MB sau khi bung nén.',
    en: 'The file is too large: at most {most} MB unpacked.',
    field: 'file',
  },
  tooManySheets: { kind: 'too_large', vi: 'Sổ có quá {most} trang tính.', en: 'The workbook has more than {most} sheets.', field: 'file' },
  tooManyTexts: {
    kind: 'too_large',
    vi: 'Sổ có quá {most} đoạn chữ khác nhau, không phải một bảng nhập tay.',
    en: 'The workbook holds more than {most} different texts; that is no table filled by hand.',
    field: 'file',
  },
  tooManyRows: {
    kind: 'too_large',
    vi: 'Trang “{sheet}” có hơn {most} dòng. Bỏ các dòng trống phía dưới, hoặc chia thành nhiều tệp.',
    en: 'Sheet “{sheet}” has more than {most} rows. Remove what lies below, or split the file.',
    field: 'file',
  },
  tooManyColumns: {
    kind: 'too_large',
    vi: 'Trang “{sheet}”, dòng {row}: có ô ngoài cột {most}. Xóa các cột thừa.',
    en: 'Sheet “{sheet}”, row {row}: there are cells beyond column {most}. Remove them.',
    field: 'file',
  },
});
