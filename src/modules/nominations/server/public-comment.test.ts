import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp } from '#app/testing/harness.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { newId } from '#platform/ids.ts';
import { planned } from '#modules/councils/server/testing.ts';
import { commentApi, nominationRefusals, nominationsApi } from '../contract.ts';
import { detail, eligible, employed, employee, explainAll, nominationWorld, putOn, versionOf, type World } from './testing.ts';

let app: TestApp;
let world: World;
const today = '2022-12-05';

beforeAll(async () => {
  app = await testApp({ today });
  world = await nominationWorld(app);
  await employed(app);
});
afterAll(() => app.close());

const national = { awardCode: 'CSTDTQ', subjectKind: 'person', subjectId: employee } as const;
const at = async (id: string) => versionOf(world.standing, id);
const publish = async (id: string, more: object = {}) =>
  world.standing.try(commentApi.publish, {
    params: { id },
    body: {
      version: await at(id),
      channel: 'Cổng thông tin của Bộ',
      workingDays: 10,
      summary: 'Sáng kiến viễn thám áp dụng trong toàn quốc',
      ...more,
    },
  });
const published = async () => {
  const id = await eligible(world, national);
  expect((await publish(id)).status).toBe(200);
  return id;
};
const windowOf = async (id: string) => (await detail(world, id)).publicity.window?.id ?? '';
const opinion = { fromName: 'Nguyễn Thị B (mẫu)', contact: 'b@example.vn', body: 'Sáng kiến này là của cả nhóm' };
const list = async (id: string) => {
  const { can } = await detail(world, id);
  return can.putOnList;
};

test('a State-level proposal cannot pass by public comment; one that need not be published is not', async () => {
  const id = await eligible(world, national);
  expect(await list(id)).toMatchObject({ ok: false, refusal: { code: nominationRefusals.commentNeeded.code } });
  const meetingId = await planned(world, today);
  const answer = await world.standing.try(nominationsApi.putOnList, { body: { meetingId, items: [{ id, version: await at(id) }] } });
  expectRefusal(answer, nominationRefusals.commentNeeded);
  const plain = await eligible(world);
  expect(await list(plain)).toMatchObject({ ok: true });
  expectRefusal(await publish(plain), nominationRefusals.commentNotAsked);
});

test('published for ten working days: the last day is counted by the calendar and is still open (law.md §11)', async () => {
  const id = await published();
  const { publicity, state, notes } = await detail(world, id);
  // 5/12/2022 is a Monday: the tenth working day after it is Monday 19/12.
  expect(publicity).toMatchObject({
    asked: { soft: false, basis: expect.stringContaining('khoản 10 Điều 45') },
    window: { openedOn: today, lastDay: '2022-12-19', workingDays: 10, open: true, unconfirmedYears: [2022] },
    comments: [],
  });
  expect(state).toBe('PUBLIC_COMMENT');
  expect(notes.length).toBeGreaterThan(0);
  for (const day of [today, '2022-12-19']) {
    app.clock.set(day);
    expect(await list(id), day).toMatchObject({ ok: false, refusal: { code: nominationRefusals.commentOpen.code } });
  }
  app.clock.set('2022-12-20');
  expect(await list(id)).toMatchObject({ ok: true });
  await putOn(world, await planned(world, '2022-12-20'), [id]);
  expect((await detail(world, id)).state).toBe('AT_COUNCIL');
  // Taken off the agenda, it does not have to be published a second time.
  await world.standing.call(nominationsApi.takeOffList, { params: { id }, body: { version: await at(id), reason: 'Hoãn phiên họp' } });
  expect(await list(id)).toMatchObject({ ok: true });
  app.clock.set(today);
});

test('anybody comments while it is open, sees only what was published, and no comment of others', async () => {
  const id = await published();
  const windowId = await windowOf(id);
  const open = await app.guest.call(commentApi.open, { query: { q: 'chien si toan quoc' } });
  const row = open.rows.find((one) => one.id === windowId);
  expect(row).toMatchObject({ summary: 'Sáng kiến viễn thám áp dụng trong toàn quốc', lastDay: '2022-12-19' });
  expect(Object.keys(row ?? {}).sort()).toEqual(
    ['awardName', 'channel', 'id', 'lastDay', 'openedOn', 'subjectName', 'subjectPlace', 'summary', 'synthetic', 'year'].sort(),
  );
  await app.guest.call(commentApi.send, { params: { id: windowId }, body: opinion });
  expect((await detail(world, id)).publicity).toMatchObject({ unhandled: 1, comments: [{ ...opinion, channel: 'portal', outcome: null }] });
  // The unit that proposes learns that there is a comment step, not who wrote what.
  const asUnit = await world.officer.call(nominationsApi.detail, { params: { id } });
  expect(asUnit.publicity).toMatchObject({ comments: null, unhandled: null, window: { open: true } });
  const { rows } = await app.db.pool.query<{ kind: string }>(`select kind from notifications.duty where object_id = $1 and state = 'OPEN'`, [id]);
  expect(rows).toEqual([{ kind: 'nominations.handleComment' }]);
  app.clock.set('2022-12-20');
  expectRefusal(await app.guest.try(commentApi.send, { params: { id: windowId }, body: opinion }), commonRefusals.notFound);
  expect((await app.guest.call(commentApi.open, {})).rows.some((one) => one.id === windowId)).toBe(false);
  expect(await list(id)).toMatchObject({ ok: false, refusal: { code: nominationRefusals.commentUnhandled.code } });
  app.clock.set(today);
});

