import { actsFor, hasRole, type Actor } from '#platform/actor.ts';
import { overseers } from '#platform/contract.ts';
import { showDate, type Day } from '#platform/dates.ts';
import { all, no, yes, type Can, type Decision } from '#platform/refusal.ts';
import { programmeStates, progressRefusals, reportStates, taskFateLabels } from '../contract.ts';
import { countingDue, fateOf, isOver, monthOf, transitionOf, type ProgressRule, type TaskDates } from '../rules.ts';
import type { Programme } from './repository.ts';

/** Officer or leader of the unit prepares. */
export const mayPrepare = (actor: Actor, unitId: string): Decision =>
  actsFor(actor, unitId, 'officer', 'leader') ? yes : no(progressRefusals.notYourUnit);

/** What binds the unit is the leader's. */
export const mayBind = (actor: Actor, unitId: string): Decision => (actsFor(actor, unitId, 'leader') ? yes : no(progressRefusals.onlyLeader));

export const isOverseer = (actor: Actor): boolean => hasRole(actor, ...overseers);
export const mayRule = (actor: Actor): Decision => (hasRole(actor, 'standing') ? yes : no(progressRefusals.onlyStanding));

const programmeState = (state: Programme['state'] | null, verb: string): Decision =>
  transitionOf('programme', state, verb) ? yes : no(progressRefusals.wrongState, { state: programmeStates[state ?? 'DRAFT'].vi });

export const maySaveProgramme = (actor: Actor, unitId: string, programme: Programme | undefined): Decision =>
  all(mayPrepare(actor, unitId), programmeState(programme?.state ?? null, 'save'));

export function mayApprove(actor: Actor, programme: Programme, today: Day): Decision {
  return all(
    mayBind(actor, programme.unitId),
    programmeState(programme.state, 'approve'),
    programme.taskCount === 0 ? no(progressRefusals.noTasks) : yes,
    programme.approvalNumber === '' || programme.approvedOn === null ? no(progressRefusals.noApproval) : yes,
    programme.approvedOn !== null && programme.approvedOn > today ? no(progressRefusals.approvedInFuture) : yes,
  );
}

export const mayReopen = (actor: Actor, programme: Programme): Decision =>
  all(mayBind(actor, programme.unitId), programmeState(programme.state, 'reopen'));

export const canOfProgramme = (actor: Actor, programme: Programme, today: Day): Can<'approve' | 'reopen'> => ({
  approve: mayApprove(actor, programme, today),
  reopen: mayReopen(actor, programme),
});

/** A task with everything its verbs depend on. */
export interface TaskState extends TaskDates {
  readonly id: string;
  readonly unitId: string;
  readonly year: number;
  readonly title: string;
  readonly cause: string;
  readonly programmeState: Programme['state'];
  readonly asked: { readonly newDueOn: Day } | null;
  readonly version: number;
}

export interface Surroundings {
  readonly rule: ProgressRule;
  /** Months whose report was sent: their figures stand. */
  readonly reported: ReadonlySet<number>;
  readonly today: Day;
}

const monthOpen = (month: number, around: Surroundings): Decision =>
  around.reported.has(month) ? no(progressRefusals.monthReported, { month }) : yes;

/** Whatever would change the figures of a reported month is refused until the report is withdrawn. */
export const dueMonthOpen = (task: Pick<TaskDates, 'dueOn' | 'firstDueOn'>, around: Surroundings): Decision =>
  monthOpen(monthOf(countingDue(task, around.rule)), around);

const stateOf = (task: TaskDates) => (task.cancelled ? 'CANCELLED' : task.completedOn === null ? 'OPEN' : 'COMPLETED');

function inState(task: TaskDates, verb: string, around: Surroundings): Decision {
  if (transitionOf('task', stateOf(task), verb)) return yes;
  return no(progressRefusals.taskClosed, { state: taskFateLabels[fateOf(task, around.today, around.rule)].vi });
}

const notCancelled = (task: TaskDates): Decision => (task.cancelled ? no(progressRefusals.taskClosed, { state: taskFateLabels.CANCELLED.vi }) : yes);

/** Late completions never change an on-time share, so a reported month does not stand in their way. */
export function mayComplete(actor: Actor, task: TaskState, around: Surroundings, completedOn: Day = around.today): Decision {
  return all(
    mayPrepare(actor, task.unitId),
    inState(task, 'complete', around),
    completedOn > around.today ? no(progressRefusals.completedInFuture) : yes,
    completedOn <= countingDue(task, around.rule) ? dueMonthOpen(task, around) : yes,
  );
}

