import { readFacts } from './engine/check-facts.ts';
import { evaluate, type AskOptions } from './engine/evaluate.ts';
import type { Facts } from './engine/facts.ts';
import { rulebookOf, type Rulebook } from './engine/rulebook.ts';
import type { VerdictReport } from './engine/verdict.ts';
import type { Library } from './load.ts';

export type { Library } from './load.ts';

const books = new WeakMap<Library, Rulebook>();

const bookOf = (library: Library): Rulebook => {
  const known = books.get(library);
  if (known) return known;
  const made = rulebookOf(library);
  books.set(library, made);
  return made;
};

/**
 * Pure: may this subject have this award by the rules of this library, and why. Equal libraries and facts give equal
 * bytes. Throws a refusal when the code is unknown or no standard for such a subject is recorded for that day.
 */
export const judgeWith = (library: Library, facts: Facts, award: string, options: AskOptions): VerdictReport =>
  evaluate(bookOf(library), facts, award, options);

/** Reads facts from outside. Throws a named refusal: gaps in form, two ratings in a year, future dates, unknown codes … */
export const readFactsWith = (library: Library, raw: unknown): Facts => {
  const book = bookOf(library);
  return readFacts(raw, { hasAward: (code) => book.awardOf(code) !== undefined, regimeFrom: (code) => book.regime(code)?.from });
};
