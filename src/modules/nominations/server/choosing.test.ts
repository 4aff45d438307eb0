import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp } from '#app/testing/harness.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { currentLaw } from '#modules/law/index.ts';
import { factsOf } from '#modules/records/index.ts';
import { recordsApi } from '#modules/records/contract.ts';
import { ground, otherUnitId, person, put, rating } from '#modules/records/server/testing.ts';
import { chooseApi, nominationRefusals, nominationsApi, type QuotaLine } from '../contract.ts';
import { attachAll, nominationWorld, unitId, versionOf, write, type World, fighter, initiative } from './testing.ts';

let app: TestApp;
let world: World;
const today = '2022-12-20';
const year = 2022;
const people: string[] = [];

beforeAll(async () => {
  app = await testApp({ today });
  world = await nominationWorld(app);
  for (let at = 1; at <= 7; at += 1) {
    const personId = await person(app, `Nguyễn Thị Mẫu ${at}`);
    await put(world.officer, personId, rating(year, 'HTXSNV'));
    if (at <= 4)
      await put(world.officer, personId, {
        kind: 'profile',
        sex: at <= 3 ? 'female' : 'male',
        sector: 'state',
        directWorker: at !== 4,
        remote: at === 1,
        foreigner: null,
        servedFrom: null,
        retirementNoticeOn: null,
        higherRetirementAge: null,
      });
    people.push(personId);
  }
});
beforeEach(() => app.clock.set(today));
afterAll(() => app.close());

const rows = (query: object = {}, visitor = world.officer) => visitor.call(chooseApi.rows, { query: { unitId, year, ...query } as never });
const list = (visitor = world.officer) => visitor.call(chooseApi.list, { query: { unitId, year } });
const version = async () => (await list()).version;
const tickAll = async (award: string, ids: readonly string[], chosen = true, kind: 'person' | 'unit' = 'person') =>
  world.officer.try(chooseApi.choose, {
    body: { unitId, year, version: await version(), award, subjects: ids.map((id) => ({ kind, id })), chosen },
  });
const quotaOf = async (award: string, measure: QuotaLine['measure'] = 'cap-percent') =>
  (await list()).quotas.find((one) => one.award === award && one.measure === measure);

test('everybody of the unit with every title: verdict, what is missing, filter, search without accents, sorting, pages, workbook', async () => {
  const all = await rows({ q: 'mau' });
  expect(all.rows.filter((row) => row.name.startsWith('Nguyễn Thị Mẫu')).map((row) => row.id)).toEqual(people);
  const [first] = all.rows.filter((row) => row.id === people[0]);
  expect(first).toMatchObject({ place: expect.stringContaining('Cục Viễn thám'), direct: true, woman: true, remote: true });
  expect(first?.cells.map((cell) => cell.award)).toEqual(expect.arrayContaining(['LDTT', 'CSTDCS', 'CSTD_BBNT', 'BK_BBNT']));
  // Unknown stays unknown: nobody said anything about initiatives.
  expect(first?.cells.find((cell) => cell.award === 'CSTDCS')).toMatchObject({ verdict: 'unknown', missing: null });
  const about = (await rows({ q: 'mau', award: 'CSTDCS' })).rows.find((row) => row.id === people[0]);
  expect(about?.cells.find((cell) => cell.award === 'CSTDCS')).toMatchObject({ verdict: 'unknown', missing: { vi: expect.any(String) } });
  expect(about?.cells.map((cell) => cell.verdict)).toEqual(first?.cells.map((cell) => cell.verdict));
  const ready = await fighter(app, world, 'Trần Văn Đủ', 2021, today);
  await initiative(world, ready.personId, 'BBNT', '2021-05-01');
  const sorted = await rows({ award: 'CSTD_BBNT', sort: 'verdict', limit: 5 });
  expect(sorted.next).not.toBeNull();
  const next = await rows({ award: 'CSTD_BBNT', sort: 'verdict', limit: 5, after: sorted.next });
  expect(next.rows.some((row) => sorted.rows.some((seen) => seen.id === row.id))).toBe(false);
  const only = await rows({ award: 'CSTD_BBNT', verdict: 'unknown' });
  expect(only.rows.every((row) => row.verdict === 'unknown')).toBe(true);
  expect(only.counts.unknown).toBe(only.total);
  const file = await world.officer.download(chooseApi.rows, { query: { unitId, year, award: 'CSTDCS' } as never });
  expect(file.length).toBeGreaterThan(2000);
  const collectives = await rows({ kind: 'unit' });
  expect(collectives.rows[0]).toMatchObject({ kind: 'unit', id: unitId });
  expect(collectives.rows[0]?.cells.map((cell) => cell.award)).toContain('TTLDXS');
});

