import type { Text } from '#platform/text.ts';
import { kindWords } from '../rule-words.ts';
import { itemKinds, type ItemKind } from '../bodies.ts';

/** The sheets of a rulebook workbook: their names, their headings, and the words their cells may hold. */

export const sheetNames = { criteria: 'Bảng điểm', figures: 'Số liệu', settings: 'Thiết lập', help: 'Hướng dẫn' } as const;

/** `Điểm tối đa` → `diem toi da`: headings are known with or without accents, in any case. */
export const foldName = (typed: string): string =>
  typed
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[\s.:*()]+/g, ' ')
    .trim();

export interface ColumnSpec {
  readonly key: string;
  readonly title: string;
  /** Other headings that mean the same. */
  readonly also: readonly string[];
  readonly width: number;
  readonly required?: boolean;
}

export const criteriaColumns = [
  { key: 'level', title: 'Cấp', also: ['cap do'], width: 6 },
  { key: 'code', title: 'Mã', also: ['tt', 'stt', 'so tt', 'ma tieu chi', 'muc'], width: 10, required: true },
  {
    key: 'title',
    title: 'Tiêu chí',
    also: ['noi dung', 'noi dung tieu chi', 'ten tieu chi', 'noi dung danh gia', 'tieu chi danh gia'],
    width: 56,
    required: true,
  },
  { key: 'max', title: 'Điểm tối đa', also: ['diem chuan', 'diem', 'thang diem', 'diem toi da'], width: 11, required: true },
  { key: 'kind', title: 'Cách tính', also: ['loai tieu chi', 'kieu tinh'], width: 28 },
  { key: 'rule', title: 'Quy tắc', also: ['qui tac', 'muc diem', 'thang bac', 'cach cham'], width: 44 },
  { key: 'measure', title: 'Cách đo', also: ['do bang'], width: 28 },
  { key: 'proof', title: 'Minh chứng', also: ['tai lieu kiem chung', 'tai lieu minh chung', 'ho so minh chung'], width: 36 },
  { key: 'counts', title: 'Tính vào', also: [], width: 16 },
  { key: 'scoredBy', title: 'Bộ phận chấm', also: ['don vi cham', 'phong ban cham'], width: 14 },
  { key: 'condition', title: 'Điều kiện loại', also: [], width: 24 },
  { key: 'note', title: 'Ghi chú', also: [], width: 30 },
  { key: 'titleEn', title: 'Tên tiếng Anh', also: [], width: 40 },
  { key: 'masked', title: 'Nguồn che tên', also: [], width: 12 },
] as const satisfies readonly ColumnSpec[];
export type CriteriaColumn = (typeof criteriaColumns)[number]['key'];

export const figureColumns = [
  { key: 'code', title: 'Mã số liệu', also: ['ma'], width: 24, required: true },
  { key: 'title', title: 'Tên số liệu', also: ['ten', 'so lieu'], width: 50, required: true },
  { key: 'unit', title: 'Đơn vị tính', also: ['don vi'], width: 14, required: true },
  { key: 'formula', title: 'Công thức', also: [], width: 36 },
  { key: 'period', title: 'Kỳ', also: ['ky bao cao'], width: 10 },
  { key: 'hasTarget', title: 'Có chỉ tiêu', also: [], width: 12 },
  { key: 'mayBeNegative', title: 'Có thể âm', also: [], width: 12 },
  { key: 'indicator', title: 'Chỉ báo', also: [], width: 20 },
  { key: 'note', title: 'Ghi chú', also: [], width: 36 },
  { key: 'titleEn', title: 'Tên tiếng Anh', also: [], width: 40 },
] as const satisfies readonly ColumnSpec[];
export type FigureColumn = (typeof figureColumns)[number]['key'];

export const settingColumns = [
  { key: 'label', title: 'Thiết lập', also: [], width: 34, required: true },
  { key: 'value', title: 'Giá trị', also: [], width: 60, required: true },
  { key: 'hint', title: 'Có thể ghi', also: [], width: 70 },
] as const satisfies readonly ColumnSpec[];
export type SettingColumn = (typeof settingColumns)[number]['key'];

export const unitWords: Readonly<Record<string, Text>> = {
  count: { vi: 'số lượng', en: 'count' },
  percent: { vi: 'phần trăm', en: 'percent' },
  day: { vi: 'ngày', en: 'days' },
  dong: { vi: 'đồng', en: 'dong' },
  flag: { vi: 'có/không', en: 'yes/no' },
  date: { vi: 'ngày tháng', en: 'date' },
};
export const periodWords: Readonly<Record<string, Text>> = { year: { vi: 'năm', en: 'year' }, month: { vi: 'tháng', en: 'month' } };
export const countsWords: Readonly<Record<string, Text>> = {
  base: { vi: 'thang điểm', en: 'the scale' },
  bonus: { vi: 'điểm thưởng', en: 'bonus' },
  external: { vi: 'ngoài thang', en: 'outside the scale' },
};

/** The code whose words these are; `undefined` when nobody says it so. */
export function codeOf(words: Readonly<Record<string, Text>>, typed: string): string | undefined {
  const wanted = foldName(typed);
  return Object.entries(words).find(([code, text]) => foldName(text.vi) === wanted || foldName(text.en) === wanted || code === typed.trim())?.[0];
}

const shortKinds: Readonly<Record<string, ItemKind>> = {
  'co khong': 'yes_no',
  'co / khong': 'yes_no',
  'cham tay': 'manual',
  'chuyen gia': 'manual',
  muc: 'bands',
  'theo muc': 'bands',
  'ngay cham': 'lateness',
  'theo ngay cham': 'lateness',
  'ty le': 'proportional',
  'theo ty le': 'proportional',
  'moi don vi': 'per_unit',
  'cong tru': 'bonus_penalty',
  'cong, tru': 'bonus_penalty',
  'don vi dan dau': 'relative_to_leader',
  'khen thuong': 'honours',
  'dieu kien': 'condition',
  'muc cha': 'heading',
};

export function kindOfWords(typed: string): ItemKind | undefined {
  const found = shortKinds[foldName(typed)] ?? codeOf(kindWords, typed);
  return itemKinds.find((kind) => kind === found);
}
