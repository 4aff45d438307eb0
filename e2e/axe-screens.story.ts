import type { Page } from '@playwright/test';
import { seedId } from '#platform/ids.ts';
import { expect, expectAccessible, signIn, test } from './fixtures.ts';

/** Which screens each role lives in; a link in a first row leads on to its detail. */
const screens: Readonly<Record<string, readonly string[]>> = {
  'canbo.cuc-vt': [
    '/',
    '/viec',
    '/thong-bao',
    '/dang-ky',
    '/ket-qua',
    '/chi-so',
    '/chi-so/danh-sach',
    '/chi-so/nhap',
    '/minh-chung',
    '/van-ban',
    '/van-ban/moi',
    '/giao-uoc',
    '/cham-diem',
    '/huong-dan',
    '/phien',
    '/uy-quyen',
    `/ly-lich/ca-nhan/${seedId('demo/records/person/dung')}?muc=du-kien`,
  ],
  'lanhdao.cuc-tnn': [
    '/',
    `/tinh-hinh/${seedId('gt-khoi-4-2022')}`,
    `/khoi-cum/nhiem-ky/${seedId('gt-khoi-4-2022')}`,
    `/ket-qua/khoi/${seedId('gt-khoi-4-2022')}`,
    `/chi-so/khoi/${seedId('gt-khoi-4-2022')}`,
    '/tai-khoan',
    '/ho-so',
    '/ho-so/moi',
    '/ly-lich',
    '/ly-lich?muc=sang-kien',
    '/ly-lich/nhap',
  ],
  thuongtruc: [
    '/',
    '/nam-thi-dua/2022',
    '/phong-trao',
    `/phong-trao/${seedId('mv-2022-annual')}`,
    '/khoi-cum',
    '/hoi-dong',
    '/quyet-dinh',
    '/quy-dinh',
    '/nhat-ky',
    '/don-vi',
    `/don-vi/${seedId('org-cuc-vt')}`,
    '/nam-thi-dua/su-kien',
    '/cham-diem/bang-diem',
    '/chi-so',
    '/chi-so/dinh-nghia',
    '/ly-lich/trung',
    `/ly-lich/don-vi/${seedId('org-cuc-vt')}`,
  ],
  botruong: ['/', '/quyet-dinh'],
  'nhanvien.cuc-vt': ['/', '/dang-ky', '/ly-lich/cua-toi'],
};
const details = ['/giao-uoc', '/van-ban', '/ho-so', '/dang-ky', '/quyet-dinh', '/hoi-dong', '/cham-diem/bang-diem', '/don-vi'];

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
}

for (const width of [1440, 390] as const) {
  for (const [login, paths] of Object.entries(screens)) {
    test(`axe không thấy lỗi nặng ở ${width} px: ${login}`, async ({ page }) => {
      test.setTimeout(180_000);
      await page.setViewportSize({ width, height: 900 });
      await signIn(page, login);
      for (const path of paths) {
        await test.step(path, async () => {
          await page.goto(path);
          await settled(page);
          await expectAccessible(page);
          if (!details.includes(path)) return;
          const first = page.getByRole('main').getByRole('table').getByRole('link').first();
          if ((await first.count()) === 0) return;
          await first.click();
          await settled(page);
          await expectAccessible(page);
        });
      }
    });
  }
}

test('địa chỉ không có thật nói rõ, máy chủ mất kết nối thì cho thử lại', async ({ page, context }) => {
  await signIn(page, 'canbo.cuc-vt', `/van-ban/${crypto.randomUUID()}`);
  await expect(page.getByText('Không tìm thấy, hoặc bạn không có quyền xem.').first()).toBeVisible();
  await expectAccessible(page);
  await page.goto('/van-ban');
  await settled(page);
  await context.setOffline(true);
  await page.getByRole('searchbox').first().fill('08/KH-BTNMT');
  await expect(page.getByRole('button', { name: 'Thử lại' }).first()).toBeVisible({ timeout: 30_000 });
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Thử lại' }).first().click();
  await expect(page.getByText('Kế hoạch 08/KH-BTNMT').first()).toBeVisible();
});
