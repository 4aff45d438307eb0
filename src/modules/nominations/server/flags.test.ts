import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testApp, type TestApp } from '#app/testing/harness.ts';
import { allJobs } from '#app/jobs.ts';
import { makeLog } from '#platform/log.ts';
import { workOnce } from '#modules/jobs/server/queue.ts';
import { recordsApi } from '#modules/records/contract.ts';
import type { FactBody } from '#modules/records/kinds.ts';
import { ground, put } from '#modules/records/server/testing.ts';
import { lawDeskApi } from '../contract.ts';
import { flagAfterWithdrawal } from './flags.ts';
import { checking, fighter, initiative, nominationWorld, oldAward, unitId, type World } from './testing.ts';

/** What stood on an award that is cancelled, or was typed by mistake, is flagged: dossiers, and awards of old papers alike (law.md §13). */
let app: TestApp;
let world: World;
const today = '2023-02-15';

beforeAll(async () => {
  app = await testApp({ today });
  world = await nominationWorld(app);
});
beforeEach(() => app.clock.set(today));
afterAll(() => app.close());

const queue = () => ({ url: app.url, db: app.db, log: { ...makeLog(), info() {}, warn() {} }, jobs: allJobs });
const dependents = async (awardId: string) => (await world.standing.call(lawDeskApi.dependents, { params: { id: awardId } })).dependents;
const flagsOf = async (awardIds: readonly string[]) =>
  (await world.standing.call(lawDeskApi.flags, { query: { limit: 200 } })).rows.filter((flag) => awardIds.includes(flag.awardId ?? ''));
const cancel = (id: string, who = world.standing) =>
  who.call(lawDeskApi.cancel, { params: { id }, body: { version: 0, paper: '77/QĐ-CVT', on: today, reason: 'Khai báo gian dối' } });
const withdraw = async (id: string) => {
  await world.officer.call(recordsApi.withdrawAward, { params: { id }, body: { version: 0, reason: 'Nhập nhầm người' } });
  await workOnce(queue());
};
const duties = async (flagIds: readonly string[]) =>
  (
    await app.db.pool.query(`select 1 from notifications.duty where kind = 'nominations.lookAtFlag' and state = 'OPEN' and object_id = any ($1)`, [
      flagIds,
    ])
  ).rowCount;

test('awards entered from old papers are judged again by the law of their day, and onwards what stood on those', async () => {
  const { personId, titles } = await fighter(app, world, 'Người mẫu Hai Mốt', 2021, today);
  await initiative(world, personId, 'BBNT', '2021-06-01');
  const ministry = await oldAward(world, personId, 'CSTD_BBNT', 2021);
  const apart = await oldAward(world, personId, 'GK', 2018);
  const [, middle = ''] = titles;
  expect(await dependents(middle)).toMatchObject([
    {
      nominationId: null,
      awardId: ministry,
      subject: { kind: 'person', id: personId },
      depth: 1,
      state: 'DECIDED',
      cause: 'LOST',
      clause: { vi: expect.stringContaining('Chiến sĩ thi đua cơ sở') as string },
      cite: expect.stringContaining('91/2017/NĐ-CP') as string,
    },
  ]);
  const done = await world.standing.call(lawDeskApi.cancel, {
    params: { id: middle },
    body: { version: 0, paper: '77/QĐ-CVT', on: today, reason: 'Khai báo gian dối' },
  });
  expect(done.flagged).toBe(1);
  const flags = await flagsOf([ministry, apart]);
  expect(flags).toMatchObject([
    { awardId: ministry, nominationId: null, cause: 'LOST', awardState: 'DECIDED', nominationState: null, cancelled: { paper: '77/QĐ-CVT' } },
  ]);
  expect(flags[0]?.reason).toContain('từ “đạt” thành “chưa đạt”');
  expect(await duties(flags.map((flag) => flag.id))).toBe(1);
  // The award itself stays as it was.
  const record = await world.standing.call(lawDeskApi.dependents, { params: { id: ministry } });
  expect(record.award).toMatchObject({ state: 'DECIDED', version: 0 });
  const closed = { version: 0, conclusion: 'REVOKE' as const, reason: 'Không còn đủ ba năm liên tục' };
  expect((await world.standing.try(lawDeskApi.closeFlag, { params: { id: flags[0]?.id ?? '' }, body: closed })).status).toBe(200);
});

