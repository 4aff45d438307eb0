import { sql, type Tx } from '#platform/db/database.ts';
import type { Day } from '#platform/dates.ts';
import type { ProgressRule } from '../rules.ts';

export interface Programme {
  readonly id: string;
  readonly unitId: string;
  readonly year: number;
  readonly state: 'DRAFT' | 'APPROVED';
  readonly title: string;
  readonly approvalNumber: string;
  readonly approvedOn: Day | null;
  readonly taskCount: number;
  readonly synthetic: boolean;
  readonly version: number;
}

const programmeColumns = sql`p.id, p.unit_id, p.year, p.state, p.title, p.approval_number, p.approved_on, p.synthetic, p.version,
  (select count(*)::int from progress.task t where t.programme_id = p.id and t.cancelled_reason is null) as task_count`;

export function programmeOf(tx: Tx, unitId: string, year: number): Promise<Programme | undefined> {
  return tx.maybe(sql`select ${programmeColumns} from progress.programme p where p.unit_id = ${unitId} and p.year = ${year}`);
}

export function lockProgramme(tx: Tx, id: string): Promise<Programme | undefined> {
  return tx.maybe(sql`select ${programmeColumns} from progress.programme p where p.id = ${id} for update of p`);
}

export function lockProgrammeOf(tx: Tx, unitId: string, year: number): Promise<Programme | undefined> {
  return tx.maybe(sql`select ${programmeColumns} from progress.programme p where p.unit_id = ${unitId} and p.year = ${year} for update of p`);
}

export interface ProgrammeWords {
  readonly title: string;
  readonly approvalNumber: string;
  readonly approvedOn: Day | null;
}

/** False when another desk of the unit began it at the same moment. */
export async function insertProgramme(tx: Tx, id: string, unitId: string, year: number, words: ProgrammeWords): Promise<boolean> {
  const fresh = await tx.run(sql`
    insert into progress.programme (id, unit_id, year, state, title, approval_number, approved_on)
    values (${id}, ${unitId}, ${year}, 'DRAFT', ${words.title}, ${words.approvalNumber}, ${words.approvedOn}) on conflict do nothing`);
  return fresh === 1;
}

/** False when somebody else changed the row since `version`, or it is no longer a draft. */
export async function updateProgramme(tx: Tx, id: string, version: number, words: ProgrammeWords): Promise<boolean> {
  const changed = await tx.run(sql`
    update progress.programme set title = ${words.title}, approval_number = ${words.approvalNumber}, approved_on = ${words.approvedOn}, version = version + 1
    where id = ${id} and version = ${version} and state = 'DRAFT'`);
  return changed === 1;
}

export async function moveProgramme(tx: Tx, id: string, version: number, from: Programme['state'], to: Programme['state']): Promise<boolean> {
  return (
    (await tx.run(
      sql`update progress.programme set state = ${to}, version = version + 1 where id = ${id} and version = ${version} and state = ${from}`,
    )) === 1
  );
}

export interface TaskWords {
  readonly title: string;
  readonly ownerName: string;
  readonly dueOn: Day;
  readonly commitmentId: string | null;
  readonly contentId: string | null;
}

export interface NewTask {
  readonly id: string;
  readonly title: string;
  readonly ownerName: string;
  readonly dueOn: Day;
  readonly completedOn: Day | null;
}

export async function insertTasks(tx: Tx, programme: Programme, tasks: readonly NewTask[]): Promise<void> {
  const rows = tasks.map((task) => ({ id: task.id, title: task.title, owner: task.ownerName, due: task.dueOn, done: task.completedOn }));
  await tx.run(sql`
    insert into progress.task (id, programme_id, unit_id, year, title, owner_name, due_on, first_due_on, completed_on)
    select r.id, ${programme.id}, ${programme.unitId}, ${programme.year}::int, r.title, r.owner, r.due, r.due, r.done
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, title text, owner text, due date, done date)`);
}

/** Changes columns of a task the caller has locked, naming the version it saw. */
async function updateTask(tx: Tx, id: string, version: number, change: ReturnType<typeof sql>): Promise<boolean> {
  return (await tx.run(sql`update progress.task set ${change}, version = version + 1 where id = ${id} and version = ${version}`)) === 1;
}

