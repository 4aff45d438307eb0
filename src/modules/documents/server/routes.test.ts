import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { documentRefusals, documentsApi } from '../contract.ts';

let app: TestApp;
let officer: Visitor;

beforeAll(async () => {
  app = await testApp();
  officer = await app.as('canbo.cuc-vt');
});
afterAll(() => app.close());

const draft = {
  type: 'Công văn',
  number: '12/CVT-VP',
  issuedOn: '2022-01',
  effectiveFrom: null,
  issuerUnitId: seedId('org-cuc-vt'),
  title: 'Hưởng ứng phong trào thi đua năm 2022',
  status: 'issued',
  replacedById: null,
  note: '',
} as const;

test('a document is found without accents, by number and by words in any order (R-149, R-153)', async () => {
  const found = async (q: string) => (await officer.call(documentsApi.list, { query: { q } })).rows.map((row) => row.number);
  expect(await found('thong tu 21')).toContain('21/2018/TT-BTNMT');
  expect(await found('08/KH-BTNMT')).toEqual(['08/KH-BTNMT']);
  expect(await found('thi dua phat dong')).toContain('8240/BTNMT-TĐKTTT');
  expect(await found('100%')).toEqual([]);
});

test('plan 12/KH-BTNMT shows both dates its sources give (R-150)', async () => {
  const plan = await officer.call(documentsApi.detail, { params: { id: seedId('d-kh12') } });
  expect(plan.issuedOn).toBe('2019-09-11');
  expect(plan.disputed).toBe(true);
  expect(plan.origin?.conflicts?.[0]).toMatchObject({ field: 'issuedOn', value: '2019-12-04', source: 'X17' });
});

test('pages of five give every document once, newest first', async () => {
  const all = await officer.call(documentsApi.list, { query: { limit: 200 } });
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await officer.call(documentsApi.list, { query: { limit: 5, ...(after ? { after } : {}) } });
    seen.push(...page.rows.map((row) => row.id));
    after = page.next ?? undefined;
  } while (after);
  expect(seen).toEqual(all.rows.map((row) => row.id));
  expect(all.rows.length).toBe(all.total);
});

test('an officer enters a document with a partly known date; a second of the same number is refused', async () => {
  const { id } = await officer.call(documentsApi.add, { body: draft });
  const detail = await officer.call(documentsApi.detail, { params: { id } });
  expect(detail).toMatchObject({ number: '12/CVT-VP', issuedOn: '2022-01', issuer: 'Cục Viễn thám quốc gia' });
  expectRefusal(await officer.try(documentsApi.add, { body: draft }), documentRefusals.duplicate);
});

test('a correction needs a reason and the version it saw, and the trail keeps the old values', async () => {
  const { id } = await officer.call(documentsApi.add, { body: { ...draft, number: null, title: 'Quy chế chưa có số' } });
  const change = { ...draft, number: '15/QĐ-CVT', title: 'Quy chế chưa có số', version: 0, reason: 'Đã có số' };
  await officer.call(documentsApi.edit, { params: { id }, body: change });
  expectRefusal(await officer.try(documentsApi.edit, { params: { id }, body: { ...change, number: '16/QĐ-CVT' } }), commonRefusals.stale);
  const withoutReason = await officer.try(documentsApi.edit, { params: { id }, body: { ...change, version: 1, reason: '' } });
  expect(withoutReason.refusal?.fields?.[0]?.path).toBe('reason');
  const events = await app.look((tx) =>
    tx.many<{ reason: string; detail: { before: { number: string | null } } }>({
      text: 'select reason, detail from audit.event where object_id = $1 and action = $2',
      values: [id, 'documents.edit'],
    } as never),
  );
  expect(events).toMatchObject([{ reason: 'Đã có số', detail: { before: { number: null } } }]);
});

test('staff may read the register but not write it; a guest may do neither', async () => {
  const staff = await app.as('nhanvien.cuc-vt');
  const list = await staff.call(documentsApi.list);
  expect(list.can.add).toMatchObject({ ok: false });
  expectRefusal(await staff.try(documentsApi.add, { body: draft }), commonRefusals.notYourRole);
  expectRefusal(await app.guest.try(documentsApi.list), commonRefusals.notSignedIn);
});

test('hostile text and unknown fields are named, field by field', async () => {
  const hostile = await officer.try(documentsApi.add, { body: { ...draft, number: null, title: 'a\u202Eb' } });
  expect(hostile.refusal).toMatchObject({ code: 'common.invalid_input', fields: [{ path: 'title' }] });
  const unknown = await officer.try(documentsApi.add, { body: { ...draft, colour: 'red' } as never });
  expect(unknown.refusal?.fields?.[0]?.path).toBe('colour');
  const { id } = await officer.call(documentsApi.add, { body: { ...draft, number: null, title: '<script>alert(1)</script>' } });
  expect((await officer.call(documentsApi.detail, { params: { id } })).title).toBe('<script>alert(1)</script>');
});

test('the same send twice is one document', async () => {
  const body = { ...draft, number: '99/CVT' };
  const first = await officer.call(documentsApi.add, { body, key: 'gui-mot-lan-thoi' });
  const second = await officer.call(documentsApi.add, { body, key: 'gui-mot-lan-thoi' });
  expect(second).toEqual(first);
  expectRefusal(await officer.try(documentsApi.add, { body: { ...body, number: '100/CVT' }, key: 'gui-mot-lan-thoi' }), commonRefusals.keyReused);
});

test('the list comes out as an Excel file with the same rows and words', async () => {
  const { readXlsx } = await import('hucre/xlsx');
  const bytes = await officer.download(documentsApi.list, { query: { q: 'thong tu' } });
  const { sheets } = await readXlsx(bytes);
  const rows = sheets[0]?.rows ?? [];
  expect(rows[0]).toEqual(['Loại', 'Số, ký hiệu', 'Ngày ban hành', 'Cơ quan ban hành', 'Trích yếu', 'Trạng thái']);
  expect(
    rows
      .slice(1)
      .map((row) => row[1])
      .sort(),
  ).toEqual(['18/2023/TT-BTNMT', '21/2018/TT-BTNMT']);
});
