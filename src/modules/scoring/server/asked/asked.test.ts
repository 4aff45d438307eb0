import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { system } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { remaining, whyLeftOut } from '../../sheet/asked.ts';
import { scoringApi } from '../../contract.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import { blockFour, byHand, deskOf, itemOf, ownSheet, publishedTable, readSheet, submitted, verified, type Desk } from '../testing.ts';

/** What a unit is not asked for: marked when the round opens, put right before the first score, kept out of the total. */
let app: TestApp;
let head: Desk;
let unit: Desk;
let other: Desk;
let standing: Visitor;
let rulebookId: string;
const { termId } = blockFour;
const reason = 'Đơn vị không phát động phong trào riêng';

beforeAll(async () => {
  app = await testApp({ today: '2022-12-01' });
  [head, unit, other] = (await Promise.all(['cuc-tnn', 'cuc-vt', 'cuc-bdkh'].map((one) => deskOf(app, one)))) as [Desk, Desk, Desk];
  standing = await app.as('thuongtruc');
  rulebookId = await publishedTable(app, { criteria: byHand, settings: { scale: '100', rescale: 'to_scale' } });
});
afterAll(() => app.close());

const asked = (who: Visitor, query: { rulebookId?: string } = {}) => who.try(scoringApi.asked, { params: { id: termId }, query });
const open = (notAssigned: { unitId: string; code: string; reason: string }[]) =>
  head.officer.try(scoringApi.openRound, { params: { id: termId }, body: { rulebookId, dueOn: '2022-12-10', notAssigned } });
const unitOf = async (who: Visitor, desk: Desk) => (await asked(who)).data?.units.find((one) => one.unitId === desk.unitId);
const change = async (who: Visitor, desk: Desk, notAssigned: { code: string; reason: string }[], version?: number) =>
  who.try(scoringApi.changeAsked, {
    params: { id: termId },
    body: { units: [{ unitId: desk.unitId, version: version ?? (await unitOf(standing, desk))?.sheet?.version ?? 0, notAssigned }] },
  });

describe('opening the round', () => {
  test('the head sees the table and every member; others do not', async () => {
    const seen = (await asked(head.officer, { rulebookId })).data;
    expect(seen?.rulebook).toMatchObject({ scaleHundredths: 10_000, rescale: 'to_scale' });
    expect(seen?.items.map((item) => item.code)).toEqual(['I', 'I.1', 'I.2', 'II', 'II.1', 'II.2']);
    expect(seen?.units).toHaveLength(6);
    expect(seen?.units.every((one) => one.sheet === null)).toBe(true);
    expectRefusal(await asked(unit.officer, { rulebookId }), refusals.onlyHeadOrStanding);
  });

  test('a code the table does not know, one twice, or nothing left to score is refused', async () => {
    const { unitId } = unit;
    expectRefusal(await open([{ unitId, code: 'IX', reason }]), refusals.notAssignedUnknown);
    expectRefusal(
      await open([
        { unitId, code: 'II', reason },
        { unitId, code: 'II', reason },
      ]),
      refusals.notAssignedUnknown,
    );
    expectRefusal(
      await open([
        { unitId, code: 'I', reason },
        { unitId, code: 'II', reason },
      ]),
      refusals.nothingAsked,
    );
    expectRefusal(await open([{ unitId, code: 'II', reason: '' }]), commonRefusals.invalidInput);
    expect((await open([{ unitId, code: 'II', reason }])).refusal).toBeUndefined();
  });

  test('the sheet says why a line is not asked, under its heading too, and what remains', async () => {
    const sheet = await readSheet(unit.officer, await ownSheet(unit, 2022, termId));
    expect([itemOf(sheet, 'II.1'), itemOf(sheet, 'II.2')].map((item) => [item.leftOut, item.mayScore])).toEqual([
      [reason, false],
      [reason, false],
    ]);
    expect(itemOf(sheet, 'I.1')).toMatchObject({ leftOut: null, mayScore: true });
    expect(sheet.totals).toMatchObject({ asked: { asked: 6000, measured: 10_000 }, lines: 2 });
    expect((await readSheet(other.officer, await ownSheet(other, 2022, termId))).totals.asked).toBeNull();
  });
});

