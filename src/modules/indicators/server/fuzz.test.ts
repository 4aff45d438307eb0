import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pathFor, type Endpoint } from '#platform/contract.ts';
import { newId } from '#platform/ids.ts';
import { allRefusals } from '#platform/refusal.ts';
import { indicatorsApi } from '../contract.ts';
import { factColumns } from '../fact-cells.ts';
import { importColumns } from '../import-rules.ts';
import { app, closeStage, openDesk, openStage, raw, unitId, upload, year } from './testing.ts';

beforeAll(async () => {
  await openStage();
  await openDesk();
});
afterAll(closeStage);

interface Reply {
  readonly statusCode: number;
  readonly body: string;
}

/** A success, or a refusal that is declared by name; never our own bug. */
function expectNamed({ statusCode, body }: Reply, told: unknown): void {
  expect(statusCode, `${body} ${JSON.stringify(told)}`).toBeLessThan(500);
  if (statusCode < 400) return;
  const { error } = JSON.parse(body) as { error: { code: string; message: { vi: string } } };
  expect(
    allRefusals().map((one) => one.code),
    body,
  ).toContain(error.code);
  expect(error.message.vi).not.toBe('');
}

const counts = async () =>
  (
    await app.db.pool.query(`select (select count(*) from indicators.fact)::int as facts, (select count(*) from indicators.value)::int as cells,
      (select count(*) from indicators.import where state = 'APPLIED')::int as applied`)
  ).rows[0] as { facts: number; cells: number; applied: number };

const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1.000',
    '9,75',
    'NaN',
    '1e400',
    '=1+1',
    '31/02/2022',
    '0000-01-01',
    '9999-12-31',
    '2022-05-04',
    'complaint',
    'law-product',
    'drafting',
    'online-dossiers',
    'total',
    'Thiết kế | mai; |',
    '\u0000',
    '\ud800',
    'x\u202E',
    '💥',
    "'; drop table",
    unitId,
  ),
);
const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: word },
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(word, { maxLength: 3 }),
  fc.dictionary(fc.string({ maxLength: 8 }), word, { maxKeys: 3 }),
);

/** Bodies that know the names of the places, so that they get past the door. */
const body = fc.oneof(
  fc.json(),
  fc
    .record(
      {
        unitId: fc.oneof(fc.constant(unitId), value),
        year: fc.oneof(fc.constant(year), value),
        version: fc.oneof(fc.constantFrom(-1, 0, 1), value),
        name: value,
        reason: value,
        note: value,
        kind: fc.oneof(fc.constantFrom('complaint', 'law-product', 'discipline', 'digital-product'), value),
        title: value,
        category: value,
        beginsOn: fc.oneof(fc.constantFrom('0000-01-01', '2022-05-04', null), value),
        dueOn: fc.oneof(fc.constantFrom('0000-01-01', '9999-12-31', null), value),
        milestones: fc.oneof(
          fc.array(fc.record({ title: word, dueOn: fc.constantFrom('0000-12-31', null), doneOn: fc.constant(null) }), { maxLength: 2 }),
          value,
        ),
        source: value,
        cells: fc.oneof(
          fc.array(
            fc.record({
              code: word,
              part: word,
              amount: fc.oneof(word, fc.constant(null)),
              missing: fc.constantFrom(null, 'OTHER', 'NOT_YET'),
              note: word,
            }),
            { maxLength: 3 },
          ),
          value,
        ),
        rows: fc.oneof(
          fc.array(
            fc.record(
              { month: fc.oneof(fc.constant(5), value), code: word, part: word, amount: value, note: word },
              { requiredKeys: ['month', 'code', 'part'] },
            ),
            { maxLength: 3 },
          ),
          fc.array(
            fc.record({ kind: word, title: word, category: word, beginsOn: word, milestones: word, content: word }, { requiredKeys: ['kind'] }),
            { maxLength: 3 },
          ),
          value,
        ),
      },
      { requiredKeys: [] },
    )
    .map((one) => JSON.stringify(one)),
);

/** By their names, so that a finding is readable. */
const api = indicatorsApi as Readonly<Record<string, Endpoint>>;
const namesOf = (fits: (one: Endpoint) => boolean) => fc.constantFrom(...Object.keys(api).filter((name) => fits(api[name] as Endpoint)));
const endpointOf = (name: string) => api[name] as Endpoint;
const known = { unitId, year: String(year), month: '5', id: newId(), termId: newId() };

