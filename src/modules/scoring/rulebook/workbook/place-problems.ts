import type { PlacedProblem } from '../problems.ts';
import type { CellProblem } from '../shapes.ts';
import { sheetNames, type CriteriaColumn } from './columns.ts';
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

/** The engine's findings as warnings of cells; sums of headings are told by the reader already. */
export function cellProblems(problems: readonly PlacedProblem[], { rows, sheet }: Read, told: readonly CellProblem[]): CellProblem[] {
  const already = new Set(told.map((one) => `${one.sheet} ${one.cell}`));
  return problems.flatMap((problem) => {
    const row = problem.itemId === null ? undefined : rows.get(problem.itemId);
    if (row) {
      const column = columnOf(problem.field);
      const place = row.place(column);
      if (already.has(`${row.table.sheet} ${place}`)) return [];
      const cell = row.cell(column).content;
      return [
        {
          weight: 'warning' as const,
          sheet: row.table.sheet,
          cell: place,
          read: cell === null ? '' : String(cell).slice(0, 100),
          message: problem.message,
        },
      ];
    }
    const where = problem.field.startsWith('settings') ? sheetNames.settings : /^(?:facts|derived)/.test(problem.field) ? sheetNames.figures : sheet;
    return [{ weight: 'warning' as const, sheet: where, cell: '', read: '', message: problem.message }];
  });
}
