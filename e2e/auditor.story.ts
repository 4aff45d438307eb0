import { readFile } from 'node:fs/promises';
import { expect, signIn, test } from './fixtures.ts';

test('kiểm tra, giám sát: ai làm gì, lúc nào, vì sao; lọc và xuất được, không sửa được', async ({ page }) => {
  await signIn(page, 'kiemtra', '/nhat-ky');
  const trail = page.getByRole('table');
  await expect(trail.getByRole('row').nth(1)).toBeVisible();
  await page.getByRole('searchbox').first().fill('Thủ trưởng Cục Viễn thám');
  await expect(trail.getByRole('row').filter({ hasText: 'Thủ trưởng Cục Viễn thám (mẫu)' }).first()).toBeVisible();
  await expect(trail.getByRole('row').filter({ hasText: 'Cục QLTNN' })).toHaveCount(0);

  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Xuất CSV' }).click();
  const file = await saved;
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toContain('Thủ trưởng Cục Viễn thám (mẫu)');
  expect(text.split('\n').length).toBeGreaterThan(3);

  await page.goto('/khoi-cum');
  await expect(page.getByRole('link', { name: 'Khối thi đua số IV' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Lập nhóm mới' })).toHaveCount(0);
});
