import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { system } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { newId, seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { evidenceApi, evidenceRefusals } from '#modules/evidence/contract.ts';
import { progressApi, progressRefusals } from '../contract.ts';
import { monthlyRates, overdueTasks, programmeApproved, watchProgress } from '../index.ts';

let app: TestApp;
let officer: Visitor;
let leader: Visitor;
let stranger: Visitor;
let head: Visitor;
let standing: Visitor;
const unitId = seedId('org-cuc-vt');
const termId = seedId('gt-khoi-4-2022');

beforeAll(async () => {
  app = await testApp({ today: '2022-06-10' });
  officer = await app.as('canbo.cuc-vt');
  leader = await app.as('lanhdao.cuc-vt');
  stranger = await app.as('canbo.so-hanoi');
  head = await app.as('canbo.cuc-tnn');
  standing = await app.as('thuongtruc');
});
afterAll(() => app.close());
beforeEach(() => app.clock.set('2022-06-10'));

/** Each test works in a year of its own, so that none counts another's tasks. The clock moves along. */
let year = 2022;
let latest = 2022;
const on = (monthDay: string) => `${year}-${monthDay}`;
async function newYear(): Promise<string> {
  year = ++latest;
  app.clock.set(on('06-10'));
  const { id } = await officer.call(progressApi.saveProgramme, { params: { unitId, year }, body: { title: 'Chương trình công tác', approvalNumber: '', approvedOn: null, version: null } });
  return id;
}
interface Sketch {
  readonly due: string;
  readonly done?: string;
}
const sketch = ({ due, done }: Sketch, index: number) => ({ title: `Việc ${index + 1}`, ownerName: 'Phòng A', dueOn: on(due), completedOn: done ? on(done) : null });
const add = (programmeId: string, ...tasks: Sketch[]) => officer.call(progressApi.addTasks, { params: { id: programmeId }, body: { tasks: tasks.map(sketch) } });
const overview = (who = officer) => who.call(progressApi.overview, { params: { unitId, year } });
const monthNow = async (month: number) => (await overview()).months[month - 1];
const tasks = async (query = {}) => (await officer.call(progressApi.tasks, { params: { unitId, year }, query })).rows;
const onlyTask = async () => {
  const [task] = await tasks();
  if (!task) throw new Error('no task');
  return task;
};
/** Notices are read by their receivers only, so the test looks past row-level security. */
const notices = async (): Promise<{ role: string; title: string }[]> => {
  const found = await app.db.pool.query('select role, title_vi as title from notifications.notice where unit_id = $1 and link like $2 order by role', [unitId, `%nam=${year}&%`]);
  return found.rows as { role: string; title: string }[];
};
const at = (month: number) => ({ params: { unitId, year, month } });

test('a programme is not approved until the leader names the approving paper (R-060, R-071)', async () => {
  const id = await newYear();
  const approve = (who: Visitor, version: number) => who.try(progressApi.approve, { params: { id }, body: { version } });
  expectRefusal(await approve(leader, 0), progressRefusals.noTasks);
  await add(id, { due: '06-20' });
  expectRefusal(await approve(leader, 0), progressRefusals.noApproval);
  const save = (body: { approvalNumber: string; approvedOn: string; version: number }) =>
    officer.call(progressApi.saveProgramme, { params: { unitId, year }, body: { title: 'Chương trình công tác', ...body } });
  await save({ approvalNumber: '12/QĐ-CVT', approvedOn: on('06-11'), version: 0 });
  expectRefusal(await approve(leader, 1), progressRefusals.approvedInFuture);
  await save({ approvalNumber: '12/QĐ-CVT', approvedOn: on('06-10'), version: 1 });
  expectRefusal(await approve(officer, 2), commonRefusals.notYourRole);
  expectRefusal(await approve(await app.as('lanhdao.cuc-tnn'), 2), progressRefusals.onlyLeader);
  expectRefusal(await approve(await app.as('lanhdao.so-hanoi'), 2), commonRefusals.notFound);
  expectRefusal(await approve(leader, 1), commonRefusals.stale);
  expect(await app.look((tx) => programmeApproved(tx, unitId, year))).toBe(false);
  await leader.call(progressApi.approve, { params: { id }, body: { version: 2 } });
  expect(await app.look((tx) => programmeApproved(tx, unitId, year))).toBe(true);
  expectRefusal(await approve(leader, 3), progressRefusals.wrongState);
  const change = await officer.try(progressApi.saveProgramme, { params: { unitId, year }, body: { title: 'Khác', approvalNumber: '', approvedOn: null, version: 3 } });
  expectRefusal(change, progressRefusals.wrongState);
  expectRefusal(await officer.try(progressApi.reopen, { params: { id }, body: { version: 3, reason: 'Sai số' } }), commonRefusals.notYourRole);
  await leader.call(progressApi.reopen, { params: { id }, body: { version: 3, reason: 'Sai số' } });
  expect((await overview()).programme?.state).toBe('DRAFT');
});

test('a second programme of the same year, or one of another unit, is refused', async () => {
  await newYear();
  const body = { title: 'Lần hai', approvalNumber: '', approvedOn: null, version: null };
  expectRefusal(await officer.try(progressApi.saveProgramme, { params: { unitId, year }, body }), commonRefusals.stale);
  expectRefusal(await stranger.try(progressApi.saveProgramme, { params: { unitId, year: year + 50 }, body }), progressRefusals.notYourUnit);
  expectRefusal(await officer.try(progressApi.saveProgramme, { params: { unitId: newId(), year }, body }), commonRefusals.notFound);
});

test('pasted rows are saved together or not at all, each problem at its field', async () => {
  const id = await newYear();
  const rows = [sketch({ due: '06-01' }, 0), { ...sketch({ due: '06-01' }, 1), dueOn: `${year + 1}-01-01` }, sketch({ due: '06-01', done: '06-11' }, 2)];
  const answer = await officer.try(progressApi.addTasks, { params: { id }, body: { tasks: rows } });
  expect(answer.refusal?.fields?.map((field) => field.path)).toEqual(['tasks.1.dueOn', 'tasks.2.completedOn']);
  expect(await tasks()).toEqual([]);
  expectRefusal(await stranger.try(progressApi.addTasks, { params: { id }, body: { tasks: [rows[0] as never] } }), commonRefusals.notFound);
  const unnamed = await officer.try(progressApi.addTasks, { params: { id }, body: { tasks: [{ ...sketch({ due: '06-01' }, 0), title: ' ' }] } });
  expect(unnamed.refusal?.fields?.[0]?.path).toBe('tasks.0.title');
});

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
  await add(id, ...Array.from({ length: 8 }, () => ({ due: '06-05', done: '06-05' })), { due: '06-06', done: '06-08' }, ...Array.from({ length: 3 }, () => ({ due: '06-30' })));
  expect(await monthNow(6)).toMatchObject({ rateHundredths: 8889, bestHundredths: 9167, spare: 0, verdict: 'RUNNING' });
  expect((await notices())[0]?.title).toBe(`Cục VTQG: tháng 6/${year} đang ở 88,89%; hoàn thành cả 3 việc còn lại đúng hạn thì đạt 91,67%`);
});

