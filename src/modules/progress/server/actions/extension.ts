import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { showDate } from '#platform/dates.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { day, id, optionalParagraph, reason, version } from '#platform/schema.ts';
import { owe, settle, tell } from '#modules/notifications/index.ts';
import { progressRefusals } from '../../contract.ts';
import { monthOf, yearOf } from '../../rules.ts';
import { mayAnswer, mayAsk } from '../policy.ts';
import { answerExtensionRow, insertExtension, saveDue, touchTask } from '../repository.ts';
import { lockTask } from '../tasks.ts';
import { extensionDuty, warn } from '../watch.ts';

/** Asked while the old date has not passed; the new one stays inside the year, or the task would leave every month. */
export const askExtension = defineAction({
  name: 'progress.askExtension',
  input: z.object({ id, version, newDueOn: day, reason: reason() }).strict(),
  load: (tx, input) => lockTask(tx, input.id),
  allow: (actor, { task, around }) => mayAsk(actor, task, around),
  async run(tx, { task }, input) {
    if (input.newDueOn <= task.dueOn) throw refuse(progressRefusals.notLater);
    if (yearOf(input.newDueOn) !== task.year) throw refuse(progressRefusals.wrongYear, { year: task.year }, { field: 'newDueOn' });
    if (!(await touchTask(tx, task.id, input.version))) throw refuse(commonRefusals.stale);
    await insertExtension(tx, newId(), task.id, task.dueOn, input.newDueOn, input.reason);
    await owe(tx, {
      kind: extensionDuty,
      object: { type: 'task', id: task.id },
      title: { vi: `Duyệt gia hạn: ${task.title}`, en: `Answer an extension: ${task.title}` },
      detail: {
        vi: `${showDate(task.dueOn)} → ${showDate(input.newDueOn)}: ${input.reason}`,
        en: `${showDate(task.dueOn, 'en')} → ${showDate(input.newDueOn, 'en')}: ${input.reason}`,
      },
      verb: { vi: 'Xem và duyệt', en: 'Read and answer' },
      link: `/ket-qua?nam=${task.year}&thang=${monthOf(task.dueOn)}&viec=${task.id}`,
      owner: { role: 'leader', unitId: task.unitId },
      dueOn: task.dueOn,
      year: task.year,
    });
    return {
      result: { id: task.id, version: input.version + 1 },
      trace: {
        type: 'task',
        id: task.id,
        label: task.title,
        unitId: task.unitId,
        from: null,
        to: 'ASKED',
        reason: input.reason,
        detail: { oldDueOn: task.dueOn, newDueOn: input.newDueOn },
      },
    };
  },
});

export const answerExtension = defineAction({
  name: 'progress.answerExtension',
  input: z.object({ id, version, approved: z.boolean(), answer: optionalParagraph(1000) }).strict(),
  load: (tx, input) => lockTask(tx, input.id),
  allow: (actor, { task, around }) => mayAnswer(actor, task, around),
  async run(tx, { task }, input) {
    const state = input.approved ? 'APPROVED' : 'REFUSED';
    const newDueOn = task.asked?.newDueOn ?? task.dueOn;
    const saved = input.approved ? await saveDue(tx, task.id, input.version, newDueOn) : await touchTask(tx, task.id, input.version);
    if (!saved) throw refuse(commonRefusals.stale);
    await answerExtensionRow(tx, task.id, state, input.answer);
    await settle(tx, { kind: extensionDuty, object: { type: 'task', id: task.id } });
    await tell(tx, {
      to: { role: 'officer', unitId: task.unitId },
      title: input.approved
        ? { vi: `Đã gia hạn đến ${showDate(newDueOn)}: ${task.title}`, en: `Extended to ${showDate(newDueOn, 'en')}: ${task.title}` }
        : { vi: `Không gia hạn: ${task.title}`, en: `Extension refused: ${task.title}` },
      link: `/ket-qua?nam=${task.year}&thang=${monthOf(input.approved ? newDueOn : task.dueOn)}`,
    });
    await warn(tx, task.unitId, task.year);
    return {
      result: { id: task.id, version: input.version + 1 },
      trace: {
        type: 'task',
        id: task.id,
        label: task.title,
        unitId: task.unitId,
        from: 'ASKED',
        to: state,
        reason: input.answer || null,
        detail: { oldDueOn: task.dueOn, newDueOn },
      },
    };
  },
});
