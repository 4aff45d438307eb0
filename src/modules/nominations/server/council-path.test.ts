import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp } from '#app/testing/harness.ts';
import { system } from '#platform/actor.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { seedId } from '#platform/ids.ts';
import { sql } from '#platform/db/database.ts';
import { councilRefusals, councilsApi } from '#modules/councils/contract.ts';
import {
  concludeAndSign,
  inSession,
  itemsOf,
  memberPerson,
  openBallot,
  planned,
  versionOf as meetingVersion,
  voteAndCount,
} from '#modules/councils/server/testing.ts';
import { decisionRefusals, decisionsApi } from '#modules/decisions/contract.ts';
import { documentsApi } from '#modules/documents/contract.ts';
import { nominationRefusals, nominationsApi } from '../contract.ts';
import { statusOfUnit } from '../index.ts';
import {
  checking,
  councilMeets,
  decisionPaper,
  detail,
  eligible,
  employed,
  employee,
  everyone,
  explainAll,
  nominationWorld,
  openProof,
  present,
  putOn,
  unitId,
  versionOf,
  type World,
} from './testing.ts';

let app: TestApp;
let world: World;
const day = '2022-12-20';

beforeAll(async () => {
  app = await testApp({ today: day });
  world = await nominationWorld(app);
  await employed(app);
});
afterAll(() => app.close());

const body = async (id: string) => ({ version: await versionOf(world.standing, id) });
const submission = (id: string) => world.minister.call(decisionsApi.submission, { params: { id } });

test('the whole path of a collective: unit, appraisal, council, Minister, award, archive', async () => {
  const id = await eligible(world);
  await councilMeets(world, day, [id], { yes: [1, 2, 3, 4, 5, 6, 7, 8], no: [9] });
  const passed = await detail(world, id);
  expect(passed).toMatchObject({ state: 'PASSED', sittings: [{ result: 'PASSED', figures: { yes: 8, base: 9 } }] });
  // The council's yes is not a decision: nothing stands in the register.
  expect(await world.officer.call(decisionsApi.history, { query: { unitId } })).toEqual([]);

  const submissionId = await present(world, [id]);
  expect((await submission(submissionId)).list[0]).toMatchObject({
    title: 'Cục Viễn thám quốc gia – Bằng khen của Bộ, ban, ngành, tỉnh năm 2022',
    detail: expect.stringContaining('8/9 đồng ý'),
  });
  const decided = await world.minister.call(nominationsApi.decide, {
    params: { id: submissionId },
    body: { version: 0, items: [{ objectId: id, outcome: 'DECIDED', reason: '' }], ...decisionPaper('3100/QĐ-BTNMT', day) },
  });
  const [award] = await world.officer.call(decisionsApi.history, { query: { unitId } });
  expect(award).toMatchObject({ state: 'DECIDED', year: 2022, decision: { number: '3100/QĐ-BTNMT' }, decidedOn: day, synthetic: true });
  expect(await submission(submissionId)).toMatchObject({ state: 'DECIDED', waiting: 0, can: { decide: { ok: false } } });

  // The paper stands in the register of documents with the same stroke.
  const { documentId } = await world.officer.call(decisionsApi.decision, { params: { id: decided.decisionId ?? '' } });
  expect(await world.officer.call(documentsApi.detail, { params: { id: documentId ?? '' } })).toMatchObject({
    type: 'Quyết định',
    number: '3100/QĐ-BTNMT',
    issuedOn: day,
    issuerUnitId: seedId('org-btnmt'),
    status: 'issued',
    citations: [{ link: `/quyet-dinh/${decided.decisionId}` }],
  });

  await world.standing.call(decisionsApi.publish, { params: { id: decided.decisionId ?? '' }, body: { version: 0 } });
  const confer = async (on: string) =>
    world.standing.try(nominationsApi.award, { params: { id }, body: { ...(await body(id)), on, place: 'Hội trường Bộ' } });
  expectRefusal(await confer('2022-12-19'), nominationRefusals.awardTooEarly);
  expectRefusal(await confer('2022-12-21'), nominationRefusals.awardTooEarly);
  expect((await confer(day)).status).toBe(200);
  await world.standing.call(nominationsApi.archive, { params: { id }, body: await body(id) });
  const archived = await world.leader.call(nominationsApi.detail, { params: { id } });
  expect(archived).toMatchObject({ state: 'ARCHIVED', award: { state: 'AWARDED', decision: { number: '3100/QĐ-BTNMT' } } });
  expect(archived.history.map((one) => one.to).reverse()).toEqual(
    expect.arrayContaining([
      'DRAFT',
      'UNIT_APPROVED',
      'SUBMITTED',
      'RECEIVED',
      'CHECKING',
      'ELIGIBLE',
      'AT_COUNCIL',
      'PASSED',
      'PRESENTED',
      'DECIDED',
      'AWARDED',
      'ARCHIVED',
    ]),
  );
  const open = await app.db.pool.query(`select kind from notifications.duty where object_id = any ($1::uuid[]) and state = 'OPEN'`, [
    [id, submissionId, decided.decisionId],
  ]);
  expect(open.rows).toEqual([]);
  expect(await app.look((tx) => statusOfUnit(tx, unitId, 2022))).toContainEqual(expect.objectContaining({ id, state: 'ARCHIVED' }));
});

