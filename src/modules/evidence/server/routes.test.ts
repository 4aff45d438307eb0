import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPassword } from '#app/demo/accounts.ts';
import { makeApp } from '#app/server.ts';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { system } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { newId, seedId } from '#platform/ids.ts';
import { silent } from '#platform/log.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { evidenceApi, evidenceRefusals } from '../contract.ts';
import { dropUse, evidenceOf, openingsOf, useEvidence } from '../index.ts';
import { mostBytes } from '../rules.ts';
import { pdfFile, wordFile } from './testing.ts';

let app: TestApp;
let raw: FastifyInstance;
let officer: Visitor;
let neighbour: Visitor;
const unitId = seedId('org-cuc-vt');

beforeAll(async () => {
  app = await testApp();
  raw = await makeApp({
    services: { db: app.db, clock: app.clock, log: silent },
    demo: { password: demoPassword, clock: app.clock, onDay: async () => {} },
  });
  officer = await app.as('canbo.cuc-vt');
  neighbour = await app.as('canbo.cuc-tnn');
});
afterAll(async () => {
  await raw.close();
  await app.close();
});

interface Sending {
  readonly name?: string;
  readonly bytes?: Uint8Array;
  readonly fields?: Record<string, string>;
}

let serial = 0;
const form = ({ name = 'biên bản.pdf', bytes = pdfFile(`ban ${serial++}`), fields = {} }: Sending = {}) => {
  const data = new FormData();
  data.append('file', new Blob([Buffer.from(bytes)]), name);
  for (const [key, value] of Object.entries({ unitId, title: 'Biên bản nghiệm thu', ...fields })) data.append(key, value);
  return data;
};
const send = (who: Visitor, sending?: Sending) => who.try(evidenceApi.upload, { body: form(sending) as never });
const uploaded = async (sending?: Sending) => {
  const answer = await send(officer, sending);
  expect(answer.refusal).toBeUndefined();
  return answer.data.id;
};
const fact = (title = 'Đón đoàn khảo sát', key?: string) =>
  officer.call(evidenceApi.addFact, { body: { unitId, title, note: '', happenedOn: '2022-01-05', documentId: null }, ...(key ? { key } : {}) });

/** A proof in use, as a later module uses it. */
const usedAt = async (itemId: string) => {
  const object = { type: 'criterion-line', id: newId() } as const;
  await app.db.write(system, (tx) => useEvidence(tx, { itemId, object, unitId, label: 'Tiêu chí 1.1' }));
  return object;
};

async function download(login: string, id: string) {
  const signIn = await raw.inject({
    method: 'POST',
    url: '/api/demo/sign-in',
    headers: { 'x-thidua': '1', 'idempotency-key': newId() },
    payload: { login },
  });
  const cookie = signIn.cookies[0];
  return raw.inject({ method: 'GET', url: `/api/evidence/items/${id}/file`, headers: { cookie: `${cookie?.name}=${cookie?.value}` } });
}

test('the same file under the same title by the same unit is one item; another title or unit is another', async () => {
  const bytes = pdfFile('một bản');
  const first = await send(officer, { bytes });
  const again = await send(await app.as('lanhdao.cuc-vt'), { bytes });
  expect(again.data).toEqual({ id: first.data.id, existed: true });
  expect((await send(officer, { bytes, fields: { title: 'Tên khác' } })).data.existed).toBe(false);
  expect((await send(neighbour, { bytes, fields: { unitId: seedId('org-cuc-tnn') } })).data.existed).toBe(false);
});

test('two sends at the same moment meet in one item', async () => {
  const bytes = pdfFile('cùng lúc');
  const answers = await Promise.all([send(officer, { bytes }), send(officer, { bytes }), send(officer, { bytes })]);
  expect(new Set(answers.map((answer) => answer.data.id)).size).toBe(1);
});

test('hostile and oversized files are refused by name and leave nothing', async () => {
  const before = (await officer.call(evidenceApi.list)).total;
  expectRefusal(await send(officer, { name: 'a.docm', bytes: wordFile() }), evidenceRefusals.typeNotAllowed);
  expectRefusal(await send(officer, { name: 'a.docx', bytes: wordFile({ name: 'word/vbaProject.bin', content: 'x' }) }), evidenceRefusals.macro);
  expectRefusal(await send(officer, { name: 'a.pdf', bytes: Buffer.from('MZ\x90\0') }), evidenceRefusals.executable);
  expectRefusal(await send(officer, { name: 'a.txt', bytes: Buffer.alloc(mostBytes + 1, 'a') }), evidenceRefusals.tooLarge);
  expectRefusal(await send(officer, { bytes: new Uint8Array() }), evidenceRefusals.emptyFile);
  const noTitle = await send(officer, { fields: { title: ' ' } });
  expect(noTitle.refusal).toMatchObject({ code: 'common.invalid_input', fields: [{ path: 'title' }] });
  const withoutFile = new FormData();
  withoutFile.append('unitId', unitId);
  withoutFile.append('title', 'Không tệp');
  expectRefusal(await officer.try(evidenceApi.upload, { body: withoutFile as never }), evidenceRefusals.noFile);
  expect((await officer.call(evidenceApi.list)).total).toBe(before);
});

