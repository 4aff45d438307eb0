import { parseDay, type PartialDate } from '#platform/dates.ts';
import { parseHundredths } from '#platform/decimal.ts';
import { fold } from '#platform/fold.ts';
import { branches } from './labels.ts';
import type { Text } from '#platform/text.ts';

/** What a cell of a workbook may hold. */
export type CellValue = string | number | boolean | Date | null;

/** A value, or why the cell cannot be read. Blank is `null`, never 0. */
export type Read<T> = { readonly value: T | null } | { readonly problem: Text };

const say = (vi: string, en: string): { problem: Text } => ({ problem: { vi, en } });

/** The text of a cell; NFC, single spaces. What no database keeps (NUL, half a letter) becomes a mark that `readRow` blames. */
export function textOf(cell: CellValue): string {
  if (cell === null) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).toWellFormed().replaceAll('\u0000', '\uFFFD').normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** `2021`, `"2021"`, `năm 2021`; not `2.021`, `21` or a date. */
export function readYear(cell: CellValue): Read<number> {
  const text = textOf(cell);
  if (text === '') return { value: null };
  const match = /^(?:năm\s*)?(\d{4})$/i.exec(text);
  const year = cell instanceof Date ? NaN : Number(match?.[1]);
  if (!(year >= 1945 && year <= 2100))
    return say(`“${text}” không phải năm: ghi bốn chữ số, ví dụ 2021.`, `“${text}” is no year: write four digits, e.g. 2021.`);
  return { value: year };
}

const quarters: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4', 1: '1', 2: '2', 3: '3', 4: '4' };

/** A day, a month, a quarter or a year. A bare number of Excel (44567) is asked back: it may be anything. */
export function readPartial(cell: CellValue): Read<PartialDate> {
  const text = textOf(cell);
  if (text === '') return { value: null };
  const day = parseDay(text);
  if (day) return { value: day };
  const month = /^(?:tháng\s*)?(\d{1,2})[/.-](\d{4})$/i.exec(text);
  if (month && Number(month[1]) >= 1 && Number(month[1]) <= 12) return { value: `${month[2]}-${month[1]?.padStart(2, '0')}` };
  const quarter = /^quy ([iv]{1,3}|[1-4])[/ -]?(?:nam )?(\d{4})$/.exec(fold(text));
  if (quarter && quarters[quarter[1] ?? '']) return { value: `${quarter[2]}-Q${quarters[quarter[1] ?? '']}` };
  const year = readYear(cell);
  if ('value' in year && year.value !== null) return { value: String(year.value) };
  if (typeof cell === 'number')
    return say(
      `Ngày gõ thành số ${text}: định dạng ô là Văn bản rồi ghi dd/mm/yyyy.`,
      `The day became the number ${text}: format the cell as text and write dd/mm/yyyy.`,
    );
  return say(`“${text}” không phải ngày: ghi dd/mm/yyyy, mm/yyyy hoặc năm.`, `“${text}” is no date: write dd/mm/yyyy, mm/yyyy or the year.`);
}

/** `60`, `60%`, `33,5 %` as hundredths of a percent. `0.6` is asked back: 0,6 % and 60 % look alike. */
export function readShare(cell: CellValue): Read<number> {
  const text = textOf(cell);
  if (text === '') return { value: null };
  const marked = text.includes('%');
  const value = parseHundredths(text.replace('%', ''));
  if (value === null) return say(`“${text}” không phải tỷ lệ: ghi như 60%.`, `“${text}” is no share: write 60%.`);
  if (!marked && value > 0 && value <= 100)
    return say(`“${text}” không rõ là ${text}% hay ${value}%: ghi kèm dấu %.`, `“${text}” may mean ${text}% or ${value}%: write the % sign.`);
  if (value <= 0 || value > 10_000) return say(`Tỷ lệ phải trên 0% và không quá 100%.`, 'A share lies above 0% and not above 100%.');
  return { value };
}

const gradeNames: Readonly<Record<string, string>> = {
  htxsnv: 'HTXSNV',
  htxs: 'HTXSNV',
  'hoan thanh xuat sac nhiem vu': 'HTXSNV',
  'hoan thanh xuat sac': 'HTXSNV',
  'xuat sac': 'HTXSNV',
  httnv: 'HTTNV',
  htt: 'HTTNV',
  'hoan thanh tot nhiem vu': 'HTTNV',
  'hoan thanh tot': 'HTTNV',
  htnv: 'HTNV',
  'hoan thanh nhiem vu': 'HTNV',
  khtnv: 'KHTNV',
  'khong hoan thanh nhiem vu': 'KHTNV',
  'khong xep loai': 'KHONG_XEP_LOAI',
};

export interface ReadGrade {
  readonly scale: 'FOUR_GRADES' | 'OTHER';
  readonly grade: string | null;
  readonly wording: string;
}

/** One of the four grades in words or letters; `Thang khác: …` keeps the words of another scale as they are. */
export function readGrade(cell: CellValue): Read<ReadGrade> {
  const text = textOf(cell);
  if (text === '') return { value: null };
  const other = /^thang khác\s*:\s*(.+)$/i.exec(text);
  if (other?.[1]) return { value: { scale: 'OTHER', grade: null, wording: other[1] } };
  const grade = gradeNames[fold(text)];
  if (grade) return { value: { scale: 'FOUR_GRADES', grade, wording: '' } };
  return say(
    `“${text}” không thuộc thang bốn mức. Nếu là thang khác của thời đó, ghi “Thang khác: ${text}”.`,
    `“${text}” is not one of the four grades. For another scale of that time write “Thang khác: ${text}”.`,
  );
}

const levelNames: Readonly<Record<string, string>> = {
  'co so': 'CO_SO',
  'cap co so': 'CO_SO',
  bo: 'BBNT',
  'cap bo': 'BBNT',
  tinh: 'BBNT',
  'cap tinh': 'BBNT',
  bbnt: 'BBNT',
  'bo, ban, nganh, tinh': 'BBNT',
  'toan quoc': 'TOAN_QUOC',
};

export function readLevel(cell: CellValue): Read<'CO_SO' | 'BBNT' | 'TOAN_QUOC'> {
  const text = textOf(cell);
  if (text === '') return { value: null };
  const level = levelNames[fold(text)] as 'CO_SO' | 'BBNT' | 'TOAN_QUOC' | undefined;
  if (level) return { value: level };
  return say(
    `“${text}” không phải cấp công nhận: ghi Cơ sở, Bộ (tỉnh) hoặc Toàn quốc.`,
    `“${text}” is no level: write Cơ sở, Bộ (tỉnh) or Toàn quốc.`,
  );
}

const branchNames: Readonly<Record<string, keyof typeof branches>> = {
  ...Object.fromEntries(Object.entries(branches).map(([code, { vi }]) => [fold(vi), code])),
  'thanh tich dot xuat': 'dot_xuat',
  'phong trao': 'phong_trao',
  'cong hien': 'cong_hien',
};

/** The way an award was earned, in the words of the form; empty = nobody noted. */
export function readBranch(cell: CellValue): Read<string> {
  const text = textOf(cell);
  if (text === '') return { value: null };
  const branch = branchNames[fold(text)];
  if (branch) return { value: branch };
  const all = (lang: 'vi' | 'en') =>
    Object.values(branches)
      .map((one) => one[lang])
      .join(', ');
  return say(`“${text}” không phải loại hình khen thưởng: ghi ${all('vi')}.`, `“${text}” is no way of earning an award: write ${all('vi')}.`);
}

/** `0` → `A`, `27` → `AB`. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnLetter(rest) : '') + String.fromCharCode(65 + (index % 26));
}
