import { parseHundredths, showHundredths } from '#platform/decimal.ts';
import type { Text } from '#platform/text.ts';
import type { SheetItem } from '../../shapes.ts';

export type PasteProblem = 'unreadable' | 'tooHigh' | 'tooLow' | 'offStep' | 'tooFar' | 'notYours';

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

const met = new Set(['đạt', 'dat', 'met', 'có', 'x', '1']);
const notMet = new Set(['không đạt', 'khong dat', 'not met', 'không', '0']);

const both = (vi: string, en: string): Text => ({ vi, en });
const points = (value: number) => both(showHundredths(value, 'vi', 0), showHundredths(value, 'en', 0));

/** Excel writes thousands with a point and percent or unit beside; only a plain number within the line is taken. */
function readCell(item: SheetItem, text: string): { points: number } | { problem: PasteProblem; words: Text } {
  const typed = text.trim();
  if (item.kind === 'pass_fail') {
    const word = typed.toLocaleLowerCase('vi');
    if (met.has(word)) return { points: item.max };
    if (notMet.has(word)) return { points: 0 };
    return { problem: 'unreadable', words: both('chỉ nhận “đạt” hoặc “không đạt”', 'only “met” or “not met”') };
  }
  const value = parseHundredths(typed);
  if (value === null) return { problem: 'unreadable', words: both('không đọc được là điểm', 'cannot be read as points') };
  if (value > item.high) return { problem: 'tooHigh', words: both(`nhiều nhất ${points(item.high).vi}`, `at most ${points(item.high).en}`) };
  if (value < item.low) return { problem: 'tooLow', words: both(`ít nhất ${points(item.low).vi}`, `at least ${points(item.low).en}`) };
  return { points: value };
}

/**
 * A column pasted from a workbook, from one cell downwards. All of it fits, or nothing is taken and every cell that stands
 * in the way is named. Empty cells are passed over; headings of the table are not counted. `step` in hundredths.
 */
export function readPaste(items: readonly SheetItem[], from: string, texts: readonly string[], step: number | null): Paste {
  const start = items.findIndex((item) => item.itemId === from);
  const refusals: PasteRefusal[] = [];
  const given = new Map<string, number>();
  for (const [offset, text] of texts.entries()) {
    if (text.trim() === '') continue;
    const item = items[start + offset];
    const refuse = (problem: PasteProblem, words: Text) =>
      refusals.push({ row: offset + 1, code: item?.code ?? '–', typed: text.trim().slice(0, 40), problem, words });
    if (!item) {
      refuse('tooFar', both('vượt quá dòng cuối của phiếu', 'beyond the last line of the sheet'));
      continue;
    }
    if (!item.mayScore) {
      refuse('notYours', both('dòng này bạn không chấm', 'this line is not yours to score'));
      continue;
    }
    const cell = readCell(item, text);
    if ('problem' in cell) refuse(cell.problem, cell.words);
    else if (step !== null && item.kind !== 'pass_fail' && cell.points % step !== 0 && cell.points !== item.proposal?.points)
      refuse('offStep', both(`phải là bội số của ${points(step).vi}`, `must go in steps of ${points(step).en}`));
    else given.set(item.itemId, cell.points);
  }
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, points: given };
}
