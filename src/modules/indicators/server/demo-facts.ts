import type { FactFields, FactKind } from '../facts.ts';
import type { FactState } from '../rules.ts';

export interface DemoFact {
  readonly unit: string;
  readonly kind: FactKind;
  readonly state: FactState;
  readonly words: Partial<FactFields> & { readonly title: string };
  readonly source?: string;
  readonly confirmed?: { readonly source: string; readonly paper?: string; readonly on: string };
  readonly synthetic: boolean;
}

const made = (unit: string, kind: FactKind, words: DemoFact['words'], confirmed?: DemoFact['confirmed']): DemoFact => ({
  unit,
  kind,
  state: confirmed ? 'CONFIRMED' : 'DECLARED',
  words: { ...words, title: `${words.title} (minh họa)` },
  ...(confirmed ? { confirmed } : {}),
  synthetic: true,
});
const byHead = { source: 'Thủ trưởng đơn vị (mẫu)', on: '2022-04-05' };

/** The products the launch of 2022 names, with to whom they go where it says so; the stage is not told, so it is marked made up. */
const launched = [
  ['Luật Đất đai (sửa đổi)', 'Quốc hội', 'S4:L17'],
  ['Tổng kết thi hành Luật Tài nguyên nước và dự án Luật Tài nguyên nước (sửa đổi)', 'Quốc hội', 'S4:L17–18'],
  ['Nghị quyết về định hướng chiến lược địa chất, khoáng sản và công nghiệp khai khoáng đến 2030, tầm nhìn 2045', 'Bộ Chính trị', 'S4:L19'],
  ['Tổng kết và hồ sơ đề nghị xây dựng Luật Địa chất và Khoáng sản', '', 'S4:L19'],
  ['Quy hoạch không gian biển quốc gia và các quy hoạch ngành quốc gia', '', 'S4:L19–20'],
] as const;

const planParts = ['regulation', 'process', 'procedures', 'responsibilities', 'schedule'] as const;
const planNames = ['Quy chế', 'Quy trình', 'Thủ tục', 'Trách nhiệm', 'Tiến độ'];

export const demoFacts: readonly DemoFact[] = [
  ...launched.map(([title, body, source]): DemoFact => ({
    unit: 'org-vu-pc',
    kind: 'law-product',
    state: 'DECLARED',
    words: { title, body, category: 'drafting' },
    source: `${source}; giai đoạn là minh họa`,
    synthetic: true,
  })),
  ...planParts.map((category, index) =>
    made(
      'org-cuc-vt',
      'plan-part',
      {
        title: `${planNames[index]} trong kế hoạch cải cách hành chính, chuyển đổi số`,
        category,
        paper: `Trang ${index * 3 + 2}`,
        beginsOn: '2022-01-20',
      },
      byHead,
    ),
  ),
  ...planParts.slice(0, 3).map((category, index) =>
    made(
      'org-cuc-tnn',
      'plan-part',
      {
        title: `${planNames[index]} trong kế hoạch cải cách hành chính, chuyển đổi số`,
        category,
        paper: `Trang ${index + 2}`,
        beginsOn: '2022-02-15',
      },
      byHead,
    ),
  ),
  made('org-cuc-vt', 'service', { title: 'Cung cấp dữ liệu ảnh viễn thám', category: '4', beginsOn: '2022-01-01' }, byHead),
  made('org-cuc-vt', 'service', { title: 'Cấp phép thu nhận dữ liệu viễn thám', category: '3', beginsOn: '2022-01-01' }, byHead),
  made('org-cuc-vt', 'service', { title: 'Thẩm định sản phẩm viễn thám', category: '2', beginsOn: '2022-01-01' }, byHead),
  made(
    'org-cuc-vt',
    'digital-product',
    {
      title: 'Cơ sở dữ liệu ảnh viễn thám quốc gia',
      beginsOn: '2022-01-15',
      dueOn: '2022-12-15',
      milestones: [
        { title: 'Thiết kế được duyệt', dueOn: '2022-02-28', doneOn: '2022-02-25' },
        { title: 'Nhập dữ liệu giai đoạn 1', dueOn: '2022-06-30', doneOn: null },
        { title: 'Vận hành thử', dueOn: '2022-11-30', doneOn: null },
      ],
    },
    byHead,
  ),
  made(
    'org-cuc-vt',
    'streamlining',
    { title: 'Hợp nhất hai phòng chuyên môn', dueOn: '2022-03-31', doneOn: '2022-03-28', beginsOn: '2022-01-05', paper: 'Đề án sắp xếp' },
    byHead,
  ),
  made('org-cuc-vt', 'streamlining', { title: 'Ban hành vị trí việc làm mới', dueOn: '2022-09-30', beginsOn: '2022-01-05' }, byHead),
  made(
    'org-cuc-vt',
    'unity',
    { title: 'Nội bộ đoàn kết quý I', category: 'unity', body: 'Công đoàn Cục', beginsOn: '2022-03-25' },
    { source: 'Công đoàn Cục', paper: 'Biên bản 03', on: '2022-03-30' },
  ),
  made(
    'org-cuc-vt',
    'unity',
    { title: 'Chăm lo đời sống người lao động quý I', category: 'care', body: 'Công đoàn Cục', beginsOn: '2022-03-25' },
    { source: 'Công đoàn Cục', paper: 'Biên bản 04', on: '2022-03-30' },
  ),
  made('org-cuc-vt', 'unity', {
    title: 'Chấp hành chủ trương, pháp luật 5 tháng',
    category: 'compliance',
    body: 'Đảng ủy Cục',
    beginsOn: '2022-05-30',
  }),
  made(
    'org-cuc-ddbd',
    'discipline',
    { title: 'Đi muộn trong đợt kiểm tra đột xuất', category: 'late-early', beginsOn: '2022-02-16', body: 'Tổ kiểm tra công vụ' },
    { source: 'Tổ kiểm tra công vụ', paper: 'Thông báo nhắc nhở 12', on: '2022-02-28' },
  ),
  made('org-cuc-ddbd', 'discipline', {
    title: 'Phản ánh hút thuốc nơi làm việc',
    category: 'smoking',
    beginsOn: '2022-05-18',
    body: 'Đường dây nóng',
  }),
  made(
    'org-cuc-tnn',
    'complaint',
    { title: 'Khiếu nại về cấp phép khai thác nước dưới đất', beginsOn: '2022-01-18', dueOn: '2022-03-04', body: 'Cục Quản lý tài nguyên nước' },
    byHead,
  ),
  made(
    'org-cuc-tnn',
    'complaint',
    { title: 'Khiếu nại về tiền cấp quyền khai thác', beginsOn: '2022-03-07', doneOn: '2022-04-12', paper: 'Văn bản trả lời 41' },
    byHead,
  ),
  made(
    'org-cuc-tnn',
    'complaint',
    { title: 'Đơn gửi vượt cấp về hồ chứa', beginsOn: '2022-04-20', beyond: true, body: 'Sở Tài nguyên và Môi trường' },
    byHead,
  ),
  made('org-so-hanoi', 'complaint', { title: 'Khiếu nại kéo dài về thu hồi đất', beginsOn: '2022-01-11', dueOn: '2022-02-25', body: 'UBND quận' }),
];
