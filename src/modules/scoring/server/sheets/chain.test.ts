import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { seedId } from '#platform/ids.ts';
import { scoringApi } from '../../contract.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import { blockFour, deskOf, itemOf, ownSheet, readSheet, submitted, type Desk } from '../testing.ts';
import { chainGroup, check, explanation, final, fine, meeting, secondCheck, self, start, type ChainGroup } from './factory.ts';

/** Tables that ask for other stages than the usual ones, each on a group of its own: the sheet goes the way its table says. */
let app: TestApp;
let standing: Visitor;
afterAll(() => app.close());
beforeEach(() => app.clock.set(start));
beforeAll(async () => {
  app = await testApp({ today: start });
  standing = await app.as('thuongtruc');
});

describe('a table without explanation and without meeting', () => {
  let four: ChainGroup;
  beforeAll(async () => {
    four = await chainGroup(
      app,
      standing,
      blockFour.termId,
      { unit: 'cuc-vt', head: 'cuc-tnn' },
      {
        stages: [
          { ...self, days: 6 },
          { ...check, days: 70 },
          { ...secondCheck, days: 4 },
          { ...final, days: 3 },
        ],
      },
    );
  });

  test('the sheet shows the stages of this table only, with their days', async () => {
    expect((await four.seen()).path.stops.map(({ state, days }) => [state, days])).toEqual([
      ['SELF_DRAFT', 6],
      ['SELF_SUBMITTED', 70],
      ['EXPLAINED', 4],
      ['CONFIRMED', 3],
      ['FINAL', null],
    ]);
  });

  test('differences go straight to the second check, the verified points straight to the end', async () => {
    await four.send();
    expect(await four.duties()).toEqual([{ kind: 'review', dueOn: '2023-02-09', owner: four.head.unitId }]);
    fine(await four.checks(four.head.officer, 'II.1', 2000));
    await four.keep();
    fine(await four.does(four.head.officer, 'review'));
    const reviewed = await four.seen();
    expect(reviewed).toMatchObject({ state: 'EXPLAINED', explainUntil: null, totals: { checked: 9500 } });
    expect(reviewed.can.explain).toMatchObject({ ok: false, refusal: { code: refusals.wrongState.code } });
    expect(await four.duties()).toEqual([{ kind: 'verify', dueOn: '2022-12-05', owner: four.head.unitId }]);
    fine(await four.does(four.head.officer, 'verify'));
    expect(await four.seen()).toMatchObject({ state: 'CONFIRMED', totals: { final: 9500 } });
    expect(await four.duties()).toEqual([{ kind: 'finalize', dueOn: '2022-12-04', owner: null }]);
    expectRefusal(await four.confirms(four.head.leader), refusals.wrongState);
    fine(await four.does(standing, 'finalize'));
    expect(await four.seen()).toMatchObject({ state: 'FINAL', totals: { final: 9500, words: null } });
    expect(await four.steps()).toEqual(['submit', 'review', 'verify', 'finalize']);
  });

  test('a return lands with the unit, with the days of its stage', async () => {
    const deputy = await deskOf(app, 'cuc-bdkh');
    const id = await ownSheet(deputy, 2022, four.termId);
    await submitted(deputy, id);
    const sheet = await readSheet(four.head.officer, id);
    expect(sheet.path.back).toMatchObject({ to: 'SELF_DRAFT', who: { vi: sheet.unit.name }, resume: 'SELF_DRAFT', again: true });
    const body = { version: sheet.version, reason: 'Thiếu', itemIds: [itemOf(sheet, 'I.1').itemId] };
    await four.head.officer.call(scoringApi.giveBack, { params: { id }, body });
    expect(await readSheet(deputy.officer, id)).toMatchObject({ state: 'SELF_DRAFT', selfDueOn: '2022-12-07', path: { mending: null } });
  });
});

