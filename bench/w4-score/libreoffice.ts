import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import type pg from 'pg';
import { columnName } from '#modules/scoring/engine/workbook/sheets.ts';
import { criteria, each, edges, enough, kindOf, limits } from './table.ts';

/**
 * The officer's way: the same figures and the same rules as a workbook, opened, computed and stored by LibreOffice without a window.
 * Its time holds opening and storing, as the project's holds reading and storing.
 */

const isThere = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

export const office = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'soffice'))
  .find(isThere);

const sum = (row: number, index: number): string => `SUM(F!${columnName(index * 12 + 1)}${row}:${columnName(index * 12 + 12)}${row})`;

function formula(row: number, index: number): string {
  const x = sum(row, index);
  switch (kindOf(index)) {
    case 'proportional':
      return `MIN(${limits.max / 100},ROUND(${x}*${limits.max / 100}/T!${columnName(index + 1)}${row},2))`;
    case 'bands':
      return edges.toReversed().reduce((rest, [from, points]) => `IF(${x}>=${from},${points / 100},${rest})`, '0');
    case 'per_unit':
      return `MIN(${limits.max / 100},${x}*${each.perUnit / 100})`;
    case 'bonus_penalty':
      return `MAX(${limits.floor / 100},MIN(${limits.cap / 100},${x}*${each.plus / 100}-${sum(row, index - 1)}*${each.minus / 100}))`;
    case 'yes_no':
      return `IF(${x}>=${enough},${limits.max / 100},0)`;
  }
}

/** Figures, targets and a formula for each of the units' points, totals and ranks; writing it is not part of the time. */
async function workbook(client: pg.Client, units: number): Promise<Uint8Array> {
  const { rows: figures } = await client.query<{ values: number[] }>(
    'select array_agg(value order by indicator, month) as values from figure group by unit order by unit',
  );
  const { rows: targets } = await client.query<{ values: number[] }>(
    'select array_agg(value order by indicator) as values from target group by unit order by unit',
  );
  const cells = new Map<string, { formula: string }>();
  const last = columnName(criteria);
  const total = columnName(criteria + 1);
  for (let unit = 0; unit < units; unit += 1) {
    const row = unit + 1;
    for (let index = 0; index < criteria; index += 1) cells.set(`${unit},${index}`, { formula: formula(row, index) });
    cells.set(`${unit},${criteria}`, { formula: `SUM(A${row}:${last}${row})` });
    cells.set(`${unit},${criteria + 1}`, { formula: `RANK(${total}${row},$${total}$1:$${total}$${units})` });
  }
  const empty = Array.from({ length: units }, () => []);
  return writeXlsx({
    sheets: [
      { name: 'F', rows: figures.map((row) => row.values) },
      { name: 'T', rows: targets.map((row) => row.values) },
      { name: 'P', rows: empty, cells },
    ],
  });
}

export interface Spreadsheet {
  /** Opens, computes and stores; answers milliseconds. */
  readonly recompute: () => Promise<number>;
  /** Sum of all totals in points, as last computed. */
  readonly total: () => number;
  readonly stop: () => Promise<void>;
}

export async function openSpreadsheet(client: pg.Client, units: number, soffice: string): Promise<Spreadsheet> {
  const folder = await mkdtemp(join(tmpdir(), 'thidua-w4-'));
  await writeFile(join(folder, 'in.xlsx'), await workbook(client, units));
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  let total = 0;
  return {
    async recompute() {
      const start = performance.now();
      await promisify(execFile)(soffice, [
        profile,
        '--headless',
        '--convert-to',
        'xlsx:Calc MS Excel 2007 XML',
        '--outdir',
        join(folder, 'out'),
        join(folder, 'in.xlsx'),
      ]);
      const ms = performance.now() - start;
      const { sheets } = await readXlsx(await readFile(join(folder, 'out', 'in.xlsx')));
      total = (sheets.find((sheet) => sheet.name === 'P')?.rows ?? []).reduce((all, row) => all + Number(row[criteria]), 0);
      return ms;
    },
    total: () => total,
    stop: () => rm(folder, { recursive: true, force: true }),
  };
}
