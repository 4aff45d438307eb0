import { showDate } from '#platform/dates.ts';
import { hasHidden } from '#platform/schema.ts';
import type { Text } from '#platform/text.ts';
import { cellName } from '#platform/workbook/cells.ts';
import type { ReadCell, ReadRow, ReadSheet } from '#platform/workbook/read.ts';
import { hundredthsOf, readDecimal, type DecimalProblem } from '../../engine/decimal.ts';
import type { CellProblem } from '../shapes.ts';
import { foldName, type ColumnSpec } from './columns.ts';

/** Reading cells by the headings above them; each complaint names sheet, cell, and what stands there. */

export type Report = (problem: CellProblem) => void;

const mostHeaderRow = 20;
const blank: ReadCell = { content: null, formula: null };

export interface Table<K extends string> {
  readonly sheet: string;
  readonly rows: readonly ReadRow[];
  readonly columns: ReadonlyMap<K, number>;
}

type Spec<K extends string> = ColumnSpec & { readonly key: K };

const namesOf = (row: ReadRow): (readonly [name: string, column: number])[] =>
  row.cells.flatMap(({ content }, column) => (typeof content === 'string' ? [[foldName(content), column] as const] : []));

/** Columns by their headings; the title of a column goes before other words for it. */
function headerOf<K extends string>(row: ReadRow, specs: readonly Spec<K>[]): Map<K, number> {
  const names = namesOf(row);
  return new Map(
    specs.flatMap(({ key, title, also }) => {
      const [, column] = names.find(([name]) => foldName(title) === name) ?? names.find(([name]) => also.includes(name)) ?? [];
      return column === undefined ? [] : [[key, column] as const];
    }),
  );
}

/** A column with something in it that nobody reads says so: its heading is unknown, or means what another already says. */
function complainUnread<K extends string>(header: ReadRow, table: Table<K>, specs: readonly Spec<K>[], report: Report): void {
  const read = new Set(table.columns.values());
  for (const [name, column] of namesOf(header)) {
    if (name === '' || read.has(column) || table.rows.every((row) => shown(row.cells[column] ?? blank) === '')) continue;
    const heading = shown(header.cells[column] ?? blank);
    const same = specs.find((spec) => foldName(spec.title) === name || spec.also.includes(name));
    const place = cellName(header.number, (same && table.columns.get(same.key)) ?? 0);
    const known = specs.map((spec) => spec.title).join(', ');
    report({
      weight: 'warning',
      sheet: table.sheet,
      cell: cellName(header.number, column),
      read: heading,
      message: same
        ? {
            vi: `Cột “${heading}” cùng nghĩa với cột ở ô ${place} nên không được đọc. Bỏ hoặc đổi tên một trong hai.`,
            en: `The column “${heading}” means the same as ${place} and is not read. Remove or rename one of the two.`,
          }
        : {
            vi: `Không rõ cột “${heading}”, nội dung cột này không được đọc. Các cột được đọc: ${known}.`,
            en: `The column “${heading}” is not known and is not read. Columns that are read: ${known}.`,
          },
    });
  }
}

/** The row of headings is the first that has all required ones; what stands above it is a title. */
export function tableOf<K extends string>(sheet: ReadSheet, specs: readonly Spec<K>[], report: Report): Table<K> | null {
  const required = specs.filter((spec) => spec.required);
  let best: { readonly row: ReadRow | undefined; readonly found: ReadonlyMap<K, number> } = { row: sheet.rows[0], found: new Map() };
  for (const [index, row] of sheet.rows.slice(0, mostHeaderRow).entries()) {
    const found = headerOf(row, specs);
    if (required.every((spec) => found.has(spec.key))) {
      const table = { sheet: sheet.name, rows: sheet.rows.slice(index + 1), columns: found };
      complainUnread(row, table, specs, report);
      return table;
    }
    if (found.size > best.found.size) best = { row, found };
  }
  const missing = required.filter((spec) => !best.found.has(spec.key)).map((spec) => `“${spec.title}”`);
  report({
    weight: 'error',
    sheet: sheet.name,
    cell: cellName(best.row?.number ?? 1, 0),
    read: (best.row?.cells ?? [])
      .map((cell) => shown(cell))
      .filter(Boolean)
      .slice(0, 6)
      .join(' · '),
    message: { vi: `Dòng tiêu đề thiếu cột ${missing.join(', ')}.`, en: `The row of headings lacks ${missing.join(', ')}.` },
  });
  return null;
}

