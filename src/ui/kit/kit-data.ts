import { no, defineRefusals, type RefusalBody } from '#platform/refusal.ts';
import { defineLabels } from '#platform/text.ts';

export const kitRefusals = defineRefusals('kit', {
  missing: {
    kind: 'conflict',
    vi: 'Chưa xác nhận được: còn 1 tiêu chí chưa giải trình và 1 điều kiện chưa đạt (tháng 6: 88%).',
    en: 'Not yet: 1 criterion is unexplained and 1 condition is unmet (June: 88%).',
    basis: 'Bảng điểm 2022, mục III.2',
  },
});
export const blocked = no(kitRefusals.missing);

export const fieldsRefusal: RefusalBody = {
  code: 'common.invalid_input',
  kind: 'invalid',
  message: { vi: 'Dữ liệu gửi lên chưa đúng. Xem từng ô được đánh dấu.', en: 'See the marked fields.' },
  fields: [{ path: 'title', message: { vi: 'Tên giao ước đã có trong năm này.', en: 'This title is taken.' } }],
};

export const statuses = defineLabels({
  draft: { vi: 'Nháp', en: 'Draft', tone: 'neutral' },
  sent: { vi: 'Đã gửi', en: 'Sent', tone: 'info' },
  running: { vi: 'Đang thực hiện', en: 'Running', tone: 'brand' },
  waiting: { vi: 'Chờ giải trình', en: 'Waiting', tone: 'warn' },
  done: { vi: 'Đã duyệt', en: 'Approved', tone: 'ok' },
  unmet: { vi: 'Không đủ điều kiện', en: 'Not eligible', tone: 'danger' },
  honour: { vi: 'Cờ thi đua', en: 'Flag', tone: 'gold' },
});

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly role?: 'Khối trưởng' | 'Khối phó';
  readonly signed: readonly ['ok' | 'wait' | 'danger', string, string];
  readonly months: readonly ['ok' | 'danger', string, string];
  readonly score: number | null;
}

export const members: readonly Member[] = [
  {
    id: '1',
    name: 'Cục Quản lý tài nguyên nước',
    role: 'Khối trưởng',
    signed: ['ok', 'Đã ký', '17/3'],
    months: ['ok', '5/5 tháng', '97,1%'],
    score: 94850,
  },
  {
    id: '2',
    name: 'Cục Đo đạc, Bản đồ và Thông tin địa lý Việt Nam',
    role: 'Khối phó',
    signed: ['ok', 'Đã ký', '17/3'],
    months: ['ok', '5/5 tháng', '95,4%'],
    score: 94250,
  },
  { id: '3', name: 'Cục Viễn thám quốc gia', signed: ['ok', 'Đã ký', '17/3'], months: ['danger', '4/5 tháng', 'T6: 88%'], score: 94200 },
  {
    id: '4',
    name: 'Cục Công nghệ thông tin và Dữ liệu tài nguyên môi trường',
    signed: ['ok', 'Ký thay', '18/3'],
    months: ['ok', '5/5 tháng', '98,8%'],
    score: 95200,
  },
  { id: '5', name: 'Cục Biến đổi khí hậu', signed: ['wait', 'Chưa ký', 'nhắc lần 2'], months: ['ok', '5/5 tháng', '93,0%'], score: null },
  {
    id: '6',
    name: 'Trung tâm Quy hoạch và Điều tra tài nguyên nước quốc gia, trực thuộc Bộ Tài nguyên và Môi trường',
    signed: ['danger', 'Có bảo lưu', 'điều 4'],
    months: ['ok', '5/5 tháng', '91,2%'],
    score: 91000,
  },
];

export const manyRows = Array.from({ length: 600 }, (_, index) => ({
  id: String(index),
  name: `${members[index % members.length]!.name} ${index + 1}`,
  points: (index * 7919) % 100_000,
}));
