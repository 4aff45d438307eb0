import type { Text } from '#platform/text.ts';
import type { SheetItem } from '../../shapes.ts';
import { readScore, type ScoreProblem } from './read-score.ts';

export type PasteProblem = ScoreProblem | 'tooFar' | 'notYours' | 'notScored';

export interface PasteRefusal {
  /** Row of the pasted column, from 1. */
  readonly row: number;
  readonly code: string;
  readonly typed: string;
  readonly problem: PasteProblem;
  readonly words: Text;
}

export type Paste =
  | { readonly ok: true; readonly points: ReadonlyMap<string, number> }
  | { readonly ok: false; readonly refusals: readonly PasteRefusal[] };

/** A row of the grid from above: a line of the table, `null` for a heading with its sum and for the total. */
export type PasteRow = SheetItem | null;

const both = (vi: string, en: string): Text => ({ vi, en });

function withoutEnd(texts: readonly string[]): readonly string[] {
  const last = texts.findLastIndex((text) => text.trim() !== '');
  return texts.slice(0, last + 1);
}

/**
 * Which line each pasted row stands for. The workbook of a sheet has one row for each line, conditions and lines not asked
 * among them; a column taken from the grid has the headings and perhaps the total too, and then is exactly as long as the grid.
 */
function targets(rows: readonly PasteRow[], from: string, count: number): readonly PasteRow[] {
  const below = rows.slice(rows.findIndex((row) => row?.itemId === from));
  const lines = below.filter((row) => row !== null);
  const asTheGrid = count > lines.length && (count === below.length || (count === below.length - 1 && below.at(-1) === null));
  return asTheGrid ? below : lines;
}

function notHere(item: SheetItem | undefined): { problem: PasteProblem; words: Text } | null {
  if (item === undefined) return { problem: 'tooFar', words: both('vượt quá dòng cuối của phiếu', 'beyond the last line of the sheet') };
  if (item.kind === 'condition')
    return { problem: 'notScored', words: both('dòng điều kiện, không chấm điểm', 'a condition, which takes no points') };
  if (item.leftOut !== null) return { problem: 'notScored', words: both('tiêu chí không giao cho đơn vị', 'not asked of the unit') };
  return item.mayScore ? null : { problem: 'notYours', words: both('dòng này bạn không chấm', 'this line is not yours to score') };
}

/**
 * A column pasted from a workbook, from one cell downwards. All of it fits, or nothing is taken and every cell that stands
 * in the way is named. Empty cells are passed over. `rows` are those of the grid in their order, `step` in hundredths.
 */
export function readPaste(rows: readonly PasteRow[], from: string, pasted: readonly string[], step: number | null): Paste {
  const texts = withoutEnd(pasted);
  const places = targets(rows, from, texts.length);
  const refusals: PasteRefusal[] = [];
  const given = new Map<string, number>();
  for (const [offset, text] of texts.entries()) {
    const item = places[offset];
    if (text.trim() === '' || item === null) continue;
    const refuse = ({ problem, words }: { problem: PasteProblem; words: Text }) =>
      refusals.push({ row: offset + 1, code: item?.code ?? '–', typed: text.trim().slice(0, 40), problem, words });
    const wrong = notHere(item);
    if (wrong || item === undefined) {
      if (wrong) refuse(wrong);
      continue;
    }
    const read = readScore(item, text, step);
    if ('problem' in read) refuse(read);
    else if (read.points !== null) given.set(item.itemId, read.points);
  }
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, points: given };
}
