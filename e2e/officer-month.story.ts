import { progressApi } from '#modules/progress/contract.ts';
import { leader, officer, unitId } from '../src/app/story/people.ts';
import type { Stage } from '../src/app/story/stage.ts';
import { expect, paper, signIn, test, told } from './fixtures.ts';

const unit = 'so-bacninh';

/** A year's programme with ten tasks due in June; the first was due a week ago and nobody did it. */
async function tenTasksInJune(others: Stage): Promise<void> {
  const client = await others.as(officer(unit));
  const of = { unitId: unitId(unit), year: 2022 };
  const { id } = await client.call(progressApi.saveProgramme, {
    params: of,
    body: { title: 'Chương trình công tác năm 2022', approvalNumber: '05/CTr-STNMT', approvedOn: '2022-01-10', version: null },
  });
  const tasks = Array.from({ length: 10 }, (_, index) => ({ title: `Việc tháng 6 số ${index + 1}`, ownerName: '', dueOn: index === 0 ? '2022-06-03' : '2022-06-24' }));
  await client.call(progressApi.addTasks, { params: { id }, body: { tasks } });
  const { programme } = await client.call(progressApi.overview, { params: of });
  await (await others.as(leader(unit))).call(progressApi.approve, { params: { id }, body: { version: programme?.version ?? 0 } });
}

test('tháng 6: một việc chậm thì tháng không còn đạt; bấm hoàn thành, bỏ hoàn thành có lý do, gắn minh chứng; 90,00% là không đạt', async ({ page, others }) => {
  await tenTasksInJune(others);
  await signIn(page, officer(unit), '/ket-qua?thang=6');
  await expect(page.getByText('Còn 9 việc nhưng tháng này không còn đạt được: hoàn thành hết cũng chỉ 90,00%, phải trên 90%.')).toBeVisible();

  const row = page.getByRole('row').filter({ hasText: 'Việc tháng 6 số 2' });
  await row.getByRole('button', { name: 'Hoàn thành' }).click();
  await told(page, 'Đã ghi hoàn thành.');
  await expect(row.getByText('Đúng hạn')).toBeVisible();

  await test.step('bỏ hoàn thành phải có lý do', async () => {
    await row.getByText('Việc tháng 6 số 2').click();
    const task = page.getByRole('dialog', { name: 'Việc tháng 6 số 2' });
    await task.getByRole('button', { name: 'Bỏ hoàn thành' }).click();
    const why = page.getByRole('dialog', { name: 'Bỏ hoàn thành' });
    await why.getByRole('button', { name: 'Bỏ hoàn thành' }).click();
    await expect(why.getByText('Ghi rõ lý do, ít nhất 3 ký tự.')).toBeVisible();
    await why.getByLabel('Lý do').fill('Bấm nhầm dòng');
    await why.getByRole('button', { name: 'Bỏ hoàn thành' }).click();
    await told(page, 'Đã bỏ hoàn thành.');
  });

  await test.step('gắn một tệp PDF thật làm minh chứng', async () => {
    const task = page.getByRole('dialog', { name: 'Việc tháng 6 số 2' });
    await task.getByRole('button', { name: 'Gắn minh chứng' }).click();
    const dialog = page.getByRole('dialog', { name: 'Gắn minh chứng' });
    await dialog.locator('input[type=file]').setInputFiles(await paper(page, 'Báo cáo rà soát thủ tục.pdf'));
    await expect(dialog.getByLabel('Tên minh chứng')).toHaveValue('Báo cáo rà soát thủ tục');
    await dialog.getByRole('button', { name: 'Tải lên' }).click();
    await expect(task.getByText('Báo cáo rà soát thủ tục').first()).toBeVisible();
    await task.getByRole('button', { name: 'Hoàn thành', exact: true }).click();
    await task.getByRole('button', { name: 'Đóng' }).click();
    await expect(row.getByText('Đúng hạn')).toBeVisible();
  });

  await test.step('xong cả mười việc, chín việc đúng hạn: đúng 90% là không đạt', async () => {
    const client = await others.as(officer(unit));
    const { rows } = await client.call(progressApi.tasks, { params: { unitId: unitId(unit), year: 2022 }, query: { month: 6, limit: 50 } });
    for (const { id, version } of rows.filter((one) => one.completedOn === null)) await client.call(progressApi.complete, { params: { id }, body: { version } });
    await page.reload();
    await expect(page.getByText('Tháng 6: 90,00%')).toBeVisible();
    await page.getByRole('region', { name: 'Báo cáo tháng' }).getByRole('link', { name: 'Tháng 6' }).click();
    await expect(page.getByRole('heading', { name: 'Báo cáo kết quả tháng 6' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Số liệu' })).toContainText('Không đạt');
    await expect(page.getByRole('region', { name: 'Số liệu' })).toContainText('90,00%');
    await page.getByLabel('Việc tháng 6 số 1 · chậm 7 ngày').fill('Chờ ý kiến của huyện');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('button', { name: 'Trình thủ trưởng' }).click();
    await told(page, 'Đã trình thủ trưởng.');
  });
});
