import { showDate, startOfPartial, type PartialDate, type Day } from '#platform/dates.ts';
import { fold } from '#platform/fold.ts';
import { all, no, yes, type Decision } from '#platform/refusal.ts';
import { recordRefusals } from './refusals.ts';
import type { SubjectKind } from './rules.ts';

/** What back-entry must know of a title or commendation. */
export interface CatalogueAward {
  readonly code: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly subject: 'person' | 'unit' | 'both' | 'household';
  readonly kind: 'title' | 'commendation';
}

/** The catalogue of a day; `undefined` = nothing was read about days that early. */
export type CatalogueOn = (day: Day) => readonly CatalogueAward[];

/** How officers write the awards in their lists, folded. */
const shortNames: Readonly<Record<string, string>> = {
  'lao dong tien tien': 'LDTT',
  ldtt: 'LDTT',
  'chien si tien tien': 'CSTT',
  'chien si thi dua co so': 'CSTDCS',
  'cstd co so': 'CSTDCS',
  'cstd cap co so': 'CSTDCS',
  cstdcs: 'CSTDCS',
  'chien si thi dua cap bo': 'CSTD_BBNT',
  'chien si thi dua bo': 'CSTD_BBNT',
  'chien si thi dua cap tinh': 'CSTD_BBNT',
  'cstd cap bo': 'CSTD_BBNT',
  'cstd bo': 'CSTD_BBNT',
  'cstd cap tinh': 'CSTD_BBNT',
  'cstd toan quoc': 'CSTDTQ',
  'chien si thi dua toan quoc': 'CSTDTQ',
  'tap the lao dong tien tien': 'TTLDTT',
  'tap the lao dong xuat sac': 'TTLDXS',
  'co thi dua cua bo': 'CO_BBNT',
  'co thi dua cap bo': 'CO_BBNT',
  'co thi dua cua chinh phu': 'CO_CP',
  'co thi dua chinh phu': 'CO_CP',
  'giay khen': 'GK',
  'bang khen cua bo truong': 'BK_BBNT',
  'bang khen cua bo': 'BK_BBNT',
  'bang khen cap bo': 'BK_BBNT',
  'bang khen cua chu tich ubnd tinh': 'BK_BBNT',
  'bang khen cua thu tuong chinh phu': 'BK_TTG',
  'bang khen cua thu tuong': 'BK_TTG',
  'bang khen thu tuong': 'BK_TTG',
  'ky niem chuong': 'KNC',
  'huan chuong lao dong hang ba': 'HCLD_3',
  'huan chuong lao dong hang nhi': 'HCLD_2',
  'huan chuong lao dong hang nhat': 'HCLD_1',
};

/** The award meant by what was typed: a code, the full name, or one of the usual short forms; accents optional. */
export function awardMeant(typed: string, catalogue: readonly CatalogueAward[]): CatalogueAward | undefined {
  const text = fold(typed.replace(/[“”"]/g, ''));
  const code = typed.trim().toUpperCase();
  return (
    catalogue.find((award) => award.code === code) ??
    catalogue.find((award) => fold(award.name.vi) === text) ??
    catalogue.find((award) => award.code === shortNames[text])
  );
}

export interface OldAwardFacts {
  readonly award: CatalogueAward;
  readonly subject: SubjectKind;
  readonly year: number;
  readonly decidedOn: PartialDate | null;
}

const subjectWords = {
  person: { subject: 'cá nhân', subjectEn: 'individuals' },
  unit: { subject: 'tập thể', subjectEn: 'collectives' },
} as const;

/** Last day on which it may have been decided, for asking whether the award existed by then. */
function latestDay(date: PartialDate): Day {
  if (/-Q\d$/.test(date)) return `${date.slice(0, 4)}-${String(Number(date.slice(6)) * 3).padStart(2, '0')}-28`;
  if (date.length === 4) return `${date}-12-31`;
  return date.length === 7 ? `${date}-28` : date;
}

/**
 * Whether an old award can be true: for this kind of subject, no later than today, not decided before its year, and not
 * before its regime existed. Without a day of decision the year after the achievement is asked: decisions follow it.
 * @param begins first day the catalogue speaks about; earlier days are judged by it
 */
export function oldAwardFits(facts: OldAwardFacts, catalogueOn: CatalogueOn, begins: Day, today: Day): Decision {
  const { award, subject, year, decidedOn } = facts;
  const asked = decidedOn === null ? `${year + 1}-12-31` : latestDay(decidedOn);
  const day = asked > today ? today : asked < begins ? begins : asked;
  const then = catalogueOn(day).some((one) => one.code === award.code);
  const fitsSubject = award.subject === 'both' || award.subject === subject;
  return all(
    year > Number(today.slice(0, 4)) ? no(recordRefusals.awardYearFuture, { year }) : yes,
    decidedOn !== null && startOfPartial(decidedOn) > today ? no(recordRefusals.futureDay, { day: showDate(decidedOn) }) : yes,
    decidedOn !== null && latestDay(decidedOn) < `${year}-01-01` ? no(recordRefusals.decidedBeforeYear, { day: showDate(decidedOn), year }) : yes,
    fitsSubject ? yes : no(recordRefusals.awardOtherSubject, { award: award.name.vi, ...subjectWords[subject] }),
    then ? yes : no(recordRefusals.awardBeforeRegime, { award: award.name.vi, day: showDate(decidedOn ?? String(year)) }),
  );
}