test('completing, taking it back with a reason, and completing on a named day', async () => {
  await add(await newYear(), { due: '06-10' });
  const task = await onlyTask();
  const complete = (who: Visitor, version: number, completedOn: string | null = null) => who.try(progressApi.complete, { params: { id: task.id }, body: { version, completedOn } });
  expectRefusal(await complete(stranger, 0), commonRefusals.notFound);
  expectRefusal(await complete(head, 0), progressRefusals.notYourUnit);
  expectRefusal(await complete(officer, 0, on('06-11')), progressRefusals.completedInFuture);
  await officer.call(progressApi.complete, { params: { id: task.id }, body: { version: 0 } });
  expect(await onlyTask()).toMatchObject({ completedOn: on('06-10'), fate: 'ON_TIME', can: { complete: { ok: false }, undo: { ok: true } } });
  expectRefusal(await complete(officer, 1), progressRefusals.taskClosed);
  const undo = { version: 1, reason: 'Nghiệm thu lại' };
  expect((await officer.try(progressApi.undo, { params: { id: task.id }, body: { ...undo, reason: '' } })).refusal?.fields?.[0]?.path).toBe('reason');
  expectRefusal(await officer.try(progressApi.undo, { params: { id: task.id }, body: { ...undo, version: 0 } }), commonRefusals.stale);
  await officer.call(progressApi.undo, { params: { id: task.id }, body: undo });
  expectRefusal(await officer.try(progressApi.undo, { params: { id: task.id }, body: { ...undo, version: 2 } }), progressRefusals.taskClosed);
  app.clock.set(on('06-12'));
  expect(await onlyTask()).toMatchObject({ fate: 'OVERDUE', daysLate: 2 });
  await officer.call(progressApi.complete, { params: { id: task.id }, body: { version: 2 } });
  expect(await onlyTask()).toMatchObject({ fate: 'LATE', daysLate: 2 });
});