/** `moveDue` also moves the first promise: only while the programme is not approved. */
export const saveTaskWords = (tx: Tx, id: string, version: number, words: TaskWords): Promise<boolean> =>
  updateTask(
    tx,
    id,
    version,
    sql`title = ${words.title}, owner_name = ${words.ownerName}, commitment_id = ${words.commitmentId}, content_id = ${words.contentId},
      first_due_on = case when due_on = ${words.dueOn} then first_due_on else ${words.dueOn} end, due_on = ${words.dueOn}`,
  );

export const saveCompletion = (tx: Tx, id: string, version: number, completedOn: Day | null): Promise<boolean> =>
  updateTask(tx, id, version, sql`completed_on = ${completedOn}`);
export const saveCancellation = (tx: Tx, id: string, version: number, why: string): Promise<boolean> =>
  updateTask(tx, id, version, sql`cancelled_reason = ${why}`);
export const saveCause = (tx: Tx, id: string, version: number, cause: string): Promise<boolean> => updateTask(tx, id, version, sql`cause = ${cause}`);
export const saveDue = (tx: Tx, id: string, version: number, dueOn: Day): Promise<boolean> => updateTask(tx, id, version, sql`due_on = ${dueOn}`);
/** Only the version moves: an extension was asked or refused. */
export const touchTask = (tx: Tx, id: string, version: number): Promise<boolean> => updateTask(tx, id, version, sql`due_on = due_on`);

export async function insertExtension(tx: Tx, id: string, taskId: string, oldDueOn: Day, newDueOn: Day, why: string): Promise<void> {
  await tx.run(sql`
    insert into progress.extension (id, task_id, old_due_on, new_due_on, reason, asked_on, asked_by, state)
    values (${id}, ${taskId}, ${oldDueOn}, ${newDueOn}, ${why}, ${tx.today}, ${tx.actor.name}, 'ASKED')`);
}

export async function answerExtensionRow(tx: Tx, taskId: string, state: 'APPROVED' | 'REFUSED', answer: string): Promise<void> {
  await tx.run(sql`
    update progress.extension set state = ${state}, answer = ${answer}, answered_on = ${tx.today}, answered_by = ${tx.actor.name}, version = version + 1
    where task_id = ${taskId} and state = 'ASKED'`);
}

/** Whether a commitment belongs to this unit's group and year, and a content to this year; both may be absent. */
export async function linksFit(tx: Tx, unitId: string, year: number, words: Pick<TaskWords, 'commitmentId' | 'contentId'>): Promise<boolean> {
  const { fit } = await tx.one<{ fit: boolean }>(sql`
    select (${words.commitmentId}::uuid is null or ${words.commitmentId}::uuid in (${commitmentsOf(unitId, year)}))
      and (${words.contentId}::uuid is null or ${words.contentId}::uuid in (${contentsOf(year)})) as fit`);
  return fit;
}

/** Commitments of the agreement of the unit's group in that year: everybody's, the group's, or its own. */
export const commitmentsOf = (unitId: string, year: number) => sql`
  select c.id from agreements.commitment c join agreements.clause k on k.id = c.clause_id join agreements.agreement a on a.id = k.agreement_id
    join groups.term_member m on m.term_id = a.term_id and m.unit_id = ${unitId}
  where a.year = ${year} and a.state <> 'VOID' and (c.owner_unit_id is null or c.owner_unit_id = ${unitId})`;

/** Contents of the movements that run in a year, as a query of their ids. */
export const contentsOf = (year: number) => sql`
  select c.id from movements.content c join movements.movement v on v.id = c.movement_id
  where coalesce(v.from_year, ${year}::int) <= ${year} and ${year} <= coalesce(v.to_year, ${year}::int)`;

export async function saveRule(tx: Tx, authorityId: string, year: number, rule: ProgressRule): Promise<void> {
  await tx.run(sql`
    insert into progress.rule (authority_unit_id, year, limit_percent, decimals, extension_counts)
    values (${authorityId}, ${year}, ${rule.limitPercent}, ${rule.decimals}, ${rule.extensionCounts})
    on conflict (authority_unit_id, year) do update set limit_percent = excluded.limit_percent, decimals = excluded.decimals, extension_counts = excluded.extension_counts`);
}
