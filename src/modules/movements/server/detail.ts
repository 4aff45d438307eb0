import type { z } from 'zod';
import { daysBetween } from '#platform/dates.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import type { movementsApi } from '../contract.ts';
import { isLate, responsePolicy } from '../rules.ts';
import type { MovementRow, MyUnit, ResponseView } from '../shapes.ts';
import { setsOfMovement } from './criteria-views.ts';
import { storedColumns, type StoredMovement } from './movement-store.ts';
import { canOfMovement, deskUnits } from './policy.ts';
import { ratesOf } from './rates.ts';
import { rowColumns, rowTables } from './row-columns.ts';

type Detail = z.input<(typeof movementsApi.detail)['response']>;
type Whole = Pick<
  Detail,
  | 'purpose'
  | 'callToAction'
  | 'noCriteriaReason'
  | 'cancelReason'
  | 'rewardNote'
  | 'respondBy'
  | 'interimOn'
  | 'themeId'
  | 'themeChanged'
  | 'addresseeKinds'
  | 'possibleSameAs'
  | 'version'
>;

/** One movement whole, as this reader may see it. */
export async function movementDetail(tx: Tx, id: string): Promise<Detail | undefined> {
  const units = deskUnits(tx.actor);
  const row = await tx.maybe<MovementRow>(sql`select ${rowColumns(units)} from ${rowTables} where m.id = ${id}`);
  if (!row) return undefined;
  const subject = await tx.one<StoredMovement>(sql`
    select ${storedColumns} from movements.movement m left join directory.unit u on u.id = m.launcher_unit_id where m.id = ${id}`);
  const whole = await tx.one<Whole>(sql`
    select m.purpose, m.call_to_action, m.no_criteria_reason, m.cancel_reason, m.reward_note, m.respond_by, m.interim_on, m.theme_id, m.addressee_kinds, m.version,
      case when m.launched_theme is distinct from th.text and m.launched_theme is not null then th.text end as theme_changed,
      case when s.id is null then null else json_build_object('id', s.id, 'title', s.title) end as possible_same_as
    from movements.movement m left join movements.theme th on th.id = m.theme_id left join movements.movement s on s.id = m.possible_same_as where m.id = ${id}`);
  const ratesYear = yearToShow(row, Number(tx.today.slice(0, 4)));
  const responses = await responsesOf(tx, id, ratesYear, whole.respondBy);
  return {
    ...row,
    ...whole,
    ...(await relatives(tx, id)),
    ...(await partsOf(tx, id)),
    criteriaSets: await setsOfMovement(tx, subject),
    receivers: await tx.many(sql`
      select a.unit_id, u.name, a.capacity, a.received_at, a.opened_at, a.opened_by from movements.addressee a join directory.unit u on u.id = a.unit_id
      where a.movement_id = ${id} order by a.opened_at is not null, u.name collate "vi-x-icu"`),
    daysSinceLaunch: row.launchedOn === null ? null : daysBetween(row.launchedOn, tx.today),
    responses,
    rates: await ratesOf(tx, id, ratesYear),
    ratesYear,
    reviews: await tx.many(sql`
      select id, kind, held_on, results, limits, lessons, reason, old_end, new_end, recorded_by from movements.review where movement_id = ${id} order by held_on desc, id desc`),
    myUnits: await myUnitsOf(tx, subject, units, responses),
    extendable: await tx.many(sql`
      select g.id as group_id, g.name as group_name from groups.term t join groups.emulation_group g on g.id = t.group_id
        join groups.term_post p on p.term_id = t.id and p.post = 'head' and p.valid_to is null
      where t.year = ${ratesYear} and g.kind <> 'inner' and p.unit_id = any (${units}::uuid[]) order by g.name`),
    can: canOfMovement(tx.actor, subject, tx.today),
  };
}

