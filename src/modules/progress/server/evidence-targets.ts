import { sql } from '#platform/db/database.ts';
import { no, yes } from '#platform/refusal.ts';
import { defineEvidenceTarget } from '#modules/evidence/index.ts';
import { progressRefusals, taskFateLabels } from '../contract.ts';
import { monthOf } from '../rules.ts';

/** Tasks and programmes take evidence of their own unit; a cancelled task proves nothing. */
export function registerEvidenceTargets(): void {
  defineEvidenceTarget('task', async (tx, id) => {
    const task = await tx.maybe<{ unitId: string; title: string; year: number; dueOn: string; cancelled: boolean }>(sql`
      select unit_id, title, year, due_on, cancelled_reason is not null as cancelled from progress.task where id = ${id}`);
    return (
      task && {
        unitIds: [task.unitId],
        label: `Nhiệm vụ: ${task.title}`,
        link: `/ket-qua?don-vi=${task.unitId}&nam=${task.year}&thang=${monthOf(task.dueOn)}&viec=${id}`,
        change: task.cancelled ? no(progressRefusals.taskClosed, { state: taskFateLabels.CANCELLED.vi }) : yes,
      }
    );
  });
  defineEvidenceTarget('programme', async (tx, id) => {
    const programme = await tx.maybe<{ unitId: string; title: string; year: number }>(
      sql`select unit_id, title, year from progress.programme where id = ${id}`,
    );
    return programme && { unitIds: [programme.unitId], label: programme.title, link: `/ket-qua?don-vi=${programme.unitId}&nam=${programme.year}` };
  });
}
