import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { id, optionalParagraph, reason, yearParam } from '#platform/schema.ts';
import { settle } from '#modules/notifications/index.ts';
import { mayPresent, maySaveReport, maySubmit, mayWithdraw } from '../policy.ts';
import { monthFigures } from '../report.ts';
import { lockReport, reopenReport, saveNote, sendReport, reportOf } from '../reports.ts';
import { saveCause } from '../repository.ts';
import { oweReport, oweSubmission, reportDuty } from '../watch.ts';
import { mayView } from '../view.ts';

const which = z.object({ unitId: id, year: yearParam, month: z.coerce.number().int().min(1).max(12) }).strict();
type Which = z.output<typeof which>;
const readVersion = z.number().int().min(-1);

/** Nobody outside learns whether a month of a hidden unit has a report. */
async function load(tx: Tx, { unitId, year, month }: Which) {
  return (await mayView(tx, unitId, year)) ? monthFigures(tx, unitId, year, month) : undefined;
}

/** -1 says "nothing was saved yet": it meets only a row that nobody has touched. */
const meets = (read: number, stored: number) => (read === -1 ? stored === 0 : read === stored);

const traceOf = ({ unitId, month, year }: Which, reportId: string) => ({
  type: 'month_report',
  id: reportId,
  label: `Tháng ${month}/${year}`,
  unitId,
});

export const saveReport = defineAction({
  name: 'progress.saveReport',
  input: which.extend({
    version: readVersion,
    note: optionalParagraph(3000),
    causes: z.array(z.object({ taskId: id, cause: optionalParagraph(1000) }).strict()).max(500),
  }),
  load,
  allow: (actor, { subject }) => maySaveReport(actor, subject),
  async run(tx, { tasks }, input) {
    const report = await lockReport(tx, input.unitId, input.year, input.month);
    if (!meets(input.version, report.version)) throw refuse(commonRefusals.stale);
    await saveNote(tx, report.id, report.version, input.note);
    const changed = input.causes.flatMap(({ taskId, cause }) => {
      const task = tasks.find((one) => one.id === taskId);
      if (!task) throw refuse(commonRefusals.notFound);
      return task.cause === cause ? [] : [{ task, cause }];
    });
    for (const { task, cause } of changed) if (!(await saveCause(tx, task.id, task.version, cause))) throw refuse(commonRefusals.stale);
    return {
      result: { version: report.version + 1 },
      trace: {
        ...traceOf(input, report.id),
        detail: { note: input.note, causes: changed.map(({ task, cause }) => ({ task: task.title, before: task.cause, after: cause })) },
      },
    };
  },
});

export const presentReport = defineAction({
  name: 'progress.presentReport',
  input: which,
  load,
  allow: (actor, { subject }, _input, tx) => mayPresent(actor, subject, tx.today),
  async run(tx, _figures, input) {
    const report = await lockReport(tx, input.unitId, input.year, input.month);
    await settle(tx, { kind: reportDuty, object: { type: 'month_report', id: report.id } });
    await oweSubmission(tx, input.unitId, report.id, input.year, input.month);
    return { result: { version: report.version }, trace: { ...traceOf(input, report.id), from: 'DRAFT', to: 'DRAFT' } };
  },
});

/** The leader sends; figures and the rule they were counted by are frozen. */
export const submitReport = defineAction({
  name: 'progress.submitReport',
  input: which.extend({ version: readVersion }),
  load,
  allow: (actor, { subject }, _input, tx) => maySubmit(actor, subject, tx.today),
  async run(tx, { rate, around }, input) {
    const report = await lockReport(tx, input.unitId, input.year, input.month);
    if (!meets(input.version, report.version) || !(await sendReport(tx, report.id, report.version, rate, around.rule)))
      throw refuse(commonRefusals.stale);
    await settle(tx, { object: { type: 'month_report', id: report.id } });
    return {
      result: { version: report.version + 1 },
      trace: {
        ...traceOf(input, report.id),
        from: 'DRAFT',
        to: 'SUBMITTED',
        detail: { due: rate.due, onTime: rate.onTime, verdict: rate.verdict, rule: around.rule },
      },
    };
  },
});

export const withdrawReport = defineAction({
  name: 'progress.withdrawReport',
  input: which.extend({ version: readVersion, reason: reason() }),
  load,
  allow: (actor, { subject }) => mayWithdraw(actor, subject),
  async run(tx, { rate }, input) {
    const report = await reportOf(tx, input.unitId, input.year, input.month);
    if (!report || !(await reopenReport(tx, report.id, input.version))) throw refuse(commonRefusals.stale);
    const unit = await tx.one<{ id: string; shortName: string }>(sql`select id, short_name from directory.unit where id = ${input.unitId}`);
    await oweReport(tx, unit, input.year, input.month);
    return {
      result: { version: input.version + 1 },
      trace: { ...traceOf(input, report.id), from: 'SUBMITTED', to: 'DRAFT', reason: input.reason, detail: { due: rate.due, onTime: rate.onTime } },
    };
  },
});
