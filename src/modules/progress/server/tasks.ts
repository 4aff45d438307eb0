import type { z } from 'zod';
import { empty, sql, type Sql, type Tx } from '#platform/db/database.ts';
import { hasWords } from '#platform/db/find-words.ts';
import type { progressApi, TaskRow } from '../contract.ts';
import { countingDue, daysLate, fateOf, type ProgressRule } from '../rules.ts';
import { canOfTask, type Surroundings, type TaskState } from './policy.ts';
import { ruleOf } from './rates.ts';
import { mayView } from './view.ts';

type TasksQuery = z.output<(typeof progressApi.tasks)['query']>;
type Tasks = z.input<(typeof progressApi.tasks)['response']>;
type Row = TaskState & Omit<TaskRow, 'can' | 'fate' | 'daysLate' | 'countingDueOn'>;

const columns = sql`t.id, t.unit_id, t.year, t.title, t.owner_name, t.due_on, t.first_due_on, t.completed_on, t.cancelled_reason, t.cause, t.synthetic, t.version,
  t.cancelled_reason is not null as cancelled, p.state as programme_state,
  (select json_build_object('id', c.id, 'name', c.title) from agreements.commitment c where c.id = t.commitment_id) as commitment,
  (select json_build_object('id', c.id, 'name', c.title) from movements.content c where c.id = t.content_id) as content,
  (select count(*)::int from evidence.use u where u.object_type = 'task' and u.object_id = t.id) as proofs,
  (select json_build_object('newDueOn', e.new_due_on) from progress.extension e where e.task_id = t.id and e.state = 'ASKED') as asked,
  coalesce((select json_agg(json_build_object('id', e.id, 'oldDueOn', e.old_due_on, 'newDueOn', e.new_due_on, 'reason', e.reason, 'askedOn', e.asked_on, 'askedBy', e.asked_by,
    'state', e.state, 'answeredOn', e.answered_on, 'answeredBy', e.answered_by, 'answer', e.answer, 'version', e.version) order by e.asked_on, e.id)
    from progress.extension e where e.task_id = t.id), '[]') as extensions`;
const source = sql`progress.task t join progress.programme p on p.id = t.programme_id`;

const counting = (rule: ProgressRule): Sql => (rule.extensionCounts ? sql`t.due_on` : sql`t.first_due_on`);

/** The same table as `fateOf`, for filters that must page in the database. */
function fateSql(rule: ProgressRule, today: string): Sql {
  const due = counting(rule);
  return sql`case when t.cancelled_reason is not null then 'CANCELLED' when t.completed_on <= ${due} then 'ON_TIME' when t.completed_on is not null then 'LATE'
    when ${due} < ${today}::date then 'OVERDUE' else 'OPEN' end`;
}

export async function surroundingsOf(tx: Tx, unitId: string, year: number): Promise<Surroundings> {
  const sent = await tx.many<{ month: number }>(
    sql`select month from progress.month_report where unit_id = ${unitId} and year = ${year} and state = 'SUBMITTED'`,
  );
  return { rule: await ruleOf(tx, unitId, year), reported: new Set(sent.map((row) => row.month)), today: tx.today };
}

export const presentTask = (tx: Tx, row: Row, around: Surroundings): TaskRow => ({
  ...row,
  countingDueOn: countingDue(row, around.rule),
  fate: fateOf(row, around.today, around.rule),
  daysLate: daysLate(row, around.today, around.rule),
  can: canOfTask(tx.actor, row, around),
});

export interface LoadedTask {
  readonly task: TaskState;
  readonly around: Surroundings;
}

/** The task locked for change, with what its verbs depend on. */
export async function lockTask(tx: Tx, id: string): Promise<LoadedTask | undefined> {
  const task = await tx.maybe<Row>(sql`select ${columns} from ${source} where t.id = ${id} for update of t`);
  return task && { task, around: await surroundingsOf(tx, task.unitId, task.year) };
}

/** Words may be typed without accents (R-153). */
const matches = (q: string): Sql => hasWords(sql`platform.f_kd(t.title || ' ' || t.owner_name)`, q);

export async function listTasks(tx: Tx, unitId: string, year: number, query: TasksQuery): Promise<Tasks | undefined> {
  if (!(await mayView(tx, unitId, year))) return undefined;
  const around = await surroundingsOf(tx, unitId, year);
  const due = counting(around.rule);
  const fate = fateSql(around.rule, tx.today);
  const [afterDue, afterId] = query.after?.split('~') ?? [];
  const where = sql`where t.unit_id = ${unitId} and t.year = ${year}
    ${query.month ? sql`and extract(month from ${due}) = ${query.month}` : empty}
    ${query.fate === 'FAILED' ? sql`and ${fate} in ('LATE', 'OVERDUE')` : query.fate ? sql`and ${fate} = ${query.fate}` : empty}
    ${query.q?.trim() ? sql`and ${matches(query.q)}` : empty}`;
  const rows = await tx.many<Row>(sql`
    select ${columns} from ${source} ${where} ${afterId ? sql`and (${due}, t.id) > (${afterDue}::date, ${afterId}::uuid)` : empty}
    order by ${due}, t.id limit ${query.limit + 1}`);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const { total } = await tx.one<{ total: number }>(sql`select count(*)::int as total from (select 1 from ${source} ${where} limit 1001) capped`);
  return {
    rows: shown.map((row) => presentTask(tx, row, around)),
    next: rows.length > query.limit && last ? `${countingDue(last, around.rule)}~${last.id}` : null,
    total: total > 1000 ? null : total,
  };
}

/** Every task due in a month, late ones first. */
export async function tasksOfMonth(tx: Tx, unitId: string, year: number, month: number, around: Surroundings): Promise<TaskRow[]> {
  const due = counting(around.rule);
  const rows = await tx.many<Row>(sql`
    select ${columns} from ${source} where t.unit_id = ${unitId} and t.year = ${year} and extract(month from ${due}) = ${month} and t.cancelled_reason is null order by ${due}, t.id`);
  return rows.map((row) => presentTask(tx, row, around));
}

export const isFailed = (task: Pick<TaskRow, 'fate'>): boolean => task.fate === 'LATE' || task.fate === 'OVERDUE';
