import { fill, type Text } from '#platform/text.ts';
import { fold } from '#ui/fold.ts';
import { hasHidden, quoted, tableWords, textOf, type ImportColumns, type ImportProblem, type RawCell, type RawRow } from './import-table.ts';
import { numberProblems, readAmount, readStoredNumber, type Amount, type ReadNumber } from './numbers.ts';
import { missingReasons, type MissingReason } from './rules.ts';

/** The columns of an import of figures. */
export const importColumns = {
  month: { vi: 'Tháng', en: 'Month', required: true },
  code: { vi: 'Mã chỉ số', en: 'Indicator code', required: true },
  part: { vi: 'Mã thành phần', en: 'Part code', required: true },
  amount: { vi: 'Số liệu', en: 'Figure', required: true },
  missing: { vi: 'Lý do chưa có', en: 'Why missing', required: false },
  note: { vi: 'Ghi chú', en: 'Note', required: false },
  secret: { vi: 'Bí mật nhà nước', en: 'State secret', required: false },
} as const satisfies ImportColumns;
export type ImportColumn = keyof typeof importColumns;
const columnCodes = Object.keys(importColumns) as ImportColumn[];

export interface CheckedLine {
  readonly row: number;
  readonly month: number;
  readonly code: string;
  readonly part: string;
  readonly amount: Amount | null;
  readonly missing: MissingReason | null;
  readonly note: string;
}

/** What the unit is asked, month by month, and which months are closed to an import. */
export interface ImportContext {
  readonly asked: ReadonlyMap<number, ReadonlyMap<string, readonly string[]>>;
  readonly codes: ReadonlySet<string>;
  /** Counted from lists or read from the work programme: nobody types them. */
  readonly counted: ReadonlySet<string>;
  readonly closed: ReadonlySet<number>;
  readonly lastMonth: number;
}

export interface Checked {
  readonly lines: readonly CheckedLine[];
  readonly problems: readonly ImportProblem[];
  /** Rows marked as state secrets, by reason code; nothing of their contents is here. */
  readonly secrets: Readonly<Record<string, number>>;
}

const say = (vi: string, en: string): Text => ({ vi, en });
const words = {
  month: say('Tháng phải là số từ 1 đến 12.', 'The month is a number from 1 to 12.'),
  ahead: say('Tháng {month} chưa tới.', 'Month {month} has not begun.'),
  closed: say(
    'Phiếu tháng {month} đã trình hoặc đã xác nhận: lập bản sửa có lý do trước.',
    'The form of month {month} is submitted or confirmed: open a correction first.',
  ),
  code: say('Không có chỉ số mã “{code}”.', 'There is no indicator “{code}”.'),
  counted: say('Chỉ số “{code}” tự tính từ danh sách hoặc chương trình công tác, không nhập.', 'Indicator “{code}” is counted, not entered.'),
  notAsked: say('Chỉ số “{code}” không hỏi đơn vị trong tháng {month}.', 'Indicator “{code}” is not asked in month {month}.'),
  part: say('Chỉ số “{code}” không có thành phần “{part}”. Có: {parts}.', 'Indicator “{code}” has no part “{part}”; it has {parts}.'),
  missing: say('Lý do “{reason}” không có. Ghi: chưa có số liệu, không phát sinh, hoặc lý do khác.', 'There is no reason “{reason}”.'),
  either: say('Có số thì không ghi lý do chưa có.', 'A figure and a reason why there is none exclude each other.'),
  other: say('“Lý do khác” cần ghi chú.', '“Other reason” needs a note.'),
  long: say('Ghi chú dài quá 500 ký tự.', 'The note is longer than 500 characters.'),
} as const;

const missingWords: Readonly<Record<string, MissingReason>> = {
  'chua co so lieu': 'NOT_YET',
  'chua co': 'NOT_YET',
  'khong phat sinh': 'NOT_ASKED',
  'khong ap dung': 'NOT_ASKED',
  'khong phat sinh, khong ap dung': 'NOT_ASKED',
  'ly do khac': 'OTHER',
  'ly do khac (ghi ro)': 'OTHER',
};

function numberOf(cell: RawCell | undefined): ReadNumber {
  if (cell?.formula) return { ok: false, problem: 'formula', values: {} };
  return typeof cell?.content === 'number' ? readStoredNumber(cell.content) : readAmount(textOf(cell));
}

/** Judges every row on its own; nothing is guessed, and each problem names its cell. */
export function checkRows(rows: readonly RawRow<ImportColumn>[], context: ImportContext): Pick<Checked, 'lines' | 'problems'> {
  const lines: CheckedLine[] = [];
  const problems: ImportProblem[] = [];
  const seen = new Map<string, number>();
  for (const { row, cells } of rows) {
    const before = problems.length;
    const problem = (column: ImportColumn, message: Text, values: Record<string, string | number> = {}) =>
      problems.push({ place: cells[column]?.place ?? `${row}`, row, message: fill(message, values) });
    for (const column of columnCodes) {
      const cell = cells[column];
      if (cell?.formula && column !== 'amount') problem(column, numberProblems.formula);
      if (hasHidden(cell)) problem(column, tableWords.hidden);
    }
    const month = /^(1[0-2]|0?[1-9])$/.test(textOf(cells.month)) ? Number(textOf(cells.month)) : undefined;
    const code = textOf(cells.code).toLowerCase();
    const part = textOf(cells.part).toLowerCase();
    if (month === undefined) problem('month', words.month);
    else if (month > context.lastMonth) problem('month', words.ahead, { month });
    else if (context.closed.has(month)) problem('month', words.closed, { month });
    if (!context.codes.has(code)) problem('code', words.code, { code: quoted(code) });
    else if (context.counted.has(code)) problem('code', words.counted, { code });
    else if (month !== undefined) {
      const parts = context.asked.get(month)?.get(code);
      if (!parts) problem('code', words.notAsked, { code, month });
      else if (!parts.includes(part)) problem('part', words.part, { code, part: quoted(part), parts: parts.join(', ') });
    }
    const why = textOf(cells.missing);
    const missing = why === '' ? null : (missingWords[fold(why)] ?? missingReasons.find((one) => one === why));
    const note = textOf(cells.note);
    const number = numberOf(cells.amount);
    if (missing === undefined) problem('missing', words.missing, { reason: quoted(why) });
    if (number.ok && missing) problem('missing', words.either);
    if (!number.ok && !(number.problem === 'empty' && missing)) problem('amount', numberProblems[number.problem], { ...number.values });
    if (missing === 'OTHER' && note === '') problem('note', words.other);
    if (note.length > 500) problem('note', words.long);
    if (problems.length > before || month === undefined) continue;
    const key = `${month}/${code}/${part}`;
    const other = seen.get(key);
    if (other !== undefined) {
      problem('part', tableWords.twice, { other });
      continue;
    }
    seen.set(key, row);
    lines.push({ row, month, code, part, amount: number.ok ? number.amount : null, missing: number.ok ? null : (missing ?? null), note });
  }
  return { lines, problems };
}
