import { mkdtempSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { launchBrowser } from './scripts/browser.ts';

/** Browser stories run against the shipped server on a database of their own. Workers load this file too, so choices live in the environment. */
const env = process.env;
env['THIDUA_E2E_PORT'] ??= String(20_000 + Math.floor(Math.random() * 20_000));
if (env['THIDUA_E2E_DATA'] === undefined) {
  env['THIDUA_E2E_DATA'] = mkdtempSync(join(tmpdir(), 'thidua-e2e-'));
  chmodSync(env['THIDUA_E2E_DATA'], 0o755);
}
const baseURL = `http://127.0.0.1:${env['THIDUA_E2E_PORT']}`;
const browser = await launchBrowser();

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.story.ts',
  // Stories share one year of one ministry and are told one after the other; an unstable one is a bug, so no retries.
  workers: 1,
  retries: 0,
  timeout: 60_000,
  use: {
    baseURL,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: { executablePath: browser.executablePath, args: [...browser.args] },
  },
  webServer: {
    command: 'node src/app/start.ts',
    url: `${baseURL}/api/health`,
    timeout: 240_000,
    env: { PORT: env['THIDUA_E2E_PORT'], THIDUA_DATA: env['THIDUA_E2E_DATA'], THIDUA_DEMO: 'on' },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
});
