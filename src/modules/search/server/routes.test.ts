import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { system } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { newId, seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { searchApi } from '../contract.ts';
import { forget, indexSeedNames, makeFindable } from '../index.ts';

let app: TestApp;
let officer: Visitor;

beforeAll(async () => {
  app = await testApp();
  officer = await app.as('canbo.cuc-vt');
});
afterAll(() => app.close());

const find = async (q: string, visitor = officer) => (await visitor.call(searchApi.find, { query: { q } })).rows;
const first = async (q: string) => (await find(q))[0];

test('any way of writing a group finds exactly that group first (R-002)', async () => {
  for (const q of ['cum thi dua so 1', 'Cụm I', 'cum 1', 'Cụm số I', 'CỤM THI ĐUA 1', 'cụm thi đua số I']) {
    expect((await first(q))?.id, q).toBe(seedId('g-cum-1'));
  }
  for (const q of ['khoi 3', 'khối III', 'Khoi thi dua so III', 'khoi thi dua 3']) expect((await first(q))?.id, q).toBe(seedId('g-khoi-3'));
  expect((await first('khoi 4'))?.id).toBe(seedId('g-khoi-4'));
});

test('a unit is found by its short form and other spellings, words in any order', async () => {
  for (const q of ['monre', 'Bộ TN&MT', 'bo tai nguyen va moi truong']) expect((await first(q))?.id, q).toBe(seedId('org-btnmt'));
  expect((await find('tham vien cuc')).map((row) => row.id)).toContain(seedId('org-cuc-vt'));
  expect(await first('nawapi')).toMatchObject({
    type: 'unit',
    id: seedId('org-tt-qhdt-tnn'),
    metName: 'NAWAPI',
    link: `/don-vi/${seedId('org-tt-qhdt-tnn')}`,
  });
});

test('a person and a document are found without accents (R-153)', async () => {
  expect(await first('truong van dat')).toMatchObject({ type: 'person', title: 'Trương Văn Đạt', link: `/ca-nhan/${seedId('p-truong-van-dat')}` });
  expect((await find('21/2018/TT-BTNMT'))[0]).toMatchObject({ type: 'document' });
});

test('hits stand kind by kind, at most eight of a kind', async () => {
  const types = (await find('thi dua')).map((row) => row.type);
  const blocks = types.filter((type, index) => type !== types[index - 1]);
  expect(new Set(blocks).size).toBe(blocks.length);
  for (const type of blocks) expect(types.filter((one) => one === type).length).toBeLessThanOrEqual(8);
});

test('typed accents narrow; the two places of a tone mark are one word', async () => {
  const things = [
    { id: newId(), title: 'Sở Hòa Bình' },
    { id: newId(), title: 'Sở Hóa Bính' },
  ] as const;
  await app.db.write(system, async (tx) => {
    for (const { id, title } of things) await makeFindable(tx, { type: 'unit', id, title, link: `/don-vi/${id}`, names: [] });
  });
  const met = async (q: string) => (await find(q)).map((row) => row.id).filter((id) => things.some((one) => one.id === id));
  expect((await met('hoa binh')).sort()).toEqual([things[0].id, things[1].id].sort());
  expect(await met('hòa bình')).toEqual([things[0].id]);
  expect(await met('hoà bình')).toEqual([things[0].id]);
  expect(await met('Hóa')).toEqual([things[1].id]);
});

test('signs of a pattern find only themselves', async () => {
  for (const q of ['%', '_', '100%', '\\', "'; drop table x; --", '']) expect(await find(q), q).toEqual([]);
});

test('an entry of one unit is found by that unit and by overseers only', async () => {
  const id = newId();
  const own = { type: 'nomination', id, title: 'Hồ sơ Bằng khen riêng', link: `/ho-so/${id}`, names: ['HS-77'], unitId: seedId('org-cuc-vt') };
  await app.db.write(system, (tx) => makeFindable(tx, own));
  const ids = async (login: string) => (await find('bang khen rieng', await app.as(login))).map((row) => row.id);
  expect(await ids('canbo.cuc-vt')).toEqual([id]);
  expect(await ids('canbo.cuc-tnn')).toEqual([]);
  expect(await ids('thuongtruc')).toEqual([id]);
  const stranger = {
    ...system,
    accountId: newId(),
    grants: [{ role: 'officer' as const, unitId: seedId('org-cuc-tnn') }],
    unitIds: [seedId('org-cuc-tnn')],
  };
  const seen = await app.db.read(stranger, (tx) => tx.many(sql`select 1 from search.entry where object_id = ${id}`));
  expect(seen).toEqual([]);
  await expect(app.db.write(stranger, (tx) => tx.run(sql`delete from search.entry`))).rejects.toThrow(/permission denied/);
  expectRefusal(await app.guest.try(searchApi.find, { query: { q: 'bang khen' } }), commonRefusals.notSignedIn);
});

test('an edit is found at once, what was forgotten is not', async () => {
  const id = newId();
  const thing = { type: 'unit', id, title: 'Trung tâm Quan trắc thử', link: `/don-vi/${id}`, names: ['TTQT thử'] };
  await app.db.write(system, (tx) => makeFindable(tx, thing));
  expect((await first('ttqt thu'))?.id).toBe(id);
  await app.db.write(system, (tx) => makeFindable(tx, { ...thing, title: 'Trung tâm Dữ liệu thử', names: ['Trung tâm Quan trắc thử'] }));
  expect(await first('quan trac thu')).toMatchObject({ id, title: 'Trung tâm Dữ liệu thử', metName: 'Trung tâm Quan trắc thử' });
  await app.db.write(system, (tx) => forget(tx, 'unit', id));
  expect((await find('quan trac thu')).map((row) => row.id)).not.toContain(id);
});

test('filing the loaded names again changes nothing, follows the file, and leaves edited objects alone', async () => {
  const [kept, edited] = [newId(), newId()];
  const named = (objectId: string, name: string) => ({ objectType: 'unit', objectId, name, title: name, subtitle: '', link: `/don-vi/${objectId}` });
  const names = [named(kept, 'Đội Khảo sát số 9'), named(kept, 'ĐKS 9'), named(edited, 'Đội Địa vật lý số 9')];
  const all = () =>
    app.look((tx) =>
      tx.many(sql`select object_id, name, title, seeded from search.entry where object_id in (${kept}, ${edited}) order by object_id, name`),
    );
  await app.db.write(system, (tx) => indexSeedNames(tx, names));
  await app.db.write(system, (tx) =>
    makeFindable(tx, { type: 'unit', id: edited, title: 'Đội Địa vật lý mới', link: `/don-vi/${edited}`, names: [] }),
  );
  const before = await all();
  await app.db.write(system, (tx) => indexSeedNames(tx, names));
  expect(await all()).toEqual(before);
  await app.db.write(system, (tx) => indexSeedNames(tx, [named(kept, 'Đội Khảo sát số 10')]));
  expect((await all()).map((row) => (row as { name: string }).name).sort()).toEqual(['Đội Khảo sát số 10', 'Đội Địa vật lý mới'].sort());
});
