import { empty, sql, type Sql, type Tx } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import type { Day } from '#platform/dates.ts';
import { movementTransition, type MovementState, type MovementSubject, type MovementVerb } from '../rules.ts';

/** A movement as its actions need it. */
export interface StoredMovement extends MovementSubject {
  readonly id: string;
  readonly title: string;
  readonly toYear: number | null;
  readonly themeId: string | null;
  readonly respondBy: Day | null;
  readonly interimOn: Day | null;
  readonly addresseeKinds: readonly string[];
  readonly version: number;
}

/** The columns of `StoredMovement`; needs `movements.movement m` and `left join directory.unit u`. */
export const storedColumns = sql`m.id, m.title, m.state, m.level, m.kind, m.launcher_unit_id, u.name as launcher_name, m.purpose,
  m.from_year, m.to_year, m.starts_on, m.ends_on, m.document_id, m.waits_for, m.event_held_on, m.no_criteria_reason, m.launched_on,
  m.theme_id, m.respond_by, m.interim_on, m.addressee_kinds, m.version,
  (select count(*)::int from movements.content c where c.movement_id = m.id) as contents,
  (select count(*)::int from movements.task_group k where k.movement_id = m.id) as task_groups,
  (select count(*)::int from movements.criteria_set s where s.movement_id = m.id and s.state <> 'DRAFT') as published_sets,
  (select count(*)::int from movements.addressee a where a.movement_id = m.id)
    + (case when m.launched_on is null then cardinality(m.addressee_kinds) else 0 end) as addressees,
  (select count(*)::int from movements.addressee a where a.movement_id = m.id and a.opened_at is null) as unopened`;

/** Locked for change; undefined when missing or hidden by row-level security. */
export function lockMovement(tx: Tx, id: string): Promise<StoredMovement | undefined> {
  return tx.maybe<StoredMovement>(sql`
    select ${storedColumns} from movements.movement m left join directory.unit u on u.id = m.launcher_unit_id where m.id = ${id} for update of m`);
}

export interface Moved {
  readonly id: string;
  readonly state: MovementState;
  readonly version: number;
}

/**
 * One transition, naming the state and version it expects. `changes` are further columns, each beginning with a comma.
 * Throws `common.stale` when somebody else was faster.
 */
export async function moveMovement(tx: Tx, movement: StoredMovement, verb: MovementVerb, version: number, changes: Sql = empty): Promise<Moved> {
  const to = movementTransition(verb, movement.state)?.to;
  if (to === undefined) throw new Error(`${verb} was allowed in ${movement.state}`);
  const changed = await tx.run(sql`
    update movements.movement set state = ${to}, version = version + 1 ${changes}
    where id = ${movement.id} and version = ${version} and state = ${movement.state}`);
  if (changed === 0) throw refuse(commonRefusals.stale);
  return { id: movement.id, state: to, version: version + 1 };
}

/** The audit row of a transition. */
export const traceOf = (movement: StoredMovement, to: MovementState, more: { reason?: string; detail?: unknown } = {}) => ({
  type: 'movement',
  id: movement.id,
  label: movement.title,
  unitId: movement.launcherUnitId,
  from: movement.state,
  to,
  ...more,
});
