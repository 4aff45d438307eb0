import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { expectRefusal, type Visitor } from '#app/testing/harness.ts';
import { system } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { progressApi, progressRefusals } from '../contract.ts';
import { monthlyRates, overdueTasks, watchProgress } from '../index.ts';
import {
  add,
  app,
  at,
  head,
  leader,
  monthNow,
  newYear,
  notices,
  officer,
  on,
  onlyTask,
  openStage,
  overview,
  seededYear,
  sketch,
  standing,
  stranger,
  termId,
  unitId,
  year,
} from './testing.ts';

beforeAll(openStage);
afterAll(() => app.close());
beforeEach(() => app.clock.set('2022-06-10'));

test('the month counts tasks due in it; none due is no data; the year and quarters add up (R-072)', async () => {
  const id = await newYear();
  await add(id, { due: '01-15', done: '01-15' }, { due: '01-31', done: '02-01' }, { due: '04-10', done: '04-01' }, { due: '06-10' });
  const { months, quarters, total, overdue } = await overview();
  expect(months[0]).toMatchObject({ due: 2, onTime: 1, rateHundredths: 5000, verdict: 'UNMET' });
  expect(months[1]).toMatchObject({ due: 0, rateHundredths: null, verdict: 'NO_DATA' });
  expect(months[3]).toMatchObject({ rateHundredths: 10_000, verdict: 'MET' });
  expect(months[5]).toMatchObject({ due: 1, open: 1, rateHundredths: null, verdict: 'RUNNING' });
  expect(quarters.map((quarter) => quarter.rateHundredths)).toEqual([5000, 10_000, null, null]);
  expect(total).toMatchObject({ due: 4, onTime: 2, open: 1, rateHundredths: 6667 });
  expect(overdue).toBe(1);
});

test('one task late of ten ends the month at 90,00 at best; leader and officer are told once (R-073)', async () => {
  const id = await newYear();
  const dues = ['06-09', ...Array.from({ length: 9 }, () => '06-25')];
  await add(id, ...dues.map((due) => ({ due })));
  expect(await monthNow(6)).toMatchObject({ due: 10, open: 9, bestHundredths: 9000, verdict: 'UNMET' });
  expect((await notices()).map((notice) => notice.role)).toEqual(['leader', 'officer']);
  await app.db.write(system, (tx) => watchProgress(tx));
  expect(await notices()).toHaveLength(2);
});

test('a month that still can pass warns with what is left: 12 due, 8 in time, 1 late, 3 open', async () => {
  const id = await newYear();
  await add(
    id,
    ...Array.from({ length: 8 }, () => ({ due: '06-05', done: '06-05' })),
    { due: '06-06', done: '06-08' },
    ...Array.from({ length: 3 }, () => ({ due: '06-30' })),
  );
  expect(await monthNow(6)).toMatchObject({ rateHundredths: 8889, bestHundredths: 9167, spare: 0, verdict: 'RUNNING' });
  expect((await notices())[0]?.title).toBe(`Cục VTQG: tháng 6/${year} đang ở 88,89%; hoàn thành cả 3 việc còn lại đúng hạn thì đạt 91,67%`);
});

