import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp } from '#app/testing/harness.ts';
import { system } from '#platform/actor.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { newId, seedId } from '#platform/ids.ts';
import { sql } from '#platform/db/database.ts';
import { evidenceApi } from '#modules/evidence/contract.ts';
import { identityApi } from '#modules/identity/contract.ts';
import { nominationRefusals, nominationsApi } from '../contract.ts';
import {
  attachAll,
  checking,
  detail,
  draft,
  eligible,
  employed,
  employee,
  explainAll,
  nominationWorld,
  openProof,
  ready,
  submitted,
  unitId,
  versionOf,
  write,
  type World,
} from './testing.ts';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await testApp({ today: '2022-12-05' });
  world = await nominationWorld(app);
  await employed(app);
});
afterAll(() => app.close());

const dutiesOf = async (id: string) =>
  (
    await app.db.pool.query<{ kind: string; owner_role: string; due_on: string | null }>(
      `select kind, owner_role, due_on from notifications.duty where object_id = $1 and state = 'OPEN'`,
      [id],
    )
  ).rows;

test('options: the titles of this day only, own collectives, own unit', async () => {
  const options = await world.officer.call(nominationsApi.options);
  expect(options.regime.code).toBe('R2003');
  expect(options.units).toMatchObject([{ id: unitId }]);
  expect(options.subjects[0]).toMatchObject({ id: unitId });
  expect(options.awards.some((award) => award.code === 'CO_BBNT' && award.subject === 'unit')).toBe(true);
  expect(options.awards.some((award) => award.code === 'CSTDCS' && award.subject === 'unit')).toBe(false);
  expectRefusal(await world.standing.try(nominationsApi.options), commonRefusals.notYourRole);
});

test('a dossier opens on any day, and the checklist of its title comes with it (R-092, R-109)', async () => {
  const id = await draft(world);
  const dossier = await world.officer.call(nominationsApi.detail, { params: { id } });
  expect(dossier).toMatchObject({
    state: 'DRAFT',
    route: 'yearly',
    subjectName: 'Cục Viễn thám quốc gia',
    synthetic: true,
    myPart: 'proposer',
    stateLevel: false,
  });
  expect(dossier.papers.filter((paper) => paper.required).map((paper) => paper.code)).toEqual(['submission', 'report', 'minutes']);
  expect(dossier.groupName).toContain('IV');
  expect(await dutiesOf(id)).toMatchObject([{ kind: 'nominations.prepare', owner_role: 'officer' }]);
});

test('what a new dossier may not be', async () => {
  const create = (more: object) =>
    world.officer.try(nominationsApi.create, {
      body: { unitId, year: 2022, route: 'yearly', awardCode: 'BK_BBNT', subjectKind: 'unit', subjectId: unitId, ...more } as never,
    });
  expectRefusal(await create({ awardCode: 'XPTB' }), nominationRefusals.titleUnknown);
  expectRefusal(await create({ awardCode: 'CO_BBNT', subjectKind: 'person', subjectId: employee }), nominationRefusals.titleUnknown);
  expectRefusal(await create({ awardCode: 'HC_HCM' }), nominationRefusals.titleUnknown);
  expectRefusal(await create({ year: 2023 }), nominationRefusals.yearAhead);
  expectRefusal(await create({ subjectId: seedId('org-cuc-tnn') }), nominationRefusals.subjectOfOthers);
  expectRefusal(await create({ subjectKind: 'person', subjectId: newId() }), nominationRefusals.subjectUnknown);
  expectRefusal(await create({ unitId: seedId('org-cuc-tnn'), subjectId: seedId('org-cuc-tnn') }), nominationRefusals.onlyUnit);
  expect((await create({ colour: 'red' })).refusal?.fields?.[0]?.path).toBe('colour');
});

