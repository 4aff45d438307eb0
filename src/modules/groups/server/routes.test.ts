import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { demoPassword } from '#app/demo/accounts.ts';
import { sql } from '#platform/db/database.ts';
import { newId, seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { identityRefusals } from '#modules/identity/contract.ts';
import { groupRefusals, groupsApi } from '../contract.ts';

let app: TestApp;
let standing: Visitor;
let head: Visitor;
let member: Visitor;

const khoi4 = seedId('g-khoi-4');
const term2022 = seedId('gt-khoi-4-2022');
const units = ['org-cuc-cntt', 'org-cuc-ddbd', 'org-cuc-vt', 'org-cuc-bdkh', 'org-cuc-tnn', 'org-tt-qhdt-tnn'].map(seedId);

beforeAll(async () => {
  app = await testApp({ today: '2022-12-05' });
  standing = await app.as('thuongtruc');
  head = await app.as('lanhdao.cuc-tnn');
  member = await app.as('lanhdao.cuc-vt');
});
afterAll(() => app.close());

const term = (visitor: Visitor, id = term2022) => visitor.call(groupsApi.term, { params: { id } });

test('2021: Khối III has 5 units, Khối IV 6, Cụm I 10 and no known head (R-001, R-003)', async () => {
  const { rows } = await member.call(groupsApi.list, { query: { year: 2021 } });
  const found = (name: string) => rows.find((row) => row.name === name);
  expect(found('Khối thi đua số III')).toMatchObject({ memberCount: 5, head: { name: 'Tổng cục Địa chất và Khoáng sản Việt Nam' }, deputy: null });
  expect(found('Khối thi đua số IV')).toMatchObject({ memberCount: 6, head: { name: 'Cục Viễn thám quốc gia' }, mine: true });
  expect(found('Cụm thi đua số I')).toMatchObject({ memberCount: 10, head: null });
});

test('unknown members stay unknown, with the stated number', async () => {
  const { rows } = await member.call(groupsApi.list, { query: { year: 2019 } });
  expect(rows.find((row) => row.name === 'Cụm thi đua số IV')).toMatchObject({ membersComplete: false, memberCount: 6 });
});

test('the head of the term is a unit with a person acting for it (R-004)', async () => {
  const khoi3 = await term(member, seedId('gt-khoi-3-2021'));
  expect(khoi3.posts[0]).toMatchObject({ post: 'head', unit: { shortName: 'TCĐCKS' }, representative: { name: 'Bùi Vĩnh Kiên' } });
});

test('standing proposes 2023 by rotation; another unit needs a reason; the decision puts it in force', async () => {
  const rotation = await standing.call(groupsApi.rotation, { params: { id: khoi4 }, query: { year: 2023 } });
  expect(rotation.head?.id).toBe(seedId('org-cuc-ddbd'));
  const body = { year: 2023, memberUnitIds: units, headUnitId: seedId('org-cuc-cntt'), deputyUnitId: seedId('org-cuc-bdkh'), overrideReason: '' };
  expectRefusal(await standing.try(groupsApi.propose, { params: { id: khoi4 }, body }), groupRefusals.overrideNeedsReason);
  expectRefusal(
    await standing.try(groupsApi.propose, { params: { id: khoi4 }, body: { ...body, deputyUnitId: body.headUnitId } }),
    groupRefusals.sameUnit,
  );
  expectRefusal(
    await standing.try(groupsApi.propose, { params: { id: khoi4 }, body: { ...body, headUnitId: seedId('org-tcmt') } }),
    groupRefusals.notMember,
  );
  expectRefusal(await member.try(groupsApi.propose, { params: { id: khoi4 }, body }), groupRefusals.onlyOrganiser);
  const { id } = await standing.call(groupsApi.propose, {
    params: { id: khoi4 },
    body: { ...body, overrideReason: 'Cục ĐĐBĐ đang sắp xếp tổ chức' },
  });
  expectRefusal(
    await standing.try(groupsApi.propose, { params: { id: khoi4 }, body: { ...body, overrideReason: 'Lần nữa' } }),
    groupRefusals.termExists,
  );
  expectRefusal(await standing.try(groupsApi.decide, { params: { id }, body: { version: 0, documentId: newId() } }), groupRefusals.decisionMissing);
  await standing.call(groupsApi.decide, { params: { id }, body: { version: 0, documentId: seedId('d-qd395-2022') } });
  const decided = await term(standing, id);
  expect(decided).toMatchObject({ state: 'ACTIVE', decision: { label: 'Quyết định 395/QĐ-BTNMT' } });
  expectRefusal(
    await standing.try(groupsApi.decide, { params: { id }, body: { version: 1, documentId: seedId('d-qd395-2022') } }),
    groupRefusals.wrongState,
  );
});

test('a unit stands in one block or cluster of a year', async () => {
  const answer = await standing.try(groupsApi.propose, {
    params: { id: seedId('g-khoi-1') },
    body: { year: 2023, memberUnitIds: [units[0] ?? '', seedId('org-vu-pc')], headUnitId: null, deputyUnitId: null, overrideReason: 'Thử' },
  });
  expectRefusal(answer, groupRefusals.elsewhere);
});

test('replacing the head keeps the first on record; editing 2022 changes nothing in 2021', async () => {
  const before = await term(standing, seedId('gt-khoi-4-2021'));
  const { version } = await term(standing);
  const body = { version, post: 'deputy' as const, unitId: seedId('org-cuc-bdkh'), reason: 'Đơn vị phó sắp xếp lại' };
  expectRefusal(await head.try(groupsApi.replaceHead, { params: { id: term2022 }, body }), commonRefusals.notYourRole);
  await standing.call(groupsApi.replaceHead, { params: { id: term2022 }, body });
  expectRefusal(await standing.try(groupsApi.replaceHead, { params: { id: term2022 }, body }), commonRefusals.stale);
  const after = await term(standing);
  expect(after.posts.filter((post) => post.post === 'deputy')).toHaveLength(2);
  expect((await term(standing, seedId('gt-khoi-4-2021'))).posts).toEqual(before.posts);
});

test('focus, regulation and who has read it (R-008, R-047)', async () => {
  const { version } = await term(head);
  const regulation = seedId('d-quyche-khoi4');
  const body = { version, focus: 'Dữ liệu số dùng chung', regulationDocumentId: regulation };
  expectRefusal(await member.try(groupsApi.describe, { params: { id: term2022 }, body }), groupRefusals.onlyHead);
  await head.call(groupsApi.describe, { params: { id: term2022 }, body });
  await member.call(groupsApi.readRegulation, { params: { id: term2022 }, body: { documentId: regulation } });
  expect((await term(head)).regulation?.readBy).toEqual([{ unitId: seedId('org-cuc-vt'), readOn: '2022-12-05' }]);
  const stranger = await app.as('lanhdao.tcmt');
  expect((await stranger.try(groupsApi.readRegulation, { params: { id: term2022 }, body: { documentId: regulation } })).status).toBe(400);
});

test('two groups are paired by both heads and report exchanges (R-011)', async () => {
  const other = seedId('gt-cum-1-2022');
  await head.call(groupsApi.pair, { params: { id: term2022 }, body: { otherTermId: other, purpose: 'Trao đổi dữ liệu quan trắc' } });
  const [mine] = (await term(head)).pairings;
  expect(mine).toMatchObject({ state: 'PROPOSED', other: { name: 'Cụm thi đua số I năm 2022' } });
  const pairing = { id: mine?.id ?? '' };
  expect((await head.try(groupsApi.agreePairing, { params: pairing, body: { version: 0 } })).status).toBe(403);
  const haiphong = await app.as('lanhdao.so-haiphong');
  await haiphong.call(groupsApi.agreePairing, { params: pairing, body: { version: 0 } });
  await haiphong.call(groupsApi.addActivity, {
    params: pairing,
    body: { title: 'Tọa đàm chuyển đổi số', plannedOn: '2022-12', heldOn: null, form: 'online', place: '', result: '' },
  });
  expect((await term(head)).pairings[0]?.activities).toHaveLength(1);
  expectRefusal(
    await head.try(groupsApi.pair, { params: { id: term2022 }, body: { otherTermId: other, purpose: 'Lần nữa' } }),
    groupRefusals.alreadyPaired,
  );
});

test('the head role is handed over by a checklist both leaders sign (R-006)', async () => {
  const { version } = await term(head);
  await head.call(groupsApi.startHandover, { params: { id: term2022 }, body: { version } });
  const opened = await term(head);
  const handover = opened.handover;
  if (!handover) throw new Error('no handover');
  const params = { id: handover.id };
  const sign = (visitor: Visitor, seen: number, password = demoPassword) =>
    visitor.try(groupsApi.signHandover, { params, body: { version: seen, password } });
  expectRefusal(await sign(head, 0), groupRefusals.itemsOpen);
  await head.call(groupsApi.workHandover, {
    params,
    body: { version: 0, items: handover.items.map(({ title }) => ({ title, done: true, note: '' })) },
  });
  expectRefusal(await sign(head, 1, 'sai'), identityRefusals.passwordAgain);
  expectRefusal(await sign(member, 1), groupRefusals.onlyHeadLeader);
  expect((await sign(head, 1)).status).toBe(200);
  expectRefusal(await sign(head, 2), groupRefusals.alreadySigned);
  expect((await term(head)).state).toBe('HANDING_OVER');
  const incoming = await app.as('lanhdao.cuc-cntt');
  expect((await sign(incoming, 2)).status).toBe(200);
  expect(await term(head)).toMatchObject({ state: 'ENDED', handover: { state: 'SIGNED' } });
});

test('standing judges how the head unit did (R-007)', async () => {
  const { version } = await term(standing);
  await standing.call(groupsApi.rateHead, { params: { id: term2022 }, body: { version, rating: 'EXCELLENT', note: 'Chủ động, đúng hạn' } });
  const next = await app.look((tx) => tx.one<{ id: string }>(sql`select id from groups.term where group_id = ${khoi4} and year = 2023`));
  expect((await term(standing, next.id)).lastRating).toMatchObject({ year: 2022, code: 'EXCELLENT' });
});

test('a department sets up a group inside itself with the same features (R-012)', async () => {
  const body = {
    kind: 'inner' as const,
    number: null,
    name: 'Nhóm thi đua các phòng chuyên môn',
    region: null,
    organiserUnitId: seedId('org-cuc-vt'),
  };
  expectRefusal(await head.try(groupsApi.create, { body }), groupRefusals.onlyOrganiser);
  const { id } = await member.call(groupsApi.create, { body });
  expectRefusal(await member.try(groupsApi.create, { body: { ...body, kind: 'block', number: 7 } }), groupRefusals.onlyOrganiser);
  const proposed = await member.call(groupsApi.propose, {
    params: { id },
    body: { year: 2023, memberUnitIds: units.slice(0, 2), headUnitId: null, deputyUnitId: null, overrideReason: '' },
  });
  expect((await term(member, proposed.id)).members).toHaveLength(2);
});

test('a unit shows in which groups it stood, year by year, and its post there (R-001, R-010)', async () => {
  const rows = await member.call(groupsApi.ofUnit, { params: { id: seedId('org-cuc-vt') } });
  expect(rows.find((row) => row.year === 2021)).toMatchObject({ groupName: 'Khối thi đua số IV', post: 'head' });
  expect(rows.find((row) => row.year === 2022)).toMatchObject({ groupName: 'Khối thi đua số IV', post: null });
});

test('unknown term answers like a hidden one', async () => {
  expectRefusal(await member.try(groupsApi.term, { params: { id: newId() } }), commonRefusals.notFound);
});
