import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/refusal.ts';
import { id, line, optionalParagraph, version, year } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { judged } from '../../labels.ts';
import { movementRefusals } from '../../refusals.ts';
import { criteriaPolicy, movementPolicy } from '../../rules.ts';
import { criterionFields } from '../../shapes.ts';
import { criteriaOf, insertSet, lockSet, numbered, saveSet, type LockedSet } from '../criteria-store.ts';
import { lockMovement } from '../movement-store.ts';

export const traceOfSet = (set: Pick<LockedSet, 'id' | 'title' | 'versionNo'>, to: string, more: { from?: string; detail?: unknown } = {}) => ({
  type: 'criteria-set',
  id: set.id,
  label: `${set.title} · bản ${set.versionNo}`,
  to,
  ...more,
});

async function visibleSet(tx: Tx, setId: string): Promise<void> {
  if (!(await tx.maybe(sql`select 1 from movements.criteria_set where id = ${setId}`)))
    throw refuse(movementRefusals.unknownReference, {}, { field: 'copyFromId' });
}

/** The first set of a movement for collectives or for individuals; last year's may be its draft. */
export const startCriteria = defineAction({
  name: 'movements.start-criteria',
  input: z.object({ id, appliesTo: z.enum(codesOf(judged)), year, title: line(300), copyFromId: id.nullable() }).strict(),
  load: (tx, input) => lockMovement(tx, input.id),
  allow: (actor, movement, _input, tx) => movementPolicy.addCriteria(actor, movement, tx.today),
  async run(tx, movement, input) {
    const exists = await tx.many(
      sql`select 1 from movements.criteria_set where movement_id = ${movement.id} and applies_to = ${input.appliesTo} and group_id is null limit 1`,
    );
    if (exists.length > 0) throw refuse(movementRefusals.setExists);
    if (input.copyFromId !== null) await visibleSet(tx, input.copyFromId);
    const copied = input.copyFromId === null ? [] : await criteriaOf(tx, input.copyFromId);
    const set = {
      movementId: movement.id,
      year: input.year,
      appliesTo: input.appliesTo,
      title: input.title,
      versionNo: 1,
      scaleNote: '',
      groupId: null,
      extendsId: null,
    };
    const created = await insertSet(tx, set, copied);
    return {
      result: { id: created, version: 0 },
      trace: traceOfSet({ id: created, title: input.title, versionNo: 1 }, 'DRAFT', { detail: { copiedFrom: input.copyFromId } }),
    };
  },
});

export const editCriteria = defineAction({
  name: 'movements.edit-criteria',
  input: z.object({ id, version, title: line(300), scaleNote: optionalParagraph(1000), criteria: z.array(criterionFields).max(300) }).strict(),
  load: (tx, input) => lockSet(tx, input.id),
  allow: (actor, set) => criteriaPolicy.edit(actor, set.subject),
  async run(tx, set, input) {
    await saveSet(tx, set, input.version, input, numbered(set, input.criteria, set.criteria));
    return {
      result: { id: set.id, version: input.version + 1 },
      trace: traceOfSet(set, 'DRAFT', { from: 'DRAFT', detail: { criteria: input.criteria.length } }),
    };
  },
});
