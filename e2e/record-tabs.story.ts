import { seedId } from '../src/platform/ids.ts';
import { expect, expectAccessible, signIn, test } from './fixtures.ts';

test('mở liên kết tới mục “Quá trình” trên điện thoại: thẻ mục nằm trong màn hình, chỗ trống nói rõ', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, 'canbo.cuc-vt', `/ly-lich/don-vi/${seedId('org-cuc-vt')}?muc=qua-trinh`);
  const chosen = page.getByRole('link', { name: 'Quá trình' });
  await expect(chosen).toHaveAttribute('aria-current', 'page');
  await expect(chosen).toBeInViewport({ ratio: 1 });
  await expect(page.getByText('Chưa ghi lần tách, nhập hay đổi tên nào')).toBeVisible();
  await expectAccessible(page);
});