test('the achievement is kept as it is typed; an older version is refused; the vote of the unit freezes it', async () => {
  const id = await draft(world);
  await write(world, id);
  expectRefusal(await world.officer.try(nominationsApi.save, { params: { id }, body: { version: 0, achievement: 'khác' } }), commonRefusals.stale);
  const minute = (more: object = {}) => ({ params: { id }, body: { version: 1, number: '05/BB', on: '2022-12-05', yes: 23, members: 45, ...more } });
  expectRefusal(await world.officer.try(nominationsApi.minute, minute({ yes: 22 })), nominationRefusals.minuteShare);
  expectRefusal(await world.officer.try(nominationsApi.minute, minute({ yes: 46 })), nominationRefusals.minuteShare);
  expectRefusal(await world.officer.try(nominationsApi.minute, minute({ on: '2022-12-06' })), nominationRefusals.minuteAhead);
  await world.officer.call(nominationsApi.minute, minute());
  expect(await dutiesOf(id)).toMatchObject([{ kind: 'nominations.submit', owner_role: 'leader' }]);
  expectRefusal(
    await world.officer.try(nominationsApi.save, { params: { id }, body: { version: 2, achievement: 'khác' } }),
    nominationRefusals.notNow,
  );
  await world.officer.call(nominationsApi.reopen, { params: { id }, body: { version: 2, reason: 'Sửa số liệu' } });
  expect(await world.officer.call(nominationsApi.detail, { params: { id } })).toMatchObject({ state: 'DRAFT', minute: null });
});

test('a vote needs something to vote on', async () => {
  const id = await draft(world);
  expectRefusal(
    await world.officer.try(nominationsApi.minute, { params: { id }, body: { version: 0, number: '1', on: '2022-12-01', yes: 9, members: 9 } }),
    nominationRefusals.achievementMissing,
  );
});

test('the head submits a complete dossier; the officer, an incomplete one and a second send are refused', async () => {
  const id = await draft(world);
  await write(world, id);
  await world.officer.call(nominationsApi.minute, { params: { id }, body: { version: 1, number: '05/BB', on: '2022-12-01', yes: 40, members: 45 } });
  const submit = async (visitor = world.leader) =>
    visitor.try(nominationsApi.submit, { params: { id }, body: { version: await versionOf(visitor, id) } });
  expectRefusal(await submit(world.officer), nominationRefusals.onlyLeader);
  expectRefusal(await submit(), nominationRefusals.papersMissing);
  await attachAll(world, id);
  expect((await submit()).status).toBe(200);
  expectRefusal(await submit(), nominationRefusals.notNow);
  expect(await detail(world, id)).toMatchObject({ state: 'SUBMITTED', submittedOn: '2022-12-05', submittedBy: 'Thủ trưởng Cục Viễn thám (mẫu)' });
  expect(await dutiesOf(id)).toMatchObject([{ kind: 'nominations.receive', owner_role: 'standing' }]);
});

test('an original may be handed in on paper, with the place where it is kept', async () => {
  const id = await draft(world, { route: 'in-time' });
  await write(world, id);
  const [submission, summary] = (await world.officer.call(nominationsApi.detail, { params: { id } })).papers;
  for (const paper of [submission, summary]) {
    await world.officer.call(nominationsApi.notePaper, {
      params: { id, paperId: paper?.id ?? '' },
      body: { version: await versionOf(world.officer, id), onPaper: 'Văn thư Cục, tủ 3' },
    });
  }
  expectRefusal(
    await world.officer.try(nominationsApi.notePaper, {
      params: { id, paperId: newId() },
      body: { version: await versionOf(world.officer, id), onPaper: 'x' },
    }),
    nominationRefusals.paperUnknown,
  );
  await world.leader.call(nominationsApi.submit, { params: { id }, body: { version: await versionOf(world.leader, id) } });
  const body = async () => ({ version: await versionOf(world.standing, id) });
  for (const verb of ['receive', 'check'] as const) await world.standing.call(nominationsApi[verb], { params: { id }, body: await body() });
  expectRefusal(await world.standing.try(nominationsApi.eligible, { params: { id }, body: await body() }), nominationRefusals.proofNotOpened);
  await world.standing.call(nominationsApi.checkPaper, { params: { id, paperId: submission?.id ?? '' }, body: await body() });
  await world.standing.call(nominationsApi.eligible, { params: { id }, body: await body() });
  expect((await detail(world, id)).papers[0]?.opened).toMatchObject({ by: 'Thường trực Hội đồng (mẫu)', on: '2022-12-05' });
});

