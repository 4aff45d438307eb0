import { blankDraft } from '../draft.ts';
import type { Draft, DraftItem, ItemKind } from '../bodies.ts';

/** The lines a workbook to fill in starts with: one for each kind of rule, with sums that agree. */

interface Line {
  readonly code: string;
  readonly title: string;
  readonly points: number;
  readonly kind: ItemKind;
  readonly rule?: Readonly<Record<string, unknown>>;
  readonly measure?: string;
  readonly counts?: DraftItem['counts'];
}

const lines: readonly Line[] = [
  { code: 'I', title: 'Nhiệm vụ chuyên môn (ví dụ, sửa theo bảng của cơ quan)', points: 60, kind: 'heading' },
  {
    code: 'I.1',
    title: 'Hoàn thành kế hoạch',
    points: 20,
    kind: 'proportional',
    rule: { percent: 'ty_le_ke_hoach', pointsPerPercent: '0.2' },
    measure: 'Phần trăm kế hoạch',
  },
  {
    code: 'I.2',
    title: 'Văn bản ký số',
    points: 20,
    kind: 'bands',
    rule: {
      of: 'ty_le_ky_so',
      bands: [
        { from: '95', fromIncluded: false, to: null, points: '20' },
        { from: '75', to: '95', toIncluded: true, points: '15' },
        { from: '50', to: '75', points: '10' },
        { from: null, to: '50', points: '0' },
      ],
    },
    measure: 'Phần trăm văn bản ký số',
  },
  { code: 'I.3', title: 'Chất lượng tham mưu', points: 20, kind: 'manual', measure: 'Đánh giá của người chấm' },
  { code: 'II', title: 'Chế độ báo cáo, phong trào', points: 40, kind: 'heading' },
  {
    code: 'II.1',
    title: 'Gửi báo cáo đúng hạn',
    points: 10,
    kind: 'lateness',
    rule: {
      daysLate: 'ngay_cham',
      onTime: '10',
      steps: [
        { upToDays: 2, points: '7.5' },
        { upToDays: 5, points: '5' },
      ],
      beyond: '0',
    },
    measure: 'Số ngày chậm',
  },
  { code: 'II.2', title: 'Có kế hoạch thi đua năm', points: 10, kind: 'yes_no', rule: { when: 'co_ke_hoach' }, measure: 'Có / không' },
  {
    code: 'II.3',
    title: 'Mô hình mới',
    points: 10,
    kind: 'per_unit',
    rule: { count: 'mo_hinh', pointsEach: '2.5', cap: '10' },
    measure: 'Số mô hình',
  },
  {
    code: 'II.4',
    title: 'Sáng kiến và sai sót',
    points: 10,
    kind: 'bonus_penalty',
    rule: { start: '5', plus: 'sang_kien', plusEach: '1', minus: 'sai_sot', minusEach: '1', floor: '0', cap: '10' },
    measure: 'Số sáng kiến, số lần sai sót',
  },
  {
    code: 'III',
    title: 'Cờ thi đua đã nhận',
    points: 15,
    kind: 'honours',
    rule: { honours: [{ honour: 'co_bo', title: 'Cờ thi đua của Bộ', points: '10' }], combine: 'sum' },
    measure: 'Quyết định khen thưởng',
    counts: 'external',
  },
  { code: 'IV', title: 'Không có nhiệm vụ quá hạn', points: 0, kind: 'condition', rule: { when: 'qua_han = 0' }, measure: 'Số nhiệm vụ quá hạn' },
];

const facts: readonly (readonly [string, string, string])[] = [
  ['ty_le_ke_hoach', 'Tỷ lệ hoàn thành kế hoạch', 'percent'],
  ['ty_le_ky_so', 'Tỷ lệ văn bản ký số', 'percent'],
  ['ngay_cham', 'Số ngày gửi báo cáo chậm', 'day'],
  ['co_ke_hoach', 'Có kế hoạch thi đua năm', 'flag'],
  ['mo_hinh', 'Số mô hình mới', 'count'],
  ['sang_kien', 'Số sáng kiến được công nhận', 'count'],
  ['sai_sot', 'Số lần sai sót', 'count'],
  ['qua_han', 'Số nhiệm vụ quá hạn', 'count'],
];

export function exampleDraft(year: number, newId: () => string): Draft {
  const { book } = blankDraft('Bảng điểm thi đua (ví dụ)', year);
  const ids = new Map(lines.map((line) => [line.code, newId()]));
  return {
    book: {
      ...book,
      scaleHundredths: 10_000,
      rules: { ...book.rules, tieRules: [{ rule: 'fewer_failed_conditions' }, { rule: 'group_points', group: 'I' }] },
      facts: facts.map(([code, title, unit]) => ({ code, title, unit })),
    },
    items: lines.map(({ code, title, points, kind, rule, measure, counts }) => ({
      id: ids.get(code) ?? '',
      parentId: ids.get(code.split('.').slice(0, -1).join('.')) ?? null,
      code,
      title,
      titleEn: '',
      maxHundredths: points * 100,
      kind,
      rule: rule ?? {},
      counts: counts ?? 'base',
      measure: measure ?? '',
      proof: kind === 'heading' ? [] : ['Báo cáo, văn bản kèm theo'],
      scoredBy: null,
      conditionWhen: null,
      masked: false,
      note: '',
    })),
  };
}
