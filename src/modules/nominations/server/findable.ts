import type { Tx } from '#platform/db/database.ts';
import { makeFindable } from '#modules/search/index.ts';
import type { Dossier } from './dossier.ts';

/** Found by its own unit and by overseers, and by the latter only once it was submitted: a draft is the unit's own. */
export function makeDossierFindable(
  tx: Tx,
  dossier: Pick<Dossier, 'id' | 'awardName' | 'subjectName' | 'year' | 'unitId' | 'unitName'>,
): Promise<void> {
  return makeFindable(tx, {
    type: 'nomination',
    id: dossier.id,
    title: `${dossier.awardName} · ${dossier.subjectName}`,
    subtitle: `Hồ sơ khen thưởng ${dossier.year} · ${dossier.unitName}`,
    link: `/ho-so/${dossier.id}`,
    names: [`${dossier.subjectName} ${dossier.awardName}`],
    unitId: dossier.unitId,
    weight: 5,
  });
}
