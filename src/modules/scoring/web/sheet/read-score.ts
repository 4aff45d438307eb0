import { parseHundredths, showHundredths } from '#platform/decimal.ts';
import type { Text } from '#platform/text.ts';
import type { SheetItem } from '../../shapes.ts';

export type ScoreProblem = 'unreadable' | 'tooHigh' | 'tooLow' | 'offStep';

/** `points` in hundredths, `null` = left empty; else why the text is no score of this line. */
export type ScoreReading = { readonly points: number | null } | { readonly problem: ScoreProblem; readonly words: Text };

const met = new Set(['đạt', 'dat', 'met', 'có', 'x', '1']);
const notMet = new Set(['không đạt', 'khong dat', 'not met', 'không', '0']);

const both = (vi: string, en: string): Text => ({ vi, en });
const shown = (value: number) => both(showHundredths(value, 'vi', 0), showHundredths(value, 'en', 0));

/**
 * Reads what was typed or pasted as the score of one line, as the server judges it: at most two decimals, between the
 * bounds of the line, on the step of the table; what the rule itself gives may lie between the steps. `step` in
 * hundredths, `null` = any.
 */
export function readScore(item: Pick<SheetItem, 'kind' | 'max' | 'low' | 'high' | 'proposal'>, text: string, step: number | null): ScoreReading {
  const typed = text.trim();
  if (typed === '') return { points: null };
  if (item.kind === 'pass_fail') {
    const word = typed.toLocaleLowerCase('vi');
    if (met.has(word)) return { points: item.max };
    if (notMet.has(word)) return { points: 0 };
    return { problem: 'unreadable', words: both('chỉ nhận “đạt” hoặc “không đạt”', 'only “met” or “not met”') };
  }
  const points = parseHundredths(typed);
  if (points === null) {
    return { problem: 'unreadable', words: both('không đọc được là điểm (ví dụ 9,75)', 'cannot be read as points (such as 9.75)') };
  }
  if (points === item.proposal?.points) return { points };
  const [high, low] = [shown(item.high), shown(item.low)];
  if (points > item.high) return { problem: 'tooHigh', words: both(`nhiều nhất ${high.vi}`, `at most ${high.en}`) };
  if (points < item.low) return { problem: 'tooLow', words: both(`ít nhất ${low.vi}`, `at least ${low.en}`) };
  if (step !== null && points % step !== 0) {
    const by = shown(step);
    return { problem: 'offStep', words: both(`phải là bội số của ${by.vi}`, `must go in steps of ${by.en}`) };
  }
  return { points };
}
