import { fold } from '#platform/fold.ts';
import type { Text } from '#platform/text.ts';
import { columnLetter, readBranch, readGrade, readLevel, readPartial, readShare, readYear, textOf, type CellValue, type Read } from './cells.ts';

/** The workbook of old facts: three sheets, each row one fact of one person or collective. */
export const sheetKeys = ['AWARD', 'RATING', 'INITIATIVE'] as const;
export type SheetKey = (typeof sheetKeys)[number];

export interface SheetColumn {
  readonly key: string;
  readonly title: string;
  readonly required: boolean;
  readonly example: string;
  readonly width: number;
}

const column = (key: string, title: string, required: boolean, example: string, width = 24): SheetColumn => ({
  key,
  title,
  required,
  example,
  width,
});
const who = [
  column('fullName', 'Họ và tên', false, 'Nguyễn Văn A (mẫu)', 28),
  column('unit', 'Đơn vị', true, 'Cục Viễn thám quốc gia', 36),
  column('title', 'Chức vụ', false, 'Chuyên viên'),
];
const paper = [
  column('number', 'Số quyết định', false, '812/QĐ-CVT'),
  column('decidedOn', 'Ngày quyết định', false, '15/12/2020'),
  column('issuer', 'Cơ quan ban hành', false, 'Cục Viễn thám quốc gia', 36),
];
const note = column('note', 'Ghi chú', false, '', 30);

export const sheets: Readonly<Record<SheetKey, { readonly title: string; readonly columns: readonly SheetColumn[] }>> = {
  AWARD: {
    title: 'Khen thưởng',
    columns: [
      ...who,
      column('award', 'Danh hiệu, hình thức', true, 'Chiến sĩ thi đua cơ sở', 36),
      column('year', 'Năm thành tích', true, '2020'),
      ...paper,
      column('branch', 'Loại hình', false, 'Công trạng', 20),
      // “Không” says that it stood on none; left empty, nobody noted.
      column('usedWork', 'Sáng kiến đã dùng', false, 'Quy trình xử lý ảnh viễn thám', 44),
      note,
    ],
  },
  RATING: {
    title: 'Đánh giá',
    columns: [...who, column('year', 'Năm', true, '2020'), column('grade', 'Mức xếp loại', true, 'Hoàn thành xuất sắc nhiệm vụ', 36), ...paper, note],
  },
  INITIATIVE: {
    title: 'Sáng kiến',
    columns: [
      ...who,
      column('work', 'Tên sáng kiến, đề tài', true, 'Quy trình xử lý ảnh viễn thám', 44),
      column('level', 'Cấp công nhận', true, 'Cơ sở'),
      column('share', 'Tỷ lệ đóng góp', false, '60%'),
      // A level is what somebody recognised on a day.
      ...paper.map((one) => (one.key === 'decidedOn' ? { ...one, required: true } : one)),
      column('applied', 'Nơi áp dụng', false, 'Cục Viễn thám quốc gia', 30),
      note,
    ],
  },
};

export interface CellProblem {
  /** `C7`. */
  readonly cell: string;
  readonly column: string;
  readonly message: Text;
}

export interface TypedRow {
  readonly sheet: SheetKey;
  /** As Excel counts: the header is row 1. */
  readonly line: number;
  readonly cells: Readonly<Record<string, CellValue>>;
  /** Letter of each column in this file. */
  readonly letters: Readonly<Record<string, string>>;
}

export interface SheetInput {
  readonly name: string;
  readonly rows: readonly (readonly CellValue[])[];
}

const isBlank = (row: readonly CellValue[]) => row.every((cell) => textOf(cell) === '');

/** Finds the columns of a sheet by their titles, accents and order free. `missing` names required ones that are not there. */
export function readSheet(key: SheetKey, input: SheetInput): { rows: TypedRow[]; missing: string[] } {
  const [header = [], ...body] = input.rows;
  const titles = header.map((cell) => fold(textOf(cell).replace(/\*/g, '')));
  const { columns } = sheets[key];
  const place = new Map(columns.map((one) => [one.key, titles.indexOf(fold(one.title))]));
  const missing = columns.filter((one) => one.required && place.get(one.key) === -1).map((one) => one.title);
  const letters = Object.fromEntries(columns.map((one) => [one.key, columnLetter(Math.max(0, place.get(one.key) ?? 0))]));
  const rows = body.flatMap((row, index): TypedRow[] =>
    isBlank(row)
      ? []
      : [
          {
            sheet: key,
            line: index + 2,
            letters,
            cells: Object.fromEntries(
              columns.map((one) => [one.key, (place.get(one.key) ?? -1) < 0 ? null : (row[place.get(one.key) ?? 0] ?? null)]),
            ),
          },
        ],
  );
  return { rows, missing };
}

