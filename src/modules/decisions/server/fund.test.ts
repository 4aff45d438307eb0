import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { system } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { newId, seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { fundApi, fundRefusals } from '../fund-contract.ts';
import { recordDecision, registerAward } from '../index.ts';

let app: TestApp;
let standing: Visitor;
let officer: Visitor;
let auditor: Visitor;

beforeAll(async () => {
  app = await testApp({ today: '2024-12-20' });
  [standing, officer, auditor] = (await Promise.all(['thuongtruc', 'canbo.cuc-vt', 'kiemtra'].map((login) => app.as(login)))) as [
    Visitor,
    Visitor,
    Visitor,
  ];
});
afterAll(() => app.close());

const unitId = seedId('org-cuc-vt');
const other = seedId('org-cuc-tnn');
interface Given {
  readonly code: string;
  readonly unit?: string;
  readonly year?: number;
}

const issue = (number: string, decidedOn: string, given: readonly Given[]) =>
  app.db.write(system, async (tx) => {
    const decisionId = await recordDecision(tx, {
      number,
      decidedOn,
      title: 'Khen thưởng',
      signerName: 'Bộ trưởng (mẫu)',
      signerPost: 'Bộ trưởng',
      submissionId: null,
      issuerUnitId: null,
      synthetic: true,
    });
    for (const { code, unit = unitId, year = 2024 } of given)
      await registerAward(tx, {
        object: { type: 'test', id: newId() },
        awardCode: code,
        awardName: code,
        recipient: { unitId: unit, personId: null, name: unit === unitId ? 'Cục Viễn thám quốc gia' : 'Cục Quản lý tài nguyên nước' },
        year,
        decisionId,
        decidedOn,
        level: 'ministry',
        synthetic: true,
      });
    return decisionId;
  });

describe('money of a decision', () => {
  test('each award explains its sum; of titles of one year only the highest is paid, over decisions', async () => {
    const id = await issue('1/QĐ', '2024-07-01', [{ code: 'TTLDXS' }, { code: 'BK_BBNT' }, { code: 'TTLDTT', unit: other }]);
    await issue('2/QĐ', '2024-08-01', [{ code: 'CO_BBNT' }]);
    const { rows, totals } = await officer.call(fundApi.bonuses, { params: { id } });
    const shown = Object.fromEntries(rows.map((row) => [row.awardCode, row]));
    expect(shown['TTLDXS']).toMatchObject({ amount: 3_510_000, pay: 'no', explained: { vi: expect.stringContaining('đã có CO_BBNT') } });
    expect(shown['BK_BBNT']).toMatchObject({ amount: 7_020_000, pay: 'yes', basis: expect.stringContaining('Điều 58 Nghị định 98/2023/NĐ-CP') });
    expect(shown['TTLDTT']).toMatchObject({
      amount: 1_880_000,
      pay: 'yes',
      explained: { vi: '0,8 × 2.340.000 đ = 1.872.000 đ, làm tròn lên 1.880.000 đ' },
    });
    expect(totals).toEqual({ total: 8_900_000, inWords: 'Tám triệu chín trăm nghìn đồng', paid: 2, unknown: 0, notPaid: 1 });
    expectRefusal(await officer.try(fundApi.bonuses, { params: { id: newId() } }), commonRefusals.notFound);
  });

  test('the base salary is that of the day of the decision, and what is not on record is unknown', async () => {
    const id = await issue('3/QĐ', '2024-06-30', [
      { code: 'BK_BBNT', unit: other },
      { code: 'HUYCH_HUUNGHI', unit: other },
    ]);
    const { rows, totals } = await officer.call(fundApi.bonuses, { params: { id } });
    expect(rows.find((row) => row.awardCode === 'BK_BBNT')).toMatchObject({ amount: 5_400_000, toConfirm: true });
    expect(rows.find((row) => row.awardCode === 'HUYCH_HUUNGHI')).toMatchObject({ amount: null, pay: 'unknown' });
    expect(totals).toMatchObject({ total: 5_400_000, unknown: 1 });
  });
});

describe('the fund of a year', () => {
  const entry = (more: object) => ({
    authority: 'Bộ',
    year: 2024,
    kind: 'IN' as const,
    amount: 100_000_000,
    paper: 'QĐ giao dự toán (thử)',
    reason: 'Trích lập đầu năm',
    ...more,
  });
  const fund = (who = auditor) => who.call(fundApi.fund, { query: { year: 2024 } });
  test('what nobody wrote is unknown, not 0', async () => {
    expect(await fund()).toMatchObject({ putIn: null, left: null, leftInWords: '', organisingShare: null });
  });

  test('money in, bonuses, organising and what is left; the law’s share is information', async () => {
    const { id } = await standing.call(fundApi.record, { body: entry({}) });
    await standing.call(fundApi.record, { body: entry({ kind: 'ORGANISING', amount: 12_000_000, reason: 'Hội nghị tổng kết' }) });
    await standing.call(fundApi.record, { body: entry({ kind: 'CORRECTION', amount: -1_000_000, reason: 'Ghi nhầm khi trích lập' }) });
    const shown = await fund();
    expect(shown).toMatchObject({
      authority: 'Bộ',
      putIn: 100_000_000,
      organising: 12_000_000,
      corrections: -1_000_000,
      organisingShare: { percent: 20, amount: 20_000_000, basis: 'Điều 52 Nghị định 98/2023/NĐ-CP', toConfirm: false },
      can: { record: { ok: false } },
    });
    expect(shown.bonuses.total).toBe(8_900_000 + 18_720_000 + 5_400_000);
    expect(shown.left).toBe(100_000_000 - shown.bonuses.total - 12_000_000 - 1_000_000);
    expect(shown.leftInWords).toMatch(/đồng$/);
    const trail = await app.look((tx) => tx.many<{ reason: string }>(sql`select reason from audit.event where object_id = ${id}`));
    expect(trail).toEqual([{ reason: 'Trích lập đầu năm' }]);
  });

  test('only the standing body writes, with a sum and a reason; nobody changes a line', async () => {
    expectRefusal(await auditor.try(fundApi.record, { body: entry({}) }), commonRefusals.notYourRole);
    expectRefusal(await officer.try(fundApi.fund, { query: { year: 2024 } }), commonRefusals.notYourRole);
    expectRefusal(await standing.try(fundApi.record, { body: entry({ amount: -5 }) }), fundRefusals.fundAmount);
    expectRefusal(await standing.try(fundApi.record, { body: entry({ amount: 0, kind: 'CORRECTION' }) }), fundRefusals.fundAmount);
    for (const wrong of [{ amount: 1.5 }, { amount: 2e15 }, { reason: '' }, { kind: 'BONUS_10' }, { authority: '' }])
      expectRefusal(await standing.try(fundApi.record, { body: entry(wrong) as never }), commonRefusals.invalidInput);
    await expect(app.db.write(system, (tx) => tx.run(sql`update decisions.fund_entry set amount = 1`))).rejects.toThrow('permission denied');
    const actor = { accountId: newId(), personId: null, name: 'x', grants: [{ role: 'officer' as const, unitId: null }], unitIds: [] };
    expect(await app.db.read(actor, (tx) => tx.many(sql`select 1 from decisions.fund_entry`))).toEqual([]);
  });

  test('the ledger is searched, filtered, paged and exported', async () => {
    const rows = async (query: object) => (await auditor.call(fundApi.ledger, { query: { year: 2024, ...query } })).rows;
    expect((await rows({})).map((row) => row.awardCode)).toHaveLength(6);
    expect((await rows({ q: 'vien tham', pay: 'no' })).map((row) => row.awardCode)).toEqual(['TTLDXS']);
    expect(await rows({ authority: 'Không có' })).toEqual([]);
    const first = await auditor.call(fundApi.ledger, { query: { year: 2024, limit: 4 } });
    const second = await auditor.call(fundApi.ledger, { query: { year: 2024, limit: 4, after: first.next ?? '' } });
    expect([...first.rows, ...second.rows].map((row) => row.awardId)).toEqual((await rows({})).map((row) => row.awardId));
    expect((await auditor.download(fundApi.ledger, { query: { year: 2024 } })).length).toBeGreaterThan(1000);
  });
});
