import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { newId, seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { criteriaApi, movementRefusals, movementsApi } from '../contract.ts';
import { criteriaInForce } from '../index.ts';
import { criteriaHash, criteriaOf } from './criteria-store.ts';
import { draftFields, launchedMovement, oneCriterion } from './factory.ts';

let app: TestApp;
let standing: Visitor;
let officer: Visitor;
let head: Visitor;

beforeAll(async () => {
  app = await testApp({ today: '2022-02-01' });
  [standing, officer, head] = await Promise.all([app.as('thuongtruc'), app.as('canbo.cuc-vt'), app.as('canbo.cuc-tnn')]);
});
afterAll(() => app.close());

const collective = seedId('cs-2022-tapthe');
const khoi4 = seedId('g-khoi-4');
const detail = (who: Visitor, id: string) => who.call(criteriaApi.detail, { params: { id } });

async function draftSet(): Promise<{ movementId: string; id: string }> {
  const movement = await standing.call(movementsApi.draft, { body: draftFields });
  const set = await standing.call(criteriaApi.start, {
    params: { id: movement.id },
    body: { appliesTo: 'collective', year: 2022, title: 'Tiêu chí', copyFromId: null },
  });
  return { movementId: movement.id, id: set.id };
}
const save = (id: string, version: number, criteria: readonly unknown[]) =>
  standing.try(criteriaApi.edit, { params: { id }, body: { version, title: 'Tiêu chí', scaleNote: '', criteria: criteria as never } });

test('no criterion is published without measure and proof; publishing freezes the text with its hash (R-056)', async () => {
  const { id } = await draftSet();
  const publish = (version: number) => standing.try(criteriaApi.publish, { params: { id }, body: { version } });
  expectRefusal(await publish(0), movementRefusals.noCriteria);
  await save(id, 0, [oneCriterion, { ...oneCriterion, text: 'Không đo được', measureType: null, thresholdHundredths: null }]);
  expect((await detail(standing, id)).can.publish).toMatchObject({ ok: false, refusal: { code: 'movements.measure_missing' } });
  expectRefusal(await publish(1), movementRefusals.measureMissing);
  await save(id, 1, [{ ...oneCriterion, evidence: [] }]);
  expectRefusal(await publish(2), movementRefusals.proofMissing);
  await save(id, 2, [oneCriterion]);
  expectRefusal(await publish(1), commonRefusals.stale);
  expect((await publish(3)).status).toBe(200);
  const published = await detail(standing, id);
  expect(published).toMatchObject({ state: 'PUBLISHED', criteria: [{ code: 'TT1.1' }] });
  expect(published.hash).toMatch(/^[0-9a-f]{64}$/);
  expectRefusal(await save(id, 4, [oneCriterion]), movementRefusals.setNotDraft);
  expectRefusal(await publish(4), movementRefusals.setNotDraft);
});

test('kept criteria keep their identity; groups number them', async () => {
  const { id } = await draftSet();
  await save(id, 0, [oneCriterion, { ...oneCriterion, groupTitle: 'Nội bộ', text: 'Đoàn kết' }]);
  const [first, second] = (await detail(standing, id)).criteria;
  await save(id, 1, [
    { ...oneCriterion, text: 'Mới lên đầu' },
    { ...oneCriterion, id: first?.id },
    { ...oneCriterion, id: second?.id, groupTitle: 'Nội bộ' },
  ]);
  const after = (await detail(standing, id)).criteria;
  expect(after.map((one) => one.code)).toEqual(['TT1.1', 'TT1.2', 'TT2.1']);
  expect(after.slice(1).map((one) => one.id)).toEqual([first?.id, second?.id]);
  expectRefusal(await save(id, 1, [oneCriterion]), commonRefusals.stale);
});

test('changing a published set makes version 2; version 1 stays as it was (R-070)', async () => {
  const before = await detail(standing, collective);
  expect(before).toMatchObject({ versionNo: 1, state: 'PUBLISHED', can: { edit: { ok: false }, revise: { ok: true } } });
  expectRefusal(
    await officer.try(criteriaApi.revise, { params: { id: collective }, body: { version: before.version } }),
    movementRefusals.onlyStanding,
  );
  expectRefusal(await standing.try(criteriaApi.revise, { params: { id: collective }, body: { version: before.version + 1 } }), commonRefusals.stale);
  const next = await standing.call(criteriaApi.revise, { params: { id: collective }, body: { version: before.version } });
  expect(await detail(standing, next.id)).toMatchObject({ versionNo: 2, state: 'DRAFT' });
  expect((await detail(standing, next.id)).criteria).toHaveLength(19);
  expectRefusal(
    await standing.try(criteriaApi.revise, { params: { id: collective }, body: { version: before.version } }),
    movementRefusals.draftExists,
  );
  expect((await app.look((tx) => criteriaInForce(tx, 2022, 'collective')))[0]?.setId).toBe(collective);
  await standing.call(criteriaApi.publish, { params: { id: next.id }, body: { version: 0 } });
  const [inForce] = await app.look((tx) => criteriaInForce(tx, 2022, 'collective'));
  expect(inForce).toMatchObject({ setId: next.id, versionNo: 2 });
  expect((await detail(standing, collective)).hash).toBe(before.hash);
  expect((await detail(standing, next.id)).hash).toBe(before.hash);
});

test('the hash of the loaded set is the hash of its text', async () => {
  const set = await detail(standing, seedId('cs-2022-canhan'));
  const criteria = await app.look((tx) => criteriaOf(tx, set.id));
  expect(criteriaHash(set, criteria)).toBe(set.hash);
});

test('the head unit of Khối IV adds items of its own line of work; the common part stays (R-057)', async () => {
  const base = seedId('cs-2022-canhan');
  expectRefusal(await officer.try(criteriaApi.extend, { params: { id: base }, body: { groupId: khoi4 } }), movementRefusals.onlyGroupHead);
  const extra = await head.call(criteriaApi.extend, { params: { id: base }, body: { groupId: khoi4 } });
  await head.call(criteriaApi.edit, {
    params: { id: extra.id },
    body: { version: 0, title: 'Phần riêng Khối IV', scaleNote: '', criteria: [{ ...oneCriterion, groupTitle: 'Chính sách, quy trình' }] },
  });
  expectRefusal(await officer.try(criteriaApi.publish, { params: { id: extra.id }, body: { version: 1 } }), movementRefusals.onlyGroupHead);
  await head.call(criteriaApi.publish, { params: { id: extra.id }, body: { version: 1 } });
  expect(await detail(officer, extra.id)).toMatchObject({
    group: { name: 'Khối thi đua số IV' },
    criteria: [{ code: 'R.CN1.1' }],
    base: { id: base },
  });
  const sets = await app.look((tx) => criteriaInForce(tx, 2022, 'individual', khoi4));
  expect(sets.map((set) => [set.groupId, set.criteria.length])).toEqual([
    [null, 11],
    [khoi4, 1],
  ]);
  expect(await app.look((tx) => criteriaInForce(tx, 2022, 'individual'))).toHaveLength(1);
  expectRefusal(await head.try(criteriaApi.extend, { params: { id: base }, body: { groupId: khoi4 } }), movementRefusals.draftExists);
  expectRefusal(await head.try(criteriaApi.extend, { params: { id: extra.id }, body: { groupId: khoi4 } }), movementRefusals.extendBaseOnly);
});

test('last year’s set is this year’s draft; a second set for the same subjects is refused', async () => {
  const { id } = await launchedMovement(app);
  expectRefusal(
    await standing.try(criteriaApi.start, { params: { id }, body: { appliesTo: 'collective', year: 2022, title: 'Hai', copyFromId: null } }),
    movementRefusals.setExists,
  );
  const copy = await standing.call(criteriaApi.start, {
    params: { id },
    body: { appliesTo: 'individual', year: 2022, title: 'Cá nhân', copyFromId: seedId('cs-2022-canhan') },
  });
  expect((await detail(standing, copy.id)).criteria).toHaveLength(11);
  expectRefusal(
    await officer.try(criteriaApi.start, { params: { id }, body: { appliesTo: 'individual', year: 2022, title: 'Ba', copyFromId: null } }),
    movementRefusals.onlyStanding,
  );
  expectRefusal(
    await standing.try(criteriaApi.start, { params: { id: newId() }, body: { appliesTo: 'individual', year: 2022, title: 'Ba', copyFromId: null } }),
    commonRefusals.notFound,
  );
});

test('the criteria of a movement in preparation are hidden from units', async () => {
  const { id } = await draftSet();
  expectRefusal(await officer.try(criteriaApi.detail, { params: { id } }), commonRefusals.notFound);
  expectRefusal(
    await officer.try(criteriaApi.edit, { params: { id }, body: { version: 0, title: 'x', scaleNote: '', criteria: [] } }),
    commonRefusals.notFound,
  );
});
