import { defineText } from '#ui/index.ts';

export const words = defineText({
  title: { vi: 'Lịch làm việc', en: 'Working calendar' },
  about: {
    vi: 'Ngày nghỉ lễ và ngày làm bù của từng năm; các hạn tính bằng ngày làm việc dựa vào đây.',
    en: 'Days off and days worked in exchange; time limits in working days rest on them.',
  },
  year: { vi: 'Năm', en: 'Year' },
  days: { vi: 'Ngày nghỉ, ngày làm bù', en: 'Days off and worked in exchange' },
  day: { vi: 'Ngày', en: 'Day' },
  weekday: { vi: 'Thứ', en: 'Weekday' },
  kind: { vi: 'Nghỉ hay làm', en: 'Off or worked' },
  name: { vi: 'Tên ngày', en: 'Name' },
  source: { vi: 'Căn cứ', en: 'Source' },
  confirmed: { vi: 'Đã xác nhận', en: 'Confirmed' },
  unconfirmed: { vi: 'Cần đối chiếu', en: 'To be confirmed' },
  unconfirmedText: {
    vi: 'Chưa ai đối chiếu với thông báo chính thức. Mỗi hạn tính qua năm này đều kèm lời nhắc.',
    en: 'Nobody compared it with the official announcement. Every limit counted over this year says so.',
  },
  missing: { vi: (year: number) => `Chưa có ngày nghỉ của năm ${year}`, en: (year: number) => `No days off for ${year} yet` },
  missingText: {
    vi: 'Hạn tính sang năm này sẽ ghi “chưa tính được”, hệ thống không đoán. Quản trị nhập theo thông báo, Thường trực xác nhận.',
    en: 'Limits that reach this year stay unknown; nothing is guessed. An administrator enters it, the standing body confirms.',
  },
  count: { vi: 'Tính hạn', en: 'Count a limit' },
  from: { vi: 'Từ ngày', en: 'From' },
  workingDays: { vi: 'Số ngày làm việc', en: 'Working days' },
  last: { vi: 'Ngày cuối cùng', en: 'Last day' },
  rule: {
    vi: 'Không tính ngày bắt đầu; đếm từ ngày làm việc kế tiếp; hạn hết vào ngày cuối cùng.',
    en: 'The first day is not counted; counting begins on the next working day and ends with the last one.',
  },
  cannot: { vi: (year: number) => `chưa tính được: thiếu năm ${year}`, en: (year: number) => `unknown: no data for ${year}` },
  passed: { vi: 'Có đi qua', en: 'Passing' },
  entries: { vi: 'Các lần nhập', en: 'Entries' },
  noEntries: { vi: 'Chưa ai nhập năm này', en: 'Nobody entered this year yet' },
  enteredBy: {
    vi: (who: string, on: string, count: number) => `${who} nhập ngày ${on}, ${count} ngày`,
    en: (who: string, on: string, count: number) => `entered by ${who} on ${on}, ${count} days`,
  },
  settledBy: { vi: (who: string, on: string) => `${who}, ngày ${on}`, en: (who: string, on: string) => `${who}, ${on}` },
  confirm: { vi: 'Xác nhận', en: 'Confirm' },
  confirmText: {
    vi: 'Bạn đã so từng ngày với thông báo. Từ lúc này các hạn tính theo bản này.',
    en: 'You compared every day with the announcement. From now on limits count by this list.',
  },
  reject: { vi: 'Không dùng', en: 'Reject' },
  rejectText: { vi: 'Bản nhập này không có hiệu lực; vẫn còn trong danh sách.', en: 'This entry will not count; it stays in the list.' },
  propose: { vi: 'Nhập ngày nghỉ', en: 'Enter days off' },
  lines: { vi: 'Mỗi dòng một ngày', en: 'One day a line' },
  linesHint: {
    vi: 'Ví dụ: “30/4 nghỉ Ngày Chiến thắng”, “26/4 làm bù Thay thứ Sáu 02/5”. Chỉ ghi ngày khác thường; thứ Bảy, Chủ nhật vốn đã nghỉ.',
    en: 'E.g. “30/4 nghỉ Ngày Chiến thắng”, “26/4 làm bù Thay thứ Sáu 02/5”. Weekends are off anyway.',
  },
  badLine: {
    vi: (line: number, text: string) => `Dòng ${line} chưa đọc được: ${text}`,
    en: (line: number, text: string) => `Line ${line} is not understood: ${text}`,
  },
  understood: { vi: (n: number) => `${n} ngày đọc được`, en: (n: number) => `${n} days understood` },
  announcement: { vi: 'Theo thông báo nào (số, ngày, cơ quan)', en: 'Which announcement (number, day, body)' },
  reason: { vi: 'Lý do nhập', en: 'Reason' },
  send: { vi: 'Gửi để xác nhận', en: 'Send for confirmation' },
  fill: { vi: 'Lấy danh sách đang dùng', en: 'Start from the present list' },
  limitsOfLaw: { vi: 'Thời hạn theo quy định', en: 'Time limits of the law' },
});

export const weekdays = {
  vi: ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;
