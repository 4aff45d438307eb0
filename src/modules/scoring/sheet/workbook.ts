import { parseHundredths, showHundredths } from '#platform/decimal.ts';
import type { Text } from '#platform/text.ts';
import { cellName } from '#platform/workbook/cells.ts';
import type { ReadCell, ReadSheet } from '#platform/workbook/read.ts';
import type { Bounds } from './entry.ts';
import { linesExport } from '../exports.ts';
import type { Column, ScoredLine } from './points.ts';

/** A sheet that comes back as the workbook it left as: found by its headings, read line by line, each bad cell named. */

export const noteKeyOf = { self: 'selfNote', checked: 'checkComment', final: 'finalComment' } as const;

export interface CellProblem {
  readonly cell: string;
  readonly message: Text;
}

export interface SheetChange {
  readonly itemId: string;
  readonly code: string;
  readonly title: string;
  readonly cell: string;
  readonly before: number | null;
  readonly after: number | null;
  /** `null` = the workbook says nothing or the same. */
  readonly note: string | null;
}

export interface WorkbookReading {
  readonly changes: readonly SheetChange[];
  /** Lines the workbook leaves as they are. */
  readonly same: number;
  readonly problems: readonly CellProblem[];
}

export interface ReadAgainst {
  readonly lines: readonly ScoredLine[];
  /** Codes of the sheet's other rows: conditions, headings, what the unit is not asked for. They come back without points. */
  readonly others: readonly string[];
  readonly column: Column;
  /** Lines this reader may write. */
  readonly mayScore: (itemId: string) => boolean;
  readonly boundsOf: (itemId: string) => Bounds | undefined;
  readonly stepHundredths: number | null;
}

const fold = (text: string) => text.normalize('NFC').trim().toLocaleLowerCase('vi');
const titlesOf = (key: string): ReadonlySet<string> =>
  new Set(linesExport.columns.filter((column) => column.key === key).flatMap((column) => [fold(column.title.vi), fold(column.title.en)]));

interface Heading {
  readonly row: number;
  readonly code: number;
  readonly points: number;
  readonly note: number | null;
}

/** The first row that holds the code and this step's column, in Vietnamese or English, wherever they stand. */
function headingOf(sheet: ReadSheet, column: Column): Heading | undefined {
  const [codes, points, notes] = [titlesOf('code'), titlesOf(column), titlesOf(noteKeyOf[column])];
  for (const row of sheet.rows.slice(0, 30)) {
    const find = (titles: ReadonlySet<string>) => row.cells.findIndex((cell) => typeof cell.content === 'string' && titles.has(fold(cell.content)));
    const [code, at, note] = [find(codes), find(points), find(notes)];
    if (code >= 0 && at >= 0) return { row: row.number, code, points: at, note: note < 0 ? null : note };
  }
  return undefined;
}

const say = (vi: string, en: string): Text => ({ vi, en });

/** A number as Excel keeps it, within a millionth of a hundredth; text as people type it. */
function pointsOf(cell: ReadCell): { points: number | null } | { problem: Text } {
  const { content, formula } = cell;
  if (formula !== null) return { problem: say('ô chứa công thức; dán giá trị rồi gửi lại', 'holds a formula; paste its value') };
  if (content === null) return { points: null };
  if (typeof content === 'number') {
    const hundredths = Math.round(content * 100);
    if (!Number.isSafeInteger(hundredths)) return { problem: say('số quá lớn', 'the number is too large') };
    return Math.abs(content * 100 - hundredths) < 1e-6
      ? { points: hundredths }
      : { problem: say('nhiều nhất hai chữ số lẻ', 'at most two decimals') };
  }
  const points = typeof content === 'string' ? parseHundredths(content) : null;
  return points === null
    ? { problem: say(`“${String(content).slice(0, 40)}” không phải điểm`, `“${String(content).slice(0, 40)}” is no score`) }
    : { points };
}