test('a file may not be put into the drawer of another unit', async () => {
  expectRefusal(await send(neighbour), evidenceRefusals.notYourUnit);
  expectRefusal(await send(await app.as('thuongtruc')), commonRefusals.notYourRole);
  expectRefusal(await send(app.guest), commonRefusals.notSignedIn);
});

test('a ticked secret stores a count and a reason code, nothing of the paper (R-078)', async () => {
  const sending = { name: 'MẬT.pdf', bytes: pdfFile('noi dung mat'), fields: { secret: 'true', secretReason: 'secret-task', title: 'Tên mật' } };
  expectRefusal(await send(officer, sending), evidenceRefusals.stateSecret);
  const list = await officer.call(evidenceApi.list, { query: { q: 'mat' } });
  expect(list.rows).toEqual([]);
  expect(list.secrets).toContainEqual({ year: 2022, reason: 'secret-task', count: 1 });
  expect(await officer.call(evidenceApi.countSecret, { body: { unitId, reasonCode: 'secret-task', count: 3 } })).toEqual({ count: 4 });
  expectRefusal(
    await neighbour.try(evidenceApi.countSecret, { body: { unitId, reasonCode: 'secret-task', count: 1 } }),
    evidenceRefusals.notYourUnit,
  );
  const kept = await app.look((tx) => tx.many(sql`select 1 from audit.event where object_label ilike '%mật%' or detail::text ilike '%mật%'`));
  expect(kept).toEqual([]);
  const withoutTitle = form({ fields: { secret: 'true' } });
  withoutTitle.delete('title');
  expectRefusal(await officer.try(evidenceApi.upload, { body: withoutTitle as never }), evidenceRefusals.stateSecret);
});

test('the secret box counts once however often the line drops', async () => {
  const count = async () => (await officer.call(evidenceApi.list)).secrets.find((one) => one.reason === 'contains-secret')?.count ?? 0;
  const before = await count();
  for (let round = 0; round < 2; round++)
    await officer.try(evidenceApi.upload, { body: form({ fields: { secret: 'true' } }) as never, key: 'mot-lan-tich-o-mat' });
  expect(await count()).toBe(before + 1);
});

test('a download is an attachment that no browser opens inside our pages', async () => {
  const id = await uploaded({ name: 'Biên bản <1>.pdf', bytes: pdfFile('tải về') });
  const answer = await download('canbo.cuc-vt', id);
  expect(answer.statusCode).toBe(200);
  expect(answer.rawPayload.equals(Buffer.from(pdfFile('tải về')))).toBe(true);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'content-disposition': 'attachment; filename="Bi_n b_n <1>.pdf"; filename*=UTF-8\'\'Bi%C3%AAn%20b%E1%BA%A3n%20%3C1%3E.pdf',
  });
  expect((await officer.call(evidenceApi.detail, { params: { id } })).openings).toEqual([]);
});

test('another unit sees a proof only once it serves somewhere, and opening it is recorded (R-163)', async () => {
  const id = await uploaded();
  expect((await download('canbo.cuc-tnn', id)).statusCode).toBe(404);
  expectRefusal(await neighbour.try(evidenceApi.detail, { params: { id } }), commonRefusals.notFound);
  await usedAt(id);
  expect((await download('canbo.cuc-tnn', id)).statusCode).toBe(200);
  expect((await download('canbo.cuc-tnn', id)).statusCode).toBe(200);
  const { openings } = await officer.call(evidenceApi.detail, { params: { id } });
  expect(openings).toEqual([{ by: 'Cán bộ TĐKT Cục QLTNN (mẫu)', on: '2022-01-10' }]);
  expect((await app.look((tx) => openingsOf(tx, [id]))).get(id)).toHaveLength(1);
});

test('a fact without file is looked at by a checker, never by its own unit', async () => {
  const { id } = await fact();
  await usedAt(id);
  expect(await neighbour.call(evidenceApi.check, { params: { id } })).toEqual({ opened: 1 });
  expect(await neighbour.call(evidenceApi.check, { params: { id } })).toEqual({ opened: 1 });
  expectRefusal(await officer.try(evidenceApi.check, { params: { id } }), evidenceRefusals.ownProof);
  expect(JSON.parse((await download('canbo.cuc-vt', id)).payload)).toMatchObject({ error: { code: evidenceRefusals.noContent.code } });
});

