import type { TestApp, Visitor } from '#app/testing/harness.ts';
import { sql } from '#platform/db/database.ts';
import type { z } from 'zod';
import { criteriaApi, movementsApi, type criterionFields, type MovementFields } from '../contract.ts';

/** A short movement of the ministry, complete enough to be approved. */
export const draftFields: MovementFields = {
  title: 'Đợt thi đua 60 ngày xử lý hồ sơ tồn đọng',
  kind: 'short',
  level: 'ministry',
  special: false,
  launcherUnitId: null,
  fromYear: 2022,
  toYear: 2022,
  startsOn: '2022-02-01',
  endsOn: '2022-03-31',
  interimOn: '2022-03-01',
  respondBy: null,
  themeId: null,
  documentId: null,
  purpose: 'Xử lý dứt điểm hồ sơ tồn đọng',
  callToAction: '',
  waitsFor: '',
  waitsUntil: null,
  noCriteriaReason: '',
  addresseeKinds: ['units', 'departments', 'heads'],
  addresseeUnitIds: [],
  parentIds: [],
  contents: [{ id: null, title: 'Rà soát hồ sơ', summary: '' }],
  taskGroups: [{ id: null, title: 'Số hóa', summary: '', deliverables: [{ id: null, title: 'Danh mục hồ sơ', submitToUnitId: null }] }],
};

export const oneCriterion: z.input<typeof criterionFields> = {
  id: null,
  groupTitle: 'Kết quả',
  text: 'Tỷ lệ hồ sơ xử lý xong trên 95%',
  measureType: 'ratio',
  operator: '>',
  thresholdHundredths: 9500,
  unit: '%',
  period: 'month',
  evidence: ['Sổ theo dõi hồ sơ'],
  hardCondition: true,
};

/** A published set for collectives with one criterion. */
export async function publishedSet(standing: Visitor, movementId: string, year: number): Promise<{ id: string; version: number }> {
  const title = 'Tiêu chí tập thể';
  const set = await standing.call(criteriaApi.start, {
    params: { id: movementId },
    body: { appliesTo: 'collective', year, title, copyFromId: null },
  });
  const edited = await standing.call(criteriaApi.edit, {
    params: { id: set.id },
    body: { version: set.version, title, scaleNote: '', criteria: [oneCriterion] },
  });
  return standing.call(criteriaApi.publish, { params: { id: set.id }, body: { version: edited.version } });
}

/** A movement with one published criterion, approved and ready for the Minister. */
export async function approvedMovement(standing: Visitor, change: Partial<MovementFields> = {}): Promise<{ id: string; version: number }> {
  const draft = await standing.call(movementsApi.draft, { body: { ...draftFields, ...change } });
  await publishedSet(standing, draft.id, 2022);
  const approved = await standing.call(movementsApi.approve, { params: { id: draft.id }, body: { version: draft.version } });
  return { id: draft.id, version: approved.version };
}

/** The same, launched on the app's business day without a number. */
export async function launchedMovement(app: TestApp, change: Partial<MovementFields> = {}): Promise<{ id: string; version: number }> {
  const ready = await approvedMovement(await app.as('thuongtruc'), change);
  const minister = await app.as('botruong');
  const launched = await minister.call(movementsApi.launch, {
    params: { id: ready.id },
    body: { version: ready.version, launchedOn: app.clock.today(), documentId: null, numberPending: true },
  });
  return { id: ready.id, version: launched.version };
}

export interface OpenDuty {
  readonly kind: string;
  readonly ownerRole: string;
  readonly ownerUnitId: string | null;
  readonly dueOn: string | null;
}

/** What is owed for a movement now. */
export const dutiesOf = (app: TestApp, movementId: string): Promise<OpenDuty[]> =>
  app.look((tx) =>
    tx.many<OpenDuty>(sql`
    select kind, owner_role, owner_unit_id, due_on from notifications.duty where object_id = ${movementId} and state = 'OPEN' order by kind, owner_unit_id`),
  );
