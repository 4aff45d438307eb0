import { demoPassword, expect, signIn, test } from './fixtures.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test('thủ trưởng ký phụ lục giao ước trên điện thoại: sai mật khẩu thì chưa ký, đúng thì thêm một chữ ký', async ({ page }) => {
  await signIn(page, 'lanhdao.cuc-vt');
  await page.getByRole('listitem').filter({ hasText: 'Ký phụ lục giao ước lần 2' }).getByRole('link', { name: 'Ký' }).tap();
  const waiting = page.getByRole('region', { name: 'Phụ lục lần 2 đang chờ ký' });
  await expect(waiting.getByText('4/6', { exact: true })).toBeVisible();
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);

  await page.getByRole('button', { name: 'Ký thay mặt Cục Viễn thám quốc gia' }).tap();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nhập lại mật khẩu').fill('khong-dung');
  await dialog.getByRole('button', { name: 'Ký giao ước' }).tap();
  await expect(dialog.getByText('Mật khẩu nhập lại chưa đúng, nên chưa ký.').first()).toBeVisible();
  await dialog.getByLabel('Nhập lại mật khẩu').fill(demoPassword);
  await dialog.getByRole('button', { name: 'Ký giao ước' }).tap();

  await expect(waiting.getByText('5/6', { exact: true })).toBeVisible();
  await expect(waiting.getByRole('listitem').filter({ hasText: 'Cục Viễn thám quốc gia' })).toContainText('Đã ký');
  await page.getByRole('navigation', { name: 'Điều hướng chính' }).getByRole('link', { name: 'Việc của tôi' }).tap();
  await expect(page.getByText('Ký phụ lục giao ước lần 2')).toHaveCount(0);
});
