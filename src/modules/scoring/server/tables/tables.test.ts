import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { identityApi } from '#modules/identity/contract.ts';
import { evidenceApi } from '#modules/evidence/contract.ts';
import { scoringApi } from '../../contract.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import type { Draft } from '../../rulebook/bodies.ts';
import { rulebookApi } from '../../rulebook/contract.ts';
import { bookRefusals } from '../../rulebook/refusals.ts';
import {
  approvedProgramme,
  blockFour,
  demoRulebook,
  deskOf,
  itemOf,
  itemsOf,
  measured,
  ownSheet,
  readSheet,
  saveBook,
  submitted,
  triedBook,
  type Desk,
} from '../testing.ts';

/** Rulebooks and their versions; a group judged without points and given points later. */
let app: TestApp;
let standing: Visitor;
/** The second person. */
let minister: Visitor;
let head: Desk;
let unit: Desk;
const { termId } = blockFour;

beforeAll(async () => {
  app = await testApp({ today: '2022-12-01' });
  [standing, minister] = await Promise.all([app.as('thuongtruc'), app.as('botruong')]);
  [head, unit] = await Promise.all([deskOf(app, 'cuc-tnn'), deskOf(app, 'cuc-vt')]);
  await approvedProgramme(unit, 2022);
});
afterAll(() => app.close());

const book = (id: string) => standing.call(scoringApi.rulebook, { params: { id } });
const open = (rulebookId: string) => head.officer.try(scoringApi.openRound, { params: { id: termId }, body: { rulebookId, dueOn: '2022-12-20' } });
test('rulebooks are listed with their sums; made-up ones and incomplete ones say so', async () => {
  const { rows } = await standing.call(scoringApi.rulebooks, { query: {} });
  const { can } = await unit.officer.call(scoringApi.rulebooks, { query: {} });
  expect(rows.find((row) => row.id === demoRulebook)).toMatchObject({ synthetic: true, official: false, sumHundredths: 100_000, items: 19 });
  expect(rows.find((row) => row.id === seedId('tpl-691-bgtvt-2023'))).toMatchObject({ complete: false, synthetic: false });
  expect(can.derive).toMatchObject({ ok: false });
  expect((await standing.call(scoringApi.rulebooks, { query: { q: 'cum thi dua cong an' } })).rows.map((row) => row.id)).toEqual([
    seedId('tpl-cum347'),
  ]);
  expect((await book(seedId('tpl-cum347'))).groups).toEqual([
    { code: 'I', title: 'Nhiệm vụ công tác chuyên môn', max: 70_000 },
    { code: 'II', title: 'Xây dựng Đảng, lực lượng, hậu cần, cải cách hành chính', max: 20_000 },
    { code: 'III', title: 'Tổ chức phong trào thi đua', max: 10_000 },
  ]);
});

test('a draft is published only when its sums are right and it was tried, by a second person', async () => {
  const id = seedId('tpl-cum347');
  const points = (max: number) => (draft: Draft) => ({
    ...measured(draft),
    items: measured(draft).items.map((item) => (item.code === 'III.4' ? { ...item, maxHundredths: max } : item)),
  });
  const publish = async (who: Visitor, version?: number) =>
    who.try(rulebookApi.publishRulebook, { params: { id }, body: { version: version ?? (await book(id)).version } });
  expectRefusal(await publish(standing), bookRefusals.tableWrong);
  expect((await saveBook(standing, id, points(2000))).data.problems[0]).toMatchObject({ code: 'rulebook.heading_sum', field: 'max' });
  expectRefusal(await publish(minister), bookRefusals.tableWrong);
  expect((await saveBook(standing, id, points(2500))).data.problems).toEqual([]);
  expectRefusal(await publish(minister), bookRefusals.noTrial);
  await triedBook(standing, id);
  expectRefusal(await publish(standing), bookRefusals.secondPerson);
  expectRefusal(await publish(minister, 0), commonRefusals.stale);
  expect((await publish(minister)).status).toBe(200);
  expectRefusal(await publish(minister), refusals.rulebookUsed);
  const incomplete = seedId('tpl-691-bgtvt-2023');
  expectRefusal(await minister.try(rulebookApi.publishRulebook, { params: { id: incomplete }, body: { version: 0 } }), refusals.rulebookIncomplete);
});

