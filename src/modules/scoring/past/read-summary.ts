import { showHundredths } from '#platform/decimal.ts';
import { fold } from '#platform/fold.ts';
import type { Text } from '#platform/text.ts';
import { cellName } from '#platform/workbook/cells.ts';
import type { ReadCell, ReadSheet } from '#platform/workbook/read.ts';
import type { CellProblem } from '../sheet/workbook.ts';
import { headingsOf, pointColumns, type Headings, type PointColumn, type SummaryColumn } from './headings.ts';

/** A cluster's summary workbook as it was written: units, points, classes and ranks, every cell that is wrong named. */

export interface SummaryRow {
  readonly row: number;
  /** Where the name of the unit stands. */
  readonly cell: string;
  readonly name: string;
  readonly points: Readonly<Record<PointColumn, number | null>>;
  readonly total: number | null;
  readonly class: string | null;
  readonly rank: number | null;
}

export interface SummaryReading {
  readonly sheet: string;
  /** Scale of the table in hundredths, where the workbook says one. */
  readonly scale: number | null;
  readonly rows: readonly SummaryRow[];
  /** Rows under the heading that hold no result: section lines, signatures. */
  readonly ignored: readonly { readonly cell: string; readonly text: string }[];
  readonly problems: readonly CellProblem[];
  readonly cellOf: (row: SummaryRow, column: SummaryColumn) => string;
  /** Has the workbook this column? */
  readonly has: (column: SummaryColumn) => boolean;
}

const say = (vi: string, en: string): Text => ({ vi, en });
const show = (points: number) => showHundredths(points, 'vi', 0);

/** `1.000`, `1.000,5` and `952,25` as people write them; `null` when it is no number of at most two decimals. */
export function parseWritten(text: string): number | null {
  const match = /^\s*([-−]?)(\d{1,3}(?:\.\d{3})+|\d{1,9})(?:,(\d{1,2})|\.(\d{1,2}))?\s*(?:điểm)?\s*$/u.exec(text.normalize('NFC'));
  if (!match) return null;
  const value = Number((match[2] ?? '').replaceAll('.', '')) * 100 + Number((match[3] ?? match[4] ?? '').padEnd(2, '0'));
  return match[1] ? -value : value;
}

/** Results of formulas are taken as Excel last computed them: sums are checked here anyway. */
function pointsIn(cell: ReadCell | undefined): { points: number | null } | { problem: Text } {
  const content = cell?.content ?? null;
  if (content === null)
    return (cell?.formula ?? null) === null ? { points: null } : { problem: say('công thức chưa có kết quả', 'the formula has no result') };
  if (typeof content === 'string' && /^\s*[-–—]?\s*$/.test(content)) return { points: null };
  const hundredths = typeof content === 'number' ? Math.round(content * 100) : typeof content === 'string' ? parseWritten(content) : null;
  if (hundredths === null || !Number.isSafeInteger(hundredths) || Math.abs(hundredths) > 10_000_000)
    return { problem: say(`“${String(content).slice(0, 40)}” không phải điểm`, `“${String(content).slice(0, 40)}” is no score`) };
  if (typeof content === 'number' && Math.abs(content * 100 - hundredths) >= 1e-6)
    return { problem: say('nhiều nhất hai chữ số lẻ', 'at most two decimals') };
  return { points: hundredths };
}

const roman: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };
const fromRoman = (text: string) =>
  [...text].reduce((sum, letter, at, all) => sum + (roman[letter] ?? 0) * ((roman[all[at + 1] ?? ''] ?? 0) > (roman[letter] ?? 0) ? -1 : 1), 0);

function rankIn(cell: ReadCell | undefined): { rank: number | null } | { problem: Text } {
  const content = cell?.content ?? null;
  if (content === null || (typeof content === 'string' && /^\s*[-–—]?\s*$/.test(content))) return { rank: null };
  const typed = String(content)
    .trim()
    .toUpperCase()
    .replace(/^(HẠNG|THỨ)\s*/u, '');
  const rank = /^\d{1,3}$/.test(typed) ? Number(typed) : /^[IVXL]+$/.test(typed) ? fromRoman(typed) : 0;
  return rank > 0 ? { rank } : { problem: say(`“${String(content).slice(0, 20)}” không phải hạng`, `“${String(content).slice(0, 20)}” is no rank`) };
}

