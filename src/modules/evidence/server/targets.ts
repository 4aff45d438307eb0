import type { Tx } from '#platform/db/database.ts';
import { yes, type Decision } from '#platform/refusal.ts';
import type { EvidenceObjectType } from '../contract.ts';

/** What the owner of an object tells about it. */
export interface EvidenceTarget {
  /** The units whose work it is; a commitment of every member belongs to several. */
  readonly unitIds: readonly string[];
  /** "Nhiệm vụ: Nghiệm thu bộ ảnh viễn thám quý II" */
  readonly label: string;
  readonly link: string;
  /** Whether its proofs may change now: a sheet that was sent keeps what it was sent with. */
  readonly change?: Decision;
}

type Resolve = (tx: Tx, id: string) => Promise<EvidenceTarget | undefined>;

const resolvers = new Map<EvidenceObjectType, Resolve>();

/**
 * Later modules own what is proved and evidence comes before them, so each says here how to find its objects. `resolve`
 * runs as the caller and answers `undefined` for missing or hidden. A type nobody owns accepts no evidence: missing scope denies.
 */
export function defineEvidenceTarget(type: EvidenceObjectType, resolve: Resolve): void {
  resolvers.set(type, resolve);
}

export async function evidenceTarget(tx: Tx, type: EvidenceObjectType, id: string): Promise<(EvidenceTarget & { change: Decision }) | undefined> {
  const target = await resolvers.get(type)?.(tx, id);
  return target && { ...target, change: target.change ?? yes };
}
