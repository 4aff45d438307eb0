import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { SMTPServer } from 'smtp-server';
import { allJobs } from '#app/jobs.ts';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { system } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { newId, seedId } from '#platform/ids.ts';
import { silent } from '#platform/log.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { workOnce } from '#modules/jobs/server/queue.ts';
import { notificationRefusals, notificationsApi } from '../contract.ts';
import { owe, settle, tell, type Duty } from '../index.ts';
import { sweepDuties } from './sweep.ts';

let app: TestApp;
let officer: Visitor;
let leader: Visitor;
let standing: Visitor;
/** Cục Quản lý tài nguyên nước heads Khối IV in 2022; Cục Viễn thám is a member of it. */
let head: Visitor;

const vt = seedId('org-cuc-vt');
const due = '2022-06-10';

beforeAll(async () => {
  app = await testApp({ today: '2022-06-01' });
  officer = await app.as('canbo.cuc-vt');
  leader = await app.as('lanhdao.cuc-vt');
  standing = await app.as('thuongtruc');
  head = await app.as('canbo.cuc-tnn');
});
afterAll(() => app.close());

const duty = (change: Partial<Duty> = {}): Duty => ({
  kind: 'progress.report',
  object: { type: 'month_report', id: newId() },
  title: { vi: 'Báo cáo kết quả tháng 5', en: 'Report of May' },
  detail: { vi: 'Đã điền sẵn từ 24 nhiệm vụ.', en: 'Prefilled from 24 tasks.' },
  verb: { vi: 'Nhập báo cáo', en: 'Enter the report' },
  link: '/ket-qua',
  owner: { role: 'officer', unitId: vt },
  dueOn: due,
  year: 2022,
  ...change,
});

const put = async (change: Partial<Duty> = {}) => {
  const one = duty(change);
  await app.db.write(system, (tx) => owe(tx, one));
  return app.look(
    async (tx) => (await tx.one<{ id: string }>(sql`select id from notifications.duty where object_id = ${one.object.id} and state = 'OPEN'`)).id,
  );
};
const mine = async (visitor: Visitor, query: Parameters<typeof visitor.call<typeof notificationsApi.duties>>[1] = {}) =>
  visitor.call(notificationsApi.duties, { query: { limit: 200 }, ...query });
const findIn = async (visitor: Visitor, id: string, query: object = {}) =>
  (await mine(visitor, { query: { limit: 200, ...query } })).rows.find((row) => row.id === id);
const noticesOf = async (visitor: Visitor) =>
  (await visitor.call(notificationsApi.notices, { query: { limit: 200 } })).rows.map((row) => row.title.vi);
const sweepOn = async (day: string) => {
  app.clock.set(day);
  return sweepDuties(app.db);
};

beforeEach(async () => {
  app.clock.set('2022-06-01');
  await app.db.pool.query(`update notifications.duty set state = 'CANCELLED', closed_at = now() where state = 'OPEN'`);
});

test('the inbox holds what my post owes, grouped by due date, and nobody else sees it (promise 1)', async () => {
  app.clock.set(due);
  const ids = {
    overdue: await put({ dueOn: '2022-06-08' }),
    today: await put({ dueOn: due }),
    week: await put({ dueOn: '2022-06-17' }),
    later: await put({ dueOn: null }),
    ofLeader: await put({ owner: { role: 'leader', unitId: vt } }),
    hidden: await put({ opensOn: '2022-06-11' }),
  };
  const { rows, counts, total } = await mine(officer);
  expect(rows.map((row) => [row.id, row.bucket])).toEqual([
    [ids.overdue, 'overdue'],
    [ids.today, 'today'],
    [ids.week, 'week'],
    [ids.later, 'later'],
  ]);
  expect(rows[0]).toMatchObject({
    daysLeft: -2,
    title: { vi: 'Báo cáo kết quả tháng 5' },
    verb: { vi: 'Nhập báo cáo' },
    link: '/ket-qua',
    mine: true,
    owner: { role: 'officer', unitName: 'Cục Viễn thám quốc gia' },
  });
  expect(counts).toEqual({ open: 4, overdue: 1, today: 1, week: 1, later: 1 });
  expect(total).toBe(4);
  expect(await officer.call(notificationsApi.count)).toMatchObject({ open: 4, overdue: 1, today: 1 });
  expect((await mine(leader)).rows.map((row) => row.id)).toEqual([ids.ofLeader]);
  expect((await mine(leader, { query: { scope: 'unit' } })).rows).toHaveLength(5);
  const stranger = await app.as('canbo.tcmt');
  for (const scope of ['mine', 'unit', 'watched'] as const) expect((await mine(stranger, { query: { scope } })).rows).toEqual([]);
});

