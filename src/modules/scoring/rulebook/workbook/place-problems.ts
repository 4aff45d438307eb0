import type { PlacedProblem } from '../problems.ts';
import type { CellProblem } from '../shapes.ts';
import { allSettings } from '../setting-words.ts';
import type { RowReader } from './cells.ts';
import { figureColumns, sheetNames, type CriteriaColumn, type FigureColumn } from './columns.ts';
import type { Read } from './read-book.ts';

/** Where a problem the engine finds stands in the workbook it was read from. */

const columnOf = (field: string): CriteriaColumn => {
  if (field.startsWith('rule.')) return 'rule';
  if (field === 'rule') return 'kind';
  if (field.startsWith('hardCondition')) return 'condition';
  const known: Readonly<Record<string, CriteriaColumn>> = {
    max: 'max',
    code: 'code',
    title: 'title',
    counts: 'counts',
    measure: 'measure',
    proof: 'proof',
    scoredBy: 'scoredBy',
  };
  return known[field] ?? 'title';
};

const figureColumnOf = (field: string): FigureColumn => figureColumns.find(({ key }) => key === field)?.key ?? 'code';

interface Cell {
  readonly sheet: string;
  readonly cell: string;
  readonly read: string;
}

function cellOf<K extends string>(row: RowReader<K>, column: K): Cell {
  const { content } = row.cell(column);
  return { sheet: row.table.sheet, cell: row.place(column), read: content === null ? '' : String(content).slice(0, 100) };
}

/** The cell a problem is about; `null` when it is about the workbook as a whole, or about what it does not say. */
function placeOf({ itemId, field }: PlacedProblem, { rows, figures, settings }: Read): Cell | null {
  const row = itemId === null ? undefined : rows.get(itemId);
  if (row) return cellOf(row, columnOf(field));
  const [, figure, rest = ''] = /^((?:facts|derived)\.\d+)(?:\.(\w+))?/.exec(field) ?? [];
  const declared = figures.get(figure ?? '');
  if (declared) return cellOf(declared, figureColumnOf(rest));
  const setting = allSettings.find((one) => one.field !== undefined && (field === one.field || field.startsWith(`${one.field}.`)));
  const said = settings.get(setting?.label.vi ?? '');
  return said ? cellOf(said, 'value') : null;
}

/** The engine's findings as warnings of cells; sums of headings are told by the reader already. */
export function cellProblems(problems: readonly PlacedProblem[], read: Read, told: readonly CellProblem[]): CellProblem[] {
  const already = new Set(told.map((one) => `${one.sheet} ${one.cell}`));
  return problems.flatMap((problem) => {
    const { field, message } = problem;
    const place = placeOf(problem, read);
    if (place && already.has(`${place.sheet} ${place.cell}`)) return [];
    const where = field.startsWith('settings') ? sheetNames.settings : /^(?:facts|derived)/.test(field) ? sheetNames.figures : read.sheet;
    return [{ weight: 'warning' as const, ...(place ?? { sheet: where, cell: '', read: '' }), message }];
  });
}
