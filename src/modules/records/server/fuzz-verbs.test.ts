import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillDemoRecords } from '#app/demo/records.ts';
import { expectNamed } from '#app/testing/expect-named.ts';
import { testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { traceOf } from '#app/testing/trace-of-database.ts';
import { newId } from '#platform/ids.ts';
import { recordsApi } from '../contract.ts';
import { award, ground, otherUnitId, person, put, rating, unitId } from './testing.ts';

/** Verbs on what stands on records, in any order, by anybody, with what a form may and may not send: named refusals, nothing half done. */
let app: TestApp;
let people: readonly Visitor[];
let officer: Visitor;
let standing: Visitor;
const subjects: string[] = [];

beforeAll(async () => {
  app = await testApp({ today: '2022-12-20' });
  await fillDemoRecords(app.url);
  people = [
    ...(await Promise.all(['canbo.cuc-vt', 'thuongtruc', 'canbo.cuc-tnn', 'nhanvien.cuc-vt', 'kiemtra'].map((login) => app.as(login)))),
    app.guest,
  ];
  [officer, standing] = people as [Visitor, Visitor];
  for (const name of ['Đặng Thị Thử Hai', 'Đặng Thi Thử Hai', 'Phan Văn Thử Ba']) subjects.push(await person(app, name));
  subjects.push(await person(app, 'Phan Van Thử Ba', otherUnitId));
  for (const personId of subjects.slice(0, 3)) {
    for (const year of [2019, 2020]) await put(officer, personId, rating(year));
    await officer.call(recordsApi.backEnterAward, { body: award(personId, 'LDTT', 2020, { decidedOn: '2020-12-20' }) });
  }
  await officer.call(recordsApi.addInitiative, { body: work([subjects[0] ?? '']) });
});
afterAll(() => app.close());

const work = (authors: readonly string[]) => ({
  unitId,
  title: `Quy trình thử ${newId()}`,
  kind: 'INITIATIVE' as const,
  level: 'CO_SO' as const,
  recognisedOn: '2020-05-01',
  authors: authors.map((personId) => ({ personId, share: 5000 })),
  ...ground,
});

const trace = () => traceOf(app.db, ['records', 'decisions', 'directory', 'search', 'audit', 'notifications', 'jobs', 'graphile_worker', 'platform']);
const ids = async (query: string): Promise<string[]> => (await app.db.pool.query<{ id: string }>(query)).rows.map((row) => row.id);
const nonsense = ['x', '', newId(), unitId];

const odd = fc.constantFrom(
  '',
  ' ',
  'x',
  '2022-02-30',
  '9999-12-31',
  'a\u0000b',
  '\uD800',
  '\u202E',
  "'; drop table x; --",
  'ă'.repeat(5000),
  null,
  -1,
  1.5,
  Number.MAX_VALUE,
  {},
  [],
  true,
);
const orOdd = <T>(usual: fc.Arbitrary<T>) => fc.oneof({ weight: 8, arbitrary: usual as fc.Arbitrary<unknown> }, odd as fc.Arbitrary<unknown>);
const reason = orOdd(fc.constantFrom('Nhập nhầm người', 'Đối chiếu bản gốc'));
const year = orOdd(fc.integer({ min: 2012, max: 2024 }));
const fact = fc.oneof(
  fc.record({
    kind: fc.constant('rating'),
    year,
    scale: orOdd(fc.constantFrom('FOUR_GRADES', 'OTHER')),
    grade: orOdd(fc.constantFrom('HTXSNV', 'HTNV', 'KHTNV')),
    wording: orOdd(fc.constant('')),
    decisionNumber: orOdd(fc.constant('')),
    decidedOn: orOdd(fc.constantFrom('2020-12', '2020-12-31')),
  }),
  fc.record({
    kind: fc.constant('discipline'),
    form: orOdd(fc.constantFrom('khien_trach', 'canh_cao')),
    decisionNumber: orOdd(fc.constant('1/QĐ')),
    validFrom: orOdd(fc.constantFrom('2020-01-01', '2021-06-01')),
    termEnd: orOdd(fc.constantFrom('2021-01-01', '2019-01-01')),
    wording: orOdd(fc.constant('')),
  }),
  fc.record({
    kind: fc.constant('known_span'),
    about: orOdd(fc.subarray(['ratings', 'awards', 'x'])),
    validFrom: orOdd(fc.constantFrom('2015-01-01', '2020-01-01')),
    validTo: orOdd(fc.constantFrom('2019-12-31', '2022-12-20')),
  }),
  odd,
);
const verbs = [
  'addFact',
  'correctFact',
  'withdrawFact',
  'backEnterAward',
  'withdrawAward',
  'stateUsedWork',
  'addInitiative',
  'correctInitiative',
  'withdrawInitiative',
  'noteUse',
  'releaseUse',
  'merge',
  'undoMerge',
] as const;
const step = fc.record({
  verb: fc.constantFrom(...verbs),
  who: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(0, 1) }, fc.nat(5)),
  pick: fc.nat(200),
  other: fc.nat(200),
  stray: fc.nat(19),
  fact,
  reason,
  year,
  version: orOdd(fc.constant('SEEN')),
  awardCode: orOdd(fc.constantFrom('LDTT', 'CSTDCS', 'BK_BBNT', 'HCSV')),
  day: orOdd(fc.constantFrom('2020-12-20', '2021-12', '2025-01-01')),
  usedWork: orOdd(fc.constantFrom('NONE', 'PICK')),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const tables: Partial<Record<(typeof verbs)[number], string>> = {
  withdrawAward: `select id from decisions.award order by id`,
  stateUsedWork: `select id from decisions.award where person_id is not null order by id`,
  correctInitiative: 'select id from records.initiative order by id',
  withdrawInitiative: 'select id from records.initiative order by id',
  noteUse: 'select id from records.initiative order by id',
  releaseUse: 'select id from records.initiative_use order by id',
  undoMerge: 'select id from records.merge order by id',
};

/** One verb with things that are there, or, one time in twenty, with an id of nothing. */
async function askOf(one: Step): Promise<() => ReturnType<Visitor['try']>> {
  const visitor = people[one.who] ?? app.guest;
  const of = (list: readonly string[], at: number) => (one.stray === 0 ? nonsense[at % nonsense.length] : list[at % Math.max(1, list.length)]) || 'x';
  const facts = await ids(
    `select id from records.rating union all select id from records.discipline union all select id from records.known_span order by id`,
  );
  const kind = (one.fact as { kind?: unknown } | null)?.kind ?? 'rating';
  const target = of(one.verb.endsWith('Fact') ? facts : await ids(tables[one.verb] ?? 'select id from directory.unit where false'), one.pick);
  const known = ['records.rating', 'records.discipline', 'records.known_span', 'records.initiative', 'decisions.award']
    .map((name) => `select id::text as id, version from ${name}`)
    .join(' union all ');
  const seen =
    one.version === 'SEEN'
      ? ((await app.db.pool.query<{ version: number }>(`select version from (${known}) k where id = $1`, [target])).rows[0]?.version ?? 0)
      : one.version;
  const subject = { kind: one.other % 9 === 8 ? 'unit' : 'person', id: one.other % 9 === 8 ? unitId : of(subjects, one.other) };
  const works = await ids('select id from records.initiative order by id');
  const bodies: Record<(typeof verbs)[number], object> = {
    addFact: { subject, fact: one.fact, ...ground },
    correctFact: { fact: one.fact, version: seen, reason: one.reason, ...ground },
    withdrawFact: { kind, version: seen, reason: one.reason },
    backEnterAward: {
      subject,
      awardCode: one.awardCode,
      year: one.year,
      decidedOn: one.day,
      source: one.reason,
      certainty: 'CERTAIN',
      usedWork: one.usedWork === 'PICK' ? of(works, one.other) : one.usedWork,
    },
    withdrawAward: { version: seen, reason: one.reason },
    stateUsedWork: { usedWork: one.usedWork === 'PICK' ? of(works, one.other) : one.usedWork, reason: '' },
    addInitiative: { ...work([of(subjects, one.pick), of(subjects, one.other)]), recognisedOn: one.day },
    correctInitiative: { ...work([of(subjects, one.other)]), recognisedOn: one.day, version: seen, reason: one.reason },
    withdrawInitiative: { version: seen, reason: one.reason },
    noteUse: { subject, awardCode: one.awardCode, year: one.year, reason: '' },
    releaseUse: { reason: one.reason },
    merge: { fromId: of(subjects, one.pick), intoId: of(subjects, one.other), reason: one.reason },
    undoMerge: { reason: one.reason },
  };
  return () => visitor.try(recordsApi[one.verb], { params: { id: target }, body: bodies[one.verb] } as never);
}

test('every verb answers with success or a name, and refused it leaves not one value changed', async () => {
  const end = performance.now() + 18_000;
  const done = new Map<string, number>();
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(step, async (one) => {
      // after this a run asks nothing more: none is left half way when the server closes
      if (performance.now() > end) return;
      const ask = await askOf(one);
      const before = await trace();
      const answer = await ask();
      expectNamed(answer, one);
      if (answer.status < 400) {
        done.set(one.verb, (done.get(one.verb) ?? 0) + 1);
        return;
      }
      refused += 1;
      expect(await trace(), JSON.stringify({ one, refusal: answer.refusal })).toEqual(before);
    }),
    { numRuns: 500 },
  );
  // Both sides are asked: what is refused throughout proves nothing. How many verbs a slow machine has time for is left open.
  expect(refused).toBeGreaterThan(0);
  expect(done.size, JSON.stringify([...done])).toBeGreaterThan(3);
}, 60_000);

