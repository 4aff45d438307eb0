import { writeXlsx } from 'hucre/xlsx';
import { readWorkbook as readSheets } from '#platform/workbook/read.ts';
import type { CellValue } from '../cells.ts';
import type { SheetInput } from '../sheets.ts';

/** The only place that knows which library reads and writes workbooks. */
export interface WorkbookSheet {
  readonly name: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Rows at the place they have in Excel, because messages name the cell. Throws what the house says of files that are no workbook or too large. */
export async function readWorkbook(bytes: Uint8Array): Promise<SheetInput[]> {
  return (await readSheets(bytes)).map(({ name, rows }) => {
    const placed: CellValue[][] = [];
    for (const { number, cells } of rows) {
      while (placed.length < number - 1) placed.push([]);
      placed.push(cells.map((cell) => cell.content));
    }
    return { name, rows: placed };
  });
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