test('a guest writes nothing but a comment of its own on an open window: the second wall alone', async () => {
  const id = await published();
  const windowId = await windowOf(id);
  const client = await app.db.pool.connect();
  const asGuest = async (day: string, statement: string) => {
    await client.query(`begin; set local role thidua_app; select set_config('app.today', '${day}', true)`);
    try {
      return await client.query(statement);
    } finally {
      await client.query('rollback');
    }
  };
  const insert = (more: string) =>
    `insert into nominations.comment (id, window_id, nomination_id, received_on, from_name, channel, body, entered_by) values ('${newId()}', '${windowId}', '${id}', '${today}', 'x', ${more})`;
  try {
    expect((await asGuest(today, insert(`'portal', 'y', null`))).rowCount).toBe(1);
    await expect(asGuest(today, insert(`'letter', 'y', null`))).rejects.toThrow(/row-level security/);
    await expect(asGuest(today, insert(`'portal', 'y', 'someone'`))).rejects.toThrow(/row-level security/);
    await expect(asGuest('2022-12-20', insert(`'portal', 'y', null`))).rejects.toThrow(/row-level security/);
    expect((await asGuest(today, 'select 1 from nominations.comment')).rowCount).toBe(0);
    expect((await asGuest(today, 'select 1 from nominations.nomination')).rowCount).toBe(0);
    expect((await asGuest('2022-12-20', 'select 1 from nominations.comment_window')).rowCount).toBe(0);
  } finally {
    client.release();
  }
});

test('a letter is entered, handled once with a result; what is not so is refused by name', async () => {
  const id = await published();
  const take = async (more: object = {}) =>
    world.standing.try(commentApi.take, {
      params: { id },
      body: {
        version: await at(id),
        receivedOn: today,
        fromName: 'Công đoàn cơ sở',
        contact: '',
        channel: 'letter',
        body: 'Đề nghị xác minh',
        ...more,
      },
    });
  expectRefusal(await take({ receivedOn: '2022-12-04' }), nominationRefusals.commentDay);
  expectRefusal(await take({ receivedOn: '2022-12-06' }), nominationRefusals.commentDay);
  expect((await take()).status).toBe(200);
  const [comment] = (await detail(world, id)).publicity.comments ?? [];
  const handle = async (commentId = comment?.id ?? '') =>
    world.standing.try(commentApi.handle, {
      params: { id, commentId },
      body: { version: await at(id), outcome: 'UNFOUNDED', handling: 'Đã xác minh với đơn vị, không có cơ sở' },
    });
  expectRefusal(await handle(newId()), nominationRefusals.commentUnknown);
  expect((await handle()).status).toBe(200);
  expectRefusal(await handle(), nominationRefusals.commentHandled);
  expectRefusal(
    await world.officer.try(commentApi.take, {
      params: { id },
      body: { version: 0, receivedOn: today, fromName: 'x', contact: '', channel: 'letter', body: 'y' },
    }),
    commonRefusals.notYourRole,
  );
});

test('sent back to appraisal, it is published anew; the old window is closed at once', async () => {
  const id = await published();
  const windowId = await windowOf(id);
  await world.standing.call(commentApi.backToCheck, { params: { id }, body: { version: await at(id), reason: 'Ý kiến nêu tác giả khác' } });
  expect(await detail(world, id)).toMatchObject({ state: 'CHECKING', publicity: { window: null } });
  expectRefusal(await app.guest.try(commentApi.send, { params: { id: windowId }, body: opinion }), commonRefusals.notFound);
  await explainAll(world, id);
  await world.standing.call(nominationsApi.eligible, { params: { id }, body: { version: await at(id) } });
  expect(await list(id)).toMatchObject({ refusal: { code: nominationRefusals.commentNeeded.code } });
  expect((await publish(id)).status).toBe(200);
});

test('the authority sets its own time from today on; a year without calendar is no date', async () => {
  const set = (more: object = {}) =>
    world.standing.try(commentApi.setRule, {
      body: { validFrom: today, workingDays: 15, channel: 'Báo của Bộ', reason: 'Theo quy chế của Bộ', ...more },
    });
  expectRefusal(await set({ validFrom: '2022-12-04' }), nominationRefusals.ruleBehind);
  expect((await set()).status).toBe(200);
  expect((await set({ validFrom: '2023-01-01', workingDays: 12 })).status).toBe(200);
  expect(await world.standing.call(commentApi.rules)).toMatchObject({
    rules: [{ workingDays: 12 }, { workingDays: 15 }],
    can: { set: { ok: true } },
  });
  const id = await eligible(world, national);
  expect((await detail(world, id)).publicity).toMatchObject({ workingDays: 15, channel: 'Báo của Bộ', window: null });
  expectRefusal(
    await world.officer.try(commentApi.setRule, { body: { validFrom: today, workingDays: 5, channel: 'x', reason: 'thử xem' } }),
    commonRefusals.notYourRole,
  );
  app.clock.set('2026-12-20');
  const late = await publish(id, { workingDays: 30 });
  expect(late.refusal).toMatchObject({ code: nominationRefusals.calendarUnknown.code, message: { vi: expect.stringContaining('2027') } });
  app.clock.set(today);
});