test('the same verb twice at the same moment is done once and refused by name once', async () => {
  const twice = async (ask: () => ReturnType<Visitor['try']>, told: string) => {
    const answers = await Promise.all([ask(), ask()]);
    for (const answer of answers) expectNamed(answer, told);
    expect(answers.map((answer) => answer.status < 400).sort(), told).toEqual([false, true]);
  };
  const subject = await person(app, 'Lê Thị Cùng Lúc');
  const twin = await person(app, 'Lê Thi Cùng Lúc');
  const { id: fact } = await put(officer, subject, rating(2018));
  const { id: given } = await officer.call(recordsApi.backEnterAward, { body: award(subject, 'LDTT', 2018, { decidedOn: '2018-12-20' }) });
  const { id: title } = await officer.call(recordsApi.addInitiative, { body: work([subject]) });
  const gone = { version: 0, reason: 'Nhập nhầm người' };
  const correction = { fact: rating(2018, 'HTNV'), version: 0, reason: 'Đối chiếu bản gốc', ...ground };
  await twice(() => officer.try(recordsApi.correctFact, { params: { id: fact }, body: correction }), 'correctFact');
  await twice(() => officer.try(recordsApi.withdrawFact, { params: { id: fact }, body: { kind: 'rating', ...gone, version: 1 } }), 'withdrawFact');
  await twice(() => officer.try(recordsApi.withdrawAward, { params: { id: given }, body: gone }), 'withdrawAward');
  await twice(() => officer.try(recordsApi.withdrawInitiative, { params: { id: title }, body: gone }), 'withdrawInitiative');
  await twice(
    () => officer.try(recordsApi.addFact, { body: { subject: { kind: 'person', id: subject }, fact: rating(2017), ...ground } }),
    'addFact',
  );
  await twice(() => officer.try(recordsApi.backEnterAward, { body: award(subject, 'LDTT', 2016, { decidedOn: '2016-12-20' }) }), 'backEnterAward');
  await twice(() => standing.try(recordsApi.merge, { body: { fromId: twin, intoId: subject, reason: 'Cùng một người' } }), 'merge');
  const [merge] = (await standing.call(recordsApi.merges, { query: {} })).rows;
  await twice(() => standing.try(recordsApi.undoMerge, { params: { id: merge?.id ?? '' }, body: { reason: 'Hai người khác nhau' } }), 'undoMerge');
}, 60_000);

test('two records merged into each other at the same moment: one way stands', async () => {
  const [a, b] = [await person(app, 'Võ Hai Chiều'), await person(app, 'Vo Hai Chiều')];
  const merge = (fromId: string, intoId: string) => standing.try(recordsApi.merge, { body: { fromId, intoId, reason: 'Cùng một người' } });
  const answers = await Promise.all([merge(a, b), merge(b, a)]);
  for (const answer of answers) expectNamed(answer, 'merge');
  expect(answers.filter((answer) => answer.status < 400)).toHaveLength(1);
}, 30_000);
