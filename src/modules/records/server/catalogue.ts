import type { Day } from '#platform/dates.ts';
import type { CurrentLaw } from '#modules/law/index.ts';
import type { CatalogueAward } from '../award-rules.ts';

/** Decree 91/2017 in force: the catalogue says nothing about days before it (law.md §1). */
export const catalogueBegins: Day = '2017-10-01';

export const catalogueOfDay =
  (law: CurrentLaw) =>
  (day: Day): readonly CatalogueAward[] =>
    law.catalogueOn(day);

/** Every award known in any regime so far, the newest wording first: what an old paper may name. */
export function everyAward(law: CurrentLaw, today: Day): CatalogueAward[] {
  const days = [today, '2026-01-01', '2024-06-01', catalogueBegins].filter((day) => day <= today || day === catalogueBegins);
  const known = new Map<string, CatalogueAward>();
  for (const day of days) for (const award of law.catalogueOn(day)) if (!known.has(award.code)) known.set(award.code, award);
  return [...known.values()];
}