test('a delegate submits in the head’s name, on record (R-017)', async () => {
  const id = await ready(world);
  const submit = async () => world.officer.try(nominationsApi.submit, { params: { id }, body: { version: await versionOf(world.officer, id) } });
  expectRefusal(await submit(), nominationRefusals.onlyLeader);
  await world.leader.call(identityApi.delegate, {
    body: {
      unitId,
      toAccountId: seedId('demo/canbo.cuc-vt'),
      acts: ['nominations.submit'],
      paper: 'Giấy ủy quyền 12/GUQ',
      validFrom: '2022-12-05',
      validTo: '2022-12-05',
    },
  });
  expect((await submit()).status).toBe(200);
  expect((await detail(world, id)).submittedBy).toBe(
    'Cán bộ TĐKT Cục Viễn thám (mẫu), thay mặt Thủ trưởng Cục Viễn thám (mẫu) (Giấy ủy quyền 12/GUQ)',
  );
  app.clock.set('2022-12-06');
  const next = await ready(world);
  expectRefusal(
    await world.officer.try(nominationsApi.submit, { params: { id: next }, body: { version: await versionOf(world.officer, next) } }),
    nominationRefusals.onlyLeader,
  );
  app.clock.set('2022-12-05');
});

test('another unit, and overseers before submission, meet nothing: the same answer as a missing dossier', async () => {
  const id = await draft(world);
  const other = await app.as('lanhdao.cuc-tnn');
  expectRefusal(await other.try(nominationsApi.detail, { params: { id } }), commonRefusals.notFound);
  expectRefusal(await other.try(nominationsApi.detail, { params: { id: newId() } }), commonRefusals.notFound);
  expectRefusal(await other.try(nominationsApi.withdraw, { params: { id }, body: { version: 0, reason: 'Thử' } }), commonRefusals.notFound);
  expectRefusal(await world.standing.try(nominationsApi.detail, { params: { id } }), commonRefusals.notFound);
  expect((await other.call(nominationsApi.list, { query: {} })).rows.some((row) => row.id === id)).toBe(false);
  const sent = await submitted(world);
  expect((await detail(world, sent)).state).toBe('SUBMITTED');
  expectRefusal(await other.try(nominationsApi.detail, { params: { id: sent } }), commonRefusals.notFound);
  expectRefusal(
    await (await app.as('nhanvien.cuc-vt')).try(nominationsApi.save, { params: { id }, body: { version: 0, achievement: '' } }),
    commonRefusals.notYourRole,
  );
});

test('receiving pins the day and the regime of that day (law.md §1)', async () => {
  const id = await submitted(world);
  const receive = async (visitor = world.standing) =>
    visitor.try(nominationsApi.receive, { params: { id }, body: { version: await versionOf(world.standing, id) } });
  expectRefusal(await receive(world.leader), commonRefusals.notYourRole);
  expect((await receive()).status).toBe(200);
  const dossier = await detail(world, id);
  expect(dossier).toMatchObject({ state: 'RECEIVED', acceptedOn: '2022-12-05', regime: { code: 'R2003' } });
  // The notes are the law's own clauses of the day of acceptance, with source, dates and how sure we are.
  expect(dossier.notes.map((note) => note.id)).toEqual(['X1.R2003', 'X4.2019', 'X10.R2003', 'X2', 'X3.R2003', 'X7', 'X9.2019', 'X11']);
  expect(dossier.notes.find((note) => note.id === 'X4.2019')).toMatchObject({
    source: expect.stringContaining('Thông tư 12/2019/TT-BNV') as string,
    from: '2020-01-01',
    to: '2023-12-31',
    confidence: 'V',
    soft: false,
  });
  expect(dossier.notes.find((note) => note.id === 'X3.R2003')).toMatchObject({ confidence: '?', soft: true });
});

test('a dossier drafted under the old law and accepted under the new one follows the new checklist', async () => {
  app.clock.set('2023-12-28');
  const id = await submitted(world, { awardCode: 'CSTDCS', subjectKind: 'person', subjectId: employee, year: 2023 });
  expect((await detail(world, id)).papers.map((paper) => paper.code)).toContain('initiative');
  app.clock.set('2024-01-02');
  await world.standing.call(nominationsApi.receive, { params: { id }, body: { version: await versionOf(world.standing, id) } });
  const dossier = await detail(world, id);
  expect(dossier.regime.code).toBe('R2022a');
  expect(dossier.ballot).toMatchObject({ thresholdPercent: 80 });
  expect(dossier.papers.find((paper) => paper.code === 'initiative')?.required).toBe(false);
  expect(dossier.papers.find((paper) => paper.code === 'initiative-or-rating')?.required).toBe(true);
  app.clock.set('2022-12-05');
});

