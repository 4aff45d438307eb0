import type { SheetDetail, SheetItem } from '../../shapes.ts';
import type { Line, Lines } from './use-lines.ts';

export interface ItemRow {
  readonly kind: 'item';
  readonly key: string;
  readonly item: SheetItem;
  readonly line: Line;
}
export interface SumRow {
  readonly kind: 'head' | 'sum';
  readonly key: string;
  readonly code: string;
  readonly title: string;
  readonly max: number;
  /** 0 for the headings of the table, 1 and more for those inside. */
  readonly depth: number;
  readonly items: readonly SheetItem[];
  readonly lines: readonly Line[];
}
export type GridRow = ItemRow | SumRow;

/** The sum of what is filled; `null` when nothing is. */
export function sum(lines: readonly Line[], column: 'self' | 'checked' | 'final'): number | null {
  const filled = lines.flatMap((line) => (line[column] === null ? [] : [line[column]]));
  return filled.length === 0 ? null : filled.reduce((total, value) => total + value, 0);
}

/** Headings with sums before their lines, down to the middle levels of a deep table; the total last. */
export function gridRows(sheet: SheetDetail, lines: Pick<Lines, 'lineOf'>, total: string): GridRow[] {
  const rows: GridRow[] = [];
  const head = (code: string, title: string, max: number, depth: number, items: readonly SheetItem[]): SumRow => ({
    kind: 'head',
    key: `head ${depth} ${code} ${title}`,
    code,
    title,
    max,
    depth,
    items,
    lines: items.map((item) => lines.lineOf(item)),
  });
  for (const group of sheet.groups) {
    rows.push(head(group.code, group.title, group.max, 0, group.items));
    let above: readonly string[] = [];
    for (const item of group.items) {
      for (const [depth, heading] of item.above.entries()) {
        if (above[depth] === heading.code && item.above.slice(0, depth).every((one, at) => above[at] === one.code)) continue;
        const inside = group.items.filter((one) => one.above[depth]?.code === heading.code);
        rows.push(head(heading.code, heading.title, heading.max, depth + 1, inside));
      }
      above = item.above.map((one) => one.code);
      rows.push({ kind: 'item', key: item.itemId, item, line: lines.lineOf(item) });
    }
  }
  const items = sheet.groups.flatMap((group) => group.items);
  rows.push({
    kind: 'sum',
    key: 'total',
    code: '',
    title: total,
    max: sheet.totals.scale,
    depth: 0,
    items,
    lines: items.map((item) => lines.lineOf(item)),
  });
  return rows;
}

/** What one key gives in this column: to the unit the rule's points, to a checker the others' or the rule's. */
export function offeredOf(item: SheetItem, column: 'self' | 'checked' | 'final'): number | null {
  return column === 'self' ? (item.proposal?.points ?? null) : (item.cross ?? item.proposal?.points ?? null);
}

/** Other points than before or than offered ask for words. */
export function asksNote(item: SheetItem, line: Line, column: 'self' | 'checked' | 'final'): boolean {
  const value = line[column];
  if (value === null) return false;
  const offered = offeredOf(item, column);
  if (column === 'self') return line.selfNote === '' && offered !== null && value !== offered;
  if (column === 'checked') return line.checkComment === '' && (value !== line.self || (offered !== null && value !== offered));
  return line.finalComment === '' && value !== line.checked;
}
