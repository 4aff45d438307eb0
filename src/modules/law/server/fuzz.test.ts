import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNamed } from '#app/testing/expect-named.ts';
import { testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { traceOf } from '#app/testing/trace-of-database.ts';
import { allJobs } from '#app/jobs.ts';
import { makeLog } from '#platform/log.ts';
import { workOnce } from '#modules/jobs/server/queue.ts';
import { lawVersionsApi } from '../contract.ts';
import { changeRefusals } from '../change/refusals.ts';

/** Versions of the law under verbs in any order, by anybody, with texts broken in any place: named refusals, nothing half done. */
let app: TestApp;
let people: readonly Visitor[];
const example = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../../../docs/formats/examples/law-draft-${name}.yaml`, import.meta.url)), 'utf8');
const examples = ['regime', 'overlay', 'parameters'].map(example);

beforeAll(async () => {
  app = await testApp({ today: '2026-11-28' });
  const logins = await Promise.all(['quantri', 'thuongtruc', 'thuongtruc2', 'canbo.cuc-vt', 'kiemtra'].map((login) => app.as(login)));
  people = [...logins, app.guest];
});
afterAll(() => app.close());

/** Runs after so many milliseconds ask nothing more: none is left half way when the server closes. */
const within = (milliseconds: number) => {
  const end = performance.now() + milliseconds;
  return () => performance.now() < end;
};
const trace = () => traceOf(app.db, ['law', 'audit', 'notifications', 'jobs', 'graphile_worker', 'platform']);

/** Does it; refused, not one value of the database may differ. Answers whether it was done. */
async function attempt(ask: () => ReturnType<Visitor['try']>, told: unknown): Promise<boolean> {
  const before = await trace();
  const answer = await ask();
  expectNamed(answer, told);
  if (answer.status >= 400) expect(await trace(), JSON.stringify({ told, refusal: answer.refusal })).toEqual(before);
  return answer.status < 400;
}

const odd = fc.constantFrom(
  '',
  'null',
  '~',
  '[]',
  '{}',
  '-1',
  '1e400',
  '0x10',
  '.nan',
  '2027-02-30',
  '9999-12-31',
  '0001-01-01',
  '2026-11-28',
  'true',
  '"',
  "'",
  '&a',
  '*a',
  '!!js/x 1',
  '\u0000',
  '\uD800',
  '\u202E',
  '999999999999999999999',
  'R2026',
  'CSTDCS',
  '🏅',
  '<<: 1',
  '- - -',
  'ă'.repeat(500),
);
/** One place of a text broken: a line taken out, doubled, indented otherwise, or its value another. */
const broken = fc.record({
  at: fc.nat(400),
  how: fc.constantFrom('gone', 'twice', 'indent', 'value', 'cut', 'number', 'swap'),
  odd,
  other: fc.nat(400),
});
function breakText(text: string, { at, how, odd: value, other }: { at: number; how: string; odd: string; other: number }): string {
  const lines = text.split('\n');
  const place = at % lines.length;
  const line = lines[place] ?? '';
  const become: Record<string, readonly string[]> = {
    gone: [],
    twice: [line, line],
    indent: [`   ${line}`],
    value: [line.replace(/: .*$/, `: ${value}`)],
    number: [line.replace(/\d+/, value)],
    swap: [lines[other % lines.length] ?? ''],
    cut: [line],
  };
  return (how === 'cut' ? lines.slice(0, place) : lines.toSpliced(place, 1, ...(become[how] ?? []))).join('\n');
}
const text = fc
  .record({ example: fc.nat(2), breaks: fc.array(broken, { maxLength: 3 }) })
  .map(({ example: which, breaks }) => breaks.reduce(breakText, examples[which] ?? ''));

test('a text broken anywhere is loaded whole or refused by name, and then nothing of it stands', async () => {
  const [admin] = people as [Visitor];
  const time = within(15_000);
  let loaded = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(text, fc.nat(99_999), async (source, salt) => {
      if (!time()) return;
      const done = await attempt(
        () => admin.try(lawVersionsApi.load, { body: { fileName: 'thu.yaml', source: `${source}\n# ${salt}\n`, reason: 'Nạp để thử' } }),
        source,
      );
      if (done) loaded += 1;
      else refused += 1;
    }),
    // one of each side first, however few runs a slow machine has time for
    { numRuns: 300, examples: [...examples.map((source, at) => [source, at] as [string, number]), ['format: thidua/law-draft@1', 9]] },
  );
  // Neither side may be empty, or the test asks nothing.
  expect(loaded).toBeGreaterThan(0);
  expect(refused).toBeGreaterThan(0);
}, 40_000);

