import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { sql } from '#platform/db/database.ts';
import { newId, seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { searchApi } from '#modules/search/contract.ts';
import { directoryApi, directoryRefusals } from '../contract.ts';
import { unitNameOn, unitsBelow } from '../index.ts';

let app: TestApp;
let standing: Visitor;
let leader: Visitor;
const root = seedId('org-btnmt');

beforeAll(async () => {
  app = await testApp({ today: '2022-06-10' });
  standing = await app.as('thuongtruc');
  leader = await app.as('lanhdao.cuc-vt');
});
afterAll(() => app.close());

const fields = {
  shortName: 'TT',
  kind: 'centre' as const,
  province: null,
  region: null,
  foundedOn: null,
  validFrom: '2020-01-01',
  reason: 'Lập thử',
};
let count = 0;
/** A unit under `parentId`, open since 01/01/2020; names differ. */
async function added(parentId: string | null = root, name = `Trung tâm thử số ${(count += 1)}`): Promise<string> {
  return (await standing.call(directoryApi.addUnit, { body: { ...fields, name, parentId } })).id;
}
const unit = (id: string, on?: string) => standing.call(directoryApi.unit, { params: { id }, query: { on } });
const change = (on: string, version = 0) => ({ version, on, reason: 'Theo quyết định' });
const paths = (ids: string[]) =>
  app
    .look((tx) => tx.many<{ id: string; ancestorIds: string[] }>(sql`select id, ancestor_ids from directory.unit where id = any (${ids}::uuid[])`))
    .then((rows) => new Map(rows.map((row) => [row.id, row.ancestorIds])));

test('a subordinate office sits under its parent (R-009)', async () => {
  const office = await unit(seedId('org-vp-tcdcks'));
  expect(office.above.map((one) => one.name)).toEqual(['Bộ Tài nguyên và Môi trường', 'Tổng cục Địa chất và Khoáng sản Việt Nam']);
  expect((await unit(seedId('org-tcdcks'))).children.map((one) => one.id)).toContain(seedId('org-vp-tcdcks'));
});

test('a renamed unit prints its old name on old days and is found by it (R-010)', async () => {
  const id = await added(root, 'Trung tâm Viễn thám cũ');
  const body = { ...change('2021-07-01'), name: 'Đài Viễn thám mới', shortName: 'ĐVT' };
  expectRefusal(await leader.try(directoryApi.renameUnit, { params: { id }, body }), commonRefusals.notYourRole);
  await standing.call(directoryApi.renameUnit, { params: { id }, body });
  const on = (day: string) => app.look((tx) => unitNameOn(tx, id, day));
  expect(await on('2021-06-30')).toBe('Trung tâm Viễn thám cũ');
  expect(await on('2021-07-01')).toBe('Đài Viễn thám mới');
  expect(await unit(id, '2021-06-30')).toMatchObject({
    nameOn: 'Trung tâm Viễn thám cũ',
    name: 'Đài Viễn thám mới',
    successions: [{ kind: 'rename', direction: 'self' }],
  });
  const hits = await leader.call(searchApi.find, { query: { q: 'trung tam vien tham cu' } });
  expect(hits.rows[0]).toMatchObject({ id, title: 'Đài Viễn thám mới', metName: 'Trung tâm Viễn thám cũ' });
  const listed = await leader.call(directoryApi.units, { query: { q: 'trung tam vien tham cu' } });
  expect(listed.rows[0]).toMatchObject({ id, metName: 'Trung tâm Viễn thám cũ' });
  expectRefusal(await standing.try(directoryApi.renameUnit, { params: { id }, body: { ...body, name: 'Khác' } }), directoryRefusals.tooEarly);
  expectRefusal(
    await standing.try(directoryApi.renameUnit, { params: { id }, body: { ...body, on: '2022-01-01', name: 'Khác' } }),
    commonRefusals.stale,
  );
  expectRefusal(
    await standing.try(directoryApi.renameUnit, { params: { id }, body: { ...body, version: 1, on: '2022-01-01' } }),
    directoryRefusals.sameName,
  );
  expectRefusal(
    await standing.try(directoryApi.renameUnit, { params: { id }, body: { ...body, version: 1, on: '2022-06-11', name: 'Khác' } }),
    directoryRefusals.futureDay,
  );
  await standing.call(directoryApi.renameUnit, {
    params: { id },
    body: { ...body, version: 1, on: '2022-06-10', name: 'Trung tâm Viễn thám cũ', shortName: 'TTVT' },
  });
  expect(await Promise.all(['2020-05-01', '2022-06-09', '2022-06-10'].map(on))).toEqual([
    'Trung tâm Viễn thám cũ',
    'Đài Viễn thám mới',
    'Trung tâm Viễn thám cũ',
  ]);
});

test('a moved unit takes everything below along; the tree of earlier days stays', async () => {
  const [oldParent, newParent] = [await added(), await added()];
  const moved = await added(oldParent);
  const child = await added(moved);
  const grandchild = await added(child);
  await standing.call(directoryApi.moveUnit, { params: { id: moved }, body: { ...change('2022-01-01'), parentId: newParent } });
  const now = await paths([moved, child, grandchild]);
  expect(now.get(moved)).toEqual([root, newParent]);
  expect(now.get(child)).toEqual([root, newParent, moved]);
  expect(now.get(grandchild)).toEqual([root, newParent, moved, child]);
  expect((await app.look((tx) => unitsBelow(tx, newParent))).sort()).toEqual([newParent, moved, child, grandchild].sort());
  expect(await app.look((tx) => unitsBelow(tx, oldParent))).toEqual([oldParent]);
  expect((await unit(grandchild, '2021-12-31')).above.map((one) => one.id)).toEqual([root, oldParent, moved, child]);
  expect((await unit(grandchild, '2022-01-01')).above.map((one) => one.id)).toEqual([root, newParent, moved, child]);
  expect((await unit(oldParent, '2021-12-31')).children.map((one) => one.id)).toEqual([moved]);
  const nodes = (await standing.call(directoryApi.tree, { query: { on: '2021-12-31' } })).nodes;
  expect(nodes.find((node) => node.id === moved)?.parentId).toBe(oldParent);
  const version = (await unit(moved)).version;
  const to = (parentId: string | null) =>
    standing.try(directoryApi.moveUnit, { params: { id: moved }, body: { ...change('2022-02-01', version), parentId } });
  expectRefusal(await to(grandchild), directoryRefusals.underItself);
  expectRefusal(await to(moved), directoryRefusals.underItself);
  expectRefusal(await to(newParent), directoryRefusals.sameParent);
  expectRefusal(await to(newId()), directoryRefusals.noParent);
  expect((await to(null)).status).toBe(200);
  expect((await paths([grandchild])).get(grandchild)).toEqual([moved, child]);
});

test('two moves at once cannot put two units under each other', async () => {
  const [a, b] = [await added(), await added()];
  const move = (id: string, parentId: string) => standing.try(directoryApi.moveUnit, { params: { id }, body: { ...change('2022-01-01'), parentId } });
  const answers = await Promise.all([move(a, b), move(b, a)]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 400]);
  expectRefusal(answers.find((answer) => answer.status === 400) ?? answers[0], directoryRefusals.underItself);
});

