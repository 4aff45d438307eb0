import type { Text } from '#platform/text.ts';
import { defaultChain } from '../engine/settings.ts';
import { scorerWords, stageWords } from '../engine/stage-words.ts';
import type { DraftBook } from './bodies.ts';
import { fold, keyOf, wrong, type Entry, type Json } from './setting-line.ts';
import type { Setting } from './setting.ts';

/** The chain of stages in words. */

export const stageEntry: Entry<Json> = {
  write: (one) => {
    const stage = stageWords[one['stage'] as keyof typeof stageWords];
    const by = scorerWords[one['by'] as keyof typeof scorerWords];
    const days = typeof one['days'] === 'number' ? one['days'] : null;
    return {
      vi: `${stage?.vi}: ${by?.vi}${days === null ? '' : ` - ${days} ngày`}`,
      en: `${stage?.en}: ${by?.en}${days === null ? '' : ` - ${days} days`}`,
    };
  },
  read: (line) => {
    const match = /^(.+?)\s*:\s*(.+?)(?:\s*-\s*(\d{1,3})\s*(?:ngày|days))?$/i.exec(line);
    const [stage, by] = [keyOf(stageWords, match?.[1]), keyOf(scorerWords, match?.[2])];
    return stage && by ? { stage, by, days: match?.[3] === undefined ? null : Number(match[3]) } : null;
  },
  example: { vi: 'thẩm định: trưởng khối, cụm - 10 ngày', en: 'check: the head - 10 days' },
};

/** The usual chain where a table says none. */
export const chainOf = (book: DraftBook): Json => (book.rules['chain'] ?? defaultChain) as Json;
export const withChain = (book: DraftBook, change: Json): DraftBook => ({
  ...book,
  rules: { ...book.rules, chain: { ...chainOf(book), ...change } },
});

export function chainChoice<V>(label: Text, key: string, fallback: V, options: readonly (readonly [V, Text])[]): Setting {
  return {
    label,
    field: `settings.chain.${key}`,
    hint: options.map(([, text]) => text.vi).join(' / '),
    options: options.map(([, text]) => text),
    write: (book) => options.find(([value]) => value === (chainOf(book)[key] ?? fallback))?.[1] ?? { vi: '', en: '' },
    read: (typed, book) => {
      const found = options.find(([, text]) => fold(text.vi) === fold(typed) || fold(text.en) === fold(typed));
      return found
        ? withChain(book, { [key]: found[0] })
        : wrong(typed, options.map(([, text]) => text.vi).join(' / '), options.map(([, text]) => text.en).join(' / '));
    },
  };
}
