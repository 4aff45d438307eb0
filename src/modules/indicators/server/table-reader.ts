import { parseCsv } from 'hucre/csv';
import { refuse } from '#platform/refusal.ts';
import { cellName } from '#platform/workbook/cells.ts';
import { readWorkbook, usualLimits } from '#platform/workbook/read.ts';
import { indicatorsRefusals } from '../contract.ts';
import { findColumns, type ImportColumns, type RawCell, type RawRow } from '../import-table.ts';

/** A month of many figures; a list, whose every row is entered with its own trace. */
export const mostRows = 2000;
export const mostFacts = 500;
export const mostBytes = 5 * 1024 * 1024;
/** Headings stand somewhere in the first rows: above them people write titles. */
const headingWithin = 15;

/** A table as any format gives it: rows with their number in the file, cells with their place. The rest knows no format. */
export interface Table {
  readonly rows: readonly { readonly number: number; readonly cells: readonly RawCell[] }[];
}
export type TableReader = (bytes: Uint8Array) => Promise<Table>;

const limits = { ...usualLimits, rows: mostRows + headingWithin, columns: 40 };

const readXlsxTable: TableReader = async (bytes) => {
  const sheets = await readWorkbook(bytes, limits);
  const sheet = sheets.find((one) => !one.hidden && one.rows.length > 0);
  return {
    rows: (sheet?.rows ?? []).map(({ number, cells }) => ({
      number,
      cells: cells.map(({ content, formula }, column) => ({
        place: cellName(number, column),
        content: content instanceof Date ? content.toISOString().slice(0, 10) : content,
        formula: formula !== null,
      })),
    })),
  };
};

function decode(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw refuse(indicatorsRefusals.notText);
  }
}

const readCsvTable: TableReader = async (bytes) => {
  const text = decode(bytes);
  if (text.includes('\0')) throw refuse(indicatorsRefusals.notText);
  if ((text.match(/\n|\r(?!\n)/g)?.length ?? 0) > mostRows + headingWithin) throw refuse(indicatorsRefusals.tooManyRows, { most: mostRows });
  const rows = parseCsv(text, { delimiter: delimiterOf(text) });
  return {
    rows: rows.flatMap((values, index) => {
      const cells = values.slice(0, 40).map((value, column): RawCell => {
        const content = value === null || value === '' ? null : String(value);
        return { place: cellName(index + 1, column), content, formula: content?.trim().startsWith('=') ?? false };
      });
      return cells.some((cell) => cell.content !== null) ? [{ number: index + 1, cells }] : [];
    }),
  };
};

/** Vietnamese Excel writes `;` because the comma is the decimal sign. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 4000);
  const count = (sign: string) => head.split(sign).length;
  return ['\t', ';', ','].toSorted((a, b) => count(b) - count(a))[0] ?? ';';
}

const readers: Readonly<Record<'xlsx' | 'csv', TableReader>> = { xlsx: readXlsxTable, csv: readCsvTable };

/**
 * Finds the heading row of these columns, then gives every row below it by column name. Refuses by name what is too large or
 * has no headings.
 */
export async function readRows<Columns extends ImportColumns>(
  way: 'xlsx' | 'csv',
  bytes: Uint8Array,
  columns: Columns,
  most = mostRows,
): Promise<RawRow<keyof Columns & string>[]> {
  const { rows } = await readers[way](bytes);
  const candidates = rows.slice(0, headingWithin).map(({ cells }) =>
    findColumns(
      columns,
      cells.map((cell) => String(cell.content ?? '')),
    ),
  );
  const heading = candidates.findIndex(({ missing }) => missing.length === 0);
  const found = candidates[heading];
  if (!found) {
    const nearest = candidates.toSorted((a, b) => a.missing.length - b.missing.length)[0];
    const names = (nearest?.missing ?? Object.values(columns).filter((column) => column.required)).map((column) => `“${column.vi}”`);
    throw refuse(indicatorsRefusals.headingsMissing, { names: names.join(', ') });
  }
  const body = rows.slice(heading + 1);
  if (body.length > most) throw refuse(indicatorsRefusals.tooManyRows, { most });
  const places = Object.entries(found.at) as [keyof Columns & string, number][];
  return body.map(({ number, cells }) => ({
    row: number,
    cells: Object.fromEntries(
      places.map(([column, at]) => [column, cells[at] ?? { place: cellName(number, at), content: null, formula: false }]),
    ) as RawRow<keyof Columns & string>['cells'],
  }));
}
