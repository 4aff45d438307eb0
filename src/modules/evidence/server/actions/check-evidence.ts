import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import type { Tx } from '#platform/db/database.ts';
import { id } from '#platform/schema.ts';
import { mayCheck, mayRead } from '../policy.ts';
import { findItem, insertOpening } from '../repository.ts';
import { openingsOf } from '../queries.ts';

/** The item when the caller may read it at all. */
export async function readableItem(tx: Tx, itemId: string) {
  const item = await findItem(tx, itemId);
  return item && mayRead(tx.actor, item) ? item : undefined;
}

/** "Opened by a checker": the first look of somebody outside the unit is kept with name and day. */
export const checkEvidence = defineAction({
  name: 'evidence.check',
  input: z.object({ id }).strict(),
  load: (tx, input) => readableItem(tx, input.id),
  allow: (actor, item) => mayCheck(actor, item),
  async run(tx, item) {
    const first = await insertOpening(tx, item.id);
    const opened = (await openingsOf(tx, [item.id])).get(item.id)?.length ?? 0;
    return { result: { opened }, trace: { type: 'evidence', id: item.id, label: item.title, unitId: item.unitId, detail: { first } } };
  },
});
