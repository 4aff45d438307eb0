import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeClock } from '#platform/clock.ts';
import { makeDatabase } from '#platform/db/database.ts';
import { migrate } from '#platform/db/migrate.ts';
import { makeLog, silent } from '#platform/log.ts';
import { demoPassword } from '../demo/accounts.ts';
import { fillDemo } from '../demo/fill.ts';
import { sweepNow } from '../jobs.ts';
import { makeApp } from '../server.ts';
import { ownDatabase } from './own-database.ts';
import { playUntil } from './play.ts';
import { resultOf, tableOf, type StoryResult } from './result.ts';
import { makeStage, StepFailed } from './stage.ts';
import { lastDay, story } from './story.ts';
import { overHttp } from './transport.ts';

/*
 * node src/app/story/run.ts [--json]
 *
 * Plays the years 2021 and 2022 over HTTP on an empty database of its own: every person signs in with a password and
 * has a session of their own. Ends with a table, or with `--json` prints only the result. The exit code is 0 only when
 * every step was taken, and refused where it had to be refused.
 */

/** Asked to end, the story stops after the step it is in, and leaves nothing behind. */
let asked = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (asked = true));

const root = join(import.meta.dirname, '../../..');

async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const database = await ownDatabase(process.env);
  try {
    await migrate(database.url, { dir: join(root, 'db/migrations'), log: silent });
    await fillDemo(database.url);
    return await work(database.url);
  } finally {
    await database.drop();
  }
}

async function withServer<T>(url: string, work: (origin: string) => Promise<T>): Promise<T> {
  const clock = makeClock();
  const log = { ...makeLog(), info() {}, warn() {} };
  const db = makeDatabase({ url, clock });
  const app = await makeApp({ services: { db, clock, log }, demo: { password: demoPassword, clock, onDay: () => sweepNow(db) } });
  try {
    return await work(await app.listen({ port: 0, host: '127.0.0.1' }));
  } finally {
    await app.close();
    await db.close();
  }
}

async function play(origin: string, say: (line: string) => void): Promise<StoryResult> {
  say(`Máy chủ chạy tại ${origin}; mỗi người một phiên đăng nhập.`);
  const stage = makeStage({ transport: overHttp(origin), password: demoPassword });
  await playUntil(stage, story, lastDay, (line, done, of) => {
    say(`[${String(done).padStart(String(of).length)}/${of}] ${line}`);
    if (asked) throw new StepFailed('story.interrupted', `Dừng theo yêu cầu sau bước ${done}/${of}.`);
  });
  return resultOf(stage);
}

async function main(json: boolean): Promise<void> {
  const print = (line: string) => void process.stdout.write(`${line}\n`);
  const say = json ? () => {} : print;
  say('Chuẩn bị cơ sở dữ liệu trống, nạp dữ liệu của các bài báo …');
  const result = await withDatabase((url) => withServer(url, (origin) => play(origin, say)));
  for (const line of json ? [JSON.stringify(result, null, 2)] : tableOf(result)) print(line);
}

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
main(values.json).catch((error: unknown) => {
  const told = error instanceof StepFailed ? `Dừng: ${error.code}\n    ${error.message}` : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`\n${told}\n`);
  process.exitCode = 1;
});
