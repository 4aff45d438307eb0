import { readFileSync } from 'node:fs';
import { expect, expectAccessible, signIn, test } from './fixtures.ts';

const example = readFileSync(new URL('../docs/formats/examples/law-draft-regime.yaml', import.meta.url), 'utf8');

test('quản trị nạp một nghị định dự thảo và đọc kết quả chạy thử, người thứ hai công bố', async ({ page }) => {
  // The replay asks everybody; the story has several people and a job to wait for.
  test.setTimeout(150_000);
  await signIn(page, 'quantri', '/quy-dinh/phien-ban');
  await page.getByRole('link', { name: 'Nạp quy định mới' }).click();

  await test.step('tệp sai được chỉ rõ chỗ sai, không nạp dở', async () => {
    await page.getByLabel('Tên tệp').fill('nghi-dinh.yaml');
    await page.getByLabel('Nội dung').fill(example.replace('ballotPercent: 90', 'ballotPercent: 70'));
    await page.getByLabel('Lý do nạp').fill('Nghị định mới, nạp trước để chạy thử');
    await page.getByRole('button', { name: 'Nạp quy định mới' }).click();
    await expect(page.getByText(/ca kiểm tra không đúng.*CSTĐ cơ sở cần 90% phiếu/).first()).toBeVisible();
  });

  await page.getByLabel('Nội dung').fill(example);
  await page.getByRole('button', { name: 'Nạp quy định mới' }).click();
  await expect(page.getByRole('heading', { name: /Nghị định ví dụ/ })).toBeVisible();
  await expect(page.getByText('Dự thảo', { exact: true })).toBeVisible();
  await expect(page.getByRole('row', { name: /Xã, phường, thị trấn tiêu biểu.*không còn/ }).first()).toBeVisible();
  await expect(page.getByText('Chỉ Thường trực Hội đồng công bố quy định.').filter({ visible: true })).toBeVisible();
  await expectAccessible(page);

  await page
    .getByRole('link', { name: 'Chạy thử' })
    .or(page.getByRole('tab', { name: 'Chạy thử' }))
    .first()
    .click();
  await page.getByRole('button', { name: 'Chạy thử trên năm trước' }).click();
  await expect(page.getByText('Đã xong')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Đã hỏi', { exact: true })).toBeVisible();
  await expectAccessible(page);
  const address = new URL(page.url()).pathname;

  await test.step('người thứ hai đọc, ghi lại ngày có hiệu lực và công bố', async () => {
    await signIn(page, 'thuongtruc', address);
    await page.getByRole('button', { name: 'Công bố' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /Ghi lại ngày có hiệu lực/ }).fill('02/03/2027');
    await dialog.getByLabel('Ý kiến của người công bố').fill('Đã đọc kết quả chạy thử');
    await dialog.getByRole('button', { name: 'Công bố' }).click();
    await expect(dialog.getByText('ngày xác nhận phải đúng ngày ấy').first()).toBeVisible();
    await dialog.getByRole('textbox', { name: /Ghi lại ngày có hiệu lực/ }).fill('01/03/2027');
    await dialog.getByRole('button', { name: 'Công bố' }).click();
    await expect(page.getByText('Đã công bố', { exact: true }).first()).toBeVisible();
  });

  await test.step('trước ngày ấy không đổi gì, từ ngày ấy quy định mới có trong trang quy định', async () => {
    await page.goto('/quy-dinh?ngay=2027-02-28');
    await expect(page.getByText('Giai đoạn luật: Luật 2022 sửa đổi 2026').first()).toBeVisible();
    await page.goto('/quy-dinh?ngay=2027-03-01');
    await expect(page.getByText('Giai đoạn luật: Giai đoạn ví dụ').first()).toBeVisible();
  });
});
