import type { Tx } from '#platform/db/database.ts';
import { makeFindable } from '#modules/search/index.ts';

/** A movement in preparation is found by those who prepare it: it enters the index at its launch. */
export function findMovement(tx: Tx, movement: { id: string; title: string; subtitle: string }): Promise<void> {
  return makeFindable(tx, {
    type: 'movement',
    id: movement.id,
    title: movement.title,
    subtitle: movement.subtitle,
    link: `/phong-trao/${movement.id}`,
    names: [],
    weight: 15,
  });
}