test('every cell is what the rules answer about that person alone', async () => {
  const { rows: all } = await rows({ limit: 200 });
  const differing = await app.look(async (tx) => {
    const law = await currentLaw(tx);
    const cells: string[] = [];
    for (const row of all) {
      const facts = await factsOf(tx, { kind: row.kind, id: row.id }, today);
      if (!facts) throw new Error('no record');
      for (const cell of row.cells) {
        const alone = law.engineOn(today).judge(facts, cell.award, { acceptedOn: today, year, overlays: law.overlaysOn(today) });
        if (cell.verdict !== (alone?.verdict ?? null) || cell.advice !== (alone?.advice ?? null)) cells.push(`${row.name} ${cell.award}`);
      }
    }
    return cells;
  });
  expect(differing).toEqual([]);
  expect(new Set(all.flatMap((row) => row.cells.map((cell) => cell.verdict))).size).toBeGreaterThan(1);
});

test('another unit’s people are nobody’s business; the standing body reads, and ticks nothing', async () => {
  const other = await world.officer.try(chooseApi.rows, { query: { unitId: otherUnitId, year } as never });
  expectRefusal(other, commonRefusals.notFound);
  expectRefusal(await world.officer.try(chooseApi.list, { query: { unitId: otherUnitId, year } as never }), commonRefusals.notFound);
  expect((await rows({}, world.standing)).can.choose.ok).toBe(false);
  const tick = { unitId, year, version: 0, award: 'LDTT', subjects: [{ kind: 'person' as const, id: people[0] ?? '' }], chosen: true };
  expectRefusal(await world.standing.try(chooseApi.choose, { body: tick }), commonRefusals.notYourRole);
  expectRefusal(await world.officer.try(chooseApi.choose, { body: { ...tick, unitId: otherUnitId } }), nominationRefusals.onlyUnit);
});

test('ticking saves at once, names its version, and refuses strangers, unknown titles and coming years', async () => {
  const stranger = await person(app, 'Người đơn vị khác', otherUnitId);
  expectRefusal(await tickAll('LDTT', [stranger]), nominationRefusals.notOfUnit);
  expectRefusal(await tickAll('TTLDXS', [people[0] ?? '']), nominationRefusals.titleUnknown);
  const ahead = { unitId, year: 2023, version: 0, award: 'LDTT', subjects: [{ kind: 'person' as const, id: people[0] ?? '' }], chosen: true };
  expectRefusal(await world.officer.try(chooseApi.choose, { body: ahead }), nominationRefusals.yearAhead);
  const seen = await version();
  expect((await tickAll('LDTT', people)).data).toEqual({ version: seen + 1, changed: 7 });
  expect((await tickAll('LDTT', people.slice(0, 2))).data.changed).toBe(0);
  const stale = { unitId, year, version: seen, award: 'LDTT', subjects: [{ kind: 'person' as const, id: people[0] ?? '' }], chosen: false };
  expectRefusal(await world.officer.try(chooseApi.choose, { body: stale }), commonRefusals.stale);
  expect((await rows({ award: 'LDTT', chosen: true })).total).toBe(7);
});

