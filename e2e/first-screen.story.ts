import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, signIn, test } from './fixtures.ts';

test('màn hình đầu tiên sau đăng nhập tải không quá 200 KB JavaScript đã nén', async ({ page }) => {
  const scripts = new Set<string>();
  page.on('response', (response) => {
    const path = new URL(response.url()).pathname;
    if (path.endsWith('.js')) scripts.add(path);
  });
  await signIn(page, 'canbo.cuc-vt');
  await page.waitForLoadState('networkidle');
  expect(scripts.size).toBeGreaterThan(0);
  const root = join(import.meta.dirname, '../dist/web');
  const bytes = [...scripts].reduce((sum, path) => sum + gzipSync(readFileSync(join(root, path)), { level: 9 }).length, 0);
  expect(bytes).toBeLessThanOrEqual(200 * 1024);
});