test('filters by bucket, part of the work, year and words without accents; pages of two give all once', async () => {
  app.clock.set(due);
  await put({ dueOn: '2022-06-08' });
  await put({ kind: 'agreements.comment', title: { vi: 'Góp ý dự thảo giao ước', en: 'Comment' }, dueOn: '2022-06-20', year: 2021 });
  for (let count = 0; count < 3; count += 1) await put({ dueOn: null });
  const titles = async (query: object) => (await mine(officer, { query: { limit: 200, ...query } })).rows.map((row) => row.title.vi);
  expect(await titles({ q: 'gop y giao uoc' })).toEqual(['Góp ý dự thảo giao ước']);
  expect(await titles({ q: '100%' })).toEqual([]);
  expect(await titles({ area: 'agreements' })).toEqual(['Góp ý dự thảo giao ước']);
  expect(await titles({ year: 2021 })).toEqual(['Góp ý dự thảo giao ước']);
  expect(await titles({ bucket: 'overdue' })).toEqual(['Báo cáo kết quả tháng 5']);
  expect(await titles({ bucket: 'later' })).toHaveLength(4);
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await mine(officer, { query: { limit: 2, ...(after ? { after } : {}) } });
    seen.push(...page.rows.map((row) => row.id));
    after = page.next ?? undefined;
  } while (after);
  expect(seen).toEqual((await mine(officer)).rows.map((row) => row.id));
  expect(new Set(seen).size).toBe(5);
});

test('a duty of the whole authority belongs to the role, one of an account to nobody else at the post', async () => {
  const authority = await put({ owner: { role: 'standing', unitId: null } });
  const account = seedId('demo/uyvien1');
  const personal = await put({ owner: { role: 'council', unitId: null, accountId: account } });
  expect(await findIn(standing, authority)).toBeDefined();
  expect(await findIn(await app.as('uyvien1'), personal)).toBeDefined();
  expect(await findIn(await app.as('uyvien2'), personal)).toBeUndefined();
  expect(await findIn(officer, authority)).toBeUndefined();
});

test('what is done leaves the inbox and keeps its history', async () => {
  const object = { type: 'month_report', id: newId() };
  const id = await put({ object });
  await app.db.write(system, (tx) => settle(tx, { object }));
  expect(await findIn(officer, id)).toBeUndefined();
  expect(await findIn(officer, id, { state: 'CLOSED' })).toMatchObject({ state: 'DONE', closedAt: expect.stringContaining('2022-06-01') });
});

test('a delegate of the leader has the leader’s duty for the delegated act, and only while it lasts (R-017)', async () => {
  const sign = await put({ kind: 'agreements.sign', owner: { role: 'leader', unitId: vt } });
  const other = await put({ kind: 'registrations.submit', owner: { role: 'leader', unitId: vt } });
  await app.db.write(system, (tx) =>
    tx.run(sql`insert into identity.delegation (id, unit_id, from_account_id, to_account_id, acts, valid_from, valid_to)
      values (${newId()}, ${vt}, ${seedId('demo/lanhdao.cuc-vt')}, ${seedId('demo/canbo.cuc-vt')}, '{agreements.sign}', '2022-06-01', '2022-06-02')`),
  );
  expect(await findIn(officer, sign)).toBeDefined();
  expect(await findIn(officer, other)).toBeUndefined();
  app.clock.set('2022-06-02');
  expect(await findIn(officer, sign)).toBeDefined();
  app.clock.set('2022-06-03');
  expect(await findIn(officer, sign)).toBeUndefined();
});

