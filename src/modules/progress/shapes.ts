import { z } from 'zod';
import { can, day, hundredths, id, line, month, version, yearParam } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { extensionStates, programmeStates, reportStates } from './labels.ts';
import { taskFates, verdicts } from './rules.ts';

export const monthParam = z.coerce.number().int().min(1).max(12);
export const unitYear = z.object({ unitId: id, year: yearParam });
export const place = z.object({ id, name: z.string() });

export const progressRule = z.object({
  limitPercent: z.number().int().min(0).max(100),
  decimals: z.number().int().min(0).max(2),
  extensionCounts: z.boolean(),
});

export const tally = z.object({ due: z.number().int(), onTime: z.number().int(), open: z.number().int(), rateHundredths: hundredths.nullable() });
export const monthRow = tally.extend({
  month,
  bestHundredths: hundredths.nullable(),
  verdict: z.enum(verdicts),
  spare: z.number().int().nullable(),
  frozen: z.boolean(),
});
export type MonthRow = z.output<typeof monthRow>;

const extension = z.object({
  id,
  oldDueOn: day,
  newDueOn: day,
  reason: z.string(),
  askedOn: day,
  askedBy: z.string(),
  state: z.enum(codesOf(extensionStates)),
  answeredOn: day.nullable(),
  answeredBy: z.string().nullable(),
  answer: z.string(),
  version,
});

export const taskRow = z.object({
  id,
  title: z.string(),
  ownerName: z.string(),
  /** The date that counts by the rule of the year. */
  countingDueOn: day,
  dueOn: day,
  /** The first promise; differs from `dueOn` after an approved extension. */
  firstDueOn: day,
  completedOn: day.nullable(),
  cancelledReason: z.string().nullable(),
  cause: z.string(),
  fate: z.enum(taskFates),
  daysLate: z.number().int(),
  commitment: place.nullable(),
  content: place.nullable(),
  extensions: z.array(extension),
  proofs: z.number().int(),
  synthetic: z.boolean(),
  version,
  can: can('edit', 'complete', 'undo', 'cancel', 'explain', 'askExtension', 'answerExtension'),
});
export type TaskRow = z.output<typeof taskRow>;

const programme = z.object({
  id,
  state: z.enum(codesOf(programmeStates)),
  title: z.string(),
  approvalNumber: z.string(),
  approvedOn: day.nullable(),
  taskCount: z.number().int(),
  synthetic: z.boolean(),
  version,
  can: can('approve', 'reopen'),
});

export const overview = z.object({
  unit: place,
  year: z.number().int(),
  rule: progressRule,
  programme: programme.nullable(),
  months: z.array(monthRow.extend({ report: z.enum([...codesOf(reportStates), 'NONE']), reportedOn: day.nullable(), reportDueOn: day })),
  quarters: z.array(tally),
  total: tally,
  /** Overdue now or completed late, of the whole year; 0 is a condition of the 2022 criteria. */
  overdue: z.number().int(),
  terms: z.array(z.object({ termId: id, groupName: z.string() })),
  can: can('save', 'addTask'),
});
export type Overview = z.output<typeof overview>;

export const report = z.object({
  unit: place,
  year: z.number().int(),
  month,
  state: z.enum(codesOf(reportStates)),
  rate: monthRow,
  rule: progressRule,
  note: z.string(),
  dueOn: day,
  submittedOn: day.nullable(),
  submittedBy: z.string().nullable(),
  late: z.array(taskRow),
  tasks: z.array(taskRow),
  /** -1 until something of it has been saved. */
  version: z.number().int(),
  can: can('save', 'present', 'submit', 'withdraw'),
});
export type MonthReport = z.output<typeof report>;

export const matrix = z.object({
  term: z.object({ id, groupName: z.string(), year: z.number().int() }),
  rule: progressRule,
  rows: z.array(
    z.object({
      unit: place,
      isHead: z.boolean(),
      approved: z.boolean(),
      months: z.array(monthRow.extend({ reported: z.boolean() })),
      total: tally,
      overdue: z.number().int(),
    }),
  ),
});
export type Matrix = z.output<typeof matrix>;

export const pastedTask = z
  .object({ title: line(500), ownerName: z.string().trim().max(200).default(''), dueOn: day, completedOn: day.nullable().default(null) })
  .strict();

export const taskFields = z
  .object({
    title: line(500),
    ownerName: z.string().trim().max(200).default(''),
    dueOn: day,
    commitmentId: id.nullable().default(null),
    contentId: id.nullable().default(null),
  })
  .strict();
