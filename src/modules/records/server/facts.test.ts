import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillDemoRecords } from '#app/demo/records.ts';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { sql } from '#platform/db/database.ts';
import { newId, seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { recordRefusals, recordsApi } from '../contract.ts';
import { factsOf, useInitiative } from '../index.ts';
import { award, ground, put, rating } from './testing.ts';

let app: TestApp;
let officer: Visitor;
let other: Visitor;
const person = (key: string) => seedId(`demo/records/person/${key}`);
const [tue, ha, dung] = [person('tue'), person('ha'), person('dung')];

beforeAll(async () => {
  app = await testApp({ today: '2022-06-10' });
  await fillDemoRecords(app.url);
  officer = await app.as('canbo.cuc-vt');
  other = await app.as('canbo.cuc-tnn');
});
afterAll(() => app.close());

const judge = (id: string, query: object = {}) => officer.call(recordsApi.personEligibility, { params: { id }, query });
const verdictOf = async (id: string, code: string, query: object = {}) =>
  (await judge(id, query)).awards.find((one) => one.code === code)?.report ?? undefined;

test('the samples are there once, however often they are filled', async () => {
  const count = () => app.look((tx) => tx.one<{ n: number }>(sql`select count(*)::int as n from records.rating`));
  const before = await count();
  await fillDemoRecords(app.url);
  expect(await count()).toEqual(before);
  expect(before.n).toBeGreaterThan(10);
});

test('facts are cut at the day: nothing later is known', async () => {
  const at = (day: string) => app.look((tx) => factsOf(tx, { kind: 'person', id: tue }, day));
  const early = await at('2020-12-31');
  expect(early?.awards.map((one) => one.year)).toEqual([2020, 2019, 2018]);
  expect(early?.ratings.map((one) => one.year).sort()).toEqual([2018, 2019, 2020]);
  expect(early?.initiatives.map((one) => one.year)).toEqual([2020]);
  expect(early?.known.awards).toEqual({ from: null, to: 2020 });
  const late = await at('2022-06-10');
  expect(late?.known).toMatchObject({ awards: { from: null, to: 2022 }, discipline: { from: '2014-06-01', to: '2022-06-10' } });
  expect(await at('2020-12-31')).toEqual(early);
});

test('a day before the service began is answered, not refused', async () => {
  const before = await app.look((tx) => factsOf(tx, { kind: 'person', id: tue }, '2013-12-15'));
  expect(before?.subject).toMatchObject({ kind: 'person', servedFrom: null });
  expect(Object.keys(await judge(tue, { on: '2013-12-15' }))).toContain('awards');
});

test('one colleague fails CSTĐ cấp Bộ in 2021 and passes in 2023; the tree says why, with article and facts', async () => {
  const failed = await verdictOf(tue, 'CSTD_BBNT', { on: '2021-12-15' });
  expect(failed).toMatchObject({ verdict: 'unmet', regime: { code: 'R2003' } });
  const seen = await judge(tue, { on: '2021-12-15' });
  const quoted = JSON.stringify(failed?.tree);
  const used = Object.keys(seen.facts).filter((id) => quoted.includes(id));
  expect(used.map((id) => seen.facts[id]?.label.vi)).toEqual(expect.arrayContaining(['Chiến sĩ thi đua cơ sở 2021', 'Chiến sĩ thi đua cơ sở 2020']));
  expect(used.every((id) => seen.facts[id]?.link?.startsWith('/'))).toBe(true);

  app.clock.set('2023-12-20');
  await put(officer, tue, {
    kind: 'known_span',
    about: ['awards', 'discipline', 'holds', 'initiatives', 'scienceWorks'],
    validFrom: '2022-06-11',
    validTo: '2023-12-20',
  });
  for (const year of [2022, 2023]) {
    await put(officer, tue, rating(year, 'HTXSNV'));
    await officer.call(recordsApi.backEnterAward, { body: award(tue, 'CSTDCS', year, { decidedOn: `${year}-12-10` }) });
  }
  expect((await verdictOf(tue, 'CSTD_BBNT'))?.verdict).toBe('unmet');
  await officer.call(recordsApi.addInitiative, {
    body: {
      unitId: seedId('org-cuc-vt'),
      title: 'Bản đồ biến động đường bờ (mẫu)',
      kind: 'INITIATIVE',
      level: 'BBNT',
      recognisedOn: '2023-10-02',
      decisionNumber: '2900/QĐ-BTNMT',
      applied: true,
      authors: [{ personId: tue, share: 8000 }],
      ...ground,
    },
  });
  expect(await verdictOf(tue, 'CSTD_BBNT')).toMatchObject({ verdict: 'met', missing: [] });
  app.clock.set('2022-06-10');
  // History is never judged by what came later.
  expect((await verdictOf(tue, 'CSTD_BBNT', { on: '2021-12-15' }))?.factsHash).toBe(failed?.factsHash);
});

test('the road says the earliest year and what must happen by then', async () => {
  const seen = await judge(tue, { on: '2022-06-10', year: '2021' });
  const road = seen.awards.find((one) => one.code === 'CSTD_BBNT')?.road;
  expect(road).toMatchObject({ outcome: 'reachable', earliestYear: 2022 });
  expect(road?.steps.flatMap((step) => step.must).length).toBeGreaterThan(0);
  expect(seen.awards.find((one) => one.code === 'CSTDCS')).toMatchObject({ given: true });
});

test('an old award entered from its paper turns "unknown" into "met"', async () => {
  expect(await verdictOf(ha, 'CSTD_BBNT')).toMatchObject({ verdict: 'unknown' });
  await officer.call(recordsApi.backEnterAward, { body: award(ha, 'CSTDCS', 2019, { decidedOn: '2019-12-18', paperNumber: '702/QĐ-CVT' }) });
  expect(await verdictOf(ha, 'CSTD_BBNT')).toMatchObject({ verdict: 'met' });
});

test('judging somebody with discipline or leave is a look, and is written down; council readers get unknown instead', async () => {
  const looks = () => app.look((tx) => tx.many(sql`select 1 from audit.event where action = 'records.readSensitive' and object_id = ${dung}`));
  expect(await looks()).toEqual([]);
  expect(await verdictOf(dung, 'LDTT')).toMatchObject({ verdict: 'unmet' });
  expect(await looks()).toHaveLength(1);
  const council = await app.as('uyvien1');
  const seen = await council.call(recordsApi.personEligibility, { params: { id: dung }, query: {} });
  expect(JSON.stringify(seen)).not.toContain('discipline:');
  expect(await looks()).toHaveLength(1);
  expectRefusal(await other.try(recordsApi.personEligibility, { params: { id: dung }, query: {} }), commonRefusals.notFound);
});

test('the day and the more favourable rule: refused in the future, without reason, or where the law gives no choice', async () => {
  const tries = (query: object) => officer.try(recordsApi.personEligibility, { params: { id: tue }, query });
  expectRefusal(await tries({ on: '2022-06-11' }), recordRefusals.futureDay);
  expectRefusal(await tries({ favour: 'R2026' }), recordRefusals.regimeNeedsReason);
  expectRefusal(await tries({ favour: 'R2026', reason: 'Có lợi hơn' }), { code: 'law.not_more_favourable' } as never);
  expect((await tries({ year: '2023' })).refusal?.code).toBe('law.accepted_before_year');
});

test('collectives are judged by their strength and rating', async () => {
  const seen = await officer.call(recordsApi.unitEligibility, { params: { id: seedId('org-cuc-vt') }, query: { on: '2022-01-05', year: '2021' } });
  const report = seen.awards.find((one) => one.code === 'TTLDTT')?.report;
  expect(report?.verdict).toBe('met');
  expect(JSON.stringify(report?.tree)).toContain('strength:');
  // What nobody has read is "not known" with its reason; state forms whose procedure runs elsewhere stay out of the list.
  const order = seen.awards.find((one) => one.code === 'HCLD_2');
  expect(order?.report).toMatchObject({ verdict: 'unknown', missing: [{ vi: 'chưa đọc được lời văn tiêu chuẩn' }] });
  expect(order?.road?.outcome).toBe('unknown');
  expect(seen.awards.map((one) => one.code)).not.toContain('HC_SAOVANG');
});

test('one initiative, one proposal: title against form is refused, again for a title needs a reason, released it is free', async () => {
  const [work] = (await officer.call(recordsApi.initiatives, { query: { q: 'ghep anh tu dong' } })).rows;
  const use = (awardCode: string, more: object = {}) =>
    officer.try(recordsApi.noteUse, {
      params: { id: work?.id ?? '' },
      body: { subject: { kind: 'person', id: tue }, awardCode, year: 2021, ...more },
    });
  const first = await use('CSTDCS');
  expect(first.refusal).toBeUndefined();
  expectRefusal(await use('BK_BBNT'), recordRefusals.usedForOther);
  expectRefusal(await use('CSTD_BBNT'), recordRefusals.useNeedsReason);
  expectRefusal(await use('CSTDCS', { subject: { kind: 'person', id: ha } }), recordRefusals.notAnAuthor);
  expect((await use('CSTD_BBNT', { reason: 'Hội đồng sáng kiến đồng ý' })).refusal).toBeUndefined();
  // The database alone refuses it too.
  const wanted = {
    initiativeId: work?.id ?? '',
    subject: { kind: 'person' as const, id: tue },
    awardCode: 'GK',
    awardName: 'Giấy khen',
    year: 2021,
    reason: '',
  };
  await expect(
    app.db.pool.query(
      `insert into records.initiative_use (id, initiative_id, person_id, award_code, award_name, award_kind, year, used_on)
       values (gen_random_uuid(), $1, $2, 'GK', 'Giấy khen', 'FORM', 2021, '2022-06-10')`,
      [wanted.initiativeId, tue],
    ),
  ).rejects.toThrow(/title cannot serve a form|row-level security/);
  const detail = await officer.call(recordsApi.initiative, { params: { id: work?.id ?? '' } });
  expect(detail.usedFor).toHaveLength(2);
  expect(detail.can.withdraw).toMatchObject({ ok: false });
  for (const row of detail.usedFor) await officer.call(recordsApi.releaseUse, { params: { id: row.id }, body: { reason: 'Hồ sơ không trình' } });
  const standing = await app.look((tx) =>
    tx.one<{ n: number }>(sql`select count(*)::int as n from records.initiative_use where initiative_id = ${work?.id ?? ''}`),
  );
  expect(standing.n).toBe(2);
  const { judged } = await app.db.write(
    { accountId: newId(), personId: null, name: 'Thường trực', grants: [{ role: 'standing', unitId: null }], unitIds: [] },
    (tx) => useInitiative(tx, { ...wanted, awardKind: 'FORM', object: null }),
  );
  expect(judged.verdict).toBe('ok');
});
