import { writeXlsx } from 'hucre/xlsx';
import { leader, officer, unitId } from '../src/app/story/people.ts';
import { expect, expectAccessible, expectOff, signIn, test, told } from './fixtures.ts';

const unit = 'cuc-bdkh';
const month = (number: number) => `/chi-so/thang/${unitId(unit)}/2022/${number}`;

/** The sheet an officer fills; one figure that can be read two ways, or written plainly. */
async function sheet(total: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const rows = [
    ['Tháng', 'Mã chỉ số', 'Mã thành phần', 'Số liệu', 'Lý do chưa có', 'Ghi chú'],
    [6, 'online-dossiers', 'total', total, '', ''],
    [6, 'online-dossiers', 'secret', 5, '', ''],
    [6, 'disbursement', 'planned', '', 'chưa có số liệu', 'Chờ Kho bạc'],
  ];
  const buffer = Buffer.from(await writeXlsx({ sheets: [{ name: 'Số liệu', rows }] }));
  return { name: 'so-lieu-thang-6.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer };
}

test('chỉ số tháng: một nút không thay đổi, trình và xác nhận; nhập Excel có lỗi, sửa, nhập rồi hoàn tác cả lần', async ({ page }) => {
  await signIn(page, officer(unit), '/');
  await test.step('việc trong hộp mở đúng phiếu; tháng trước là bản nháp', async () => {
    await page.getByRole('listitem').filter({ hasText: 'Số liệu chỉ số tháng 5/2022' }).getByRole('link').first().click();
    await expect(page.getByRole('heading', { name: 'Số liệu tháng 5/2022' })).toBeVisible();
    await expect(page.getByText('Tháng 4: 220')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('gõ số sai thì nói rõ sai gì; không thay đổi thì một nút và lý do', async () => {
    await page.getByLabel('Tổng số hồ sơ công việc', { exact: true }).fill('1.000');
    await expect(page.getByText('đọc được hai cách')).toBeVisible();
    await expect(page.getByText('Có ô ghi chưa đúng').locator('visible=true').first()).toBeVisible();
    await expect(page.getByText(/Đã lưu/)).toBeVisible();
    await page.getByLabel('Tổng số hồ sơ công việc', { exact: true }).fill('');
    await page.getByRole('button', { name: 'Không thay đổi' }).click();
    const dialog = page.getByRole('dialog', { name: 'Không thay đổi' });
    await dialog.getByLabel('Lý do').fill('Không phát sinh hồ sơ mới');
    await dialog.getByRole('button', { name: 'Không thay đổi' }).click();
    await told(page, 'Đã giữ nguyên số tháng trước.');
    await expect(page.getByLabel('Tổng số hồ sơ công việc', { exact: true })).toHaveValue('220');
    await page.getByRole('button', { name: 'Trình thủ trưởng' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Trình thủ trưởng' }).click();
    await told(page, 'Đã trình thủ trưởng.');
  });

  await test.step('nhập Excel: lỗi chỉ đúng ô, chưa có gì được ghi', async () => {
    await page.goto('/chi-so/nhap');
    await page.locator('input[type=file]').setInputFiles(await sheet('1.000'));
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await expect(page.getByRole('heading', { name: 'so-lieu-thang-6.xlsx' })).toBeVisible();
    const problem = page.getByRole('row').filter({ hasText: 'D2' });
    await expect(problem).toContainText('“1.000” đọc được hai cách');
    await expectOff(page.getByRole('button', { name: 'Nhập 2 dòng' }), 'Còn 1 lỗi trong tệp. Sửa hết rồi nhập.');
  });

  await test.step('sửa tệp, xem trước, nhập', async () => {
    await page.goto('/chi-so/nhap');
    await page.locator('input[type=file]').setInputFiles(await sheet('250'));
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByRole('button', { name: 'Nhập 3 dòng' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Nhập 3 dòng' }).click();
    await told(page, 'Đã nhập.');
    await expectAccessible(page);
  });
  const imported = page.url();

  await test.step('số nằm trong phiếu nháp tháng 6; hoàn tác thì phiếu trở lại như trước', async () => {
    await page.goto(month(6));
    await expect(page.getByLabel('Tổng số hồ sơ công việc', { exact: true })).toHaveValue('250');
    await page.goto(imported);
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    const dialog = page.getByRole('dialog', { name: 'Hoàn tác' });
    await dialog.getByLabel('Lý do').fill('Chọn nhầm tệp của quý trước');
    await dialog.getByRole('button', { name: 'Hoàn tác' }).click();
    await told(page, 'Đã hoàn tác.');
    await page.goto(month(6));
    await expect(page.getByText('Tháng 5: 220')).toBeVisible();
    await expect(page.getByLabel('Tổng số hồ sơ công việc', { exact: true })).toHaveValue('');
  });

  await test.step('thủ trưởng xác nhận; năm của đơn vị nói số liệu đến tháng nào', async () => {
    await signIn(page, leader(unit), month(5));
    await page.getByRole('button', { name: 'Xác nhận' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Xác nhận' }).click();
    await told(page, 'Đã xác nhận.');
    await page.goto('/chi-so');
    await expect(page.getByText('Số liệu đến tháng 5; đã gửi đủ các tháng.')).toBeVisible();
    await expectAccessible(page);
    await page.getByText('Tỷ lệ hồ sơ công việc xử lý trên môi trường mạng').first().click();
    await expect(page.getByRole('dialog').getByText('Xử lý trên mạng / (Tổng số hồ sơ công việc − Thuộc phạm vi bí mật nhà nước)')).toBeVisible();
  });
});
