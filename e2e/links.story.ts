import type { Page } from '@playwright/test';
import { expect, signIn, test } from './fixtures.ts';

/** `/don-vi/0190…` and `/don-vi/0191…` are the same screen with other content; so are the years. */
const screenOf = (path: string): string =>
  (path.split('?')[0] ?? path).replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, '$id').replace(/\/\d{1,4}(?=\/|$)/g, '/$n');

const linksOn = (page: Page): Promise<string[]> =>
  page.locator('a[href^="/"]').evaluateAll((links) => links.flatMap((link) => link.getAttribute('href') ?? []));

/** Screens that hold a paper to print or a file instead of a page. */
const isPage = (path: string): boolean => !path.startsWith('/api/');

/** What a screen says that cannot be shown. */
const lost = /Không tìm thấy, hoặc bạn không có quyền xem|Không có trang này|Trang này gặp lỗi/;

/** How many different contents of each screen are opened. */
const each = { thuongtruc: 2, 'canbo.cuc-vt': 1, 'lanhdao.cuc-tnn': 1, quantri: 1, botruong: 1, 'nhanvien.cuc-vt': 1 } as const;

for (const [login, most] of Object.entries(each)) {
  test(`mọi liên kết ${login} thấy đều mở ra đúng nơi`, async ({ page }) => {
    test.setTimeout(600_000);
    await signIn(page, login);
    const opened = new Map<string, string[]>();
    const waiting = [{ path: '/', from: '' }];
    const dead: string[] = [];
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { path, from } = next;
      const screen = screenOf(path);
      const before = opened.get(screen) ?? [];
      if (before.length >= most || before.includes(path)) continue;
      opened.set(screen, [...before, path]);
      await page.goto(path);
      await expect(page.locator('h1, main [role=alert]').first(), path).toBeVisible();
      await page.waitForLoadState('networkidle');
      if ((await page.locator('h1').count()) === 0 || (await page.getByText(lost).count()) > 0) dead.push(`${from} → ${path}`);
      else waiting.push(...(await linksOn(page)).filter(isPage).map((link) => ({ path: link, from: path })));
    }
    expect(dead).toEqual([]);
    expect(opened.size, [...opened.keys()].join(' ')).toBeGreaterThan(8);
  });
}
