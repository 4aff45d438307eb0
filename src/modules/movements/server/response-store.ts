import { sql, type Tx } from '#platform/db/database.ts';
import type { ResponseSubject } from '../rules.ts';
import { lockMovement, type StoredMovement } from './movement-store.ts';

export interface LockedResponse {
  readonly movement: StoredMovement;
  readonly unitName: string;
  readonly response:
    | { readonly id: string; readonly state: 'DRAFT' | 'SUBMITTED'; readonly version: number; readonly documentId: string | null }
    | undefined;
  readonly subject: ResponseSubject;
}

interface Row {
  readonly id: string;
  readonly state: 'DRAFT' | 'SUBMITTED';
  readonly version: number;
  readonly linkedWork: string;
  readonly documentId: string | null;
}

/** One unit's answer with the movement it answers, locked. Undefined when the movement or the unit is missing or hidden. */
export async function lockResponse(tx: Tx, movementId: string, unitId: string): Promise<LockedResponse | undefined> {
  const movement = await lockMovement(tx, movementId);
  const unit = await tx.maybe<{ name: string; addressed: boolean }>(sql`
    select u.name, exists (select 1 from movements.addressee a where a.movement_id = ${movementId} and a.unit_id = u.id)
      or not exists (select 1 from movements.addressee a where a.movement_id = ${movementId}) as addressed
    from directory.unit u where u.id = ${unitId}`);
  if (!movement || !unit) return undefined;
  const response = await tx.maybe<Row>(sql`
    select id, state, version, linked_work, document_id from movements.response where movement_id = ${movementId} and unit_id = ${unitId} for update`);
  return {
    movement,
    unitName: unit.name,
    response,
    subject: {
      movementState: movement.state,
      unitId,
      addressed: unit.addressed,
      state: response?.state ?? null,
      linkedWork: response?.linkedWork ?? '',
    },
  };
}