test('not accepted: wrong level, with its reason; it never moves again', async () => {
  const id = await submitted(world);
  const body = { version: await versionOf(world.standing, id), kind: 'wrong-level' as const, reason: 'Thuộc thẩm quyền Cục trưởng' };
  await world.standing.call(nominationsApi.refuse, { params: { id }, body });
  expect(await detail(world, id)).toMatchObject({ state: 'REFUSED', stateReason: 'Không đúng cấp đề nghị: Thuộc thẩm quyền Cục trưởng' });
  expectRefusal(await world.standing.try(nominationsApi.receive, { params: { id }, body: { version: body.version + 1 } }), nominationRefusals.notNow);
  expect(await dutiesOf(id)).toEqual([]);
  expect((await world.leader.call(nominationsApi.detail, { params: { id } })).history[0]).toMatchObject({
    to: 'REFUSED',
    reason: expect.stringContaining('Cục trưởng'),
  });
});

test('the check finds duplicates and says what it does not know', async () => {
  const first = await checking(world, { awardCode: 'CO_BBNT', year: 2021 });
  const second = await checking(world, { awardCode: 'CO_BBNT', year: 2021 });
  const found = Object.fromEntries((await detail(world, second)).findings.map((one) => [one.code, one.verdict]));
  expect(found).toMatchObject({
    'title-valid': 'MET',
    papers: 'MET',
    proof: 'MET',
    'unit-minute': 'MET',
    'same-award': 'UNMET',
    'leads-group': 'UNKNOWN',
  });
  await world.leader.call(nominationsApi.withdraw, {
    params: { id: first },
    body: { version: await versionOf(world.leader, first), reason: 'Nộp nhầm hai lần' },
  });
  await world.standing.call(nominationsApi.explain, {
    params: { id: second },
    body: { version: await versionOf(world.standing, second), code: 'leads-group', explanation: 'Chờ Khối công bố' },
  });
  await world.standing.call(nominationsApi.check, { params: { id: second }, body: { version: await versionOf(world.standing, second) } });
  const again = (await detail(world, second)).findings;
  expect(again.find((one) => one.code === 'same-award')).toMatchObject({
    verdict: 'MET',
    basis: 'Một thành tích không tặng nhiều lần, nhiều hình thức (Luật 15/2003/QH11 (chưa ghi số điều))',
  });
  expect(again.find((one) => one.code === 'leads-group')).toMatchObject({
    explanation: 'Chờ Khối công bố',
    explainedBy: 'Thường trực Hội đồng (mẫu)',
  });
});

test('a published ranking decides whether a flag may be proposed', async () => {
  const term = await app.look((tx) =>
    tx.one<{ termId: string }>(
      sql`select m.term_id from groups.term_member m join groups.term t on t.id = m.term_id where m.unit_id = ${unitId} and t.year = 2022`,
    ),
  );
  const id = await checking(world, { awardCode: 'CO_BBNT' });
  const rank = async () => {
    await world.standing.call(nominationsApi.check, { params: { id }, body: { version: await versionOf(world.standing, id) } });
    return (await detail(world, id)).findings.find((one) => one.code === 'leads-group')?.verdict;
  };
  expect(await rank()).toBe('UNKNOWN');
  const rows = [{ unitId, total: 95_000, rank: 1, failures: [] }];
  await app.db.pool.query(
    `insert into scoring.rulebook (id, authority_unit_id, title, scale_hundredths, state, hash) values ($1, $2, 'Bảng thử', 100000, 'FROZEN', 'h')`,
    [seedId('test/rulebook'), seedId('org-btnmt')],
  );
  const paperId = newId();
  await app.db.pool.query(
    `insert into scoring.paper (id, term_id, kind, number, issued_on, file_name, media_type, size_bytes, sha256, bytes, added_by, added_at) values ($1, $2, 'MINUTES', '03/BB', '2022-12-04', 'bb.pdf', 'application/pdf', 1, 'h', '\\x00', 'Thử', now())`,
    [paperId, term.termId],
  );
  await app.db.pool.query(
    `insert into scoring.ranking (id, term_id, rulebook_id, rulebook_hash, state, published_on, published_by, rows, hash, paper_id) values ($1, $2, $3, 'h', 'PUBLISHED', '2022-12-04', 'Thử', $4, 'h', $5)`,
    [newId(), term.termId, seedId('test/rulebook'), JSON.stringify(rows), paperId],
  );
  expect(await rank()).toBe('MET');
  expect((await detail(world, id)).rankInGroup).toBe(1);
});

