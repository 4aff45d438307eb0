import { join } from 'node:path';
import { system } from '#platform/actor.ts';
import { makeClock, type SettableClock } from '#platform/clock.ts';
import { makeDatabase, sql, type Database } from '#platform/db/database.ts';
import { migrate } from '#platform/db/migrate.ts';
import { openDatabase } from '#platform/db/open-database.ts';
import { makeLog } from '#platform/log.ts';
import { demoPassword } from './demo/accounts.ts';
import { fillDemo } from './demo/fill.ts';
import { isDemo } from './demo/mode.ts';
import { playDemo } from './demo/play.ts';
import { sweepNow } from './jobs.ts';
import { makeApp } from './server.ts';
import { startJobs } from './worker.ts';

const root = join(import.meta.dirname, '../..');
const say = (line: string) => process.stdout.write(`${line}\n`);

const dayKey = 'demo.today';

async function restoreDay(db: Database, clock: SettableClock): Promise<void> {
  const row = await db.read(system, (tx) => tx.maybe<{ value: string | null }>(sql`select value from platform.setting where key = ${dayKey}`));
  if (row) clock.set(row.value);
}

const keepDay = (db: Database) => async (day: string | null) => {
  await db.write(system, (tx) =>
    tx.run(sql`insert into platform.setting (key, value) values (${dayKey}, ${JSON.stringify(day)}::jsonb)
      on conflict (key) do update set value = excluded.value, updated_at = now()`),
  );
};

/** Setting the day in the demonstration brings what that day brings: reminders, deadlines that have passed. */
const newDay = (db: Database) => async (day: string | null) => {
  await keepDay(db)(day);
  await sweepNow(db);
};

/** Starts everything: database, migrations, demo data, worker, server. Ends cleanly on SIGINT and SIGTERM. */
async function main(): Promise<void> {
  const full = makeLog();
  // People at a terminal read the greeting; progress of the database goes to the log only when asked for.
  const log = process.env['THIDUA_LOG'] === 'info' ? full : { ...full, info() {} };
  const demo = isDemo(process.env);
  const port = Number(process.env['PORT'] ?? 3000);
  const opened = await openDatabase({ env: process.env, log });
  const { applied } = await migrate(opened.ownerUrl, { dir: join(root, 'db/migrations'), log });
  if (applied.length > 0) say(`Đã cập nhật cơ sở dữ liệu (${applied.length} bước).`);
  const clock = makeClock();
  const db = makeDatabase({ url: opened.ownerUrl, clock, onError: (error) => log.warn('database connection lost', { message: error.message }) });
  if (demo) {
    await fillDemo(opened.ownerUrl);
    await restoreDay(db, clock);
  }
  const app = await makeApp({
    services: { db, clock, log },
    demo: demo ? { password: demoPassword, clock, onDay: newDay(db) } : null,
    webRoot: join(root, 'dist/web'),
    rateLimit: demo ? undefined : 1200,
  });
  if (demo) await playDemo({ app, db, clock, keepDay: keepDay(db), say });
  const jobs = await startJobs({ url: opened.ownerUrl, db, clock, log });
  await app.listen({ port, host: process.env['HOST'] ?? (demo ? '127.0.0.1' : '0.0.0.0') });
  greet(port, demo);

  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    await app.close();
    await jobs.stop();
    await db.close();
    await opened.stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void end());
  process.on('SIGTERM', () => void end());
}

function greet(port: number, demo: boolean): void {
  say('');
  say(`  thidua đang chạy: http://127.0.0.1:${port}`);
  if (!demo) return;
  say('');
  say(`  Tài khoản mẫu (mật khẩu chung: ${demoPassword})`);
  for (const [login, who] of [
    ['canbo.cuc-vt', 'Cán bộ thi đua, Cục Viễn thám quốc gia'],
    ['lanhdao.cuc-tnn', 'Thủ trưởng Cục Quản lý tài nguyên nước, Khối trưởng Khối IV năm 2022'],
    ['thuongtruc', 'Vụ TĐKT, Thường trực Hội đồng'],
    ['thuongtruc2', 'Thường trực Hội đồng, người thứ hai (công bố bảng điểm)'],
    ['uyvien1', 'Ủy viên Hội đồng (đến uyvien9)'],
    ['botruong', 'Lãnh đạo Bộ'],
    ['nhanvien.cuc-vt', 'Chuyên viên'],
    ['quantri', 'Quản trị hệ thống'],
    ['kiemtra', 'Kiểm tra, giám sát'],
  ] as const) {
    say(`    ${login.padEnd(18)} ${who}`);
  }
  say('');
  say('  Dừng: Ctrl+C');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
