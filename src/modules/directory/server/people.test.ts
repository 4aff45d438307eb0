import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import type { Actor } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { newId, seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { directoryApi, directoryRefusals } from '../contract.ts';
import { postOn } from '../index.ts';

let app: TestApp;
let standing: Visitor;
let leader: Visitor;
const dat = seedId('p-truong-van-dat');
const vt = seedId('org-cuc-vt');
const tnn = seedId('org-cuc-tnn');

beforeAll(async () => {
  app = await testApp({ today: '2022-06-10' });
  standing = await app.as('thuongtruc');
  leader = await app.as('lanhdao.cuc-vt');
});
afterAll(() => app.close());

const person = (id: string, on?: string) => leader.call(directoryApi.person, { params: { id }, query: { on } });
const unit = (id: string, on?: string) => leader.call(directoryApi.unit, { params: { id }, query: { on } });
const newPerson = async (fullName: string) => (await leader.call(directoryApi.addPerson, { body: { fullName, honorific: 'Ông' } })).id;

test('Trương Văn Đạt: deputy director in March, deputy director in charge in December (R-018)', async () => {
  const titles = async (on: string) => (await person(dat, on)).onDay.map((post) => post.title);
  expect(await titles('2021-03-18')).toEqual([]);
  expect(await titles('2021-03-19')).toEqual(['Phó Vụ trưởng']);
  expect(await titles('2021-12-19')).toEqual(['Phó Vụ trưởng']);
  expect(await titles('2021-12-20')).toEqual(['Phó Vụ trưởng phụ trách']);
  const printed = await app.look((tx) => postOn(tx, dat, '2021-03-19'));
  expect(printed).toMatchObject({ title: 'Phó Vụ trưởng', unitName: 'Vụ Thi đua, Khen thưởng và Tuyên truyền', certain: false });
  expect(await app.look((tx) => postOn(tx, dat, '2020-01-01'))).toBeUndefined();
});

test('a unit shows the posts held on the asked day', async () => {
  const department = seedId('org-vu-tdkttt');
  expect((await unit(department, '2021-03-19')).posts.map((post) => [post.person.fullName, post.title])).toContainEqual([
    'Trương Văn Đạt',
    'Phó Vụ trưởng',
  ]);
  expect((await unit(department, '2022-01-01')).posts.map((post) => post.title)).toContain('Phó Vụ trưởng phụ trách');
});

test('a new post ends the one it replaces the day before; a foreign head cannot give posts here', async () => {
  const id = await newPerson('Lê Thử Chức');
  const body = { unitId: vt, title: 'Phó Trưởng phòng', validFrom: '2021-01-01', endsPostId: null };
  const foreign = await app.as('lanhdao.cuc-tnn');
  expectRefusal(await foreign.try(directoryApi.givePost, { params: { id }, body }), directoryRefusals.onlyOwnUnit);
  await leader.call(directoryApi.givePost, { params: { id }, body });
  expectRefusal(await leader.try(directoryApi.givePost, { params: { id }, body }), directoryRefusals.postHeld);
  const [old] = (await person(id)).posts;
  const next = { ...body, title: 'Trưởng phòng', validFrom: '2022-01-01', endsPostId: old?.id ?? '' };
  expectRefusal(await leader.try(directoryApi.givePost, { params: { id }, body: { ...next, validFrom: '2022-06-11' } }), directoryRefusals.futureDay);
  expectRefusal(await leader.try(directoryApi.givePost, { params: { id }, body: { ...next, endsPostId: newId() } }), directoryRefusals.postElsewhere);
  expectRefusal(await leader.try(directoryApi.givePost, { params: { id }, body: { ...next, unitId: newId() } }), directoryRefusals.onlyOwnUnit);
  await leader.call(directoryApi.givePost, { params: { id }, body: next });
  const titles = async (on: string) => (await person(id, on)).onDay.map((post) => post.title);
  expect([await titles('2021-12-31'), await titles('2022-01-01')]).toEqual([['Phó Trưởng phòng'], ['Trưởng phòng']]);
});

test('a head takes nobody over from another unit, whose record the post would open; the standing body moves people', async () => {
  const id = await newPerson('Hoàng Thử Chuyển');
  const tnn = await app.as('lanhdao.cuc-tnn');
  const post = { title: 'Chuyên viên', validFrom: '2022-01-01', endsPostId: null };
  await leader.call(directoryApi.givePost, { params: { id }, body: { ...post, unitId: vt } });
  const there = { params: { id }, body: { ...post, unitId: seedId('org-cuc-tnn') } };
  expectRefusal(await tnn.try(directoryApi.givePost, there), directoryRefusals.heldElsewhere);
  expect((await person(id)).posts.map((one) => one.unitNameThen)).toEqual(['Cục Viễn thám quốc gia']);
  await (await app.as('thuongtruc')).call(directoryApi.givePost, there);
  const released = await newPerson('Phạm Thử Thôi Việc');
  await leader.call(directoryApi.givePost, { params: { id: released }, body: { ...post, unitId: vt } });
  const [held] = (await person(released)).posts;
  await leader.call(directoryApi.endPost, { params: { id: held?.id ?? '' }, body: { on: '2022-05-31', reason: 'Chuyển công tác' } });
  await tnn.call(directoryApi.givePost, { ...there, params: { id: released } });
});

test('a post ends on its last day, once, not before it began', async () => {
  const id = await newPerson('Trần Thử Thôi');
  await leader.call(directoryApi.givePost, { params: { id }, body: { unitId: vt, title: 'Chuyên viên', validFrom: '2022-01-01', endsPostId: null } });
  const params = { id: (await person(id)).posts[0]?.id ?? '' };
  expectRefusal(await leader.try(directoryApi.endPost, { params, body: { on: '2021-12-31', reason: 'Thử' } }), directoryRefusals.wrongOrder);
  expectRefusal(await leader.try(directoryApi.endPost, { params, body: { on: '2022-06-11', reason: 'Thử' } }), directoryRefusals.futureDay);
  await leader.call(directoryApi.endPost, { params, body: { on: '2022-05-31', reason: 'Chuyển công tác' } });
  expectRefusal(await leader.try(directoryApi.endPost, { params, body: { on: '2022-05-31', reason: 'Lần nữa' } }), directoryRefusals.postEnded);
  expect([(await person(id, '2022-05-31')).onDay.length, (await person(id, '2022-06-01')).onDay.length]).toEqual([1, 0]);
});

test('people are found without accents; their names are corrected by keepers of the structure only', async () => {
  const found = await leader.call(directoryApi.people, { query: { q: 'van dat' } });
  expect(found.rows).toMatchObject([{ id: dat, post: { title: 'Phó Vụ trưởng phụ trách' } }]);
  expect((await leader.call(directoryApi.people, { query: { q: 'Đất' } })).rows).toEqual([]);
  const id = await newPerson('Nguyên Văn Sai');
  const body = { fullName: 'Nguyễn Văn Sai', honorific: null, version: 0, reason: 'Gõ thiếu dấu' };
  expectRefusal(await leader.try(directoryApi.editPerson, { params: { id }, body }), commonRefusals.notYourRole);
  await standing.call(directoryApi.editPerson, { params: { id }, body });
  expectRefusal(await standing.try(directoryApi.editPerson, { params: { id }, body }), commonRefusals.stale);
  expect((await person(id)).origin?.original).toBe('Nguyên Văn Sai');
  const officer = await app.as('canbo.cuc-vt');
  expectRefusal(await officer.try(directoryApi.addPerson, { body: { fullName: 'X', honorific: null } }), commonRefusals.notYourRole);
  const pages: string[] = [];
  let after: string | undefined;
  do {
    const page = await leader.call(directoryApi.people, { query: { limit: 9, after } });
    pages.push(...page.rows.map((row) => row.id));
    after = page.next ?? undefined;
  } while (after);
  const all = await leader.call(directoryApi.people, { query: { limit: 200 } });
  expect(pages).toEqual(all.rows.map((row) => row.id));
});

test('emulation officers with dates, and the report on part-time desks (R-013)', async () => {
  const [partTime, fullTime] = [await newPerson('Phạm Bán Thời'), await newPerson('Đỗ Chuyên Trách')];
  const body = { personId: partTime, fullTime: false, validFrom: '2021-06-11' };
  const officer = await app.as('canbo.cuc-vt');
  expectRefusal(await officer.try(directoryApi.appointOfficer, { params: { id: vt }, body }), commonRefusals.notYourRole);
  expectRefusal(await leader.try(directoryApi.appointOfficer, { params: { id: tnn }, body }), directoryRefusals.onlyOwnUnit);
  expectRefusal(
    await leader.try(directoryApi.appointOfficer, { params: { id: vt }, body: { ...body, personId: newId() } }),
    directoryRefusals.noPerson,
  );
  expectRefusal(
    await leader.try(directoryApi.appointOfficer, { params: { id: vt }, body: { ...body, validFrom: '2022-06-11' } }),
    directoryRefusals.futureDay,
  );
  const { id } = await leader.call(directoryApi.appointOfficer, { params: { id: vt }, body });
  expectRefusal(await leader.try(directoryApi.appointOfficer, { params: { id: vt }, body }), directoryRefusals.officerAlready);
  const other = await standing.call(directoryApi.appointOfficer, {
    params: { id: tnn },
    body: { personId: fullTime, fullTime: true, validFrom: '2022-01-01' },
  });
  const report = await leader.call(directoryApi.officerReport);
  expect(report).toMatchObject({ on: '2022-06-10', onlyPartTime: 1, officers: 2, fullTime: 1, averageMonths: 850, averageMonthsOfFormer: null });
  expect(report.withoutOfficer).toBe(report.units - 2);
  expectRefusal(
    await leader.try(directoryApi.endOfficer, { params: { id: other.id }, body: { version: 0, on: '2022-06-01', reason: 'Thử' } }),
    directoryRefusals.onlyOwnUnit,
  );
  expectRefusal(
    await leader.try(directoryApi.endOfficer, { params: { id }, body: { version: 0, on: '2021-06-10', reason: 'Thử' } }),
    directoryRefusals.wrongOrder,
  );
  expectRefusal(
    await leader.try(directoryApi.endOfficer, { params: { id }, body: { version: 7, on: '2022-05-31', reason: 'Thử' } }),
    commonRefusals.stale,
  );
  await leader.call(directoryApi.endOfficer, { params: { id }, body: { version: 0, on: '2022-06-10', reason: 'Chuyển việc' } });
  expectRefusal(
    await leader.try(directoryApi.endOfficer, { params: { id }, body: { version: 1, on: '2022-06-10', reason: 'Thử' } }),
    directoryRefusals.officerEnded,
  );
  expect((await leader.call(directoryApi.officerReport, { query: { on: '2022-06-10' } })).onlyPartTime).toBe(1);
  expect((await leader.call(directoryApi.officerReport, { query: { on: '2022-06-11' } })).onlyPartTime).toBe(0);
  expect((await unit(vt)).officers).toMatchObject([{ person: { fullName: 'Phạm Bán Thời' }, validTo: '2022-06-10', can: { end: { ok: false } } }]);
});

test('missing people and units answer like hidden ones; bad days are named', async () => {
  for (const endpoint of [directoryApi.person, directoryApi.unit])
    expectRefusal(await leader.try(endpoint, { params: { id: newId() } }), commonRefusals.notFound);
  const bad = await leader.try(directoryApi.unit, { params: { id: vt }, query: { on: '2022-02-30' } });
  expect(bad.refusal?.fields?.[0]?.path).toBe('on');
});

test('the database itself keeps a unit from giving posts elsewhere, and staff from giving any', async () => {
  const of = (role: Actor['grants'][number]['role'], unitId: string): Actor => ({
    accountId: newId(),
    personId: null,
    name: 'x',
    grants: [{ role, unitId }],
    unitIds: [unitId],
  });
  const [head, staff] = [of('leader', vt), of('staff', vt)];
  const give = (actor: Actor, unitId: string) =>
    app.db.write(actor, (tx) =>
      tx.run(
        sql`insert into directory.post (id, person_id, unit_id, title, valid_from) values (${newId()}, ${dat}, ${unitId}, 'Chức bịa', '2022-01-01')`,
      ),
    );
  const wall = /row-level security/;
  await expect(give(head, tnn)).rejects.toThrow(wall);
  await expect(give(staff, vt)).rejects.toThrow(wall);
  const end = sql`update directory.post set valid_to = '2022-06-01' where person_id = ${dat}`;
  await expect(app.db.write(head, (tx) => tx.run(end))).rejects.toThrow(wall);
  const unitRow = sql`insert into directory.unit (id, kind, name, short_name) values (${newId()}, 'department', 'Bịa', 'Bịa')`;
  await expect(app.db.write(head, (tx) => tx.run(unitRow))).rejects.toThrow('not yours to write: directory.unit');
  const name = sql`update directory.person set full_name = 'Tên bịa' where id = ${dat}`;
  await expect(app.db.write(staff, (tx) => tx.run(name))).rejects.toThrow('not yours to write: directory.person');
  await give(head, vt);
});