describe('a table without second check', () => {
  let one: ChainGroup;
  beforeAll(async () => {
    one = await chainGroup(
      app,
      standing,
      seedId('gt-cum-1-2022'),
      { unit: 'so-hungyen', head: 'so-haiphong' },
      { stages: [self, check, { ...explanation, days: 3 }, meeting, final] },
    );
  });

  test('what is explained goes to the meeting with the checked points; a silent unit holds nobody up', async () => {
    await one.send();
    fine(await one.checks(one.head.officer, 'I.1', 3500));
    await one.keep();
    fine(await one.does(one.head.officer, 'review'));
    expect(await one.seen()).toMatchObject({ state: 'HEAD_REVIEWED', explainUntil: '2022-12-04' });
    expectRefusal(await one.does(one.head.officer, 'verify'), refusals.waitForUnit);
    app.clock.set('2022-12-05');
    fine(await one.does(one.head.officer, 'verify'));
    expect(await one.seen()).toMatchObject({ state: 'VERIFIED', totals: { final: 9500 } });
    expect((await one.duties()).map((duty) => duty.kind)).toEqual(['confirm']);
  });

  test('where nothing differs, nobody is asked', async () => {
    const other = await deskOf(app, 'so-bacninh');
    const id = await ownSheet(other, 2022, one.termId);
    await submitted(other, id);
    const sheet = await readSheet(one.head.officer, id);
    const { version } = await one.head.officer.call(scoringApi.keepProposed, { params: { id }, body: { version: sheet.version } });
    expect((await readSheet(one.head.officer, id)).path.next.review).toBe('VERIFIED');
    await one.head.officer.call(scoringApi.review, { params: { id }, body: { version } });
    expect(await readSheet(one.head.officer, id)).toMatchObject({ state: 'VERIFIED', totals: { checked: 10_000, final: 10_000 } });
  });
});

describe('back to the body before, the chain again', () => {
  let four: ChainGroup;
  beforeAll(async () => {
    // the groups of the first database are taken
    await app.close();
    app = await testApp({ today: start });
    standing = await app.as('thuongtruc');
    four = await chainGroup(
      app,
      standing,
      blockFour.termId,
      { unit: 'cuc-vt', head: 'cuc-tnn' },
      { stages: [self, check, explanation, { stage: 'second_check', by: 'deputy' }, meeting, final], returnTo: 'previous' },
    );
  });

  test('the meeting returns to the second check, the second check to the checker; each is told and the points follow', async () => {
    const deputy = await deskOf(app, 'cuc-ddbd');
    await four.send();
    fine(await four.checks(four.head.officer, 'II.1', 2000));
    await four.keep();
    fine(await four.does(four.head.officer, 'review'));
    fine(await four.does(four.unit.officer, 'accept'));
    // the table names the deputy for the second check
    expect(await four.duties()).toMatchObject([{ kind: 'verify', owner: deputy.unitId }]);
    expectRefusal(await four.does(four.head.officer, 'verify'), refusals.onlyChecker);
    fine(await four.does(deputy.officer, 'verify'));
    expect(await four.seen()).toMatchObject({ state: 'VERIFIED', totals: { final: 9500 } });

    expect((await four.seen(four.head.leader)).path.back).toMatchObject({ to: 'EXPLAINED', again: true });
    expectRefusal(await four.returns(deputy.officer, ['II.1']), refusals.onlyHeadLeader);
    fine(await four.returns(four.head.leader, ['II.1']));
    expect(await four.seen()).toMatchObject({ state: 'EXPLAINED', totals: { final: null } });
    expect(await four.duties()).toMatchObject([{ kind: 'verify', owner: deputy.unitId }]);

    fine(await four.returns(deputy.officer, ['II.1'], '2022-12-08'));
    expect(await four.seen(four.head.officer)).toMatchObject({ state: 'SELF_SUBMITTED', side: 'checker' });
    expect(await four.duties()).toEqual([{ kind: 'review', dueOn: '2022-12-08', owner: four.head.unitId }]);
    fine(await four.checks(four.head.officer, 'II.1', 2200));
    fine(await four.does(four.head.officer, 'review'));
    // all stages again: the unit is asked once more
    expect(await four.seen()).toMatchObject({ state: 'HEAD_REVIEWED', explainUntil: '2022-12-06' });
    fine(await four.does(four.unit.officer, 'accept'));
    fine(await four.does(deputy.officer, 'verify'));
    // nobody set other points at the second check, so the new checked ones stand
    expect(await four.seen()).toMatchObject({ state: 'VERIFIED', totals: { final: 9700 } });
    fine(await four.confirms(four.head.leader));

    // the standing body returns what was confirmed to whoever records the meeting
    fine(await four.returns(standing, ['II.1']));
    expect(await four.seen()).toMatchObject({ state: 'VERIFIED', metOn: null, totals: { final: 9700 } });
    expect((await four.duties()).map((duty) => duty.kind)).toEqual(['confirm']);
    fine(await four.confirms(four.head.leader));
    fine(await four.does(standing, 'finalize'));
    const journal = (await four.seen()).steps.filter((step) => step.verb === 'giveBack');
    expect(journal.map((step) => [step.reason, step.codes])).toEqual([
      ['Cần xem lại', ['II.1']],
      ['Cần xem lại', ['II.1']],
      ['Cần xem lại', ['II.1']],
    ]);
  });
});