test('one proof serves many places and says so (R-166)', async () => {
  const { id } = await fact('Một việc nhiều nơi');
  const first = await usedAt(id);
  const second = await usedAt(id);
  const detail = await officer.call(evidenceApi.detail, { params: { id } });
  expect(detail.uses.map((use) => use.objectId)).toEqual([first.id, second.id]);
  const found = await app.look((tx) => evidenceOf(tx, 'criterion-line', [first.id, second.id, newId()]));
  expect([...found.keys()].sort()).toEqual([first.id, second.id].sort());
  expect(found.get(first.id)?.[0]).toMatchObject({ itemId: id, uses: 2 });
  await app.db.write(system, (tx) => dropUse(tx, { itemId: id, object: second }));
  expect((await app.look((tx) => evidenceOf(tx, 'criterion-line', [second.id]))).size).toBe(0);
});

test('a later module cannot use the proof of another unit', async () => {
  const { id } = await fact('Của Viễn thám');
  const use = app.db.write(system, (tx) =>
    useEvidence(tx, { itemId: id, object: { type: 'criterion-line', id: newId() }, unitId: seedId('org-cuc-tnn'), label: '' }),
  );
  await expect(use).rejects.toThrow(evidenceRefusals.otherUnitsObject.code);
});

test('nothing can be attached to an object that is missing, hidden or not proved at all', async () => {
  const { id } = await fact('Gắn vào đâu');
  for (const type of ['task', 'criterion-line', 'commitment', 'nomination-paper'] as const) {
    expectRefusal(await officer.try(evidenceApi.attach, { params: { id }, body: { type, objectId: newId() } }), commonRefusals.notFound);
    expectRefusal(await officer.try(evidenceApi.ofObject, { params: { type, objectId: newId() } }), commonRefusals.notFound);
  }
});

test('the words of a proof are corrected with reason and version; the trail keeps the old ones', async () => {
  const { id } = await fact('Hội thảo');
  const body = { title: 'Hội thảo viễn thám', note: 'tại Hà Nội', happenedOn: null, documentId: null, version: 0, reason: 'Ghi rõ tên' };
  expectRefusal(await neighbour.try(evidenceApi.edit, { params: { id }, body }), commonRefusals.notFound);
  await officer.call(evidenceApi.edit, { params: { id }, body });
  expectRefusal(await officer.try(evidenceApi.edit, { params: { id }, body }), commonRefusals.stale);
  const [event] = await app.look((tx) =>
    tx.many<{ detail: { before: { title: string } } }>(sql`select detail from audit.event where object_id = ${id} and action = 'evidence.edit'`),
  );
  expect(event?.detail.before.title).toBe('Hội thảo');
});

test('an unused proof is taken away with its bytes; a used one stays unless it is a secret', async () => {
  const id = await uploaded();
  await usedAt(id);
  const body = { version: 0, reason: 'Gửi nhầm', secretReason: null };
  expectRefusal(await officer.try(evidenceApi.discard, { params: { id }, body }), evidenceRefusals.stillUsed);
  expect((await officer.call(evidenceApi.detail, { params: { id } })).can.discard).toMatchObject({ ok: false });
  await officer.call(evidenceApi.discard, { params: { id }, body: { ...body, secretReason: 'contains-secret' } });
  const left = await app.look((tx) =>
    tx.many(
      sql`select title, file_name, (select count(*)::int from evidence.content c where c.item_id = i.id) as bytes from evidence.item i where id = ${id}`,
    ),
  );
  expect(left).toEqual([{ title: 'Đã gỡ bỏ', fileName: null, bytes: 0 }]);
  const other = await uploaded();
  await officer.call(evidenceApi.discard, { params: { id: other }, body });
  expectRefusal(await officer.try(evidenceApi.discard, { params: { id: other }, body: { ...body, version: 1 } }), evidenceRefusals.discarded);
});

test('the list holds my unit only, is found without accents and pages without gaps', async () => {
  for (let index = 0; index < 3; index++) await fact(`Trao đổi nghiệp vụ ${index}`);
  const found = await officer.call(evidenceApi.list, { query: { q: 'trao doi nghiep vu', kind: 'fact' } });
  expect(found.rows).toHaveLength(3);
  expect((await neighbour.call(evidenceApi.list, { query: { q: 'trao doi nghiep vu' } })).rows).toEqual([]);
  expect((await neighbour.call(evidenceApi.list, { query: { unitId } })).rows).toEqual([]);
  const standing = await app.as('thuongtruc');
  expect((await standing.call(evidenceApi.list, { query: { q: 'trao doi nghiep vu', unitId } })).rows).toHaveLength(3);
  const all = await officer.call(evidenceApi.list, { query: { limit: 200 } });
  const seen: string[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const page = await officer.call(evidenceApi.list, { query: { limit: 2, ...(after ? { after } : {}) } });
    seen.push(...page.rows.map((row) => row.id));
    after = page.next;
  }
  expect(seen).toEqual(all.rows.map((row) => row.id));
  expect((await officer.call(evidenceApi.list, { query: { unused: true as never } })).rows.every((row) => row.uses === 0)).toBe(true);
});

test('the same fact sent twice with one key is one fact', async () => {
  const first = await fact('Gửi hai lần', 'su-viec-gui-hai-lan');
  expect(await fact('Gửi hai lần', 'su-viec-gui-hai-lan')).toEqual(first);
});
