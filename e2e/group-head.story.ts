import { demoPassword, expect, signIn, test, told } from './fixtures.ts';

test('Khối trưởng nhìn cả khối, Thường trực đề xuất luân phiên, bàn giao, đơn vị trưởng mới lấy ý kiến và mở ký giao ước', async ({ page }) => {
  await test.step('Khối trưởng thấy đơn vị nào hụt tháng nào', async () => {
    await signIn(page, 'canbo.cuc-tnn');
    await page.getByRole('link', { name: 'Tình hình của nhóm' }).click();
    const matrix = page.getByRole('table', { name: 'Thành viên và các bước của năm' });
    await expect(matrix.getByRole('row')).toHaveCount(7);
    await expect(matrix.getByRole('row').filter({ hasText: 'Cục Biến đổi khí hậu' })).toContainText('4/5 tháng');
    await page.getByRole('navigation', { name: 'Các màn hình của nhóm' }).getByRole('link', { name: 'Kết quả tháng' }).click();
    const months = page.getByRole('table', { name: 'Kết quả tháng · Khối thi đua số IV' });
    await expect(months.getByRole('row').filter({ hasText: 'Cục Biến đổi khí hậu' }).getByRole('cell', { name: '88% 22/25' })).toBeVisible();
  });

  await test.step('Thường trực đề xuất năm 2023 theo luân phiên', async () => {
    await signIn(page, 'thuongtruc', '/khoi-cum');
    await page.getByRole('searchbox', { name: 'Tìm' }).fill('khoi 4');
    await page.getByRole('link', { name: 'Khối thi đua số IV' }).click();
    await page.getByRole('navigation', { name: 'Đường dẫn' }).getByRole('link', { name: 'Khối thi đua số IV' }).click();
    await page.getByRole('link', { name: 'Đề xuất năm 2023' }).click();
    await expect(page.getByText('Đề xuất luân phiên: Cục Đo đạc, Bản đồ và Thông tin địa lý Việt Nam')).toBeVisible();
    await page.getByRole('button', { name: 'Đề xuất năm 2023' }).click();
    await expect(page.getByRole('heading', { name: 'Khối thi đua số IV · 2023' })).toBeVisible();
    await expect(page.getByText('Trưởng Cục Đo đạc, Bản đồ và Thông tin địa lý Việt Nam')).toBeVisible();
  });

  await test.step('Khối trưởng năm 2022 mở bàn giao, ghi xong danh mục, thủ trưởng ký', async () => {
    await signIn(page, 'canbo.cuc-tnn', '/khoi-cum');
    await page.getByRole('link', { name: 'Khối thi đua số IV' }).click();
    await page.getByRole('link', { name: 'Bàn giao', exact: true }).click();
    await page.getByRole('button', { name: 'Mở bàn giao' }).click();
    await expect(page.getByRole('checkbox').first()).toBeVisible();
    await page.getByLabel('Xong').first().check();
    for (const item of await page.getByLabel('Xong').all()) await item.check();
    await page.getByRole('button', { name: 'Lưu' }).click();
    await told(page, 'Đã lưu danh mục.');
    await signIn(page, 'lanhdao.cuc-tnn', page.url());
    await page.getByRole('button', { name: 'Ký bàn giao' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Mật khẩu của bạn').fill(demoPassword);
    await dialog.getByRole('button', { name: 'Ký bàn giao' }).click();
    await told(page, 'Đã ký bàn giao.');
    await expect(page.getByRole('main').getByText('Thủ trưởng Cục QLTNN (mẫu) · ')).toBeVisible();
  });

  await test.step('đơn vị trưởng mới soạn từ giao ước năm trước, gửi lấy ý kiến', async () => {
    await signIn(page, 'canbo.cuc-ddbd', '/giao-uoc');
    await page.getByRole('link', { name: 'Lập giao ước' }).click();
    await expect(page.getByRole('radio', { name: /năm 2022/ })).toBeChecked();
    await page.getByRole('button', { name: 'Bắt đầu soạn' }).click();
    await expect(page.getByRole('heading', { name: 'Soạn: Giao ước thi đua năm 2023 · Khối thi đua số IV' })).toBeVisible();
    await expect(page.getByText('Điều 7, cam kết 1: chưa có thời hạn.')).toBeVisible();
    for (const due of await page.getByRole('textbox', { name: 'Thời hạn' }).all()) await due.fill('10/12/2023');
    await expect(page.getByText('chưa có thời hạn')).toHaveCount(0);
    await expect(page.getByText('Đã lưu', { exact: false })).toBeVisible();
    await page.getByRole('button', { name: 'Xem bản văn' }).click();
    await page.getByRole('button', { name: 'Gửi lấy ý kiến' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Gửi lấy ý kiến' }).click();
    await told(page, 'Đã gửi lấy ý kiến.');
  });

  const agreement = page.url();
  const opinion = 'Đề nghị mỗi quý có ít nhất một buổi trao đổi với Cụm thi đua địa phương';

  await test.step('một thành viên góp ý vào đúng điều khoản', async () => {
    await signIn(page, 'canbo.cuc-bdkh');
    await page.getByRole('listitem').filter({ hasText: 'Khối thi đua số IV 2023' }).getByRole('link').click();
    await page.getByLabel('Về nội dung').selectOption({ label: 'Điều 7. Phối hợp, trao đổi với các Cụm thi đua địa phương (các Sở TN&MT)' });
    await page.getByRole('textbox', { name: 'Ý kiến' }).fill(opinion);
    await page.getByRole('button', { name: 'Góp ý' }).click();
    await told(page, 'Đã gửi ý kiến.');
  });

  await test.step('đơn vị trưởng trả lời, thủ trưởng thống nhất và mở ký', async () => {
    await signIn(page, 'canbo.cuc-ddbd', agreement);
    await page.getByRole('button', { name: 'Trả lời' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tiếp thu một phần').check();
    await dialog.getByRole('button', { name: 'Trả lời' }).click();
    await expect(dialog.getByText(/lý do/i).last()).toBeVisible();
    await dialog.getByLabel('Lý do').fill('Mỗi năm hai buổi, lịch do Khối trưởng báo trước');
    await dialog.getByRole('button', { name: 'Trả lời' }).click();
    await told(page, 'Đã trả lời.');
    await expect(page.getByText('Mỗi năm hai buổi, lịch do Khối trưởng báo trước')).toBeVisible();

    await signIn(page, 'lanhdao.cuc-ddbd', agreement);
    await page.getByRole('button', { name: 'Thống nhất, mở ký' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Thống nhất, mở ký' }).click();
    await expect(page.getByRole('region', { name: 'Chữ ký' }).getByText('0/6')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Ký thay mặt Cục Đo đạc, Bản đồ và Thông tin địa lý Việt Nam' })).toBeVisible();
  });
});
