import { sql, type Tx } from '#platform/db/database.ts';
import { canonicalJson, newId, sha256 } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { leadsTerm, termOf } from '#modules/groups/index.ts';
import type { z } from 'zod';
import type { SetSubject } from '../rules.ts';
import type { criterionFields } from '../shapes.ts';
import { lockMovement, type StoredMovement } from './movement-store.ts';

export interface StoredCriterion {
  readonly id: string;
  readonly ord: number;
  readonly code: string;
  readonly groupTitle: string;
  readonly text: string;
  readonly measureType: SetMeasure | null;
  readonly metric: string;
  readonly operator: string;
  readonly thresholdHundredths: number | null;
  readonly unit: string | null;
  readonly period: string;
  readonly evidence: string[];
  readonly hardCondition: boolean;
}
type SetMeasure = NonNullable<z.output<typeof criterionFields>['measureType']>;

export interface StoredSet {
  readonly id: string;
  readonly movementId: string;
  readonly year: number;
  readonly appliesTo: 'collective' | 'individual';
  readonly title: string;
  readonly versionNo: number;
  readonly state: SetSubject['state'];
  readonly scaleNote: string;
  readonly groupId: string | null;
  readonly extendsId: string | null;
  readonly version: number;
}

export interface LockedSet extends StoredSet {
  readonly movement: StoredMovement;
  readonly criteria: readonly StoredCriterion[];
  readonly subject: SetSubject;
}

export function criteriaOf(tx: Tx, setId: string): Promise<StoredCriterion[]> {
  return tx.many<StoredCriterion>(sql`
    select id, ord, code, group_title, text, measure_type, metric, operator, threshold_hundredths, unit, period, evidence, hard_condition
    from movements.criterion where set_id = ${setId} order by ord`);
}

/** Does this actor lead the group (its head unit) in the year of the set? */
export async function leadsGroup(tx: Tx, groupId: string, year: number): Promise<boolean> {
  const row = await tx.maybe<{ id: string }>(sql`select id from groups.term where group_id = ${groupId} and year = ${year}`);
  const term = row && (await termOf(tx, row.id));
  return term !== undefined && leadsTerm(tx.actor, term);
}

/** Version number of a draft of the same set, if one is open. */
async function openDraft(tx: Tx, set: StoredSet): Promise<number | null> {
  const row = await tx.maybe<{ versionNo: number }>(sql`
    select version_no from movements.criteria_set where movement_id = ${set.movementId} and applies_to = ${set.appliesTo}
      and group_id is not distinct from ${set.groupId}::uuid and state = 'DRAFT' and id <> ${set.id} order by version_no desc limit 1`);
  return row?.versionNo ?? null;
}

export async function subjectOfSet(tx: Tx, set: StoredSet, movement: StoredMovement): Promise<SetSubject> {
  return {
    state: set.state,
    movement,
    extension: set.groupId === null ? null : { led: await leadsGroup(tx, set.groupId, set.year) },
    draftVersion: await openDraft(tx, set),
  };
}

/** One version of a set, locked, with all the policies need. */
export async function lockSet(tx: Tx, id: string): Promise<LockedSet | undefined> {
  const set = await tx.maybe<StoredSet>(sql`
    select id, movement_id, year, applies_to, title, version_no, state, scale_note, group_id, extends_id, version
    from movements.criteria_set where id = ${id} for update`);
  const movement = set && (await lockMovement(tx, set.movementId));
  if (!set || !movement) return undefined;
  return { ...set, movement, criteria: await criteriaOf(tx, id), subject: await subjectOfSet(tx, set, movement) };
}

/** What scores rest on: year, whom it judges, title and every criterion in order, without where it comes from. */
export function criteriaHash(set: Pick<StoredSet, 'year' | 'appliesTo' | 'title'>, criteria: readonly StoredCriterion[]): string {
  return sha256(
    canonicalJson({ year: set.year, appliesTo: set.appliesTo, title: set.title, criteria: criteria.map(({ id: _, ...content }) => content) }),
  );
}

export async function insertSet(tx: Tx, set: Omit<StoredSet, 'id' | 'state' | 'version'>, criteria: readonly StoredCriterion[]): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into movements.criteria_set (id, movement_id, year, applies_to, title, version_no, state, scale_note, group_id, extends_id)
    values (${id}, ${set.movementId}, ${set.year}, ${set.appliesTo}, ${set.title}, ${set.versionNo}, 'DRAFT', ${set.scaleNote}, ${set.groupId}, ${set.extendsId})`);
  for (const criterion of criteria) await insertCriterion(tx, id, { ...criterion, id: newId() });
  return id;
}

function insertCriterion(tx: Tx, setId: string, one: StoredCriterion): Promise<number> {
  return tx.run(sql`
    insert into movements.criterion (id, set_id, ord, code, group_title, text, measure_type, metric, operator, threshold_hundredths, unit, period, evidence, hard_condition)
    values (${one.id}, ${setId}, ${one.ord}, ${one.code}, ${one.groupTitle}, ${one.text}, ${one.measureType}, ${one.metric}, ${one.operator},
      ${one.thresholdHundredths}, ${one.unit}, ${one.period}, ${one.evidence}, ${one.hardCondition})`);
}

type Fields = z.output<typeof criterionFields>;

/**
 * The criteria of a draft, numbered by group: TT1.1, TT1.2, TT2.1 … (CN for individuals, R for a block's own items).
 * A kept criterion keeps its metric, the concept by which years are compared; a new one gets its own.
 */
export function numbered(
  set: Pick<StoredSet, 'appliesTo' | 'groupId'>,
  fields: readonly Fields[],
  before: readonly StoredCriterion[],
): StoredCriterion[] {
  const prefix = `${set.groupId === null ? '' : 'R.'}${set.appliesTo === 'collective' ? 'TT' : 'CN'}`;
  const groups = [...new Set(fields.map((one) => one.groupTitle))];
  const counts = new Map<string, number>();
  return fields.map(({ id, ...one }, index) => {
    const nth = (counts.get(one.groupTitle) ?? 0) + 1;
    counts.set(one.groupTitle, nth);
    const old = before.find((other) => other.id === id);
    const kept = old?.id ?? newId();
    return { ...one, id: kept, ord: index + 1, code: `${prefix}${groups.indexOf(one.groupTitle) + 1}.${nth}`, metric: old?.metric ?? `own_${kept}` };
  });
}

export async function saveSet(
  tx: Tx,
  set: StoredSet,
  version: number,
  fields: { title: string; scaleNote: string },
  criteria: readonly StoredCriterion[],
): Promise<void> {
  const changed = await tx.run(sql`
    update movements.criteria_set set title = ${fields.title}, scale_note = ${fields.scaleNote}, version = version + 1
    where id = ${set.id} and version = ${version} and state = 'DRAFT'`);
  if (changed === 0) throw refuse(commonRefusals.stale);
  await tx.run(sql`delete from movements.criterion where set_id = ${set.id}`);
  for (const criterion of criteria) await insertCriterion(tx, set.id, criterion);
}
