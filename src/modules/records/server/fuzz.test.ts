import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { seedId } from '#platform/ids.ts';
import { lawApi, lawVersionsApi } from '#modules/law/contract.ts';
import { recordsApi } from '../contract.ts';
import { sheetKeys, sheets } from '../sheets.ts';
import { person } from './testing.ts';
import { writeWorkbook } from './workbook.ts';

let app: TestApp;
let officer: Visitor;
let standing: Visitor;
let admin: Visitor;
let somebody: string;

beforeAll(async () => {
  app = await testApp({ today: '2022-12-20' });
  [officer, standing, admin] = (await Promise.all(['canbo.cuc-vt', 'thuongtruc', 'quantri'].map((login) => app.as(login)))) as [
    Visitor,
    Visitor,
    Visitor,
  ];
  somebody = await person(app, 'Đặng Thị Thử Ân');
});
afterAll(() => app.close());

/** Success or a named refusal; a failure of ours has neither a name of a module nor a status below 500. */
function expectNamed(answer: { readonly status: number; readonly refusal?: { readonly code: string } | undefined }, asked: unknown): void {
  expect(answer.status, JSON.stringify(asked)).toBeLessThan(500);
  if (answer.status >= 400) expect(answer.refusal?.code, JSON.stringify(asked)).toMatch(/^[a-z]+\.[a-z_]+$/);
}

/** What stands on records: nothing of a refused file may be among it. */
const counts = async () =>
  (
    await app.db.pool.query(`
      select (select count(*) from records.import) + (select count(*) from records.import_row) as imports, (select count(*) from records.rating) as ratings,
        (select count(*) from decisions.award) as awards, (select count(*) from directory.person) as people`)
  ).rows[0];

const odd = fc.constantFrom(
  '',
  ' ',
  '0',
  '-1',
  '2021',
  '2.021',
  '31/02/2021',
  '43000',
  '1e400',
  'NaN',
  '60%',
  '0.6',
  '=1+1',
  'Chiến sĩ thi đua cơ sở',
  'CSTDCS',
  'Cục Viễn thám quốc gia',
  'Đặng Thị Thử Ân',
  'HTXS',
  'a\u0000b',
  '\u202Etrái',
  'ă'.repeat(4000),
  "'; drop table x; --",
  '😀',
);
const cell = fc.oneof(odd, fc.string({ maxLength: 30 }), fc.integer(), fc.double(), fc.constant(null));
const row = (width: number) => fc.array(cell, { minLength: width, maxLength: width });
const workbook = fc.record(
  Object.fromEntries(sheetKeys.map((key) => [key, fc.array(row(sheets[key].columns.length), { maxLength: 5 })])) as Record<
    (typeof sheetKeys)[number],
    fc.Arbitrary<(string | number | null)[][]>
  >,
);

test('any workbook is read or refused by name, and a refused one leaves nothing', async () => {
  await fc.assert(
    fc.asyncProperty(workbook, fc.nat(1000), async (rows, salt) => {
      const bytes = await writeWorkbook(sheetKeys.map((key) => ({ name: sheets[key].title, columns: sheets[key].columns, rows: rows[key] })));
      const before = await counts();
      const form = new FormData();
      form.append('file', new Blob([Buffer.from(bytes)]), `thu-${salt}.xlsx`);
      const answer = await officer.try(recordsApi.upload, { body: form as never });
      expectNamed(answer, rows);
      const after = await counts();
      if (answer.status >= 400) expect(after).toEqual(before);
      // Read is not yet written.
      else expect({ ...after, imports: 0 }).toEqual({ ...before, imports: 0 });
    }),
    { numRuns: 40 },
  );
}, 120_000);

test('bytes that are no workbook are refused by name', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, zip) => {
      const form = new FormData();
      form.append('file', new Blob([Buffer.from(zip ? [0x50, 0x4b, 3, 4, ...bytes] : bytes)]), 'x.xlsx');
      const answer = await officer.try(recordsApi.upload, { body: form as never });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expectNamed(answer, [...bytes]);
    }),
    { numRuns: 40 },
  );
}, 60_000);

const id = fc.constantFrom(somebody_(), seedId('org-cuc-vt'), seedId('nobody'), 'x', '');
function somebody_(): string {
  return 'SOMEBODY';
}
const put = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll('"SOMEBODY"', JSON.stringify(somebody))) as T;
const text = fc.oneof(odd, fc.string({ maxLength: 40 }));
const day = fc.constantFrom('2021-12-15', '2026-10-01', '2099-01-01', '1800-01-01', '2021-02-31', 'x', '');
const loose = fc.oneof(fc.jsonValue({ maxDepth: 2 }), text, fc.integer(), fc.constant(null));

