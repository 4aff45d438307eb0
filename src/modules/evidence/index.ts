import type { Tx } from '#platform/db/database.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { evidenceRefusals, type EvidenceObjectType } from './contract.ts';
import { deleteUse, findItem, insertUse, type Use } from './server/repository.ts';

export type { EvidenceObjectType, EvidenceRef } from './contract.ts';
export { checkFile } from './server/file-check.ts';
export { readParts } from './server/files.ts';
export { evidenceOf, openingsOf } from './server/queries.ts';
export { defineEvidenceTarget, type EvidenceTarget } from './server/targets.ts';
export type { Use } from './server/repository.ts';

/**
 * Uses a proof for an object, inside the caller's transaction; the caller has checked that the object may change. Throws
 * `common.not_found` for a proof that is missing or hidden, `evidence.other_units_object` when it belongs to another unit,
 * `evidence.discarded` when it was taken away.
 */
export async function useEvidence(tx: Tx, use: Use): Promise<void> {
  const item = await findItem(tx, use.itemId);
  if (!item) throw refuse(commonRefusals.notFound);
  if (item.unitId !== use.unitId) throw refuse(evidenceRefusals.otherUnitsObject);
  if (item.discardedOn !== null) throw refuse(evidenceRefusals.discarded);
  await insertUse(tx, use);
}

/** Ends one use; a use that is not there is no error. */
export async function dropUse(
  tx: Tx,
  use: { readonly itemId: string; readonly object: { readonly type: EvidenceObjectType; readonly id: string } },
): Promise<void> {
  await deleteUse(tx, use.itemId, use.object.type, use.object.id);
}