test('a merge ends the unit, moves what is below, and links both (R-010)', async () => {
  const [from, into] = [await added(), await added()];
  const child = await added(from);
  const body = { ...change('2022-03-01'), intoUnitId: into };
  expectRefusal(
    await standing.try(directoryApi.mergeUnit, { params: { id: from }, body: { ...body, intoUnitId: child } }),
    directoryRefusals.intoItself,
  );
  expectRefusal(
    await standing.try(directoryApi.mergeUnit, { params: { id: from }, body: { ...body, intoUnitId: newId() } }),
    directoryRefusals.noTarget,
  );
  await standing.call(directoryApi.mergeUnit, { params: { id: from }, body });
  expect(await unit(from)).toMatchObject({ validTo: '2022-02-28', successions: [{ kind: 'merge', direction: 'after', other: { id: into } }] });
  expect(await unit(into)).toMatchObject({ successions: [{ kind: 'merge', direction: 'before', other: { id: from } }] });
  expect((await paths([child])).get(child)).toEqual([root, into]);
  expectRefusal(
    await standing.try(directoryApi.renameUnit, { params: { id: from }, body: { ...change('2022-04-01', 1), name: 'X', shortName: 'X' } }),
    directoryRefusals.closed,
  );
  const valid = async (on: string) => (await leader.call(directoryApi.units, { query: { on, limit: 200 } })).rows.some((row) => row.id === from);
  expect([await valid('2022-02-28'), await valid('2022-03-01')]).toEqual([true, false]);
  expect((await unit(from)).can.rename).toMatchObject({ ok: false, refusal: { code: directoryRefusals.closed.code } });
});

