import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweepNow } from '#app/jobs.ts';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { system } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { newId, seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { owe } from '#modules/notifications/index.ts';
import { notificationsApi } from '#modules/notifications/contract.ts';
import { portalApi, portalRefusals } from '../contract.ts';

let app: TestApp;
let officer: Visitor;
let standing: Visitor;
/** Cục Quản lý tài nguyên nước heads Khối IV in 2022, Cục Đo đạc is its deputy. */
let head: Visitor;

const term = seedId('gt-khoi-4-2022');
const vt = seedId('org-cuc-vt');
const bdkh = seedId('org-cuc-bdkh');

beforeAll(async () => {
  app = await testApp({ today: '2022-06-10' });
  officer = await app.as('canbo.cuc-vt');
  standing = await app.as('thuongtruc');
  head = await app.as('lanhdao.cuc-tnn');
});
afterAll(() => app.close());

const put = async (unitId: string, kind = 'agreements.sign', role: 'leader' | 'officer' = 'leader', dueOn: string | null = '2022-06-09') => {
  const object = { type: 'agreement', id: newId() };
  await app.db.write(system, (tx) =>
    owe(tx, {
      kind,
      object,
      title: { vi: 'Ký giao ước', en: 'Sign' },
      verb: { vi: 'Ký', en: 'Sign' },
      link: '/giao-uoc',
      owner: { role, unitId },
      dueOn,
      year: 2022,
    }),
  );
  return app.look(async (tx) => (await tx.one<{ id: string }>(sql`select id from notifications.duty where object_id = ${object.id}`)).id);
};

const homeOf = (visitor: Visitor, year = 2022) => visitor.call(portalApi.home, { query: { year } });
const overview = (visitor: Visitor, id = term) => visitor.call(portalApi.term, { params: { id } });

test('an officer’s first screen: duties by due date, the ribbon, the own unit, nothing of other roles (promise 1 and 2)', async () => {
  const id = await put(vt, 'progress.report', 'officer');
  const home = await homeOf(officer);
  expect(home.now.map((duty) => duty.id)).toContain(id);
  expect(home.counts.overdue).toBeGreaterThan(0);
  expect(home.desk).toEqual({ unit: { id: vt, name: 'Cục Viễn thám quốc gia' }, since: '2021-01-04' });
  expect(home.ribbon).toMatchObject({
    year: 2022,
    stages: expect.arrayContaining([expect.objectContaining({ stage: 'LAUNCHED', on: '2021-12-31', happened: true })]),
  });
  expect(home.ribbon?.stages).toHaveLength(10);
  expect(home.unitYear).toMatchObject({
    unit: { id: vt },
    limitPercent: 90,
    group: { termId: term, name: 'Khối thi đua số IV', leads: false, members: 6, rank: null },
  });
  expect(home.unitYear?.months).toHaveLength(12);
  expect(home).toMatchObject({ board: null, meetings: null, submissions: null, person: null });
});

test('each role gets its own cards', async () => {
  expect(await homeOf(standing)).toMatchObject({ unitYear: null, desk: { unit: null }, meetings: [], submissions: [], person: null });
  const { board } = await homeOf(standing);
  expect(board?.reportMonth).toBe(5);
  expect(board?.rows.find((row) => row.termId === term)).toMatchObject({
    name: 'Khối thi đua số IV',
    head: 'Cục Quản lý tài nguyên nước',
    members: 6,
    ranked: false,
  });
  expect(await homeOf(await app.as('botruong'))).toMatchObject({ submissions: [], meetings: null, unitYear: null });
  expect(await homeOf(await app.as('uyvien1'))).toMatchObject({ meetings: [], board: null, submissions: null });
  expect(await homeOf(await app.as('nhanvien.cuc-vt'))).toMatchObject({ person: { awards: [], registration: null }, unitYear: { unit: { id: vt } } });
  expect(await homeOf(await app.as('quantri'))).toMatchObject({ board: null, unitYear: null });
});

test('a year nobody keeps has no ribbon and no group, and is no error', async () => {
  expect(await homeOf(officer, 1990)).toMatchObject({ ribbon: null, unitYear: { group: null, commitments: { total: 0 } } });
});

test('a head who leads the group is told so; the day the desk was taken over shows', async () => {
  expect((await homeOf(head)).unitYear?.group).toMatchObject({ leads: true });
  await app.db.write(system, (tx) =>
    tx.run(sql`update identity.role_grant set valid_from = '2022-05-02' where account_id = ${seedId('demo/canbo.cuc-tnn')}`),
  );
  expect((await homeOf(await app.as('canbo.cuc-tnn'))).desk.since).toBe('2022-05-02');
});

test('members by steps: who heads, what was done when, and what the caller may not know stays unknown', async () => {
  const all = await overview(standing);
  expect(all).toMatchObject({
    groupName: 'Khối thi đua số IV',
    year: 2022,
    limitPercent: 90,
    head: { name: 'Cục Quản lý tài nguyên nước' },
    deputy: { name: 'Cục Đo đạc, Bản đồ và Thông tin địa lý Việt Nam' },
    agreement: null,
  });
  expect(all.members).toHaveLength(6);
  expect(all.members.find((member) => member.unit.id === vt)).toMatchObject({
    post: null,
    agreement: { state: 'none' },
    registration: { known: true, state: null, late: false },
    months: { settled: 0, met: 0, last: null },
    sheet: { state: null },
    final: null,
  });
  const mine = await overview(officer);
  expect(mine.members.find((member) => member.unit.id === vt)).toMatchObject({ mine: true, registration: { known: true } });
  expect(mine.members.find((member) => member.unit.id === bdkh)).toMatchObject({ mine: false, registration: { known: false } });
  expect(mine.members.find((member) => member.post === 'head')?.unit.name).toBe('Cục Quản lý tài nguyên nước');
});

test('the loaded agreement of 2021 shows its signatures, its common duty and the directives to the group', async () => {
  const khoi3 = await overview(standing, seedId('gt-khoi-3-2021'));
  expect(khoi3.conferences).toMatchObject([{ id: seedId('cf-khoi3-2021') }]);
  const khoi4 = await overview(standing, seedId('gt-khoi-4-2021'));
  expect(khoi4.directives).toMatchObject([{ title: 'Phối hợp với các Cụm thi đua địa phương', givenOn: '2021-12-20' }]);
});

test('a registration and a month of results appear as their state, late mark and rate', async () => {
  await app.db.write(system, async (tx) => {
    await tx.run(
      sql`insert into registrations.registration (id, year, subject_kind, unit_id, state, late, submitted_at) values (${newId()}, 2022, 'unit', ${bdkh}, 'SUBMITTED', true, '2022-04-02T02:00:00Z')`,
    );
    const programme = newId();
    await tx.run(
      sql`insert into progress.programme (id, unit_id, year, state, title, approval_number, approved_on) values (${programme}, ${bdkh}, 2022, 'APPROVED', 'CTCT', '1/QĐ', '2022-01-05')`,
    );
    for (const [due, done] of [
      ['2022-01-10', '2022-01-09'],
      ['2022-02-10', '2022-02-20'],
    ]) {
      await tx.run(
        sql`insert into progress.task (id, programme_id, unit_id, year, title, due_on, first_due_on, completed_on) values (${newId()}, ${programme}, ${bdkh}, 2022, 'Việc', ${due}, ${due}, ${done})`,
      );
    }
  });
  const row = (await overview(head)).members.find((member) => member.unit.id === bdkh);
  expect(row?.registration).toMatchObject({ known: true, state: 'SUBMITTED', late: true, on: '2022-04-02' });
  expect(row?.months).toEqual({ settled: 2, met: 1, last: { month: 2, rateHundredths: 0, met: false } });
  expect((await homeOf(standing)).board?.rows.find((one) => one.termId === term)).toMatchObject({ registered: 1, late: 1 });
});

test('the situation of a group is hidden from units outside of it, as if it did not exist', async () => {
  const stranger = await app.as('canbo.so-hanoi');
  expectRefusal(await stranger.try(portalApi.term, { params: { id: term } }), commonRefusals.notFound);
  expectRefusal(await standing.try(portalApi.term, { params: { id: newId() } }), commonRefusals.notFound);
  expectRefusal(await app.guest.try(portalApi.term, { params: { id: term } }), commonRefusals.notSignedIn);
});

test('the head urges those who have not sent; the same day again is passed over; each duty keeps its record (R-087)', async () => {
  const first = await put(bdkh);
  const second = await put(vt);
  const body = { dutyIds: [first, second], note: 'Ký trước ngày sơ kết' };
  const shown = await overview(head);
  expect(shown.can.remind.ok).toBe(true);
  expect(shown.members.flatMap((member) => member.duties).map((duty) => duty.id)).toEqual(expect.arrayContaining([first, second]));
  expectRefusal(await officer.try(portalApi.remind, { params: { id: term }, body }), portalRefusals.onlyHead);
  expect(await head.call(portalApi.remind, { params: { id: term }, body })).toEqual({ reminded: 2, passedOver: 0 });
  const third = await put(bdkh);
  expect(await standing.call(portalApi.remind, { params: { id: term }, body: { ...body, dutyIds: [first, second, third] } })).toEqual({
    reminded: 1,
    passedOver: 2,
  });
  const leader = await app.as('lanhdao.cuc-vt');
  const duty = (await leader.call(notificationsApi.duties, { query: { limit: 200 } })).rows.find((row) => row.id === second);
  expect(duty?.reminders).toMatchObject([{ byHand: true, note: body.note }]);
});

test('urging refuses duties of others, of no member, or nothing at all; a deputy and staff may not', async () => {
  const elsewhere = await put(seedId('org-tcmt'));
  const body = { dutyIds: [elsewhere], note: 'Nhắc' };
  expectRefusal(await head.try(portalApi.remind, { params: { id: term }, body }), portalRefusals.notOfTerm);
  expectRefusal(await (await app.as('canbo.so-hanoi')).try(portalApi.remind, { params: { id: term }, body }), commonRefusals.notFound);
  expectRefusal(await (await app.as('lanhdao.cuc-ddbd')).try(portalApi.remind, { params: { id: term }, body }), portalRefusals.onlyHead);
  expectRefusal(await (await app.as('nhanvien.cuc-vt')).try(portalApi.remind, { params: { id: term }, body }), commonRefusals.notYourRole);
  expect((await head.try(portalApi.remind, { params: { id: term }, body: { ...body, dutyIds: [] } })).refusal?.fields?.[0]?.path).toBe('dutyIds');
  const quiet = seedId('gt-khoi-1-2022');
  expectRefusal(await standing.try(portalApi.remind, { params: { id: quiet }, body }), portalRefusals.nothingOwed);
});

test('the work of the day runs twice without change: registrations lock, reminders go out once', async () => {
  app.clock.set('2022-06-11');
  await put(bdkh, 'agreements.sign', 'leader', '2022-06-10');
  await sweepNow(app.db);
  const count = () =>
    app.look((tx) =>
      tx.one<{ reminders: number; notices: number }>(
        sql`select (select count(*)::int from notifications.reminder) as reminders, (select count(*)::int from notifications.notice) as notices`,
      ),
    );
  const first = await count();
  expect(first.reminders).toBeGreaterThan(0);
  await sweepNow(app.db);
  expect(await count()).toEqual(first);
});
