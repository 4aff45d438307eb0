import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeClock } from '#platform/clock.ts';
import { makeDatabase } from '#platform/db/database.ts';
import { migrate } from '#platform/db/migrate.ts';
import { makeLog, silent } from '#platform/log.ts';
import { demoPassword } from '../demo/accounts.ts';
import { fillDemo } from '../demo/fill.ts';
import { makeApp } from '../server.ts';
import { ownDatabase } from './own-database.ts';
import { playUntil } from './play.ts';
import { makeStage, StepFailed } from './stage.ts';
import { lastDay, story } from './story.ts';
import { overHttp } from './transport.ts';

const root = join(import.meta.dirname, '../../..');

async function main(say: (line: string) => void): Promise<void> {
  say('Chuẩn bị cơ sở dữ liệu trống, nạp dữ liệu của các bài báo …');
  const database = await ownDatabase(process.env);
  try {
    await migrate(database.url, { dir: join(root, 'db/migrations'), log: silent });
    await fillDemo(database.url);
    const clock = makeClock();
    const log = { ...makeLog(), info() {}, warn() {} };
    const db = makeDatabase({ url: database.url, clock });
    const app = await makeApp({ services: { db, clock, log }, demo: { password: demoPassword, clock, onDay: async () => {} } });
    try {
      const origin = await app.listen({ port: 0, host: '127.0.0.1' });
      say(`Máy chủ chạy tại ${origin}; mỗi người một phiên đăng nhập.`);
      const stage = makeStage({ transport: overHttp(origin), password: demoPassword });
      await playUntil(stage, story, lastDay, (line, done, of) => say(`[${String(done).padStart(3)}/${of}] ${line}`));
    } finally {
      await app.close();
      await db.close();
    }
  } finally {
    await database.drop();
  }
}

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
main((line) => void (values.json || process.stdout.write(`${line}\n`))).catch((error: unknown) => {
  process.stderr.write(error instanceof StepFailed ? `\nDừng: ${error.code}\n    ${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
