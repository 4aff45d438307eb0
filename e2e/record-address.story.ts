import { seedId } from '../src/platform/ids.ts';
import { expect, expectAccessible, signIn, test } from './fixtures.ts';

const record = `/ly-lich/ca-nhan/${seedId('demo/records/person/ha')}`;

test('địa chỉ gõ sai: ngày không đọc được thì xét hôm nay, danh hiệu không có thì nói là không có', async ({ page }) => {
  await signIn(page, 'canbo.cuc-vt', `${record}?muc=dieu-kien&ngay=abc`);
  await expect(page.getByText('Có thể đề nghị gì')).toBeVisible();
  await expect(page.getByRole('main').getByText('NaN')).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Xét tại ngày' })).toHaveValue('10/06/2022');
  await page.goto(`${record}?muc=dieu-kien&dh=NOPE`);
  await expect(page.getByText('Không có trong danh sách xét')).toBeVisible();
  await expect(page.getByRole('button', { name: 'In bản giải thích' })).toHaveCount(0);
  await expectAccessible(page);
});

test('bản giải thích in ra là một tờ giấy: cơ quan ở đầu, không có ô chọn của màn hình, mỗi điều kiện mỗi ý một dòng', async ({ page }) => {
  await signIn(page, 'canbo.cuc-vt', `${record}?muc=dieu-kien&dh=CSTDCS&in=1`);
  const paper = page.getByRole('article').filter({ hasText: 'BẢN GIẢI THÍCH ĐIỀU KIỆN XÉT' });
  await expect(paper.getByText('Cục Viễn thám quốc gia', { exact: true })).toBeVisible();
  await expect(paper.getByText(/^Căn cứ: .*Nghị định 91\/2017\/NĐ-CP/).first()).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Xét tại ngày' })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(paper).toBeVisible();
  for (const control of ['Xét tại ngày', 'Năm thành tích cuối'])
    await expect(page.getByRole('main').getByText(control, { exact: true })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
});

test('Thường trực, kiểm tra chưa chọn đơn vị: tìm đơn vị theo tên không dấu, rồi thấy mọi người của đơn vị', async ({ page }) => {
  test.slow();
  for (const login of ['thuongtruc', 'kiemtra']) {
    await signIn(page, login, '/ho-so/chon-nguoi');
    await expect(page.getByText('Chọn đơn vị để xem')).toBeVisible();
    await page.getByRole('combobox', { name: 'Đơn vị' }).fill('vien tham');
    await page.getByRole('option', { name: 'Cục Viễn thám quốc gia' }).filter({ visible: true }).click();
    await expect(page.getByRole('main').getByText('Trần Thu Hà (mẫu)')).toBeVisible();
  }
  await expectAccessible(page);
});
