import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { sql } from '#platform/db/database.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { scoringApi } from '../../contract.ts';
import type { RulebookFile } from '../../engine/rulebook.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import { blockFour, deskOf, itemOf, itemsOf, ownSheet, publishedTable, readSheet, type Desk } from '../testing.ts';

/** A table whose rules compute: per unit with cap, relative to the leader, a condition, a penalty below 0, and one by hand. */
const table: Partial<RulebookFile> & Pick<RulebookFile, 'criteria'> = {
  settings: {
    scale: '100',
    step: '0.5',
    bonusCap: '3',
    classification: {
      over: 'total',
      bands: [
        { code: 'XS', title: 'Xuất sắc', from: '90' },
        { code: 'T', title: 'Tốt', from: '70', to: '90' },
        { code: 'K', title: 'Khá', to: '70' },
      ],
    },
    departments: [{ code: 'tckt', title: 'Phòng Tài chính' }],
    chain: {
      stages: [
        { stage: 'self', by: 'unit' },
        { stage: 'department', by: 'department' },
        { stage: 'check', by: 'head' },
        { stage: 'explanation', by: 'unit' },
        { stage: 'second_check', by: 'head' },
        { stage: 'meeting', by: 'group' },
        { stage: 'final', by: 'standing' },
      ],
    },
  },
  facts: [
    { code: 'models', title: 'Điển hình được nhân rộng', unit: 'count' },
    { code: 'growth', title: 'Sản lượng', unit: 'count', hasTarget: true },
    { code: 'overdue', title: 'Nhiệm vụ quá hạn', unit: 'count' },
    { code: 'spent', title: 'Tỷ lệ giải ngân', unit: 'percent', indicator: 'disbursement' },
    { code: 'plan_day', title: 'Ngày ban hành kế hoạch', unit: 'date' },
  ],
  criteria: [
    {
      code: 'I',
      title: 'Chuyên môn',
      max: '70',
      parts: [
        { code: 'I.1', title: 'Nhân điển hình', max: '30', rule: { kind: 'per_unit', count: 'models', pointsEach: '3.33' } },
        { code: 'I.2', title: 'Sản lượng so với khối', max: '20', rule: { kind: 'relative_to_leader', actual: 'growth', target: 'target(growth)' } },
        { code: 'I.3', title: 'Giải ngân', max: '20', scoredBy: 'tckt', rule: { kind: 'proportional', percent: 'spent' } },
      ],
    },
    {
      code: 'II',
      title: 'Thi đua',
      max: '30',
      parts: [
        { code: 'II.1', title: 'Sáng tạo', max: '30', rule: { kind: 'manual', reasonNeeded: false } },
        { code: 'II.2', title: 'Không quá hạn', max: '0', rule: { kind: 'condition', when: 'overdue = 0' } },
      ],
    },
    {
      code: 'III',
      title: 'Thưởng, phạt',
      max: '5',
      counts: 'bonus',
      rule: { kind: 'bonus_penalty', plus: 'models', plusEach: '1', minus: 'overdue', minusEach: '2', floor: '-6', cap: '5' },
    },
  ],
};

let app: TestApp;
let desks: Record<(typeof blockFour.units)[number], Desk>;
let standing: Visitor;
const { termId, units } = blockFour;
const start = '2022-12-01';
const head = 'cuc-tnn';
const unit = 'cuc-vt';
const finance = 'cuc-cntt';

