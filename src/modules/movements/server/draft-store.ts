import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { movementRefusals } from '../refusals.ts';
import type { MovementFields } from '../shapes.ts';

/** The plain columns of a draft, in one place for insert and update. */
const columnsOf = (fields: MovementFields) => sql`
  title = ${fields.title}, kind = ${fields.kind}, level = ${fields.level}, special = ${fields.special || fields.kind === 'special'},
  launcher_unit_id = ${fields.launcherUnitId}, from_year = ${fields.fromYear}, to_year = ${fields.toYear},
  starts_on = ${fields.startsOn}, ends_on = ${fields.endsOn}, interim_on = ${fields.interimOn}, respond_by = ${fields.respondBy},
  theme_id = ${fields.themeId}, document_id = ${fields.documentId}, purpose = ${fields.purpose}, call_to_action = ${fields.callToAction},
  waits_for = ${fields.waitsFor}, waits_until = ${fields.waitsUntil}, no_criteria_reason = ${fields.noCriteriaReason},
  addressee_kinds = ${fields.addresseeKinds}`;

/** Dates in order, and everything chosen exists and may be seen by the caller. */
export async function checkDraft(tx: Tx, id: string | null, fields: MovementFields): Promise<void> {
  if (fields.startsOn !== null && fields.endsOn !== null && fields.endsOn < fields.startsOn) throw refuse(movementRefusals.endBeforeStart);
  if (fields.fromYear !== null && fields.toYear !== null && fields.toYear < fields.fromYear) throw refuse(movementRefusals.yearsReversed);
  const units = [
    ...new Set([...fields.addresseeUnitIds, ...fields.taskGroups.flatMap((group) => group.deliverables.map((one) => one.submitToUnitId))]),
  ].filter((one) => one !== null);
  const parents = [...new Set(fields.parentIds)];
  const seen = await tx.one<{ units: number; parents: number; theme: boolean; document: boolean; circle: boolean }>(sql`
    with recursive above as (
      select parent.id from unnest(${parents}::uuid[]) as parent (id)
      union select p.parent_id from movements.movement_parent p join above a on p.movement_id = a.id)
    select (select count(*)::int from directory.unit where id = any (${units}::uuid[])) as units,
      (select count(*)::int from movements.movement where id = any (${parents}::uuid[])) as parents,
      ${fields.themeId}::uuid is null or exists (select 1 from movements.theme where id = ${fields.themeId}::uuid) as theme,
      ${fields.documentId}::uuid is null or exists (select 1 from documents.document where id = ${fields.documentId}::uuid) as document,
      exists (select 1 from above where id = ${id}::uuid) as circle`);
  const missing =
    seen.units < units.length
      ? 'addresseeUnitIds'
      : seen.parents < parents.length
        ? 'parentIds'
        : !seen.theme
          ? 'themeId'
          : !seen.document
            ? 'documentId'
            : undefined;
  if (missing) throw refuse(movementRefusals.unknownReference, {}, { field: missing });
  if (seen.circle) throw refuse(movementRefusals.parentCircle);
}

export async function insertDraft(tx: Tx, id: string, fields: MovementFields): Promise<void> {
  await tx.run(sql`
    insert into movements.movement (id, title, kind, level, launcher_unit_id, state)
    values (${id}, ${fields.title}, ${fields.kind}, ${fields.level}, ${fields.launcherUnitId}, 'DRAFT')`);
  await tx.run(sql`update movements.movement set ${columnsOf(fields)} where id = ${id}`);
  await saveParts(tx, id, fields);
}

export async function updateDraft(tx: Tx, id: string, version: number, fields: MovementFields): Promise<void> {
  const changed = await tx.run(sql`
    update movements.movement set ${columnsOf(fields)}, version = version + 1 where id = ${id} and version = ${version} and state = 'DRAFT'`);
  if (changed === 0) throw refuse(commonRefusals.stale);
  await saveParts(tx, id, fields);
}

interface Kept {
  readonly id: string | null;
}

/** Items that stay keep their id, so that what others linked to them stays linked; new ones get one. */
const identified = <T extends Kept>(items: readonly T[], known: ReadonlySet<string>) =>
  items.map((item, index) => ({ ...item, id: item.id !== null && known.has(item.id) ? item.id : newId(), ord: index + 1 }));

/** The parts of a draft are replaced whole. */
async function saveParts(tx: Tx, id: string, fields: MovementFields): Promise<void> {
  const known = new Set(
    (
      await tx.many<{ id: string }>(sql`
        select id from movements.content where movement_id = ${id} union all select id from movements.task_group where movement_id = ${id}
        union all select d.id from movements.deliverable d join movements.task_group k on k.id = d.task_group_id where k.movement_id = ${id}`)
    ).map((row) => row.id),
  );
  await tx.run(sql`delete from movements.deliverable where task_group_id in (select id from movements.task_group where movement_id = ${id})`);
  await tx.run(sql`delete from movements.task_group where movement_id = ${id}`);
  await tx.run(sql`delete from movements.content where movement_id = ${id}`);
  for (const item of identified(fields.contents, known))
    await tx.run(
      sql`insert into movements.content (id, movement_id, ord, title, summary) values (${item.id}, ${id}, ${item.ord}, ${item.title}, ${item.summary})`,
    );
  for (const group of identified(fields.taskGroups, known)) {
    await tx.run(
      sql`insert into movements.task_group (id, movement_id, ord, title, summary) values (${group.id}, ${id}, ${group.ord}, ${group.title}, ${group.summary})`,
    );
    for (const item of identified(group.deliverables, known))
      await tx.run(sql`
        insert into movements.deliverable (id, task_group_id, ord, title, submit_to_unit_id)
        values (${item.id}, ${group.id}, ${item.ord}, ${item.title}, ${item.submitToUnitId})`);
  }
  await tx.run(sql`delete from movements.movement_parent where movement_id = ${id}`);
  await tx.run(
    sql`insert into movements.movement_parent (movement_id, parent_id) select ${id}::uuid, parent from unnest(${[...new Set(fields.parentIds)]}::uuid[]) as parent`,
  );
  await tx.run(sql`delete from movements.addressee where movement_id = ${id}`);
  await tx.run(sql`
    insert into movements.addressee (movement_id, unit_id, capacity)
    select ${id}::uuid, unit, 'Nơi nhận' from unnest(${[...new Set(fields.addresseeUnitIds)]}::uuid[]) as unit`);
}