/** Which of our sheets a sheet of the file is; others (notes, lists) are left alone. */
export const sheetNamed = (name: string): SheetKey | undefined => sheetKeys.find((key) => fold(sheets[key].title) === fold(name));

export interface RowValue {
  readonly fullName: string;
  readonly unit: string;
  readonly title: string;
  readonly year: number | null;
  readonly number: string;
  readonly decidedOn: string | null;
  readonly issuer: string;
  readonly note: string;
  readonly award?: string;
  /** The way it was earned; `null` or left out = nobody noted. */
  readonly branch?: string | null;
  /** On which work it stood, as written; empty = nobody noted. */
  readonly usedWork?: string;
  readonly scale?: string;
  readonly grade?: string | null;
  readonly wording?: string;
  readonly work?: string;
  readonly level?: string;
  readonly share?: number | null;
  readonly applied?: string;
}

const mostLetters = 300;

/** Reads the cells of one row; every cell that cannot be read is named, and then there is no value. */
export function readRow(row: TypedRow): { value: RowValue | null; problems: CellProblem[] } {
  const problems: CellProblem[] = [];
  const columns = sheets[row.sheet].columns;
  const blame = (key: string, message: Text) => {
    const title = columns.find((one) => one.key === key)?.title ?? key;
    problems.push({ cell: `${row.letters[key] ?? 'A'}${row.line}`, column: title, message });
  };
  const take = <T>(key: string, read: Read<T>): T | null => {
    if ('value' in read) return read.value;
    blame(key, read.problem);
    return null;
  };
  const text = (key: string): string => {
    const words = textOf(row.cells[key] ?? null);
    // oxlint-disable-next-line no-control-regex -- refusing them is the point
    if (/[\u0000-\u001F\u007F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFD]/.test(words))
      blame(key, { vi: 'Có ký tự ẩn không được phép.', en: 'Holds hidden characters.' });
    else if (words.length > mostLetters) blame(key, { vi: `Dài quá ${mostLetters} ký tự.`, en: `Longer than ${mostLetters} characters.` });
    return words;
  };
  const cell = (key: string) => row.cells[key] ?? null;
  for (const one of columns) {
    if (one.required && textOf(cell(one.key)) === '') blame(one.key, { vi: 'Còn trống.', en: 'Is empty.' });
  }
  const fullName = text('fullName');
  if (fullName !== '' && !/\p{L}/u.test(fullName)) blame('fullName', { vi: `“${fullName}” không phải họ tên.`, en: `“${fullName}” is no name.` });
  if (fullName === '' && row.sheet === 'INITIATIVE') blame('fullName', { vi: 'Sáng kiến cần tên tác giả.', en: 'An initiative needs its author.' });
  const shared = {
    fullName,
    unit: text('unit'),
    title: text('title'),
    year: row.sheet === 'INITIATIVE' ? null : take('year', readYear(cell('year'))),
    number: text('number'),
    decidedOn: take('decidedOn', readPartial(cell('decidedOn'))),
    issuer: text('issuer'),
    note: text('note'),
  };
  const value = { ...shared, ...ownCells(row, text, take) };
  return { value: problems.length > 0 ? null : value, problems };
}

function ownCells(row: TypedRow, text: (key: string) => string, take: <T>(key: string, read: Read<T>) => T | null): Partial<RowValue> {
  const cell = (key: string) => row.cells[key] ?? null;
  if (row.sheet === 'AWARD') return { award: text('award'), branch: take('branch', readBranch(cell('branch'))), usedWork: text('usedWork') };
  if (row.sheet === 'RATING') return { ...take('grade', readGrade(cell('grade'))) };
  return {
    work: text('work'),
    level: take('level', readLevel(cell('level'))) ?? '',
    share: take('share', readShare(cell('share'))),
    applied: text('applied'),
  };
}

/** Rows that say the same thing twice in one file: the later one is blamed. The key is who, which year, what. */
export function repeats(rows: readonly { readonly sheet: SheetKey; readonly line: number; readonly value: RowValue }[]): Map<string, number> {
  const first = new Map<string, number>();
  const blamed = new Map<string, number>();
  for (const { sheet, line, value } of rows) {
    const what = sheet === 'RATING' ? String(value.year) : sheet === 'AWARD' ? `${value.year}/${fold(value.award ?? '')}` : fold(value.work ?? '');
    const key = [sheet, value.fullName.toLocaleLowerCase('vi'), fold(value.unit), fold(value.title), what].join('|');
    const seen = first.get(key);
    if (seen === undefined) first.set(key, line);
    else blamed.set(`${sheet}/${line}`, seen);
  }
  return blamed;
}
