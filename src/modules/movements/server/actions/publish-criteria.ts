import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { all, commonRefusals, no, refuse, yes } from '#platform/refusal.ts';
import { id, version } from '#platform/schema.ts';
import { movementRefusals } from '../../refusals.ts';
import { criteriaPolicy, keeps } from '../../rules.ts';
import { criteriaHash, insertSet, leadsGroup, lockSet } from '../criteria-store.ts';
import { traceOfSet } from './draft-criteria.ts';

/** Published text is frozen with its hash; what rests on it names that hash. */
export const publishCriteria = defineAction({
  name: 'movements.publish-criteria',
  input: z.object({ id, version }).strict(),
  load: (tx, input) => lockSet(tx, input.id),
  allow: (actor, set) => criteriaPolicy.publish(actor, set.subject, set.criteria),
  async run(tx, set, input) {
    const hash = criteriaHash(set, set.criteria);
    const changed = await tx.run(sql`
      update movements.criteria_set set state = 'PUBLISHED', hash = ${hash}, version = version + 1
      where id = ${set.id} and version = ${input.version} and state = 'DRAFT'`);
    if (changed === 0) throw refuse(commonRefusals.stale);
    return {
      result: { id: set.id, version: input.version + 1 },
      trace: traceOfSet(set, 'PUBLISHED', { from: 'DRAFT', detail: { hash, criteria: set.criteria.length } }),
    };
  },
});

/** The next version as a draft; the present one stays as it is, with everything scored on it. */
export const reviseCriteria = defineAction({
  name: 'movements.revise-criteria',
  input: z.object({ id, version }).strict(),
  load: (tx, input) => lockSet(tx, input.id),
  allow: (actor, set) => criteriaPolicy.revise(actor, set.subject),
  async run(tx, set, input) {
    if (input.version !== set.version) throw refuse(commonRefusals.stale);
    const last = await tx.one<{ versionNo: number }>(sql`
      select max(version_no) as version_no from movements.criteria_set
      where movement_id = ${set.movementId} and applies_to = ${set.appliesTo} and group_id is not distinct from ${set.groupId}::uuid`);
    const versionNo = last.versionNo + 1;
    const created = await insertSet(tx, { ...set, versionNo }, set.criteria);
    return {
      result: { id: created, version: 0 },
      trace: traceOfSet({ id: created, title: set.title, versionNo }, 'DRAFT', { detail: { revises: set.id } }),
    };
  },
});

/** Extra items of one block or cluster; the common set stays as it is, so units remain comparable. */
export const extendCriteria = defineAction({
  name: 'movements.extend-criteria',
  input: z.object({ id, groupId: id }).strict(),
  async load(tx, input) {
    const set = await lockSet(tx, input.id);
    const group = await tx.maybe<{ name: string }>(sql`select name from groups.emulation_group where id = ${input.groupId}`);
    return set && group && { set, group, led: await leadsGroup(tx, input.groupId, set.year) };
  },
  allow: (actor, { set, led }) =>
    all(
      led ? yes : keeps(actor, set.movement).ok ? yes : no(movementRefusals.onlyGroupHead),
      set.state !== 'DRAFT' && set.groupId === null ? yes : no(movementRefusals.extendBaseOnly),
    ),
  async run(tx, { set, group }, input) {
    const found = await tx.maybe<{ versionNo: number }>(sql`
      select version_no from movements.criteria_set where movement_id = ${set.movementId} and applies_to = ${set.appliesTo} and group_id = ${input.groupId}
      order by version_no desc limit 1`);
    if (found) throw refuse(movementRefusals.draftExists, { number: found.versionNo });
    const title = `${set.title} · phần riêng của ${group.name}`.slice(0, 300);
    const created = await insertSet(tx, { ...set, title, versionNo: 1, scaleNote: '', groupId: input.groupId, extendsId: set.id }, []);
    return {
      result: { id: created, version: 0 },
      trace: traceOfSet({ id: created, title, versionNo: 1 }, 'DRAFT', { detail: { extends: set.id, groupId: input.groupId } }),
    };
  },
});
