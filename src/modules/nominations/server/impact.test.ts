import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { allJobs } from '#app/jobs.ts';
import { system } from '#platform/actor.ts';
import { makeLog } from '#platform/log.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { enterPerson } from '#modules/directory/index.ts';
import { workOnce } from '#modules/jobs/server/queue.ts';
import { recordRefusals, recordsApi } from '#modules/records/contract.ts';
import type { FactBody, FactKind } from '#modules/records/kinds.ts';
import { ground, otherUnitId, put, rating } from '#modules/records/server/testing.ts';
import { lawDeskApi, nominationsApi } from '../contract.ts';
import {
  checking,
  councilMeets,
  decisionPaper,
  eligible,
  everyone,
  fighter,
  initiative,
  nominationWorld,
  oldAward,
  present,
  versionOf,
  type World,
} from './testing.ts';

/** What a dialog says before anybody confirms is what is flagged afterwards: for facts, entries, cancellations and revocations. */
let app: TestApp;
let world: World;
let other: Visitor;
const today = '2023-02-15';

beforeAll(async () => {
  app = await testApp({ today });
  world = await nominationWorld(app);
  other = await app.as('canbo.cuc-tnn');
});
beforeEach(() => app.clock.set(today));
afterAll(() => app.close());

const work = () => workOnce({ url: app.url, db: app.db, log: { ...makeLog(), info() {}, warn() {} }, jobs: allJobs });
type Told = readonly { nominationId: string | null; awardId: string | null; cause: string; depth: number; cite: string }[];
const same = (rows: Told) => rows.map((row) => [row.nominationId, row.awardId, row.cause, row.depth, row.cite]).sort();
/** Flags that were not there before. */
async function raisedBy(change: () => Promise<unknown>) {
  const all = async () => (await world.standing.call(lawDeskApi.flags, { query: { limit: 200 } })).rows;
  const before = new Set((await all()).map((flag) => flag.id));
  await change();
  await work();
  return (await all()).filter((flag) => !before.has(flag.id));
}
const onFact = (visitor: Visitor, kind: FactKind, id: string, to?: object) =>
  visitor.call(lawDeskApi.impactOfFact, { params: { kind, id }, query: to ? { to: JSON.stringify(to) } : {} });
const nothing = { shown: [], hidden: { dossiers: 0, awards: 0 } };

/** Somebody titled from two good ratings, with a dossier upward that pinned them. */
async function rated(name: string) {
  const { personId } = await fighter(app, world, name, 2022, today);
  await initiative(world, personId, 'BBNT', '2022-06-01');
  const ratings: Record<number, string> = {};
  for (const year of [2020, 2021, 2022]) ratings[year] = (await put(world.officer, personId, rating(year, 'HTXSNV'))).id;
  const praised = await oldAward(world, personId, 'LDTT', 2021);
  const dossier = await checking(world, { awardCode: 'CSTD_BBNT', subjectKind: 'person', subjectId: personId, year: 2022 });
  return { personId, ratings, praised, dossier };
}

test('withdrawing a fact: the dossier that pinned it and the award that needed it are told before and flagged after, the same ones', async () => {
  const { personId, ratings, praised } = await rated('Người mẫu Ba Mốt');
  const told = await onFact(world.officer, 'rating', ratings[2021] ?? '');
  expect(told.hidden).toEqual({ dossiers: 0, awards: 0 });
  expect(told.shown.find((one) => one.awardId === praised)).toMatchObject({ cause: 'LOST', depth: 1, clause: { vi: expect.any(String) as string } });
  const raised = await raisedBy(() =>
    world.officer.call(recordsApi.withdrawFact, {
      params: { id: ratings[2021] ?? '' },
      body: { kind: 'rating', version: 0, reason: 'Nhập nhầm người' },
    }),
  );
  expect(same(raised)).toEqual(same(told.shown));
  const [flag] = (await world.standing.call(lawDeskApi.flags, { query: { q: 'ba mot' } })).rows;
  expect(flag).toMatchObject({
    cancelled: null,
    changed: {
      subjectName: 'Người mẫu Ba Mốt',
      change: 'WITHDRAWN',
      reason: 'Nhập nhầm người',
      label: { vi: expect.stringContaining('2021') as string },
    },
  });
  expect(flag?.reason).toContain('đã rút khỏi hồ sơ: Nhập nhầm người');
  // Each waits with the standing body; what was decided stays as it was.
  const ids = raised.map((one) => one.id);
  const duties = await app.db.pool.query(
    `select 1 from notifications.duty where kind = 'nominations.lookAtFlag' and state = 'OPEN' and object_id = any ($1)`,
    [ids],
  );
  expect(duties.rowCount).toBe(told.shown.length);
  expect((await world.officer.call(recordsApi.person, { params: { id: personId } })).awards.find((one) => one.id === praised)?.state).toBe('DECIDED');
});

