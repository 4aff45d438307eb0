import type { Locator, Page } from '@playwright/test';
import { demoPassword, expect, test } from './fixtures.ts';

const hasFocus = (element: Locator): Promise<boolean> => element.evaluate((node) => node === document.activeElement);

/** Presses a key until the focus is there, as somebody without a mouse does. */
async function walkTo(page: Page, place: Locator, key = 'Tab'): Promise<void> {
  await expect(place).toBeVisible();
  for (let presses = 0; presses < 90 && !(await hasFocus(place)); presses += 1) await page.keyboard.press(key);
  await expect(place).toBeFocused();
}

test('chỉ dùng bàn phím: đăng nhập, Ctrl+K tìm Cụm I không dấu, đi trong bảng thành viên, đổi ngôn ngữ', async ({ page }) => {
  await page.goto('/dang-nhap');
  await walkTo(page, page.getByLabel('Tên đăng nhập'));
  await page.keyboard.type('canbo.so-bacninh');
  await page.keyboard.press('Tab');
  await page.keyboard.type(demoPassword);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /Hôm nay/ })).toBeVisible();

  await page.keyboard.press('Control+k');
  const find = page.getByRole('dialog', { name: 'Tìm' });
  await expect(find.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('cum thi dua so 1');
  await expect(find.getByRole('option', { selected: true })).toContainText('Cụm thi đua số I');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Cụm thi đua số I' })).toBeVisible();
  await expect(find).toBeHidden();

  await walkTo(page, page.getByRole('table').getByRole('link').first());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Cụm thi đua số I · 2022' })).toBeVisible();
  await walkTo(page, page.getByRole('link', { name: 'Tình hình trong năm' }));
  await page.keyboard.press('Enter');

  const rows = page.getByRole('table', { name: 'Thành viên và các bước của năm' }).getByRole('row');
  await walkTo(page, rows.nth(1));
  for (const next of [2, 3]) {
    await page.keyboard.press('ArrowDown');
    await expect(rows.nth(next)).toBeFocused();
  }
  await page.keyboard.press('End');
  await expect(rows.last()).toBeFocused();
  await page.keyboard.press('Home');
  const unit = await rows.nth(1).getByRole('link').innerText();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: unit })).toBeVisible();

  await walkTo(page, page.getByRole('button', { name: /^Tài khoản/ }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await walkTo(page, page.getByRole('menuitemradio', { name: 'English' }), 'ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Blocks and clusters' }).first()).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
