import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp } from '#app/testing/harness.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { seedId } from '#platform/ids.ts';
import { sql } from '#platform/db/database.ts';
import { councilRefusals, councilsApi } from '../contract.ts';
import { councilWorld, demoCouncil, memberPerson, meetingFields, planned, type CouncilWorld } from './testing.ts';

let app: TestApp;
let world: CouncilWorld;

beforeAll(async () => {
  app = await testApp({ today: '2022-12-01' });
  world = await councilWorld(app);
});
afterAll(() => app.close());

const newCouncil = {
  unitId: seedId('org-btnmt'),
  name: 'Hội đồng thử',
  level: 'ministry',
  quorumNumerator: 2,
  quorumDenominator: 3,
  ownThresholdPercent: 51,
  recusal: 'noted',
} as const;

async function setUp(members: readonly (readonly [number, 'chair' | 'member', string])[] = []): Promise<string> {
  const { id } = await world.standing.call(councilsApi.create, { body: newCouncil });
  for (const [number, duty, validFrom] of members) {
    await world.standing.call(councilsApi.addMember, {
      params: { id },
      body: { personId: memberPerson(number), duty, validFrom, reason: 'Kiện toàn' },
    });
  }
  return id;
}

test('the demonstration council has nine members, a chair, and says it is made up', async () => {
  const council = await world.standing.call(councilsApi.one, { params: { id: demoCouncil }, query: {} });
  expect(council).toMatchObject({ name: expect.stringContaining('(thành phần mẫu)'), synthetic: true });
  expect(council.list.filter((member) => member.current).map((member) => member.duty)).toEqual([
    'chair',
    'vice-chair',
    ...Array.from({ length: 7 }, () => 'member'),
  ]);
});

test('members have dates: the list is the one of the day asked for, both ends counted (R-111)', async () => {
  const id = await setUp([[1, 'chair', '2022-01-01']]);
  const [chair] = (await world.standing.call(councilsApi.one, { params: { id }, query: {} })).list;
  await world.standing.call(councilsApi.endMember, {
    params: { id: chair?.id ?? '' },
    body: { version: 0, validTo: '2022-06-30', reason: 'Nghỉ hưu' },
  });
  const on = async (day: string) =>
    (await world.standing.call(councilsApi.one, { params: { id }, query: { day } })).list.filter((member) => member.current).length;
  expect([await on('2021-12-31'), await on('2022-01-01'), await on('2022-06-30'), await on('2022-07-01')]).toEqual([0, 1, 1, 0]);
  const all = await world.standing.call(councilsApi.one, { params: { id }, query: {} });
  expect(all.list).toMatchObject([{ validTo: '2022-06-30', endReason: 'Nghỉ hưu', current: false }]);
});

test('nobody sits twice, there is one chair, and an end lies after its start', async () => {
  const id = await setUp([[1, 'chair', '2022-01-01']]);
  const join = (number: number, duty: 'chair' | 'member') =>
    world.standing.try(councilsApi.addMember, {
      params: { id },
      body: { personId: memberPerson(number), duty, validFrom: '2022-05-01', reason: 'Kiện toàn' },
    });
  expectRefusal(await join(1, 'member'), councilRefusals.memberTwice);
  expectRefusal(await join(2, 'chair'), councilRefusals.chairTwice);
  expect((await join(2, 'member')).status).toBe(200);
  const [chair] = (await world.standing.call(councilsApi.one, { params: { id }, query: {} })).list;
  const end = { params: { id: chair?.id ?? '' }, body: { version: 0, validTo: '2021-12-31', reason: 'Nhầm ngày' } };
  expectRefusal(await world.standing.try(councilsApi.endMember, end), councilRefusals.endBeforeStart);
  expectRefusal(
    await world.standing.try(councilsApi.endMember, { ...end, body: { ...end.body, validTo: '2022-12-01', version: 7 } }),
    commonRefusals.stale,
  );
});

test('a change of duty closes one row and opens the next', async () => {
  const id = await setUp([[3, 'member', '2022-01-01']]);
  const [before] = (await world.standing.call(councilsApi.one, { params: { id }, query: {} })).list;
  await world.standing.call(councilsApi.changeDuty, {
    params: { id: before?.id ?? '' },
    body: { version: 0, duty: 'vice-chair', from: '2022-07-01', reason: 'Phân công lại' },
  });
  const { list } = await world.standing.call(councilsApi.one, { params: { id }, query: {} });
  expect(list).toMatchObject([
    { duty: 'vice-chair', validFrom: '2022-07-01', current: true },
    { duty: 'member', validTo: '2022-06-30', current: false },
  ]);
});

test('only the standing body keeps councils; a leader may look, staff may not', async () => {
  const leader = await app.as('lanhdao.cuc-vt');
  const seen = await leader.call(councilsApi.list);
  expect(seen.can.create.ok).toBe(false);
  expect(seen.meetings).toEqual([]);
  expectRefusal(await leader.try(councilsApi.create, { body: newCouncil }), commonRefusals.notYourRole);
  expectRefusal(await (await app.as('nhanvien.cuc-vt')).try(councilsApi.list), commonRefusals.notYourRole);
});

test('the rules of a council change with a reason and the version seen', async () => {
  const id = await setUp();
  const { unitId: _unit, ...fields } = newCouncil;
  const body = { ...fields, quorumNumerator: 4, quorumDenominator: 5, recusal: 'no-vote' as const, version: 0, reason: 'Quy chế mới' };
  await world.standing.call(councilsApi.edit, { params: { id }, body });
  expect(await world.standing.call(councilsApi.one, { params: { id }, query: {} })).toMatchObject({
    quorumNumerator: 4,
    recusal: 'no-vote',
    version: 1,
  });
  expectRefusal(await world.standing.try(councilsApi.edit, { params: { id }, body }), commonRefusals.stale);
});

test('a meeting needs somebody to preside that day and a day that has not passed', async () => {
  const id = await setUp([[2, 'member', '2022-01-01']]);
  const plan = (heldOn: string) => world.standing.try(councilsApi.plan, { params: { id }, body: { ...meetingFields, heldOn } });
  expectRefusal(await plan('2022-12-20'), councilRefusals.noChair);
  expectRefusal(
    await world.standing.try(councilsApi.plan, { params: { id: demoCouncil }, body: { ...meetingFields, heldOn: '2022-11-30' } }),
    councilRefusals.dayPassed,
  );
  expect((await world.standing.try(councilsApi.plan, { params: { id: demoCouncil }, body: { ...meetingFields, heldOn: '2022-12-01' } })).status).toBe(
    200,
  );
});

test('meetings are hidden from units and from people outside', async () => {
  const id = await planned(world, '2022-12-05');
  expect((await world.members[4]?.call(councilsApi.meeting, { params: { id } }))?.members).toHaveLength(9);
  expectRefusal(await (await app.as('lanhdao.cuc-vt')).try(councilsApi.meeting, { params: { id } }), commonRefusals.notYourRole);
  const rows = await app.db.read(
    {
      accountId: seedId('demo/lanhdao.cuc-vt'),
      personId: null,
      name: '',
      grants: [{ role: 'leader', unitId: seedId('org-cuc-vt') }],
      unitIds: [seedId('org-cuc-vt')],
    },
    (tx) => tx.many(sql`select 1 from councils.meeting`),
  );
  expect(rows).toEqual([]);
});
