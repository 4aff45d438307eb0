import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { recordsApi } from '#modules/records/contract.ts';
import { womenOf } from '#modules/records/index.ts';
import { seedId } from '#platform/ids.ts';
import { scoringApi } from '../../contract.ts';
import { blockFour, byHand, deskOf, ownSheet, publishedTable, readSheet, submitted, verified, type Desk } from '../testing.ts';

/** The legal preference among equals (law.md X7): the collective with at least 70 % women, by the record of the year that is ranked. */
let app: TestApp;
let head: Desk;
let standing: Visitor;
let desks: Desk[];
const { termId } = blockFour;
const equals = ['cuc-vt', 'cuc-bdkh', 'cuc-cntt'] as const;

beforeAll(async () => {
  app = await testApp({ today: '2022-12-01' });
  head = await deskOf(app, 'cuc-tnn');
  standing = await app.as('thuongtruc');
  desks = await Promise.all(equals.map((one) => deskOf(app, one)));
  const rulebookId = await publishedTable(app, {
    criteria: byHand,
    settings: { scale: '100', tieRules: [{ rule: 'group_points', group: 'I' }, { rule: 'women_share' }] },
  });
  await standing.call(scoringApi.openRound, { params: { id: termId }, body: { rulebookId, dueOn: '2022-12-10' } });
  for (const desk of desks) {
    const id = await ownSheet(desk, 2022, termId);
    await submitted(desk, id);
    await verified(head.officer, id);
    const { version } = await readSheet(standing, id);
    await head.leader.call(scoringApi.confirm, { params: { id }, body: { version, metOn: '2022-12-01', note: '' } });
    await standing.call(scoringApi.finalize, { params: { id }, body: { version: version + 1, note: '' } });
  }
});
afterAll(() => app.close());

const known = (desk: Desk, year: number, women: number | null, certainty: 'CERTAIN' | 'UNCERTAIN' = 'CERTAIN') =>
  desk.officer.call(recordsApi.addFact, {
    body: {
      subject: { kind: 'unit', id: desk.unitId },
      fact: { kind: 'strength', year, staff: 50, women, completed: null, ldtt: null, cstdcs: null, disciplined: null },
      source: `Báo cáo tổng kết ${year}`,
      certainty,
      note: '',
    },
  });
const ranks = async (who: Visitor = standing) => {
  const { preview } = await who.call(scoringApi.ranking, { params: { id: termId } });
  return equals.map((one) => {
    const row = preview?.rows.find((other) => other.unitId === seedId(`org-${one}`));
    return [row?.rank, row?.decidedBy, row?.asked.at(-1)?.vi];
  });
};

test('what no record says stays unknown, is shown as such, and parts nobody', async () => {
  const unknown = 'tỷ lệ nữ từ 70 %: chưa biết (lý lịch đơn vị chưa ghi số nữ năm 2022)';
  expect(await ranks()).toEqual([
    [1, 'shared', unknown],
    [1, 'shared', unknown],
    [1, 'shared', unknown],
  ]);
});

test('another year and an uncertain figure are no answer', async () => {
  const [a, b, c] = desks as [Desk, Desk, Desk];
  await known(a, 2022, 35);
  await known(b, 2022, 34);
  await known(c, 2021, 50);
  expect((await ranks()).map(([rank]) => rank)).toEqual([1, 1, 1]);
  const { id } = await known(c, 2022, 40, 'UNCERTAIN');
  expect((await ranks())[2]).toEqual([1, 'shared', 'tỷ lệ nữ từ 70 %: chưa biết (40/50 người năm 2022 nhưng chưa chắc chắn: Báo cáo tổng kết 2022)']);
  await c.officer.call(recordsApi.withdrawFact, { params: { id }, body: { kind: 'strength', version: 0, reason: 'Đếm lại theo danh sách' } });
  await known(c, 2022, 40);
});

test('70 % goes first, just below does not; the explanation says share and source, to the head as to the standing body', async () => {
  const expected = [
    [1, 'shared', 'tỷ lệ nữ từ 70 %: 70 % (35/50 người năm 2022, theo Báo cáo tổng kết 2022)'],
    [3, 'women', 'tỷ lệ nữ từ 70 %: 68 % (34/50 người năm 2022, theo Báo cáo tổng kết 2022)'],
    [1, 'shared', 'tỷ lệ nữ từ 70 %: 80 % (40/50 người năm 2022, theo Báo cáo tổng kết 2022)'],
  ];
  expect(await ranks()).toEqual(expected);
  expect(await ranks(head.officer)).toEqual(expected);
});

test('the number of a unit is read by whoever leads its group in that year, not by others', async () => {
  const asking = (unit: string, year: number) => {
    const unitId = seedId(`org-${unit}`);
    const actor = {
      accountId: seedId(`demo/canbo.${unit}`),
      personId: null,
      name: 'thử',
      grants: [{ role: 'officer', unitId }],
      unitIds: [unitId],
    } as const;
    return app.db.read(actor, (tx) => womenOf(tx, [seedId('org-cuc-vt'), seedId('org-cuc-cntt')], year));
  };
  expect(await asking('cuc-tnn', 2022)).toHaveLength(2);
  expect(await asking('cuc-tnn', 2021)).toEqual([]);
  expect((await asking('cuc-vt', 2022)).map((one) => one.unitId)).toEqual([seedId('org-cuc-vt')]);
  expect(await asking('so-hanoi', 2022)).toEqual([]);
});
