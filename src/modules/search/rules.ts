/** A typed search, ready for the index. Folding itself happens in the database, by the function that folded the names. */
export interface Query {
  /** One line, single spaces. */
  readonly typed: string;
  readonly words: readonly string[];
  /** Words typed with accents: they narrow. */
  readonly accented: readonly string[];
}

/** More words than this do not find more. */
const mostWords = 8;

export function readQuery(typed: string): Query {
  const line = typed.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
  const words = line === '' ? [] : line.split(' ').slice(0, mostWords);
  return { typed: line, words, accented: words.filter(hasAccent) };
}

/** True for letters with a mark and for đ: `cụm`, `đất`, not `cum`. */
export function hasAccent(word: string): boolean {
  return /[\p{M}đĐ]/u.test(word.normalize('NFD'));
}

/** Makes a word safe inside a LIKE pattern. */
export const likeEscaped = (word: string): string => word.replace(/[\\%_]/g, '\\$&');