test('asking for more: reason and due day; the unit supplements and sends again, the day of acceptance stays', async () => {
  const id = await checking(world);
  const ask = async (due: string) =>
    world.standing.try(nominationsApi.askMore, {
      params: { id },
      body: { version: await versionOf(world.standing, id), due, reason: 'Bổ sung số liệu quý IV' },
    });
  expectRefusal(await ask('2022-12-04'), nominationRefusals.dueBehind);
  expect((await ask('2022-12-05')).status).toBe(200);
  expect(await dutiesOf(id)).toMatchObject([{ kind: 'nominations.supplement', owner_role: 'officer' }]);
  await write(world, id);
  app.clock.set('2022-12-12');
  const resubmit = async (visitor = world.leader) =>
    visitor.try(nominationsApi.resubmit, { params: { id }, body: { version: await versionOf(world.leader, id), note: 'Đã bổ sung' } });
  expectRefusal(await resubmit(world.officer), nominationRefusals.onlyLeader);
  expect((await resubmit()).status).toBe(200);
  expect(await detail(world, id)).toMatchObject({ state: 'RECEIVED', acceptedOn: '2022-12-05', supplementUntil: null });
  app.clock.set('2022-12-05');
});

test('eligible only after a proof was opened; ineligible names the failed conditions (R-163)', async () => {
  const id = await checking(world);
  const eligibleNow = async () =>
    world.standing.try(nominationsApi.eligible, { params: { id }, body: { version: await versionOf(world.standing, id) } });
  expectRefusal(await eligibleNow(), nominationRefusals.proofNotOpened);
  await openProof(world, id);
  expect((await eligibleNow()).status).toBe(200);

  const failed = await checking(world);
  const ineligible = async (codes: string[]) =>
    world.standing.try(nominationsApi.ineligible, {
      params: { id: failed },
      body: { version: await versionOf(world.standing, failed), codes, reason: 'Trùng hồ sơ' },
    });
  expectRefusal(await ineligible([]), nominationRefusals.noCondition);
  expectRefusal(await ineligible(['proof']), nominationRefusals.conditionUnknown);
  expect((await ineligible(['same-award'])).status).toBe(200);
  expect(await detail(world, failed)).toMatchObject({ state: 'INELIGIBLE', stateReason: expect.stringContaining('Trùng') });
});

test('only conditions that are not met are explained', async () => {
  const id = await checking(world);
  const explain = async (code: string) =>
    world.standing.try(nominationsApi.explain, {
      params: { id },
      body: { version: await versionOf(world.standing, id), code, explanation: 'Vì sao' },
    });
  expectRefusal(await explain('proof'), nominationRefusals.conditionMet);
  expectRefusal(await explain('khong-co'), nominationRefusals.conditionUnknown);
  await explainAll(world, id);
  expect((await detail(world, id)).findings.every((one) => one.verdict === 'MET' || one.explanation !== '')).toBe(true);
});

test('proposer and appraiser are two accounts', async () => {
  const id = await submitted(world);
  await app.db.write(system, (tx) =>
    tx.run(
      sql`insert into identity.role_grant (id, account_id, role, reason) values (${newId()}, ${seedId('demo/lanhdao.cuc-vt')}, 'standing', 'Kiêm nhiệm')`,
    ),
  );
  const both = await app.as('lanhdao.cuc-vt');
  const seen = await both.call(nominationsApi.detail, { params: { id } });
  expect(seen.myPart).toBe('proposer');
  expect(seen.can.receive).toMatchObject({ ok: false, refusal: { code: nominationRefusals.twoParts.code } });
  expectRefusal(await both.try(nominationsApi.receive, { params: { id }, body: { version: seen.version } }), nominationRefusals.twoParts);
  await app.db.pool.query(`delete from identity.role_grant where account_id = $1 and role = 'standing'`, [seedId('demo/lanhdao.cuc-vt')]);
});

test('withdrawing: by the head, with a reason, until the council has it', async () => {
  const id = await eligible(world);
  const withdraw = async (visitor = world.leader) =>
    visitor.try(nominationsApi.withdraw, { params: { id }, body: { version: await versionOf(world.leader, id), reason: 'Đơn vị tự rút' } });
  expectRefusal(await withdraw(world.officer), nominationRefusals.onlyLeader);
  expect((await withdraw()).status).toBe(200);
  expect(await detail(world, id)).toMatchObject({ state: 'WITHDRAWN', stateReason: 'Đơn vị tự rút' });
  expectRefusal(await withdraw(), nominationRefusals.notNow);
});

