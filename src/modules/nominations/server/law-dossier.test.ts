import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp } from '#app/testing/harness.ts';
import { allJobs } from '#app/jobs.ts';
import { system } from '#platform/actor.ts';
import { sql, type Sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { makeLog } from '#platform/log.ts';
import { workOnce } from '#modules/jobs/server/queue.ts';
import { lawApi, lawVersionsApi } from '#modules/law/contract.ts';
import { recordsApi, recordRefusals } from '#modules/records/contract.ts';
import { planned } from '#modules/councils/server/testing.ts';
import { ground, put } from '#modules/records/server/testing.ts';
import { commentApi, lawDeskApi, nominationRefusals, nominationsApi } from '../contract.ts';
import { askAgain } from './pin.ts';
import {
  attachAll,
  checking,
  councilMeetsOnPaper,
  decisionPaper,
  detail,
  explainAll,
  nominationWorld,
  openProof,
  present,
  submitted,
  versionOf,
  write,
  type World,
  fighter,
  initiative,
  oldAward,
} from './testing.ts';

let app: TestApp;
let world: World;
const today = '2023-02-15';

beforeAll(async () => {
  app = await testApp({ today });
  world = await nominationWorld(app);
});
beforeEach(() => app.clock.set(today));
afterAll(() => app.close());

const at = async (id: string) => versionOf(world.standing, id);
const of = (personId: string, awardCode = 'CSTD_BBNT', year = 2022) => ({ awardCode, subjectKind: 'person' as const, subjectId: personId, year });
const receive = async (id: string) => world.standing.try(nominationsApi.receive, { params: { id }, body: { version: await at(id) } });
const verdicts = (id: string) => world.standing.call(lawDeskApi.verdicts, { params: { id } });

test('accepting pins verdict, rules and facts with the regime of that day and its reason (law.md §1)', async () => {
  const { personId } = await fighter(app, world, 'Người mẫu Một', 2022, today);
  const id = await submitted(world, of(personId));
  expect((await detail(world, id)).pinned).toBeNull();
  expect((await receive(id)).status).toBe(200);
  const { pinned } = await detail(world, id);
  expect(pinned?.report).toMatchObject({
    award: 'CSTD_BBNT',
    verdict: 'unmet',
    acceptedOn: today,
    regime: { code: 'R2003', choice: null, reason: { vi: expect.stringContaining('15/02/2023') } },
    ruleSetHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    factsHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const { verdicts: all, facts } = await verdicts(id);
  expect(all).toMatchObject([{ cause: 'ACCEPTED', pinnedOn: today }]);
  expect(facts.filter((fact) => fact.label.startsWith('CSTDCS')).map((fact) => fact.detail)).toContain('2021/QĐ-CVT · 20/08/2021');
});

test('an unmet clause stands among the findings with article and facts, and is explained before the list closes (R-113)', async () => {
  const { personId, titles } = await fighter(app, world, 'Người mẫu Hai', 2022, today);
  const id = await checking(world, of(personId));
  const law = (await detail(world, id)).findings.filter((finding) => finding.source === 'law');
  const byEnd = (end: string) => law.find((finding) => finding.code.endsWith(end));
  expect(byEnd('/titles')).toMatchObject({ verdict: 'MET', severity: 'block', facts: titles.toReversed().map((award) => `award:${award}`) });
  expect(byEnd('/merit')).toMatchObject({ verdict: 'UNMET', severity: 'block', basis: expect.stringContaining('Điều 9–10 Nghị định 91/2017/NĐ-CP') });
  await openProof(world, id);
  await world.standing.call(nominationsApi.eligible, { params: { id }, body: { version: await at(id) } });
  const meetingId = await planned(world, today);
  const put = async () => world.standing.try(nominationsApi.putOnList, { body: { meetingId, items: [{ id, version: await at(id) }] } });
  expectRefusal(await put(), nominationRefusals.findingsOpen);
  await explainAll(world, id);
  expect((await put()).status).toBe(200);
});

test('doubtful clauses warn and ask for no explanation', async () => {
  const { personId } = await fighter(app, world, 'Người mẫu Ba', 2022, today);
  const id = await checking(world, of(personId, 'LDTT'));
  const doubtful = (await detail(world, id)).findings.filter((finding) => finding.severity === 'warn');
  expect(doubtful.map((finding) => finding.code.split('/').at(-1))).toEqual(['service', 'mover', 'X10.R2003', 'X14.R2003']);
  expect(doubtful[0]?.basis).toContain('cần đối chiếu');
  const before = (await detail(world, id)).findings.filter((finding) => finding.severity === 'block' && finding.verdict !== 'MET').length;
  const list = await world.standing.call(nominationsApi.list, { query: { q: 'Nguoi mau Ba' } });
  expect(list.rows[0]?.open).toBe(before);
});

/** A whole new regime is loaded, replayed and published by two people. */
async function newLaw(): Promise<void> {
  app.clock.set('2026-11-28');
  const admin = await app.as('quantri');
  const source = readFileSync(fileURLToPath(new URL('../../../../docs/formats/examples/law-draft-regime.yaml', import.meta.url)), 'utf8');
  const { id } = await admin.call(lawVersionsApi.load, { body: { fileName: 'moi.yaml', source, reason: 'Nghị định mới' } });
  await admin.call(lawVersionsApi.replay, { params: { id }, body: { version: 0 } });
  await workOnce({ url: app.url, db: app.db, log: { ...makeLog(), info() {}, warn() {} }, jobs: allJobs });
  const { version } = await admin.call(lawVersionsApi.version, { params: { id } });
  await world.standing.call(lawVersionsApi.publish, {
    params: { id },
    body: { version, effectiveOn: '2027-03-01', reason: 'Đã đọc kết quả chạy thử' },
  });
}

test('asked again years later from the snapshot: the same bytes, whatever happened since', async () => {
  const { personId, titles } = await fighter(app, world, 'Người mẫu Bốn', 2022, today);
  await initiative(world, personId, 'BBNT', '2022-06-01');
  const id = await checking(world, of(personId));
  const verdictId = (await detail(world, id)).pinned?.id ?? '';
  expect((await detail(world, id)).pinned?.report.verdict).toBe('met');
  // The record changes: an award is cancelled and the day is another regime's.
  await world.standing.call(lawDeskApi.cancel, {
    params: { id: titles[1] ?? '' },
    body: { version: 0, paper: '9/QĐ', on: today, reason: 'Khai không đúng' },
  });
  await newLaw();
  app.clock.set('2031-03-01');
  expect((await app.guest.call(lawApi.awards, { query: {} })).regime.code).toBe('RVIDU');
  const asked = await app.db.write(system, (tx) => askAgain(tx, verdictId));
  expect(asked?.again).toBe(asked?.pinned);
  expect(asked?.pinned.length).toBeGreaterThan(500);
  expect(await world.standing.call(lawDeskApi.verify, { params: { id, verdictId } })).toMatchObject({ same: true, sameWords: true });
  const spoil = (change: Sql) =>
    app.db
      .write(system, async (tx) => {
        await tx.run(sql`set local role none`);
        await tx.run(sql`update nominations.verdict set ${change} where id = ${verdictId}`);
        const again = await askAgain(tx, verdictId);
        throw Object.assign(new Error('rolled back'), { again });
      })
      .catch((problem: Error & { again?: Awaited<ReturnType<typeof askAgain>> }) => problem.again);
  // One changed letter of the snapshot is seen, and so is a changed verdict or clause.
  for (const change of [
    sql`facts = replace(facts, '"CSTDCS"', '"LDTT"')`,
    sql`report = replace(report, '"verdict":"met"', '"verdict":"unmet"')`,
    sql`report = replace(report, '/titles', '/others')`,
  ])
    expect(await spoil(change)).toMatchObject({ same: false, sameWords: false });
  // An earlier release said a clause in other words: the judgement is the same, and the screen says that the words are not.
  expect(await spoil(sql`report = replace(report, 'lần liên tục', 'lần liền nhau')`)).toMatchObject({ same: true, sameWords: false });
  app.clock.set(today);
});

test('a snapshot kept before a list of the rules existed is judged as it was then', async () => {
  const { personId } = await fighter(app, world, 'Người mẫu Bốn Bốn', 2022, today);
  await initiative(world, personId, 'BBNT', '2022-06-01');
  const id = await checking(world, of(personId));
  const verdictId = (await detail(world, id)).pinned?.id ?? '';
  const without = (lists: readonly string[]) =>
    app.db
      .write(system, async (tx) => {
        await tx.run(sql`set local role none`);
        await tx.run(sql`update nominations.rule_snapshot set files = (files::jsonb - ${[...lists]}::text[])::text
          where hash = (select rules_hash from nominations.verdict where id = ${verdictId})`);
        const again = await askAgain(tx, verdictId);
        throw Object.assign(new Error('rolled back'), { again });
      })
      .catch((problem: Error & { again?: Awaited<ReturnType<typeof askAgain>> }) => {
        if (!('again' in problem)) throw problem;
        return problem.again;
      });
  // Neither of these decides about a person: the judgement is the pinned one, word for word.
  for (const list of ['quotas', 'principles', 'publicity', 'overlays', 'tables', 'dossiers', 'cases'])
    expect(await without([list]), list).toMatchObject({ same: true, sameWords: true });
  expect(await without(['quotas', 'principles', 'publicity', 'overlays', 'tables', 'dossiers', 'cases'])).toMatchObject({ same: true });
  // Without parameters and general rules there is still an answer, and it says that it is another.
  expect(await without(['parameters', 'general'])).toMatchObject({ same: false, again: expect.stringContaining('"verdict"') as string });
});

test('a verdict is only ever added: nobody changes or removes one', async () => {
  const client = await app.db.pool.connect();
  try {
    for (const statement of [
      "update nominations.verdict set outcome = 'met'",
      'delete from nominations.verdict',
      'delete from nominations.rule_snapshot',
      'delete from nominations.flag',
    ]) {
      await client.query('begin; set local role thidua_app');
      await expect(client.query(statement), statement).rejects.toThrow(/permission denied/);
      await client.query('rollback');
    }
  } finally {
    client.release();
  }
});

test('the record is completed, the check asks again: the old verdict stays beside the new one', async () => {
  const { personId } = await fighter(app, world, 'Người mẫu Năm', 2022, today);
  const id = await checking(world, of(personId));
  await initiative(world, personId, 'BBNT', '2022-05-04');
  await world.standing.call(nominationsApi.check, { params: { id }, body: { version: await at(id) } });
  const { verdicts: all } = await verdicts(id);
  expect(all.map((one) => [one.cause, one.report.verdict])).toEqual([
    ['RECHECKED', 'met'],
    ['ACCEPTED', 'unmet'],
  ]);
  expect((await detail(world, id)).findings.find((finding) => finding.code.endsWith('/merit'))).toMatchObject({ verdict: 'MET' });
});

test('initiatives are reserved at acceptance, block a form beside a title, and are free again when the dossier ends', async () => {
  const { personId } = await fighter(app, world, 'Người mẫu Sáu', 2022, today);
  const workId = await initiative(world, personId, 'BBNT', '2022-06-01');
  const strange = await initiative(world, (await fighter(app, world, 'Người mẫu Bảy', 2022, today)).personId, 'BBNT', '2022-06-02');
  const start = async (awardCode: string) => {
    const { id } = await world.officer.call(nominationsApi.create, { body: { unitId: unit, route: 'yearly', ...of(personId, awardCode) } });
    return id;
  };
  const unit = (await world.officer.call(nominationsApi.options)).units[0]?.id ?? '';
  const declare = async (id: string, initiativeId: string) =>
    world.officer.try(lawDeskApi.declare, {
      params: { id },
      body: { version: await versionOf(world.officer, id), chosen: [{ initiativeId, reason: '' }] },
    });
  const first = await start('CSTD_BBNT');
  expectRefusal(await declare(first, strange), nominationRefusals.initiativeUnknown);
  expectRefusal(await declare(first, newId()), nominationRefusals.initiativeUnknown);
  expect((await declare(first, workId)).status).toBe(200);
  await finish(world, first);
  expect((await receive(first)).status).toBe(200);
  const uses = async () =>
    (await world.officer.call(recordsApi.initiative, { params: { id: workId } })).usedFor.filter((use) => use.released === null);
  expect(await uses()).toMatchObject([{ awardCode: 'CSTD_BBNT', year: 2022 }]);

  const second = await start('BK_BBNT');
  expect((await declare(second, workId)).status).toBe(200);
  await finish(world, second);
  expectRefusal(await receive(second), recordRefusals.usedForOther);
  expect((await detail(world, second)).state).toBe('SUBMITTED');

  await world.leader.call(nominationsApi.withdraw, {
    params: { id: first },
    body: { version: await versionOf(world.leader, first), reason: 'Xin rút' },
  });
  expect(await uses()).toEqual([]);
  expect((await receive(second)).status).toBe(200);
  expect(await uses()).toMatchObject([{ awardCode: 'BK_BBNT' }]);
});

test('title after title warns in the dossier with its source, asks for a reason when taken, and shows it in the verdict', async () => {
  const { personId } = await fighter(app, world, 'Người mẫu Tám', 2022, today);
  const workId = await initiative(world, personId, 'BBNT', '2022-06-01');
  const use = { params: { id: workId }, body: { subject: { kind: 'person' as const, id: personId }, awardCode: 'CSTDCS', year: 2022 } };
  await world.standing.call(recordsApi.noteUse, use);
  const unit = (await world.officer.call(nominationsApi.options)).units[0]?.id ?? '';
  const create = { body: { unitId: unit, route: 'yearly' as const, ...of(personId, 'CSTD_BBNT') } };
  const { id } = await world.officer.call(nominationsApi.create, create);
  const declare = async (reason: string) =>
    world.officer.call(lawDeskApi.declare, {
      params: { id },
      body: { version: await versionOf(world.officer, id), chosen: [{ initiativeId: workId, reason }] },
    });
  await declare('');
  const shown = await world.officer.call(nominationsApi.detail, { params: { id } });
  expect(shown.initiatives).toMatchObject([{ id: workId, judged: 'warn', against: ['Chiến sĩ thi đua cơ sở 2022'], chosen: true }]);
  expect(shown.notes.find((note) => note.id === 'initiative-title-title')).toMatchObject({
    source: expect.stringContaining('5007/BNV-TĐKT') as string,
    confidence: '?',
    soft: true,
  });
  await finish(world, id);
  const refused = await receive(id);
  expectRefusal(refused, recordRefusals.useNeedsReason);
  expect(refused.refusal?.message.vi).toContain('5007/BNV-TĐKT');
});

/** Writes, attaches, votes and submits a draft. */
async function finish(who: World, id: string): Promise<void> {
  await write(who, id);
  await attachAll(who, id);
  await who.officer.call(nominationsApi.minute, {
    params: { id },
    body: { version: await versionOf(who.officer, id), number: '07/BB', on: today, yes: 40, members: 45 },
  });
  await who.leader.call(nominationsApi.submit, { params: { id }, body: { version: await versionOf(who.leader, id) } });
}

test('the more favourable rule of 2026: only from its day on, for what was accepted before it, with a reason on record', async () => {
  app.clock.set('2026-09-30');
  const { personId } = await fighter(app, world, 'Người mẫu Tám', 2026, '2026-09-30');
  const id = await checking(world, of(personId, 'CSTDCS', 2026));
  const favour = async (chosen: boolean) =>
    world.standing.try(lawDeskApi.favour, { params: { id }, body: { version: await at(id), chosen, reason: 'Có lợi hơn cho người được đề nghị' } });
  expect((await detail(world, id)).pinned?.report.regime.code).toBe('R2022b');
  expectRefusal(await favour(true), nominationRefusals.favourNotOpen);
  app.clock.set('2026-10-01');
  expect((await favour(true)).status).toBe(200);
  const chosen = await detail(world, id);
  expect(chosen.pinned).toMatchObject({
    cause: 'FAVOUR',
    report: { regime: { code: 'R2026', choice: { reason: 'Có lợi hơn cho người được đề nghị' } } },
  });
  // Only drafts were read: the amended rule advises, it does not decide.
  expect(chosen.pinned?.report).toMatchObject({ verdict: 'unknown', advice: expect.any(String) });
  // What is shown beside it is the law that was chosen.
  expect(chosen.regime.code).toBe('R2026');
  expect(chosen.notes.find((note) => note.id.startsWith('X1.'))).toMatchObject({ id: 'X1.R2026', soft: true });
  expect(chosen.findings.find((finding) => finding.code === 'same-award')?.basis).toContain('06/2026/QH16');
  expect(chosen.history[0]).toMatchObject({ action: 'nominations.favour', reason: 'Có lợi hơn cho người được đề nghị' });
  expectRefusal(await favour(true), nominationRefusals.favourAlready);
  // Checked again, the choice stays until it is taken back.
  await world.standing.call(nominationsApi.check, { params: { id }, body: { version: await at(id) } });
  expect((await detail(world, id)).pinned?.report.regime.code).toBe('R2026');
  expect((await favour(false)).status).toBe(200);
  const taken = await detail(world, id);
  expect(taken.pinned?.report.regime).toMatchObject({ code: 'R2022b', choice: null });
  expect(taken.notes.map((note) => note.id)).toContain('X1.R2022');

  const old = await fighter(app, world, 'Người mẫu Chín', 2026, '2026-10-01');
  const late = await checking(world, of(old.personId, 'CSTDCS', 2026));
  expectRefusal(
    await world.standing.try(lawDeskApi.favour, { params: { id: late }, body: { version: await at(late), chosen: true, reason: 'thử xem' } }),
    nominationRefusals.favourNotOpen,
  );
  app.clock.set(today);
});

const hold = { kind: 'hold' as const, cause: 'DIEU_TRA' as const, validFrom: '2026-08-01', clearedOn: null, clearedPaper: '' };

test('a general rule that was read binds beside a doubtful standard too: a hold stops a dossier accepted under the amended law', async () => {
  app.clock.set('2026-10-05');
  const { personId } = await fighter(app, world, 'Người mẫu Mười Hai', 2026, '2026-10-05');
  await put(world.officer, personId, hold);
  const id = await checking(world, of(personId, 'LDTT', 2026));
  const law = (await detail(world, id)).findings.filter((finding) => finding.source === 'law');
  const byEnd = (end: string) => law.find((finding) => finding.code.endsWith(end));
  expect((await detail(world, id)).pinned?.report.regime.code).toBe('R2026');
  expect(byEnd('/X4.R2022b')).toMatchObject({ verdict: 'UNMET', severity: 'block', held: true });
  // The standard itself and what hangs on it alone were read as a draft, and so was “one achievement, one award” of that law.
  expect(law.filter((finding) => !/\/X[45]\.R2022b$/.test(finding.code)).map((finding) => finding.severity)).not.toContain('block');
  app.clock.set(today);
});

test('an open hold is released by the paper on the record, not by a sentence (law.md §2 X4)', async () => {
  app.clock.set('2026-09-25');
  const { personId } = await fighter(app, world, 'Người mẫu Mười Ba', 2026, '2026-09-25');
  const fact = await put(world.officer, personId, hold);
  const id = await checking(world, of(personId, 'CSTDCS', 2026));
  await openProof(world, id);
  const held = async () => (await detail(world, id)).findings.find((finding) => finding.code.endsWith('/X4.R2022b'));
  const explain = async (code: string) =>
    world.standing.try(nominationsApi.explain, { params: { id }, body: { version: await at(id), code, explanation: 'Đã đối chiếu' } });
  const refused = await explain((await held())?.code ?? '');
  expectRefusal(refused, nominationRefusals.heldOpen);
  expect(refused.refusal).toMatchObject({
    field: 'code',
    basis: expect.stringContaining('khoản 4 Điều 4 Nghị định 152/2025/NĐ-CP') as string,
    link: { to: `/ly-lich/ca-nhan/${personId}?muc=du-kien` },
  });
  for (const finding of (await detail(world, id)).findings.filter((one) => one.verdict !== 'MET' && !one.held)) await explain(finding.code);
  const eligibleNow = async () => world.standing.try(nominationsApi.eligible, { params: { id }, body: { version: await at(id) } });
  expectRefusal(await eligibleNow(), nominationRefusals.heldOpen);
  // Explained by a release that let it pass: found eligible, it still does not reach the council, and can be looked at anew.
  await app.db.pool.query(`update nominations.nomination set state = 'ELIGIBLE' where id = $1`, [id]);
  await app.db.pool.query(`update nominations.finding set explanation = 'Đã đối chiếu' where nomination_id = $1 and held`, [id]);
  const meetingId = await planned(world, '2026-09-25');
  const putOnList = async () => world.standing.try(nominationsApi.putOnList, { body: { meetingId, items: [{ id, version: await at(id) }] } });
  expectRefusal(await putOnList(), nominationRefusals.heldOpen);
  const [row] = (await world.standing.call(nominationsApi.list, { query: { q: 'Nguoi mau Muoi Ba' } })).rows;
  expect(row?.putOnList).toMatchObject({ ok: false, refusal: { code: 'nominations.held_open' } });
  await world.standing.call(commentApi.backToCheck, { params: { id }, body: { version: await at(id), reason: 'Đã có kết luận' } });
  const cleared = { ...hold, clearedOn: '2026-09-20', clearedPaper: '12/KL-TTr' };
  await world.officer.call(recordsApi.correctFact, {
    params: { id: fact.id },
    body: { version: 0, fact: cleared, reason: 'Có kết luận', ...ground },
  });
  await world.standing.call(nominationsApi.check, { params: { id }, body: { version: await at(id) } });
  expect(await held()).toMatchObject({ verdict: 'MET', held: false });
  expect((await eligibleNow()).status).toBe(200);
  expect((await putOnList()).status).toBe(200);
  app.clock.set(today);
});

test('cancelling an award flags every dossier that stood on it, through other awards too; nothing else changes (law.md §13)', async () => {
  const { personId, titles } = await fighter(app, world, 'Người mẫu Mười', 2022, today);
  await initiative(world, personId, 'BBNT', '2022-06-01');
  const id = await checking(world, of(personId));
  await openProof(world, id);
  await explainAll(world, id);
  await world.standing.call(nominationsApi.eligible, { params: { id }, body: { version: await at(id) } });
  await councilMeetsOnPaper(world, today, id);
  const submissionId = await present(world, [id]);
  await world.minister.call(nominationsApi.decide, {
    params: { id: submissionId },
    body: { version: 0, items: [{ objectId: id, outcome: 'DECIDED', reason: '' }], ...decisionPaper('4100/QĐ-BTNMT', today) },
  });
  // A second dossier rests on the award of the first.
  const higher = await checking(world, of(personId, 'CSTDTQ'));
  const awardId = titles[0] ?? '';
  const asked = await world.standing.call(lawDeskApi.dependents, { params: { id: awardId } });
  expect(asked).toMatchObject({ award: { awardName: 'Chiến sĩ thi đua cơ sở', year: 2020 }, nominationId: null, can: { cancel: { ok: true } } });
  expect(asked.dependents.map((one) => [one.nominationId, one.depth])).toEqual([
    [id, 1],
    [higher, 2],
  ]);
  const before = await detail(world, higher);
  const cancel = (visitor = world.standing, more: object = {}) =>
    visitor.try(lawDeskApi.cancel, {
      params: { id: awardId },
      body: { version: 0, paper: '77/QĐ-CVT', on: today, reason: 'Khai báo gian dối', ...more },
    });
  expectRefusal(await cancel(world.minister), nominationRefusals.onlyStanding);
  expectRefusal(await cancel(world.standing, { on: '2023-02-16' }), nominationRefusals.revokeAhead);
  const done = await cancel();
  expect(done.data).toMatchObject({ flagged: 2 });
  expectRefusal(await cancel(world.standing, { version: 1 }), nominationRefusals.notGiven);

  const flags = await world.standing.call(lawDeskApi.flags, { query: { state: 'OPEN' } });
  const mine = flags.rows.filter((flag) => [id, higher].includes(flag.nominationId ?? ''));
  expect(mine).toMatchObject([
    { nominationId: higher, depth: 2, through: expect.stringContaining('Chiến sĩ thi đua Bộ'), nominationState: 'CHECKING' },
    { nominationId: id, depth: 1, through: null, cancelled: { paper: '77/QĐ-CVT', reason: 'Khai báo gian dối' }, nominationState: 'DECIDED' },
  ]);
  const after = await detail(world, higher);
  expect({ ...after, flags: 0 }).toEqual({ ...before, flags: 0 });
  expect(after.flags).toBe(1);
  const duties = await app.db.pool.query(
    `select 1 from notifications.duty where kind = 'nominations.lookAtFlag' and state = 'OPEN' and object_id = any ($1)`,
    [mine.map((flag) => flag.id)],
  );
  expect(duties.rowCount).toBe(2);
  const close = (flagId: string) =>
    world.standing.try(lawDeskApi.closeFlag, { params: { id: flagId }, body: { version: 0, conclusion: 'STANDS', reason: 'Còn đủ ba năm khác' } });
  const [flag] = mine;
  expect((await close(flag?.id ?? '')).status).toBe(200);
  expectRefusal(await close(flag?.id ?? ''), nominationRefusals.flagClosed);
  expect((await detail(world, higher)).flags).toBe(0);
  // The unit of the dossier reads no flags of others, and nobody else closes one.
  expect((await world.officer.try(lawDeskApi.flags, {})).status).toBe(403);
});

test('an award made here is cancelled in its dossier by the Minister, and flags alike', async () => {
  const { personId } = await fighter(app, world, 'Người mẫu Mười Một', 2022, today);
  const given = await oldAward(world, personId, 'BK_BBNT', 2015);
  // An old award of ministry level: the Minister's own to take back.
  const asked = await world.minister.call(lawDeskApi.dependents, { params: { id: given } });
  expect(asked.can.cancel.ok).toBe(true);
  expectRefusal(
    await world.standing.try(lawDeskApi.cancel, { params: { id: given }, body: { version: 0, paper: '1/QĐ', on: today, reason: 'thử xem' } }),
    nominationRefusals.onlyMinister,
  );
  expect(asked.dependents).toEqual([]);
});
