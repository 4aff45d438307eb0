import { expect, signIn, test, told } from './fixtures.ts';

test('đăng ký: nháp qua được mất mạng và tải lại trang, thủ trưởng gửi, Cụm trưởng trả một mục, cán bộ sửa đúng mục ấy', async ({
  page,
  context,
}) => {
  const unit = 'Sở Tài nguyên và Môi trường tỉnh Hà Nam';

  await test.step('cán bộ soạn bản mới', async () => {
    await signIn(page, 'canbo.so-hanam', '/dang-ky');
    await page.getByRole('link', { name: 'Đăng ký mới' }).click();
    await page
      .getByRole('region', { name: `Đăng ký của ${unit}` })
      .getByRole('button', { name: 'Bắt đầu bản mới' })
      .click();
    await expect(page.getByRole('heading', { name: `Đăng ký thi đua năm 2022 · ${unit}` })).toBeVisible();
    await page.getByRole('button', { name: 'Thêm chỉ tiêu' }).click();
    await page.getByLabel('Nội dung chỉ tiêu').fill('Giải quyết hồ sơ đất đai đúng hạn');
    await page.getByLabel('Mức').fill('95');
    await page.getByLabel('Đơn vị tính').fill('%');
    await page.getByLabel('Thời hạn').fill('12/2022');
    await page.getByRole('button', { name: 'Thêm chỉ tiêu' }).click();
    await page.getByLabel('Nội dung chỉ tiêu').nth(1).fill('Số hóa hồ sơ địa chính');
    await page.getByLabel('Không đăng ký danh hiệu').check();
    await page.getByLabel('Lý do không đăng ký danh hiệu').fill('Năm đầu kiện toàn tổ chức');
    await expect(page.getByText(/^Đã lưu/)).toBeVisible();
  });

  await test.step('mất mạng giữa chừng: nháp nằm trên máy, tải lại trang vẫn còn', async () => {
    await context.setOffline(true);
    await page.getByLabel('Nội dung chỉ tiêu').nth(1).fill('Số hóa hồ sơ địa chính của 20 xã');
    await expect(page.getByText('Mất kết nối, sẽ gửi lại')).toBeVisible({ timeout: 15_000 });
    await context.setOffline(false);
    await page.reload();
    await expect(page.getByLabel('Nội dung chỉ tiêu').nth(1)).toHaveValue('Số hóa hồ sơ địa chính của 20 xã');
    await expect(page.getByText(/^Đã lưu/)).toBeVisible();
    await page.getByRole('button', { name: 'Trình thủ trưởng' }).click();
    await told(page, 'Đã trình thủ trưởng.');
  });

  await test.step('thủ trưởng gửi, bản nộp muộn mang dấu', async () => {
    await signIn(page, 'lanhdao.so-hanam');
    await page.getByRole('listitem').filter({ hasText: 'Trình: Đăng ký thi đua năm 2022' }).getByRole('link', { name: 'Xem và gửi' }).click();
    await page.getByRole('button', { name: 'Gửi đăng ký' }).click();
    await expect(page.getByText('Đã quá hạn đăng ký: bản này sẽ mang dấu “nộp muộn”.')).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Gửi đăng ký' }).click();
    await told(page, 'Đã gửi đăng ký.');
    await expect(page.getByText('Nộp muộn', { exact: true })).toBeVisible();
  });

  await test.step('Cụm trưởng trả lại một chỉ tiêu, nêu lý do và hạn', async () => {
    await signIn(page, 'canbo.so-haiphong', '/dang-ky');
    await page.getByRole('searchbox', { name: 'Tìm' }).fill('ha nam');
    await page.getByRole('link', { name: unit }).click();
    await page.getByRole('button', { name: 'Trả lại' }).click();
    const dialog = page.getByRole('dialog', { name: 'Trả lại' });
    await dialog.getByLabel('Chỉ tiêu 2: Số hóa hồ sơ địa chính của 20 xã').check();
    await dialog.getByLabel('Lý do').fill('Ghi rõ số hồ sơ để cuối năm đếm được');
    await dialog.getByRole('textbox', { name: 'Hạn sửa' }).fill('20/06/2022');
    await dialog.getByRole('button', { name: 'Trả lại' }).click();
    await told(page, 'Đã trả lại.');
  });

  await test.step('cán bộ thấy mục nào, vì sao, hạn nào; mục khác không sửa được', async () => {
    await signIn(page, 'canbo.so-hanam');
    await page.getByRole('listitem').filter({ hasText: 'Sửa 1 mục bị trả lại' }).getByRole('link').click();
    await expect(page.getByText('Ghi rõ số hồ sơ để cuối năm đếm được · hạn 20/06/2022')).toBeVisible();
    await expect(page.getByLabel('Nội dung chỉ tiêu').first()).not.toBeEditable();
    await page.getByLabel('Nội dung chỉ tiêu').nth(1).fill('Số hóa 12.000 hồ sơ địa chính của 20 xã');
    await expect(page.getByText(/^Đã lưu/)).toBeVisible();
    await signIn(page, 'lanhdao.so-hanam', new URL(page.url()).pathname);
    await page.getByRole('button', { name: 'Gửi lại' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Gửi đăng ký' }).click();
    await told(page, 'Đã gửi đăng ký.');
    await expect(page.getByText('đã sửa')).toBeVisible();
  });
});