/** Groups change every year: the rates are those of this year, or of the movement's nearest one. */
function yearToShow(movement: MovementRow, thisYear: number): number {
  if (movement.fromYear !== null && thisYear < movement.fromYear) return movement.fromYear;
  return movement.toYear !== null && thisYear > movement.toYear ? movement.toYear : thisYear;
}

const relative = sql`m.id, m.title, u.name as launcher from movements.movement_parent p`;

async function relatives(tx: Tx, id: string): Promise<Pick<Detail, 'parents' | 'children'>> {
  return {
    parents: await tx.many(
      sql`select ${relative} join movements.movement m on m.id = p.parent_id left join directory.unit u on u.id = m.launcher_unit_id where p.movement_id = ${id} order by m.title`,
    ),
    children: await tx.many(
      sql`select ${relative} join movements.movement m on m.id = p.movement_id left join directory.unit u on u.id = m.launcher_unit_id where p.parent_id = ${id} order by m.title`,
    ),
  };
}

async function partsOf(tx: Tx, id: string): Promise<Pick<Detail, 'contents' | 'taskGroups'>> {
  return {
    contents: await tx.many(sql`select id, title, summary, origin from movements.content where movement_id = ${id} order by ord`),
    taskGroups: await tx.many(sql`
      select k.id, k.title, k.summary, k.origin, coalesce((
        select json_agg(json_build_object('id', d.id, 'title', d.title, 'origin', d.origin,
          'submitTo', case when u.id is null then null else json_build_object('id', u.id, 'name', u.name) end) order by d.ord)
        from movements.deliverable d left join directory.unit u on u.id = d.submit_to_unit_id where d.task_group_id = k.id), '[]') as deliverables
      from movements.task_group k where k.movement_id = ${id} order by k.ord`),
  };
}

async function responsesOf(tx: Tx, id: string, year: number, respondBy: string | null): Promise<ResponseView[]> {
  const rows = await tx.many<Omit<ResponseView, 'late'>>(sql`
    select r.unit_id, u.name as unit_name, r.state, r.title, r.plan, r.linked_work, r.submitted_on, r.version, r.synthetic,
      case when d.id is null then null else json_build_object('id', d.id, 'label', concat_ws(' ', d.type, coalesce(d.number, '(chưa có số)'))) end as document,
      (select g.name from groups.term_member tm join groups.term t on t.id = tm.term_id join groups.emulation_group g on g.id = t.group_id
        where tm.unit_id = r.unit_id and t.year = ${year} and g.kind <> 'inner' and tm.left_on is null order by g.kind limit 1) as group_name
    from movements.response r join directory.unit u on u.id = r.unit_id left join documents.document d on d.id = r.document_id
    where r.movement_id = ${id} order by r.submitted_on nulls first, u.name collate "vi-x-icu"`);
  return rows.map((row) => ({ ...row, late: isLate(row.submittedOn, respondBy) }));
}

async function myUnitsOf(tx: Tx, movement: StoredMovement, units: readonly string[], responses: readonly ResponseView[]): Promise<MyUnit[]> {
  const rows = await tx.many<{ unitId: string; name: string; addressed: boolean; opened: boolean }>(sql`
    select u.id as unit_id, u.name, a.opened_at is not null as opened,
      a.unit_id is not null or not exists (select 1 from movements.addressee x where x.movement_id = ${movement.id}) as addressed
    from directory.unit u left join movements.addressee a on a.unit_id = u.id and a.movement_id = ${movement.id}
    where u.id = any (${[...units]}::uuid[]) order by u.name`);
  return rows.map(({ addressed, ...unit }) => {
    const response = responses.find((one) => one.unitId === unit.unitId) ?? null;
    const subject = {
      movementState: movement.state,
      unitId: unit.unitId,
      addressed,
      state: response?.state ?? null,
      linkedWork: response?.linkedWork ?? '',
    };
    return {
      ...unit,
      response,
      can: {
        open: responsePolicy.open(tx.actor, subject),
        respond: responsePolicy.respond(tx.actor, subject),
        submit: responsePolicy.submit(tx.actor, subject),
      },
    };
  });
}
