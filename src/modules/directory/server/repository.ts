import type { z } from 'zod';
import { sql, type Tx } from '#platform/db/database.ts';
import { addDays, type Day } from '#platform/dates.ts';
import { newId } from '#platform/ids.ts';
import type { SuccessionKind, unitFields } from '../contract.ts';

export interface StoredUnit {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly shortName: string;
  readonly parentId: string | null;
  readonly ancestorIds: readonly string[];
  readonly province: string | null;
  readonly region: string | null;
  readonly foundedOn: string | null;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly version: number;
  /** Last day of the former name and place; a new one must begin later. */
  readonly lastNameTo: Day | null;
  readonly lastPlaceTo: Day | null;
}

/**
 * Changes of the tree queue behind each other: two moves at once could put each unit under the other, and each would
 * write paths the other has just made wrong. The lock ends with the transaction.
 */
export async function lockTree(tx: Tx): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('directory.tree'))`);
}

export function lockUnit(tx: Tx, id: string): Promise<StoredUnit | undefined> {
  return tx.maybe<StoredUnit>(sql`
    select u.id, u.kind, u.name, u.short_name, u.parent_id, u.ancestor_ids, u.province, u.region, u.founded_on, u.valid_from, u.valid_to, u.version,
      (select max(n.valid_to) from directory.unit_name n where n.unit_id = u.id and n.kind <> 'alias') as last_name_to,
      (select max(p.valid_to) from directory.unit_place p where p.unit_id = u.id) as last_place_to
    from directory.unit u where u.id = ${id} for update of u`);
}

/** The unit locked after the tree: for verbs that change who stands under whom. */
export async function lockUnitInTree(tx: Tx, id: string): Promise<StoredUnit | undefined> {
  await lockTree(tx);
  return lockUnit(tx, id);
}

export type Fields = z.output<typeof unitFields>;

export async function insertUnit(tx: Tx, id: string, parent: Pick<StoredUnit, 'id' | 'ancestorIds'> | null, fields: Fields): Promise<void> {
  await tx.run(sql`
    insert into directory.unit (id, kind, name, short_name, parent_id, ancestor_ids, province, region, founded_on, valid_from)
    values (${id}, ${fields.kind}, ${fields.name}, ${fields.shortName}, ${parent?.id ?? null}, ${parent ? [...parent.ancestorIds, parent.id] : []}::uuid[],
      ${fields.province}, ${fields.region}, ${fields.foundedOn}, ${fields.validFrom})`);
}

/** An open sibling of that name, capitals aside. */
export async function isNameTaken(tx: Tx, parentId: string | null, name: string, exceptId: string | null): Promise<boolean> {
  const found = await tx.many(sql`
    select 1 from directory.unit where parent_id is not distinct from ${parentId}::uuid and lower(name) = lower(${name}::text)
      and valid_to is null and id is distinct from ${exceptId}::uuid limit 1`);
  return found.length > 0;
}

/** False when somebody else changed the unit since `version`. The wording before stays as a note of its origin. */
export async function correctUnit(tx: Tx, unit: StoredUnit, version: number, fields: Fields): Promise<boolean> {
  const changed = await tx.run(sql`
    update directory.unit set kind = ${fields.kind}, name = ${fields.name}, short_name = ${fields.shortName}, province = ${fields.province},
      region = ${fields.region}, founded_on = ${fields.foundedOn}, valid_from = ${fields.validFrom}, version = version + 1,
      origin = case when name = ${fields.name} then origin
        else coalesce(origin, '{"sources": []}') || jsonb_build_object('original', coalesce(origin ->> 'original', name)) end
    where id = ${unit.id} and version = ${version}`);
  return changed === 1;
}

export interface FormerName {
  readonly unitId: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: 'alias' | 'former';
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

export async function insertName(tx: Tx, name: FormerName): Promise<void> {
  await tx.run(sql`
    insert into directory.unit_name (id, unit_id, name, short_name, kind, valid_from, valid_to)
    values (${newId()}, ${name.unitId}, ${name.name}, ${name.shortName}, ${name.kind}, ${name.validFrom}, ${name.validTo})`);
}

export async function hasName(tx: Tx, unitId: string, name: string): Promise<boolean> {
  const found = await tx.many(sql`
    select 1 from directory.unit u where u.id = ${unitId}
      and (u.name = ${name} or exists (select 1 from directory.unit_name n where n.unit_id = u.id and n.name = ${name}))`);
  return found.length > 0;
}

/** The unit carries a new name from `on`; the old one ends the day before. False when stale. */
export async function changeName(tx: Tx, unit: StoredUnit, change: { version: number; on: Day; name: string; shortName: string }): Promise<boolean> {
  const changed = await tx.run(sql`
    update directory.unit set name = ${change.name}, short_name = ${change.shortName}, version = version + 1 where id = ${unit.id} and version = ${change.version}`);
  if (changed === 0) return false;
  await insertName(tx, {
    unitId: unit.id,
    name: unit.name,
    shortName: unit.shortName,
    kind: 'former',
    validFrom: unit.lastNameTo === null ? unit.validFrom : addDays(unit.lastNameTo, 1),
    validTo: addDays(change.on, -1),
  });
  return true;
}

interface NewPlace {
  readonly version: number;
  readonly on: Day;
  readonly parent: Pick<StoredUnit, 'id' | 'ancestorIds'> | null;
}

/**
 * Puts a unit under another one and rewrites the path of everything below it. Units below count as changed too: else
 * loading the seed again would write their old paths back. Needs `lockTree`. False when stale.
 */
export async function changePlace(tx: Tx, unit: StoredUnit, { version, on, parent }: NewPlace): Promise<boolean> {
  const path = parent ? [...parent.ancestorIds, parent.id] : [];
  const changed = await tx.run(sql`
    update directory.unit set parent_id = ${parent?.id ?? null}, ancestor_ids = ${path}::uuid[], version = version + 1
    where id = ${unit.id} and version = ${version}`);
  if (changed === 0) return false;
  await tx.run(sql`
    update directory.unit set version = version + 1,
      ancestor_ids = ${path}::uuid[] || ancestor_ids[array_position(ancestor_ids, ${unit.id}::uuid):]
    where ancestor_ids @> array[${unit.id}::uuid]`);
  await tx.run(sql`
    insert into directory.unit_place (id, unit_id, parent_id, valid_from, valid_to)
    values (${newId()}, ${unit.id}, ${unit.parentId}, ${unit.lastPlaceTo === null ? unit.validFrom : addDays(unit.lastPlaceTo, 1)}, ${addDays(on, -1)})`);
  return true;
}

/** The unit's last day; posts and officers still open end with it. False when stale. */
export async function endUnit(tx: Tx, unit: StoredUnit, version: number, lastDay: Day): Promise<boolean> {
  const changed = await tx.run(sql`
    update directory.unit set valid_to = ${lastDay}, version = version + 1 where id = ${unit.id} and version = ${version} and valid_to is null`);
  if (changed === 0) return false;
  await tx.run(
    sql`update directory.post set valid_to = ${lastDay} where unit_id = ${unit.id} and valid_to is null and (valid_from is null or valid_from <= ${lastDay})`,
  );
  await tx.run(sql`
    update directory.officer set valid_to = greatest(valid_from, ${lastDay}::date), version = version + 1 where unit_id = ${unit.id} and valid_to is null`);
  return true;
}

export function openChildren(tx: Tx, unitId: string): Promise<{ id: string }[]> {
  return tx.many<{ id: string }>(
    sql`select id from directory.unit where parent_id = ${unitId} and valid_to is null order by name collate "vi-x-icu"`,
  );
}

interface Link {
  readonly kind: SuccessionKind;
  readonly on: Day;
  readonly fromId: string;
  readonly toId: string;
  readonly note: string;
}

/** A renamed or moved unit stays the same unit: its link leads to itself and only the note differs. */
export async function insertSuccession(tx: Tx, link: Link): Promise<void> {
  await tx.run(sql`
    insert into directory.succession (id, kind, happened_on, from_unit_id, to_unit_id, note)
    values (${newId()}, ${link.kind}, ${link.on}, ${link.fromId}, ${link.toId}, ${link.note})`);
}
