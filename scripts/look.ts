/** A picture of a page: `node scripts/look.ts <url> <out.png> [width] [--dark]`. */
import { chromium } from '@playwright/test';
import { launchBrowser } from './browser.ts';

const [url, out, ...rest] = process.argv.slice(2);
if (!url || !out) {
  process.stderr.write('node scripts/look.ts <url> <out.png> [width] [--dark]\n');
  process.exit(2);
}
const width = Number(rest.find((word) => /^\d+$/.test(word)) ?? 1440);
const browser = await chromium.launch(await launchBrowser());
try {
  const context = await browser.newContext({
    viewport: { width, height: width < 700 ? 844 : 900 },
    colorScheme: rest.includes('--dark') ? 'dark' : 'light',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  const page = await context.newPage();
  page.on('pageerror', (problem) => process.stderr.write(`${problem.message}\n`));
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path: out, fullPage: true });
} finally {
  await browser.close();
}
