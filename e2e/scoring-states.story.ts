import { writeXlsx } from 'hucre';
import { rulebookApi } from '#modules/scoring/rulebook/contract.ts';
import { expect, signIn, test } from './fixtures.ts';

const nowhere = '01890000-0000-7000-8000-000000000000';
const places = [
  ['/cham-diem/phieu/', 'Phiếu chấm điểm', 'Về trang chấm điểm'],
  ['/cham-diem/xep-hang/', 'Xếp hạng', 'Về trang chấm điểm'],
  ['/cham-diem/khieu-nai/', 'Khiếu nại, kiến nghị', 'Về trang chấm điểm'],
  ['/cham-diem/neu-doi/', 'Nếu đổi thì sao', 'Về trang chấm điểm'],
  ['/cham-diem/cham-cheo/', 'Chấm chéo', 'Về trang chấm điểm'],
  ['/cham-diem/bang-diem/', 'Bảng điểm', 'Về danh sách bảng điểm'],
] as const;

test('màn hình chấm điểm không mở được vẫn có tên và lối ra; mất mạng thì thử lại được', async ({ page, others }) => {
  await signIn(page, 'thuongtruc');
  for (const [path, title, back] of places) {
    await page.goto(`${path}${nowhere}`);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.getByRole('link', { name: back })).toBeVisible();
  }

  const standing = await others.as('thuongtruc');
  const { id } = await standing.call(rulebookApi.create, { body: { from: 'blank', title: 'Bảng để thử mất mạng', year: 2022 } });
  await page.route('**/api/scoring/rulebook**', (route) => route.abort());
  await page.goto(`/cham-diem/bang-diem/so-sanh?tu=${id}&den=${id}`);
  await expect(page.getByText('Không nối được với máy chủ.')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('combobox', { name: 'Bản trước' })).not.toHaveValue(new RegExp(id));
  await page.unroute('**/api/scoring/rulebook**');
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await expect(page.getByRole('combobox', { name: 'Bản trước' })).toHaveValue(/Bảng để thử mất mạng/);

  await test.step('sổ sai: mỗi ô nêu cách sửa; điểm không đọc được không hiện thành 0', async () => {
    const rows = [
      ['Mã', 'Tiêu chí', 'Điểm tối đa'],
      ['I', 'Đúng', '9,75'],
      ['I', 'Trùng mã', '1.000'],
      ['II', 'Không là số', 'NaN'],
      ['III', 'Quá lớn', '1e400'],
      ['IV', 'Âm', '-5'],
    ];
    const bytes = await writeXlsx({ sheets: [{ name: 'Bảng', rows }] });
    await page.goto('/cham-diem/bang-diem/nhap');
    await page.locator('input[type=file]').setInputFiles({ name: 'sai.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
    const wrong = (cell: string) => page.getByRole('row', { name: new RegExp(`^${cell} `) });
    await expect(wrong('C3')).toContainText('Ghi không có dấu ngăn nghìn.');
    await expect(wrong('A3')).toContainText('Đổi một trong hai mã.');
    await expect(wrong('C4')).toContainText('Ghi số điểm, ví dụ 9,75.');
    await expect(wrong('C5')).toContainText('1e400');
    await expect(wrong('C6')).toContainText('Ghi từ 0 trở lên.');
    await expect(page.getByRole('row', { name: /^II Không là số/ })).toContainText('chưa đọc được');
    await expect(page.getByRole('row', { name: /^I Đúng/ })).toContainText('9,75');
    await expect(page.getByRole('button', { name: 'Lập bản nháp' })).toHaveCount(0);
  });
});
