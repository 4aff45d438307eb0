import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse, type DeclaredRefusal, type FieldProblem } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { fill } from '#platform/text.ts';
import { pastedTask, progressRefusals } from '../../contract.ts';
import { monthOf, yearOf } from '../../rules.ts';
import { mayPrepare, type Surroundings } from '../policy.ts';
import { insertTasks, lockProgramme } from '../repository.ts';
import { surroundingsOf } from '../tasks.ts';
import { warn } from '../watch.ts';

type Pasted = z.output<typeof pastedTask>;

/** What is wrong with one row, at its own field: `tasks.3.dueOn`. */
function problemsOf(task: Pasted, index: number, year: number, around: Surroundings): FieldProblem[] {
  const at = (field: string, refusal: DeclaredRefusal): FieldProblem => ({
    path: `tasks.${index}.${field}`,
    message: fill(refusal, { year, month: monthOf(task.dueOn) }),
  });
  return [
    ...(yearOf(task.dueOn) === year ? [] : [at('dueOn', progressRefusals.wrongYear)]),
    ...(yearOf(task.dueOn) === year && around.reported.has(monthOf(task.dueOn)) ? [at('dueOn', progressRefusals.monthReported)] : []),
    ...(task.completedOn !== null && task.completedOn > around.today ? [at('completedOn', progressRefusals.completedInFuture)] : []),
  ];
}

/** One task or a whole pasted table; with one bad row nothing is saved. */
export const addTasks = defineAction({
  name: 'progress.addTasks',
  input: z.object({ id, tasks: z.array(pastedTask).min(1).max(500) }).strict(),
  load: (tx, input) => lockProgramme(tx, input.id),
  allow: (actor, programme) => mayPrepare(actor, programme.unitId),
  async run(tx, programme, { tasks }) {
    const around = await surroundingsOf(tx, programme.unitId, programme.year);
    const fields = tasks.flatMap((task, index) => problemsOf(task, index, programme.year, around));
    if (fields.length > 0) throw refuse(commonRefusals.invalidInput, {}, { fields });
    await insertTasks(
      tx,
      programme,
      tasks.map((task) => ({ id: newId(), ...task })),
    );
    await warn(tx, programme.unitId, programme.year);
    return {
      result: { count: tasks.length },
      trace: { type: 'programme', id: programme.id, label: programme.title, unitId: programme.unitId, detail: { added: tasks } },
    };
  },
});
