import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startEmbedded } from '#platform/db/embedded.ts';
import { processesOf } from '#platform/db/embedded-process.ts';
import { temporaryFolder } from '#platform/db/test-server.ts';
import { silent } from '#platform/log.ts';

/*
 * node scripts/kill-test.ts --rounds 100 [--control]
 *
 * Proves that the embedded database keeps what it has acknowledged. In each round a writer commits rows over several
 * connections and tells of each acknowledged commit over a pipe; at a random moment every process of PostgreSQL is
 * killed (-9); the database is started again on the same folder and compared with the writer's words. A round counts
 * as "in flight" only when some commit was sent but not yet answered.
 *
 * The control does the same with synchronous_commit=off, where PostgreSQL answers before it has written: it must lose
 * rows, or the test could not see a loss. (A process that is killed leaves the operating system's memory intact; only
 * a power cut tests the disk.)
 *
 * The last line is JSON; the exit code is 0 only when nothing was lost or doubled and the control lost something.
 */

const CONNECTIONS = 4;
const LONGEST_WRITING_MS = 250;
const REQUIRED_IN_FLIGHT = 0.9;
const CHECKPOINT_EVERY = 200;
const CONTROL_ROUNDS = 20;
const IDS_PER_ROUND = 1_000_000;
/** Answers before writing, and lets the background writer sleep for as long as it can. */
const FORGETFUL = { synchronous_commit: 'off', wal_writer_delay: '10s', wal_buffers: '64MB' };

type Outcome = { rounds: number; inFlight: number; acknowledged: number; lost: number; doubled: number };
type Order = { url: string; firstId: number };
type Report = { acknowledged: number } | { unanswered: number } | { ended: true };

const say = (line: string) => process.stdout.write(`${line}\n`);

// ── The writer, a process of its own ────────────────────────────────────────────────────────────

/** Reads orders from standard input; writes rows until every connection is lost; reports on standard output. */
async function writer(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const { url, firstId } = JSON.parse(line) as Order;
    const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => connect(url)));
    await Promise.all(clients.map((client, index) => writeUntilLost(client, firstId + index)));
    report({ ended: true });
  }
}

/** A checkpoint that is cut off is not a write in flight: it ends the connection's part without a report. */
async function writeUntilLost(client: pg.Client, firstId: number): Promise<void> {
  for (let id = firstId; ; id += CONNECTIONS) {
    if (id % CHECKPOINT_EVERY === 0 && !(await succeeds(client, 'CHECKPOINT'))) return;
    if (!(await succeeds(client, `INSERT INTO kept (id) VALUES (${id})`))) return report({ unanswered: id });
    report({ acknowledged: id });
  }
}

const succeeds = (client: pg.Client, statement: string) =>
  client.query(statement).then(
    () => true,
    () => false,
  );

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Writing to a pipe does not return before it is done: a report is out before the next row is. */
function report(message: Report): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

// ── The rounds ──────────────────────────────────────────────────────────────────────────────────

/** What the writer said in one round, kept outside the database. */
type Words = { acknowledged: number[]; unanswered: number[]; first: Promise<void>; end: Promise<void> };

function startWriter() {
  const child = spawn(process.execPath, [import.meta.filename, '--writer'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  return {
    write(order: Order): Words {
      child.stdin.write(`${JSON.stringify(order)}\n`);
      const first = Promise.withResolvers<void>();
      const end = Promise.withResolvers<void>();
      const words: Words = { acknowledged: [], unanswered: [], first: first.promise, end: end.promise };
      const listen = (line: string) => {
        const message = JSON.parse(line) as Report;
        if ('acknowledged' in message) words.acknowledged.push(message.acknowledged);
        if ('unanswered' in message) words.unanswered.push(message.unanswered);
        first.resolve();
        if (!('ended' in message)) return;
        lines.off('line', listen);
        end.resolve();
      };
      lines.on('line', listen);
      return words;
    },
    async stop() {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}

async function runRounds(rounds: number, settings: Record<string, string>): Promise<Outcome> {
  const folder = await temporaryFolder();
  const start = () => startEmbedded({ dataDir: join(folder, 'postgres'), log: silent, settings });
  const writing = startWriter();
  const outcome: Outcome = { rounds, inFlight: 0, acknowledged: 0, lost: 0, doubled: 0 };
  const all: number[] = [];
  let server = await start();
  try {
    await ask(server.url, 'CREATE TABLE kept (id bigint NOT NULL)');
    for (let round = 0; round < rounds; round++) {
      const firstId = round * IDS_PER_ROUND;
      const words = writing.write({ url: server.url, firstId });
      await words.first;
      await killAllProcesses(server.url, Math.random() * LONGEST_WRITING_MS);
      await words.end;
      await server.stop();
      server = await start();

      const { lost, doubled } = await compare(server.url, words.acknowledged, firstId);
      outcome.inFlight += words.unanswered.length > 0 ? 1 : 0;
      outcome.acknowledged += words.acknowledged.length;
      outcome.lost += lost;
      outcome.doubled += doubled;
      all.push(...words.acknowledged);
      if ((round + 1) % 10 === 0) say(`${round + 1} rounds: ${JSON.stringify(outcome)}`);
    }
    // Nor may a later recovery have undone an earlier round.
    const { lost, doubled } = await compare(server.url, all, 0);
    return { ...outcome, lost: Math.max(outcome.lost, lost), doubled: Math.max(outcome.doubled, doubled) };
  } finally {
    await writing.stop();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Postmaster and all others at once, after so many milliseconds; returns when none of them is left. */
async function killAllProcesses(url: string, afterMilliseconds: number): Promise<void> {
  const rows = await ask(url, "SELECT current_setting('cluster_name') AS tag");
  const tag = String(rows[0]?.['tag']);
  await sleep(afterMilliseconds);
  for (let left = processesOf(tag); left.length > 0; left = processesOf(tag)) {
    for (const pid of left) kill(pid);
    await sleep(1);
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone between the look and the blow.
  }
}

async function compare(url: string, acknowledged: number[], firstId: number): Promise<{ lost: number; doubled: number }> {
  const rows = await ask(url, `SELECT id::text, count(*)::int AS times FROM kept WHERE id >= ${firstId} GROUP BY id`);
  const found = new Set(rows.map((row) => Number(row['id'])));
  return {
    lost: acknowledged.filter((id) => !found.has(id)).length,
    doubled: rows.filter((row) => row['times'] !== 1).length,
  };
}

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = await connect(url);
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '100' },
      control: { type: 'boolean', default: false },
      writer: { type: 'boolean', default: false },
    },
  });
  if (values.writer) return writer();

  const rounds = Number(values.rounds);
  const outcome = await runRounds(rounds, {});
  const control = values.control ? await runRounds(Math.min(rounds, CONTROL_ROUNDS), FORGETFUL) : undefined;
  const failures = [
    outcome.lost > 0 && 'acknowledged rows were lost',
    outcome.doubled > 0 && 'rows were doubled',
    outcome.inFlight < rounds * REQUIRED_IN_FLIGHT && 'too few rounds had a write in flight',
    control?.lost === 0 && 'the control lost nothing, so this test could not see a loss',
  ].filter((failure) => failure !== false);
  for (const failure of failures) say(`FAILED: ${failure}`);
  say(JSON.stringify({ ...outcome, ...(control && { control: { rounds: control.rounds, lost: control.lost } }) }));
  process.exitCode = failures.length === 0 ? 0 : 1;
}

await main();