test('a criteria set without points becomes a met / not met table (R-068)', async () => {
  const criteriaSetId = seedId('cs-2022-tapthe');
  const derive = (who: Visitor, id = criteriaSetId) =>
    who.try(scoringApi.derivePassFail, { body: { criteriaSetId: id, title: 'Đánh giá đạt, không đạt năm 2022' } });
  expectRefusal(await derive(head.leader), commonRefusals.notYourRole);
  expectRefusal(await derive(standing, seedId('cs-2022-canhan')), refusals.noSuchSet);
  const { id } = (await derive(standing)).data;
  expect(await book(id)).toMatchObject({ state: 'DRAFT', passFail: true, scaleHundredths: 1900, sumHundredths: 1900, items: 19 });
  expectRefusal(await open(id), commonRefusals.notFound);
  await triedBook(standing, id);
  await minister.call(rulebookApi.publishRulebook, { params: { id }, body: { version: 0 } });
  expect((await open(id)).data).toEqual({ opened: 6 });
});

test('met / not met is scored along the same chain, without a rank', async () => {
  const id = await ownSheet(unit, 2022, termId);
  const sheet = await readSheet(unit.officer, id);
  const half = { version: sheet.version, lines: [{ itemId: itemOf(sheet, 'TT1.1').itemId, self: 50 }] };
  expectRefusal(await unit.officer.try(scoringApi.saveSelf, { params: { id }, body: half }), refusals.notPassFail);
  await unit.officer.call(scoringApi.saveSelf, {
    params: { id },
    body: { version: sheet.version, lines: [{ itemId: itemOf(sheet, 'TT1.3').itemId, selfNote: 'Đăng ký ngày 20/3' }] },
  });
  await submitted(unit, id, { 'TT1.4': 100 });
  expect(await readSheet(head.officer, id)).toMatchObject({ totals: { self: 1800 }, rulebook: { passFail: true } });
  const ranking = await standing.call(scoringApi.ranking, { params: { id: termId } });
  expect(ranking.can.publish).toMatchObject({ ok: false, refusal: { code: refusals.noPoints.code } });
});

test('a proof of a criterion hangs on unit, year and criterion; a submitted sheet keeps its proofs', async () => {
  const id = await ownSheet(head, 2022, termId);
  const proof = itemOf(await readSheet(head.officer, id), 'TT1.1').proof;
  const fact = await head.officer.call(evidenceApi.addFact, { body: { unitId: head.unitId, title: 'Kế hoạch hưởng ứng', note: '' } });
  const attach = (who: Visitor, itemId: string, objectId: string) =>
    who.try(evidenceApi.attach, { params: { id: itemId }, body: { type: 'criterion-line', objectId } });
  expect((await attach(head.officer, fact.id, proof.objectId)).status).toBe(200);
  expect(itemOf(await readSheet(head.officer, id), 'TT1.1').proof.count).toBe(1);
  const sent = itemOf(await readSheet(unit.officer, await ownSheet(unit, 2022, termId)), 'TT1.1').proof;
  const own = await unit.officer.call(evidenceApi.addFact, { body: { unitId: unit.unitId, title: 'Văn bản phát động', note: '' } });
  expectRefusal(await attach(unit.officer, own.id, sent.objectId), refusals.wrongState);
});

