import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '#app/testing/harness.ts';
import { lawApi } from '../contract.ts';
import { shippedLaw } from '../index.ts';

const { awardByCode, awardsOn, regimeOn } = shippedLaw;

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ today: '2022-01-10', empty: true });
});
afterAll(() => app.close());

test('without a day the screen shows the rules of today; anybody may look', async () => {
  const shown = await app.guest.call(lawApi.awards);
  expect(shown).toMatchObject({
    on: '2022-01-10',
    today: '2022-01-10',
    regime: { code: 'R2003', decree: '91/2017/NĐ-CP', circular: '12/2019/TT-BNV' },
  });
  expect(shown.instruments.map((one) => one.number)).toContain('21/2018/TT-BTNMT');
});

test('opening 2024 shows the successor circular and the new thresholds (R-151)', async () => {
  const shown = await app.guest.call(lawApi.awards, { query: { on: '2024-03-01' } });
  expect(shown.regime.code).toBe('R2022a');
  expect(shown.awards.find((award) => award.code === 'CSTDCS')?.ballot).toMatchObject({ thresholdPercent: 80 });
  const { instruments } = await app.guest.call(lawApi.instruments, { query: { on: '2024-03-01' } });
  expect(instruments.map((one) => one.number)).toContain('18/2023/TT-BTNMT');
  expect(instruments.map((one) => one.number)).not.toContain('21/2018/TT-BTNMT');
});

test('the regimes come in order with all their instruments', async () => {
  const regimes = await app.guest.call(lawApi.regimes);
  expect(regimes.map((one) => one.code)).toEqual(['R2003', 'R2022a', 'R2022b', 'R2026']);
  expect(regimes[0]?.circular).toBe('08/2017/TT-BNV; 12/2019/TT-BNV');
});

test('a day that does not exist is named', async () => {
  const answer = await app.guest.try(lawApi.awards, { query: { on: '2022-02-30' } });
  expect(answer.refusal).toMatchObject({ code: 'common.invalid_input', field: 'on' });
});

test('the door gives forms for both subjects to either, and no state form to choose', () => {
  const people = awardsOn('2021-12-01', 'person').map((award) => award.code);
  const units = awardsOn('2021-12-01', 'unit').map((award) => award.code);
  expect(people).toEqual(expect.arrayContaining(['LDTT', 'CSTDCS', 'CSTD_BBNT', 'CSTDTQ', 'BK_BBNT', 'KNC']));
  expect(units).toEqual(expect.arrayContaining(['TTLDTT', 'TTLDXS', 'CO_BBNT', 'CO_CP', 'BK_BBNT']));
  expect(people).not.toContain('TTLDXS');
  expect(units).not.toContain('HC_SAOVANG');
  expect(awardByCode('XPTB', '2024-05-01')).toBeUndefined();
  expect(awardByCode('CSTDCS', '2024-05-01')?.papers.map((paper) => paper.code)).toEqual(['submission', 'report', 'minutes', 'initiative-or-rating']);
  expect(regimeOn('2026-10-01').code).toBe('R2026');
});

test('clauses of a day: found without accents by award, keyword and topic, in pages and as a workbook (R-115, R-151)', async () => {
  const all = await app.guest.call(lawApi.clauses, { query: { on: '2022-12-15', limit: 20 } });
  expect(all).toMatchObject({ on: '2022-12-15', next: '20' });
  const second = await app.guest.call(lawApi.clauses, { query: { on: '2022-12-15', limit: 20, after: all.next ?? '' } });
  expect(second.rows.some((row) => all.rows.some((seen) => seen.id === row.id))).toBe(false);
  const found = await app.guest.call(lawApi.clauses, { query: { on: '2022-12-15', q: 'sang kien CAP CO SO', award: 'CSTDCS', topic: 'standard' } });
  expect(found.rows.length).toBeGreaterThan(0);
  for (const row of found.rows) expect(row).toMatchObject({ award: 'CSTDCS', topic: 'standard' });
  expect((await app.guest.call(lawApi.clauses, { query: { on: '2022-12-15', q: 'khong co chu nay' } })).rows).toEqual([]);
  expect((await app.guest.download(lawApi.clauses, { query: { on: '2022-12-15', award: 'CSTDCS' } })).length).toBeGreaterThan(2000);
});
