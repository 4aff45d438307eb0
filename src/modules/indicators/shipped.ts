import { factKinds, type FactKind } from './facts.ts';
import type { Comparison, Formula, Period, Term } from './rules.ts';

/** A definition as it is shipped, each with the requirement or record it stands on. */
export interface ShippedDefinition {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly unit: 'count' | 'percent' | 'days' | 'dong';
  readonly period: Period;
  readonly counting: 'CUMULATIVE' | 'LEVEL';
  readonly feed: 'entry' | 'facts' | 'progress';
  readonly factKind: FactKind | null;
  readonly parts: readonly { readonly code: string; readonly vi: string; readonly en: string }[];
  readonly formula: Formula;
  readonly pendingDays: number | null;
  readonly target: { readonly comparison: Comparison; readonly target: string } | null;
  readonly postTitle: string;
  readonly proof: { readonly vi: string; readonly en: string };
  readonly source: string;
}

const plus = (...parts: string[]): Term[] => parts.map((part) => ({ part, sign: 1 }));
const share = (of: Term[], over: Term[], bounded = true): Formula => ({ kind: 'ratio', of, over, bounded });
const sum = (...parts: string[]): Formula => ({ kind: 'sum', of: plus(...parts) });
const office = 'Chánh Văn phòng';

const listed = (
  code: string,
  factKind: FactKind,
  rest: Pick<ShippedDefinition, 'vi' | 'en' | 'unit' | 'period' | 'counting' | 'formula' | 'target' | 'postTitle' | 'proof' | 'source'> & {
    pendingDays?: number;
  },
): ShippedDefinition => ({ code, factKind, feed: 'facts', parts: factKinds[factKind].parts, pendingDays: null, ...rest });