test('points assigned later start new sheets; results, notes and proofs stay beside (R-068)', async () => {
  const old = await ownSheet(unit, 2022, termId);
  const assign = (who: Visitor, rulebookId = demoRulebook) =>
    who.try(scoringApi.assignTable, { params: { id: termId }, body: { rulebookId, dueOn: '2022-12-25', reason: 'Bộ ban hành bảng điểm' } });
  expectRefusal(await open(demoRulebook), refusals.alreadyOpen);
  expectRefusal(await assign(head.leader), commonRefusals.notYourRole);
  expectRefusal(await assign(standing, seedId('tpl-cum347')), refusals.otherCriteria);
  expect((await assign(standing)).data).toEqual({ sheets: 6 });
  expectRefusal(await assign(standing), refusals.notPassFailRound);
  const id = await ownSheet(unit, 2022, termId);
  const fresh = await readSheet(unit.officer, id);
  expect(fresh).toMatchObject({
    sheetNo: 2,
    replaces: old,
    state: 'SELF_DRAFT',
    selfDueOn: '2022-12-25',
    rulebook: { id: demoRulebook, state: 'FROZEN', passFail: false },
  });
  expect([itemOf(fresh, 'TT1.1').earlier, itemOf(fresh, 'TT1.4').earlier]).toEqual([true, false]);
  expect(itemOf(fresh, 'TT1.3').line).toMatchObject({ self: null, selfNote: 'Đăng ký ngày 20/3' });
  expect(await readSheet(unit.officer, old)).toMatchObject({ state: 'REPLACED', replacedBy: id, totals: { self: 1800 } });
  // what was replaced before it was final stays as private as it was
  expectRefusal(await (await app.as('canbo.cuc-bdkh')).try(scoringApi.sheet, { params: { id: old } }), commonRefusals.notFound);
  const headSheet = await ownSheet(head, 2022, termId);
  expect(itemOf(await readSheet(head.officer, headSheet), 'TT1.1').proof.count).toBe(1);
});

test('a used table is changed only as version 2; scored units keep version 1 (R-070)', async () => {
  const { hash, version } = await book(demoRulebook);
  expectRefusal(await saveBook(standing, demoRulebook, (draft) => draft), bookRefusals.notDraft);
  const renew = (seen: number) => standing.try(rulebookApi.renew, { params: { id: demoRulebook }, body: { version: seen, reason: 'Chỉnh điểm' } });
  expectRefusal(await renew(0), commonRefusals.stale);
  const { id, versionNo } = (await renew(version)).data;
  expect({ id: id !== demoRulebook, versionNo }).toEqual({ id: true, versionNo: 2 });
  expectRefusal(await renew(version), refusals.draftExists);
  const moved: Readonly<Record<string, number>> = { 'TT1.1': 1000, 'TT1.2': -1000 };
  await saveBook(standing, id, (draft) => ({
    book: { ...draft.book, rules: { ...draft.book.rules, step: '0.5', tieRules: [{ rule: 'group_points', group: 'TT2' }] } },
    items: draft.items.map((item) => ({ ...item, maxHundredths: item.maxHundredths + (moved[item.code] ?? 0) })),
  }));
  const next = await book(id);
  expect(next).toMatchObject({ state: 'DRAFT', versionNo: 2, sumHundredths: 100_000, problems: [], editReason: 'Chỉnh điểm' });
  expect(next.versions.map((one) => one.versionNo)).toEqual([1, 2]);
  expect((await book(demoRulebook)).hash).toBe(hash);
  await triedBook(standing, id);
  await minister.call(rulebookApi.publishRulebook, { params: { id }, body: { version: next.version } });
  const sheet = await readSheet(unit.officer, await ownSheet(unit, 2022, termId));
  expect(sheet.rulebook).toMatchObject({ id: demoRulebook, versionNo: 1, hash });
  const superseded = await standing.try(scoringApi.openRound, {
    params: { id: seedId('gt-cum-1-2022') },
    body: { rulebookId: demoRulebook, dueOn: '2022-12-20' },
  });
  expectRefusal(superseded, refusals.rulebookSuperseded);
  const newer = await (
    await app.as('lanhdao.so-haiphong')
  ).try(scoringApi.openRound, { params: { id: seedId('gt-cum-1-2022') }, body: { rulebookId: id, dueOn: '2022-12-20' } });
  expect(newer.data).toEqual({ opened: 10 });
});