test('the month report: prefilled, owed on the 5th, needs causes, freezes figures (R-072, R-074)', async () => {
  await add(await newYear(), { due: '06-08', done: '06-08' }, { due: '06-09' });
  const report = () => officer.call(progressApi.report, at(6));
  expect(await report()).toMatchObject({
    state: 'DRAFT',
    version: -1,
    rate: { due: 2, onTime: 1 },
    late: [{ title: 'Việc 2', daysLate: 1 }],
    dueOn: on('07-05'),
  });
  expectRefusal(await leader.try(progressApi.submitReport, { ...at(6), body: { version: -1 } }), progressRefusals.monthNotOver);
  app.clock.set(on('07-01'));
  await app.db.write(system, (tx) => watchProgress(tx));
  const duties = (kind: string) =>
    app.look((tx) =>
      tx.many<{ dueOn: string; state: string; detailVi: string }>(
        sql`select due_on, state, detail_vi from notifications.duty where kind = ${kind} and link = ${`/ket-qua/bao-cao/${unitId}/${year}/6`}`,
      ),
    );
  expect(await duties('progress.report')).toEqual([
    { dueOn: on('07-05'), state: 'OPEN', detailVi: 'Đã điền sẵn từ 2 nhiệm vụ. Còn thiếu nguyên nhân của 1 việc chậm.' },
  ]);
  expectRefusal(await officer.try(progressApi.presentReport, at(6)), progressRefusals.causesMissing);
  const late = (await report()).late[0];
  const body = { version: 0, note: 'Đã đôn đốc', causes: [{ taskId: late?.id ?? '', cause: 'Chờ thẩm định' }] };
  expectRefusal(await stranger.try(progressApi.saveReport, { ...at(6), body }), commonRefusals.notFound);
  expectRefusal(
    await officer.try(progressApi.saveReport, { ...at(6), body: { ...body, causes: [{ taskId: newId(), cause: 'x' }] } }),
    commonRefusals.notFound,
  );
  await officer.call(progressApi.saveReport, { ...at(6), body });
  expectRefusal(await officer.try(progressApi.saveReport, { ...at(6), body }), commonRefusals.stale);
  await officer.call(progressApi.presentReport, at(6));
  expect(await duties('progress.report')).toMatchObject([{ state: 'DONE' }]);
  expect(await duties('progress.submitReport')).toMatchObject([{ state: 'OPEN' }]);
  expectRefusal(await officer.try(progressApi.submitReport, { ...at(6), body: { version: 1 } }), commonRefusals.notYourRole);
  expectRefusal(await leader.try(progressApi.submitReport, { ...at(6), body: { version: 0 } }), commonRefusals.stale);
  await leader.call(progressApi.submitReport, { ...at(6), body: { version: 1 } });
  expect(await duties('progress.submitReport')).toMatchObject([{ state: 'DONE' }]);
  expect(await report()).toMatchObject({ state: 'SUBMITTED', submittedOn: on('07-01'), rate: { due: 2, onTime: 1, frozen: true } });
  // A late completion does not touch the share; taking back the one in time would.
  await officer.call(progressApi.complete, { params: { id: late?.id ?? '' }, body: { version: 1 } });
  const inTime = (await report()).tasks.find((task) => task.fate === 'ON_TIME');
  expectRefusal(
    await officer.try(progressApi.undo, { params: { id: inTime?.id ?? '' }, body: { version: 0, reason: 'Nhầm' } }),
    progressRefusals.monthReported,
  );
  expectRefusal(
    await officer.try(progressApi.complete, { params: { id: late?.id ?? '' }, body: { version: 2, completedOn: on('06-09') } }),
    progressRefusals.taskClosed,
  );
  await leader.call(progressApi.withdrawReport, { ...at(6), body: { version: 2, reason: 'Bổ sung' } });
  expect(await report()).toMatchObject({ state: 'DRAFT', rate: { frozen: false } });
  expect(await duties('progress.report')).toContainEqual(expect.objectContaining({ state: 'OPEN' }));
});

test('nothing can be slipped into a month that was reported', async () => {
  const programmeId = await newYear();
  await add(programmeId, { due: '05-10' });
  const task = await onlyTask();
  await officer.call(progressApi.explain, { params: { id: task.id }, body: { version: 0, cause: 'Chờ' } });
  await leader.call(progressApi.submitReport, { ...at(5), body: { version: -1 } });
  const added = await officer.try(progressApi.addTasks, {
    params: { id: programmeId },
    body: { tasks: [sketch({ due: '05-20', done: '05-20' }, 5)] },
  });
  expect(added.refusal?.fields?.[0]?.path).toBe('tasks.0.dueOn');
  expectRefusal(
    await officer.try(progressApi.complete, { params: { id: task.id }, body: { version: 1, completedOn: on('05-10') } }),
    progressRefusals.monthReported,
  );
  expectRefusal(
    await leader.try(progressApi.cancel, { params: { id: task.id }, body: { version: 1, reason: 'Bỏ việc' } }),
    progressRefusals.monthReported,
  );
  const seen = await leader.call(progressApi.tasks, { params: { unitId, year } });
  expect(seen.rows[0]?.can.cancel).toMatchObject({ ok: false, refusal: { code: progressRefusals.monthReported.code } });
});

