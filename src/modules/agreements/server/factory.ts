import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agreementContents } from '#app/seed/agreement-contents.ts';
import { readSeedFile } from '#app/seed/read-file.ts';
import { demoPassword, demoUnits, unitSlug } from '#app/demo/accounts.ts';
import { seedId } from '#platform/ids.ts';
import type { TestApp, Visitor } from '#app/testing/harness.ts';
import { agreementsApi, type AgreementDetail, type Content } from '../contract.ts';

type Commitment = Content['clauses'][number]['commitments'][number];

export const password = demoPassword;

/** A commitment that can be signed; override what the test is about. */
export const aCommitment = (over: Partial<Commitment> = {}): Commitment => ({
  id: randomUUID(),
  title: 'Có kế hoạch thực hiện và báo cáo kết quả',
  ownerUnitId: null,
  dueOn: '2021-12',
  measure: 'Kế hoạch được ban hành',
  measureKind: 'done',
  operator: '>=',
  targetHundredths: null,
  targetUnit: '',
  proof: 'Văn bản kế hoạch, báo cáo',
  ...over,
});

const minimumOfActivities = (least: number): Partial<Commitment> => ({
  title: 'Tổ chức giao lưu và hoạt động thi đua ngoài chương trình của Bộ',
  measure: 'Số hoạt động đã tổ chức',
  measureKind: 'activities',
  targetHundredths: least * 100,
  targetUnit: 'cuộc',
});

/** The words of a real agreement of 2021, each content with a commitment that can be measured. */
export function realContent(seedAgreementId: 'ag-khoi3-2021' | 'ag-cum1-2021') {
  const file = readSeedFile(JSON.parse(readFileSync(join(import.meta.dirname, '../../../../db/seed/monre-2021-2022.json'), 'utf8')));
  const { clauses, wishes, aim, place, ...rest } = agreementContents(file, seedAgreementId);
  const least = wishes.find((wish) => wish.minimumCount !== null)?.minimumCount ?? 1;
  const content: Content = {
    aim,
    place,
    clauses: clauses.map(({ title, summary, scope }) => ({
      id: randomUUID(),
      title,
      summary,
      scope,
      commitments: [aCommitment(scope === 'group' ? minimumOfActivities(least) : {})],
    })),
  };
  return { content, ...rest };
}

/** Login tails of a real agreement's signers, e.g. `tcmt`. */
export const signersOf = (unitIds: readonly string[]): string[] =>
  Object.keys(demoUnits)
    .filter((unit) => unitIds.includes(seedId(unit)))
    .map(unitSlug);

export const unitId = (tail: string): string => seedId(`org-${tail}`);

/** Khối IV of 2022: six members, led by Cục Quản lý tài nguyên nước, deputy Cục Đo đạc. */
export const block4 = {
  termId: seedId('gt-khoi-4-2022'),
  members: ['cuc-cntt', 'cuc-ddbd', 'cuc-vt', 'cuc-bdkh', 'cuc-tnn', 'tt-qhdt-tnn'],
} as const;

export interface Desk {
  readonly officer: Visitor;
  readonly leader: Visitor;
}

export const deskOf = async (app: TestApp, tail: string): Promise<Desk> => ({
  officer: await app.as(`canbo.${tail}`),
  leader: await app.as(`lanhdao.${tail}`),
});

/** Drafts for Khối IV 2022 after removing what another test left there. */
export async function aDraft(app: TestApp, head: Desk, clauses?: Content['clauses']): Promise<AgreementDetail> {
  await app.db.pool.query(`update agreements.agreement set state = 'VOID', void_reason = 'để thử lại' where term_id = $1 and state <> 'VOID'`, [
    block4.termId,
  ]);
  const { id } = await head.officer.call(agreementsApi.draft, { body: { termId: block4.termId, from: 'blank' } });
  const content = clauses ?? [
    {
      id: randomUUID(),
      title: 'Hoàn thành chương trình công tác',
      summary: '',
      scope: 'each-unit' as const,
      commitments: [aCommitment({ dueOn: '2022-12' })],
    },
    {
      id: randomUUID(),
      title: 'Giao lưu với một Cụm',
      summary: '',
      scope: 'group' as const,
      commitments: [aCommitment({ dueOn: '2022-Q2', ...minimumOfActivities(1) })],
    },
  ];
  await head.officer.call(agreementsApi.edit, {
    params: { id },
    body: { version: 0, aim: 'Hoàn thành nhiệm vụ', place: 'Hà Nội', clauses: content, limits: [] },
  });
  return head.officer.call(agreementsApi.detail, { params: { id } });
}

export const look = (visitor: Visitor, id: string): Promise<AgreementDetail> => visitor.call(agreementsApi.detail, { params: { id } });

/** Draft → consulting → agreed, without opinions. */
export async function anAgreed(app: TestApp, head: Desk, clauses?: Content['clauses']): Promise<AgreementDetail> {
  const draft = await aDraft(app, head, clauses);
  const params = { id: draft.id };
  const sent = await head.officer.call(agreementsApi.sendForComment, { params, body: { version: draft.version, commentUntil: '2022-12-31' } });
  await head.leader.call(agreementsApi.agree, { params, body: { version: sent.version } });
  return look(head.leader, draft.id);
}

/** Everybody signs the text now open. */
export async function signAll(app: TestApp, id: string, textHash: string, members: readonly string[] = block4.members) {
  let last;
  for (const tail of members) {
    const leader = await app.as(`lanhdao.${tail}`);
    last = await leader.call(agreementsApi.sign, { params: { id }, body: { unitId: unitId(tail), textHash, reservation: '', password } });
  }
  return last;
}

export async function anInForce(app: TestApp, head: Desk, clauses?: Content['clauses']): Promise<AgreementDetail> {
  const agreed = await anAgreed(app, head, clauses);
  await signAll(app, agreed.id, agreed.frozenHash ?? '');
  return look(head.leader, agreed.id);
}
