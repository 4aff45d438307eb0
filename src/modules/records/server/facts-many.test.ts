import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillDemoRecords } from '#app/demo/records.ts';
import { testApp, type TestApp } from '#app/testing/harness.ts';
import { madeUpId, madeUpRecords } from '#app/testing/made-up-records.ts';
import { system, type Actor } from '#platform/actor.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { factsFile } from '#modules/law/index.ts';
import { factsOf, factsOfMany } from '../index.ts';
import type { SubjectBody } from '../contract.ts';

/** Facts of a page of subjects against the facts of each alone. */
let app: TestApp;
const day = '2022-12-31';
const people = 120;
const units = 5;

beforeAll(async () => {
  app = await testApp({ today: day });
  await fillDemoRecords(app.url);
  const owner = new pg.Client({ connectionString: app.url });
  await owner.connect();
  await owner.query("set session_replication_role = 'replica'");
  for (const statement of madeUpRecords({ people, units, lastYear: 2022 })) await owner.query(statement);
  await owner.end();
});
afterAll(() => app.close());

const made: SubjectBody[] = [
  ...Array.from({ length: people }, (_, at) => ({ kind: 'person' as const, id: madeUpId('person', at + 1) })),
  ...Array.from({ length: units + 1 }, (_, at) => ({ kind: 'unit' as const, id: madeUpId('unit', at) })),
];
const officer: Actor = {
  accountId: newId(),
  personId: madeUpId('person', 7),
  name: 'Cán bộ bịa',
  grants: [{ role: 'officer', unitId: madeUpId('unit', 2) }],
  unitIds: [madeUpId('unit', 2)],
};
const auditor: Actor = { ...officer, personId: null, grants: [{ role: 'auditor', unitId: null }], unitIds: [] };

/** How many statements were sent. */
function counting(tx: Tx): { readonly tx: Tx; readonly sent: () => number } {
  let sent = 0;
  const count = <A extends unknown[], R>(work: (...input: A) => R) =>
    ((...input: A) => {
      sent += 1;
      return work(...input);
    }) as (...input: A) => R;
  return { tx: { ...tx, many: count(tx.many), one: count(tx.one), maybe: count(tx.maybe), run: count(tx.run) } as Tx, sent: () => sent };
}

/** Places at which a page says something else than the subjects alone, byte for byte. */
const differing = (page: readonly unknown[], alone: readonly unknown[]) =>
  page.flatMap((one, at) => (JSON.stringify(one) === JSON.stringify(alone[at]) ? [] : [at]));

const realOnes = (tx: Tx) =>
  tx.many<SubjectBody>(sql`
    select 'person' as kind, id from directory.person where full_name not like 'Người Bịa %'
    union all select 'unit', id from directory.unit where name not like '% bịa%' order by id`);

async function eachAlone(tx: Tx, subjects: readonly SubjectBody[], on: string): Promise<unknown[]> {
  const alone: unknown[] = [];
  for (const subject of subjects) alone.push(await factsOf(tx, subject, on));
  return alone;
}

test.each([
  ['the program itself', system],
  ['an officer, to whom the discipline of others is hidden', officer],
  ['an auditor, to whom all of it is hidden', auditor],
])('made-up records: a page is the facts of each, seen by %s', async (_, actor) => {
  await app.db.read(actor, async (tx) => {
    for (const on of [day, '2019-06-30']) expect(differing(await factsOfMany(tx, made, on), await eachAlone(tx, made, on))).toEqual([]);
  });
});

test('the real and sample records: a page is the facts of each', async () => {
  await app.look(async (tx) => {
    const page: SubjectBody[] = [...(await realOnes(tx)), { kind: 'person', id: newId() }, { kind: 'unit', id: newId() }];
    const many = await factsOfMany(tx, page, '2022-06-10');
    expect(differing(many, await eachAlone(tx, page, '2022-06-10'))).toEqual([]);
    expect(many.slice(-2)).toEqual([undefined, undefined]);
    expect(many.filter((one) => one && one.awards.length > 0).length).toBeGreaterThan(3);
  });
});

test('what is put together is facts as the format reads them', async () => {
  await app.look(async (tx) => {
    const all = await factsOfMany(tx, [...made, ...(await realOnes(tx))], day);
    for (const one of all) expect(one).toEqual(factsFile.parse(one));
  });
});

test('merged records answer with one life under every id; a work of two tells each only the own uses', async () => {
  await app.look(async (tx) => {
    const ids = [98, 99, 100, 97].map((number) => ({ kind: 'person' as const, id: madeUpId('person', number) }));
    const [kept, once, twice] = await factsOfMany(tx, ids, day);
    expect([once, twice]).toEqual([kept, kept]);
    expect(kept?.subject.id).toBe(madeUpId('person', 98));
    const written = await tx.one<{ awards: number; works: number }>(sql`
      select (select count(*)::int from decisions.award where person_id = any (${ids.slice(0, 3).map((one) => one.id)}::uuid[])) as awards,
        (select count(distinct initiative_id)::int from records.initiative_author where person_id = any (${ids.slice(0, 3).map((one) => one.id)}::uuid[])) as works`);
    expect(kept?.awards.length).toBe(written.awards);
    expect((kept?.initiatives.length ?? 0) + (kept?.scienceWorks.length ?? 0)).toBe(written.works);
    expect(written.awards).toBeGreaterThan(10);
    expect(kept?.ratings.length).toBe(new Set(kept?.ratings.map((one) => one.year)).size);
    const shared = (await factsOfMany(tx, made, day)).flatMap((one) => one?.initiatives.filter((work) => work.authors.length === 2) ?? []);
    expect(shared.length).toBeGreaterThan(20);
    const uses = Map.groupBy(shared, (work) => work.id);
    expect([...uses.values()].some((pair) => pair.some((work) => work.uses?.length === 1) && pair.some((work) => work.uses?.length === 0))).toBe(
      true,
    );
  });
});

test('the number of statements does not grow with the subjects', async () => {
  await app.look(async (bare) => {
    const sent = async (subjects: readonly SubjectBody[]) => {
      const { tx, sent: count } = counting(bare);
      await factsOfMany(tx, subjects, day);
      return count();
    };
    const mixed = [made[0], made.at(-1)].filter((one) => one !== undefined);
    expect(await sent(made)).toBe(await sent(mixed));
    expect(await sent(made)).toBeLessThanOrEqual(12);
  });
});
