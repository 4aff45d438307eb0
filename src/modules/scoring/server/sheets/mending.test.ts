import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { anonymous, type Actor } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { evidenceApi } from '#modules/evidence/contract.ts';
import { scoringApi } from '../../contract.ts';
import { summaryApi } from '../../ranking/summary-contract.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import { blockFour, itemOf } from '../testing.ts';
import { chainGroup, check, explanation, final, fine, meeting, secondCheck, self, start, type ChainGroup } from './factory.ts';

/** While what a return names is mended, everything else of the sheet stays: points, proofs, imports. */
let app: TestApp;
let four: ChainGroup;
let kept: { itemId: string; objectId: string };
let proofId: string;
afterAll(() => app.close());
beforeAll(async () => {
  app = await testApp({ today: start });
  four = await chainGroup(
    app,
    await app.as('thuongtruc'),
    blockFour.termId,
    { unit: 'cuc-vt', head: 'cuc-tnn' },
    { stages: [self, check, explanation, secondCheck, meeting, final], restart: false },
  );
  const objectOf = async (code: string) => itemOf(await four.seen(), code).proof.objectId;
  kept = { itemId: itemOf(await four.seen(), 'I.1').itemId, objectId: await objectOf('I.1') };
  proofId = await fact('Báo cáo năm');
  fine(await attach(four.unit.officer, proofId, kept.objectId));
});

const fact = async (title: string) =>
  (await four.unit.officer.call(evidenceApi.addFact, { body: { unitId: four.unit.unitId, title, note: '', happenedOn: null, documentId: null } })).id;
const attach = (who: Visitor, id: string, objectId: string) =>
  who.try(evidenceApi.attach, { params: { id }, body: { type: 'criterion-line', objectId } });
const detach = (who: Visitor, id: string, objectId: string) =>
  who.try(evidenceApi.detach, { params: { id }, body: { type: 'criterion-line', objectId, reason: 'Gắn nhầm' } });
const officer = (): Actor => ({
  ...anonymous,
  accountId: newId(),
  grants: [{ role: 'officer', unitId: four.unit.unitId }],
  unitIds: [four.unit.unitId],
});
const useRow = (itemId: string, objectId: string) =>
  sql`insert into evidence.use (item_id, object_type, object_id, unit_id) values (${itemId}, 'criterion-line', ${objectId}, ${four.unit.unitId})`;
const points = (hundredths: number) => sql`
  update scoring.line set self_hundredths = ${hundredths} where sheet_id = ${four.id} and item_id = ${kept.itemId}`;

test('a sheet that was sent keeps its proofs, at the database too', async () => {
  const other = await fact('Báo cáo quý');
  const imported = await four.unit.officer.call(summaryApi.applySheet, {
    params: { id: four.id },
    body: { version: (await four.seen()).version, fileName: 'phieu.xlsx', lines: [{ itemId: kept.itemId, points: 3900, note: '' }] },
  });
  await four.send();
  expectRefusal(await attach(four.unit.officer, other, kept.objectId), refusals.wrongState);
  await expect(app.db.write(officer(), (tx) => tx.run(useRow(other, kept.objectId)))).rejects.toThrow('row-level security');

  fine(await four.checks(four.head.officer, 'II.1', 2000));
  await four.keep();
  fine(await four.does(four.head.officer, 'review'));
  fine(await four.returns(four.head.officer, ['II.1', 'II.2']));

  const undo = { params: { id: four.id }, body: { version: (await four.seen()).version, importId: imported.importId } };
  expectRefusal(await four.unit.officer.try(summaryApi.undoSheet, undo), refusals.importMovedOn);
});

test('mending one criterion changes the proofs of that one only; the refusal names what may change', async () => {
  const mended = itemOf(await four.seen(), 'II.1').proof.objectId;
  const fresh = await fact('Ảnh lễ phát động');
  const refused = await attach(four.unit.officer, fresh, kept.objectId);
  expectRefusal(refused, refusals.onlyNamed);
  expect(refused.refusal?.message.vi).toContain('II.1, II.2');
  expectRefusal(await detach(four.unit.officer, proofId, kept.objectId), refusals.onlyNamed);
  const shown = await four.unit.officer.call(evidenceApi.ofObject, { params: { type: 'criterion-line', objectId: kept.objectId } });
  expect(shown).toMatchObject({ rows: [{ title: 'Báo cáo năm' }], change: { ok: false, refusal: { code: refusals.onlyNamed.code } } });
  fine(await attach(four.unit.officer, fresh, mended));
  fine(await detach(four.unit.officer, fresh, mended));
});

test('the walls of the database refuse the same: other proofs, other points', async () => {
  const mended = itemOf(await four.seen(), 'II.1').proof.objectId;
  const fresh = await fact('Kế hoạch phát động');
  await expect(app.db.write(officer(), (tx) => tx.run(useRow(fresh, kept.objectId)))).rejects.toThrow('row-level security');
  const ended = (objectId: string) =>
    app.db.write(officer(), (tx) => tx.run(sql`delete from evidence.use where object_type = 'criterion-line' and object_id = ${objectId}`));
  expect(await ended(kept.objectId)).toBe(0);
  await app.db.write(officer(), (tx) => tx.run(useRow(fresh, mended)));
  expect(await ended(mended)).toBe(1);
  await expect(app.db.write(officer(), (tx) => tx.run(points(1)))).rejects.toThrow('does not name criterion');
  expect(itemOf(await four.seen(), 'I.1').line?.self).toBe(4000);
});

test('what holds a secret goes all the same, wherever it is used', async () => {
  const { version } = await four.unit.officer.call(evidenceApi.detail, { params: { id: proofId } });
  fine(
    await four.unit.officer.try(evidenceApi.discard, {
      params: { id: proofId },
      body: { version, reason: 'Có nội dung mật', secretReason: 'contains-secret' },
    }),
  );
  expect(await app.look((tx) => tx.many(sql`select 1 from evidence.use where item_id = ${proofId}`))).toEqual([]);
});

test('once mended everything goes on, and the points of the others are as they were', async () => {
  const sheet = await four.seen();
  const lines = [{ itemId: itemOf(sheet, 'II.1').itemId, self: 2100 }];
  await four.unit.officer.call(scoringApi.saveSelf, { params: { id: four.id }, body: { version: sheet.version, lines } });
  fine(await four.does(four.unit.leader, 'submit'));
  expect(await four.seen(four.head.officer)).toMatchObject({ state: 'EXPLAINED' });
});