test('three days before, on the day, the day after: owner twice, then the leader; never twice, all on record (R-087)', async () => {
  const id = await put();
  expect(await sweepOn('2022-06-06')).toBe(0);
  expect(await sweepOn('2022-06-07')).toBe(1);
  expect(await sweepOn('2022-06-07')).toBe(0);
  expect(await noticesOf(officer)).toContain('Sắp đến hạn: Báo cáo kết quả tháng 5');
  expect(await sweepOn('2022-06-08')).toBe(0);
  expect(await sweepOn(due)).toBe(1);
  expect(await noticesOf(officer)).toContain('Hôm nay đến hạn: Báo cáo kết quả tháng 5');
  expect(await findIn(officer, id)).toMatchObject({
    step: 2,
    reminders: [
      { step: 1, sentOn: '2022-06-07', byHand: false },
      { step: 2, sentOn: due },
    ],
  });
  expect(await noticesOf(leader)).not.toContain('Quá hạn: Báo cáo kết quả tháng 5');
  expect(await sweepOn('2022-06-11')).toBe(1);
  expect(await sweepOn('2022-06-12')).toBe(0);
  expect(await noticesOf(leader)).toContain('Quá hạn: Báo cáo kết quả tháng 5');
  expect(await noticesOf(officer)).not.toContain('Quá hạn: Báo cáo kết quả tháng 5');
  expect(await findIn(officer, id)).toMatchObject({ step: 3, daysLeft: -2 });
  const events = await app.look((tx) =>
    tx.many(sql`select actor_name, from_state, to_state, unit_id from audit.event where object_id = ${id} order by seq`),
  );
  expect(events).toEqual([
    { actorName: 'Hệ thống', fromState: '0', toState: '1', unitId: vt },
    { actorName: 'Hệ thống', fromState: '1', toState: '2', unitId: vt },
    { actorName: 'Hệ thống', fromState: '2', toState: '3', unitId: vt },
  ]);
});

test('when the leader is late the standing body is told; days that were missed are not made up for by many mails', async () => {
  const id = await put({ owner: { role: 'leader', unitId: vt }, title: { vi: 'Ký giao ước', en: 'Sign' } });
  expect(await sweepOn('2022-06-20')).toBe(1);
  expect(await noticesOf(standing)).toContain('Quá hạn: Ký giao ước');
  expect(await findIn(leader, id)).toMatchObject({ step: 3, reminders: [{ step: 3 }] });
});

test('no reminder for what is done, not open yet, or without a due date; two sweeps at once take each step once', async () => {
  const object = { type: 'month_report', id: newId() };
  await put({ object });
  await app.db.write(system, (tx) => settle(tx, { object }));
  await put({ opensOn: '2022-07-01', dueOn: '2022-06-30' });
  await put({ dueOn: null });
  expect(await sweepOn('2022-06-25')).toBe(0);
  for (let count = 0; count < 5; count += 1) await put();
  const taken = await Promise.all([sweepDuties(app.db), sweepDuties(app.db)]);
  expect(taken.reduce((sum, one) => sum + one, 0)).toBe(5);
});

test('standing, the head of the group and the own leader may urge, once a day, with a note that stays', async () => {
  const id = await put();
  const body = { note: 'Khối cần số liệu trước hội nghị sơ kết' };
  expectRefusal(await officer.try(notificationsApi.remind, { params: { id }, body }), notificationRefusals.notWatching);
  expect((await findIn(head, id, { scope: 'watched' }))?.can.remind.ok).toBe(true);
  await head.call(notificationsApi.remind, { params: { id }, body });
  const shown = await findIn(officer, id);
  expect(shown?.reminders).toMatchObject([{ byHand: true, note: body.note, madeBy: expect.stringContaining('Cán bộ TĐKT') }]);
  expect(shown?.step).toBe(0);
  expect(await noticesOf(officer)).toContain('Được đôn đốc: Báo cáo kết quả tháng 5');
  expectRefusal(await standing.try(notificationsApi.remind, { params: { id }, body }), notificationRefusals.urgedToday);
  app.clock.set('2022-06-02');
  await leader.call(notificationsApi.remind, { params: { id }, body });
  app.clock.set('2022-06-03');
  await standing.call(notificationsApi.remind, { params: { id }, body });
  const trail = await app.look((tx) => tx.many(sql`select reason from audit.event where object_id = ${id} and action = 'notifications.remind'`));
  expect(trail).toHaveLength(3);
});

