import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { sql } from '#platform/db/database.ts';
import { newId, seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { decisionRefusals, decisionsApi } from '#modules/decisions/contract.ts';
import { recordRefusals, recordsApi } from '../contract.ts';
import type { FactBody } from '../kinds.ts';
import { award, ground, otherUnitId, person, put, rating, unitId } from './testing.ts';

let app: TestApp;
let officer: Visitor;
let other: Visitor;
let standing: Visitor;
let staff: Visitor;
let council: Visitor;
let an: string;

beforeAll(async () => {
  app = await testApp({ today: '2022-12-20' });
  officer = await app.as('canbo.cuc-vt');
  other = await app.as('canbo.cuc-tnn');
  standing = await app.as('thuongtruc');
  staff = await app.as('nhanvien.cuc-vt');
  council = await app.as('uyvien1');
  an = await person(app, 'Bùi Thị Mẫu An');
});
afterAll(() => app.close());

const leave: FactBody = { kind: 'leave', leaveKind: 'thai_san', validFrom: '2021-03-01', validTo: '2021-08-31' };
const record = (visitor: Visitor, id: string) => visitor.call(recordsApi.person, { params: { id } });

test('a fact is entered, corrected with a reason and withdrawn; nothing of it is lost', async () => {
  const subject = { kind: 'person' as const, id: an };
  const { id } = await put(officer, an, rating(2020));
  expectRefusal(await officer.try(recordsApi.addFact, { body: { subject, fact: rating(2020, 'HTXSNV'), ...ground } }), recordRefusals.ratingTwice);
  await officer.call(recordsApi.correctFact, {
    params: { id },
    body: { fact: rating(2020, 'HTXSNV'), version: 0, reason: 'Đọc nhầm quyết định', ...ground },
  });
  expectRefusal(
    await officer.try(recordsApi.correctFact, { params: { id }, body: { fact: rating(2020), version: 0, reason: 'Lần nữa', ...ground } }),
    commonRefusals.stale,
  );
  expect((await record(officer, an)).facts).toMatchObject([{ id, kind: 'rating', values: { year: 2020, grade: 'HTXSNV' }, version: 1 }]);
  expect(await officer.call(recordsApi.fact, { params: { kind: 'rating', id } })).toMatchObject([
    { version: 0, was: { grade: 'HTTNV' }, reason: 'Đọc nhầm quyết định' },
  ]);
  await officer.call(recordsApi.withdrawFact, { params: { id }, body: { kind: 'rating', version: 1, reason: 'Ghi nhầm người' } });
  expect((await record(officer, an)).facts).toEqual([]);
  expectRefusal(
    await officer.try(recordsApi.withdrawFact, { params: { id }, body: { kind: 'rating', version: 2, reason: 'Lần nữa' } }),
    recordRefusals.withdrawn,
  );
  await put(officer, an, rating(2020));
});

test('what cannot be true is refused by name', async () => {
  const tries: [FactBody, (typeof recordRefusals)[keyof typeof recordRefusals]][] = [
    [rating(2023), recordRefusals.futureYear],
    [{ ...leave, validFrom: '2023-01-01', validTo: null } as FactBody, recordRefusals.futureDay],
    [{ ...leave, validTo: '2021-01-01' } as FactBody, recordRefusals.spanReversed],
    [{ ...(rating(2019) as object), grade: null } as FactBody, recordRefusals.gradeMissing],
    [{ ...(rating(2019) as object), scale: 'OTHER', grade: null } as FactBody, recordRefusals.wordingMissing],
    [{ kind: 'strength', year: 2021, staff: 10, women: 4, completed: 10, ldtt: 8, cstdcs: 1, disciplined: 0 }, recordRefusals.wrongSubject],
    [{ kind: 'hold', cause: 'DIEU_TRA', validFrom: '2022-01-01', clearedOn: '2022-02-01', clearedPaper: '' }, recordRefusals.clearedInWriting],
  ];
  for (const [fact, refusal] of tries)
    expectRefusal(await officer.try(recordsApi.addFact, { body: { subject: { kind: 'person', id: an }, fact, ...ground } }), refusal);
  await put(officer, an, leave);
  expectRefusal(
    await officer.try(recordsApi.addFact, {
      body: { subject: { kind: 'person', id: an }, fact: { ...leave, validFrom: '2021-08-31', validTo: null } as FactBody, ...ground },
    }),
    recordRefusals.overlap,
  );
  const strength: FactBody = { kind: 'strength', year: 2021, staff: 10, women: 11, completed: null, ldtt: null, cstdcs: null, disciplined: null };
  expectRefusal(
    await officer.try(recordsApi.addFact, { body: { subject: { kind: 'unit', id: unitId }, fact: strength, ...ground } }),
    recordRefusals.partAboveWhole,
  );
});

describe('who may', () => {
  test('only the officer of the present unit, its head and the standing body keep a record', async () => {
    const body = { subject: { kind: 'person' as const, id: an }, fact: rating(2018), ...ground };
    expectRefusal(await other.try(recordsApi.addFact, { body }), recordRefusals.notYours);
    expectRefusal(await staff.try(recordsApi.addFact, { body }), commonRefusals.notYourRole);
    expectRefusal(await council.try(recordsApi.addFact, { body }), commonRefusals.notYourRole);
    await standing.call(recordsApi.addFact, { body });
  });

  test('other units and colleagues see no record; the council sees it without discipline and leave', async () => {
    expectRefusal(await other.try(recordsApi.person, { params: { id: an } }), commonRefusals.notFound);
    expectRefusal(await staff.try(recordsApi.person, { params: { id: an } }), commonRefusals.notFound);
    const seen = await record(council, an);
    expect(seen.maySeeSensitive).toBe(false);
    expect(seen.facts.map((fact) => fact.kind)).not.toContain('leave');
    expect((await other.call(recordsApi.people, { query: { q: 'bui thi mau an' } })).rows).toEqual([]);
    expect((await officer.call(recordsApi.people, { query: { q: 'bui thi mau an' } })).rows).toMatchObject([{ id: an, title: 'Chuyên viên' }]);
  });

  test('a sensitive fact is masked until asked for, and each look is in the trail', async () => {
    const masked = (await record(officer, an)).facts.find((fact) => fact.kind === 'leave');
    expect(masked).toMatchObject({ masked: true, values: {}, source: '' });
    const looks = () => app.look((tx) => tx.many(sql`select restricted from audit.event where action = 'records.revealFact' and object_id = ${an}`));
    expect(await looks()).toEqual([]);
    const shown = await officer.call(recordsApi.revealFact, { params: { id: masked?.id ?? '' }, body: { kind: 'leave' } });
    expect(shown).toMatchObject({ masked: false, values: { leaveKind: 'thai_san' } });
    expect(await looks()).toEqual([{ restricted: true }]);
    for (const visitor of [other, council, staff])
      expectRefusal(await visitor.try(recordsApi.revealFact, { params: { id: masked?.id ?? '' }, body: { kind: 'leave' } }), commonRefusals.notFound);
  });

  test('my own record is mine to read, not to keep', async () => {
    const me = seedId('demo/person/nhanvien.cuc-vt');
    expect(await staff.call(recordsApi.mine)).toEqual({ personId: me });
    const mine = await record(staff, me);
    expect(mine.can.keep).toMatchObject({ ok: false, refusal: { code: recordRefusals.ownRecord.code } });
    expect(mine.maySeeSensitive).toBe(true);
  });

  test('the second wall alone hides discipline and leave', async () => {
    const look = (role: 'officer' | 'council' | 'auditor', unit: string | null) =>
      app.db.read(
        {
          accountId: newId(),
          personId: null,
          name: 'Người xem',
          grants: [{ role, unitId: unit }],
          unitIds: unit ? [unit] : [],
        },
        async (tx) => ({
          leave: (await tx.many(sql`select 1 from records.leave where person_id = ${an}`)).length,
          rating: (await tx.many(sql`select 1 from records.rating where person_id = ${an}`)).length > 0,
          earlier: (await tx.many(sql`select 1 from records.earlier where person_id = ${an}`)).length > 0,
        }),
      );
    expect(await look('officer', unitId)).toEqual({ leave: 1, rating: true, earlier: true });
    expect(await look('officer', otherUnitId)).toEqual({ leave: 0, rating: false, earlier: false });
    expect(await look('council', null)).toMatchObject({ leave: 0, rating: true });
    expect(await look('auditor', null)).toMatchObject({ leave: 0, rating: true });
  });
});

describe('old awards', () => {
  test('enter the register with what the paper says, once', async () => {
    const { id } = await officer.call(recordsApi.backEnterAward, {
      body: award(an, 'CSTDCS', 2020, { decidedOn: '2020-12', paperNumber: '812/QĐ-CVT' }),
    });
    expect((await record(officer, an)).awards).toMatchObject([
      { id, awardName: 'Chiến sĩ thi đua cơ sở', year: 2020, decidedOn: '2020-12', backEntered: true, paperNumber: '812/QĐ-CVT', decision: null },
    ]);
    expect((await standing.call(decisionsApi.awards, { query: { q: '812' } })).rows).toMatchObject([{ id }]);
    expectRefusal(await officer.try(recordsApi.backEnterAward, { body: award(an, 'CSTDCS', 2020) }), decisionRefusals.alreadyRegistered);
  });

  test('are refused before their regime, for the wrong subject, before their year', async () => {
    const unit = (code: string, year: number) => ({ ...award(an, code, year), subject: { kind: 'unit' as const, id: unitId } });
    expectRefusal(await officer.try(recordsApi.backEnterAward, { body: award(an, 'KHONG_CO', 2020) }), recordRefusals.unknownAward);
    expectRefusal(await officer.try(recordsApi.backEnterAward, { body: award(an, 'TTLDTT', 2020) }), recordRefusals.awardOtherSubject);
    expectRefusal(await officer.try(recordsApi.backEnterAward, { body: unit('CSTDCS', 2020) }), recordRefusals.awardOtherSubject);
    expectRefusal(await officer.try(recordsApi.backEnterAward, { body: award(an, 'LDTT', 2023) }), recordRefusals.awardYearFuture);
    expectRefusal(
      await officer.try(recordsApi.backEnterAward, { body: award(an, 'LDTT', 2021, { decidedOn: '2020-05' }) }),
      recordRefusals.decidedBeforeYear,
    );
    expectRefusal(await officer.try(recordsApi.backEnterAward, { body: award(an, 'LDTT', 2022, { decidedOn: '2023' }) }), recordRefusals.futureDay);
  });

  test('an entry typed by mistake leaves the lists, stays in the table and may be entered again', async () => {
    const { id } = await officer.call(recordsApi.backEnterAward, { body: award(an, 'LDTT', 2019) });
    expectRefusal(await other.try(recordsApi.withdrawAward, { params: { id }, body: { version: 0, reason: 'Nhầm' } }), recordRefusals.notYours);
    await officer.call(recordsApi.withdrawAward, { params: { id }, body: { version: 0, reason: 'Ghi nhầm năm' } });
    expect((await record(officer, an)).awards.map((one) => one.id)).not.toContain(id);
    expect(await app.look((tx) => tx.many(sql`select state, entry_withdrawn from decisions.award where id = ${id}`))).toEqual([
      { state: 'REVOKED', entryWithdrawn: true },
    ]);
    await officer.call(recordsApi.backEnterAward, { body: award(an, 'LDTT', 2019) });
  });
});

test('lists are filtered, sorted, paged and exported', async () => {
  const binh = await person(app, 'Cao Văn Mẫu Bình');
  await put(officer, binh, rating(2021, 'HTXSNV'));
  const names = async (query: object) => (await officer.call(recordsApi.people, { query })).rows.map((row) => row.id);
  expect(await names({ grade: 'HTXSNV' })).toEqual([binh]);
  expect((await names({ sort: 'awards' }))[0]).toBe(an);
  expect(await names({ award: 'CSTDCS' })).toEqual([an]);
  const first = await officer.call(recordsApi.people, { query: { limit: 1, sort: 'awards' } });
  const second = await officer.call(recordsApi.people, { query: { limit: 1, sort: 'awards', after: first.next ?? '' } });
  expect(first.rows[0]?.id).not.toBe(second.rows[0]?.id);
  expect((await officer.download(recordsApi.people, { query: {} })).byteLength).toBeGreaterThan(500);
  const units = await standing.call(recordsApi.units, { query: { q: 'cuc vien tham', limit: 5 } });
  expect(units.rows.some((row) => row.id === unitId)).toBe(true);
  expect((await officer.download(recordsApi.initiatives, { query: { unused: 'true' } })).byteLength).toBeGreaterThan(500);
});
