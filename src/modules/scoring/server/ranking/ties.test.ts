import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { seedId } from '#platform/ids.ts';
import { scoringApi } from '../../contract.ts';
import { integrityApi } from '../../integrity/contract.ts';
import { blockFour, deskOf, ownSheet, publishedTable, readSheet, submitted, verified, type Desk } from '../testing.ts';

/** Equal totals of units that are not asked the same, under a condition nobody can judge: as the engine ranks them. */
let app: TestApp;
let standing: Visitor;
const { termId } = blockFour;
const equals = ['cuc-vt', 'cuc-bdkh', 'cuc-cntt'] as const;

beforeAll(async () => {
  app = await testApp({ today: '2022-12-01' });
  standing = await app.as('thuongtruc');
  const head = await deskOf(app, 'cuc-tnn');
  const hand = { kind: 'manual', reasonNeeded: false } as const;
  // The codes of the parts do not begin with the code of their heading.
  const rulebookId = await publishedTable(app, {
    facts: [{ code: 'sach', title: 'Không vi phạm', unit: 'flag' }],
    criteria: [
      {
        code: 'A',
        title: 'Chuyên môn',
        max: '60',
        parts: [
          { code: '1', title: 'Kế hoạch', max: '30', rule: hand },
          { code: '2', title: 'Chất lượng', max: '30', rule: hand },
        ],
      },
      { code: 'B', title: 'Phong trào', max: '40', rule: hand },
      { code: 'C', title: 'Không vi phạm', max: '0', rule: { kind: 'condition', when: 'sach' } },
    ],
    settings: { scale: '100', rescale: 'to_scale', tieRules: [{ rule: 'fewer_failed_conditions' }, { rule: 'group_points', group: 'A' }] },
  });
  const notAssigned = [{ unitId: seedId('org-cuc-vt'), code: '2', reason: 'Không được giao' }];
  await standing.call(scoringApi.openRound, { params: { id: termId }, body: { rulebookId, dueOn: '2022-12-10', notAssigned } });
  // cuc-vt and cuc-bdkh are full in all they are asked; cuc-cntt loses 5.
  for (const [at, desk] of (await Promise.all(equals.map((one) => deskOf(app, one)))).entries())
    await finished(desk, head, at === 2 ? { 1: 500 } : {});
});
afterAll(() => app.close());

async function finished(desk: Desk, head: Desk, less: Record<string, number>): Promise<void> {
  const id = await ownSheet(desk, 2022, termId);
  await submitted(desk, id, less);
  await verified(head.officer, id);
  const { version } = await readSheet(standing, id);
  await head.leader.call(scoringApi.confirm, { params: { id }, body: { version, metOn: '2022-12-01', note: '' } });
  await standing.call(scoringApi.finalize, { params: { id }, body: { version: version + 1, note: '' } });
}

test('full marks in what is asked of a group share the rank with full marks of all of it; what is unknown says so', async () => {
  const { preview } = await standing.call(scoringApi.ranking, { params: { id: termId } });
  const rows = equals.map((one) => preview?.rows.find((row) => row.unitId === seedId(`org-${one}`)));
  expect(rows.map((row) => [row?.total, row?.rank, row?.decidedBy])).toEqual([
    [10_000, 1, 'shared'],
    [10_000, 1, 'shared'],
    [9500, 3, 'total'],
  ]);
  for (const row of rows.slice(0, 2))
    expect(row?.asked.map((one) => one.vi)).toEqual(['số điều kiện không đạt ít hơn: 0, chưa biết 1', 'điểm nhóm A: 60']);
});

test('what-if, unchanged, ranks them alike', async () => {
  const { rows } = await standing.call(integrityApi.whatIf, { params: { termId }, query: {} });
  expect(rows.filter((row) => row.rankAfter !== null).map((row) => [row.rankBefore, row.rankAfter])).toEqual([
    [1, 1],
    [1, 1],
    [3, 3],
  ]);
});
