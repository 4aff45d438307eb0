import { evidenceApi } from '#modules/evidence/contract.ts';
import { nominationsApi, type NominationDetail } from '#modules/nominations/contract.ts';
import { prove } from './papers.ts';
import { leader, officer, unitId, type Tail } from './people.ts';
import { StepFailed, type Stage } from './stage.ts';

/** Steps every dossier goes through. A chapter calls its dossiers by name and keeps their ids. */

export const standing = 'thuongtruc';

export const readDossier = async (stage: Stage, login: string, name: string): Promise<NominationDetail> =>
  (await stage.as(login)).call(nominationsApi.detail, { params: { id: stage.kept(`dossier/${name}`) } });

/** What a verb over a dossier needs: whose id, and the version its doer has seen. */
async function seenBy(stage: Stage, login: string, name: string) {
  const { id, version } = await readDossier(stage, login, name);
  return { client: await stage.as(login), params: { id }, version };
}

export interface Opening {
  readonly route: 'yearly' | 'in-time';
  readonly awardCode: string;
  readonly achievement: string;
}

/** The unit's officer opens a dossier about the own unit and writes what it is for. */
export async function openDossier(stage: Stage, unit: Tail, name: string, { route, awardCode, achievement }: Opening): Promise<void> {
  const body = { unitId: unitId(unit), year: 2022, route, awardCode, subjectKind: 'unit', subjectId: unitId(unit) } as const;
  const { id } = await (await stage.as(officer(unit))).call(nominationsApi.create, { body });
  stage.keep(`dossier/${name}`, id);
  const { client, params, version } = await seenBy(stage, officer(unit), name);
  await client.call(nominationsApi.save, { params, body: { version, achievement } });
}

/** Each paper of the checklist gets a file of its own. */
export async function provePapers(stage: Stage, unit: Tail, name: string): Promise<number> {
  const { papers } = await readDossier(stage, officer(unit), name);
  for (const { id, code, title } of papers)
    await prove(stage, unit, { title: `${title} (minh họa)`, fileName: `${name}-${code}.pdf`, about: { type: 'nomination-paper', objectId: id } });
  return papers.length;
}

export async function submitDossier(stage: Stage, unit: Tail, name: string): Promise<void> {
  const { client, params, version } = await seenBy(stage, leader(unit), name);
  await client.call(nominationsApi.submit, { params, body: { version } });
}

export async function receiveDossier(stage: Stage, name: string): Promise<void> {
  const { client, params, version } = await seenBy(stage, standing, name);
  await client.call(nominationsApi.receive, { params, body: { version } });
}

/** Findings are computed, a proof is opened, and what is not met or not known gets its explanation. */
export async function checkDossier(stage: Stage, name: string): Promise<string> {
  const { client, params, version } = await seenBy(stage, standing, name);
  await client.call(nominationsApi.check, { params, body: { version } });
  const { papers, findings } = await readDossier(stage, standing, name);
  const proof = papers.flatMap((paper) => paper.evidence)[0];
  if (!proof) throw new StepFailed('story.no_proof', 'Hồ sơ không có minh chứng');
  if (proof.openings.length === 0) await client.call(evidenceApi.download, { params: { id: proof.itemId } });
  for (const { code } of findings.filter((finding) => finding.verdict !== 'MET')) {
    const seen = await seenBy(stage, standing, name);
    await client.call(nominationsApi.explain, {
      params,
      body: { version: seen.version, code, explanation: 'Đã đối chiếu, không trùng thành tích (minh họa)' },
    });
  }
  const count = (verdict: string) => findings.filter((finding) => finding.verdict === verdict).length;
  const parts = [`${count('MET')} điều kiện đạt`, ...explained(count('UNMET'), 'chưa đạt'), ...explained(count('UNKNOWN'), 'chưa rõ')];
  return parts.join(', ');
}

const explained = (count: number, words: string): string[] => (count === 0 ? [] : [`${count} ${words} và đã có ý kiến`]);

export async function markEligible(stage: Stage, name: string): Promise<void> {
  const { client, params, version } = await seenBy(stage, standing, name);
  await client.call(nominationsApi.eligible, { params, body: { version } });
}

/** Between two sessions the standing body passes an award in time in the council's name. */
export async function passByStanding(stage: Stage, name: string): Promise<void> {
  const { client, params, version } = await seenBy(stage, standing, name);
  await client.call(nominationsApi.passByStanding, { params, body: { version, reason: 'Xét kịp thời giữa hai kỳ họp Hội đồng (minh họa)' } });
}

/** Keeps the submission under its own name. */
export async function present(stage: Stage, names: readonly string[], submission: string): Promise<void> {
  const ids = names.map((name) => stage.kept(`dossier/${name}`));
  const words = { number: `Số minh họa ${submission}`, title: 'Tờ trình khen thưởng (minh họa)', note: 'Đã qua thẩm định và xét duyệt (minh họa)' };
  const { id } = await (await stage.as(standing)).call(nominationsApi.present, { body: { ids, ...words } });
  stage.keep(`submission/${submission}`, id);
}

export async function confer(stage: Stage, name: string, on: string): Promise<void> {
  const { client, params, version } = await seenBy(stage, standing, name);
  await client.call(nominationsApi.award, { params, body: { version, on, place: 'Hà Nội (minh họa)' } });
}
