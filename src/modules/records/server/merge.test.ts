import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { sql } from '#platform/db/database.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { recordRefusals, recordsApi } from '../contract.ts';
import { personRoot, ratingsOf } from '../index.ts';
import { award, ground, person, put, rating } from './testing.ts';

let app: TestApp;
let officer: Visitor;
let standing: Visitor;

beforeAll(async () => {
  app = await testApp({ today: '2022-12-20' });
  officer = await app.as('canbo.cuc-vt');
  standing = await app.as('thuongtruc');
});
afterAll(() => app.close());

const record = (id: string) => standing.call(recordsApi.person, { params: { id } });
const merge = (fromId: string, intoId: string) =>
  standing.try(recordsApi.merge, { body: { fromId, intoId, reason: 'Cùng một người, hai cách viết' } });

/** All rows of the tables a merge might touch. */
const everything = () =>
  app.look(async (tx) =>
    JSON.stringify([
      await tx.many(sql`select * from records.rating order by id`),
      await tx.many(sql`select * from records.initiative_author order by initiative_id, person_id`),
      await tx.many(sql`select * from decisions.award order by id`),
      await tx.many(sql`select * from directory.person order by id`),
      await tx.many(sql`select * from directory.post order by id`),
    ]),
  );

test('a merge leads the old id to the record kept, and undoing it is complete', async () => {
  const one = await person(app, 'Vũ Thị Trùng Tên');
  const two = await person(app, 'Vu Thi Trung Ten');
  await put(officer, one, rating(2020));
  await put(officer, two, rating(2021, 'HTXSNV'));
  await officer.call(recordsApi.backEnterAward, { body: award(two, 'CSTDCS', 2021) });
  const before = await everything();
  const seenBefore = [await record(one), await record(two)];

  expect((await standing.call(recordsApi.duplicates, { query: { q: 'trung ten' } })).rows[0]?.reasons).toEqual(['ACCENTS', 'SAME_UNIT', 'SAME_POST']);
  expect(await standing.call(recordsApi.compare, { params: { a: one, b: two } })).toMatchObject({ decision: { ok: true } });
  expectRefusal(await officer.try(recordsApi.merge, { body: { fromId: two, intoId: one, reason: 'Cùng người' } }), commonRefusals.notYourRole);
  const made = await merge(two, one);
  expect(made.refusal).toBeUndefined();

  const merged = await record(one);
  expect(merged.facts.map((fact) => fact.values['year']).sort()).toEqual([2020, 2021]);
  expect(merged.awards).toHaveLength(1);
  expect(await record(two)).toMatchObject({ subject: { id: one }, redirectedFrom: two });
  expect((await officer.call(recordsApi.people, { query: { q: 'vu thi trung ten' } })).rows.map((row) => row.id)).toEqual([one]);
  expect(await app.look((tx) => personRoot(tx, two))).toBe(one);
  expect((await app.look((tx) => ratingsOf(tx, { kind: 'person', id: two }))).map((row) => row.year)).toEqual([2021, 2020]);
  expect(await everything()).toBe(before);
  // The year counts once for the human being, whichever id is named.
  expectRefusal(
    await officer.try(recordsApi.addFact, { body: { subject: { kind: 'person', id: two }, fact: rating(2020), ...ground } }),
    recordRefusals.ratingTwice,
  );

  await standing.call(recordsApi.undoMerge, { params: { id: made.data.id }, body: { reason: 'Hóa ra hai người' } });
  expect(await everything()).toBe(before);
  expect([await record(one), await record(two)]).toEqual(seenBefore);
  expectRefusal(await standing.try(recordsApi.undoMerge, { params: { id: made.data.id }, body: { reason: 'Lần nữa' } }), recordRefusals.mergeUndone);
  expect((await standing.call(recordsApi.merges, { query: {} })).rows[0]).toMatchObject({ id: made.data.id, undone: { reason: 'Hóa ra hai người' } });
});

test('what cannot be one person, or leads in a circle, is refused', async () => {
  const [a, b, c] = [await person(app, 'Hồ Văn Vòng'), await person(app, 'Hồ Văn Vòng'), await person(app, 'Hồ Văn Vòng')];
  await put(officer, a, rating(2020, 'HTXSNV'));
  await put(officer, b, rating(2020, 'HTNV'));
  expectRefusal(await merge(a, a), recordRefusals.mergeSelf);
  expectRefusal(await merge(a, b), recordRefusals.mergeRatings);
  expect((await merge(b, c)).refusal).toBeUndefined();
  expectRefusal(await merge(c, b), recordRefusals.mergedAlready);
  expectRefusal(await merge(b, a), recordRefusals.mergedAlready);
  expectRefusal(await merge(a, c), recordRefusals.mergeRatings);
});

test('a chain of merges leads to its end', async () => {
  const [a, b, c] = [await person(app, 'Lý Thị Chuỗi'), await person(app, 'Lý Thị Chuỗi'), await person(app, 'Lý Thị Chuỗi')];
  await put(officer, a, rating(2019));
  await merge(a, b);
  const second = await merge(b, c);
  expect(await record(a)).toMatchObject({ subject: { id: c }, facts: [{ values: { year: 2019 } }] });
  await standing.call(recordsApi.undoMerge, { params: { id: second.data.id }, body: { reason: 'Tách lại' } });
  expect(await record(a)).toMatchObject({ subject: { id: b } });
  expect((await record(c)).facts).toEqual([]);
});
