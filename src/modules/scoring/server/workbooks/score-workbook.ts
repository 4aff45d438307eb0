import { writeXlsx } from 'hucre/xlsx';
import type { Compiled } from '../../engine/compile.ts';
import type { Facts } from '../../engine/facts.ts';
import { scoreSheets, type Sheet } from '../../engine/workbook/sheets.ts';

function written({ name, rows }: Sheet) {
  const cells = new Map<string, { formula: string }>();
  for (const [row, list] of rows.entries())
    for (const [column, { formula }] of list.entries()) if (formula !== undefined) cells.set(`${row},${column}`, { formula });
  return { name, rows: rows.map((row) => row.map(({ value }) => value ?? null)), cells };
}

/** Sheets with formulas as an .xlsx file; a spreadsheet computes them when it opens the file. */
export const workbookOf = (sheets: readonly Sheet[]): Promise<Uint8Array> => writeXlsx({ sheets: sheets.map(written) });

/** A group's figures and scores as a workbook whose points are formulas, for officers who recompute what they are told. */
export const scoreWorkbook = (compiled: Compiled, facts: Facts): Promise<Uint8Array> => workbookOf(scoreSheets(compiled, facts));
