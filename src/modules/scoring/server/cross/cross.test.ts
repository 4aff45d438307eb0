import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import type { Actor } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { scoringApi } from '../../contract.ts';
import { crossApi } from '../../cross/contract.ts';
import { crossRefusals as refusals } from '../../cross/refusals.ts';
import { scoringRefusals } from '../../refusals.ts';
import { blockFour, byHand, deskOf, itemOf, ownSheet, publishedTable, readSheet, submitted, type Desk } from '../testing.ts';

/** The members of Khối IV score each other: two scorers for each unit, two criteria of four, mean of the marks. */
let app: TestApp;
let desks: Record<(typeof blockFour.units)[number], Desk>;
let standing: Visitor;
const { termId, units } = blockFour;
const start = '2022-12-01';
const last = '2022-12-12';
const head = 'cuc-tnn';

beforeAll(async () => {
  app = await testApp({ today: start });
  standing = await app.as('thuongtruc');
  desks = Object.fromEntries(await Promise.all(units.map(async (unit) => [unit, await deskOf(app, unit)] as const))) as typeof desks;
  const rulebookId = await publishedTable(app, {
    criteria: byHand,
    settings: { scale: '100', crossScoring: { scorersPerUnit: 2, combine: 'mean', days: 10, criteria: ['II.1', 'II.2'] } },
  });
  await desks[head].officer.call(scoringApi.openRound, { params: { id: termId }, body: { rulebookId, dueOn: '2022-12-10' } });
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(start));

const slugOf = (unitId: string) => units.find((unit) => seedId(`org-${unit}`) === unitId) ?? units[0];
const round = (who: Visitor = standing) => who.call(crossApi.round, { params: { id: termId } });
const open = (who: Visitor, dueOn = last) => who.try(crossApi.open, { params: { id: termId }, body: { dueOn } });
const params = async (scoredId: string) => ({ roundId: (await round()).round?.id ?? '', unitId: scoredId });
const form = async (who: Visitor, scoredId: string) => who.call(crossApi.form, { params: await params(scoredId) });

/** Gives every criterion the same share of its maximum and sends. */
async function mark(scorer: string, scoredId: string, share: number): Promise<void> {
  const who = desks[slugOf(scorer)].officer;
  const sheet = await form(who, scoredId);
  const lines = sheet.items.map((item) => ({ itemId: item.itemId, points: Math.round(item.max * share), note: 'So với hồ sơ đã xem' }));
  const { version } = await who.call(crossApi.save, { params: await params(scoredId), body: { version: sheet.version, lines } });
  await who.call(crossApi.send, { params: await params(scoredId), body: { version } });
}

/** What the walls alone show somebody, with the program's own checks left out. */
const marksSeenBy = (who: Partial<Actor>) =>
  app.db.read({ accountId: seedId('demo/thuongtruc'), personId: null, name: 'x', grants: [], unitIds: [], ...who }, (tx) =>
    tx.many<{ scorerUnitId: string }>(sql`select scorer_unit_id from scoring.cross_mark`),
  );

describe('opening', () => {
  test('waits for every self-score, and only the head or the standing body opens', async () => {
    expectRefusal(await open(desks[head].officer), refusals.crossNotSubmitted);
    for (const unit of units) await submitted(desks[unit], await ownSheet(desks[unit], 2022, termId));
    expectRefusal(await open(desks['cuc-vt'].leader), scoringRefusals.onlyHeadOrStanding);
    expectRefusal(await open(desks[head].officer, '2022-11-30'), scoringRefusals.dueInPast);
    const before = await round(desks[head].officer);
    expect(before).toMatchObject({
      asked: { scorersPerUnit: 2, combine: 'mean', items: [{ code: 'II.1' }, { code: 'II.2' }] },
      round: null,
      can: { open: { ok: true } },
    });
    expect(before.plan).toMatchObject({ reciprocal: [], loads: [2, 2], pairs: { length: 12 } });
    expect((await round(desks['cuc-vt'].officer)).plan).toBeNull();
    expect((await open(desks[head].officer)).data).toMatchObject({ pairs: 12 });
    expectRefusal(await open(desks[head].officer), refusals.crossOpened);
    expect((await round()).pairs.map(({ scorer, scored }) => [scorer.id, scored.id])).toEqual(
      before.plan?.pairs.map(({ scorer, scored }) => [scorer.id, scored.id]),
    );
  });

  test('every scorer has its duty with the last day', async () => {
    const rows = await app.look((tx) =>
      tx.many<{ unit: string; dueOn: string }>(sql`
        select owner_unit_id as unit, due_on from notifications.duty where kind = 'scoring.send-marks' and state = 'OPEN'`),
    );
    expect(rows.map((row) => row.unit).sort()).toEqual(units.map((unit) => seedId(`org-${unit}`)).sort());
    expect(new Set(rows.map((row) => row.dueOn))).toEqual(new Set([last]));
  });

  test('a table that asks for more scorers than there are units names the clash, in both languages', async () => {
    const other = seedId('gt-cum-1-2022');
    const rulebookId = await publishedTable(app, {
      criteria: byHand,
      settings: { scale: '100', crossScoring: { scorersPerUnit: 12, criteria: [] } },
    });
    await standing.call(scoringApi.openRound, { params: { id: other }, body: { rulebookId, dueOn: '2022-12-10' } });
    const { asked, can } = await standing.call(crossApi.round, { params: { id: other } });
    expect(asked?.items.map((item) => item.code)).toEqual(['I.1', 'I.2', 'II.1', 'II.2']);
    expect(can.open).toMatchObject({ ok: false, refusal: { code: refusals.crossNotSubmitted.code } });
    await app.db.pool.query("update scoring.sheet set state = 'SELF_SUBMITTED', self_submitted_on = '2022-12-01' where term_id = $1", [other]);
    const refused = await standing.try(crossApi.open, { params: { id: other }, body: { dueOn: last } });
    expectRefusal(refused, refusals.crossImpossible);
    expect(refused.refusal?.message.vi).toContain('mỗi đơn vị cần 12 đơn vị chấm nhưng khối, cụm chỉ có 10 đơn vị');
    expect(refused.refusal?.message.en).toContain('each unit needs 12 scorers but the group has 10 units');
  });
});

describe('giving marks', () => {
  test('a scorer sees what the other gave itself, within the criteria of the round, and nothing of anybody else', async () => {
    const { pairs } = await round();
    const pair = pairs.find((one) => slugOf(one.scorer.id) === 'cuc-vt');
    const mine = await form(desks['cuc-vt'].officer, pair?.scored.id ?? '');
    expect(mine.items.map((item) => [item.code, item.self, item.points])).toEqual([
      ['II.1', 2500, null],
      ['II.2', 1500, null],
    ]);
    const stranger = units.find((unit) => !pairs.some((one) => slugOf(one.scorer.id) === unit && one.scored.id === pair?.scored.id)) ?? head;
    expectRefusal(await desks[stranger].officer.try(crossApi.form, { params: await params(pair?.scored.id ?? '') }), commonRefusals.notFound);
    expectRefusal(await standing.try(crossApi.form, { params: await params(pair?.scored.id ?? '') }), commonRefusals.notYourRole);
    // the sheet itself stays closed to a scorer who does not lead the group
    const scoredSheet = await ownSheet(desks[slugOf(pair?.scored.id ?? '')], 2022, termId);
    expectRefusal(await desks['cuc-vt'].officer.try(scoringApi.sheet, { params: { id: scoredSheet } }), commonRefusals.notFound);
  });

  test('marks are possible points, complete, and a different one says why', async () => {
    const { pairs } = await round();
    const scoredId = pairs.find((one) => slugOf(one.scorer.id) === 'cuc-vt')?.scored.id ?? '';
    const who = desks['cuc-vt'].officer;
    const at = await params(scoredId);
    const sheet = await form(who, scoredId);
    const [first, second] = sheet.items;
    const save = (body: object) => who.try(crossApi.save, { params: at, body: { version: sheet.version, ...body } as never });
    expectRefusal(await save({ lines: [{ itemId: first?.itemId, points: 2501 }] }), scoringRefusals.aboveMax);
    expectRefusal(await save({ lines: [{ itemId: seedId('none'), points: 1 }] }), scoringRefusals.unknownLine);
    expectRefusal(await save({ version: 9, lines: [{ itemId: first?.itemId, points: 1 }] }), commonRefusals.stale);
    const { data } = await save({ lines: [{ itemId: first?.itemId, points: 2000 }] });
    expectRefusal(await who.try(crossApi.send, { params: at, body: { version: data.version } }), refusals.crossMissing);
    const next = await who.call(crossApi.save, {
      params: at,
      body: { version: data.version, lines: [{ itemId: second?.itemId ?? '', points: 1500 }] },
    });
    expectRefusal(await who.try(crossApi.send, { params: at, body: { version: next.version } }), refusals.crossNoteMissing);
    const noted = await who.call(crossApi.save, {
      params: at,
      body: { version: next.version, lines: [{ itemId: first?.itemId ?? '', note: 'Chưa có tổng kết' }] },
    });
    expect((await form(who, scoredId)).items.map((item) => [item.points, item.note])).toEqual([
      [2000, 'Chưa có tổng kết'],
      [1500, ''],
    ]);
    await who.call(crossApi.send, { params: at, body: { version: noted.version } });
    expectRefusal(
      await who.try(crossApi.save, { params: at, body: { version: noted.version + 1, lines: [{ itemId: first?.itemId ?? '', points: 1 }] } }),
      refusals.crossSent,
    );
    await expect(app.db.pool.query('update scoring.cross_mark set hundredths = 1')).rejects.toThrow(/sent/);
  });

  test('nobody sees another unit’s marks while some are out: not the head, not the standing body, not the walls', async () => {
    for (const who of [standing, desks[head].officer, desks['cuc-bdkh'].officer]) {
      expect(await round(who)).toMatchObject({ opened: false, results: [] });
      expect(await who.call(crossApi.results, { params: { id: termId } })).toEqual({ rows: [] });
    }
    const overseer = { role: 'standing', unitId: null } as const;
    const admin = { role: 'admin', unitId: null } as const;
    expect(await marksSeenBy({ grants: [overseer, admin] })).toEqual([]);
    const vt = seedId('org-cuc-vt');
    expect((await marksSeenBy({ grants: [{ role: 'officer', unitId: vt }], unitIds: [vt] })).map((row) => row.scorerUnitId)).toEqual([vt, vt]);
    const other = seedId(`org-${head}`);
    expect(await marksSeenBy({ grants: [{ role: 'officer', unitId: other }], unitIds: [other] })).toEqual([]);
    expectRefusal(
      await desks[head].officer.try(crossApi.close, { params: { id: termId }, body: { version: (await round()).round?.version ?? 0 } }),
      refusals.crossNotOver,
    );
  });
});

describe('the end', () => {
  test('when the last day is over the marks that were sent open; the others do not count and come in no more', async () => {
    const { pairs } = await round();
    const rest = pairs.filter((pair) => pair.sentOn === null);
    for (const pair of rest.slice(0, -1)) await mark(pair.scorer.id, pair.scored.id, 0.8);
    const late = rest.at(-1);
    const who = desks[slugOf(late?.scorer.id ?? '')].officer;
    const draft = await form(who, late?.scored.id ?? '');
    await who.call(crossApi.save, {
      params: await params(late?.scored.id ?? ''),
      body: { version: draft.version, lines: [{ itemId: draft.items[0]?.itemId ?? '', points: 0, note: 'x' }] },
    });
    app.clock.set(last);
    expect((await round()).opened).toBe(false);
    app.clock.set('2022-12-13');
    const seen = await round(desks['cuc-bdkh'].officer);
    expect(seen.opened).toBe(true);
    expect(seen.results).toHaveLength(12);
    const hit = seen.results.filter((one) => one.unit.id === late?.scored.id && one.code === 'II.1');
    expect(hit).toMatchObject([{ marks: { length: 1 }, result: 2000 }]);
    expectRefusal(
      await who.try(crossApi.send, { params: await params(late?.scored.id ?? ''), body: { version: draft.version + 1 } }),
      refusals.crossOver,
    );
    expect(await who.call(crossApi.form, { params: await params(late?.scored.id ?? '') })).toMatchObject({ can: { save: { ok: false } } });
    const vt = seedId('org-cuc-vt');
    expect(await marksSeenBy({ grants: [{ role: 'officer', unitId: vt }], unitIds: [vt] })).toHaveLength(22);
    const outside = seedId('org-so-hanoi');
    expect(await marksSeenBy({ grants: [{ role: 'officer', unitId: outside }], unitIds: [outside] })).toEqual([]);
  });

  test('the head closes it; who never sent is named', async () => {
    app.clock.set('2022-12-13');
    const version = (await round()).round?.version ?? 0;
    expectRefusal(
      await desks['cuc-vt'].officer.try(crossApi.close, { params: { id: termId }, body: { version } }),
      scoringRefusals.onlyHeadOrStanding,
    );
    const closed = await desks[head].officer.call(crossApi.close, { params: { id: termId }, body: { version } });
    expect(closed).toMatchObject({ sent: 11, missing: 1 });
    expectRefusal(await desks[head].officer.try(crossApi.close, { params: { id: termId }, body: { version: version + 1 } }), refusals.crossClosed);
    expect(await app.look((tx) => tx.many(sql`select 1 from notifications.duty where object_type = 'cross_round' and state = 'OPEN'`))).toEqual([]);
    const { rows } = await standing.call(crossApi.results, { params: { id: termId } });
    expect(rows).toHaveLength(12);
    expect(rows.every((row) => row.self !== null && row.result !== null && row.lowest !== null && row.result >= row.lowest)).toBe(true);
  });

  test('the result stands on the sheet beside the unit’s own points', async () => {
    app.clock.set('2022-12-13');
    const sheet = await readSheet(desks[head].officer, await ownSheet(desks['cuc-bdkh'], 2022, termId));
    expect(itemOf(sheet, 'II.1').cross).not.toBeNull();
    expect(itemOf(sheet, 'I.1').cross).toBeNull();
  });
});