test('what stood on an award that stood on it is flagged too, with the award between', async () => {
  const { personId, titles } = await fighter(app, world, 'Người mẫu Hai Hai', 2021, today);
  await initiative(world, personId, 'BBNT', '2021-06-01');
  const earlier = await oldAward(world, personId, 'CSTD_BBNT', 2018);
  const ministry = await oldAward(world, personId, 'CSTD_BBNT', 2021);
  const national = await oldAward(world, personId, 'CSTDTQ', 2021);
  expect((await dependents(titles[0] ?? '')).map((one) => [one.awardId, one.depth])).toEqual([
    [ministry, 1],
    [national, 2],
  ]);
  expect((await dependents(earlier)).map((one) => [one.awardId, one.cause])).toEqual([[national, expect.stringMatching(/LOST|USED/)]]);
  await cancel(titles[0] ?? '');
  expect((await flagsOf([national]))[0]).toMatchObject({ depth: 2, through: expect.stringContaining('Chiến sĩ thi đua Bộ') as string });
});

test('an award decided before the cancelled one cannot have stood on it', async () => {
  const { personId, titles } = await fighter(app, world, 'Người mẫu Hai Ba', 2021, today);
  const body = {
    subject: { kind: 'person' as const, id: personId },
    awardCode: 'CSTD_BBNT',
    year: 2021,
    source: 'Quyết định trong hồ sơ mẫu',
    certainty: 'CERTAIN' as const,
  };
  const { id: early } = await world.officer.call(recordsApi.backEnterAward, {
    body: { ...body, paperNumber: '1/QĐ', decidedOn: '2021-03-01' },
  });
  expect((await dependents(titles[2] ?? '')).map((one) => one.awardId)).not.toContain(early);
});

test('a mistyped entry that is withdrawn flags awards and pinned dossiers alike', async () => {
  const { personId, titles } = await fighter(app, world, 'Người mẫu Hai Tư', 2022, today);
  await initiative(world, personId, 'BBNT', '2022-06-01');
  const dossier = await checking(world, { awardCode: 'CSTD_BBNT', subjectKind: 'person', subjectId: personId, year: 2022 });
  const praised = await oldAward(world, personId, 'CSTD_BBNT', 2022);
  await withdraw(titles[1] ?? '');
  const flags = (await world.standing.call(lawDeskApi.flags, { query: { limit: 200 } })).rows.filter((flag) => flag.subject.id === personId);
  expect(flags.map((flag) => [flag.nominationId, flag.awardId, flag.cause]).sort()).toEqual(
    [
      [dossier, null, 'PINNED'],
      [null, praised, 'LOST'],
    ].sort(),
  );
  for (const flag of flags) {
    expect(flag.cancelled).toMatchObject({ mistyped: true, reason: 'Nhập nhầm người' });
    expect(flag.reason).toContain('dòng nhập nhầm đã rút khỏi sổ: Nhập nhầm người');
  }
  expect(await duties(flags.map((flag) => flag.id))).toBe(2);
  // Done twice, nothing comes twice.
  await flagAfterWithdrawal(app.db, titles[1] ?? '');
  expect((await world.standing.call(lawDeskApi.flags, { query: { limit: 200 } })).rows.filter((flag) => flag.subject.id === personId)).toHaveLength(
    2,
  );
});

test('a collective title of that year, counted by its members’ titles, is flagged as a question', async () => {
  const { personId, titles } = await fighter(app, world, 'Người mẫu Hai Lăm', 2021, today);
  const strength: FactBody = { kind: 'strength', year: 2021, staff: 10, women: 5, completed: 10, disciplined: 0, ldtt: 9, cstdcs: 1 } as FactBody;
  const unit = { kind: 'unit' as const, id: unitId };
  await world.officer.call(recordsApi.addFact, { body: { subject: unit, fact: strength, ...ground } });
  const old = (awardCode: string, year: number) =>
    world.officer.call(recordsApi.backEnterAward, {
      body: { subject: unit, awardCode, year, source: 'Quyết định trong hồ sơ mẫu', certainty: 'CERTAIN' as const, decidedOn: `${year}-12-20` },
    });
  const { id: excellent } = await old('TTLDXS', 2021);
  const { id: advanced } = await old('TTLDTT', 2021);
  const ofFighter = await dependents(titles[2] ?? '');
  expect(ofFighter.find((one) => one.awardId === excellent)).toMatchObject({
    depth: 1,
    subject: unit,
    cause: 'LOST',
    clause: { vi: expect.stringContaining('Chiến sĩ thi đua cơ sở') as string },
  });
  expect(ofFighter.map((one) => one.awardId)).not.toContain(advanced);
  const worker = await oldAward(world, personId, 'LDTT', 2021);
  const ofWorker = await dependents(worker);
  expect(ofWorker.find((one) => one.awardId === advanced)).toMatchObject({
    cause: 'MEMBERS',
    cite: expect.stringContaining('15/2003/QH11') as string,
  });
  await put(world.officer, personId, { kind: 'known_span', about: ['awards'], validFrom: '2015-01-01', validTo: today } as never);
  await cancel(worker);
  expect((await flagsOf([advanced]))[0]).toMatchObject({ cause: 'MEMBERS', unitName: expect.any(String) });
});