test('the same completion sent twice with one key happens once', async () => {
  await add(await newYear(), { due: '06-10' });
  const { id } = await onlyTask();
  const request = { params: { id }, body: { version: 0 }, key: `hoan-thanh-${year}` };
  expect(await officer.call(progressApi.complete, request)).toEqual(await officer.call(progressApi.complete, request));
});

test('an extension asked in time and approved keeps both dates; the rule says which counts (R-074)', async () => {
  await add(await newYear(), { due: '06-10' });
  const task = await onlyTask();
  const ask = (who: Visitor, newDueOn: string, version = 0) => who.try(progressApi.askExtension, { params: { id: task.id }, body: { version, newDueOn, reason: 'Chờ số liệu' } });
  expectRefusal(await ask(officer, on('06-10')), progressRefusals.notLater);
  expectRefusal(await ask(officer, `${year + 1}-01-05`), progressRefusals.wrongYear);
  await ask(officer, on('07-20'));
  expectRefusal(await ask(officer, on('07-25'), 1), progressRefusals.extensionOpen);
  const duty = () => app.look((tx) => tx.many<{ state: string }>(sql`select state from notifications.duty where object_id = ${task.id} and kind = 'progress.answerExtension'`));
  expect(await duty()).toEqual([{ state: 'OPEN' }]);
  const answer = { version: 1, approved: true, answer: '' };
  expectRefusal(await officer.try(progressApi.answerExtension, { params: { id: task.id }, body: answer }), commonRefusals.notYourRole);
  await leader.call(progressApi.answerExtension, { params: { id: task.id }, body: answer });
  expect(await duty()).toEqual([{ state: 'DONE' }]);
  expect(await onlyTask()).toMatchObject({ dueOn: on('07-20'), firstDueOn: on('06-10'), countingDueOn: on('07-20'), extensions: [{ oldDueOn: on('06-10'), newDueOn: on('07-20'), state: 'APPROVED' }] });
  expectRefusal(await leader.try(progressApi.answerExtension, { params: { id: task.id }, body: { ...answer, version: 2 } }), progressRefusals.noExtension);
});

test('after the due date the cause is recorded, not the date moved; a refused extension leaves the date', async () => {
  await add(await newYear(), { due: '06-10' });
  const task = await onlyTask();
  const body = { version: 0, newDueOn: on('06-20'), reason: 'Chờ số liệu' };
  await officer.call(progressApi.askExtension, { params: { id: task.id }, body });
  await leader.call(progressApi.answerExtension, { params: { id: task.id }, body: { version: 1, approved: false, answer: 'Không có lý do khách quan' } });
  app.clock.set(on('06-11'));
  expectRefusal(await officer.try(progressApi.askExtension, { params: { id: task.id }, body: { ...body, version: 2 } }), progressRefusals.askTooLate);
  await officer.call(progressApi.explain, { params: { id: task.id }, body: { version: 2, cause: 'Thiếu người' } });
  expect(await onlyTask()).toMatchObject({ dueOn: on('06-10'), cause: 'Thiếu người', fate: 'OVERDUE' });
  expectRefusal(await stranger.try(progressApi.explain, { params: { id: task.id }, body: { version: 3, cause: 'Khác' } }), commonRefusals.notFound);
});

