import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { newId, seedId } from '#platform/ids.ts';
import { system } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { award, person, put } from '#modules/records/server/testing.ts';
import { recordsApi } from '#modules/records/contract.ts';
import { integrityApi } from '../../integrity/contract.ts';

/** Honours of a year as the register has them, with posts and records of real rows. */
const year = 2022;
const unitId = seedId('org-cuc-vt');
let app: TestApp;
let officer: Visitor;
let standing: Visitor;
const people: Record<string, string> = {};

const profile = (id: string, directWorker: boolean) =>
  put(officer, id, {
    kind: 'profile',
    sex: 'female',
    sector: 'state',
    directWorker,
    remote: false,
    foreigner: false,
    servedFrom: '2015-01-01',
    retirementNoticeOn: null,
    higherRetirementAge: null,
  });
const signals = async () => (await standing.call(integrityApi.signals, { query: { year, kind: 'leaders-only' } })).rows;

beforeAll(async () => {
  app = await testApp({ today: '2022-12-20' });
  [officer, standing] = await Promise.all([app.as('canbo.cuc-vt'), app.as('thuongtruc')]);
  // posts of people are made up here; those of the loaded data stay out of the way
  for (const [key, title] of [
    ['truong', 'Trưởng phòng'],
    ['pho', 'Phó trưởng phòng'],
    ['chuyenvien', 'Chuyên viên'],
  ] as const)
    people[key] = await person(app, `Người ${key}`, unitId, title);
  for (const key of ['truong', 'pho'])
    await officer.call(recordsApi.backEnterAward, { body: award(people[key] ?? '', 'CSTDCS', year, { decidedOn: '2022-12-10' }) });
});
afterAll(() => app.close());

test('unknown posts say nothing; once the records know them, the honours of the unit are a question with their rows', async () => {
  expect(await signals()).toEqual([]);
  await profile(people['truong'] ?? '', false);
  await profile(people['chuyenvien'] ?? '', true);
  expect(await signals()).toEqual([]);
  await profile(people['pho'] ?? '', false);
  const [signal, ...rest] = await signals();
  expect(rest).toEqual([]);
  expect(signal).toMatchObject({ key: `leaders-only/${unitId}`, state: 'OPEN' });
  expect(signal?.rows.map((row) => [row.label, row.link])).toEqual([
    ['Người pho', `/ly-lich/ca-nhan/${people['pho']}`],
    ['Người truong', `/ly-lich/ca-nhan/${people['truong']}`],
    ['Người chuyenvien', `/ly-lich/ca-nhan/${people['chuyenvien']}`],
  ]);
  expect(signal?.rows[0]?.detail.vi).toContain('Phó trưởng phòng; Chiến sĩ thi đua cơ sở');
});

test('what was found out stays with it, and no sheet is touched', async () => {
  const before = await app.look((tx) => tx.many(sql`select id, version from scoring.sheet order by id`));
  await standing.call(integrityApi.look, { body: { year, key: `leaders-only/${unitId}`, state: 'FOLLOWED', note: 'Hỏi đơn vị khi xét cuối năm' } });
  expect((await signals())[0]).toMatchObject({ state: 'FOLLOWED' });
  expect(await app.look((tx) => tx.many(sql`select id, version from scoring.sheet order by id`))).toEqual(before);
});

test('a proposal for a direct worker counts as much as an honour: the question goes', async () => {
  await app.db.write(system, (tx) =>
    tx.run(sql`
      insert into decisions.award (id, award_code, award_name, year, person_id, state, recipient_name)
      values (${newId()}, 'CSTDCS', 'Chiến sĩ thi đua cơ sở', ${year}, ${people['chuyenvien']}, 'PROPOSED', 'Người chuyenvien')`),
  );
  expect(await signals()).toEqual([]);
});
