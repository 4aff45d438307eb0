import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { expectRefusal, type Visitor } from '#app/testing/harness.ts';
import { sql } from '#platform/db/database.ts';
import { newId, seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { evidenceApi, evidenceRefusals } from '#modules/evidence/contract.ts';
import { progressApi, progressRefusals } from '../contract.ts';
import { programmeApproved } from '../index.ts';
import {
  add,
  app,
  head,
  leader,
  monthNow,
  newYear,
  officer,
  on,
  onlyTask,
  openStage,
  overview,
  sketch,
  stranger,
  tasks,
  unitId,
  year,
} from './testing.ts';

beforeAll(openStage);
afterAll(() => app.close());
beforeEach(() => app.clock.set('2022-06-10'));

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
  const change = await officer.try(progressApi.saveProgramme, {
    params: { unitId, year },
    body: { title: 'Khác', approvalNumber: '', approvedOn: null, version: 3 },
  });
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
  const rows = [
    sketch({ due: '06-01' }, 0),
    { ...sketch({ due: '06-01' }, 1), dueOn: `${year + 1}-01-01` },
    sketch({ due: '06-01', done: '06-11' }, 2),
  ];
  const answer = await officer.try(progressApi.addTasks, { params: { id }, body: { tasks: rows } });
  expect(answer.refusal?.fields?.map((field) => field.path)).toEqual(['tasks.1.dueOn', 'tasks.2.completedOn']);
  expect(await tasks()).toEqual([]);
  expectRefusal(await stranger.try(progressApi.addTasks, { params: { id }, body: { tasks: [rows[0] as never] } }), commonRefusals.notFound);
  const unnamed = await officer.try(progressApi.addTasks, { params: { id }, body: { tasks: [{ ...sketch({ due: '06-01' }, 0), title: ' ' }] } });
  expect(unnamed.refusal?.fields?.[0]?.path).toBe('tasks.0.title');
});

test('completing, taking it back with a reason, and completing on a named day', async () => {
  await add(await newYear(), { due: '06-10' });
  const task = await onlyTask();
  const complete = (who: Visitor, version: number, completedOn: string | null = null) =>
    who.try(progressApi.complete, { params: { id: task.id }, body: { version, completedOn } });
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
  const ask = (who: Visitor, newDueOn: string, version = 0) =>
    who.try(progressApi.askExtension, { params: { id: task.id }, body: { version, newDueOn, reason: 'Chờ số liệu' } });
  expectRefusal(await ask(officer, on('06-10')), progressRefusals.notLater);
  expectRefusal(await ask(officer, `${year + 1}-01-05`), progressRefusals.wrongYear);
  await ask(officer, on('07-20'));
  expectRefusal(await ask(officer, on('07-25'), 1), progressRefusals.extensionOpen);
  const duty = () =>
    app.look((tx) =>
      tx.many<{ state: string }>(sql`select state from notifications.duty where object_id = ${task.id} and kind = 'progress.answerExtension'`),
    );
  expect(await duty()).toEqual([{ state: 'OPEN' }]);
  const answer = { version: 1, approved: true, answer: '' };
  expectRefusal(await officer.try(progressApi.answerExtension, { params: { id: task.id }, body: answer }), commonRefusals.notYourRole);
  await leader.call(progressApi.answerExtension, { params: { id: task.id }, body: answer });
  expect(await duty()).toEqual([{ state: 'DONE' }]);
  expect(await onlyTask()).toMatchObject({
    dueOn: on('07-20'),
    firstDueOn: on('06-10'),
    countingDueOn: on('07-20'),
    extensions: [{ oldDueOn: on('06-10'), newDueOn: on('07-20'), state: 'APPROVED' }],
  });
  expectRefusal(
    await leader.try(progressApi.answerExtension, { params: { id: task.id }, body: { ...answer, version: 2 } }),
    progressRefusals.noExtension,
  );
});

test('after the due date the cause is recorded, not the date moved; a refused extension leaves the date', async () => {
  await add(await newYear(), { due: '06-10' });
  const task = await onlyTask();
  const body = { version: 0, newDueOn: on('06-20'), reason: 'Chờ số liệu' };
  await officer.call(progressApi.askExtension, { params: { id: task.id }, body });
  await leader.call(progressApi.answerExtension, {
    params: { id: task.id },
    body: { version: 1, approved: false, answer: 'Không có lý do khách quan' },
  });
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
    officer.try(progressApi.editTask, {
      params: { id: task.id },
      body: { title: 'Tên đúng', ownerName: '', dueOn: on('06-20'), commitmentId: null, contentId: null, version, ...change } as never,
    });
  expect((await edit({ dueOn: on('07-01') }, 0)).refusal).toBeUndefined();
  expect(await onlyTask()).toMatchObject({ title: 'Tên đúng', dueOn: on('07-01'), firstDueOn: on('07-01') });
  expectRefusal(await edit({ dueOn: on('07-01'), contentId: newId() }, 1), progressRefusals.wrongLink);
  expectRefusal(await edit({ dueOn: `${year + 1}-07-01` }, 1), progressRefusals.wrongYear);
  await officer.call(progressApi.saveProgramme, {
    params: { unitId, year },
    body: { title: 'A', approvalNumber: '1/QĐ', approvedOn: on('01-05'), version: 0 },
  });
  await leader.call(progressApi.approve, { params: { id: programmeId }, body: { version: 1 } });
  expectRefusal(await edit({ dueOn: on('08-01') }, 1), progressRefusals.dueFixed);
  expect((await edit({ dueOn: on('07-01'), title: 'Tên khác' }, 1)).refusal).toBeUndefined();
});

test('lists page by due date without gaps and filter by month, state and words', async () => {
  const programmeId = await newYear();
  await add(programmeId, ...['06-01', '06-01', '06-02', '07-01', '08-01'].map((due) => ({ due })));
  const all = await tasks();
  const seen: string[] = [];
  for (let after: string | null | undefined; after !== null;) {
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
  const { id } = await officer.call(evidenceApi.addFact, {
    body: { unitId, title: 'Biên bản bàn giao', note: '', happenedOn: null, documentId: null },
  });
  expect(await officer.call(evidenceApi.attach, { params: { id }, body: object })).toEqual({ uses: 1 });
  expect(await onlyTask()).toMatchObject({ proofs: 1 });
  const seen = await head.call(evidenceApi.ofObject, { params: object });
  expect(seen.rows.map((row) => row.itemId)).toEqual([id]);
  expect(seen.change).toMatchObject({ ok: false });
  expectRefusal(await stranger.try(evidenceApi.ofObject, { params: object }), commonRefusals.notFound);
  const other = await head.call(evidenceApi.addFact, {
    body: { unitId: seedId('org-cuc-tnn'), title: 'Của đơn vị khác', note: '', happenedOn: null, documentId: null },
  });
  expectRefusal(await head.try(evidenceApi.attach, { params: { id: other.id }, body: object }), evidenceRefusals.otherUnitsObject);
  expectRefusal(await head.try(evidenceApi.detach, { params: { id }, body: { ...object, reason: 'Không phải của mình' } }), commonRefusals.notFound);
  expect((await officer.call(evidenceApi.detail, { params: { id } })).uses).toMatchObject([{ type: 'task', label: 'Nhiệm vụ: Việc 1' }]);
  await officer.call(evidenceApi.detach, { params: { id }, body: { ...object, reason: 'Gắn nhầm' } });
  expectRefusal(await officer.try(evidenceApi.detach, { params: { id }, body: { ...object, reason: 'Gắn nhầm' } }), commonRefusals.notFound);
});