test('the routes of records answer anything with success or a name', async () => {
  const subject = fc.record({ kind: fc.constantFrom('person', 'unit', 'x'), id });
  const asks = fc.oneof(
    fc.record({
      at: fc.constant('addFact' as const),
      body: fc.record({
        subject,
        fact: fc.oneof(
          loose,
          fc.record({
            kind: fc.constant('rating'),
            year: fc.oneof(fc.integer(), text),
            scale: fc.constant('FOUR_GRADES'),
            grade: fc.constantFrom('HTXSNV', 'x', null),
          }),
        ),
        source: text,
        certainty: fc.constantFrom('CERTAIN', 'x'),
        note: text,
      }),
    }),
    fc.record({
      at: fc.constant('backEnterAward' as const),
      body: fc.record({
        subject,
        awardCode: text,
        year: fc.oneof(fc.integer({ min: 1900, max: 2200 }), text),
        source: text,
        certainty: fc.constant('CERTAIN'),
        decidedOn: fc.oneof(day, fc.constant(null)),
      }),
    }),
    fc.record({
      at: fc.constant('addInitiative' as const),
      body: fc.record({
        unitId: id,
        title: text,
        kind: fc.constantFrom('INITIATIVE', 'x'),
        level: fc.constantFrom('BBNT', null),
        recognisedOn: day,
        authors: fc.array(fc.record({ personId: id, share: fc.oneof(fc.integer(), fc.constant(null)) }), { maxLength: 3 }),
        source: text,
        certainty: fc.constant('CERTAIN'),
        note: text,
      }),
    }),
    fc.record({ at: fc.constant('merge' as const), body: fc.record({ fromId: id, intoId: id, reason: text }) }),
  );
  await fc.assert(
    fc.asyncProperty(asks, fc.boolean(), async (ask, high) => {
      expectNamed(await (high ? standing : officer).try(recordsApi[ask.at], { body: put(ask.body) as never }), ask);
    }),
    { numRuns: 150 },
  );
  const reads = fc.record({
    kind: fc.constantFrom('personEligibility' as const, 'unitEligibility' as const),
    id,
    on: day,
    year: text,
    favour: fc.constantFrom('R2026', 'x'),
    reason: text,
  });
  await fc.assert(
    fc.asyncProperty(reads, async (ask) => {
      const { kind, id: of, ...query } = put(ask);
      expectNamed(await standing.try(recordsApi[kind], { params: { id: of || 'x' }, query: query as never }), ask);
    }),
    { numRuns: 60 },
  );
  await fc.assert(
    fc.asyncProperty(fc.record({ q: text, unitId: text, after: text, limit: text, sort: text }), async (query) => {
      for (const one of ['people', 'units', 'initiatives', 'imports', 'duplicates', 'merges'] as const)
        expectNamed(await standing.try(recordsApi[one], { query: query as never }), { one, query });
      for (const one of ['people', 'units', 'initiatives', 'imports', 'duplicates', 'merges'] as const)
        expectNamed(await standing.try(recordsApi[one], { query: { q: query.q, after: query.after } as never }), { one, query });
    }),
    { numRuns: 25 },
  );
}, 180_000);

test('the routes of the law answer anything with success or a name, and a refused draft leaves nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ fileName: text, source: fc.oneof(text, fc.json(), fc.constant('format: thidua/law-draft@1\nkind: regime')), reason: text }),
      async (body) => {
        const answer = await admin.try(lawVersionsApi.load, { body: body as never });
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expectNamed(answer, body);
      },
    ),
    { numRuns: 60 },
  );
  expect((await admin.call(lawVersionsApi.versions, { query: {} })).total).toBe(0);
  await fc.assert(
    fc.asyncProperty(fc.record({ on: day, q: text, award: text, topic: text, after: text }), async (query) => {
      expectNamed(await app.guest.try(lawApi.clauses, { query: query as never }), query);
      expectNamed(await app.guest.try(lawApi.clauses, { query: { q: query.q, after: query.after } as never }), query);
      expectNamed(await app.guest.try(lawApi.awards, { query: { on: query.on } as never }), query);
    }),
    { numRuns: 60 },
  );
}, 120_000);
