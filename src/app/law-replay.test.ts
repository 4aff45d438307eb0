import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { system } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { makeLog } from '#platform/log.ts';
import { lawVersionsApi } from '#modules/law/contract.ts';
import { replayJob, type ReplaySource } from '#modules/law/index.ts';
import { frozenAt } from '#modules/law/change/compose.ts';
import { awardsToAsk, compare } from '#modules/law/change/replay.ts';
import { layDraft } from '#modules/law/server/versions.ts';
import { workOnce } from '#modules/jobs/server/queue.ts';
import { factsOf } from '#modules/records/index.ts';
import { fillDemoRecords } from './demo/records.ts';
import { replaySources } from './law-replay.ts';
import { testApp, type TestApp, type Visitor } from './testing/harness.ts';
import { madeUpRecords } from './testing/made-up-records.ts';

/** A replay over the real, the sample and some made-up records. */
let app: TestApp;
let admin: Visitor;
const source = readFileSync(fileURLToPath(new URL('../../docs/formats/examples/law-draft-regime.yaml', import.meta.url)), 'utf8');

beforeAll(async () => {
  app = await testApp({ today: '2026-11-28' });
  await fillDemoRecords(app.url);
  const owner = new pg.Client({ connectionString: app.url });
  await owner.connect();
  await owner.query("set session_replication_role = 'replica'");
  for (const statement of madeUpRecords({ people: 150, units: 4, lastYear: 2025 })) await owner.query(statement);
  await owner.end();
  admin = await app.as('quantri');
});
afterAll(() => app.close());

const load = async (text: string) =>
  (await admin.call(lawVersionsApi.load, { body: { fileName: 'thu.yaml', source: text, reason: 'Nạp để thử' } })).id;
const ask = (id: string) => admin.call(lawVersionsApi.replay, { params: { id }, body: { version: 0 } });
const work = (sources: readonly ReplaySource[]) =>
  workOnce({ url: app.url, db: app.db, log: { ...makeLog(), info() {}, warn() {}, error() {} }, jobs: [replayJob(sources)] as never });

interface Row {
  readonly source: string;
  readonly subjectId: string;
  readonly awardCode: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
  readonly clauseId: string;
  readonly clauseVi: string;
  readonly cite: string;
}
const rowsOf = (versionId: string) =>
  app.look((tx) =>
    tx.many<Row>(sql`
      select w.source, w.subject_id, w.award_code, w.before, w.after, w.change, w.clause_id, w.clause_vi, w.cite
      from law.replay_row w join law.replay r on r.id = w.replay_id where r.version_id = ${versionId} order by w.ord`),
  );
const stateOf = (versionId: string) =>
  app.look((tx) =>
    tx.one<{ state: string; done: number; total: number; found: number; sourceAt: number; keyAfter: string | null }>(
      sql`select state, done, total, gains + losses + others as found, source_at, key_after from law.replay where version_id = ${versionId}`,
    ),
  );

/** Subject after subject, award after award: facts of its own, both libraries asked. */
const oneByOne = (sources: readonly ReplaySource[]) =>
  app.db.read(system, async (tx) => {
    const { draft, before, after, overlays } = await layDraft(tx, 'thu.yaml', source);
    const [old, fresh] = [frozenAt(before, draft.from), frozenAt(after, draft.from)];
    const rows: Row[] = [];
    for (const from of sources) {
      let key: string | null = null;
      do {
        const page: Awaited<ReturnType<ReplaySource['page']>> = await from.page(tx, 2025, key);
        key = page.next;
        for (const { subject, award: own, acceptedOn, year } of page.items) {
          const facts = await factsOf(tx, subject, acceptedOn);
          if (!facts) continue;
          for (const award of own === null ? awardsToAsk(facts.subject.kind, old, fresh) : [own]) {
            const found = compare({ facts, award, acceptedOn, year }, old, fresh, overlays);
            if (!found) continue;
            const { clause, ...outcome } = found;
            const named = { source: from.source, subjectId: subject.id, awardCode: award };
            rows.push({ ...named, ...outcome, clauseId: clause.id, clauseVi: clause.words.vi, cite: clause.cite });
          }
        }
      } while (key !== null);
    }
    return rows;
  });

test('the rows of a replay are those of asking subject by subject', async () => {
  const id = await load(source);
  await ask(id);
  await work(replaySources);
  const state = await stateOf(id);
  expect(state).toMatchObject({ state: 'DONE', done: state.total });
  const rows = await rowsOf(id);
  expect(rows).toEqual(await oneByOne(replaySources));
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.length).toBe(state.found);
});

test('a replay that was cut off goes on where it was and writes the same rows, none twice', async () => {
  const id = await load(`${source}# lần hai\n`);
  await ask(id);
  const [, people] = replaySources;
  if (!people) throw new Error('no people');
  const asked: (string | null)[] = [];
  /** People in pages of 40; the third page of the first try fails. */
  const small = (fail: boolean): ReplaySource => ({
    ...people,
    async page(tx, year, after) {
      asked.push(after);
      if (fail && asked.length === 3) throw new Error('cut off');
      const page = await people.page(tx, year, after);
      const items = page.items.slice(0, 40);
      return { items, next: page.items.length > 40 ? (items.at(-1)?.subject.id ?? null) : page.next };
    },
  });
  await work([small(true)]);
  const cut = await stateOf(id);
  expect(cut).toMatchObject({ state: 'FAILED', done: 80, sourceAt: 0, keyAfter: asked[2] });
  expect(cut.found).toBe((await rowsOf(id)).length);
  const owner = new pg.Client({ connectionString: app.url });
  await owner.connect();
  await owner.query('update graphile_worker._private_jobs set run_at = now()');
  await owner.end();
  const firstTry = asked.length;
  await work([small(false)]);
  expect(asked[firstTry]).toBe(cut.keyAfter);
  const state = await stateOf(id);
  expect(state).toMatchObject({ state: 'DONE', done: state.total });
  expect(await rowsOf(id)).toEqual(await oneByOne([people]));
});
