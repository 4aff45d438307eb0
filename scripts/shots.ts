import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { makeClock } from '#platform/clock.ts';
import { makeDatabase } from '#platform/db/database.ts';
import { temporaryFolder } from '#platform/db/test-server.ts';
import { newId } from '#platform/ids.ts';
import { demoPassword } from '../src/app/demo/accounts.ts';
import { ownDatabase } from '../src/app/story/own-database.ts';
import { playUntil } from '../src/app/story/play.ts';
import { recallFrom } from '../src/app/story/recall.ts';
import { makeStage, type Stage } from '../src/app/story/stage.ts';
import { story } from '../src/app/story/story.ts';
import { overHttp } from '../src/app/story/transport.ts';
import { launchBrowser } from './browser.ts';
import { albums, type Picture } from './shots/pictures.ts';

/**
 * `npm run shots`: the pictures of the officers' guide, taken from the running demonstration, so they stay true. The
 * story is played on from one day to the next, so that each screen shows what it shows at that time of the year.
 */
const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs/huong-dan/anh');
const widths = [1440, 390] as const;
const headers = () => ({ 'x-thidua': '1', 'idempotency-key': newId() });

async function answers(base: string, server: ChildProcess): Promise<void> {
  for (let waited = 0; waited < 240; waited += 1) {
    if (server.exitCode !== null) throw new Error('the server stopped before it answered');
    const ready = await fetch(`${base}/api/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error('the server did not answer');
}

async function take(browser: Browser, base: string, picture: Picture, path: string, width: number): Promise<void> {
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width, height: width > 600 ? 900 : 844 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  const page = await context.newPage();
  if (picture.login) await page.request.post('/api/demo/sign-in', { headers: headers(), data: { login: picture.login } });
  await page.goto(path);
  await picture.arrange?.(page);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(folder, `${picture.name}-${width}.png`), animations: 'disabled' });
  await context.close();
}

async function takeAll(browser: Browser, base: string, stage: Stage): Promise<void> {
  let reached = '';
  for (const { day, pictures } of albums) {
    await playUntil(stage, story, day, () => {}, reached);
    reached = day;
    await stage.day(day);
    for (const picture of pictures) {
      const path = typeof picture.path === 'string' ? picture.path : picture.path(stage);
      for (const width of widths) await take(browser, base, picture, path, width);
      process.stdout.write(`${picture.name}\n`);
    }
  }
}

const data = await temporaryFolder();
const database = await ownDatabase(process.env);
const port = 20_000 + Math.floor(Math.random() * 20_000);
const base = `http://127.0.0.1:${port}`;
const server = spawn(process.execPath, ['src/app/start.ts'], {
  cwd: root,
  env: { ...process.env, PORT: String(port), THIDUA_DATA: data, DATABASE_URL: database.url, THIDUA_DEMO: 'on' },
  stdio: 'ignore',
});
const db = makeDatabase({ url: database.url, clock: makeClock(), poolSize: 1 });
try {
  await answers(base, server);
  await mkdir(folder, { recursive: true });
  const browser = await chromium.launch(await launchBrowser());
  await takeAll(browser, base, makeStage({ transport: overHttp(base), password: demoPassword, recall: recallFrom(db) }));
  await browser.close();
} finally {
  const stopped = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await stopped;
  await db.close();
  await database.drop();
  await rm(data, { recursive: true, force: true });
}
