import { fileURLToPath } from 'node:url';
import type { Day } from '#platform/dates.ts';
import type { AwardType, InstrumentInForce, Regime } from './contract.ts';
import { readFacts, type FactCodes } from './engine/check-facts.ts';
import { evaluate as evaluateWith, type AskOptions } from './engine/evaluate.ts';
import type { Facts } from './engine/facts.ts';
import { rulebookOf, type Rulebook } from './engine/rulebook.ts';
import type { VerdictReport } from './engine/verdict.ts';
import { lawOf } from './library.ts';
import { parseLibrary, readLawFiles } from './load.ts';

export type { AwardType, InstrumentInForce, Regime } from './contract.ts';

/** Read once, when the program starts: a law file that cannot be trusted stops the start, not a dossier in May. */
const library = parseLibrary(readLawFiles(fileURLToPath(new URL('../../../law', import.meta.url))));
const law = lawOf(library);
const book = rulebookOf(library);

/**
 * Titles and commendations that may be chosen on a day for collectives or for individuals. State forms
 * whose procedure runs elsewhere and disabled entries are left out; forms for both answer to either subject.
 */
export function awardsOn(day: Day, subject: 'unit' | 'person'): AwardType[] {
  return law.catalogueOn(day).filter((award) => award.enabled && !award.catalogueOnly && (award.subject === subject || award.subject === 'both'));
}

/** One title or commendation as it stood on a day; `undefined` when it did not exist or is disabled. */
export function awardByCode(code: string, day: Day): AwardType | undefined {
  return law.catalogueOn(day).find((award) => award.code === code && award.enabled);
}

/** The whole catalogue of a day, disabled and state forms included: for screens that explain. */
export function catalogueOn(day: Day): AwardType[] {
  return law.catalogueOn(day);
}

/** The one regime of a day. The regime of a dossier is that of the day it was accepted for appraisal (law.md §1). */
export function regimeOn(day: Day): Regime {
  return law.regimeOn(day);
}

export function allRegimes(): Regime[] {
  return law.regimes();
}

/** Laws, decrees, circulars (sector circulars too) in force on a day. */
export function instrumentsOn(day: Day): InstrumentInForce[] {
  return law.instrumentsOn(day);
}

/** Facts about one subject and what the rules answer about them: `engine/facts.ts`, `engine/verdict.ts`. */
export { factsFile, factsFormat, type Facts, type FactsInput } from './engine/facts.ts';
export type { AskOptions } from './engine/evaluate.ts';
export type { FavourChoice, RoadReport, Verdict, VerdictNode, VerdictReport } from './engine/verdict.ts';

const codesOf = (of: Rulebook): FactCodes => ({ hasAward: (code) => of.awardOf(code) !== undefined, regimeFrom: (code) => of.regime(code)?.from });

/** Reads facts from outside. Throws a named refusal: gaps in form, two ratings in a year, future dates, unknown codes … */
export const readLawFacts = (raw: unknown): Facts => readFacts(raw, codesOf(book));

/**
 * May this subject have this award, and why. `acceptedOn` chooses the regime. Throws a refusal when the code is unknown
 * or no standard for such a subject is recorded for that day.
 */
export const evaluate = (facts: Facts, award: string, options: AskOptions): VerdictReport => evaluateWith(book, facts, award, options);