/** A dossier for LDTT, whose verdict rests on the rating of the year. */
const ratedDossier = (personId: string) => checking(world, { awardCode: 'LDTT', subjectKind: 'person', subjectId: personId, year: 2022 });

test('correcting a fact: what it would say decides; a better source or a remark flags nothing', async () => {
  const { personId, ratings } = await rated('Người mẫu Ba Hai');
  const pinned = await ratedDossier(personId);
  const [id, good] = [ratings[2022] ?? '', rating(2022, 'HTXSNV')];
  expect(await onFact(world.officer, 'rating', id, { fact: good, certainty: 'CERTAIN' })).toEqual(nothing);
  const correct = (version: number, fact: FactBody, source: string) =>
    raisedBy(() =>
      world.officer.call(recordsApi.correctFact, { params: { id }, body: { ...ground, source, fact, version, reason: 'Đối chiếu lại bản gốc' } }),
    );
  expect(await correct(0, good, 'Quyết định 15/QĐ-CVT')).toEqual([]);
  const worse = rating(2022, 'KHTNV');
  const told = await onFact(world.officer, 'rating', id, { fact: worse, certainty: 'CERTAIN' });
  expect(told.shown.find((one) => one.nominationId === pinned)).toMatchObject({ cause: 'PINNED', awardId: null });
  const raised = await correct(1, worse, 'Quyết định 15/QĐ-CVT');
  expect(same(raised)).toEqual(same(told.shown));
  expect(raised[0]?.changed).toMatchObject({ change: 'CORRECTED', reason: 'Đối chiếu lại bản gốc' });
  // A later correction does not change what the earlier one was told.
  expect((await onFact(world.officer, 'rating', id, { fact: good, certainty: 'CERTAIN' })).shown.map((one) => one.nominationId)).toContain(pinned);
});

test('a fact nothing rests on says so, and what the form does not hold yet is refused at its field', async () => {
  const { personId } = await fighter(app, world, 'Người mẫu Ba Ba', 2022, today);
  const { id } = await put(world.officer, personId, rating(2012, 'HTNV'));
  expect(await onFact(world.officer, 'rating', id)).toEqual(nothing);
  expect(
    await raisedBy(() => world.officer.call(recordsApi.withdrawFact, { params: { id }, body: { kind: 'rating', version: 0, reason: 'Nhập trùng' } })),
  ).toEqual([]);
  expectRefusal(await world.officer.try(lawDeskApi.impactOfFact, { params: { kind: 'rating', id }, query: {} }), recordRefusals.withdrawn);
  const { id: open } = await put(world.officer, personId, rating(2012, 'HTNV'));
  for (const to of ['', '{', '[]', JSON.stringify({ fact: { ...rating(2012), year: null }, certainty: 'CERTAIN' })]) {
    const answer = await world.officer.try(lawDeskApi.impactOfFact, { params: { kind: 'rating', id: open }, query: { to } });
    expect([answer.refusal?.code, answer.refusal?.field]).toEqual([recordRefusals.notAFact.code, 'to']);
  }
});

test('only who may change it asks; dossiers of another unit are counted and never named', async () => {
  const { personId, ratings } = await rated('Người mẫu Ba Bốn');
  const dossier = await ratedDossier(personId);
  const ask = () => other.try(lawDeskApi.impactOfFact, { params: { kind: 'rating', id: ratings[2022] ?? '' }, query: {} });
  expectRefusal(await ask(), commonRefusals.notFound);
  await app.db.write(system, (tx) =>
    enterPerson(tx, { id: personId, fullName: 'Người mẫu Ba Bốn', unitId: otherUnitId, title: 'Chuyên viên', seenOn: '2022', synthetic: true }),
  );
  const told = (await ask()).data;
  expect(told?.shown.filter((one) => one.nominationId !== null)).toEqual([]);
  expect(told?.hidden.dossiers).toBeGreaterThanOrEqual(1);
  expect(JSON.stringify(told)).not.toContain(dossier);
  expect((await onFact(world.officer, 'rating', ratings[2022] ?? '')).shown.map((one) => one.nominationId)).toContain(dossier);
  expectRefusal(
    await other.try(lawDeskApi.impactOfFact, { params: { kind: 'rating', id: '00000000-0000-7000-8000-000000000000' }, query: {} }),
    commonRefusals.notFound,
  );
});

