import { fold } from '#ui/fold.ts';
import type { Text } from '#platform/text.ts';

/** A column of a table that is imported; its code is also its name over HTTP. Others in the file are for the reader's eye. */
export interface ImportColumnSpec extends Text {
  readonly required: boolean;
}
export type ImportColumns = Readonly<Record<string, ImportColumnSpec>>;

/** A cell with its place, `D7` or `rows.3.amount`; a formula is never a figure. */
export interface RawCell {
  readonly place: string;
  readonly content: string | number | boolean | null;
  readonly formula: boolean;
}
export interface RawRow<Column extends string = string> {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<Column, RawCell>>>;
}

export interface ImportProblem {
  readonly place: string;
  readonly row: number;
  readonly message: Text;
}

/** Columns by their place in the heading row, accents and case ignored; the names of required ones that are not there. */
export function findColumns<Columns extends ImportColumns>(
  columns: Columns,
  headings: readonly string[],
): { readonly at: Partial<Record<keyof Columns & string, number>>; readonly missing: readonly Text[] } {
  const folded = headings.map(fold);
  const at: Partial<Record<string, number>> = {};
  for (const [code, { vi, en }] of Object.entries(columns)) {
    const index = folded.findIndex((one) => one === fold(vi) || one === fold(en) || one === fold(code));
    if (index >= 0) at[code] = index;
  }
  return {
    at: at as Partial<Record<keyof Columns & string, number>>,
    missing: Object.entries(columns).flatMap(([code, one]) => (one.required && at[code] === undefined ? [one] : [])),
  };
}

/** The words of a cell, trimmed; empty for a blank one. */
export const textOf = (cell: RawCell | undefined): string =>
  cell === undefined || cell.content === null ? '' : String(cell.content).normalize('NFC').trim();

/** Any mark ticks a cell, except a word for "no". */
export const isTicked = (cell: RawCell | undefined): boolean =>
  cell !== undefined && cell.content !== null && !['', '0', 'khong', 'false', 'no'].includes(fold(textOf(cell)));

// oxlint-disable-next-line no-control-regex -- refusing them is the point
const hidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/;
export const hasHidden = (cell: RawCell | undefined): boolean => typeof cell?.content === 'string' && hidden.test(cell.content);

/** Typed text as far as a sentence may quote it. */
export const quoted = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

export const tableWords = {
  hidden: { vi: 'Có ký tự ẩn không được phép.', en: 'Holds hidden characters.' },
  twice: { vi: 'Trùng với dòng {other}.', en: 'The same as row {other}.' },
} as const satisfies Readonly<Record<string, Text>>;

/**
 * Drops the contents of rows marked as state secrets before anything else looks at them. The mark may hold a reason code;
 * any other mark means "contains state secrets".
 */
export function withoutSecrets<Row extends RawRow<string>>(
  rows: readonly Row[],
  reasonCodes: readonly string[],
): { readonly rows: readonly Row[]; readonly secrets: Readonly<Record<string, number>> } {
  const secrets: Record<string, number> = {};
  const kept = rows.filter(({ cells }) => {
    if (!isTicked(cells.secret)) return true;
    const reason = reasonCodes.find((code) => code === textOf(cells.secret)) ?? reasonCodes[0] ?? '';
    secrets[reason] = (secrets[reason] ?? 0) + 1;
    return false;
  });
  return { rows: kept, secrets };
}
