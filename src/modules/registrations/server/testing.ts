import { testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { system } from '#platform/actor.ts';
import type { BodyOf } from '#platform/contract.ts';
import { sql } from '#platform/db/database.ts';
import { newId, seedId } from '#platform/ids.ts';
import { shippedLaw } from '#modules/law/index.ts';
import { registrationsApi } from '../contract.ts';
import { lockDueRegistrations } from '../index.ts';

export type Content = BodyOf<typeof registrationsApi.save>['content'];

/** For the HTTP tests of this module: one program, its people, and registrations brought to a state. */
export let app: TestApp;
export let standing: Visitor;
/** Officer of the unit that heads Khối IV in 2022. */
export let head: Visitor;
const title = shippedLaw.awardsOn('2022-12-31', 'unit')[0]?.code ?? '';
/** A day inside `unitWindow`. */
export const inWindow = '2022-03-01';

export async function openStage(): Promise<void> {
  app = await testApp({ today: '2022-01-10' });
  standing = await app.as('thuongtruc');
  head = await app.as('canbo.cuc-tnn');
}

export const unitWindow = {
  year: 2022,
  subjectKind: 'unit',
  opensOn: '2022-02-01',
  closesOn: '2022-03-31',
  lateAllowed: true,
  lateCounts: true,
} as const;
export const dutiesOf = (kind: string, unit: string) =>
  app.look((tx) =>
    tx.many<{ state: string; dueOn: string | null }>(
      sql`select state, due_on from notifications.duty where kind = ${kind} and owner_unit_id = ${seedId(`org-${unit}`)} order by created_at`,
    ),
  );

export const content = (more: Partial<Content> = {}): Content => ({
  targets: [
    { id: newId(), text: 'Trên 90% nhiệm vụ đúng hạn hằng tháng', criterionId: null, targetHundredths: 9000, targetUnit: '%', dueOn: '2022-12' },
    { id: newId(), text: 'Sáng kiến được công nhận', criterionId: null, targetHundredths: 200, targetUnit: 'sáng kiến', dueOn: null },
  ],
  initiatives: [{ id: newId(), title: 'Giám sát sạt lở từ ảnh viễn thám', field: 'it', authors: ['Trần A', 'Lê B'] }],
  titles: [title],
  noTitleReason: '',
  ...more,
});

/** A registration of a unit, written by its officer; the version to name next comes back. */
export async function written(unit: string, what = content()) {
  const officer = await app.as(`canbo.${unit}`);
  const leader = await app.as(`lanhdao.${unit}`);
  const { id } = await officer.call(registrationsApi.begin, { body: { year: 2022, subject: 'unit', fromLastYear: false } });
  const { version } = await officer.call(registrationsApi.save, { params: { id }, body: { version: 0, content: what } });
  const detail = (who = officer) => who.call(registrationsApi.detail, { params: { id } });
  return { id, officer, leader, version, content: what, detail };
}
export async function submitted(unit: string, what = content()) {
  const it = await written(unit, what);
  const { version } = await it.leader.call(registrationsApi.submit, { params: { id: it.id }, body: { version: it.version } });
  return { ...it, version };
}
export async function locked(unit: string, what = content()) {
  const it = await submitted(unit, what);
  await standing.call(registrationsApi.accept, { params: { id: it.id }, body: { version: it.version } });
  app.clock.set('2022-04-01');
  await app.db.write(system, (tx) => lockDueRegistrations(tx));
  return { ...it, version: it.version + 2 };
}

/** Opens the year for units and for persons. */
export async function openWindows(): Promise<void> {
  app.clock.set(inWindow);
  for (const subjectKind of ['unit', 'person'] as const) {
    await standing.call(registrationsApi.setWindow, { body: { ...unitWindow, subjectKind, version: null } });
  }
}
