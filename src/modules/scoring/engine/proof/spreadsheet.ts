import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { readXlsx } from 'hucre/xlsx';
import { workbookOf } from '../../server/workbooks/score-workbook.ts';
import { evaluateCompiled } from '../evaluate.ts';
import { bookOf, factsOf } from '../factory.ts';
import { firstUnitRow, scoreSheets } from '../workbook/sheets.ts';
import { modelOf } from './factory.ts';

/** For tests: generated rulebooks as one workbook of formulas, recomputed by LibreOffice where it is installed. */

const isThere = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The path of LibreOffice, or nothing. */
export const office = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'soffice'))
  .find(isThere);

/** Every formula computed and stored by LibreOffice. */
export async function recalculated(workbook: Uint8Array, soffice: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'thidua-office-'));
  try {
    await writeFile(join(folder, 'in.xlsx'), workbook);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    await promisify(execFile)(soffice, [
      profile,
      '--headless',
      '--convert-to',
      'xlsx:Calc MS Excel 2007 XML',
      '--outdir',
      join(folder, 'out'),
      join(folder, 'in.xlsx'),
    ]);
    return await readFile(join(folder, 'out', 'in.xlsx'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const model = (seed: number) => {
  const made = modelOf(seed, true);
  const { compiled } = bookOf(made.rulebook);
  return { compiled, facts: factsOf(compiled, made.facts) };
};

/** One workbook with the sheets of each seed. */
export const workbookOfSeeds = (seeds: readonly number[]): Promise<Uint8Array> =>
  workbookOf(
    seeds.flatMap((seed) => {
      const { compiled, facts } = model(seed);
      return scoreSheets(compiled, facts, `${seed} `);
    }),
  );

export interface Difference {
  readonly seed: number;
  readonly unit: string;
  readonly column: string;
  readonly engine: number | null;
  readonly spreadsheet: unknown;
}

/** Where a recomputed workbook and the engine differ by more than 0.01, or one knows a number the other does not; and how many were compared. */
export async function compare(
  workbook: Uint8Array,
  seeds: readonly number[],
): Promise<{ readonly compared: number; readonly differences: readonly Difference[] }> {
  const { sheets } = await readXlsx(workbook);
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet.rows]));
  let compared = 0;
  const differences = seeds.flatMap((seed) => {
    const { compiled, facts } = model(seed);
    const scores = evaluateCompiled(compiled, facts);
    const rows = byName.get(`${seed} Điểm`);
    const head = rows?.[0] ?? [];
    return facts.units.flatMap(({ code }, index): Difference[] => {
      const unit = scores.units.find((one) => one.code === code);
      const row = rows?.[firstUnitRow - 1 + index] ?? [];
      const wanted = [...(unit?.criteria.map((one) => one.points) ?? []), unit?.totals.base ?? null, unit?.totals.total ?? null];
      const columns = [...compiled.lines.map((_, at) => at + 2), compiled.lines.length + 2, compiled.lines.length + 5];
      return columns.flatMap((column, at): Difference[] => {
        compared += 1;
        const [engine, cell] = [wanted[at] ?? null, row[column]];
        const same = engine === null ? typeof cell !== 'number' : typeof cell === 'number' && Math.abs(cell - engine / 100) <= 0.010001;
        return same ? [] : [{ seed, unit: code, column: String(head[column]), engine, spreadsheet: cell }];
      });
    });
  });
  return { compared, differences };
}

/** Seeds of the workbook that is kept beside the tests, as LibreOffice once computed it. */
export const keptSeeds: readonly number[] = Array.from({ length: 40 }, (_, index) => 9000 + index);
export const keptWorkbook = join(import.meta.dirname, 'recalculated.xlsx');

if (import.meta.main) {
  if (office === undefined) throw new Error('soffice is not installed');
  await writeFile(keptWorkbook, await recalculated(await workbookOfSeeds(keptSeeds), office));
}
