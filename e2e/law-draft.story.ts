import { readFileSync } from 'node:fs';
import { seedId } from '../src/platform/ids.ts';
import { expect, expectAccessible, setDay, signIn, test } from './fixtures.ts';

/** Made-up law, clearly marked so: a new title for two excellent years, and a base title that asks for an initiative of ministry scope. */
const example = readFileSync(new URL('../docs/formats/examples/law-draft-gains.yaml', import.meta.url), 'utf8');
const tue = seedId('demo/records/person/tue');

test('quản trị nạp một nghị định dự thảo và đọc kết quả chạy thử, người thứ hai công bố', async ({ page }) => {
  // The replay asks everybody; the story has several people and a job to wait for.
  test.setTimeout(150_000);
  const main = page.getByRole('main');
  const tab = (name: RegExp) => page.getByRole('link', { name }).or(page.getByRole('tab', { name })).first().click();
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
  await expect(page.getByText('Chỉ Thường trực Hội đồng công bố quy định.').filter({ visible: true })).toBeVisible();

  await test.step('thay đổi: từng điều khoản một dòng, chỉ nói cái đổi; giữ nguyên nội dung thì gộp', async () => {
    await expect(page.getByRole('row', { name: /Xã, phường, thị trấn tiêu biểu.*không còn/ }).first()).toBeVisible();
    await expect(main.getByText(/RVIDU|R2026|mức tin cậy/)).toHaveCount(0);
    await page.getByLabel('Danh hiệu, hình thức').selectOption({ label: 'Chiến sĩ thi đua cơ sở' });
    await expect(page.getByRole('row', { name: /Đổi con số.*1 lần mức lương cơ sở.*1,2 lần mức lương cơ sở/ })).toBeVisible();
    const kept = page.getByText(/^Giữ nguyên nội dung, .*: \d+ điều khoản$/);
    await expect(kept).toHaveCount(1);
    await kept.click();
    await expect(main.getByText(/→ Nghị định 00\/2027/).first()).toBeVisible();
    await page.getByLabel('Đổi gì').selectOption({ label: 'Đổi con số' });
    await expect(main.getByRole('row')).toHaveCount(2);
    await expectAccessible(page);
  });

  await tab(/^Chạy thử/);
  await page.getByRole('button', { name: 'Chạy thử trên năm trước' }).click();
  await expect(page.getByText('Đã xong')).toBeVisible({ timeout: 60_000 });
  const address = new URL(page.url()).pathname;

  await test.step('ai được gì, ai mất gì, vì điều khoản nào', async () => {
    await page.getByRole('button', { name: 'Được thêm', exact: true }).click();
    const gain = page.getByRole('row', { name: /Trần Thu Hà \(mẫu\).*Danh hiệu ví dụ 2021/ });
    await expect(gain).toContainText('Không có quy định → Đạt');
    await expect(gain).toContainText('Nghị định 00/2027/NĐ-CP (ví dụ)');
    await page.getByRole('button', { name: 'Mất', exact: true }).click();
    await expect(gain).toHaveCount(0);
    await page.getByLabel('Đơn vị', { exact: true }).selectOption({ label: 'Cục Viễn thám quốc gia' });
    const loss = page.getByRole('row', { name: /Nguyễn Minh Tuệ \(mẫu\).*Chiến sĩ thi đua cơ sở 2021/ });
    await expect(loss).toContainText('Đạt → Chưa đạt');
    await expect(loss).toContainText(/sáng kiến phạm vi bộ/i);
    await expect(loss).toContainText('Nghị định 00/2027/NĐ-CP (ví dụ)');
    await expectAccessible(page);
    await loss.getByRole('link').first().click();
    await expect(page.getByRole('heading', { name: 'Nguyễn Minh Tuệ (mẫu)' })).toBeVisible();
  });

  await test.step('người thứ hai đọc, ghi lại ngày có hiệu lực và công bố', async () => {
    await signIn(page, 'thuongtruc', address);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('button', { name: 'Công bố' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /Ghi lại ngày có hiệu lực/ }).fill('02/03/2027');
    // A word so long that on a phone the end of the form lies below the edge: the refusal comes into view by itself.
    await dialog.getByLabel('Ý kiến của người công bố').fill(Array.from({ length: 40 }, (_, line) => `Đã đọc trang ${line}`).join('\n'));
    await dialog.getByRole('button', { name: 'Công bố' }).click();
    await expect(dialog.getByRole('alert')).toContainText('ngày xác nhận phải đúng ngày ấy');
    await expect(dialog.getByRole('alert')).toBeInViewport({ ratio: 1 });
    await expectAccessible(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await dialog.getByRole('textbox', { name: /Ghi lại ngày có hiệu lực/ }).fill('01/03/2027');
    await dialog.getByRole('button', { name: 'Công bố' }).click();
    await expect(page.getByText('Đã công bố', { exact: true }).first()).toBeVisible();
  });

  await test.step('trước ngày ấy câu trả lời cũ còn nguyên, từ ngày ấy là câu trả lời mới', async () => {
    const asked = `/ly-lich/ca-nhan/${tue}?dh=CSTDCS&ngay=`;
    await setDay(page, '2027-02-28');
    await page.goto(`${asked}2027-02-28`);
    await expect(main.getByText(/sáng kiến cấp cơ sở/i).first()).toBeVisible();
    await expect(main.getByText(/sáng kiến phạm vi bộ/i)).toHaveCount(0);
    await setDay(page, '2027-03-01');
    await page.goto(`${asked}2027-03-01`);
    await expect(main.getByText(/sáng kiến phạm vi bộ/i).first()).toBeVisible();
    await page.goto('/quy-dinh?ngay=2027-02-28');
    await expect(page.getByText('Giai đoạn luật: Luật 2022 sửa đổi 2026').first()).toBeVisible();
    await page.goto('/quy-dinh?ngay=2027-03-01');
    await expect(page.getByText('Giai đoạn luật: Giai đoạn ví dụ').first()).toBeVisible();
  });
});
