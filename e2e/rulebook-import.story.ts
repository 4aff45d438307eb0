import { join } from 'node:path';
import { does, expect, expectAccessible, signIn, test, told } from './fixtures.ts';

const tableC = join(import.meta.dirname, '../src/modules/scoring/rulebook/workbook/fixtures/bang-c-tu-phap-2022.xlsx');

test('bảng điểm: nhập Bảng C từ Excel, xem trước, sửa bằng bàn phím, chạy thử, trình; người thứ hai công bố', async ({ page }) => {
  await test.step('tệp không phải Excel bị từ chối, nêu lý do', async () => {
    await signIn(page, 'thuongtruc', '/cham-diem/bang-diem');
    await page.getByRole('link', { name: 'Nhập từ Excel' }).click();
    const file = { name: 'bang.xlsx', mimeType: 'text/csv', buffer: Buffer.from('Mã;Tiêu chí;Điểm') };
    await page.locator('input[type=file]').setInputFiles(file);
    await expect(page.getByText(/Tệp này không phải sổ Excel/)).toBeVisible();
  });

  await test.step('Bảng C đọc được cả, mức và ngày chậm thành quy tắc', async () => {
    await page.locator('input[type=file]').setInputFiles(tableC);
    await expect(page.getByText('Không có lỗi. Xem lại rồi lập bản nháp.')).toBeVisible();
    await expect(
      page.getByRole('row', { name: /VIII\.2\.a Tỷ lệ văn bản đi ký số .*trên 95: 1,5; từ 75 đến 95: 1; từ 50 đến dưới 75: 0,5; dưới 50: 0/ }),
    ).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('Tên bảng').fill('Bảng C: Sở Tư pháp 2022');
    await page.getByRole('button', { name: 'Lập bản nháp' }).click();
    await expect(page.getByRole('heading', { name: 'Bảng C: Sở Tư pháp 2022 · bản 1' })).toBeVisible();
  });

  await test.step('sửa điểm thì tổng báo lệch ngay, sửa lại thì khớp; xóa rồi hoàn tác', async () => {
    await page
      .getByRole('treeitem', { name: /I\.1\.1 Gửi đúng hạn/ })
      .last()
      .getByText('Gửi đúng hạn')
      .click();
    await expect(page.getByText('2 ngày → 1,5 điểm')).toBeVisible();
    await page.getByLabel('Điểm tối đa').fill('3');
    await page.getByLabel('Điểm tối đa').press('Tab');
    await expect(page.getByText('11 / 10')).toBeVisible();
    await page.getByLabel('Điểm tối đa').fill('2');
    await page.getByLabel('Điểm tối đa').press('Tab');
    await expect(page.getByText('Không còn chỗ nào phải sửa')).toBeVisible();
    const tree = page.getByRole('tree', { name: 'Cây tiêu chí' });
    await tree
      .getByRole('treeitem', { name: /VIII\.3/ })
      .last()
      .focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Delete');
    await expect(page.getByText('Đã xóa VIII.3.')).toBeVisible();
    await page.getByRole('status').getByRole('button', { name: 'Hoàn tác' }).click();
    await expect(tree.getByRole('treeitem', { name: /VIII\.3/ })).not.toHaveCount(0);
    await expect(page.getByText(/^Đã lưu/)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Xong' }).click();
  });
  await expect(page.getByRole('link', { name: 'Chạy thử' }).first()).toBeVisible();
  const table = page.url();

  await test.step('chạy thử trên số liệu ví dụ: thiếu số liệu thì chưa có điểm, không phải 0', async () => {
    await page.getByRole('link', { name: 'Chạy thử' }).first().click();
    await page.getByRole('button', { name: 'Chạy thử' }).click();
    await told(page, 'Đã chạy thử và ghi lại.');
    await expect(page.getByRole('row', { name: /^I\.1\.1 Gửi đúng hạn 2,0 2,0 1,5 0,5 .*chưa có/ })).toBeVisible();
    await expect(page.getByText('đúng nội dung này')).toBeVisible();
  });

  await test.step('người soạn không tự công bố được, chỉ trình', async () => {
    await page.goto(table);
    await expect(page.getByRole('button', { name: 'Công bố bảng điểm' })).toHaveCount(0);
    await does(page, 'Trình công bố', (dialog) => dialog.getByLabel('Lời nhắn cho người công bố').fill('Theo đề án của Bộ Tư pháp'));
    await told(page, 'Đã trình công bố.');
    await expect(page.getByText('Chờ công bố', { exact: true })).toBeVisible();
  });

  await test.step('người thứ hai thấy việc, xem và công bố', async () => {
    await signIn(page, 'thuongtruc2');
    await page.getByRole('listitem').filter({ hasText: 'Bảng C: Sở Tư pháp 2022' }).getByRole('link').last().click();
    await page.getByRole('button', { name: 'Công bố bảng điểm' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Công bố bảng điểm' }).click();
    await told(page, 'Đã công bố bảng điểm.');
    await expect(page.getByText('Đã công bố', { exact: true }).first()).toBeVisible();
    await signIn(page, 'thuongtruc2', '/');
    await expect(page.getByRole('listitem').filter({ hasText: 'Bảng C: Sở Tư pháp 2022' })).toHaveCount(0);
  });
});
