import { seedId } from '../src/platform/ids.ts';
import { expect, expectAccessible, expectOff, signIn, test, told } from './fixtures.ts';

const colleague = seedId('demo/records/person/ha');

test('một khen thưởng cũ được nhập và "chưa rõ" thành "đủ"', async ({ page }) => {
  await signIn(page, 'canbo.cuc-vt', `/ly-lich/ca-nhan/${colleague}?dh=CSTD_BBNT`);
  const main = page.getByRole('main');
  await expect(main.getByText('Chưa rõ', { exact: true }).last()).toBeVisible();
  await expect(main.getByText(/chưa rõ đủ chuỗi liên tục Chiến sĩ thi đua cơ sở/).first()).toBeVisible();

  await main.getByRole('button', { name: 'Nhập khen thưởng cũ' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Danh hiệu, hình thức').fill('chien si thi dua co so');
  await dialog.getByRole('option', { name: 'Chiến sĩ thi đua cơ sở' }).click();
  await dialog.getByLabel('Năm thành tích').fill('2023');
  await dialog.getByLabel('Số quyết định').fill('702/QĐ-CVT');
  await dialog.getByLabel('Ngày quyết định').fill('18/12/2019');
  await dialog.getByLabel('Căn cứ').fill('Bản gốc trong tủ hồ sơ của Văn phòng Cục');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(dialog.getByText(/chưa tới|ngoài khoảng|từ 1945/i).first()).toBeVisible();
  await dialog.getByLabel('Năm thành tích').fill('2019');
  // a day that cannot be read is not sent as no day
  await dialog.getByLabel('Ngày quyết định').fill('32/13/2019');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(dialog.getByLabel('Ngày quyết định')).toBeFocused();
  await expect(dialog.getByText(/^Gõ năm, quý, tháng hoặc ngày/)).toBeVisible();
  await dialog.getByLabel('Ngày quyết định').fill('18/12/2019');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await expect(dialog).toBeHidden();
  await told(page, 'Đã ghi.');

  await expect(main.getByText('Đủ điều kiện', { exact: true }).last()).toBeVisible();
  await expect(main.getByRole('link', { name: 'Chiến sĩ thi đua cơ sở 2019' }).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: /Khen thưởng, sáng kiến/ }).click();
  await expect(main.getByText('702/QĐ-CVT · 18/12/2019')).toBeVisible();
  await expectAccessible(page);
});

test('cán bộ, công chức xem hồ sơ của mình nhưng không tự ghi', async ({ page }) => {
  await signIn(page, 'nhanvien.cuc-vt', '/ly-lich');
  await page.getByRole('link', { name: 'Hồ sơ của tôi' }).click();
  await expect(page.getByRole('heading', { name: 'Chuyên viên Cục Viễn thám (mẫu)' })).toBeVisible();
  await page.getByRole('link', { name: /Dữ kiện/ }).click();
  await expectOff(page.getByRole('button', { name: 'Ghi dữ kiện' }).first(), 'Không tự ghi hồ sơ của chính mình');
});