test('the door of scoring: rates, overdue, approval, from any reader who may see', async () => {
  await add(await newYear(), { due: '03-01', done: '03-02' }, { due: '04-01', done: '04-01' });
  const months = await app.look((tx) => monthlyRates(tx, unitId, year));
  expect(months).toHaveLength(12);
  expect(months[2]).toMatchObject({ month: 3, due: 1, onTime: 0, open: 0, rateHundredths: 0, verdict: 'UNMET' });
  expect(await app.look((tx) => overdueTasks(tx, unitId, year))).toBe(1);
});

test('a unit’s year is hidden from units of other groups', async () => {
  await newYear();
  for (const answer of [
    await stranger.try(progressApi.overview, { params: { unitId, year } }),
    await stranger.try(progressApi.tasks, { params: { unitId, year } }),
    await stranger.try(progressApi.report, at(1)),
    await stranger.try(progressApi.links, { params: { unitId, year } }),
    await officer.try(progressApi.overview, { params: { unitId: newId(), year } }),
  ]) {
    expectRefusal(answer, commonRefusals.notFound);
  }
  expectRefusal(await app.guest.try(progressApi.overview, { params: { unitId, year } }), commonRefusals.notSignedIn);
});

test('the head sees the group as units by months, also programmes not yet approved', async () => {
  seededYear();
  const { id } = await officer.call(progressApi.saveProgramme, {
    params: { unitId, year },
    body: { title: 'Chương trình 2022', approvalNumber: '', approvedOn: null, version: null },
  });
  await add(id, { due: '06-01' }, { due: '05-01', done: '05-01' });
  const row = async (who: Visitor) => (await who.call(progressApi.matrix, { params: { termId } })).rows.find((one) => one.unit.id === unitId);
  expect(await row(head)).toMatchObject({ approved: false, overdue: 1, total: { due: 2, onTime: 1 } });
  expect((await row(head))?.months[4]).toMatchObject({ verdict: 'MET' });
  // Another member that leads nothing sees an unapproved programme as no data.
  expect(await row(await app.as('canbo.cuc-bdkh'))).toMatchObject({ overdue: 0, total: { due: 0 } });
  expectRefusal(await stranger.try(progressApi.matrix, { params: { termId } }), commonRefusals.notFound);
  expect((await head.call(progressApi.overview, { params: { unitId, year } })).can.save).toMatchObject({ ok: false });
  expectRefusal(await head.try(progressApi.saveReport, { ...at(5), body: { version: -1, note: '', causes: [] } }), progressRefusals.notYourUnit);
});

test('standing sets how the year counts, with a reason, and sees the board of units', async () => {
  seededYear();
  const rule = { year, limitPercent: 90, decimals: 1, extensionCounts: false };
  expectRefusal(await officer.try(progressApi.setRule, { body: { ...rule, reason: 'Theo hướng dẫn' } }), commonRefusals.notYourRole);
  expect((await standing.try(progressApi.setRule, { body: { ...rule, reason: '' } })).refusal?.fields?.[0]?.path).toBe('reason');
  expectRefusal(await standing.try(progressApi.setRule, { body: { ...rule, year: 2050, reason: 'Theo hướng dẫn' } }), progressRefusals.noAuthority);
  await standing.call(progressApi.setRule, { body: { ...rule, reason: 'Theo hướng dẫn' } });
  expect((await overview()).rule).toEqual({ limitPercent: 90, decimals: 1, extensionCounts: false });
  const board = await standing.call(progressApi.board, { query: { year, q: 'vien tham' } });
  expect(board.rows).toMatchObject([{ id: unitId, unmet: 1, met: 1 }]);
  expect(board.terms.some((term) => term.termId === termId)).toBe(true);
  expectRefusal(await officer.try(progressApi.board, { query: { year } }), commonRefusals.notFound);
  await standing.call(progressApi.setRule, { body: { ...rule, extensionCounts: true, decimals: 2, reason: 'Trả về' } });
});