describe('before the first score', () => {
  test('head and standing body put it right; the draft itself stays the unit’s', async () => {
    const mine = await unitOf(head.officer, unit);
    expect(mine).toMatchObject({ sheet: { state: 'SELF_DRAFT', scored: false }, notAssigned: { II: reason } });
    expectRefusal(await change(unit.leader, unit, []), refusals.onlyHeadOrStanding);
    expectRefusal(await change(head.officer, unit, [{ code: 'II', reason }]), refusals.askedTheSame);
    expectRefusal(await change(head.officer, unit, [{ code: 'II.2', reason }], 7), commonRefusals.stale);
    expectRefusal(await change(head.officer, unit, [{ code: 'XX', reason }]), refusals.notAssignedUnknown);
    expect((await change(head.officer, unit, [{ code: 'II.2', reason: 'Không sơ kết trong năm' }])).data).toEqual({ changed: 1 });
    const sheet = await readSheet(unit.officer, await ownSheet(unit, 2022, termId));
    expect(itemOf(sheet, 'II.1').leftOut).toBeNull();
    expect(itemOf(sheet, 'II.2').leftOut).toBe('Không sơ kết trong năm');
    expect(sheet.totals.asked).toEqual({ asked: 8500, measured: 10_000 });
    expect(sheet.steps).toMatchObject([{ verb: 'ask', reason: 'II: giao lại; II.2: Không sơ kết trong năm' }]);
    expectRefusal(await head.officer.try(scoringApi.sheet, { params: { id: sheet.id } }), commonRefusals.notFound);
  });

  test('after the first score it no longer changes, in the database either', async () => {
    const id = await ownSheet(unit, 2022, termId);
    const sheet = await readSheet(unit.officer, id);
    const lines = [{ itemId: itemOf(sheet, 'I.1').itemId, self: 4000 }];
    await unit.officer.call(scoringApi.saveSelf, { params: { id }, body: { version: sheet.version, lines } });
    expectRefusal(await change(standing, unit, []), refusals.scoredAlready);
    const { version } = await readSheet(unit.officer, id);
    const { changed } = await app.db.write(system, (tx) =>
      tx.one<{ changed: number }>(sql`select scoring.set_not_assigned(${id}, ${version}, '{}', ${id}, now(), 'ai đó', 'thử') as changed`),
    );
    expect(changed).toBe(0);
  });
});

test('the total that counts is the one that was announced: asked points stretched to the scale', async () => {
  const id = await ownSheet(unit, 2022, termId);
  await submittedAsked(unit, id);
  await verified(head.officer, id);
  // 80 of 85 asked, stretched to 100
  expect(await readSheet(unit.officer, id)).toMatchObject({ state: 'VERIFIED', totals: { final: 9412 } });
  await submitted(other, await ownSheet(other, 2022, termId));
});

async function submittedAsked(desk: Desk, id: string): Promise<void> {
  const sheet = await readSheet(desk.officer, id);
  const lines = ['I.1', 'I.2', 'II.1'].map((code) => ({
    itemId: itemOf(sheet, code).itemId,
    self: itemOf(sheet, code).max - (code === 'I.2' ? 500 : 0),
  }));
  const { version } = await desk.officer.call(scoringApi.saveSelf, { params: { id }, body: { version: sheet.version, lines } });
  await desk.leader.call(scoringApi.submit, { params: { id }, body: { version } });
}

test('the nearest reason speaks; bonus and conditions are no part of what remains', () => {
  const item = (code: string, parentId: string | null, maxHundredths: number, more: { counts?: 'bonus'; kind?: string } = {}) => ({
    id: code,
    parentId,
    code,
    maxHundredths,
    counts: more.counts ?? ('base' as const),
    kind: more.kind ?? 'manual',
  });
  const items = [
    item('A', null, 100),
    item('A.1', 'A', 60),
    item('A.2', 'A', 40),
    item('B', null, 20, { counts: 'bonus' }),
    item('C', null, 0, { kind: 'condition' }),
  ];
  expect(whyLeftOut(items[1]!, items, { A: 'cả nhóm', 'A.1': 'riêng' })).toBe('riêng');
  expect(whyLeftOut(items[2]!, items, { A: 'cả nhóm', 'A.1': 'riêng' })).toBe('cả nhóm');
  expect(remaining(items, { 'A.1': '' }, 100, 'none')).toEqual({ asked: 40, measured: 40 });
  expect(remaining(items, { 'A.1': '' }, 100, 'to_scale')).toEqual({ asked: 40, measured: 100 });
  expect(remaining(items, { A: '' }, 100, 'to_scale')).toEqual({ asked: 0, measured: 0 });
});
