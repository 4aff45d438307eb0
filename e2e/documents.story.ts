import { expect, expectAccessible, signIn, test } from './fixtures.ts';

test('cán bộ ghi một văn bản chưa có số rồi bổ sung số', async ({ page }) => {
  await signIn(page, 'canbo.cuc-vt', '/van-ban');
  await page.getByRole('searchbox').first().fill('thong tu 21');
  await expect(page.getByText('Thông tư 21/2018/TT-BTNMT')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Ghi văn bản' }).click();
  await page.getByLabel('Trích yếu').fill('Kế hoạch hưởng ứng phong trào thi đua năm 2022');
  await page.getByRole('button', { name: 'Lưu văn bản' }).click();
  await expect(page.getByRole('heading', { name: 'Công văn chưa có số' })).toBeVisible();
  await page.getByRole('button', { name: 'Sửa' }).click();
  await page.getByLabel('Số, ký hiệu').fill('27/CVT-VP');
  await page.getByLabel('Lý do sửa').fill('Văn thư đã cấp số');
  await page.getByRole('button', { name: 'Lưu văn bản' }).click();
  await expect(page.getByRole('heading', { name: 'Công văn 27/CVT-VP' })).toBeVisible();
});

test('kế hoạch 12/KH-BTNMT nói rõ hai nguồn ghi hai ngày', async ({ page }) => {
  await signIn(page, 'nhanvien.cuc-vt', '/van-ban?tim=12/KH-BTNMT');
  await expect(page.getByText('1 dòng')).toBeVisible();
  await page
    .getByRole('table')
    .getByRole('link', { name: /12\/KH-BTNMT/ })
    .click();
  await expect(page.getByText('04/12/2019')).toBeVisible();
  await expect(page.getByText('11/09/2019').first()).toBeVisible();
});