test('the whole path of a person, with a secret ballot on paper at 90 % of all members', async () => {
  const id = await eligible(world, { awardCode: 'CSTD_BBNT', subjectKind: 'person', subjectId: employee });
  const meetingId = await planned(world, day);
  await putOn(world, meetingId, [id]);
  await inSession(world, meetingId);
  const [item] = (await world.standing.call(councilsApi.meeting, { params: { id: meetingId } })).items;
  expect(item).toMatchObject({ thresholdPercent: 90, needed: 9, secret: true });
  const params = { id: meetingId };
  expectRefusal(
    await world.standing.try(councilsApi.openBallot, {
      params,
      body: { version: await meetingVersion(world, meetingId), itemIds: [item?.id ?? ''], kind: 'open' },
    }),
    councilRefusals.secretNeeded,
  );
  await openBallot(world, meetingId, 'paper');
  await world.standing.call(councilsApi.close, {
    params,
    body: { version: await meetingVersion(world, meetingId), countingTeam: 'Tổ kiểm phiếu (mẫu)' },
  });
  await world.standing.call(councilsApi.paper, {
    params,
    body: { itemId: item?.id ?? '', issued: 9, returned: 9, yes: 9, no: 0, blank: 0, invalid: 0 },
  });
  await world.standing.call(councilsApi.count, { params, body: { version: await meetingVersion(world, meetingId) } });
  await concludeAndSign(world, meetingId);
  await world.standing.call(nominationsApi.takeResults, { params: { meetingId }, body: { version: await meetingVersion(world, meetingId) } });
  const submissionId = await present(world, [id]);
  await world.minister.call(nominationsApi.decide, {
    params: { id: submissionId },
    body: { version: 0, items: [{ objectId: id, outcome: 'DECIDED', reason: '' }], ...decisionPaper('3101/QĐ-BTNMT', day) },
  });
  expect(await world.officer.call(decisionsApi.history, { query: { personId: employee } })).toMatchObject([
    { state: 'DECIDED', recipient: { personId: employee, name: 'Chuyên viên Cục Viễn thám (mẫu)' } },
  ]);
  // The person sees the own dossier.
  expect((await (await app.as('nhanvien.cuc-vt')).call(nominationsApi.detail, { params: { id } })).state).toBe('DECIDED');
});

test('no list is closed over an unexplained condition; several go together or none (R-113)', async () => {
  const open = await checking(world, { awardCode: 'CO_BBNT', year: 2020 });
  await openProof(world, open);
  await world.standing.call(nominationsApi.eligible, { params: { id: open }, body: await body(open) });
  const fine = await eligible(world, { year: 2019 });
  const meetingId = await planned(world, day);
  const put = async (ids: string[]) =>
    world.standing.try(nominationsApi.putOnList, {
      body: { meetingId, items: await Promise.all(ids.map(async (id) => ({ id, ...(await body(id)) }))) },
    });
  expectRefusal(await put([open, fine]), nominationRefusals.findingsOpen);
  expect((await detail(world, fine)).state).toBe('ELIGIBLE');
  await explainAll(world, open);
  expectRefusal(await world.standing.try(nominationsApi.putOnList, { body: { meetingId, items: [{ id: fine, version: 0 }] } }), commonRefusals.stale);
  expect((await put([open, fine])).data).toMatchObject({ count: 2 });
  const { items } = await world.standing.call(councilsApi.meeting, { params: { id: meetingId } });
  expect(items).toHaveLength(2);

  await world.standing.call(nominationsApi.takeOffList, { params: { id: fine }, body: { ...(await body(fine)), reason: 'Cần xác minh thêm' } });
  expect((await detail(world, fine)).state).toBe('ELIGIBLE');
  expect(await itemsOf(world, meetingId)).toHaveLength(1);
  await inSession(world, meetingId);
  expectRefusal(await put([fine]), councilRefusals.agendaClosed);
  await openBallot(world, meetingId);
  expectRefusal(
    await world.standing.try(nominationsApi.takeOffList, { params: { id: open }, body: { ...(await body(open)), reason: 'Muộn' } }),
    councilRefusals.itemDealtWith,
  );
});

