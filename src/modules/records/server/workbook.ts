import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { refuse } from '#platform/refusal.ts';
import type { CellValue } from '../cells.ts';
import { recordRefusals } from '../refusals.ts';
import type { SheetInput } from '../sheets.ts';

/** The only place that knows which library reads and writes workbooks. */
export interface WorkbookSheet {
  readonly name: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const cellOf = (value: unknown): CellValue => {
  if (value === null || value === undefined) return null;
  if (value instanceof Date || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  const text = (value as { text?: unknown; result?: unknown }).text ?? (value as { result?: unknown }).result;
  return typeof text === 'string' || typeof text === 'number' ? text : null;
};

/** Sheets with their rows of plain values. Throws `records.not_a_workbook` for anything that is no such file. */
export async function readWorkbook(bytes: Uint8Array): Promise<SheetInput[]> {
  try {
    const book = await readXlsx(bytes);
    return book.sheets.map((sheet) => ({ name: sheet.name, rows: sheet.rows.map((row) => row.map(cellOf)) }));
  } catch {
    throw refuse(recordRefusals.notAWorkbook);
  }
}

export async function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      columns: sheet.columns.map((column, index) => ({ header: column.title, key: String(index), width: column.width })),
      data: sheet.rows.map((row) => Object.fromEntries(row.map((cell, index) => [String(index), cell]))),
    })),
  });
}
