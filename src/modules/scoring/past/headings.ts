import { fold } from '#platform/fold.ts';
import type { ReadRow, ReadSheet } from '#platform/workbook/read.ts';

/** Finds the columns of a cluster's own summary sheet by what stands above them, merged headings included. */

export const pointColumns = ['self', 'selfExtra', 'selfTotal', 'checked', 'checkedExtra', 'checkedTotal', 'final', 'finalExtra', 'total'] as const;
export type PointColumn = (typeof pointColumns)[number];
export type SummaryColumn = PointColumn | 'unit' | 'class' | 'rank';

export interface Headings {
  /** Rows of this number and above are headings. */
  readonly lastRow: number;
  readonly at: ReadonlyMap<SummaryColumn, number>;
}

const textAt = (row: ReadRow | undefined, column: number): string => {
  const content = row?.cells[column]?.content;
  return typeof content === 'string' ? fold(content) : '';
};

type Side = 'self' | 'checked' | 'final';
const sideOf = (words: string): Side | null =>
  /tu cham|tu danh gia/.test(words)
    ? 'self'
    : /tham dinh|kiem tra|(cum|khoi) cham|cham cheo/.test(words)
      ? 'checked'
      : /diem cuoi|chinh thuc/.test(words)
        ? 'final'
        : null;

/** What one column holds, by its own words and those of the merged heading above; `before` = the side the column to the left belongs to. */
function columnOf(words: string, before: Side | null): SummaryColumn | null {
  if (/^(ten )?don vi( thanh vien)?$|^ten (tap the|don vi)\b/.test(words)) return 'unit';
  if (/xep loai|phan loai/.test(words)) return 'class';
  if (/(^| )(xep )?(thu )?hang$|xep thu|vi thu/.test(words)) return 'rank';
  const side = sideOf(words) ?? (/thuong/.test(words) ? before : null);
  if (/thuong/.test(words)) return side && `${side}Extra`;
  if (/(^| )(tong|cong)( |$)/.test(words)) return side === 'self' ? 'selfTotal' : side === 'checked' ? 'checkedTotal' : 'total';
  return side;
}

/** Headings over `depth` rows, the first of them at `first`; an empty cell of an upper row belongs to the merged cell to its left. */
function headingsAt(rows: readonly ReadRow[], first: number, depth: number): Headings | null {
  const used = rows.slice(first, first + depth);
  const last = used.at(-1);
  if (!last || used.length < depth) return null;
  const at = new Map<SummaryColumn, number>();
  const above: string[] = used.map(() => '');
  let before: Side | null = null;
  for (let column = 0; column < Math.max(...used.map((row) => row.cells.length)); column += 1) {
    const own = used.map((row) => textAt(row, column));
    const lowest = own.findLastIndex((text) => text !== '');
    if (lowest < 0) continue;
    const words: string[] = [];
    for (let level = 0; level < depth; level += 1) {
      const text = own[level] ?? '';
      if (text !== '') {
        above[level] = text;
        above.fill('', level + 1);
      }
      if (level <= lowest) words.push(text || (above[level] ?? ''));
    }
    const found = columnOf(words.filter(Boolean).join(' '), before);
    before = sideOf(words.join(' ')) ?? (words.join(' ').includes('thuong') ? before : null);
    if (found && !at.has(found)) at.set(found, column);
  }
  return at.has('unit') && (at.has('total') || at.has('checked') || at.has('final')) ? { lastRow: last.number, at } : null;
}

/** The first heading of a sheet, one to three rows high; of several heights at one row the one that knows most columns. */
export function headingsOf(sheet: ReadSheet): Headings | null {
  const rows = sheet.rows.slice(0, 40);
  for (let first = 0; first < rows.length; first += 1) {
    const found = [1, 2, 3]
      .flatMap((depth) => headingsAt(rows, first, depth) ?? [])
      .sort((a, b) => b.at.size - a.at.size || a.lastRow - b.lastRow)[0];
    if (found && rows[first]?.cells.some((_, column) => [...found.at.values()].includes(column) && textAt(rows[first], column) !== '')) return found;
  }
  return null;
}