beforeAll(async () => {
  app = await testApp({ today: start });
  standing = await app.as('thuongtruc');
  desks = Object.fromEntries(await Promise.all(units.map(async (one) => [one, await deskOf(app, one)] as const))) as typeof desks;
  const rulebookId = await publishedTable(app, table);
  const body = { rulebookId, dueOn: '2022-12-10', departments: [{ code: 'tckt', unitId: desks[finance].unitId }] };
  expectRefusal(
    await desks[head].officer.try(scoringApi.openRound, {
      params: { id: termId },
      body: { ...body, departments: [{ code: 'xyz', unitId: desks[finance].unitId }] },
    }),
    refusals.departmentUnknown,
  );
  await desks[head].officer.call(scoringApi.openRound, { params: { id: termId }, body });
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(start));

const idOf = (slug: keyof typeof desks) => ownSheet(desks[slug], 2022, termId);
const sheet = async (who: Visitor = desks[unit].officer, slug: keyof typeof desks = unit) => readSheet(who, await idOf(slug));
type Given = { code: string; value: string | boolean | null; target?: string };
const state = async (facts: readonly Given[], slug: keyof typeof desks = unit, who = desks[slug].officer) => {
  const seen = await sheet(desks[slug].officer, slug);
  return who.try(scoringApi.stateFacts, { params: { id: seen.id }, body: { version: seen.version, facts: [...facts] } });
};
const save = async (points: Readonly<Record<string, number>>, notes: Readonly<Record<string, string>> = {}, slug: keyof typeof desks = unit) => {
  const seen = await sheet(desks[slug].officer, slug);
  const lines = Object.entries(points).map(([code, self]) => ({
    itemId: itemOf(seen, code).itemId,
    self,
    ...(notes[code] ? { selfNote: notes[code] } : {}),
  }));
  return desks[slug].officer.try(scoringApi.saveSelf, { params: { id: seen.id }, body: { version: seen.version, lines } });
};

describe('what a unit states', () => {
  test('missing is missing, never 0: no proposal before a figure is known', async () => {
    const mine = await sheet();
    expect(itemOf(mine, 'I.1')).toMatchObject({ proposal: { points: null, state: 'missing' }, factCodes: ['models'] });
    expect(itemOf(mine, 'I.2').proposal).toMatchObject({ points: null, state: 'waits' });
    expect(itemOf(mine, 'I.3')).toMatchObject({
      proposal: { points: 1780, values: [{ label: { vi: '“Tỷ lệ giải ngân”' }, value: { vi: '89 %' } }] },
    });
    expect(itemOf(mine, 'II.1').proposal).toBeNull();
    expect(itemOf(mine, 'II.2')).toMatchObject({ kind: 'condition', mayScore: false, condition: { verdict: 'UNKNOWN' } });
    expect(itemOf(mine, 'III')).toMatchObject({ low: -600, high: 500, counts: 'bonus' });
    expect(mine.facts.map((fact) => [fact.code, fact.value, fact.fed])).toEqual([
      ['models', null, false],
      ['growth', null, false],
      ['overdue', null, false],
      // the indicator reports of the loaded year
      ['spent', '89', true],
      ['plan_day', null, false],
    ]);
  });

  test('only figures of the table, of the right kind, by the own unit; what an indicator feeds is not typed', async () => {
    expectRefusal(await state([{ code: 'nothing', value: '1' }]), refusals.factUnknown);
    expectRefusal(await state([{ code: 'spent', value: '80' }]), refusals.factFed);
    for (const value of ['nhiều', '1.000,5x', '1e400', 'NaN', true, '-1'])
      expectRefusal(await state([{ code: 'models', value }]), refusals.factWrong);
    expectRefusal(await state([{ code: 'plan_day', value: '2022-02-30' }]), refusals.factWrong);
    expectRefusal(await state([{ code: 'models', value: '4', target: '5' }]), refusals.factWrong);
    expectRefusal(await state([{ code: 'models', value: '1' }], unit, desks[head].officer), commonRefusals.notFound);
    const seen = await sheet();
    const stale = { version: seen.version + 1, facts: [{ code: 'models', value: '4' }] };
    expectRefusal(await desks[unit].officer.try(scoringApi.stateFacts, { params: { id: seen.id }, body: stale }), commonRefusals.stale);
  });

  test('rules compute at once, with the rule and the values they used; a penalty may go below 0', async () => {
    expect(
      (
        await state([
          { code: 'models', value: '4' },
          { code: 'overdue', value: '1' },
          { code: 'growth', value: '120', target: '100' },
        ])
      ).refusal,
    ).toBeUndefined();
    const mine = await sheet();
    expect(itemOf(mine, 'I.1').proposal).toMatchObject({
      points: 1332,
      state: 'scored',
      values: [{ label: { vi: '“Điển hình được nhân rộng”' }, value: { vi: '4' } }],
    });
    expect(itemOf(mine, 'III').proposal).toMatchObject({ points: 200 });
    expect(itemOf(mine, 'II.2').condition).toMatchObject({
      verdict: 'UNMET',
      detail: { vi: 'Không đạt, không đủ điều kiện xét. Điều kiện: “Nhiệm vụ quá hạn” bằng 0. Số liệu: “Nhiệm vụ quá hạn”: 1.' },
    });
    expect(mine.facts.find((fact) => fact.code === 'growth')).toMatchObject({ value: '120', target: '100', from: 'unit', statedOn: start });
    await state([{ code: 'models', value: null }]);
    expect(itemOf(await sheet(), 'I.1').proposal).toMatchObject({ points: null, state: 'missing' });
    await state([
      { code: 'models', value: '0' },
      { code: 'overdue', value: '2' },
    ]);
    expect(itemOf(await sheet(), 'III').proposal?.points).toBe(-400);
    await state([
      { code: 'models', value: '4' },
      { code: 'overdue', value: '0' },
    ]);
  });

  test('as proposed may lie between the steps; other points keep the step and need a note', async () => {
    expectRefusal(await save({ 'I.1': 1333 }), refusals.offStep);
    expectRefusal(await save({ III: -650 }), refusals.belowLeast);
    expect((await save({ 'I.1': 1332, 'I.2': 1000, 'I.3': 1500, 'II.1': 2800, III: 350 })).refusal).toBeUndefined();
    const mine = await sheet();
    const submit = async (who: Visitor, version = mine.version) => who.try(scoringApi.submit, { params: { id: mine.id }, body: { version } });
    const refused = await submit(desks[unit].leader);
    expectRefusal(refused, refusals.noteMissing);
    expect(refused.refusal?.message.vi).toContain('I.3, III');
    await save({ 'I.3': 1500, III: 350 }, { 'I.3': 'Trừ khoản giải ngân chậm', III: 'Trừ nửa điểm theo kết luận kiểm tra' });
    expect((await submit(desks[unit].leader, mine.version + 1)).refusal).toBeUndefined();
    // 13.32 + 10 + 15 + 28, and of 3.5 extra points the table takes 3
    expect(await sheet()).toMatchObject({ state: 'SELF_SUBMITTED', totals: { self: 6932, bonus: 300 } });
    expectRefusal(await state([{ code: 'models', value: '5' }]), refusals.wrongState);
  });
});

describe('the check', () => {
  test('a rule that compares units waits until all have submitted, then proposes to whoever checks', async () => {
    expect(itemOf(await sheet(desks[head].officer), 'I.2').proposal).toMatchObject({ state: 'waits' });
    const others = units.filter((one) => one !== unit);
    for (const [index, slug] of others.entries()) {
      await state(
        [
          { code: 'models', value: '2' },
          { code: 'overdue', value: '0' },
          { code: 'growth', value: String(100 + index), target: '100' },
        ],
        slug,
      );
      const seen = await sheet(desks[slug].officer, slug);
      const points = Object.fromEntries(
        // nobody can know yet what a rule gives that waits for the others: it may stay empty
        itemsOf(seen).flatMap((item) =>
          item.kind === 'condition' || item.proposal?.state === 'waits' ? [] : [[item.code, item.proposal?.points ?? 1000]],
        ),
      );
      expect(points).not.toHaveProperty('I.2');
      expect((await save(points, {}, slug)).refusal).toBeUndefined();
      await desks[slug].leader.call(scoringApi.submit, { params: { id: seen.id }, body: { version: seen.version + 1 } });
    }
    // 20 % above target leads the group
    expect(itemOf(await sheet(desks[head].officer), 'I.2').proposal).toMatchObject({ points: 2000, state: 'scored' });
  });

  test('a department scores its own criteria beside the head; neither writes the other’s', async () => {
    const seen = await sheet(desks[head].officer);
    const check = (who: Visitor, version: number, code: string, checked: number, checkComment = '') =>
      who.try(scoringApi.saveCheck, {
        params: { id: seen.id },
        body: { version, lines: [{ itemId: itemOf(seen, code).itemId, checked, checkComment }] },
      });
    expect(itemOf(seen, 'I.3').mayScore).toBe(false);
    expectRefusal(await check(desks[head].officer, seen.version, 'I.3', 1500), refusals.otherDesk);
    expect(itemOf(await sheet(desks[finance].officer), 'I.3').mayScore).toBe(true);
    expectRefusal(await check(desks[finance].officer, seen.version, 'I.1', 1332), refusals.otherDesk);
    expectRefusal(await check(desks['cuc-bdkh'].officer, seen.version, 'I.3', 1500), commonRefusals.notFound);
    expect((await check(desks[finance].officer, seen.version, 'I.3', 1400, 'Theo kho bạc')).data).toMatchObject({ version: seen.version + 1 });
    // the department reads what it wrote, and nothing of what the head has in hand
    await check(desks[head].officer, seen.version + 1, 'I.2', 2000, 'Dẫn đầu khối');
    const own = await sheet(desks[finance].officer);
    expect(itemOf(own, 'I.3').line).toMatchObject({ checked: 1400, checkComment: 'Theo kho bạc' });
    expect(itemOf(own, 'I.2').line).toMatchObject({ checked: null, checkComment: '' });
    const kept = await desks[head].officer.call(scoringApi.keepProposed, { params: { id: seen.id }, body: { version: seen.version + 2 } });
    const open = itemsOf(await sheet(desks[head].officer)).filter((item) => item.mayScore && item.line.checked === null);
    // where the rule gives something else, a person decides
    expect(open.map((item) => item.code)).toEqual(['III']);
    await check(desks[head].officer, kept.version, 'III', 400);
    const review = (version: number) => desks[head].officer.try(scoringApi.review, { params: { id: seen.id }, body: { version } });
    expectRefusal(await review(kept.version + 1), refusals.commentMissing);
    await check(desks[head].officer, kept.version + 1, 'III', 400, 'Theo quy tắc');
    expect((await review(kept.version + 2)).refusal).toBeUndefined();
    // 13.32 + 20 + 14 + 28 + 3 of 4
    expect(await sheet()).toMatchObject({ state: 'HEAD_REVIEWED', totals: { checked: 7832 } });
  });

  test('on the own sheet of a department whoever checks scores its criteria too: nobody owes points to itself', async () => {
    const mine = await sheet(desks[head].officer, finance);
    expect(itemOf(mine, 'I.3').mayScore).toBe(true);
    expect(itemOf(await sheet(desks[finance].officer, finance), 'I.3').mayScore).toBe(false);
    const owed = await app.look((tx) =>
      tx.many<{ kind: string }>(sql`
        select kind from notifications.duty where object_id = ${mine.id} and owner_unit_id = ${desks[finance].unitId} and state = 'OPEN'`),
    );
    expect(owed).toEqual([]);
    const kept = await desks[head].officer.call(scoringApi.keepProposed, { params: { id: mine.id }, body: { version: mine.version } });
    const open = itemsOf(await sheet(desks[head].officer, finance)).filter((item) => item.line.checked === null && item.kind !== 'condition');
    const lines = open.map((item) => ({ itemId: item.itemId, checked: 0, checkComment: 'Không có căn cứ' }));
    const { version } = await desks[head].officer.call(scoringApi.saveCheck, { params: { id: mine.id }, body: { version: kept.version, lines } });
    await desks[head].officer.call(scoringApi.review, { params: { id: mine.id }, body: { version } });
  });

  test('the rank table shows the class beside the total, and each tie rule as the table orders them', async () => {
    const seen = await sheet(standing);
    await desks[unit].officer.call(scoringApi.accept, { params: { id: seen.id }, body: { version: seen.version } });
    await desks[head].officer.call(scoringApi.verify, { params: { id: seen.id }, body: { version: seen.version + 1 } });
    await desks[head].leader.call(scoringApi.confirm, { params: { id: seen.id }, body: { version: seen.version + 2, metOn: start, note: '' } });
    await standing.call(scoringApi.finalize, { params: { id: seen.id }, body: { version: seen.version + 3 } });
    const { preview, classes } = await standing.call(scoringApi.ranking, { params: { id: termId } });
    expect(preview?.rows[0]).toMatchObject({ unitId: desks[unit].unitId, rank: 1, total: 7832, class: { code: 'T' }, bonus: 300 });
    expect(preview?.rows.filter((row) => row.rank === null)).toHaveLength(5);
    expect(classes.map((one) => [one.code, one.count])).toEqual([
      ['XS', 0],
      ['T', 1],
      ['K', 0],
    ]);
  });
});