test('only the leader cancels, with a reason, and the task leaves the count but stays in sight', async () => {
  await add(await newYear(), { due: '06-01' }, { due: '06-20' });
  const [late] = await tasks();
  const body = { version: 0, reason: 'Bộ rút nhiệm vụ' };
  expectRefusal(await officer.try(progressApi.cancel, { params: { id: late?.id ?? '' }, body }), commonRefusals.notYourRole);
  await leader.call(progressApi.cancel, { params: { id: late?.id ?? '' }, body });
  expect(await monthNow(6)).toMatchObject({ due: 1, open: 1 });
  expect((await tasks({ fate: 'CANCELLED' }))[0]).toMatchObject({ cancelledReason: 'Bộ rút nhiệm vụ', can: { edit: { ok: false } } });
  expectRefusal(await leader.try(progressApi.cancel, { params: { id: late?.id ?? '' }, body: { ...body, version: 1 } }), progressRefusals.taskClosed);
});

test('words may change; a due date only while the programme is not approved; links must fit the unit', async () => {
  const programmeId = await newYear();
  await add(programmeId, { due: '06-20' });
  const task = await onlyTask();
  const edit = (change: Record<string, unknown>, version: number) =>
    officer.try(progressApi.editTask, { params: { id: task.id }, body: { title: 'Tên đúng', ownerName: '', dueOn: on('06-20'), commitmentId: null, contentId: null, version, ...change } as never });
  expect((await edit({ dueOn: on('07-01') }, 0)).refusal).toBeUndefined();
  expect(await onlyTask()).toMatchObject({ title: 'Tên đúng', dueOn: on('07-01'), firstDueOn: on('07-01') });
  expectRefusal(await edit({ dueOn: on('07-01'), contentId: newId() }, 1), progressRefusals.wrongLink);
  expectRefusal(await edit({ dueOn: `${year + 1}-07-01` }, 1), progressRefusals.wrongYear);
  await officer.call(progressApi.saveProgramme, { params: { unitId, year }, body: { title: 'A', approvalNumber: '1/QĐ', approvedOn: on('01-05'), version: 0 } });
  await leader.call(progressApi.approve, { params: { id: programmeId }, body: { version: 1 } });
  expectRefusal(await edit({ dueOn: on('08-01') }, 1), progressRefusals.dueFixed);
  expect((await edit({ dueOn: on('07-01'), title: 'Tên khác' }, 1)).refusal).toBeUndefined();
});

