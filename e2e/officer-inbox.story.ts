import { expect, setDay, signIn, test } from './fixtures.ts';

test('cán bộ mở việc đầu tiên trong danh sách, làm xong, việc rời danh sách', async ({ page }) => {
  await setDay(page, '2022-06-10');
  await signIn(page, 'canbo.cuc-vt');
  await expect(page.getByRole('heading', { level: 1, name: /việc quá hạn/ })).toBeVisible();
  const owed = page.getByRole('region', { name: 'Quá hạn và hôm nay' }).getByRole('listitem');
  const first = owed.filter({ hasText: 'Báo cáo kết quả tháng 5/2022' });
  await expect(first).toContainText('Quá hạn 5 ngày');

  await first.getByRole('link', { name: 'Nhập báo cáo' }).click();
  await expect(page.getByRole('heading', { name: 'Báo cáo kết quả tháng 5' })).toBeVisible();
  await page.getByLabel('Ghi chú của đơn vị').fill('Ba việc trong tháng xong trước hạn');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByRole('button', { name: 'Trình thủ trưởng' }).click();
  await expect(page.getByText('Đã trình thủ trưởng')).toBeVisible();

  await page.getByRole('navigation', { name: 'Điều hướng chính' }).getByRole('link', { name: 'Việc của tôi' }).click();
  await expect(page.getByText('Báo cáo kết quả tháng 5/2022')).toHaveCount(0);

  await signIn(page, 'lanhdao.cuc-vt');
  await page.getByRole('listitem').filter({ hasText: 'Báo cáo kết quả tháng 5/2022' }).getByRole('link').click();
  await expect(page.getByLabel('Ghi chú của đơn vị')).toHaveValue('Ba việc trong tháng xong trước hạn');
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Gửi báo cáo' }).click();
  await expect(page.getByText('đã gửi 10/06/2022')).toBeVisible();
});
