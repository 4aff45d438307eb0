import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '#modules/agreements/contract.ts';
import { seedId } from '#platform/ids.ts';
import type { SeedFile } from '#seed/file-schema.ts';
import { agreementContents } from '../seed/agreement-contents.ts';
import { readSeedFile } from '../seed/read-file.ts';

export type Clause = Content['clauses'][number];
export type Commitment = Clause['commitments'][number];

let read: SeedFile | undefined;

/** The file of 2020–2022; the words of the articles that nobody has to invent. */
export function articles(): SeedFile {
  read ??= readSeedFile(JSON.parse(readFileSync(join(import.meta.dirname, '../../../db/seed/monre-2021-2022.json'), 'utf8')));
  return read;
}

/** A name for something the story writes, the same in every play. */
export const storyId = (name: string): string => seedId(`story/${name}`);

/** Words the articles do not give end with this, so that nobody takes them for the units' own. */
export const madeUp = '(số liệu minh họa)';

/** What each unit does for a clause: the articles give the clause, its measure and date are made up. */
export function unitCommitment(name: string, year: number, over: Partial<Commitment> = {}): Commitment {
  return {
    id: storyId(name),
    title: 'Có kế hoạch thực hiện và báo cáo kết quả với Khối trưởng, Cụm trưởng',
    ownerUnitId: null,
    dueOn: `${year}-12-10`,
    measure: `Kế hoạch của đơn vị được ban hành và thực hiện xong ${madeUp}`,
    measureKind: 'done',
    operator: '>=',
    targetHundredths: null,
    targetUnit: '',
    proof: 'Kế hoạch; báo cáo kết quả cuối năm',
    ...over,
  };
}

/** "Ít nhất {least}": counted in activities the group has held. */
export function groupActivities(name: string, least: number, words: { readonly title: string; readonly dueOn: string }): Commitment {
  return unitCommitment(name, 0, {
    ...words,
    measure: 'Số cuộc giao lưu, hoạt động thi đua đã tổ chức',
    measureKind: 'activities',
    targetHundredths: least * 100,
    targetUnit: 'cuộc',
    proof: 'Kế hoạch, biên bản của hoạt động',
  });
}

/** The words of an agreement of 2021 as the articles give them; each clause of the units gets a commitment to measure. */
export function agreementWords(seedAgreementId: string) {
  const { aim, place, clauses, wishes, year, ...rest } = agreementContents(articles(), seedAgreementId);
  return {
    ...rest,
    year,
    aim,
    place,
    wishes,
    clauses: clauses.map(({ ord, title, summary, scope }): Clause => ({
      id: storyId(`${seedAgreementId}/${ord}`),
      title,
      summary,
      scope,
      commitments: scope === 'group' ? [] : [unitCommitment(`${seedAgreementId}/${ord}/1`, year)],
    })),
  };
}
