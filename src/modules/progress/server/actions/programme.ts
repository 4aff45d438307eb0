import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { day, id, line, reason, version, yearParam } from '#platform/schema.ts';
import { mayApprove, mayReopen, maySaveProgramme } from '../policy.ts';
import { insertProgramme, lockProgramme, lockProgrammeOf, moveProgramme, programmeOf, updateProgramme, type Programme } from '../repository.ts';

const label = (programme: Programme) => `${programme.title} (${programme.year})`;

/** Begins the programme of a year, or corrects it while it is a draft. */
export const saveProgramme = defineAction({
  name: 'progress.saveProgramme',
  input: z
    .object({
      unitId: id,
      year: yearParam,
      title: line(300),
      approvalNumber: z.string().trim().max(80).default(''),
      approvedOn: day.nullable().default(null),
      version: version.nullable(),
    })
    .strict(),
  async load(tx, input) {
    const unit = await tx.maybe<object>(sql`select 1 from directory.unit where id = ${input.unitId}`);
    return unit && { programme: await lockProgrammeOf(tx, input.unitId, input.year) };
  },
  allow: (actor, { programme }, input) => maySaveProgramme(actor, input.unitId, programme),
  async run(tx, { programme }, { unitId, year, version: seen, ...words }) {
    const programmeId = programme?.id ?? newId();
    const saved = programme
      ? seen !== null && (await updateProgramme(tx, programmeId, seen, words))
      : seen === null && (await insertProgramme(tx, programmeId, unitId, year, words));
    if (!saved) throw refuse(commonRefusals.stale);
    const now = await programmeOf(tx, unitId, year);
    return {
      result: { id: programmeId, version: now?.version ?? 0 },
      trace: {
        type: 'programme',
        id: programmeId,
        label: words.title,
        unitId,
        from: programme?.state ?? null,
        to: 'DRAFT',
        detail: { before: programme ?? null, after: words },
      },
    };
  },
});

/** The leader stands for it: the programme was approved by that paper. */
export const approveProgramme = defineAction({
  name: 'progress.approveProgramme',
  input: z.object({ id, version }).strict(),
  load: (tx, input) => lockProgramme(tx, input.id),
  allow: (actor, programme, _input, tx) => mayApprove(actor, programme, tx.today),
  async run(tx, programme, input) {
    if (!(await moveProgramme(tx, programme.id, input.version, 'DRAFT', 'APPROVED'))) throw refuse(commonRefusals.stale);
    return {
      result: { id: programme.id, version: input.version + 1 },
      trace: {
        type: 'programme',
        id: programme.id,
        label: label(programme),
        unitId: programme.unitId,
        from: 'DRAFT',
        to: 'APPROVED',
        detail: { approvalNumber: programme.approvalNumber, approvedOn: programme.approvedOn, tasks: programme.taskCount },
      },
    };
  },
});

export const reopenProgramme = defineAction({
  name: 'progress.reopenProgramme',
  input: z.object({ id, version, reason: reason() }).strict(),
  load: (tx, input) => lockProgramme(tx, input.id),
  allow: (actor, programme) => mayReopen(actor, programme),
  async run(tx, programme, input) {
    if (!(await moveProgramme(tx, programme.id, input.version, 'APPROVED', 'DRAFT'))) throw refuse(commonRefusals.stale);
    return {
      result: { id: programme.id, version: input.version + 1 },
      trace: {
        type: 'programme',
        id: programme.id,
        label: label(programme),
        unitId: programme.unitId,
        from: 'APPROVED',
        to: 'DRAFT',
        reason: input.reason,
      },
    };
  },
});