/** Targets are those of the 2022 criteria; posts and proofs are proposals every authority may change by a new edition. */
export const shippedDefinitions: readonly ShippedDefinition[] = [
  {
    code: 'on-time',
    vi: 'Tỷ lệ nhiệm vụ hoàn thành đúng hạn trong tháng',
    en: 'Tasks done in time in the month',
    unit: 'percent',
    period: 'month',
    counting: 'LEVEL',
    feed: 'progress',
    factKind: null,
    parts: [
      { code: 'due', vi: 'Nhiệm vụ đến hạn', en: 'Tasks due' },
      { code: 'on-time', vi: 'Đúng hạn', en: 'In time' },
    ],
    formula: share(plus('on-time'), plus('due')),
    pendingDays: null,
    target: { comparison: '>', target: '90' },
    postTitle: office,
    proof: { vi: 'Báo cáo kết quả tháng', en: 'Report of the month' },
    source: 'R-058, R-072; ind-ontime-month (S4:L25)',
  },
  {
    code: 'overdue',
    vi: 'Số nhiệm vụ quá hạn của năm',
    en: 'Overdue tasks of the year',
    unit: 'count',
    period: 'month',
    counting: 'LEVEL',
    feed: 'progress',
    factKind: null,
    parts: [{ code: 'overdue', vi: 'Quá hạn hoặc xong muộn', en: 'Overdue or done late' }],
    formula: sum('overdue'),
    pendingDays: null,
    target: { comparison: '=', target: '0' },
    postTitle: office,
    proof: { vi: 'Danh sách nhiệm vụ và nguyên nhân', en: 'List of tasks and causes' },
    source: 'R-059, R-074; ind-overdue-year (S4:L25)',
  },
  {
    code: 'plan-completion',
    vi: 'Tỷ lệ hoàn thành chương trình công tác năm',
    en: 'Completion of the year’s work programme',
    unit: 'percent',
    period: 'month',
    counting: 'LEVEL',
    feed: 'progress',
    factKind: null,
    parts: [
      { code: 'planned', vi: 'Nhiệm vụ trong chương trình', en: 'Tasks of the programme' },
      { code: 'done', vi: 'Đã hoàn thành', en: 'Done' },
    ],
    formula: share(plus('done'), plus('planned')),
    pendingDays: null,
    target: { comparison: '>=', target: '100' },
    postTitle: office,
    proof: { vi: 'Báo cáo thực hiện chương trình công tác', en: 'Report on the work programme' },
    source: 'R-071; ind-plan, C22-TT-2.2 (S4:L25)',
  },
  {
    code: 'disbursement',
    vi: 'Giải ngân so với kế hoạch',
    en: 'Disbursement against plan',
    unit: 'percent',
    period: 'month',
    counting: 'CUMULATIVE',
    feed: 'entry',
    factKind: null,
    parts: [
      { code: 'planned', vi: 'Kế hoạch lũy kế (đồng)', en: 'Planned so far (đồng)' },
      { code: 'actual', vi: 'Đã giải ngân lũy kế (đồng)', en: 'Disbursed so far (đồng)' },
    ],
    formula: share(plus('actual'), plus('planned'), false),
    pendingDays: null,
    target: { comparison: '>=', target: '100' },
    postTitle: 'Trưởng phòng Kế hoạch - Tài chính',
    proof: { vi: 'Bảng đối chiếu với Kho bạc', en: 'Statement agreed with the treasury' },
    source: 'R-076; C22-TT-2.6 (S4:L25)',
  },
  listed('law-products', 'law-product', {
    vi: 'Sản phẩm xây dựng pháp luật đã trình',
    en: 'Law-making products submitted',
    unit: 'percent',
    period: 'month',
    counting: 'LEVEL',
    formula: share(plus('submitted'), plus('total')),
    target: { comparison: '>=', target: '100' },
    postTitle: 'Trưởng phòng Pháp chế',
    proof: { vi: 'Tờ trình, văn bản lấy ý kiến', en: 'Submission, request for opinions' },
    source: 'R-075; C22-TT-2.5, lt22-2 (S4:L17–L20)',
  }),
  {
    code: 'online-dossiers',
    vi: 'Tỷ lệ hồ sơ công việc xử lý trên môi trường mạng',
    en: 'Work dossiers handled online',
    unit: 'percent',
    period: 'month',
    counting: 'CUMULATIVE',
    feed: 'entry',
    factKind: null,
    parts: [
      { code: 'total', vi: 'Tổng số hồ sơ công việc', en: 'All work dossiers' },
      { code: 'secret', vi: 'Thuộc phạm vi bí mật nhà nước', en: 'Within state secrets' },
      { code: 'online', vi: 'Xử lý trên mạng', en: 'Handled online' },
    ],
    formula: share(plus('online'), [
      { part: 'total', sign: 1 },
      { part: 'secret', sign: -1 },
    ]),
    pendingDays: null,
    target: { comparison: '>=', target: '100' },
    postTitle: 'Văn thư',
    proof: { vi: 'Báo cáo của hệ thống quản lý văn bản', en: 'Report of the document system' },
    source: 'R-077, R-078; ind-online-dossier (S4:L21)',
  },
  listed('reform-plan', 'plan-part', {
    vi: 'Kế hoạch cải cách hành chính, chuyển đổi số đủ năm phần',
    en: 'Reform and digital plan with its five parts',
    unit: 'count',
    period: 'quarter',
    counting: 'LEVEL',
    formula: sum('ticked'),
    target: { comparison: '>=', target: '5' },
    postTitle: office,
    proof: { vi: 'Kế hoạch được phê duyệt: trang hoặc tệp của từng phần', en: 'The approved plan: page or file of each part' },
    source: 'R-061; C22-TT-3.1 (S4:L25)',
  }),
  listed('online-services', 'service', {
    vi: 'Tỷ lệ dịch vụ công làm được trực tuyến',
    en: 'Public services available online',
    unit: 'percent',
    period: 'quarter',
    counting: 'LEVEL',
    formula: share(plus('online'), plus('total')),
    target: { comparison: '>=', target: '100' },
    postTitle: office,
    proof: { vi: 'Danh mục dịch vụ công theo mức độ', en: 'List of services by level' },
    source: 'R-062; ind-dvc, C22-TT-3.3 (S4:L25)',
  }),
  listed('complaints', 'complaint', {
    vi: 'Vụ việc khiếu nại, tố cáo còn tồn',
    en: 'Complaint cases pending',
    unit: 'count',
    period: 'month',
    counting: 'LEVEL',
    formula: sum('pending'),
    pendingDays: 60,
    target: null,
    postTitle: 'Chánh Thanh tra',
    proof: { vi: 'Sổ theo dõi, văn bản giải quyết', en: 'Register, decisions' },
    source: 'R-080 (002:21)',
  }),
  listed('discipline', 'discipline', {
    vi: 'Vi phạm kỷ luật, kỷ cương đã được xác nhận',
    en: 'Discipline facts confirmed',
    unit: 'count',
    period: 'month',
    counting: 'LEVEL',
    formula: sum('confirmed'),
    target: { comparison: '=', target: '0' },
    postTitle: 'Chánh Thanh tra',
    proof: { vi: 'Kết luận kiểm tra, quyết định xử lý', en: 'Conclusion of the inspection, decision' },
    source: 'R-063; C22-TT-4.1–4.3 (S4:L25)',
  }),
  listed('unity', 'unity', {
    vi: 'Đoàn kết, chấp hành, chăm lo đời sống được tổ chức xác nhận',
    en: 'Unity, compliance and care confirmed by a body',
    unit: 'count',
    period: 'quarter',
    counting: 'LEVEL',
    formula: sum('confirmed'),
    target: { comparison: '>=', target: '3' },
    postTitle: 'Chủ tịch Công đoàn',
    proof: { vi: 'Xác nhận của cấp ủy, công đoàn', en: 'Statement of the party committee, the union' },
    source: 'R-064; C22-TT-5.1–5.3 (S4:L25)',
  }),
  listed('streamlining', 'streamlining', {
    vi: 'Bước sắp xếp tổ chức, tinh giản đã xong',
    en: 'Streamlining steps done',
    unit: 'percent',
    period: 'quarter',
    counting: 'LEVEL',
    formula: share(plus('done'), plus('steps')),
    target: null,
    postTitle: 'Trưởng phòng Tổ chức cán bộ',
    proof: { vi: 'Văn bản của từng bước', en: 'Paper of each step' },
    source: 'R-083 (001:29, 004:10)',
  }),
  listed('digital-products', 'digital-product', {
    vi: 'Mốc sản phẩm số đã đạt',
    en: 'Milestones of digital products reached',
    unit: 'percent',
    period: 'quarter',
    counting: 'LEVEL',
    formula: share(plus('done'), plus('milestones')),
    target: null,
    postTitle: 'Trưởng phòng Công nghệ thông tin',
    proof: { vi: 'Biên bản nghiệm thu, ảnh hệ thống', en: 'Acceptance record, screenshots' },
    source: 'R-082; lt22-3 (S4:L21)',
  }),
];

/** Levels of online services as the 2022 criteria know them; renamed when the rules change. */
export const shippedLevels = [
  { code: '1', vi: 'Mức độ 1', en: 'Level 1', countsOnline: false },
  { code: '2', vi: 'Mức độ 2', en: 'Level 2', countsOnline: false },
  { code: '3', vi: 'Mức độ 3', en: 'Level 3', countsOnline: true },
  { code: '4', vi: 'Mức độ 4', en: 'Level 4', countsOnline: true },
] as const;