describe('back to the unit, and on where it was', () => {
  let one: ChainGroup;
  beforeAll(async () => {
    one = await chainGroup(
      app,
      standing,
      seedId('gt-cum-1-2022'),
      { unit: 'so-hungyen', head: 'so-haiphong' },
      { stages: [self, check, explanation, secondCheck, meeting, final], restart: false },
    );
  });
  const scores = async (desk: Desk, code: string, points: number) =>
    desk.officer.try(scoringApi.saveSelf, {
      params: { id: one.id },
      body: { version: (await one.seen()).version, lines: [{ itemId: itemOf(await one.seen(), code).itemId, self: points }] },
    });

  test('only what the return names is mended; the other criteria keep their points and the sheet goes back to the second check', async () => {
    await one.send();
    fine(await one.checks(one.head.officer, 'II.1', 2000));
    fine(await one.checks(one.head.officer, 'I.2', 1500));
    await one.keep();
    fine(await one.does(one.head.officer, 'review'));
    expect((await one.seen(one.head.officer)).path.back).toMatchObject({ to: 'SELF_DRAFT', resume: 'EXPLAINED', again: false });
    fine(await one.returns(one.head.officer, ['II.1']));

    const back = await one.seen();
    expect(back).toMatchObject({ state: 'SELF_DRAFT', path: { mending: { resume: 'EXPLAINED', codes: ['II.1'] } } });
    expect([itemOf(back, 'II.1').mayScore, itemOf(back, 'I.2').mayScore]).toEqual([true, false]);
    expectRefusal(await scores(one.unit, 'I.2', 1000), refusals.onlyNamed);
    fine(await scores(one.unit, 'II.1', 2300));
    fine(await one.does(one.unit.leader, 'submit'));

    const mended = await one.seen(one.head.officer);
    expect(mended).toMatchObject({ state: 'EXPLAINED', path: { mending: null } });
    expect(itemOf(mended, 'I.2').line).toMatchObject({ self: 2000, checked: 1500, checkComment: 'Chưa đủ minh chứng' });
    expect(itemOf(mended, 'II.1').line).toMatchObject({ self: 2300, checked: null, checkComment: '' });
    expect((await one.duties()).map((duty) => duty.kind)).toEqual(['verify']);

    // what the first check has not seen waits for points here
    expectRefusal(await one.does(one.head.officer, 'verify'), refusals.missingChecked);
    const lines = [{ itemId: itemOf(mended, 'II.1').itemId, final: 2300 }];
    await one.head.officer.call(scoringApi.saveFinal, { params: { id: one.id }, body: { version: mended.version, lines } });
    fine(await one.does(one.head.officer, 'verify'));
    const done = await one.seen();
    expect(done).toMatchObject({ state: 'VERIFIED', totals: { self: 9800, checked: 9300, final: 9300 } });
    expect(itemOf(done, 'II.1').line).toMatchObject({ checked: 2300, final: 2300 });
    expect(await one.steps()).toEqual(['submit', 'review', 'giveBack', 'submit', 'verify']);
  });
});
