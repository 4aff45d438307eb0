import { within, type Day } from '#platform/dates.ts';
import type { AwardType } from './contract.ts';
import { engineOfLibrary, type LawEngine } from './engine/engine.ts';
import type { AskOptions } from './engine/evaluate.ts';
import type { Facts } from './engine/facts.ts';
import { goesFirst, quotas, type Quota } from './engine/lists.ts';
import type { Rulebook } from './engine/rulebook.ts';
import type { RoadReport, VerdictReport } from './engine/verdict.ts';
import { lawOf, type LawOf } from './library.ts';
import type { Library } from './load.ts';
import type { Tables } from './tables/check.ts';

/** The law as it answers about any day: each day is asked of the library that holds on it. */
export interface CurrentLaw extends LawOf {
  /**
   * Titles and commendations that may be chosen on a day for collectives or for individuals. State forms whose
   * procedure runs elsewhere and disabled entries are left out; forms for both answer to either subject.
   */
  awardsOn(day: Day, subject: 'unit' | 'person'): AwardType[];
  /** One title or commendation as it stood on a day; `undefined` when it did not exist or is disabled. */
  awardByCode(code: string, day: Day): AwardType | undefined;
  /** Money and time limits as they stand on a day. */
  tablesOn(day: Day): Tables;
  /** The whole library of a day: files and the versions published for it. */
  libraryOn(day: Day): Library;
  /** The library of a day with everything that can be asked of it: batch programs, awards with a standard. */
  engineOn(day: Day): LawEngine;
  /** The standards of a day, ready to be asked. */
  rulebookOn(day: Day): Rulebook;
  /** Codes of the sector and local rules that were published for this body and hold on a day. */
  overlaysOn(day: Day): readonly string[];
  /** Reads facts from outside. Throws a named refusal: gaps in form, two ratings in a year, future dates, unknown codes … */
  readFacts(raw: unknown): Facts;
  /**
   * May this subject have this award, and why. `acceptedOn` chooses the library and the regime; overlays published for the
   * body are laid on unless others are named. Throws a refusal when the code is unknown or no standard for such a subject is
   * recorded for that day.
   */
  evaluate(facts: Facts, award: string, options: AskOptions): VerdictReport;
  /** The earliest year the award can be reached, and what must happen by then; its assumptions are stated. */
  road(facts: Facts, award: string, options: AskOptions): RoadReport;
  /** The caps of `quotasOn` for the numbers of a list, e.g. `{ CSTDCS: 4, LDTT: 20 }`; doubtful ones are not counted. */
  quotas(day: Day, numbers: Readonly<Record<string, number>>): Quota[];
  /** Among equals the woman, or the collective with enough women, goes first (law.md X7); `null` = not known. */
  goesFirst(day: Day, facts: Facts, year: number): boolean | null;
}

const engines = new WeakMap<Library, LawEngine>();

/** Compiled once for each library. */
export function engineFor(library: Library): LawEngine {
  const known = engines.get(library);
  if (known) return known;
  const made = engineOfLibrary(library);
  engines.set(library, made);
  return made;
}

export const bookOf = (library: Library): Rulebook => engineFor(library).book;

const views = new WeakMap<Library, LawOf>();

const viewOf = (library: Library): LawOf => {
  const known = views.get(library);
  if (known) return known;
  const made = lawOf(library);
  views.set(library, made);
  return made;
};

/**
 * Pure: `libraryOn` answers the library of a day, `latest` the one that holds once everything published is in force,
 * `published` the codes of the overlays that were published for this body.
 */
export function lawAcross(libraryOn: (day: Day) => Library, latest: Library, published: ReadonlySet<string> = new Set()): CurrentLaw {
  const of = (day: Day) => viewOf(libraryOn(day));
  const overlaysOn = (day: Day) =>
    libraryOn(day)
      .overlays.filter(({ value }) => published.has(value.code) && within(day, value.from, value.to))
      .map(({ value }) => value.code);
  const laid = (options: AskOptions): AskOptions => ({ ...options, overlays: options.overlays ?? overlaysOn(options.acceptedOn) });
  return {
    regimeOn: (day) => of(day).regimeOn(day),
    regimes: () => viewOf(latest).regimes(),
    instrumentsOn: (day) => of(day).instrumentsOn(day),
    catalogueOn: (day) => of(day).catalogueOn(day),
    publicityOf: (award, day) => of(day).publicityOf(award, day),
    quotasOn: (day, overlays) => of(day).quotasOn(day, overlays ?? overlaysOn(day)),
    awardsOn: (day, subject) =>
      of(day)
        .catalogueOn(day)
        .filter((award) => award.enabled && !award.catalogueOnly && (award.subject === subject || award.subject === 'both')),
    awardByCode: (code, day) =>
      of(day)
        .catalogueOn(day)
        .find((award) => award.code === code && award.enabled),
    tablesOn: (day) => libraryOn(day).tables,
    libraryOn,
    engineOn: (day) => engineFor(libraryOn(day)),
    rulebookOn: (day) => bookOf(libraryOn(day)),
    overlaysOn,
    readFacts: (raw) => engineFor(latest).readFacts(raw),
    evaluate: (facts, award, options) => engineFor(libraryOn(options.acceptedOn)).evaluate(facts, award, laid(options)),
    road: (facts, award, options) => engineFor(libraryOn(options.acceptedOn)).road(facts, award, laid(options)),
    quotas: (day, numbers) => quotas(of(day).quotasOn(day, overlaysOn(day)), numbers),
    goesFirst: (day, facts, year) => goesFirst(bookOf(libraryOn(day)), day, facts, year),
  };
}