test('the cap of 15 % is live, rounded down, and refuses the list by name before it is sent (law.md §14)', async () => {
  await tickAll('CSTDCS', people.slice(0, 1));
  expect(await quotaOf('CSTDCS')).toMatchObject({ used: 1, of: 7, allowed: 1, percent: 15, state: 'full', severity: 'block', source: 'law' });
  await tickAll('CSTDCS', people.slice(1, 2));
  expect(await quotaOf('CSTDCS')).toMatchObject({ used: 2, allowed: 1, state: 'over' });
  const make = async () => world.officer.try(chooseApi.makeDrafts, { body: { unitId, year, version: await version() } });
  const refused = await make();
  expectRefusal(refused, nominationRefusals.quotaOver);
  expect(refused.refusal?.message.vi).toContain('đề nghị 2, chỉ được 1');
  expect((await list()).chosen.every((one) => one.dossier === null)).toBe(true);
  // The number of Advanced Workers on record counts where it is larger than the names.
  await world.officer.call(recordsApi.addFact, {
    body: {
      subject: { kind: 'unit', id: unitId },
      fact: { kind: 'strength', year, staff: 20, women: 9, completed: 20, ldtt: 14, cstdcs: null, disciplined: 0 },
      ...ground,
    },
  });
  expect(await quotaOf('CSTDCS')).toMatchObject({ used: 2, of: 14, allowed: 2, state: 'full' });
  // Under the Law of 2022 there is no such cap.
  app.clock.set('2024-03-01');
  expect(await quotaOf('CSTDCS')).toBeUndefined();
});

test('shares: more than half under the old law; leaders, women, remote posts counted with the unknown apart (R-117)', async () => {
  await tickAll('TTLDTT', [unitId], true, 'unit');
  expect(await quotaOf('TTLDTT', 'member-share')).toMatchObject({
    used: 14,
    of: 20,
    percent: 50,
    strict: true,
    state: 'within',
    about: 'Cục Viễn thám quốc gia',
  });
  const { shares } = await list();
  expect(shares).toEqual({
    total: 7,
    direct: { yes: 3, no: 1, unknown: 3 },
    woman: { yes: 3, no: 1, unknown: 3 },
    remote: { yes: 1, no: 3, unknown: 3 },
  });
});

test('own caps: set from today, tighter than the law only, warned or refused as they say, ended with a reason', async () => {
  const base = {
    unitId: null,
    awardCode: 'CSTDCS',
    measure: 'cap-percent' as const,
    base: 'LDTT' as const,
    percent: 10,
    amount: null,
    severity: 'block' as const,
    validFrom: today,
    basis: 'Quy chế của Bộ',
    reason: 'Hạn mức năm 2022',
  };
  const set = (more: object) => world.standing.try(chooseApi.setQuota, { body: { ...base, ...more } });
  expectRefusal(await set({ percent: 16 }), nominationRefusals.quotaLoosens);
  expectRefusal(await set({ validFrom: '2022-12-19' }), nominationRefusals.ruleBehind);
  expectRefusal(await set({ amount: 3 }), nominationRefusals.quotaShape);
  expectRefusal(await set({ measure: 'cap-count', base: null }), nominationRefusals.quotaShape);
  expectRefusal(await set({ awardCode: 'KHONG_CO' }), nominationRefusals.quotaAward);
  expectRefusal(await set({ unitId: people[0] }), nominationRefusals.quotaUnit);
  const made = await set({});
  // The own cap stands in the place of the law's: 10 % of 14 is 1.
  expect((await list()).quotas.filter((one) => one.award === 'CSTDCS')).toMatchObject([{ source: 'local', allowed: 1, used: 2, state: 'over' }]);
  await set({ awardCode: 'LDTT', measure: 'cap-count', base: null, percent: null, amount: 6, severity: 'warn' });
  expect(await quotaOf('LDTT', 'cap-count')).toMatchObject({ used: 7, allowed: 6, state: 'over', severity: 'warn' });
  await set({ awardCode: 'LDTT', measure: 'least-direct', base: null, percent: 50, severity: 'warn' });
  expect(await quotaOf('LDTT', 'least-direct')).toMatchObject({ used: 3, unclear: 3, of: 7, state: 'unknown' });
  const end = (id: string) => world.standing.try(chooseApi.endQuota, { params: { id }, body: { version: 0, reason: 'Bộ bỏ hạn mức' } });
  expect((await end(made.data.id)).status).toBe(200);
  expectRefusal(await end(made.data.id), nominationRefusals.quotaEnded);
  app.clock.set('2022-12-21');
  expect(await quotaOf('CSTDCS')).toMatchObject({ source: 'law', allowed: 2, state: 'full' });
  const rules = await world.officer.call(chooseApi.quotas, { query: {} });
  expect(rules.local.find((one) => one.id === made.data.id)).toMatchObject({ validTo: today, endedReason: 'Bộ bỏ hạn mức', end: { ok: false } });
  expect(rules).toMatchObject({
    can: { set: { ok: false } },
    law: expect.arrayContaining([expect.objectContaining({ code: 'cstdcs-of-ldtt', percent: 15 })]),
  });
});

