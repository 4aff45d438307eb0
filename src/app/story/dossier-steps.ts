import { nominationsApi, type NominationDetail } from '#modules/nominations/contract.ts';
import { prove } from './papers.ts';
import { officer, type Tail } from './people.ts';
import type { Stage } from './stage.ts';

/** Steps every dossier goes through; a chapter keeps its id as `dossier/<name>`. */

export const readDossier = async (stage: Stage, login: string, name: string): Promise<NominationDetail> =>
  (await stage.as(login)).call(nominationsApi.detail, { params: { id: stage.kept(`dossier/${name}`) } });

/** Each paper of the checklist gets a file of its own. */
export async function provePapers(stage: Stage, unit: Tail, name: string): Promise<number> {
  const { papers } = await readDossier(stage, officer(unit), name);
  for (const { id, code, title } of papers)
    await prove(stage, unit, { title: `${title} (minh họa)`, fileName: `${name}-${code}.pdf`, about: { type: 'nomination-paper', objectId: id } });
  return papers.length;
}

export async function write(stage: Stage, unit: Tail, name: string, achievement: string): Promise<void> {
  const { id, version } = await readDossier(stage, officer(unit), name);
  await (await stage.as(officer(unit))).call(nominationsApi.save, { params: { id }, body: { version, achievement } });
}