export function mayUndo(actor: Actor, task: TaskState, around: Surroundings): Decision {
  return all(
    mayPrepare(actor, task.unitId),
    inState(task, 'undo', around),
    fateOf(task, around.today, around.rule) === 'ON_TIME' ? dueMonthOpen(task, around) : yes,
  );
}

export const mayCancel = (actor: Actor, task: TaskState, around: Surroundings): Decision =>
  all(mayBind(actor, task.unitId), inState(task, 'cancel', around), dueMonthOpen(task, around));

export function mayEdit(actor: Actor, task: TaskState, around: Surroundings, dueOn: Day = task.dueOn): Decision {
  const moved = dueOn !== task.dueOn;
  return all(
    mayPrepare(actor, task.unitId),
    notCancelled(task),
    moved && task.programmeState === 'APPROVED' ? no(progressRefusals.dueFixed) : yes,
    moved ? dueMonthOpen(task, around) : yes,
    moved ? monthOpen(monthOf(dueOn), around) : yes,
  );
}

export const mayExplain = (actor: Actor, task: TaskState): Decision => all(mayPrepare(actor, task.unitId), notCancelled(task));

/** Asking after the date has passed would wash the delay away; the cause is recorded instead. */
export function mayAsk(actor: Actor, task: TaskState, around: Surroundings): Decision {
  return all(
    mayPrepare(actor, task.unitId),
    inState(task, 'complete', around),
    task.asked ? no(progressRefusals.extensionOpen) : yes,
    around.today > task.dueOn ? no(progressRefusals.askTooLate, { due: showDate(task.dueOn) }) : yes,
  );
}

export function mayAnswer(actor: Actor, task: TaskState, around: Surroundings): Decision {
  const moves = around.rule.extensionCounts && task.asked !== null;
  return all(
    mayBind(actor, task.unitId),
    task.asked ? yes : no(progressRefusals.noExtension),
    moves ? dueMonthOpen(task, around) : yes,
    moves && task.asked ? monthOpen(monthOf(task.asked.newDueOn), around) : yes,
  );
}

type TaskVerb = 'edit' | 'complete' | 'undo' | 'cancel' | 'explain' | 'askExtension' | 'answerExtension';

export const canOfTask = (actor: Actor, task: TaskState, around: Surroundings): Can<TaskVerb> => ({
  edit: mayEdit(actor, task, around),
  complete: mayComplete(actor, task, around),
  undo: mayUndo(actor, task, around),
  cancel: mayCancel(actor, task, around),
  explain: mayExplain(actor, task),
  askExtension: mayAsk(actor, task, around),
  answerExtension: mayAnswer(actor, task, around),
});

export interface ReportSubject {
  readonly unitId: string;
  readonly year: number;
  readonly month: number;
  readonly state: 'DRAFT' | 'SUBMITTED';
  /** Late tasks of the month without a cause. */
  readonly unexplained: number;
  readonly hasProgramme: boolean;
}

const reportState = (report: ReportSubject, verb: string): Decision =>
  transitionOf('report', report.state, verb) ? yes : no(progressRefusals.wrongState, { state: reportStates[report.state].vi });
const begun = (report: ReportSubject): Decision => (report.hasProgramme ? yes : no(progressRefusals.programmeMissing, { year: report.year }));
const over = (report: ReportSubject, today: Day): Decision =>
  isOver(report.year, report.month, today) ? yes : no(progressRefusals.monthNotOver, { month: report.month });
const explained = (report: ReportSubject): Decision =>
  report.unexplained > 0 ? no(progressRefusals.causesMissing, { count: report.unexplained }) : yes;

export const maySaveReport = (actor: Actor, report: ReportSubject): Decision =>
  all(mayPrepare(actor, report.unitId), reportState(report, 'save'), begun(report));
const ready = (report: ReportSubject, today: Day): Decision => all(begun(report), over(report, today), explained(report));
export const mayPresent = (actor: Actor, report: ReportSubject, today: Day): Decision =>
  all(mayPrepare(actor, report.unitId), reportState(report, 'present'), ready(report, today));
export const maySubmit = (actor: Actor, report: ReportSubject, today: Day): Decision =>
  all(mayBind(actor, report.unitId), reportState(report, 'submit'), ready(report, today));
export const mayWithdraw = (actor: Actor, report: ReportSubject): Decision => all(mayBind(actor, report.unitId), reportState(report, 'withdraw'));

export const canOfReport = (actor: Actor, report: ReportSubject, today: Day): Can<'save' | 'present' | 'submit' | 'withdraw'> => ({
  save: maySaveReport(actor, report),
  present: mayPresent(actor, report, today),
  submit: maySubmit(actor, report, today),
  withdraw: mayWithdraw(actor, report),
});
