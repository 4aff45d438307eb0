import { showHundredths } from '#platform/decimal.ts';
import { useSettled, type SettledReading } from '#ui/settled.ts';
import type { SheetItem } from '../../shapes.ts';
import { readScore } from './read-score.ts';
import { sheetWords } from './sheet-words.ts';
import type { Lines } from './use-lines.ts';

interface ScoreOptions {
  readonly item: SheetItem;
  readonly value: number | null;
  readonly step: number | null;
  readonly lines: Lines;
  readonly onChange: (points: number | null) => void;
  readonly show: (points: number) => string;
}

/** Judges what stands in the field of one score; the reason says what is still stored. */
export function judgeScore(item: SheetItem, value: number | null, step: number | null, typed: string): SettledReading<number> {
  const read = readScore(item, typed, step);
  if (!('problem' in read)) return { value: read.points };
  const { unsaved } = sheetWords;
  return {
    problem: {
      vi: unsaved.vi(read.words.vi, value === null ? null : showHundredths(value, 'vi')),
      en: unsaved.en(read.words.en, value === null ? null : showHundredths(value, 'en')),
    },
  };
}

/** The field of one score, in the grid; what is left unread is kept beside the lines. */
export function useScore({ item, value, step, lines, onChange, show }: ScoreOptions) {
  return useSettled<number>({
    value,
    show,
    onChange,
    read: (typed) => judgeScore(item, value, step, typed),
    unread: lines.unread.get(item.itemId) ?? null,
    onUnread: (typed) => lines.hold(item.itemId, typed),
  });
}
