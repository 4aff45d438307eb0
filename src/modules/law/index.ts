import { fileURLToPath } from 'node:url';
import type { Day } from '#platform/dates.ts';
import type { AwardType, InstrumentInForce, LegalQuota, Publicity, Regime } from './contract.ts';
import { lawOf } from './library.ts';
import { parseLibrary, readLawFiles } from './load.ts';

export type { AwardType, InstrumentInForce, LegalQuota, Publicity, Regime } from './contract.ts';

/** Read once, when the program starts: a law file that cannot be trusted stops the start, not a dossier in May. */
const law = lawOf(parseLibrary(readLawFiles(fileURLToPath(new URL('../../../law', import.meta.url)))));

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
export type { FavourChoice, RoadReport, Verdict, VerdictNode, VerdictReport } from './engine/verdict.ts';

/** Whether an award is published for comment before it goes up, by the rules of a day (law.md §11). */
export function publicityOf(awardCode: string, day: Day): Publicity | undefined {
  return law.publicityOf(awardCode, day);
}

/** Caps and shares the law sets on a day (law.md §3, §4, §14). */
export function legalQuotasOn(day: Day): LegalQuota[] {
  return law.quotasOn(day);
}