/** `Thang điểm: 1.000`, in one cell or with the number to its right, on any sheet. */
function scaleIn(sheets: readonly ReadSheet[]): number | null {
  for (const { cells } of sheets.flatMap((sheet) => sheet.rows)) {
    for (const [at, { content }] of cells.entries()) {
      const found =
        typeof content === 'string' ? /thang điểm\D{0,12}?(\d[\d.]*(?:,\d+)?)?\s*(?:điểm|\)|$)/iu.exec(content.normalize('NFC').trim()) : null;
      if (!found) continue;
      const beside = cells[at + 1]?.content;
      const value = found[1] ? parseWritten(found[1]) : typeof beside === 'number' ? Math.round(beside * 100) : parseWritten(String(beside ?? ''));
      if (value !== null && value > 0) return value;
    }
  }
  return null;
}

const totalsRow = /^(tong cong|tong|cong)\b/;
const meanRow = /^(trung binh|binh quan|diem trung binh)\b/;

/** Base and what came on top make the total beside them; blank additions count as none. */
function sumProblems(row: SummaryRow, cell: (column: SummaryColumn) => string): CellProblem[] {
  const { self, selfExtra, selfTotal, checked, checkedExtra, checkedTotal, final, finalExtra, total } = row.points;
  const wrong = (column: SummaryColumn, stands: number | null, base: number | null, extra: number | null): CellProblem[] =>
    stands === null || base === null || stands === base + (extra ?? 0)
      ? []
      : [
          {
            cell: cell(column),
            message: say(
              `${row.name}: ghi ${show(stands)}, cộng lại là ${show(base + (extra ?? 0))}.`,
              `${row.name}: says ${show(stands)}, the parts make ${show(base + (extra ?? 0))}.`,
            ),
          },
        ];
  const behind = final !== null ? ([final, finalExtra] as const) : ([checked, checkedExtra] as const);
  return [
    ...wrong('selfTotal', selfTotal, self, selfExtra),
    ...wrong('checkedTotal', checkedTotal, checked, checkedExtra),
    ...wrong('total', total, ...behind),
  ];
}

/** A rank says how many stand above: equal totals may share it, or be parted by the table's own rule. */
function rankProblems(rows: readonly SummaryRow[], cell: (row: SummaryRow, column: SummaryColumn) => string): CellProblem[] {
  if (rows.every((row) => row.rank === null)) return [];
  return rows.flatMap((row) => {
    if (row.total === null)
      return row.rank === null
        ? []
        : [{ cell: cell(row, 'rank'), message: say(`${row.name}: có hạng nhưng chưa có điểm.`, `${row.name}: a rank without points.`) }];
    const total = row.total;
    const above = rows.filter((one) => one.total !== null && one.total > total).length;
    const equal = rows.filter((one) => one.total === total).length;
    if (row.rank !== null && row.rank > above && row.rank <= above + equal) return [];
    const should = equal === 1 ? `${above + 1}` : `${above + 1}–${above + equal}`;
    return [
      {
        cell: cell(row, 'rank'),
        message: say(
          `${row.name}: hạng theo điểm là ${should}, ô ghi ${row.rank ?? 'trống'}.`,
          `${row.name}: by points the rank is ${should}, the cell says ${row.rank ?? 'nothing'}.`,
        ),
      },
    ];
  });
}

const empty = Object.fromEntries(pointColumns.map((column) => [column, null])) as Record<PointColumn, null>;