test('the chosen become drafts in one stroke, once; what was made is no longer unticked', async () => {
  app.clock.set('2022-12-21');
  const make = async () => world.officer.try(chooseApi.makeDrafts, { body: { unitId, year, version: await version() } });
  const { data } = await make();
  expect(data.made).toBe(10);
  const drafts = await world.officer.call(nominationsApi.list, { query: { year, unitId, limit: 200 } });
  expect(drafts.rows.filter((row) => data.ids.includes(row.id)).every((row) => row.state === 'DRAFT')).toBe(true);
  expectRefusal(await make(), nominationRefusals.nothingChosen);
  expect((await tickAll('LDTT', people.slice(0, 1), false)).data.changed).toBe(0);
  expect((await list()).chosen.find((one) => one.subject.id === people[0] && one.award === 'LDTT')?.dossier).toMatchObject({ state: 'DRAFT' });
});

test('a list sent dossier by dossier is capped alike', async () => {
  app.clock.set('2022-12-21');
  const { id } = await world.officer.call(nominationsApi.create, {
    body: { unitId, year, route: 'yearly', awardCode: 'CSTDCS', subjectKind: 'person', subjectId: people[5] ?? '' },
  });
  await write(world, id);
  await attachAll(world, id);
  await world.officer.call(nominationsApi.minute, {
    params: { id },
    body: { version: await versionOf(world.officer, id), number: '9/BB', on: today, yes: 15, members: 20 },
  });
  const submit = async () => world.leader.try(nominationsApi.submit, { params: { id }, body: { version: await versionOf(world.leader, id) } });
  const refused = await submit();
  expectRefusal(refused, nominationRefusals.quotaOver);
  expect(refused.refusal?.message.vi).toContain('đề nghị 3, chỉ được 2');
});

test('the cap on Government flags counts over the whole authority, and its base is a setting', async () => {
  const set = (more: object) =>
    world.standing.call(chooseApi.setQuota, {
      body: {
        unitId: null,
        awardCode: 'CO_CP',
        measure: 'cap-percent',
        base: 'FLAG_LEADERS',
        percent: 20,
        amount: null,
        severity: 'block',
        validFrom: today,
        basis: 'Công văn 5007/BNV-TĐKT',
        reason: 'Cơ số là tập thể dẫn đầu',
        ...more,
      },
    });
  await tickAll('CO_CP', [unitId], true, 'unit');
  // A unit does not learn what the others propose.
  expect(await quotaOf('CO_CP')).toMatchObject({ base: { vi: expect.stringContaining('tiêu chuẩn Cờ') }, of: null, state: 'unknown' });
  const standing = async () => (await list(world.standing)).quotas.find((one) => one.award === 'CO_CP');
  expect(await standing()).toMatchObject({ used: 1, of: null, state: 'unknown', source: 'law' });
  await set({});
  expect(await standing()).toMatchObject({ base: { vi: expect.stringContaining('dẫn đầu') }, source: 'local', of: null });
});