test('a cancelled meeting gives its dossiers back to be put on another list', async () => {
  const id = await eligible(world, { year: 2018 });
  const meetingId = await planned(world, day);
  await putOn(world, meetingId, [id]);
  await world.standing.call(councilsApi.cancel, {
    params: { id: meetingId },
    body: { version: await meetingVersion(world, meetingId), reason: 'Không đủ thành phần' },
  });
  await world.standing.call(nominationsApi.takeOffList, { params: { id }, body: { ...(await body(id)), reason: 'Phiên họp đã hủy' } });
  await putOn(world, await planned(world, day), [id]);
  expect((await detail(world, id)).sittings).toHaveLength(2);
});

test('not passed: seen by the council and the own unit, by nobody else (R-114)', async () => {
  const id = await eligible(world, { year: 2017 });
  await councilMeets(world, day, [id], { yes: [1, 2, 3, 4], no: [5, 6, 7, 8, 9] });
  expect((await detail(world, id)).state).toBe('NOT_PASSED');
  const history = async (login: string) =>
    (await (await app.as(login)).call(nominationsApi.history, { query: { unitId } })).some((row) => row.id === id);
  expect([await history('uyvien3'), await history('canbo.cuc-vt'), await history('canbo.cuc-tnn')]).toEqual([true, true, false]);
  expectRefusal(
    await world.standing.try(nominationsApi.present, { body: { ids: [id], number: '16/TTr', title: 'Tờ trình', note: 'x' } }),
    nominationRefusals.notPassed,
  );
});

test('conclusions go out once, only after both signatures', async () => {
  const id = await eligible(world, { year: 2016 });
  const meetingId = await planned(world, day);
  await putOn(world, meetingId, [id]);
  await inSession(world, meetingId);
  await voteAndCount(world, meetingId, await openBallot(world, meetingId), { yes: everyone });
  const send = async () =>
    world.standing.try(nominationsApi.takeResults, { params: { meetingId }, body: { version: await meetingVersion(world, meetingId) } });
  expectRefusal(await send(), councilRefusals.notNow);
  await concludeAndSign(world, meetingId);
  expectRefusal(await world.members[1]!.try(nominationsApi.takeResults, { params: { meetingId }, body: { version: 0 } }), commonRefusals.notYourRole);
  expect((await send()).data).toEqual({ passed: 1, notPassed: 0 });
  expectRefusal(await send(), councilRefusals.notNow);
  expect((await world.members[2]!.call(nominationsApi.cases, { params: { meetingId } }))[0]).toMatchObject({
    objectId: id,
    minute: { yes: 40, members: 45 },
  });
});

test('the in-time route on an arbitrary day: no meeting of the unit, passed by the standing body and marked so (R-092, R-112)', async () => {
  app.clock.set('2022-07-17');
  const id = await eligible(world, { route: 'in-time', year: 2022 });
  expectRefusal(
    await world.standing.try(nominationsApi.passByStanding, { params: { id }, body: { ...(await body(id)), reason: '' } }),
    commonRefusals.invalidInput,
  );
  await world.standing.call(nominationsApi.passByStanding, { params: { id }, body: { ...(await body(id)), reason: 'Ứng phó sự cố kịp thời' } });
  expect(await detail(world, id)).toMatchObject({ state: 'PASSED', byStanding: true, stateReason: 'Ứng phó sự cố kịp thời' });
  const submissionId = await present(world, [id]);
  expect((await submission(submissionId)).list[0]?.detail).toContain('Thường trực thay mặt Hội đồng');
  app.clock.set(day);
});

test('what needs a ballot by law, and what is on the yearly route, the standing body does not pass alone', async () => {
  const person = await eligible(world, { route: 'in-time', awardCode: 'CSTD_BBNT', subjectKind: 'person', subjectId: employee, year: 2021 });
  expectRefusal(
    await world.standing.try(nominationsApi.passByStanding, { params: { id: person }, body: { ...(await body(person)), reason: 'Kịp thời' } }),
    nominationRefusals.ballotNeeded,
  );
  const yearly = await eligible(world, { year: 2015 });
  expectRefusal(
    await world.standing.try(nominationsApi.passByStanding, { params: { id: yearly }, body: { ...(await body(yearly)), reason: 'Kịp thời' } }),
    nominationRefusals.notNow,
  );
});

