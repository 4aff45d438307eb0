import { readXlsx, streamXlsxRows, type Cell, type Sheet } from 'hucre/xlsx';
import { refuse } from '../refusal.ts';
import { columnName } from './cells.ts';
import { checkContainer, type WorkbookLimits } from './container.ts';
import { workbookRefusals as refusals } from './refusals.ts';

/** What a cell holds. Excel keeps one kind of number; a day arrives as a `Date` at midnight UTC. */
export type CellContent = string | number | boolean | Date | null;

export interface ReadCell {
  readonly content: CellContent;
  /** The formula behind it, without `=`; what `content` then holds is only Excel's last result. */
  readonly formula: string | null;
}

export interface ReadRow {
  /** As Excel counts, from 1. */
  readonly number: number;
  /** By column from 0; short rows end early. */
  readonly cells: readonly ReadCell[];
}

export interface ReadSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows with at least one filled cell, in order. */
  readonly rows: readonly ReadRow[];
}

/** Enough for every table an office fills by hand. */
export const usualLimits: WorkbookLimits = { sheets: 30, rows: 5000, columns: 60, texts: 100_000, unpackedMegabytes: 64 };

/** Walks a sheet row by row: two cells in far corners would else be read as the whole rectangle between them. */
async function checkSize(bytes: Uint8Array, sheet: { readonly name: string; readonly at: number }, limits: WorkbookLimits): Promise<void> {
  for await (const row of streamXlsxRows(bytes, { sheet: sheet.at, maxRows: limits.rows + 1 })) {
    if (row.index >= limits.rows) throw refuse(refusals.tooManyRows, { sheet: sheet.name, most: limits.rows });
    if (row.values.length > limits.columns && row.values.slice(limits.columns).some((value) => value !== null)) {
      throw refuse(refusals.tooManyColumns, { sheet: sheet.name, row: row.index + 1, most: columnName(limits.columns - 1) });
    }
  }
}

/** Names of the sheets, without reading any. */
async function namesOf(bytes: Uint8Array): Promise<string[]> {
  const names: string[] = [];
  await readXlsx(bytes, {
    sheets: ({ name }) => {
      names.push(name);
      return false;
    },
  });
  return names;
}

const contentOf = (value: unknown): CellContent => {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value instanceof Date) return value;
  return String(value);
};

function rowsOf(sheet: Sheet, columns: number): ReadRow[] {
  const formulas = new Map<string, Cell>(
    [...(sheet.cells ?? [])].filter(([, cell]) => cell.formula !== undefined || cell.formulaSharedIndex !== undefined),
  );
  return sheet.rows.flatMap((values, index) => {
    const cells = values.slice(0, columns).map((value, column): ReadCell => {
      const cell = formulas.get(`${index},${column}`);
      return { content: contentOf(value), formula: cell ? (cell.formula ?? '') : null };
    });
    return cells.some((cell) => cell.content !== null || cell.formula !== null) ? [{ number: index + 1, cells }] : [];
  });
}

/**
 * Reads the values of a workbook that somebody sent, within limits that hold before memory is spent.
 * Refuses by name what is no workbook, locked, damaged or too large; no hostile file makes it throw anything else.
 */
export async function readWorkbook(bytes: Uint8Array, limits: WorkbookLimits = usualLimits): Promise<ReadSheet[]> {
  try {
    await checkContainer(bytes, limits);
    const names = await namesOf(bytes);
    if (names.length === 0) throw refuse(refusals.damaged);
    for (const [at, name] of names.entries()) await checkSize(bytes, { name, at }, limits);
    const { sheets } = await readXlsx(bytes, { range: `A1:${columnName(limits.columns - 1)}${limits.rows}` });
    return sheets.map((sheet) => ({
      name: sheet.name,
      hidden: (sheet.hidden ?? false) || (sheet.veryHidden ?? false),
      rows: rowsOf(sheet, limits.columns),
    }));
  } catch (problem) {
    if (problem instanceof Error && problem.name === 'Refusal') throw problem;
    throw Object.assign(refuse(refusals.damaged), { cause: problem });
  }
}
