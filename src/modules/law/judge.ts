import { bookOf } from './current.ts';
import { evaluate, type AskOptions } from './engine/evaluate.ts';
import type { Facts } from './engine/facts.ts';
import type { VerdictReport } from './engine/verdict.ts';
import { wholeLibrary, type Library } from './load.ts';

export type { Library } from './load.ts';

/**
 * Pure: may this subject have this award by the rules of this library, and why. Equal libraries and facts give equal
 * bytes; one kept before a list of the rules existed is asked without that list. Throws a refusal when the code is unknown or no standard for such a subject is recorded for that day.
 */
export const judgeWith = (library: Partial<Library>, facts: Facts, award: string, options: AskOptions): VerdictReport =>
  evaluate(bookOf(wholeLibrary(library)), facts, award, options);
