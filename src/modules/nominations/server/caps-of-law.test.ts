import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allJobs } from '#app/jobs.ts';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { system } from '#platform/actor.ts';
import { makeLog } from '#platform/log.ts';
import { workOnce } from '#modules/jobs/server/queue.ts';
import { lawVersionsApi } from '#modules/law/contract.ts';
import { currentLaw } from '#modules/law/index.ts';
import { chooseApi } from '../contract.ts';
import { nominationWorld, unitId, type World } from './testing.ts';

let app: TestApp;
let world: World;
let admin: Visitor;

beforeAll(async () => {
  app = await testApp({ today: '2022-12-20' });
  world = await nominationWorld(app);
  admin = await app.as('quantri');
});
afterAll(() => app.close());

/** Loaded by one person, replayed, published by another: what the running system asks before it believes. */
async function published(source: string, effectiveOn: string): Promise<void> {
  const { id } = await admin.call(lawVersionsApi.load, { body: { fileName: 'thu.yaml', source, reason: 'Nạp để thử' } });
  await admin.call(lawVersionsApi.replay, { params: { id }, body: { version: 0 } });
  await workOnce({ url: app.url, db: app.db, log: { ...makeLog(), info() {}, warn() {} }, jobs: allJobs });
  const { version } = await admin.call(lawVersionsApi.version, { params: { id } });
  await world.standing.call(lawVersionsApi.publish, { params: { id }, body: { version, effectiveOn, reason: 'Đã đọc kết quả chạy thử' } });
}

const numbers = { CSTDCS: 3, LDTT: 20 };
/** The same cap where names are chosen, where rules are listed, and where a list is counted. */
async function everywhere() {
  const { quotas } = await world.officer.call(chooseApi.list, { query: { unitId, year: 2022 } });
  const rules = await world.officer.call(chooseApi.quotas, { query: {} });
  const on = rules.today;
  const counted = await app.db.read(system, async (tx) => (await currentLaw(tx)).quotas(on, numbers));
  return {
    live: quotas.find((one) => one.award === 'CSTDCS')?.percent,
    listed: rules.law.find((one) => one.award === 'CSTDCS')?.percent,
    allowed: counted.find((one) => one.of === 'CSTDCS')?.allowed,
  };
}

test('one value: a cap changed in the law changes the live caps, the listed rule and the counted list, from its day on', async () => {
  expect(await everywhere()).toEqual({ live: 15, listed: 15, allowed: 3 });
  await published(
    `
format: thidua/law-draft@1
kind: parameters
code: HAN-MUC-THU
title: { vi: 'Hạn mức để thử', en: 'A cap for trying' }
from: 2022-12-22
quotas:
  - code: cstdcs-of-ldtt
    award: CSTDCS
    base: LDTT
    rules:
      - { regimes: [R2003], basis: [{ instrument: nd-91-2017, article: null }], confidence: M, percent: 12 }
cases:
  - { name: hôm trước, quota: { award: CSTDCS, on: 2022-12-21, percent: 15 } }
  - { name: từ ngày có hiệu lực, quota: { award: CSTDCS, on: 2022-12-22, percent: 12 } }
`,
    '2022-12-22',
  );
  app.clock.set('2022-12-21');
  expect(await everywhere()).toEqual({ live: 15, listed: 15, allowed: 3 });
  app.clock.set('2022-12-22');
  expect(await everywhere()).toEqual({ live: 12, listed: 12, allowed: 2 });
});

test('the made-up ministry is loaded, replayed, published and binds this body; a wider cap is refused when loaded', async () => {
  const example = readFileSync(fileURLToPath(new URL('../../../../docs/formats/examples/law-draft-ministry.yaml', import.meta.url)), 'utf8');
  // Its own cases speak of the law of 2026; here the days before 2024 are asked.
  const text = `${example.slice(0, example.indexOf('cases:')).replaceAll('2027-01-01', '2023-01-02')}cases:\n  - { name: 10%, quota: { award: CSTDCS, on: 2023-01-02, percent: 10 } }\n`;
  const wider = await admin.try(lawVersionsApi.load, {
    body: { fileName: 'rong.yaml', source: text.replaceAll('percent: 10 }', 'percent: 30 }'), reason: 'Nạp để thử' },
  });
  expectRefusal(wider, { code: 'law.overlay_loosens' } as never);
  expect(wider.refusal?.message.vi).toContain('12%');
  await published(text, '2023-01-02');
  app.clock.set('2023-01-01');
  expect(await everywhere()).toEqual({ live: 12, listed: 12, allowed: 2 });
  app.clock.set('2023-01-02');
  expect(await everywhere()).toEqual({ live: 10, listed: 10, allowed: 2 });
});
