import { fileURLToPath } from 'node:url';
import type { Day } from '#platform/dates.ts';
import type { AwardType, InstrumentInForce, Regime } from './contract.ts';
import { engineOf } from './engine/engine.ts';
import type { AskOptions } from './engine/evaluate.ts';
import type { Facts } from './engine/facts.ts';
import type { BatchOptions, BatchProgram } from './engine/batch/program.ts';
import { goesFirst as goesFirstBy, quotas as quotasBy, type Quota } from './engine/lists.ts';
import type { RoadReport, VerdictReport } from './engine/verdict.ts';
import { lawOf } from './library.ts';
import { readLawFiles } from './load.ts';

export type { AwardType, InstrumentInForce, Regime } from './contract.ts';

/** Read once, when the program starts: a law file that cannot be trusted stops the start, not a dossier in May. */
const engine = engineOf(readLawFiles(fileURLToPath(new URL('../../../law', import.meta.url))));
const law = lawOf(engine.library);

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

export { engineOf, type LawEngine } from './engine/engine.ts';
export { replay, type ReplayChange, type ReplayReport } from './engine/replay.ts';
export type { BatchOptions, BatchProgram, BatchRule } from './engine/batch/program.ts';
export type { CaseReport } from './engine/cases/run-cases.ts';
export type { Quota } from './engine/lists.ts';
export { readLawFiles, type LawFiles } from './load.ts';

/** Reads facts from outside. Throws a named refusal: gaps in form, two ratings in a year, future dates, unknown codes … */
export const readLawFacts = (raw: unknown): Facts => engine.readFacts(raw);

/**
 * May this subject have this award, and why. `acceptedOn` chooses the regime. Throws a refusal when the code is unknown
 * or no standard for such a subject is recorded for that day.
 */
export const evaluate = (facts: Facts, award: string, options: AskOptions): VerdictReport => engine.evaluate(facts, award, options);

/** The earliest year the award can be reached, and what must happen by then; its assumptions are stated. */
export const road = (facts: Facts, award: string, options: AskOptions): RoadReport => engine.road(facts, award, options);

/** The same rules compiled to loops over columns, for very many subjects of one kind on one day. */
export const batch = (options: BatchOptions): BatchProgram => engine.compile(options);

/** Awards with a recorded standard for such a subject on a day. */
export const awardsWithStandard = (subject: 'person' | 'collective' | 'household', day: Day): string[] => engine.awardsWithStandard(subject, day);

/** The shipped rules as an engine: to replay a draft against them. Other files: `engineOf(files)`. */
export const libraryOn = () => engine;

/** Quotas in force on a day for the numbers of a list, e.g. `{ CSTDCS: 4, LDTT: 20 }`. */
export const quotas = (day: Day, numbers: Readonly<Record<string, number>>): Quota[] => quotasBy(engine.book, day, numbers);

/** Among equals the woman, or the collective with enough women, goes first (law.md X7); `null` = not known. */
export const goesFirst = (day: Day, facts: Facts, year: number): boolean | null => goesFirstBy(engine.book, day, facts, year);
