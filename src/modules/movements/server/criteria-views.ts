import type { z } from 'zod';
import { sql, type Sql, type Tx } from '#platform/db/database.ts';
import type { criteriaApi } from '../contract.ts';
import { criteriaPolicy } from '../rules.ts';
import type { CriteriaSet, Criterion } from '../shapes.ts';
import { subjectOfSet, type StoredSet } from './criteria-store.ts';
import { storedColumns, type StoredMovement } from './movement-store.ts';

type Detail = z.input<(typeof criteriaApi.detail)['response']>;
type Row = Omit<CriteriaSet, 'can'> & StoredSet;

const criteriaJson = (
  setId: Sql,
) => sql`coalesce((select json_agg(json_build_object('id', c.id, 'code', c.code, 'groupTitle', c.group_title, 'text', c.text,
  'measureType', c.measure_type, 'operator', c.operator, 'thresholdHundredths', c.threshold_hundredths, 'unit', c.unit, 'period', c.period,
  'evidence', c.evidence, 'hardCondition', c.hard_condition, 'origin', c.origin) order by c.ord) from movements.criterion c where c.set_id = ${setId}), '[]')`;

const columns = sql`s.id, s.movement_id, m.title as movement_title, s.year, s.applies_to, s.title, s.version_no, s.state, s.hash, s.scale_note,
  s.group_id, s.extends_id, s.version, s.origin, case when g.id is null then null else json_build_object('id', g.id, 'name', g.name) end as group,
  ${criteriaJson(sql`s.id`)} as criteria`;
const tables = sql`movements.criteria_set s join movements.movement m on m.id = s.movement_id left join groups.emulation_group g on g.id = s.group_id`;

async function withCan(tx: Tx, { groupId: _, ...row }: Row, movement: StoredMovement): Promise<CriteriaSet> {
  const subject = await subjectOfSet(tx, { ...row, groupId: row.group?.id ?? null }, movement);
  return {
    ...row,
    can: {
      edit: criteriaPolicy.edit(tx.actor, subject),
      publish: criteriaPolicy.publish(tx.actor, subject, row.criteria),
      revise: criteriaPolicy.revise(tx.actor, subject),
    },
  };
}

/** The newest version of each set of a movement, and a draft of the next one beside it. */
export async function setsOfMovement(tx: Tx, movement: StoredMovement): Promise<CriteriaSet[]> {
  const rows = await tx.many<Row>(sql`
    select ${columns} from ${tables} where s.movement_id = ${movement.id} and (s.state = 'DRAFT' or s.version_no = (
      select max(o.version_no) from movements.criteria_set o where o.movement_id = s.movement_id and o.applies_to = s.applies_to
        and o.group_id is not distinct from s.group_id and o.state <> 'DRAFT'))
    order by s.applies_to, s.group_id is not null, g.name, s.version_no`);
  const sets: CriteriaSet[] = [];
  for (const row of rows) sets.push(await withCan(tx, row, movement));
  return sets;
}

export async function criteriaDetail(tx: Tx, id: string): Promise<Detail | undefined> {
  const row = await tx.maybe<Row>(sql`select ${columns} from ${tables} where s.id = ${id}`);
  if (!row) return undefined;
  const movement = await tx.one<StoredMovement>(sql`
    select ${storedColumns} from movements.movement m left join directory.unit u on u.id = m.launcher_unit_id where m.id = ${row.movementId}`);
  const base =
    row.extendsId === null
      ? undefined
      : await tx.maybe<{ id: string; title: string; criteria: Criterion[] }>(sql`
    select s.id, s.title, ${criteriaJson(sql`s.id`)} as criteria from movements.criteria_set s where s.id = ${row.extendsId}`);
  return {
    ...(await withCan(tx, row, movement)),
    base: base ?? null,
    versions: await tx.many(sql`
      select id, version_no, state, hash from movements.criteria_set where movement_id = ${row.movementId} and applies_to = ${row.appliesTo}
        and group_id is not distinct from ${row.groupId}::uuid order by version_no desc`),
  };
}