/** In-time dossiers of several years, passed by the standing body and before the Minister. */
async function before(years: readonly number[], more: object = {}): Promise<{ ids: string[]; submissionId: string }> {
  const ids: string[] = [];
  for (const year of years) {
    const id = await eligible(world, { route: 'in-time', year, ...more });
    await world.standing.call(nominationsApi.passByStanding, { params: { id }, body: { ...(await body(id)), reason: 'Kịp thời' } });
    ids.push(id);
  }
  return { ids, submissionId: await present(world, ids) };
}

test('the Minister decides some, rejects some with a reason, and the submission closes with the last', async () => {
  const {
    ids: [first = '', second = '', third = ''],
    submissionId,
  } = await before([2005, 2006, 2007]);
  const decide = (items: object[], more: object, version: number) =>
    world.minister.try(nominationsApi.decide, { params: { id: submissionId }, body: { version, items, ...more } as never });
  const agreed = { objectId: first, outcome: 'DECIDED', reason: '' };
  expectRefusal(await decide([agreed], {}, 0), decisionRefusals.numberMissing);
  expectRefusal(await decide([{ objectId: second, outcome: 'REJECTED', reason: '' }], {}, 0), decisionRefusals.reasonMissing);
  expectRefusal(await decide([{ objectId: unitId, outcome: 'DECIDED', reason: '' }], decisionPaper('x', day), 0), decisionRefusals.itemUnknown);
  expectRefusal(await decide([agreed], decisionPaper('x', '2022-12-21'), 0), decisionRefusals.dayOutside);
  expectRefusal(await decide([agreed], decisionPaper('3100/QĐ-BTNMT', day), 0), decisionRefusals.numberTaken);
  expectRefusal(await decide([agreed], decisionPaper('3102/QĐ-BTNMT', day), 9), commonRefusals.stale);
  expect(
    (await decide([agreed, { objectId: second, outcome: 'REJECTED', reason: 'Chưa tiêu biểu' }], decisionPaper('3102/QĐ-BTNMT', day), 0)).status,
  ).toBe(200);
  expect(await submission(submissionId)).toMatchObject({ state: 'OPEN', waiting: 1, can: { decide: { ok: true }, giveBack: { ok: false } } });
  expect(await detail(world, second)).toMatchObject({ state: 'REJECTED', stateReason: 'Chưa tiêu biểu', award: null });
  expectRefusal(await decide([agreed], decisionPaper('3103/QĐ-BTNMT', day), 1), decisionRefusals.itemClosed);
  expect((await decide([{ objectId: third, outcome: 'REJECTED', reason: 'Trùng' }], {}, 1)).data).toMatchObject({ decisionId: null });
  expect((await submission(submissionId)).state).toBe('DECIDED');
});

test('only the Minister decides; a whole submission may be given back', async () => {
  const {
    ids: [id = ''],
    submissionId,
  } = await before([2008]);
  expectRefusal(
    await world.standing.try(nominationsApi.decide, {
      params: { id: submissionId },
      body: { version: 0, items: [{ objectId: id, outcome: 'DECIDED', reason: '' }] },
    }),
    commonRefusals.notYourRole,
  );
  expectRefusal(await world.leader.try(decisionsApi.submission, { params: { id: submissionId } }), commonRefusals.notYourRole);
  await world.minister.call(nominationsApi.giveBack, { params: { id: submissionId }, body: { version: 0, reason: 'Bổ sung thành tích' } });
  expect(await detail(world, id)).toMatchObject({ state: 'PASSED', stateReason: 'Bổ sung thành tích' });
  expect((await submission(submissionId)).state).toBe('RETURNED');
  expectRefusal(
    await world.minister.try(nominationsApi.decide, {
      params: { id: submissionId },
      body: { version: 1, items: [{ objectId: id, outcome: 'DECIDED', reason: '' }] },
    }),
    decisionRefusals.submissionClosed,
  );
  await present(world, [id]);
});

test('appraiser and approver are two accounts', async () => {
  const {
    ids: [id = ''],
    submissionId,
  } = await before([2009]);
  await app.db.write(system, (tx) =>
    tx.run(
      sql`insert into identity.role_grant (id, account_id, role, reason) values (${seedId('test/both')}, ${seedId('demo/thuongtruc')}, 'minister', 'Kiêm nhiệm')`,
    ),
  );
  const both = await app.as('thuongtruc');
  expectRefusal(
    await both.try(nominationsApi.decide, {
      params: { id: submissionId },
      body: { version: 0, items: [{ objectId: id, outcome: 'DECIDED', reason: '' }], ...decisionPaper('3109/QĐ', day) },
    }),
    nominationRefusals.twoParts,
  );
  expectRefusal(
    await both.try(nominationsApi.giveBack, { params: { id: submissionId }, body: { version: 0, reason: 'Trả lại' } }),
    nominationRefusals.twoParts,
  );
  await app.db.pool.query('delete from identity.role_grant where id = $1', [seedId('test/both')]);
});