/** What stands in a cell, as people see it. */
export function shown({ content, formula }: ReadCell): string {
  if (formula !== null) return `=${formula}`.slice(0, 100);
  if (content === null) return '';
  if (content instanceof Date) return showDate(content.toISOString().slice(0, 10));
  return String(content).slice(0, 100);
}

const numberWords: Readonly<Record<DecimalProblem | 'points_too_fine', Text>> = {
  not_a_number: { vi: 'không phải là số. Ghi số điểm, ví dụ 9,75.', en: 'is no number. Write points, such as 9,75.' },
  ambiguous_number: {
    vi: 'có thể là hai số khác nhau (một nghìn hay một). Ghi không có dấu ngăn nghìn.',
    en: 'may be two numbers (a thousand or one). Write it without a thousands separator.',
  },
  number_too_large: { vi: 'là số quá lớn.', en: 'is too large.' },
  number_too_fine: { vi: 'có quá 6 chữ số thập phân.', en: 'has more than 6 decimals.' },
  points_too_fine: { vi: 'có quá 2 chữ số thập phân.', en: 'has more than 2 decimals.' },
};

/** One row of a table, asked by column; what cannot be read is reported once and answered as `null`. */
export class RowReader<K extends string> {
  readonly table: Table<K>;
  readonly row: ReadRow;
  readonly report: Report;
  constructor(table: Table<K>, row: ReadRow, report: Report) {
    this.table = table;
    this.row = row;
    this.report = report;
  }

  cell(key: K): ReadCell {
    const column = this.table.columns.get(key);
    return column === undefined ? blank : (this.row.cells[column] ?? blank);
  }

  place(key: K): string {
    return cellName(this.row.number, this.table.columns.get(key) ?? 0);
  }

  complain(key: K, message: Text, weight: CellProblem['weight'] = 'error'): null {
    this.report({ weight, sheet: this.table.sheet, cell: this.place(key), read: shown(this.cell(key)), message });
    return null;
  }

  isEmpty(key: K): boolean {
    const { content, formula } = this.cell(key);
    return formula === null && (content === null || (typeof content === 'string' && content.trim() === ''));
  }

  /** A formula is refused: its result may be of another day, and what is published must not move. */
  private plain(key: K): ReadCell['content'] {
    const { content, formula } = this.cell(key);
    if (formula === null) return content;
    return this.complain(key, {
      vi: 'Ô chứa công thức. Chép ô rồi dán dạng giá trị (Paste Values).',
      en: 'The cell holds a formula. Copy it and paste its value.',
    });
  }

  /** Text of at most `most` characters; a number or a day stands as Excel shows it. */
  text(key: K, most: number): string {
    if (this.isEmpty(key)) return '';
    const content = this.plain(key);
    if (content === null) return '';
    const text = (content instanceof Date ? showDate(content.toISOString().slice(0, 10)) : String(content)).normalize('NFC').trim();
    if (hasHidden(text)) {
      this.complain(key, { vi: 'Có ký tự ẩn không được phép. Gõ lại ô này.', en: 'Holds hidden characters. Type the cell again.' });
      return '';
    }
    if (text.length <= most) return text;
    this.complain(key, { vi: `Dài quá ${most} ký tự.`, en: `Longer than ${most} characters.` });
    return '';
  }

  yes(key: K): boolean {
    return ['x', 'co', 'yes', 'true', '1'].includes(foldName(this.text(key, 20)));
  }

  /** Points in whole hundredths; `null` when the cell is empty or was complained about. */
  points(key: K): number | null {
    if (this.isEmpty(key)) return null;
    const content = this.plain(key);
    if (content === null) return null;
    if (content instanceof Date) {
      return this.complain(key, {
        vi: 'Excel đã đổi số này thành ngày tháng. Định dạng ô là Số (hoặc Văn bản) rồi gõ lại.',
        en: 'Excel turned this number into a date. Format the cell as a number and type it again.',
      });
    }
    const reading = typeof content === 'boolean' ? ({ ok: false, problem: 'not_a_number' } as const) : readDecimal(content);
    const value = reading.ok ? hundredthsOf(reading.text) : null;
    if (value !== null && value >= 0) return value;
    if (value !== null)
      return this.complain(key, { vi: 'Điểm không được âm. Ghi từ 0 trở lên.', en: 'Points must not be negative. Write 0 or more.' });
    const why = numberWords[reading.ok ? 'points_too_fine' : reading.problem];
    return this.complain(key, { vi: `“${shown(this.cell(key))}” ${why.vi}`, en: `“${shown(this.cell(key))}” ${why.en}` });
  }
}
