import type { Day } from '#platform/dates.ts';
import type { AwardType } from './contract.ts';
import { lawOf, type LawOf } from './library.ts';
import type { Library } from './load.ts';
import type { Parameters } from './parameters/check.ts';

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
  parametersOn(day: Day): Parameters;
  /** The whole library of a day: files and the versions published for it. */
  libraryOn(day: Day): Library;
}

const views = new WeakMap<Library, LawOf>();

const viewOf = (library: Library): LawOf => {
  const known = views.get(library);
  if (known) return known;
  const made = lawOf(library);
  views.set(library, made);
  return made;
};

/** Pure: `libraryOn` answers the library of a day, `latest` the one that holds once everything published is in force. */
export function lawAcross(libraryOn: (day: Day) => Library, latest: Library): CurrentLaw {
  const of = (day: Day) => viewOf(libraryOn(day));
  return {
    regimeOn: (day) => of(day).regimeOn(day),
    regimes: () => viewOf(latest).regimes(),
    instrumentsOn: (day) => of(day).instrumentsOn(day),
    catalogueOn: (day) => of(day).catalogueOn(day),
    publicityOf: (award, day) => of(day).publicityOf(award, day),
    quotasOn: (day) => of(day).quotasOn(day),
    awardsOn: (day, subject) =>
      of(day)
        .catalogueOn(day)
        .filter((award) => award.enabled && !award.catalogueOnly && (award.subject === subject || award.subject === 'both')),
    awardByCode: (code, day) =>
      of(day)
        .catalogueOn(day)
        .find((award) => award.code === code && award.enabled),
    parametersOn: (day) => libraryOn(day).parameters,
    libraryOn,
  };
}
