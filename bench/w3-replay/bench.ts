import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { replaySources } from '#app/law-replay.ts';
import { madeUpRecords } from '#app/testing/made-up-records.ts';
import { system } from '#platform/actor.ts';
import { makeClock } from '#platform/clock.ts';
import { makeDatabase, sql, type Database, type Tx } from '#platform/db/database.ts';
import { migrate } from '#platform/db/migrate.ts';
import { newId } from '#platform/ids.ts';
import { silent } from '#platform/log.ts';
import { frozenAt } from '#modules/law/change/compose.ts';
import { awardsToAsk, compare } from '#modules/law/change/replay.ts';
import { replayJob, type ReplaySource } from '#modules/law/index.ts';
import { layDraft } from '#modules/law/server/versions.ts';
import { factsOf } from '#modules/records/index.ts';
import type { Bench, Check, Sample, Size } from '../contract.ts';
import { startBenchDatabase } from '../database.ts';

/** A replay of a draft over everybody, from the product's own tables to its rows, against asking subject by subject. */
const people: Readonly<Record<Size, number>> = { smoke: 2000, tenth: 200_000, full: 2_000_000 };
const goals: Readonly<Record<Size, number>> = { smoke: 4, tenth: 10, full: 10 };
/** Subjects asked one by one in a round: enough for a steady rate. */
const sample: Readonly<Record<Size, number>> = { smoke: 60, tenth: 300, full: 300 };

const today = '2026-11-28';
const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const draftFile = 'law-draft-regime.yaml';
const draft = readFileSync(root(`docs/formats/examples/${draftFile}`), 'utf8');

/** Indexes for finding words: dear to build and not asked here. */
const wordIndexes = ['directory.person_kd', 'directory.unit_kd', 'decisions.award_kd', 'records.initiative_kd'];

async function build(url: string, count: number, say: (line: string) => void): Promise<void> {
  await migrate(url, { dir: root('db/migrations'), log: silent });
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    await owner.query("set session_replication_role = 'replica'; set maintenance_work_mem = '512MB'");
    for (const index of wordIndexes) await owner.query(`drop index ${index}`);
    for (const statement of madeUpRecords({ people: count, units: Math.max(4, Math.round(count / 500)), lastYear: 2025 }))
      await owner.query(statement);
    await owner.query('vacuum analyze');
    const { rows } = await owner.query<object>(
      'select (select count(*) from directory.person) as people, (select count(*) from records.rating) as ratings, (select count(*) from decisions.award) as awards, (select count(*) from records.initiative) as initiatives',
    );
    say(`  ${JSON.stringify(rows[0])}`);
  } finally {
    await owner.end();
  }
}

interface Row {
  readonly subjectId: string;
  readonly awardCode: string;
  readonly before: string;
  readonly after: string;
  readonly clauseId: string;
}

/** A draft and a replay of it that waits, as an administrator asks for one. */
const waiting = (db: Database) =>
  db.write(system, async (tx) => {
    const [versionId, replayId] = [newId(), newId()];
    await tx.run(sql`
      insert into law.version (id, kind, code, title_vi, title_en, file_name, source, hash, effective_on, state, cases, loaded_on, loaded_by, loaded_by_account, reason)
      values (${versionId}, 'regime', ${versionId}, 'Bản thử', 'Trial', ${draftFile}, ${draft}, ${versionId}, '2027-03-01', 'DRAFT', 1, ${today}, 'Máy', null, 'đo')`);
    await tx.run(
      sql`insert into law.replay (id, version_id, state, year, base_hash, asked_on, asked_by) values (${replayId}, ${versionId}, 'WAITING', 2025, '', ${today}, 'Máy')`,
    );
    return replayId;
  });

async function whole(db: Database): Promise<string> {
  const replayId = await waiting(db);
  await replayJob(replaySources).run(db, { replayId });
  return replayId;
}

