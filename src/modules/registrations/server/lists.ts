import { sql, type Tx } from '#platform/db/database.ts';
import { currentLaw, type CurrentLaw } from '#modules/law/index.ts';
import type { Text } from '#platform/text.ts';
import type { Content, SubjectKind } from '../rules.ts';

/** Titles of a year are considered at its end, under the law of that day. */
const dayOfList = (year: number) => `${year}-12-31`;

export interface Award {
  readonly code: string;
  readonly name: Text;
  readonly kind: string;
}

/** Titles first, then commendations, as the catalogue has them. */
export function awardsOfYear(law: CurrentLaw, year: number, subject: SubjectKind): Award[] {
  const found = law.awardsOn(dayOfList(year), subject).map(({ code, name, kind }) => ({ code, name, kind }));
  return [...found.filter((award) => award.kind === 'title'), ...found.filter((award) => award.kind !== 'title')];
}

/** The name of a title as of its year, also when it can no longer be chosen. */
export const awardName = (law: CurrentLaw, code: string, year: number): Text =>
  law.awardByCode(code, dayOfList(year))?.name ?? { vi: 'Danh hiệu không còn trong danh mục', en: 'A title no longer listed' };

/** Published criteria of the year for this kind of subject. */
export function criteriaOfYear(tx: Tx, year: number, subject: SubjectKind): Promise<{ id: string; group: string; text: string }[]> {
  return tx.many(sql`
    select c.id, c.group_title as "group", c.text from movements.criterion c join movements.criteria_set s on s.id = c.set_id
    where s.year = ${year} and s.applies_to = ${subject === 'unit' ? 'collective' : 'individual'} and s.state <> 'DRAFT' order by s.id, c.ord`);
}

export interface ContentFit {
  readonly titles: boolean;
  readonly criteria: boolean;
}

/** Whether every title and criterion of a content is of that year. */
export async function fits(tx: Tx, content: Content, year: number, subject: SubjectKind): Promise<ContentFit> {
  const titles = new Set(awardsOfYear(await currentLaw(tx), year, subject).map((award) => award.code));
  const criteria = new Set((await criteriaOfYear(tx, year, subject)).map((criterion) => criterion.id));
  return {
    titles: content.titles.every((code) => titles.has(code)),
    criteria: content.targets.every((target) => target.criterionId === null || criteria.has(target.criterionId)),
  };
}
