import { expect, test } from './fixtures.ts';

test('chỉ dùng bàn phím: đăng nhập, tìm Cụm I không dấu, mở năm của cụm, đổi ngôn ngữ', async ({ page }) => {
  await page.goto('/dang-nhap');
  await page.getByLabel('Tên đăng nhập').focus();
  await page.keyboard.type('canbo.so-bacninh');
  await page.keyboard.press('Tab');
  await page.keyboard.type('thi-dua-2022');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^Chào/ })).toBeVisible();

  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.type('cum thi dua so 1');
  await expect(dialog.getByText('Cụm thi đua số I', { exact: true }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Cụm thi đua số I' })).toBeVisible();
  await expect(dialog).toBeHidden();

  // The first row of the years is one Tab away from the page's own verbs; Enter follows it.
  const firstYear = page.getByRole('table').getByRole('link').first();
  for (let presses = 0; presses < 60 && !(await firstYear.evaluate((element) => element.matches(':focus'))); presses += 1)
    await page.keyboard.press('Tab');
  await expect(firstYear).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Cụm thi đua số I ·');
  await expect(page.getByRole('main').getByText('Sở Tài nguyên và Môi trường tỉnh Bắc Ninh').first()).toBeVisible();

  const menu = page.getByRole('button', { name: /Tài khoản/ });
  await menu.focus();
  await page.keyboard.press('Enter');
  const english = page
    .getByRole('menuitemradio', { name: 'English' })
    .or(page.getByRole('menuitem', { name: 'English' }))
    .first();
  for (let presses = 0; presses < 12 && !(await english.evaluate((element) => element.matches(':focus'))); presses += 1)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Blocks and clusters' }).first()).toBeVisible();
});