test('withdrawing an entry and cancelling an award flag what was told before, steps further on too', async () => {
  const { personId, titles } = await fighter(app, world, 'Người mẫu Ba Năm', 2021, today);
  await initiative(world, personId, 'BBNT', '2021-06-01');
  for (const code of ['CSTD_BBNT', 'CSTDTQ']) await oldAward(world, personId, code, 2021);
  const ask = (visitor: Visitor, id = '') => visitor.call(lawDeskApi.impactOfAward, { params: { id } });
  const told = await ask(world.officer, titles[0]);
  expect(told.shown.map((one) => one.depth)).toEqual([1, 2]);
  expect(
    same(
      await raisedBy(() =>
        world.officer.call(recordsApi.withdrawAward, { params: { id: titles[0] ?? '' }, body: { version: 0, reason: 'Nhập nhầm' } }),
      ),
    ),
  ).toEqual(same(told.shown));
  const next = await ask(world.standing, titles[1]);
  expect(next.shown.length).toBeGreaterThan(0);
  const cancel = { version: 0, paper: '77/QĐ-CVT', on: today, reason: 'Khai báo gian dối' };
  expect(same(await raisedBy(() => world.standing.call(lawDeskApi.cancel, { params: { id: titles[1] ?? '' }, body: cancel })))).toEqual(
    same(next.shown),
  );
  expectRefusal(await other.try(lawDeskApi.impactOfAward, { params: { id: titles[2] ?? '' } }), commonRefusals.notFound);
});

test('revoking in a dossier flags what the dialog told', async () => {
  const { personId } = await fighter(app, world, 'Người mẫu Ba Sáu', 2022, today);
  const id = await eligible(world, { awardCode: 'BK_BBNT', subjectKind: 'person', subjectId: personId, year: 2022 });
  expectRefusal(await world.minister.try(lawDeskApi.impactOfDossier, { params: { id } }), commonRefusals.notFound);
  await councilMeets(world, today, [id], { yes: everyone });
  const submissionId = await present(world, [id]);
  await world.minister.call(nominationsApi.decide, {
    params: { id: submissionId },
    body: { version: 0, items: [{ objectId: id, outcome: 'DECIDED', reason: '' }], ...decisionPaper('3120/QĐ-BTNMT', today) },
  });
  const later = {
    subject: { kind: 'person' as const, id: personId },
    awardCode: 'BK_TTG',
    year: 2022,
    source: 'Hồ sơ mẫu',
    certainty: 'CERTAIN' as const,
    decidedOn: today,
  };
  const { id: above } = await world.officer.call(recordsApi.backEnterAward, { body: later });
  const told = await world.minister.call(lawDeskApi.impactOfDossier, { params: { id } });
  expect(told.shown.map((one) => one.awardId)).toEqual([above]);
  const body = { version: await versionOf(world.minister, id), paper: '3200/QĐ-BTNMT', on: today, reason: 'Kê khai không trung thực' };
  expect(same(await raisedBy(() => world.minister.call(nominationsApi.revoke, { params: { id }, body })))).toEqual(same(told.shown));
});

test('of a sensitive fact the flag tells the kind and nothing else', async () => {
  const { personId } = await rated('Người mẫu Ba Bảy');
  const term = {
    kind: 'discipline' as const,
    form: 'khien_trach',
    decisionNumber: 'KL-99',
    validFrom: '2013-05-01',
    termEnd: '2013-11-01',
    wording: '',
  };
  const { id } = await put(world.officer, personId, term as FactBody);
  const wanted = { ...term, validFrom: '2022-05-01', termEnd: '2023-05-01' } as FactBody;
  const told = await onFact(world.officer, 'discipline', id, { fact: wanted, certainty: 'CERTAIN' });
  expect(told.shown.length).toBeGreaterThan(0);
  const raised = await raisedBy(() =>
    world.officer.call(recordsApi.correctFact, { params: { id }, body: { ...ground, fact: wanted, version: 0, reason: 'Sai năm KL-99' } }),
  );
  expect(same(raised)).toEqual(same(told.shown));
  expect(raised[0]?.changed).toEqual({
    label: { vi: 'Kỷ luật', en: 'Discipline' },
    subjectName: 'Người mẫu Ba Bảy',
    change: 'CORRECTED',
    reason: '',
  });
  expect(JSON.stringify(raised)).not.toContain('KL-99');
});
