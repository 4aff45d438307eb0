import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { day, id, paragraph, reason, version } from '#platform/schema.ts';
import { settle } from '#modules/notifications/index.ts';
import { progressRefusals, taskFields } from '../../contract.ts';
import { yearOf } from '../../rules.ts';
import { mayCancel, mayComplete, mayEdit, mayExplain, mayUndo, type TaskState } from '../policy.ts';
import { answerExtensionRow, linksFit, saveCancellation, saveCause, saveCompletion, saveTaskWords } from '../repository.ts';
import { lockTask } from '../tasks.ts';
import { extensionDuty, warn } from '../watch.ts';

const seen = z.object({ id, version }).strict();
const traceOf = (task: TaskState) => ({ type: 'task', id: task.id, label: task.title, unitId: task.unitId });
const after = (task: TaskState, version: number) => ({ id: task.id, version: version + 1 });

export const completeTask = defineAction({
  name: 'progress.complete',
  input: seen.extend({ completedOn: day.nullable().default(null) }),
  load: (tx, input) => lockTask(tx, input.id),
  allow: (actor, { task, around }, input) => mayComplete(actor, task, around, input.completedOn ?? around.today),
  async run(tx, { task }, input) {
    const completedOn = input.completedOn ?? tx.today;
    if (!(await saveCompletion(tx, task.id, input.version, completedOn))) throw refuse(commonRefusals.stale);
    await warn(tx, task.unitId, task.year);
    return {
      result: after(task, input.version),
      trace: { ...traceOf(task), from: 'OPEN', to: 'COMPLETED', detail: { completedOn, dueOn: task.dueOn } },
    };
  },
});

export const undoTask = defineAction({
  name: 'progress.undo',
  input: seen.extend({ reason: reason() }),
  load: (tx, input) => lockTask(tx, input.id),
  allow: (actor, { task, around }) => mayUndo(actor, task, around),
  async run(tx, { task }, input) {
    if (!(await saveCompletion(tx, task.id, input.version, null))) throw refuse(commonRefusals.stale);
    await warn(tx, task.unitId, task.year);
    return {
      result: after(task, input.version),
      trace: { ...traceOf(task), from: 'COMPLETED', to: 'OPEN', reason: input.reason, detail: { completedOn: task.completedOn } },
    };
  },
});

/** The leader's: a cancelled task leaves the count of its month. */
export const cancelTask = defineAction({
  name: 'progress.cancel',
  input: seen.extend({ reason: reason() }),
  load: (tx, input) => lockTask(tx, input.id),
  allow: (actor, { task, around }) => mayCancel(actor, task, around),
  async run(tx, { task }, input) {
    if (!(await saveCancellation(tx, task.id, input.version, input.reason))) throw refuse(commonRefusals.stale);
    if (task.asked) {
      await answerExtensionRow(tx, task.id, 'REFUSED', input.reason);
      await settle(tx, { kind: extensionDuty, object: { type: 'task', id: task.id } }, 'CANCELLED');
    }
    await warn(tx, task.unitId, task.year);
    return { result: after(task, input.version), trace: { ...traceOf(task), from: 'OPEN', to: 'CANCELLED', reason: input.reason } };
  },
});

export const explainTask = defineAction({
  name: 'progress.explain',
  input: seen.extend({ cause: paragraph(1000) }),
  load: (tx, input) => lockTask(tx, input.id),
  allow: (actor, { task }) => mayExplain(actor, task),
  async run(tx, { task }, input) {
    if (!(await saveCause(tx, task.id, input.version, input.cause))) throw refuse(commonRefusals.stale);
    return { result: after(task, input.version), trace: { ...traceOf(task), detail: { before: task.cause, after: input.cause } } };
  },
});

export const editTask = defineAction({
  name: 'progress.editTask',
  input: taskFields.extend({ id, version }),
  load: (tx, input) => lockTask(tx, input.id),
  allow: (actor, { task, around }, input) => mayEdit(actor, task, around, input.dueOn),
  async run(tx, { task }, { id: taskId, version: read, ...words }) {
    if (yearOf(words.dueOn) !== task.year) throw refuse(progressRefusals.wrongYear, { year: task.year });
    if (!(await linksFit(tx, task.unitId, task.year, words))) throw refuse(progressRefusals.wrongLink);
    if (!(await saveTaskWords(tx, taskId, read, words))) throw refuse(commonRefusals.stale);
    await warn(tx, task.unitId, task.year);
    return { result: after(task, read), trace: { ...traceOf(task), detail: { before: { title: task.title, dueOn: task.dueOn }, after: words } } };
  },
});