test('a head does not see a member’s dossiers, other years or personal matters; strangers meet "not found"', async () => {
  const body = { note: 'Nhắc' };
  const closed = { type: 'month_report', id: newId() };
  const hidden = [
    await put({ kind: 'nominations.submit' }),
    await put({ year: 2021 }),
    await put({ owner: { role: 'staff', unitId: vt, accountId: seedId('demo/nhanvien.cuc-vt') } }),
  ];
  for (const id of hidden) expectRefusal(await head.try(notificationsApi.remind, { params: { id }, body }), commonRefusals.notFound);
  const stranger = await app.as('lanhdao.tcmt');
  const id = await put({ object: closed });
  expectRefusal(await stranger.try(notificationsApi.remind, { params: { id }, body }), commonRefusals.notFound);
  expectRefusal(await standing.try(notificationsApi.remind, { params: { id: newId() }, body }), commonRefusals.notFound);
  const staff = await app.as('nhanvien.cuc-vt');
  expectRefusal(await staff.try(notificationsApi.remind, { params: { id }, body }), commonRefusals.notYourRole);
  expect((await standing.try(notificationsApi.remind, { params: { id }, body: { note: ' ' } })).refusal?.fields?.[0]?.path).toBe('note');
  await app.db.write(system, (tx) => settle(tx, { object: closed }));
  expectRefusal(await standing.try(notificationsApi.remind, { params: { id }, body }), notificationRefusals.closed);
  const later = await put({ opensOn: '2022-07-01' });
  expectRefusal(await standing.try(notificationsApi.remind, { params: { id: later }, body }), notificationRefusals.notOpenYet);
});

test('nobody writes a duty or a reminder past the doors', async () => {
  const id = await put();
  await expect(app.db.write(system, (tx) => tx.run(sql`update notifications.duty set state = 'DONE' where id = ${id}`))).rejects.toThrow(
    'permission denied',
  );
  await expect(
    app.db.write(system, (tx) =>
      tx.run(sql`insert into notifications.reminder (id, duty_id, step, sent_on, to_role) values (${newId()}, ${id}, 1, '2022-06-01', 'officer')`),
    ),
  ).rejects.toThrow('permission denied');
});

test('notices: newest first, unread until read by this account, and only mine', async () => {
  app.clock.set('2022-08-01');
  const before = (await officer.call(notificationsApi.count)).notices;
  await app.db.write(system, async (tx) => {
    await tell(tx, { to: { role: 'officer', unitId: vt }, title: { vi: 'Giao ước có hiệu lực', en: 'In force' }, link: '/giao-uoc' });
    await tell(tx, { to: { role: 'leader', unitId: vt }, title: { vi: 'Chỉ thủ trưởng', en: 'Leader only' }, link: '/' });
  });
  const list = await officer.call(notificationsApi.notices, { query: { limit: 1 } });
  expect(list).toMatchObject({ rows: [{ title: { vi: 'Giao ước có hiệu lực' }, read: false }], unread: before + 1 });
  expect(await noticesOf(officer)).not.toContain('Chỉ thủ trưởng');
  const id = list.rows[0]?.id ?? '';
  const stranger = await app.as('canbo.tcmt');
  expect(await stranger.call(notificationsApi.readNotices, { body: { ids: [id] } })).toEqual({ read: 0 });
  expect(await officer.call(notificationsApi.readNotices, { body: { ids: [id] } })).toEqual({ read: 1 });
  expect(await officer.call(notificationsApi.readNotices, { body: { ids: [id] } })).toEqual({ read: 0 });
  expect((await officer.call(notificationsApi.notices, { query: { limit: 1 } })).rows[0]?.read).toBe(true);
  await officer.call(notificationsApi.readNotices, { body: { ids: null } });
  expect((await officer.call(notificationsApi.notices, { query: { unread: 'true' } })).rows).toEqual([]);
  const second = await officer.call(notificationsApi.notices, { query: { limit: 1, after: list.next ?? '' } });
  expect(second.rows[0]?.id).not.toBe(id);
});

