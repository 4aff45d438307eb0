import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { newId, seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { movementRefusals, movementsApi } from '../contract.ts';
import { dutiesOf, launchedMovement } from './factory.ts';

let app: TestApp;
let standing: Visitor;
let officer: Visitor;
let leader: Visitor;
let stranger: Visitor;

beforeAll(async () => {
  app = await testApp();
  [standing, officer, leader, stranger] = await Promise.all([
    app.as('thuongtruc'),
    app.as('canbo.cuc-vt'),
    app.as('lanhdao.cuc-vt'),
    app.as('canbo.cuc-tnn'),
  ]);
});
afterAll(() => app.close());
beforeEach(() => app.clock.set('2022-02-01'));

const vt = seedId('org-cuc-vt');
const tnn = seedId('org-cuc-tnn');
const detail = (who: Visitor, id: string) => who.call(movementsApi.detail, { params: { id } });
const plan = {
  unitId: vt,
  version: null,
  title: 'Kế hoạch hưởng ứng của Cục Viễn thám',
  plan: 'Số hóa kho ảnh',
  linkedWork: 'Nhiệm vụ 3: dữ liệu nền viễn thám',
  documentId: null,
};

describe('read receipts (R-023)', () => {
  test('the first opening counts, for the own unit only, and settles the duty', async () => {
    const { id } = await launchedMovement(app);
    expectRefusal(await stranger.try(movementsApi.open, { params: { id }, body: { unitId: vt } }), movementRefusals.notYourUnit);
    expectRefusal(await standing.try(movementsApi.open, { params: { id }, body: { unitId: vt } }), commonRefusals.notYourRole);
    expectRefusal(await officer.try(movementsApi.open, { params: { id: newId() }, body: { unitId: vt } }), commonRefusals.notFound);
    expect((await detail(officer, id)).myUnits).toMatchObject([{ unitId: vt, opened: false, can: { open: { ok: true } } }]);
    await officer.call(movementsApi.open, { params: { id }, body: { unitId: vt } });
    const first = (await detail(standing, id)).receivers.find((one) => one.unitId === vt);
    expect(first?.openedBy).toContain('Cán bộ');
    expect(first?.receivedAt).toBe(first?.openedAt);
    app.clock.set('2022-02-05');
    await leader.call(movementsApi.open, { params: { id }, body: { unitId: vt } });
    expect((await detail(standing, id)).receivers.find((one) => one.unitId === vt)).toEqual(first);
    expect((await dutiesOf(app, id)).filter((duty) => duty.kind === 'movements.open' && duty.ownerUnitId === vt)).toEqual([]);
  });

  test('a unit outside the list of addressees can neither confirm nor answer', async () => {
    const { id } = await launchedMovement(app, { addresseeKinds: [], addresseeUnitIds: [tnn] });
    expectRefusal(await officer.try(movementsApi.open, { params: { id }, body: { unitId: vt } }), movementRefusals.notAddressee);
    expectRefusal(await officer.try(movementsApi.respond, { params: { id }, body: plan }), movementRefusals.notAddressee);
  });

  test('the unread are reminded from the third day, and those who opened are left alone', async () => {
    const { id } = await launchedMovement(app, { addresseeKinds: [], addresseeUnitIds: [vt, tnn] });
    await officer.call(movementsApi.open, { params: { id }, body: { unitId: vt } });
    app.clock.set('2022-02-03');
    expectRefusal(await standing.try(movementsApi.remind, { params: { id } }), movementRefusals.tooSoonToRemind);
    app.clock.set('2022-02-04');
    expectRefusal(await officer.try(movementsApi.remind, { params: { id } }), movementRefusals.onlyStanding);
    expect(await standing.call(movementsApi.remind, { params: { id } })).toMatchObject({ reminded: 1 });
    expect((await dutiesOf(app, id)).filter((duty) => duty.kind === 'movements.open')).toEqual([
      { kind: 'movements.open', ownerRole: 'officer', ownerUnitId: tnn, dueOn: '2022-02-11' },
    ]);
    await stranger.call(movementsApi.open, { params: { id }, body: { unitId: tnn } });
    expectRefusal(await standing.try(movementsApi.remind, { params: { id } }), movementRefusals.everybodyOpened);
  });

  test('the real launch of 2022 lists who has not opened it', async () => {
    const launch = await detail(standing, seedId('mv-2022-annual'));
    expect(launch).toMatchObject({ opened: 0, daysSinceLaunch: 32 });
    expect(launch.receivers.every((one) => one.openedAt === null)).toBe(true);
    expect((await standing.call(movementsApi.remind, { params: { id: launch.id } })).reminded).toBe(launch.receivers.length);
  });
});

describe('responses from below (R-024, R-031)', () => {
  test('the officer drafts, the head submits, the movement runs, the parent shows the rate of the group', async () => {
    const { id } = await launchedMovement(app);
    const saved = await officer.call(movementsApi.respond, { params: { id }, body: plan });
    expect(await dutiesOf(app, id)).toContainEqual({ kind: 'movements.submit-response', ownerRole: 'leader', ownerUnitId: vt, dueOn: '2022-03-03' });
    expect((await detail(stranger, id)).responses).toEqual([]);
    expectRefusal(
      await officer.try(movementsApi.submitResponse, { params: { id }, body: { unitId: vt, version: saved.version } }),
      movementRefusals.onlyUnitLeader,
    );
    expectRefusal(
      await leader.try(movementsApi.submitResponse, { params: { id }, body: { unitId: vt, version: saved.version + 1 } }),
      commonRefusals.stale,
    );
    const sent = { params: { id }, body: { unitId: vt, version: saved.version }, key: 'gui-huong-ung-1' };
    expect(await leader.call(movementsApi.submitResponse, sent)).toEqual(await leader.call(movementsApi.submitResponse, sent));
    const after = await detail(stranger, id);
    expect(after).toMatchObject({
      state: 'RUNNING',
      responded: 1,
      responses: [{ unitId: vt, state: 'SUBMITTED', submittedOn: '2022-02-01', late: false, groupName: 'Khối thi đua số IV' }],
    });
    const rate = after.rates.find((one) => one.groupName === 'Khối thi đua số IV');
    expect(rate).toMatchObject({ responded: 1 });
    expect(rate?.missing.map((one) => one.id)).not.toContain(vt);
    expect((await dutiesOf(app, id)).filter((duty) => duty.ownerUnitId === vt && duty.kind !== 'movements.open')).toEqual([]);
    expectRefusal(await leader.try(movementsApi.submitResponse, { params: { id }, body: { unitId: vt, version: 1 } }), movementRefusals.responseSent);
    expectRefusal(await officer.try(movementsApi.respond, { params: { id }, body: { ...plan, version: 1 } }), movementRefusals.responseSent);
  });

  test('nothing is submitted without the work it serves', async () => {
    const { id } = await launchedMovement(app);
    expectRefusal(
      await leader.try(movementsApi.submitResponse, { params: { id }, body: { unitId: vt, version: 0 } }),
      movementRefusals.responseMissing,
    );
    const { version } = await officer.call(movementsApi.respond, { params: { id }, body: { ...plan, linkedWork: '' } });
    expect((await detail(leader, id)).myUnits[0]?.can.submit).toMatchObject({ ok: false, refusal: { code: 'movements.no_linked_work' } });
    expectRefusal(await leader.try(movementsApi.submitResponse, { params: { id }, body: { unitId: vt, version } }), movementRefusals.noLinkedWork);
    const next = await officer.call(movementsApi.respond, { params: { id }, body: { ...plan, version } });
    await leader.call(movementsApi.submitResponse, { params: { id }, body: { unitId: vt, version: next.version } });
  });

  test('two clerks cannot overwrite each other, and nobody writes for another unit', async () => {
    const { id } = await launchedMovement(app);
    await officer.call(movementsApi.respond, { params: { id }, body: plan });
    expectRefusal(await leader.try(movementsApi.respond, { params: { id }, body: { ...plan, title: 'Khác' } }), commonRefusals.stale);
    expectRefusal(await stranger.try(movementsApi.respond, { params: { id }, body: plan }), movementRefusals.notYourUnit);
    expectRefusal(await officer.try(movementsApi.respond, { params: { id: newId() }, body: plan }), commonRefusals.notFound);
  });

  test('an answer after the day asked for is marked late; that day itself is in time', async () => {
    const { id } = await launchedMovement(app, { respondBy: '2022-02-10' });
    const one = await officer.call(movementsApi.respond, { params: { id }, body: plan });
    const two = await stranger.call(movementsApi.respond, { params: { id }, body: { ...plan, unitId: tnn } });
    app.clock.set('2022-02-10');
    await leader.call(movementsApi.submitResponse, { params: { id }, body: { unitId: vt, version: one.version } });
    app.clock.set('2022-02-11');
    await (await app.as('lanhdao.cuc-tnn')).call(movementsApi.submitResponse, { params: { id }, body: { unitId: tnn, version: two.version } });
    expect((await detail(standing, id)).responses.map((one) => [one.unitId, one.late])).toEqual([
      [vt, false],
      [tnn, true],
    ]);
    const matrix = await standing.call(movementsApi.matrix, { query: { year: 2022 } });
    const cell = (unitId: string) => matrix.units.find((unit) => unit.id === unitId)?.cells.find((one) => one.movementId === id);
    expect(cell(vt)).toMatchObject({ state: 'SUBMITTED', late: false, addressed: true });
    expect(cell(tnn)).toMatchObject({ state: 'SUBMITTED', late: true });
  });

  test('the matrix counts by group and shows central movements too (R-093)', async () => {
    const matrix = await officer.call(movementsApi.matrix, { query: { year: 2022 } });
    expect(matrix.movements.map((one) => one.title)).toContain('Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở');
    for (const movement of matrix.movements) {
      const rates = matrix.rates.filter((rate) => rate.movementId === movement.id);
      expect(rates.reduce((sum, rate) => sum + rate.of, 0)).toBe(movement.of);
    }
    const only = await officer.call(movementsApi.matrix, { query: { year: 2022, termId: matrix.terms[0]?.id } });
    expect(new Set(only.units.map((unit) => unit.groupName)).size).toBeLessThanOrEqual(1);
  });
});
