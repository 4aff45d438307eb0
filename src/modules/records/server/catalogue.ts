import type { Day } from '#platform/dates.ts';
import { Refusal } from '#platform/refusal.ts';
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

type Clause = ReturnType<ReturnType<CurrentLaw['rulebookOn']>['ready']>['standards'][number]['root'];

const asksForWork = (clause: Clause): boolean => clause.op === 'initiative' || clause.op === 'science_work' || clause.children.some(asksForWork);

/** Could the standard of an award, as it stood on the day of its decision, be met with an initiative or science work? */
export function couldUseWork(law: CurrentLaw, code: string, day: Day): boolean {
  try {
    const { standards } = law.rulebookOn(day).ready(code, 'person', day, []);
    return standards.some((standard) => asksForWork(standard.root));
  } catch (problem) {
    // No standard of that day is recorded for this award.
    if (problem instanceof Refusal) return false;
    throw problem;
  }
}