test('the day of publishing that is not the own one is refused at its field', async () => {
  const [admin, standing] = people as [Visitor, Visitor];
  const { id: made } = await admin.call(lawVersionsApi.load, {
    body: { fileName: 'thu.yaml', source: `${example('overlay')}\n# ngày khác\n`, reason: 'Nạp để thử' },
  });
  await admin.call(lawVersionsApi.replay, { params: { id: made }, body: { version: 0 } });
  await workOnce({ url: app.url, db: app.db, log: { ...makeLog(), info() {}, warn() {} }, jobs: allJobs });
  const answer = await standing.try(lawVersionsApi.publish, {
    params: { id: made },
    body: { version: 0, effectiveOn: '2027-05-05', reason: 'Đã đọc kết quả' },
  });
  expect(answer.refusal).toMatchObject({ code: changeRefusals.otherDay.code, field: 'effectiveOn' });
});

const who = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(0, 1) }, fc.nat(5));
const day = fc.oneof({ weight: 3, arbitrary: fc.constant('OWN') }, fc.constantFrom('2027-01-02', '', 'x', '2027-02-31', '2026-01-01'));
const version = fc.oneof({ weight: 4, arbitrary: fc.constant('SEEN') }, fc.constantFrom(-1, 7, 1.5, 'x', null));
const reason = fc.oneof({ weight: 3, arbitrary: fc.constant('Đã đọc kết quả') }, fc.constantFrom('', ' ', 'x', 'ă'.repeat(5000), 'a\u0000b', null));
const id = fc.oneof({ weight: 6, arbitrary: fc.nat(50) }, fc.constantFrom('x', '', '00000000-0000-7000-8000-000000000000'));
const step = fc.record({ verb: fc.constantFrom('load', 'replay', 'work', 'publish', 'withdraw'), who, id, day, version, reason, example: fc.nat(2) });

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
/** A step as it should be, on the newest version. */
const rightly = (verb: Step['verb'], by: number, which = 0): Step => ({
  verb,
  who: by,
  id: 0,
  day: 'OWN',
  version: 'SEEN',
  reason: 'Đã đọc kết quả',
  example: which,
});

test('load, replay, publish and withdraw in any order, by anybody', async () => {
  const [admin] = people as [Visitor];
  const done = new Map<string, number>();
  const time = within(18_000);
  let salt = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      if (!time()) return;
      for (const one of steps) {
        const person = people[one.who] ?? app.guest;
        const { rows } = await admin.call(lawVersionsApi.versions, { query: { limit: 200 } });
        const picked = typeof one.id === 'string' ? undefined : rows[one.id % Math.max(1, rows.length)];
        const params = { id: picked?.id ?? (typeof one.id === 'string' ? one.id || 'x' : 'x') };
        const seen = picked ? (await admin.call(lawVersionsApi.version, { params })).version : 0;
        const body = { version: one.version === 'SEEN' ? seen : one.version, reason: one.reason };
        const effectiveOn = one.day === 'OWN' ? picked?.effectiveOn : one.day;
        const ask = {
          load: () =>
            person.try(lawVersionsApi.load, {
              body: { fileName: 'thu.yaml', source: `${examples[one.example] ?? ''}\n# lần ${(salt += 1)}\n`, reason: one.reason } as never,
            }),
          replay: () => person.try(lawVersionsApi.replay, { params, body: { version: body.version } as never }),
          publish: () => person.try(lawVersionsApi.publish, { params, body: { ...body, effectiveOn } as never }),
          withdraw: () => person.try(lawVersionsApi.withdraw, { params, body: body as never }),
          work: null,
        }[one.verb as 'load' | 'replay' | 'publish' | 'withdraw' | 'work'];
        if (!ask) {
          // A replay that is asked for as it should be, so that publishing has something to publish.
          await admin.try(lawVersionsApi.replay, { params, body: { version: seen } });
          await workOnce({ url: app.url, db: app.db, log: { ...makeLog(), info() {}, warn() {} }, jobs: allJobs });
        } else if (await attempt(ask, { ...one, params })) done.set(one.verb, (done.get(one.verb) ?? 0) + 1);
      }
      const { rows } = await app.db.pool.query(`
        select state, count(*)::int as n from law.version v where (state = 'PUBLISHED') <> (published_on is not null and withdrawn_on is null)
          or (state = 'WITHDRAWN') <> (withdrawn_on is not null) group by 1`);
      expect(rows).toEqual([]);
    }),
    // every verb once as it should be, however few runs a slow machine has time for
    {
      numRuns: 200,
      examples: [
        [[rightly('load', 0, 1), rightly('replay', 0), rightly('work', 0), rightly('publish', 1)]],
        [[rightly('load', 0, 2), rightly('withdraw', 0)]],
      ],
    },
  );
  for (const verb of ['load', 'replay', 'publish', 'withdraw']) expect(done.get(verb), verb).toBeGreaterThan(0);
}, 60_000);