test('a split gives each unit below to a new one, or the old unit goes on', async () => {
  const whole = await added();
  const [c1, c2] = [await added(whole), await added(whole)];
  const part = (name: string, childIds: string[] = []) => ({ name, shortName: name, childIds });
  const split = (parts: ReturnType<typeof part>[], goesOn = false) =>
    standing.try(directoryApi.splitUnit, { params: { id: whole }, body: { ...change('2022-05-01'), parts, goesOn } });
  expectRefusal(await split([part('Phần A', [c1]), part('Phần B')]), directoryRefusals.childrenLeft);
  expectRefusal(await split([part('Phần A', [c1, c2]), part('Phần B', [c2])]), directoryRefusals.notChild);
  const clash = await split([part('Phần A', [c1, c2]), part('Cục Viễn thám quốc gia')]);
  expect(clash.refusal).toMatchObject({ code: directoryRefusals.nameTaken.code, field: 'parts.1.name' });
  expect((await unit(whole)).validTo).toBeNull();
  expect((await split([part('Phần A', [c1]), part('Phần B', [c2])])).status).toBe(200);
  const old = await unit(whole);
  expect(old.validTo).toBe('2022-04-30');
  const parts = old.successions.map((link) => link.other?.id ?? '');
  expect(parts).toHaveLength(2);
  const place = await paths([c1, c2]);
  expect([place.get(c1)?.[1], place.get(c2)?.[1]].sort()).toEqual([...parts].sort());

  const other = await added();
  await standing.call(directoryApi.splitUnit, {
    params: { id: other },
    body: { ...change('2022-05-01'), parts: [part('Phần tách ra')], goesOn: true },
  });
  expect((await unit(other)).validTo).toBeNull();
});

test('closing needs the units below closed first; the given day is the last', async () => {
  const parent = await added();
  const child = await added(parent);
  expectRefusal(await standing.try(directoryApi.closeUnit, { params: { id: parent }, body: change('2022-06-10') }), directoryRefusals.hasChildren);
  expectRefusal(await standing.try(directoryApi.closeUnit, { params: { id: child }, body: change('2022-06-11') }), directoryRefusals.futureDay);
  expectRefusal(await standing.try(directoryApi.closeUnit, { params: { id: child }, body: change('2019-12-31') }), directoryRefusals.tooEarly);
  await standing.call(directoryApi.closeUnit, { params: { id: child }, body: change('2022-06-10') });
  await standing.call(directoryApi.closeUnit, { params: { id: parent }, body: change('2022-06-10') });
  expectRefusal(
    await standing.try(directoryApi.addUnit, { body: { ...fields, name: 'Dưới đơn vị đã hết', parentId: parent } }),
    directoryRefusals.noParent,
  );
});

test('a correction keeps the old wording as a note and needs the version it saw (R-170)', async () => {
  const id = seedId('org-xn3');
  const before = await unit(id);
  const { province, region, foundedOn, validFrom } = before;
  const body = {
    name: 'Xí nghiệp Tài nguyên và Môi trường số 3',
    shortName: before.shortName,
    kind: 'enterprise' as const,
    province,
    region,
    foundedOn,
    validFrom,
    version: before.version,
    reason: 'Ghi đúng tên',
  };
  await standing.call(directoryApi.editUnit, { params: { id }, body });
  expect((await unit(id)).origin?.original).toBe('Xí nghiệp Tài nguyên và Môi trường 3');
  expectRefusal(await standing.try(directoryApi.editUnit, { params: { id }, body }), commonRefusals.stale);
  expectRefusal(await leader.try(directoryApi.editUnit, { params: { id }, body }), commonRefusals.notYourRole);
  const hidden = await standing.try(directoryApi.editUnit, { params: { id: newId() }, body });
  expectRefusal(hidden, commonRefusals.notFound);
});