function fits(points: number, { low, high, proposed }: Bounds, step: number | null): Text | null {
  if (points === proposed) return null;
  if (points > high) return say(`nhiều nhất ${showHundredths(high, 'vi', 0)}`, `at most ${showHundredths(high, 'en', 0)}`);
  if (points < low) return say(`ít nhất ${showHundredths(low, 'vi', 0)}`, `at least ${showHundredths(low, 'en', 0)}`);
  if (step !== null && points % step !== 0)
    return say(`phải là bội số của ${showHundredths(step, 'vi', 0)}`, `must go in steps of ${showHundredths(step, 'en', 0)}`);
  return null;
}

/**
 * Reads this step's column of a workbook against the sheet. With one problem nothing may be applied; every problem names its
 * cell. Lines the workbook does not name stay as they are; a line named twice, or by a code the table does not know, is a problem.
 */
export function readSheetWorkbook(sheets: readonly ReadSheet[], against: ReadAgainst): WorkbookReading {
  const { lines, column } = against;
  const found = sheets.map((sheet) => ({ sheet, heading: headingOf(sheet, column) })).find((one) => one.heading);
  if (!found?.heading) {
    const wanted = [...titlesOf('code')][0] ?? '';
    return {
      changes: [],
      same: 0,
      problems: [
        {
          cell: 'A1',
          message: say(
            `Không thấy dòng tiêu đề có cột “${wanted}” và cột điểm của bước này.`,
            `No heading row with the code and this step's column was found.`,
          ),
        },
      ],
    };
  }
  const { sheet, heading } = found;
  const others = new Set(against.others.map(fold));
  const byCode = new Map(lines.map((line) => [fold(line.code), line]));
  const seen = new Set<string>();
  const changes: SheetChange[] = [];
  const problems: CellProblem[] = [];
  let same = 0;
  for (const row of sheet.rows) {
    const typed = row.cells[heading.code]?.content ?? null;
    if (row.number <= heading.row || typed === null) continue;
    const codeCell = cellName(row.number, heading.code);
    const line = byCode.get(fold(String(typed)));
    if (!line && others.has(fold(String(typed)))) {
      const { content, formula } = row.cells[heading.points] ?? { content: null, formula: null };
      if (formula === null && String(content ?? '').trim() === '') continue;
      const message = say(
        `${String(typed).trim()}: dòng này không chấm điểm (điều kiện, mục cha hoặc tiêu chí không giao). Để trống ô điểm.`,
        `${String(typed).trim()}: this row takes no points (a condition, a heading or not asked). Leave its cell empty.`,
      );
      problems.push({ cell: cellName(row.number, heading.points), message });
      continue;
    }
    if (!line) {
      problems.push({
        cell: codeCell,
        message: say(`Phiếu không có tiêu chí “${String(typed).slice(0, 40)}”.`, `The sheet has no criterion “${String(typed).slice(0, 40)}”.`),
      });
      continue;
    }
    if (seen.has(line.itemId)) {
      problems.push({ cell: codeCell, message: say(`Tiêu chí ${line.code} ghi hai lần.`, `Criterion ${line.code} stands twice.`) });
      continue;
    }
    seen.add(line.itemId);
    const cell = cellName(row.number, heading.points);
    const read = pointsOf(row.cells[heading.points] ?? { content: null, formula: null });
    if ('problem' in read) {
      problems.push({ cell, message: say(`${line.code}: ${read.problem.vi}.`, `${line.code}: ${read.problem.en}.`) });
      continue;
    }
    const noteTyped = heading.note === null ? null : (row.cells[heading.note]?.content ?? null);
    const note = noteTyped === null || String(noteTyped).trim() === line[noteKeyOf[column]] ? null : String(noteTyped).trim().slice(0, 2000);
    if (read.points === line[column] && note === null) {
      same += 1;
      continue;
    }
    const bounds = against.boundsOf(line.itemId) ?? { low: 0, high: line.max, proposed: null };
    const wrong = !against.mayScore(line.itemId)
      ? say('tiêu chí này do bộ phận khác chấm', 'another department scores it')
      : read.points === null
        ? null
        : fits(read.points, bounds, against.stepHundredths);
    if (wrong) problems.push({ cell, message: say(`${line.code}: ${wrong.vi}.`, `${line.code}: ${wrong.en}.`) });
    else changes.push({ itemId: line.itemId, code: line.code, title: line.title, cell, before: line[column], after: read.points, note });
  }
  return { changes, same, problems };
}
