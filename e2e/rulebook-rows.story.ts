import { rulebookApi } from '#modules/scoring/rulebook/contract.ts';
import { expect, expectAccessible, signIn, test } from './fixtures.ts';

test('thiết lập bảng điểm theo từng dòng: thêm, bỏ, chuyển bằng phím, đầu mút chọn được, lỗi ở đúng dòng', async ({ page, others }) => {
  const standing = await others.as('thuongtruc');
  const { id } = await standing.call(rulebookApi.create, {
    body: { from: 'template', template: 'tu-phap-2022', title: 'Bảng nhiều dòng', year: 2022 },
  });
  const rules = async () => (await standing.call(rulebookApi.rulebook, { params: { id } })).book.rules as Record<string, never>;
  const row = (name: string) => page.getByRole('group', { name, exact: true });
  const saved = () => expect(page.getByText(/^Đã lưu \d/)).toBeVisible();
  await signIn(page, 'thuongtruc', `/cham-diem/bang-diem/${id}/soan?muc=thiet-lap`);

  await test.step('ba loại: dòng mới nối ngay dưới dòng trước', async () => {
    await page.getByRole('button', { name: 'Thêm loại' }).click();
    await expect(row('Loại 1').getByLabel('Tên loại')).toBeFocused();
    await expect(row('Loại 1').getByText('Còn trống.')).toBeVisible();
    await page.keyboard.type('Xuất sắc');
    await row('Loại 1').getByLabel('Bắt đầu', { exact: true }).selectOption({ label: 'từ (lấy cả số này)' });
    await expect(row('Loại 1').getByText('Ghi một số, ví dụ 90.')).toBeVisible();
    await row('Loại 1').getByLabel('Số bắt đầu').fill('27');
    await expect(row('Loại 1')).toContainText('từ 27');
    await page.keyboard.press('Control+Enter');
    await expect(row('Loại 2').getByLabel('Tên loại')).toBeFocused();
    await page.keyboard.type('Tốt');
    await expect(row('Loại 2')).toContainText('dưới 27');
  });

  await test.step('chồng lên nhau: câu báo nằm ở dòng sai, nói cả hai mức; sửa xong thì hết', async () => {
    await row('Loại 2').getByLabel('Kết thúc', { exact: true }).selectOption({ label: 'đến (lấy cả số này)' });
    const wrong = 'Xếp loại: mức “đến 27” và “từ 27” chồng lên nhau; mỗi giá trị chỉ thuộc một mức.';
    await expect(row('Loại 1').getByText(wrong)).toBeVisible();
    await expect(page.getByText(wrong)).toHaveCount(1);
    await row('Loại 2').getByLabel('Kết thúc', { exact: true }).selectOption({ label: 'dưới (không lấy số này)' });
    await expect(page.getByText(wrong)).toHaveCount(0);
    await row('Loại 2').getByLabel('Số kết thúc').fill('1.000');
    await expect(row('Loại 2').getByText('Ghi số như 9,75; không có dấu ngăn nghìn.')).toBeVisible();
    await row('Loại 2').getByLabel('Số kết thúc').fill('27');
  });

  await test.step('chuyển bằng phím giữ con trỏ ở cùng ô; bỏ dòng thì con trỏ sang dòng bên', async () => {
    await row('Loại 2').getByLabel('Tên loại').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(row('Loại 1').getByLabel('Tên loại')).toBeFocused();
    await expect(row('Loại 1').getByLabel('Tên loại')).toHaveValue('Tốt');
    await saved();
    expect((await rules())['classification']).toMatchObject({
      bands: [
        { title: 'Tốt', to: '27', toIncluded: false },
        { title: 'Xuất sắc', from: '27', fromIncluded: true },
      ],
    });
    await row('Loại 1').getByRole('button', { name: 'Bỏ loại 1' }).click();
    await expect(row('Loại 1').getByRole('button', { name: 'Bỏ loại 1' })).toBeFocused();
    await expect(row('Loại 1').getByLabel('Tên loại')).toHaveValue('Xuất sắc');
  });

  await test.step('quy tắc bằng điểm không phân định được ai: lý do bằng lời, ở dòng đó', async () => {
    await page.getByRole('button', { name: 'Thêm quy tắc' }).click();
    const last = page.getByRole('group', { name: /^Quy tắc \d/ }).last();
    await last.getByLabel('Ai hơn thì xếp trên').selectOption({ label: 'tổng điểm không tính thưởng cao hơn' });
    await expect(last.getByText(/không bao giờ phân định được ai hơn ai: tổng điểm đã là điểm không tính thưởng/)).toBeVisible();
    await last.getByRole('button', { name: /^Bỏ quy tắc/ }).click();
  });

  await test.step('bước sai thứ tự: gọi tên bước, không gọi mã', async () => {
    await row('Bước 2').getByRole('button', { name: 'Chuyển bước 2 lên' }).click();
    await expect(page.getByText(/Bước “tự chấm” sai chỗ hoặc lặp lại\. Thứ tự là: tự chấm, /)).toBeVisible();
    await page.keyboard.press('Alt+ArrowDown');
    await expect(page.getByText(/sai chỗ hoặc lặp lại/)).toHaveCount(0);
    await expectAccessible(page);
  });

  await test.step('mức của một tiêu chí cũng từng dòng', async () => {
    await page.goto(`/cham-diem/bang-diem/${id}/soan`);
    await page
      .getByRole('treeitem', { name: /VIII\.2\.a/ })
      .getByText('Tỷ lệ văn bản')
      .click();
    await expect(row('Mức 1')).toContainText('trên 95');
    await row('Mức 2').getByLabel('Bắt đầu', { exact: true }).selectOption({ label: 'trên (không lấy số này)' });
    await expect(row('Mức 2').getByText(/giữa “từ 50 đến dưới 75” và “trên 75 đến 95” có giá trị không thuộc mức nào/)).toBeVisible();
    await row('Mức 2').getByLabel('Điểm').fill('9');
    await expect(row('Mức 2').getByText(/9 điểm lớn hơn tối đa/)).toBeVisible();
  });
});
