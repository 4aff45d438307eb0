import { system } from '#platform/actor.ts';
import { newId, seedId } from '#platform/ids.ts';
import { enterPerson } from '#modules/directory/index.ts';
import type { TestApp, Visitor } from '#app/testing/harness.ts';
import { recordsApi } from '../contract.ts';
import type { FactBody } from '../kinds.ts';

export const unitId = seedId('org-cuc-vt');
export const otherUnitId = seedId('org-cuc-tnn');

/** Somebody with a post seen in a unit; the name says nothing about anybody real. */
export function person(app: TestApp, fullName: string, unit = unitId, title = 'Chuyên viên', seenOn = '2019'): Promise<string> {
  return app.db.write(system, (tx) => enterPerson(tx, { id: newId(), fullName, unitId: unit, title, seenOn, synthetic: true }));
}

export const ground = { source: 'Hồ sơ mẫu', certainty: 'CERTAIN' as const, note: '' };

export const rating = (year: number, grade: 'HTXSNV' | 'HTTNV' | 'HTNV' | 'KHTNV' = 'HTTNV'): FactBody => ({
  kind: 'rating',
  year,
  scale: 'FOUR_GRADES',
  grade,
  wording: '',
  decisionNumber: '',
  decidedOn: null,
});

export const put = (visitor: Visitor, personId: string, fact: FactBody) =>
  visitor.call(recordsApi.addFact, { body: { subject: { kind: 'person', id: personId }, fact, ...ground } });

export const award = (personId: string, awardCode: string, year: number, more: Partial<{ decidedOn: string; paperNumber: string }> = {}) => ({
  subject: { kind: 'person' as const, id: personId },
  awardCode,
  year,
  source: 'Quyết định trong hồ sơ mẫu',
  certainty: 'CERTAIN' as const,
  ...more,
});
