import { decisionsApi } from '#modules/decisions/contract.ts';
import { nominationsApi } from '#modules/nominations/contract.ts';
import { showDate, type Day } from '#platform/dates.ts';
import { standing } from './dossier-steps.ts';
import type { Stage } from './stage.ts';

export interface Deciding {
  readonly submission: string;
  readonly number: string;
  readonly on: Day;
  readonly title: string;
  /** Dossiers the Minister does not agree to. */
  readonly rejected?: readonly string[];
}

/** The Minister decides a submission; what is not named as rejected is agreed to. Keeps the decision under the same name. */
export async function decide(stage: Stage, { submission, number, on, title, rejected = [] }: Deciding): Promise<string> {
  const client = await stage.as('botruong');
  const { id, version, list } = await client.call(decisionsApi.submission, { params: { id: stage.kept(`submission/${submission}`) } });
  const refused = new Set(rejected.map((name) => stage.kept(`dossier/${name}`)));
  const items = list.map(({ objectId }) =>
    refused.has(objectId)
      ? { objectId, outcome: 'REJECTED' as const, reason: 'Thành tích đã được ghi nhận ở hình thức khác (minh họa)' }
      : { objectId, outcome: 'DECIDED' as const },
  );
  const paper = { number, decidedOn: on, title: `${title} (minh họa)`, signerName: 'Lãnh đạo Bộ (mẫu)', signerPost: 'Bộ trưởng' };
  const { decisionId } = await client.call(nominationsApi.decide, { params: { id }, body: { version, items, ...paper } });
  stage.keep(`decision/${submission}`, decisionId ?? '');
  return `Quyết định số ${number} ngày ${showDate(on)}`;
}

export async function publishDecision(stage: Stage, submission: string): Promise<void> {
  const client = await stage.as(standing);
  const params = { id: stage.kept(`decision/${submission}`) };
  const { version } = await client.call(decisionsApi.decision, { params });
  await client.call(decisionsApi.publish, { params, body: { version } });
}
