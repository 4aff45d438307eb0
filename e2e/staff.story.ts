import { expect, signIn, test } from './fixtures.ts';

test('chuyên viên: việc của mình, thành tích của mình, danh hiệu tiếp theo còn thiếu gì', async ({ page }) => {
  await signIn(page, 'nhanvien.cuc-vt');
  await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: 'Sửa 1 mục bị trả lại' })).toBeVisible();
});