test('another spelling or a former name with its days is added once', async () => {
  const id = seedId('org-cuc-cntt');
  const { version } = await unit(id);
  const body = { version, name: 'Cục Công nghệ thông tin', kind: 'former' as const, validFrom: '2008-01-01', validTo: '2018-06-30' };
  expectRefusal(
    await standing.try(directoryApi.addAlias, { params: { id }, body: { ...body, validFrom: '2019-01-01' } }),
    directoryRefusals.wrongOrder,
  );
  await standing.call(directoryApi.addAlias, { params: { id }, body });
  expectRefusal(await standing.try(directoryApi.addAlias, { params: { id }, body }), directoryRefusals.nameKnown);
  expect((await unit(id, '2010-05-05')).nameOn).toBe('Cục Công nghệ thông tin');
  expect((await unit(id, '2018-07-01')).nameOn).toBe('Cục Công nghệ thông tin và Dữ liệu tài nguyên môi trường');
});

test('lists: any name, filters, every unit once over pages, exact short form first', async () => {
  const found = async (query: object) => (await leader.call(directoryApi.units, { query })).rows.map((row) => row.id);
  expect((await found({ q: 'nawapi' }))[0]).toBe(seedId('org-tt-qhdt-tnn'));
  expect(await found({ q: 'tham vien cuc' })).toContain(seedId('org-cuc-vt'));
  expect((await found({ q: 'btnmt', limit: 5 })).length).toBeLessThanOrEqual(5);
  expect((await found({ q: 'TCMT' }))[0]).toBe(seedId('org-tcmt'));
  expect(await found({ province: 'Hà Nội' })).toEqual([seedId('org-so-hanoi')]);
  expect(await found({ below: seedId('org-tcdcks') })).toHaveLength(3);
  expect(await found({ q: '%' })).toEqual([]);
  const all = await found({ limit: 200 });
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await leader.call(directoryApi.units, { query: { limit: 7, after } });
    seen.push(...page.rows.map((row) => row.id));
    after = page.next ?? undefined;
  } while (after);
  expect(seen).toEqual(all);
  const named = await leader.call(directoryApi.units, { query: { limit: 3, q: 'tai nguyen' } });
  const next = await leader.call(directoryApi.units, { query: { limit: 3, q: 'tai nguyen', after: named.next ?? '' } });
  expect(new Set([...named.rows, ...next.rows].map((row) => row.id)).size).toBe(6);
});

test('only keepers change the structure, staff and guests read or do not', async () => {
  const staff = await app.as('nhanvien.cuc-vt');
  expect((await staff.call(directoryApi.units)).can.add).toMatchObject({ ok: false });
  expectRefusal(await staff.try(directoryApi.addUnit, { body: { ...fields, name: 'Y', parentId: root } }), commonRefusals.notYourRole);
  expectRefusal(await app.guest.try(directoryApi.units), commonRefusals.notSignedIn);
  expectRefusal(
    await standing.try(directoryApi.addUnit, { body: { ...fields, name: 'cục viễn thám quốc gia', parentId: root } }),
    directoryRefusals.nameTaken,
  );
  const body = { ...fields, name: 'Gửi hai lần', parentId: root };
  const [one, two] = [
    await standing.call(directoryApi.addUnit, { body, key: 'gui-hai-lan' }),
    await standing.call(directoryApi.addUnit, { body, key: 'gui-hai-lan' }),
  ];
  expect(two).toEqual(one);
  const events = await app.look((tx) =>
    tx.many<{ reason: string }>(sql`select reason from audit.event where object_id = ${one.id} and action = 'directory.addUnit'`),
  );
  expect(events).toEqual([{ reason: 'Lập thử' }]);
});