/** Some people from all over, subject by subject: the facts of each alone, both rules asked for each award. */
async function oneByOne(db: Database, subjects: readonly string[]): Promise<Row[]> {
  return db.read(system, async (tx) => {
    const { draft: read, before, after, overlays } = await layDraft(tx, draftFile, draft);
    const [old, fresh] = [frozenAt(before, read.from), frozenAt(after, read.from)];
    const awards = awardsToAsk('person', old, fresh);
    const rows: Row[] = [];
    for (const id of subjects) {
      const facts = await factsOf(tx, { kind: 'person', id }, '2025-12-31');
      if (!facts) throw new Error(`no record of ${id}`);
      for (const awardCode of awards) {
        const found = compare({ facts, award: awardCode, acceptedOn: '2025-12-31', year: 2025 }, old, fresh, overlays);
        if (found) rows.push({ subjectId: id, awardCode, before: found.before, after: found.after, clauseId: found.clause.id });
      }
    }
    return rows;
  });
}

const someOf = (tx: Tx, count: number) =>
  tx.many<{ id: string }>(sql`
    select id from (select p.id, row_number() over (order by p.id) as at, count(*) over () as n from directory.person p
      where not exists (select 1 from records.merge m where m.from_person_id = p.id and m.undone_on is null)) p
    where at % greatest(n / ${count}, 1) = 0 order by id limit ${count}`);

export const bench: Bench = {
  async prepare({ size, say }) {
    const database = await startBenchDatabase();
    await build(database.url, people[size], say);
    const clock = makeClock();
    clock.set(today);
    const db = makeDatabase({ url: database.url, clock, poolSize: 3 });
    const ids = (await db.read(system, (tx) => someOf(tx, sample[size]))).map((one) => one.id);
    const total = await db.read(system, async (tx) => {
      let sum = 0;
      for (const source of replaySources as readonly ReplaySource[]) sum += await source.count(tx, 2025);
      return sum;
    });
    let [replayId, most] = ['', 0];
    let alone: Row[] = [];
    const rate = async (subjects: number, work: () => Promise<unknown>): Promise<Sample> => {
      const start = performance.now();
      await work();
      return { rps: subjects / ((performance.now() - start) / 1000), rssMB: Math.round(process.memoryUsage.rss() / 2 ** 20) };
    };
    return {
      cases: [
        {
          name: 'replay',
          c: 1,
          targets: {
            project: async () => {
              const watch = setInterval(() => void (most = Math.max(most, process.memoryUsage.rss())), 200);
              const figures = await rate(total, async () => void (replayId = await whole(db)));
              clearInterval(watch);
              return figures;
            },
            naive: () => rate(ids.length, async () => void (alone = await oneByOne(db, ids))),
          },
        },
      ],
      checks: async () => [...(await compared(db, replayId, ids, alone)), memory(most)],
      goals: [{ case: 'replay', over: 'naive', atLeast: goals[size] }],
      async stop() {
        await db.close();
        await database.stop();
      },
    };
  },
};

/** Rows of the sample as the replay wrote them, and that it asked everybody. */
async function compared(db: Database, replayId: string, ids: readonly string[], alone: readonly Row[]): Promise<Check[]> {
  const [written, state] = await db.read(system, async (tx) => [
    await tx.many<Row>(sql`
      select subject_id, award_code, before, after, clause_id from law.replay_row where replay_id = ${replayId} and subject_id = any (${ids}::uuid[]) order by ord`),
    await tx.one<{ state: string; done: number; total: number }>(sql`select state, done, total from law.replay where id = ${replayId}`),
  ]);
  const text = (rows: readonly Row[]) => rows.map((row) => `${row.subjectId} ${row.awardCode} ${row.before} ${row.after} ${row.clauseId}`).sort();
  const [ours, theirs] = [text(written), text(alone)];
  const differ = ours.filter((row, at) => row !== theirs[at]).length + Math.abs(ours.length - theirs.length);
  return [
    { name: 'rows equal to asking subject by subject', expected: 0, got: differ, ok: differ === 0 },
    { name: 'some of the sample changed', expected: '> 0', got: theirs.length, ok: theirs.length > 0 },
    {
      name: 'everybody was asked',
      expected: `DONE ${state.total}`,
      got: `${state.state} ${state.done}`,
      ok: state.state === 'DONE' && state.done === state.total,
    },
  ];
}

/** A page at a time: memory does not grow with the people. */
function memory(most: number): Check {
  const got = Math.round(most / 2 ** 20);
  return { name: 'most memory of the process (MB)', expected: '<= 900', got, ok: got <= 900 };
}