test('any JSON to any route of change is refused by name or succeeds', async () => {
  await fc.assert(
    fc.asyncProperty(
      namesOf((one) => one.method === 'POST' && one.raw === undefined),
      body,
      async (called, sent) => {
        const endpoint = endpointOf(called);
        expectNamed(await raw('POST', pathFor(endpoint, known), sent), [endpoint.path, sent]);
      },
    ),
    { numRuns: 400 },
  );
}, 240_000);

test('rows of both imports, whatever they hold, are previewed with their problems or refused by name; nothing is written', async () => {
  const before = await counts();
  const row = fc.record(
    {
      kind: word,
      title: word,
      category: word,
      beginsOn: word,
      dueOn: word,
      doneOn: word,
      body: word,
      paper: word,
      beyond: fc.boolean(),
      milestones: word,
      content: word,
      source: word,
      secret: fc.boolean(),
    },
    { requiredKeys: ['kind'] },
  );
  const figure = fc.record(
    { month: fc.integer({ min: 1, max: 12 }), code: word, part: word, amount: fc.oneof(word, fc.double(), fc.constant(null)), note: word },
    { requiredKeys: ['month', 'code', 'part'] },
  );
  const which = fc.oneof(
    fc.tuple(fc.constant(indicatorsApi.previewFacts.path), fc.array(row, { minLength: 1, maxLength: 4 })),
    fc.tuple(fc.constant(indicatorsApi.preview.path), fc.array(figure, { minLength: 1, maxLength: 4 })),
  );
  await fc.assert(
    fc.asyncProperty(which, word, async ([path, rows], name) => {
      expectNamed(await raw('POST', path, JSON.stringify({ unitId, year, name, rows })), [path, rows]);
    }),
    { numRuns: 250 },
  );
  expect(await counts()).toEqual(before);
}, 240_000);

test('any bytes, any multipart and any cells end in a preview or a named refusal', async () => {
  const before = await counts();
  const cells = fc.array(
    fc.array(fc.oneof(word, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null)), { minLength: 1, maxLength: 8 }),
    { minLength: 1, maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('figures', 'facts'),
      fc.constantFrom('a.csv', 'a.xlsx'),
      fc.uint8Array({ maxLength: 200 }),
      cells,
      async (about, name, bytes, rows) => {
        const headings = Object.values(about === 'facts' ? factColumns : importColumns).map((one) => one.vi);
        for (const file of [
          bytes,
          name === 'a.csv'
            ? [headings, ...rows].map((row) => row.map((one) => `"${String(one ?? '').replaceAll('"', '""')}"`).join(';')).join('\n')
            : new Uint8Array(await writeXlsx({ sheets: [{ name: 'A', rows: [headings, ...rows] as never }] })),
        ]) {
          const { status, ...answer } = await upload(file, { about }, name);
          expectNamed({ statusCode: status, body: JSON.stringify(answer) }, [about, name, rows]);
        }
        const broken = await raw('POST', indicatorsApi.upload.path, Buffer.from(bytes), 'multipart/form-data; boundary=x');
        expectNamed(broken, [...bytes]);
      },
    ),
    { numRuns: 60 },
  );
  expect(await counts()).toEqual(before);
}, 240_000);

test('any address of a read is answered or refused by name', async () => {
  await fc.assert(
    fc.asyncProperty(
      namesOf((one) => one.method === 'GET'),
      word,
      word,
      word,
      async (called, one, two, three) => {
        const endpoint = endpointOf(called);
        const query = new URLSearchParams({ year: one, q: two.replaceAll('\ud800', ''), after: three, limit: '3', nothing: one });
        const good = new URLSearchParams({ year: String(year), q: two, after: `${one}~${three}` });
        const path = pathFor(endpoint, { ...known, month: encodeURIComponent(one.replaceAll(/[\ud800-\udfff]/g, '')) || '5' });
        expectNamed(await raw('GET', `${path}?${query}`), [path, String(query)]);
        expectNamed(await raw('GET', `${pathFor(endpoint, known)}?${good}`), [endpoint.path, String(good)]);
      },
    ),
    { numRuns: 200 },
  );
}, 240_000);
