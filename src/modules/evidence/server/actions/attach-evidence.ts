import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import type { Tx } from '#platform/db/database.ts';
import { all, commonRefusals, no, refuse, yes } from '#platform/refusal.ts';
import { id, reason } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { evidenceObjects, evidenceRefusals, type EvidenceObjectType } from '../../contract.ts';
import { mayEdit } from '../policy.ts';
import { countUses, deleteUse, insertUse, lockItem } from '../repository.ts';
import { evidenceTarget } from '../targets.ts';

const input = z.object({ id, type: z.enum(codesOf(evidenceObjects)), objectId: id }).strict();

/** Both ends must be visible to the caller; one hidden end answers like a missing one. */
async function bothEnds(tx: Tx, given: { id: string; type: EvidenceObjectType; objectId: string }) {
  const item = await lockItem(tx, given.id);
  const target = item && (await evidenceTarget(tx, given.type, given.objectId));
  return item && target && { item, target };
}

type Ends = NonNullable<Awaited<ReturnType<typeof bothEnds>>>;

const sameUnit = ({ item, target }: Ends) => (target.unitIds.includes(item.unitId) ? yes : no(evidenceRefusals.otherUnitsObject));

export const attachEvidence = defineAction({
  name: 'evidence.attach',
  input,
  load: bothEnds,
  allow: (actor, ends) => all(mayEdit(actor, ends.item), sameUnit(ends), ends.target.change),
  async run(tx, { item, target }, { type, objectId }) {
    await insertUse(tx, { itemId: item.id, object: { type, id: objectId }, unitId: item.unitId, label: target.label, link: target.link });
    return {
      result: { uses: await countUses(tx, item.id) },
      trace: {
        type: 'evidence',
        id: item.id,
        label: item.title,
        unitId: item.unitId,
        detail: { object: { type, id: objectId }, label: target.label },
      },
    };
  },
});

export const detachEvidence = defineAction({
  name: 'evidence.detach',
  input: input.extend({ reason: reason() }),
  load: bothEnds,
  allow: (actor, ends) => all(mayEdit(actor, ends.item), ends.target.change),
  async run(tx, { item, target }, { type, objectId, reason: why }) {
    if (!(await deleteUse(tx, item.id, type, objectId))) throw refuse(commonRefusals.notFound);
    return {
      result: { uses: await countUses(tx, item.id) },
      trace: {
        type: 'evidence',
        id: item.id,
        label: item.title,
        unitId: item.unitId,
        reason: why,
        detail: { object: { type, id: objectId }, label: target.label },
      },
    };
  },
});