test('a State-level honour: the Minister only agrees to propose; the award comes with the decision from above', async () => {
  const {
    ids: [id = ''],
    submissionId,
  } = await before([2010], { awardCode: 'BK_TTG' });
  await world.minister.call(nominationsApi.decide, {
    params: { id: submissionId },
    body: { version: 0, items: [{ objectId: id, outcome: 'DECIDED', reason: '' }] },
  });
  expect(await detail(world, id)).toMatchObject({ state: 'DECIDED', stateLevel: true, award: null });
  expectRefusal(
    await world.standing.try(nominationsApi.award, { params: { id }, body: { ...(await body(id)), on: day, place: 'Hà Nội' } }),
    nominationRefusals.waitsForState,
  );
  await world.standing.call(nominationsApi.forward, { params: { id }, body: { ...(await body(id)), number: '500/TTr-BTNMT', on: day } });
  await world.standing.call(nominationsApi.stateDecide, {
    params: { id },
    body: { ...(await body(id)), number: '1600/QĐ-TTg', decidedOn: day, signerName: 'Người ký (mẫu)', signerPost: 'Thủ tướng' },
  });
  expect(await detail(world, id)).toMatchObject({ state: 'STATE_DECIDED', award: { state: 'DECIDED', decision: { number: '1600/QĐ-TTg' } } });
  expectRefusal(
    await world.minister.try(nominationsApi.revoke, { params: { id }, body: { ...(await body(id)), paper: '1/QĐ', on: day, reason: 'Sai sót' } }),
    nominationRefusals.onlyStanding,
  );

  const other = await before([2011], { awardCode: 'BK_TTG' });
  const [refused = ''] = other.ids;
  await world.minister.call(nominationsApi.decide, {
    params: { id: other.submissionId },
    body: { version: 0, items: [{ objectId: refused, outcome: 'DECIDED', reason: '' }] },
  });
  await world.standing.call(nominationsApi.forward, {
    params: { id: refused },
    body: { ...(await body(refused)), number: '501/TTr-BTNMT', on: day },
  });
  await world.standing.call(nominationsApi.stateRefuse, {
    params: { id: refused },
    body: { ...(await body(refused)), reason: 'Chưa đủ tiêu chuẩn' },
  });
  expect(await detail(world, refused)).toMatchObject({ state: 'STATE_REFUSED', award: null });
});

test('an award is taken back with paper and cause; its row stays (law.md §13)', async () => {
  const {
    ids: [id = ''],
    submissionId,
  } = await before([2012]);
  await world.minister.call(nominationsApi.decide, {
    params: { id: submissionId },
    body: { version: 0, items: [{ objectId: id, outcome: 'DECIDED', reason: '' }], ...decisionPaper('3120/QĐ-BTNMT', day) },
  });
  expectRefusal(
    await world.standing.try(nominationsApi.revoke, { params: { id }, body: { ...(await body(id)), paper: '1/QĐ', on: day, reason: 'Khai sai' } }),
    nominationRefusals.onlyMinister,
  );
  expectRefusal(
    await world.standing.try(nominationsApi.forward, { params: { id }, body: { ...(await body(id)), number: '1', on: day } }),
    nominationRefusals.onlyStateLevel,
  );
  await world.minister.call(nominationsApi.revoke, {
    params: { id },
    body: { ...(await body(id)), paper: '3200/QĐ-BTNMT', on: day, reason: 'Kê khai thành tích không trung thực' },
  });
  const awards = await world.officer.call(decisionsApi.history, { query: { unitId } });
  expect(awards.find((row) => row.decision?.number === '3120/QĐ-BTNMT')).toMatchObject({
    state: 'REVOKED',
    revoked: { paper: '3200/QĐ-BTNMT', on: day, reason: 'Kê khai thành tích không trung thực' },
  });
});

test('a candidate who sits on the council is named on the agenda', async () => {
  await employed(app, memberPerson(7), 'Ủy viên Hội đồng 7 (mẫu)');
  const id = await eligible(world, { subjectKind: 'person', subjectId: memberPerson(7), year: 2014 });
  const meetingId = await planned(world, day);
  await putOn(world, meetingId, [id]);
  expect((await world.standing.call(councilsApi.meeting, { params: { id: meetingId } })).items[0]?.candidates).toEqual(['Ủy viên Hội đồng 7 (mẫu)']);
});