test('a step of half a point is kept by the table that asks for it', async () => {
  const desk = await deskOf(app, 'so-hanoi');
  const id = await ownSheet(desk, 2022, seedId('gt-cum-1-2022'));
  const sheet = await readSheet(desk.officer, id);
  const save = (self: number) =>
    desk.officer.try(scoringApi.saveSelf, {
      params: { id },
      body: { version: sheet.version, lines: [{ itemId: itemOf(sheet, 'TT1.1').itemId, self }] },
    });
  expectRefusal(await save(2875), refusals.offStep);
  expect((await save(2850)).status).toBe(200);
});

test('without an approved programme the checker cannot mark it as met (R-060); an accepted check is verified', async () => {
  const desk = await deskOf(app, 'so-hanoi');
  const headDesk = await deskOf(app, 'so-haiphong');
  const id = await ownSheet(desk, 2022, seedId('gt-cum-1-2022'));
  await submitted(desk, id);
  const sheet = await readSheet(headDesk.officer, id);
  expect(itemOf(sheet, 'TT2.1').fact?.ok).toBe(false);
  expect(
    itemsOf(sheet)
      .filter((item) => item.condition)
      .map((item) => item.condition?.verdict),
  ).toEqual(['UNKNOWN', 'UNKNOWN']);
  const kept = await headDesk.officer.call(scoringApi.keepProposed, { params: { id }, body: { version: sheet.version } });
  const refused = await headDesk.officer.try(scoringApi.review, { params: { id }, body: { version: kept.version } });
  expectRefusal(refused, refusals.notApproved);
  expect(refused.refusal?.message.vi).toContain('TT2.1');
  const none = await headDesk.officer.call(scoringApi.saveCheck, {
    params: { id },
    body: { version: kept.version, lines: [{ itemId: itemOf(sheet, 'TT2.1').itemId, checked: 0, checkComment: 'Chưa có quyết định phê duyệt' }] },
  });
  await headDesk.officer.call(scoringApi.review, { params: { id }, body: { version: none.version } });
  const accepted = await desk.officer.call(scoringApi.accept, { params: { id }, body: { version: none.version + 1 } });
  expect((await readSheet(desk.officer, id)).state).toBe('EXPLAINED');
  await headDesk.officer.call(scoringApi.verify, { params: { id }, body: { version: accepted.version } });
  expect((await readSheet(desk.officer, id)).totals.final).toBe(94_000);
});

test('a delegate of the leader submits, dated and for this act only (R-017)', async () => {
  const desk = await deskOf(app, 'so-bacninh');
  const id = await ownSheet(desk, 2022, seedId('gt-cum-1-2022'));
  const sheet = await readSheet(desk.officer, id);
  const { version } = await desk.officer.call(scoringApi.saveSelf, {
    params: { id },
    body: { version: 0, lines: itemsOf(sheet).map((item) => ({ itemId: item.itemId, self: item.max })) },
  });
  expectRefusal(await desk.officer.try(scoringApi.submit, { params: { id }, body: { version } }), refusals.onlyLeader);
  const delegate = (acts: ('scoring.submit' | 'agreements.sign')[], validFrom: string, validTo: string) =>
    desk.leader.call(identityApi.delegate, {
      body: { unitId: desk.unitId, toAccountId: seedId('demo/canbo.so-bacninh'), acts, paper: 'Giấy ủy quyền 07', validFrom, validTo },
    });
  await delegate(['agreements.sign'], '2022-12-01', '2022-12-31');
  await delegate(['scoring.submit'], '2022-12-02', '2022-12-03');
  expectRefusal(await desk.officer.try(scoringApi.submit, { params: { id }, body: { version } }), refusals.onlyLeader);
  app.clock.set('2022-12-03');
  await desk.officer.call(scoringApi.submit, { params: { id }, body: { version } });
  expect((await readSheet(desk.officer, id)).state).toBe('SELF_SUBMITTED');
});
