import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { newId } from '#platform/ids.ts';
import { allRefusals } from '#platform/refusal.ts';
import { recordsApi } from '../contract.ts';
import { sheets, type SheetKey } from '../sheets.ts';
import { person } from './testing.ts';
import { writeWorkbook } from './workbook.ts';

/** A workbook of old facts under any order of its verbs, by the unit, another unit and the standing council. */
let app: TestApp;
let people: Visitor[];
let known: string[];
const unit = 'Cục Viễn thám quốc gia';

beforeAll(async () => {
  app = await testApp({ today: '2022-12-20' });
  people = await Promise.all(['canbo.cuc-vt', 'canbo.cuc-tnn', 'thuongtruc'].map((login) => app.as(login)));
  known = [await person(app, 'Đặng Thị Thử Ân'), await person(app, 'Phan Văn Thử Trùng'), await person(app, 'Phan Văn Thử Trùng')];
});
afterAll(() => app.close());

/** Everything an import can write, and the people it made who are still offered. */
const written = async () =>
  (
    await app.db.pool.query(`
      select (select count(*) from records.rating where withdrawn_on is null)::int as ratings, (select count(*) from decisions.award where not entry_withdrawn)::int as awards,
        (select count(*) from directory.person where withdrawn_on is null)::int as people, (select count(*) from audit.event)::int as events`)
  ).rows[0] as { ratings: number; awards: number; people: number; events: number };

const names = ['Đặng Thị Thử Ân', 'Phan Văn Thử Trùng', 'Phan Van Thu Trung', 'Lê Thử Mới', 'Lê Thử Mới'] as const;
const files = fc.record({
  AWARD: fc.array(
    fc.record({ fullName: fc.constantFrom(...names), award: fc.constantFrom('LDTT', 'CSTĐ cơ sở'), year: fc.integer({ min: 2012, max: 2021 }) }),
    {
      maxLength: 3,
    },
  ),
  RATING: fc.array(
    fc.record({ fullName: fc.constantFrom(...names), year: fc.integer({ min: 2012, max: 2021 }), grade: fc.constantFrom('HTXSNV', 'HTTNV') }),
    { minLength: 1, maxLength: 3 },
  ),
});

const step = fc.record({
  by: fc.constantFrom(0, 0, 0, 1, 2),
  verb: fc.constantFrom(
    'chooseRow' as const,
    'chooseRow' as const,
    'applyImport' as const,
    'applyImport' as const,
    'undoImport' as const,
    'discardImport' as const,
  ),
  sheet: fc.constantFrom('AWARD', 'RATING', 'INITIATIVE', 'x'),
  line: fc.constantFrom(2, 3, 4, 99, -1),
  choice: fc.constantFrom('CHOSEN', 'CREATE', 'CREATE', 'SKIP', 'OPEN'),
  who: fc.constantFrom(0, 1, 2, 3, 4),
  versionOff: fc.constantFrom(0, 0, 0, 1, -1),
  reason: fc.constantFrom('Nhầm tệp', '', ' '),
});

const bodyOf = (
  { verb, sheet, line, choice, who, versionOff, reason }: typeof step extends fc.Arbitrary<infer S> ? S : never,
  version: number,
): unknown => {
  if (verb === 'chooseRow') return { sheet, line, choice, personId: who === 3 ? null : (known[who] ?? newId()) };
  return verb === 'applyImport' ? { version: version + versionOff } : { version: version + versionOff, reason };
};

test('whatever the order: each step succeeds or is refused by name and changes nothing; undone, it is as before', async () => {
  const codes = new Set(allRefusals().map((one) => one.code));
  const seen = new Map<string, number>();
  const count = (way: string) => seen.set(way, (seen.get(way) ?? 0) + 1);
  // the same file is not read twice while it stands
  let run = 0;
  await fc.assert(
    fc.asyncProperty(files, fc.array(step, { minLength: 2, maxLength: 10 }), async (rows, steps) => {
      run += 1;
      const bytes = await writeWorkbook(
        Object.entries(rows).map(([key, list]) => {
          const { title, columns } = sheets[key as SheetKey];
          const cells = list.map((row) => ({ unit, title: `Chuyên viên ${run}`, ...row }) as Record<string, string | number>);
          return { name: title, columns, rows: cells.map((row) => columns.map((column) => row[column.key] ?? null)) };
        }),
      );
      const form = new FormData();
      form.append('file', new Blob([Buffer.from(bytes)]), `${newId()}.xlsx`);
      const [officer] = people as [Visitor];
      const { id } = await officer.call(recordsApi.upload, { body: form as never });
      const before = await written();
      for (const one of steps) {
        const stands = await written();
        const { version } = await officer.call(recordsApi.import, { params: { id } });
        const body = bodyOf(one, version);
        const answer = await (people[one.by] as Visitor).try(recordsApi[one.verb], { params: { id }, body: body as never });
        expect(answer.status, JSON.stringify([rows, steps])).toBeLessThan(500);
        count(`${one.verb} ${answer.status < 400}`);
        if (answer.refusal) expect(codes).toContain(answer.refusal.code);
        if (answer.refusal || one.verb === 'chooseRow') expect({ ...(await written()), events: 0 }).toEqual({ ...stands, events: 0 });
      }
      const last = await officer.call(recordsApi.import, { params: { id } });
      const end = { APPLIED: 'undoImport', DRAFT: 'discardImport' } as const;
      const verb = end[last.state as keyof typeof end];
      if (verb) count(`${verb} true`);
      if (verb) await officer.call(recordsApi[verb], { params: { id }, body: { version: last.version, reason: 'Trả lại như trước' } });
      expect({ ...(await written()), events: 0 }).toEqual({ ...before, events: 0 });
    }),
    { numRuns: 60 },
  );
  // the ways that matter were really taken
  for (const way of ['applyImport true', 'undoImport true', 'applyImport false', 'chooseRow true'])
    expect(seen.get(way) ?? 0, way).toBeGreaterThan(0);
}, 120_000);