test('papers keep what was sent: no proof is added after submission', async () => {
  const id = await submitted(world);
  const paper = (await detail(world, id)).papers[0];
  const item = await world.officer.call(evidenceApi.addFact, { body: { unitId, title: 'Thêm sau', note: '', happenedOn: null, documentId: null } });
  expectRefusal(
    await world.officer.try(evidenceApi.attach, { params: { id: item.id }, body: { type: 'nomination-paper', objectId: paper?.id ?? '' } }),
    nominationRefusals.notNow,
  );
});

test('the list: tabs with counts, filters, search without accents, pages that give each row once', async () => {
  const all = await world.standing.call(nominationsApi.list, { query: { limit: 200 } });
  expect(Object.values(all.stages).reduce((sum, count) => sum + count, 0)).toBe(all.total);
  expect(all.rows.every((row) => row.state !== 'DRAFT')).toBe(true);
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await world.standing.call(nominationsApi.list, { query: { limit: 3, ...(after ? { after } : {}) } });
    seen.push(...page.rows.map((row) => row.id));
    after = page.next ?? undefined;
  } while (after);
  expect(seen).toEqual(all.rows.map((row) => row.id));
  const found = await world.standing.call(nominationsApi.list, { query: { q: 'vien tham bang khen', stage: 'ended' } });
  expect(found.rows.length).toBeGreaterThan(0);
  expect(found.rows.every((row) => ['REFUSED', 'INELIGIBLE', 'WITHDRAWN'].includes(row.state))).toBe(true);
  expect((await world.standing.call(nominationsApi.list, { query: { q: '%' } })).rows).toEqual([]);
  expect((await world.standing.call(nominationsApi.list, { query: { award: 'CO_BBNT', year: 2021 } })).rows.every((row) => row.year === 2021)).toBe(
    true,
  );
});

const plain = { unitId, year: 2022, route: 'yearly', awardCode: 'BK_BBNT', subjectKind: 'unit', subjectId: unitId } as const;

test('one subject has one live dossier for an award of a year; the refusal leads to it (law.md §2 X1)', async () => {
  const id = await draft(world);
  const create = (more: object = {}) => world.officer.try(nominationsApi.create, { body: { ...plain, ...more } });
  const second = await create();
  expectRefusal(second, nominationRefusals.alreadyProposed);
  expect(second.refusal).toMatchObject({ link: { to: `/ho-so/${id}` }, message: { vi: expect.stringContaining('năm 2022') as string } });
  // Another year, another award, and awards in time for other achievements stand beside it.
  expect((await create({ year: 2020, awardCode: 'TTLDXS' })).status).toBe(200);
  expect([(await create({ route: 'in-time' })).status, (await create({ route: 'in-time' })).status]).toEqual([200, 200]);
  // A title is one a year on every road.
  const title = { awardCode: 'CSTDCS', subjectKind: 'person', subjectId: employee };
  expect((await create({ ...title, route: 'in-time' })).status).toBe(200);
  expectRefusal(await create(title), nominationRefusals.alreadyProposed);
  await world.leader.call(nominationsApi.withdraw, { params: { id }, body: { version: 0, reason: 'Lập nhầm' } });
  expect((await create()).status).toBe(200);
});

test('the database alone keeps the second dossier out, and whom a dossier is about', async () => {
  const id = await draft(world, { year: 2019 });
  const twin = () =>
    app.db.pool.query(
      `insert into nominations.nomination (id, year, award_code, award_name, subject_kind, subject_unit_id, subject_name, unit_id, route, state, created_on, once)
       select gen_random_uuid(), year, award_code, award_name, subject_kind, subject_unit_id, subject_name, unit_id, route, state, created_on, once
       from nominations.nomination where id = $1`,
      [id],
    );
  await expect(twin()).rejects.toThrow('nomination_once');
  await expect(app.db.pool.query('update nominations.nomination set year = 2018 where id = $1', [id])).rejects.toThrow('does not change');
});

test('the same send twice is one dossier', async () => {
  const body = { ...plain, year: 2015 };
  const first = await world.officer.call(nominationsApi.create, { body, key: 'lap-ho-so-mot-lan' });
  expect(await world.officer.call(nominationsApi.create, { body, key: 'lap-ho-so-mot-lan' })).toEqual(first);
});