test('the month report: prefilled, owed on the 5th, needs causes, freezes figures (R-072, R-074)', async () => {
  await add(await newYear(), { due: '06-08', done: '06-08' }, { due: '06-09' });
  const report = () => officer.call(progressApi.report, at(6));
  expect(await report()).toMatchObject({ state: 'DRAFT', version: -1, rate: { due: 2, onTime: 1 }, late: [{ title: 'Việc 2', daysLate: 1 }], dueOn: on('07-05') });
  expectRefusal(await leader.try(progressApi.submitReport, { ...at(6), body: { version: -1 } }), progressRefusals.monthNotOver);
  app.clock.set(on('07-01'));
  await app.db.write(system, (tx) => watchProgress(tx));
  const duties = (kind: string) =>
    app.look((tx) => tx.many<{ dueOn: string; state: string; detailVi: string }>(sql`select due_on, state, detail_vi from notifications.duty where kind = ${kind} and link = ${`/ket-qua/bao-cao/${unitId}/${year}/6`}`));
  expect(await duties('progress.report')).toEqual([{ dueOn: on('07-05'), state: 'OPEN', detailVi: 'Đã điền sẵn từ 2 nhiệm vụ. Còn thiếu nguyên nhân của 1 việc chậm.' }]);
  expectRefusal(await officer.try(progressApi.presentReport, at(6)), progressRefusals.causesMissing);
  const late = (await report()).late[0];
  const body = { version: 0, note: 'Đã đôn đốc', causes: [{ taskId: late?.id ?? '', cause: 'Chờ thẩm định' }] };
  expectRefusal(await stranger.try(progressApi.saveReport, { ...at(6), body }), commonRefusals.notFound);
  expectRefusal(await officer.try(progressApi.saveReport, { ...at(6), body: { ...body, causes: [{ taskId: newId(), cause: 'x' }] } }), commonRefusals.notFound);
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
  expectRefusal(await officer.try(progressApi.undo, { params: { id: inTime?.id ?? '' }, body: { version: 0, reason: 'Nhầm' } }), progressRefusals.monthReported);
  expectRefusal(await officer.try(progressApi.complete, { params: { id: late?.id ?? '' }, body: { version: 2, completedOn: on('06-09') } }), progressRefusals.taskClosed);
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
  const added = await officer.try(progressApi.addTasks, { params: { id: programmeId }, body: { tasks: [sketch({ due: '05-20', done: '05-20' }, 5)] } });
  expect(added.refusal?.fields?.[0]?.path).toBe('tasks.0.dueOn');
  expectRefusal(await officer.try(progressApi.complete, { params: { id: task.id }, body: { version: 1, completedOn: on('05-10') } }), progressRefusals.monthReported);
  expectRefusal(await leader.try(progressApi.cancel, { params: { id: task.id }, body: { version: 1, reason: 'Bỏ việc' } }), progressRefusals.monthReported);
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
  year = 2022;
  const { id } = await officer.call(progressApi.saveProgramme, { params: { unitId, year }, body: { title: 'Chương trình 2022', approvalNumber: '', approvedOn: null, version: null } });
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
  year = 2022;
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

test('lists page by due date without gaps and filter by month, state and words', async () => {
  const programmeId = await newYear();
  await add(programmeId, ...['06-01', '06-01', '06-02', '07-01', '08-01'].map((due) => ({ due })));
  const all = await tasks();
  const seen: string[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await officer.call(progressApi.tasks, { params: { unitId, year }, query: { limit: 2, ...(after ? { after } : {}) } });
    seen.push(...page.rows.map((row) => row.id));
    after = page.next;
  }
  expect(seen).toEqual(all.map((row) => row.id));
  expect(await tasks({ month: 6 })).toHaveLength(3);
  expect(await tasks({ fate: 'FAILED' })).toHaveLength(3);
  expect(await tasks({ q: 'viec 5' })).toHaveLength(1);
});

test('a proof is attached to a task of its own unit, serves it, and leaves it with a reason (R-166)', async () => {
  await add(await newYear(), { due: '06-10' });
  const task = await onlyTask();
  const object = { type: 'task', objectId: task.id } as const;
  const { id } = await officer.call(evidenceApi.addFact, { body: { unitId, title: 'Biên bản bàn giao', note: '', happenedOn: null, documentId: null } });
  expect(await officer.call(evidenceApi.attach, { params: { id }, body: object })).toEqual({ uses: 1 });
  expect(await onlyTask()).toMatchObject({ proofs: 1 });
  const seen = await head.call(evidenceApi.ofObject, { params: object });
  expect(seen.rows.map((row) => row.itemId)).toEqual([id]);
  expect(seen.change).toMatchObject({ ok: false });
  expectRefusal(await stranger.try(evidenceApi.ofObject, { params: object }), commonRefusals.notFound);
  const other = await head.call(evidenceApi.addFact, { body: { unitId: seedId('org-cuc-tnn'), title: 'Của đơn vị khác', note: '', happenedOn: null, documentId: null } });
  expectRefusal(await head.try(evidenceApi.attach, { params: { id: other.id }, body: object }), evidenceRefusals.otherUnitsObject);
  expectRefusal(await head.try(evidenceApi.detach, { params: { id }, body: { ...object, reason: 'Không phải của mình' } }), commonRefusals.notFound);
  expect((await officer.call(evidenceApi.detail, { params: { id } })).uses).toMatchObject([{ type: 'task', label: 'Nhiệm vụ: Việc 1' }]);
  await officer.call(evidenceApi.detach, { params: { id }, body: { ...object, reason: 'Gắn nhầm' } });
  expectRefusal(await officer.try(evidenceApi.detach, { params: { id }, body: { ...object, reason: 'Gắn nhầm' } }), commonRefusals.notFound);
});
