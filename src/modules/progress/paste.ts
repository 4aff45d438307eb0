import { parseDay, type Day } from '#platform/dates.ts';
import type { Text } from '#platform/text.ts';

export interface PastedTask {
  readonly title: string;
  readonly ownerName: string;
  readonly dueOn: Day;
  readonly completedOn: Day | null;
}

export interface PastedLine {
  /** Counted from 1, as pasted. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly task: PastedTask | null;
  readonly problems: readonly Text[];
}

/** Rows of cells as Excel puts them on the clipboard: tabs between cells; a cell with line breaks stands in quotes. */
export function splitCells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    row.push(cell.replace(/\s*\n\s*/g, ' ').trim());
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (row.some((one) => one !== '')) rows.push(row);
    row = [];
  };
  const source = text.replace(/\r\n?/g, '\n').normalize('NFC');
  for (let at = 0; at < source.length; at++) {
    const sign = source[at];
    if (quoted && sign === '"' && source[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (quoted && sign === '"') quoted = false;
    else if (!quoted && sign === '"' && cell === '') quoted = true;
    else if (!quoted && sign === '\t') endCell();
    else if (!quoted && sign === '\n') endRow();
    else cell += sign;
  }
  endRow();
  return rows;
}

const say = (vi: string, en: string): Text => ({ vi, en });

const problemsOf = (cells: readonly string[], year: number, today: Day): Text[] => {
  const [title = '', , due = '', done = ''] = cells;
  const dueOn = parseDay(due);
  const doneOn = done === '' ? null : parseDay(done);
  return [
    ...(title === '' ? [say('Thiếu tên nhiệm vụ.', 'The task has no title.')] : []),
    ...(title.length > 500 ? [say('Tên nhiệm vụ dài quá 500 ký tự.', 'The title is longer than 500 characters.')] : []),
    ...(due === ''
      ? [say('Thiếu hạn.', 'The due date is missing.')]
      : dueOn === null
        ? [say(`Hạn “${due}” không phải một ngày có thật.`, `“${due}” is not a real day.`)]
        : []),
    ...(dueOn !== null && Number(dueOn.slice(0, 4)) !== year ? [say(`Hạn phải trong năm ${year}.`, `The due date must be in ${year}.`)] : []),
    ...(done !== '' && doneOn === null ? [say(`Ngày hoàn thành “${done}” không phải một ngày có thật.`, `“${done}” is not a real day.`)] : []),
    ...(doneOn !== null && doneOn > today ? [say('Ngày hoàn thành ở tương lai.', 'The completion day is in the future.')] : []),
    ...(cells.length > 4 && cells.slice(4).some((cell) => cell !== '') ? [say('Nhiều hơn bốn cột.', 'More than four columns.')] : []),
  ];
};

/** The first row is a heading when its third cell is words, not a date: "Hạn", "Thời hạn". */
const isHeading = (cells: readonly string[]) => (cells[2] ?? '') !== '' && !/\d/.test(cells[2] ?? '');

/**
 * Reads rows pasted from a spreadsheet: title, owner, due day, and perhaps completion day. Every row gets its own problems,
 * before anything is saved; the same function shows them in the browser.
 */
export function readPasted(text: string, year: number, today: Day): PastedLine[] {
  return splitCells(text).flatMap((cells, index) => {
    if (index === 0 && isHeading(cells)) return [];
    const problems = problemsOf(cells, year, today);
    const [title = '', ownerName = '', due = '', done = ''] = cells;
    const task =
      problems.length > 0
        ? null
        : { title, ownerName: ownerName.slice(0, 200), dueOn: parseDay(due) ?? '', completedOn: done === '' ? null : parseDay(done) };
    return [{ line: index + 1, cells, task, problems }];
  });
}