test('an address is my own, may be cleared, and must look like one', async () => {
  expect(await officer.call(notificationsApi.address)).toEqual({ email: null, sending: false });
  for (const email of ['khong-phai', 'a b@c.vn', 'a@b\r\nBcc: x@y.vn', '']) {
    expect((await officer.try(notificationsApi.setAddress, { body: { email } })).refusal?.fields?.[0]?.path).toBe('email');
  }
  await officer.call(notificationsApi.setAddress, { body: { email: ' canbo@vt.example ' } });
  expect((await officer.call(notificationsApi.address)).email).toBe('canbo@vt.example');
  expect((await leader.call(notificationsApi.address)).email).toBeNull();
  await officer.call(notificationsApi.setAddress, { body: { email: null } });
  expect((await officer.call(notificationsApi.address)).email).toBeNull();
});

/** A real mail server that keeps what it gets; the first letters may be refused. */
async function mailServer(refuseFirst = 0) {
  const got: { to: string[]; raw: string }[] = [];
  let refused = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (refused < refuseFirst) {
          refused += 1;
          callback(new Error('mailbox busy'));
          return;
        }
        got.push({ to: session.envelope.rcptTo.map((one) => one.address), raw: Buffer.concat(parts).toString('utf8') });
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  return { got, url: `smtp://127.0.0.1:${port}`, close: () => new Promise<void>((resolve) => server.close(resolve)) };
}

/** Quoted-printable back to words, header words too. */
const plain = (raw: string) =>
  raw
    .replace(/=\?UTF-8\?[QB]\?([^?]*)\?=\s*/gi, (whole, word: string) =>
      /\?B\?/i.test(whole) ? Buffer.from(word, 'base64').toString() : decode(word.replaceAll('_', ' ')),
    )
    .replace(/=\r\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, decode);
const decode = (text: string) =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

test('a reminder goes out by mail to those at the post who keep an address: title, due date, link, nothing of the record', async () => {
  const server = await mailServer(1);
  process.env['SMTP_URL'] = server.url;
  process.env['THIDUA_URL'] = 'https://thidua.example';
  const work = () => workOnce({ url: app.url, db: app.db, log: silent, jobs: allJobs });
  try {
    await officer.call(notificationsApi.setAddress, { body: { email: 'canbo@vt.example' } });
    await leader.call(notificationsApi.setAddress, { body: { email: 'lanhdao@vt.example' } });
    expect((await officer.call(notificationsApi.address)).sending).toBe(true);
    await put({ detail: { vi: 'BÍ MẬT: nội dung hồ sơ', en: 'SECRET' } });
    await sweepOn('2022-06-07');
    await work();
    expect(server.got).toEqual([]);
    await app.db.pool.query(`select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), run_at => now())`);
    await work();
    expect(server.got.map((mail) => mail.to)).toEqual([['canbo@vt.example']]);
    const text = plain(server.got[0]?.raw ?? '');
    expect(text).toContain('Subject: Nhắc lần 1: Báo cáo kết quả tháng 5');
    expect(text).toContain('Hạn: 10/06/2022 (còn 3 ngày)');
    expect(text).toContain('https://thidua.example/ket-qua');
    expect(text).not.toMatch(/BÍ MẬT|SECRET/);
    await sweepOn('2022-06-11');
    await work();
    expect(server.got.at(-1)?.to).toEqual(['lanhdao@vt.example']);
    expect(plain(server.got.at(-1)?.raw ?? '')).toContain('Phải làm: Cán bộ thi đua, Cục Viễn thám quốc gia');
    expect(server.got).toHaveLength(2);
  } finally {
    delete process.env['SMTP_URL'];
    delete process.env['THIDUA_URL'];
    await server.close();
  }
});
