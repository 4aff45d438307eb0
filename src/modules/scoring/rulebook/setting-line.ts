import type { Text } from '#platform/text.ts';
import type { DraftBook } from './bodies.ts';
import type { Setting } from './setting.ts';

/** What settings that are lists have in common: one entry a line, or between `|` where a cell has one line. */

export type Json = Readonly<Record<string, unknown>>;

export const linesOf = (typed: string): string[] =>
  typed
    .normalize('NFC')
    .split(/[\n|]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const fold = (typed: string) => typed.normalize('NFC').trim().toLocaleLowerCase('vi').replace(/\s+/g, ' ');
export const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);
export const wrong = (line: string, vi: string, en: string): Text => ({ vi: `“${line}”: cần ${vi}.`, en: `“${line}”: wanted ${en}.` });
export const viOf = (title: unknown): string => (typeof title === 'string' ? title : String((title as Json | undefined)?.['vi'] ?? ''));

export interface Entry<T> {
  readonly write: (one: T) => Text;
  readonly read: (line: string) => T | null;
  readonly example: Text;
}

/** All lines read, or the first that cannot be. */
export function readLines<T>(typed: string, { read, example }: Entry<T>): T[] | Text {
  const found: T[] = [];
  for (const line of linesOf(typed)) {
    const one = read(line);
    if (one === null) return wrong(line, example.vi, example.en);
    found.push(one);
  }
  return found;
}

export const writeLines = <T>(values: readonly T[], { write }: Entry<T>): Text => {
  const texts = values.map(write);
  return { vi: texts.map((text) => text.vi).join('\n'), en: texts.map((text) => text.en).join('\n') };
};

export function listSetting<T>(
  label: Text,
  entry: Entry<T>,
  get: (book: DraftBook) => readonly T[],
  set: (book: DraftBook, values: T[]) => DraftBook,
): Setting {
  return {
    label,
    hint: `mỗi dòng một mục: ${entry.example.vi}`,
    long: true,
    write: (book) => writeLines(get(book), entry),
    read: (typed, book) => {
      const values = readLines(typed, entry);
      return Array.isArray(values) ? set(book, values) : values;
    },
  };
}

export const keyOf = (words: Readonly<Record<string, Text>>, typed: string | undefined): string | undefined =>
  Object.entries(words).find(([, text]) => fold(text.vi) === fold(typed ?? '') || fold(text.en) === fold(typed ?? ''))?.[0];
