import { progressApi } from '#modules/progress/contract.ts';
import { officer, unitId } from '../src/app/story/people.ts';
import { expect, signIn, test, told } from './fixtures.ts';

const unit = 'so-hungyen';

test('chương trình công tác bắt đầu từ năm trước: giữ tên việc và người, bỏ hạn và kết quả (R-016)', async ({ page, others }) => {
  const client = await others.as(officer(unit));
  for (const year of [2021, 2022]) {
    const params = { unitId: unitId(unit), year };
    await client.call(progressApi.saveProgramme, { params, body: { title: `Chương trình công tác năm ${year}`, version: null } });
  }
  const { programme } = await client.call(progressApi.overview, { params: { unitId: unitId(unit), year: 2021 } });
  const tasks = [
    { title: 'Rà soát thủ tục hành chính', ownerName: 'Văn phòng Sở', dueOn: '2021-07-30', completedOn: '2021-07-29' },
    { title: 'Chuyên đề chỉ của năm 2021', ownerName: '', dueOn: '2021-09-15', completedOn: null },
  ];
  await client.call(progressApi.addTasks, { params: { id: programme?.id ?? '' }, body: { tasks } });

  await signIn(page, officer(unit), '/ket-qua?nam=2022&thang=7');
  await page.getByRole('button', { name: 'Thêm nhiệm vụ' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Thêm nhiệm vụ' });
  await dialog.getByRole('button', { name: 'Lấy từ năm trước' }).click();
  await expect(dialog.getByRole('row').filter({ hasText: 'Rà soát thủ tục hành chính' })).toContainText('30/07/2021');
  await expect(dialog.getByRole('textbox', { name: /Rà soát thủ tục/ })).toHaveValue('');
  await dialog.getByRole('button', { name: 'Điền cùng ngày, tháng' }).click();
  await expect(dialog.getByRole('textbox', { name: /Rà soát thủ tục/ })).toHaveValue('30/07/2022');
  await dialog.getByRole('textbox', { name: /Chuyên đề chỉ của năm 2021/ }).fill('');
  await dialog.getByRole('button', { name: 'Lưu 1 nhiệm vụ' }).click();
  await told(page, 'Đã thêm nhiệm vụ.');
  const row = page.getByRole('row').filter({ hasText: 'Rà soát thủ tục hành chính' });
  await expect(row).toContainText('30/07/2022');
  await expect(row).toContainText('Văn phòng Sở');
  await expect(row.getByText('Hoàn thành')).toBeVisible();
  await expect(page.getByText('Chuyên đề chỉ của năm 2021')).toHaveCount(0);
});
