import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { sql } from '#platform/db/database.ts';
import { anonymous, type Actor, type Grant } from '#platform/actor.ts';
import { newId, seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { scoringApi } from '../../contract.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import { blockFour, deskOf, itemOf, ownSheet, readSheet, submitted, verified, type Desk } from '../testing.ts';
import { chainGroup, check, fine, secondCheck, self, start, type ChainGroup } from './factory.ts';

/** Who makes a sheet final is what the table says: the head or the deputy, never for the own unit, or the council's standing body. */
let app: TestApp;
let standing: Visitor;
afterAll(() => app.close());
beforeEach(() => app.clock.set(start));
beforeAll(async () => {
  app = await testApp({ today: start });
  standing = await app.as('thuongtruc');
});

const finalizes = async (who: Visitor, id: string) =>
  who.try(scoringApi.finalize, { params: { id }, body: { version: (await readSheet(who, id)).version, note: '' } });

/** Whoever may write the sheet by an update of their own, past every action. */
const writesFinal = (who: Actor, id: string) =>
  app.db.write(who, (tx) => tx.run(sql`update scoring.sheet set state = 'FINAL', version = version + 1 where id = ${id}`));
const actor = (role: Grant['role'], unitId: string | null): Actor => ({
  ...anonymous,
  accountId: newId(),
  grants: [{ role, unitId }],
  unitIds: unitId === null ? [] : [unitId],
});

describe('the head makes the sheets final', () => {
  let four: ChainGroup;
  let deputy: Desk;
  let headSheet: string;
  beforeAll(async () => {
    four = await chainGroup(
      app,
      standing,
      blockFour.termId,
      { unit: 'cuc-vt', head: 'cuc-tnn' },
      { stages: [self, check, secondCheck, { stage: 'final', by: 'head', days: 5 }], returnTo: 'previous' },
    );
    deputy = await deskOf(app, 'cuc-ddbd');
    headSheet = await ownSheet(four.head, 2022, four.termId);
    await four.send();
    await verified(four.head.officer, four.id);
    await submitted(four.head, headSheet);
    await verified(deputy.officer, headSheet);
  });

  test('the strip of stages names the leading unit, for its own sheet the deputy', async () => {
    const last = async (id: string) => (await readSheet(standing, id)).path.stops.find((stop) => stop.state === 'CONFIRMED')?.who.vi;
    expect(await last(four.id)).toBe((await readSheet(four.head.officer, headSheet)).unit.name);
    expect(await last(headSheet)).toBe('Cục Đo đạc, Bản đồ và Thông tin địa lý Việt Nam');
  });

  test('the duty stands with the leaders who can do it, not with the standing body', async () => {
    expect(await four.duties()).toEqual([{ kind: 'finalize', dueOn: '2022-12-06', owner: four.head.unitId }]);
    const own = await app.look((tx) =>
      tx.many(
        sql`select owner_role as role, owner_unit_id as unit from notifications.duty where kind = 'scoring.finalize' and object_id = ${headSheet}`,
      ),
    );
    expect(own).toEqual([{ role: 'leader', unit: deputy.unitId }]);
  });

  test('neither the standing body nor the head’s officer nor the deputy makes a member’s sheet final', async () => {
    for (const who of [standing, deputy.leader]) expectRefusal(await finalizes(who, four.id), refusals.onlyCloser);
    expectRefusal(await finalizes(four.head.officer, four.id), commonRefusals.notYourRole);
    const closes = async (who: Visitor) => {
      const { groups } = await who.call(scoringApi.overview, { query: { year: 2022 } });
      const group = groups.find((one) => one.termId === four.termId);
      return [group?.can.finalizeAll.ok, group?.sheets.filter((row) => row.closes).map((row) => row.sheetId)];
    };
    expect(await closes(four.head.leader)).toEqual([true, [four.id]]);
    expect(await closes(deputy.leader)).toEqual([true, [headSheet]]);
    // the standing body may step in for the head's own sheet only
    expect(await closes(standing)).toEqual([true, [headSheet]]);
    expect(await closes(four.unit.leader)).toEqual([false, []]);
  });

  test('row-level security refuses the same people', async () => {
    const [head, second, unit] = [four.head.unitId, deputy.unitId, four.unit.unitId];
    for (const who of [actor('standing', null), actor('officer', head), actor('leader', second), actor('leader', unit)])
      await expect(writesFinal(who, four.id)).rejects.toThrow('row-level security');
    await expect(writesFinal(actor('leader', head), headSheet)).rejects.toThrow('row-level security');
    await expect(
      app.db.write(actor('officer', unit), (tx) =>
        tx.run(sql`
          insert into scoring.sheet (id, rulebook_id, term_id, unit_id, year, state, sheet_no)
          select gen_random_uuid(), rulebook_id, term_id, unit_id, year, 'FINAL', 9 from scoring.sheet where id = ${four.id}`),
      ),
    ).rejects.toThrow('row-level security');
  });

  test('only the head returns what waits for it; many at once are all or none, the own sheet among them none', async () => {
    expectRefusal(await four.returns(standing, ['II.1']), refusals.onlyCloser);
    fine(await four.returns(four.head.leader, ['II.1']));
    expect(await four.duties()).toMatchObject([{ kind: 'verify', owner: four.head.unitId }]);
    fine(await four.does(four.head.officer, 'verify'));
    const both = await Promise.all([four.id, headSheet].map(async (id) => ({ id, version: (await readSheet(standing, id)).version })));
    const all = (who: Visitor, sheets: typeof both) => who.try(scoringApi.finalizeAll, { params: { id: four.termId }, body: { sheets, note: '' } });
    expectRefusal(await all(four.head.leader, both), refusals.onlyCloser);
    fine(await all(four.head.leader, both.slice(0, 1)));
    expect((await four.seen()).state).toBe('FINAL');
    expectRefusal(await finalizes(four.head.leader, headSheet), refusals.onlyCloser);
    fine(await finalizes(deputy.leader, headSheet));
    expect((await readSheet(four.unit.officer, headSheet)).state).toBe('FINAL');
    const open = await app.look((tx) => tx.many(sql`select 1 from notifications.duty where kind = 'scoring.finalize' and state = 'OPEN'`));
    expect(open).toEqual([]);
    // a correction is the standing body's, by decision
    const seen = await readSheet(four.head.leader, four.id);
    expect(seen.can.correct).toMatchObject({ ok: false, refusal: { code: refusals.onlyStanding.code } });
    expect(itemOf(seen, 'I.1').line?.final).toBe(4000);
  });
});

test('for the council its standing body makes the sheets final, and the strip says so', async () => {
  const one = await chainGroup(
    app,
    standing,
    seedId('gt-cum-1-2022'),
    { unit: 'so-hungyen', head: 'so-haiphong' },
    { stages: [self, check, secondCheck, { stage: 'final', by: 'council' }] },
  );
  await one.send();
  await verified(one.head.officer, one.id);
  expect((await one.seen()).path.stops.find((stop) => stop.state === 'CONFIRMED')?.who.vi).toBe('Hội đồng (Thường trực thực hiện)');
  expect(await one.duties()).toEqual([{ kind: 'finalize', dueOn: null, owner: null }]);
  expectRefusal(await finalizes(one.head.leader, one.id), refusals.onlyStanding);
  fine(await finalizes(standing, one.id));
  expect((await one.seen()).state).toBe('FINAL');
});