/** Reads the first sheet that has the headings of a summary; sums, totals rows and ranks are checked. @param scale what the reader says where the workbook says none */
export function readSummary(sheets: readonly ReadSheet[], scale: number | null = null): SummaryReading {
  const found = sheets.map((sheet) => ({ sheet, headings: headingsOf(sheet) })).find((one) => one.headings);
  const saidScale = scaleIn(sheets) ?? scale;
  if (!found?.headings) {
    const message = say(
      'Không thấy dòng tiêu đề có cột “Đơn vị” và cột điểm (Tự chấm, Thẩm định, Tổng cộng).',
      'No heading row with the unit and its points was found.',
    );
    return { sheet: '', scale: saidScale, rows: [], ignored: [], problems: [{ cell: 'A1', message }], cellOf: () => 'A1', has: () => false };
  }
  const { sheet, headings } = found;
  const at = (column: SummaryColumn) => headings.at.get(column) ?? headings.at.get(column === 'total' ? 'checked' : 'unit') ?? 0;
  const cellOf = (row: { row: number }, column: SummaryColumn) => cellName(row.row, at(column));
  const problems: CellProblem[] = [];
  const rows: SummaryRow[] = [];
  const ignored: { cell: string; text: string }[] = [];
  for (const { number, cells } of sheet.rows) {
    if (number <= headings.lastRow) continue;
    const name = String(cells[at('unit')]?.content ?? '')
      .normalize('NFC')
      .replace(/\s+/g, ' ')
      .trim();
    const { points, complaints } = pointsOf(cells, number, headings);
    const filled = Object.values(points).some((value) => value !== null);
    const first = cells.findIndex((cell) => typeof cell.content === 'string' && cell.content.trim() !== '');
    const title = name || (first >= 0 ? String(cells[first]?.content).trim() : '');
    if (totalsRow.test(fold(title)) || meanRow.test(fold(title))) {
      if (filled) problems.push(...columnProblems(rows, points, meanRow.test(fold(title)), (column) => cellName(number, at(column))));
      continue;
    }
    if (name === '' || (!filled && complaints.length > 0)) {
      // numbering under the headings (1, 2, 3 …) and signatures carry no unit
      if (name !== '' || (title !== '' && !filled)) ignored.push({ cell: cellName(number, Math.max(first, 0)), text: title.slice(0, 80) });
      else if (filled && !cells.every((cell) => cell.content === null || /^\(?\d{1,2}\)?$/.test(String(cell.content).trim())))
        problems.push({
          cell: cellName(number, at('unit')),
          message: say('Dòng có điểm nhưng không có tên đơn vị.', 'Points without the name of a unit.'),
        });
      continue;
    }
    if (/^\(?\d{1,2}\)?$/.test(name)) continue;
    problems.push(...complaints);
    const rank = rankIn(headings.at.has('rank') ? cells[at('rank')] : undefined);
    if ('problem' in rank)
      problems.push({ cell: cellName(number, at('rank')), message: say(`${name}: ${rank.problem.vi}.`, `${name}: ${rank.problem.en}.`) });
    const total =
      points.total ??
      (headings.at.has('total')
        ? null
        : (added(points.final, points.finalExtra) ?? points.checkedTotal ?? added(points.checked, points.checkedExtra)));
    const typedClass = headings.at.has('class') ? (cells[at('class')]?.content ?? null) : null;
    const row: SummaryRow = {
      row: number,
      cell: cellName(number, at('unit')),
      name: name.slice(0, 200),
      points,
      total,
      class: typedClass === null ? null : String(typedClass).trim().slice(0, 100) || null,
      rank: 'rank' in rank ? rank.rank : null,
    };
    rows.push(row);
    problems.push(...sumProblems(row, (column) => cellOf(row, column)));
    const extra = points.final !== null ? points.finalExtra : points.checkedExtra;
    if (total !== null && saidScale !== null && (total - (extra ?? 0) > saidScale || total < 0))
      problems.push({
        cell: cellOf(row, 'total'),
        message: say(
          `${row.name}: ${show(total)} ngoài thang ${show(saidScale)}.`,
          `${row.name}: ${show(total)} is outside the scale of ${show(saidScale)}.`,
        ),
      });
    if (total === null && filled)
      problems.push({ cell: cellOf(row, 'total'), message: say(`${row.name}: thiếu tổng điểm.`, `${row.name}: the total is missing.`) });
  }
  if (rows.length === 0)
    problems.push({ cell: cellName(headings.lastRow + 1, at('unit')), message: say('Không có dòng đơn vị nào.', 'There is no row of a unit.') });
  problems.push(...rankProblems(rows, cellOf));
  return { sheet: sheet.name, scale: saidScale, rows, ignored, problems, cellOf, has: (column) => headings.at.has(column) };
}

const added = (base: number | null, extra: number | null) => (base === null ? null : base + (extra ?? 0));

function pointsOf(cells: readonly ReadCell[], row: number, headings: Headings) {
  const complaints: CellProblem[] = [];
  const points: Record<PointColumn, number | null> = { ...empty };
  for (const column of pointColumns) {
    const at = headings.at.get(column);
    if (at === undefined) continue;
    const read = pointsIn(cells[at]);
    if ('problem' in read) complaints.push({ cell: cellName(row, at), message: say(`${read.problem.vi}.`, `${read.problem.en}.`) });
    else points[column] = read.points;
  }
  return { points, complaints };
}

/** A totals row says the sum of its column, a row of means its mean to the hundredth. */
function columnProblems(
  rows: readonly SummaryRow[],
  points: Record<PointColumn, number | null>,
  mean: boolean,
  cell: (column: PointColumn) => string,
): CellProblem[] {
  return pointColumns.flatMap((column) => {
    const stands = points[column];
    const values = rows.flatMap((row) => row.points[column] ?? []);
    if (stands === null || values.length === 0) return [];
    const sum = values.reduce((a, b) => a + b, 0);
    const should = mean ? Math.round(sum / values.length) : sum;
    if (Math.abs(stands - should) <= (mean ? 1 : 0)) return [];
    const word = mean ? say('trung bình', 'mean') : say('tổng', 'sum');
    return [
      {
        cell: cell(column),
        message: say(
          `Ghi ${show(stands)}, ${word.vi} của cột là ${show(should)}.`,
          `Says ${show(stands)}, the ${word.en} of the column is ${show(should)}.`,
        ),
      },
    ];
  });
}
