import { progressApi } from '#modules/progress/contract.ts';
import { leader, officer, unitId } from '../src/app/story/people.ts';
import type { Stage } from '../src/app/story/stage.ts';
import { expect, expectOff, paper, signIn, test, told } from './fixtures.ts';

const unit = 'so-bacninh';

const ten = Array.from({ length: 10 }, (_, index) => index + 1);
const may = ten.map((number) => ({
  title: `Việc tháng 5 số ${number}`,
  ownerName: '',
  dueOn: '2022-05-20',
  completedOn: number === 1 ? '2022-05-27' : '2022-05-19',
}));
const june = ten.map((number) => ({ title: `Việc tháng 6 số ${number}`, ownerName: '', dueOn: number === 1 ? '2022-06-03' : '2022-06-24' }));

/** Ten tasks of May, one of them done a week late; ten of June, of which nobody has done the first. */
async function approvedProgramme(others: Stage): Promise<void> {
  const client = await others.as(officer(unit));
  const params = { unitId: unitId(unit), year: 2022 };
  const words = { title: 'Chương trình công tác năm 2022', approvalNumber: '05/CTr-STNMT', approvedOn: '2022-01-10', version: null };
  const { id } = await client.call(progressApi.saveProgramme, { params, body: words });
  await client.call(progressApi.addTasks, { params: { id }, body: { tasks: [...may, ...june] } });
  const { programme } = await client.call(progressApi.overview, { params });
  await (await others.as(leader(unit))).call(progressApi.approve, { params: { id }, body: { version: programme?.version ?? 0 } });
}

test('kết quả tháng: bấm hoàn thành, bỏ hoàn thành có lý do, gắn minh chứng; tháng không còn đạt thì báo trước, đúng 90,00% là không đạt', async ({
  page,
  others,
}) => {
  await approvedProgramme(others);
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

  await test.step('tháng 5: chín trên mười việc đúng hạn là đúng 90%, không đạt; báo cáo nêu nguyên nhân', async () => {
    await page.getByRole('region', { name: 'Báo cáo tháng' }).getByRole('link', { name: 'Tháng 5' }).click();
    await expect(page.getByRole('heading', { name: 'Báo cáo kết quả tháng 5' })).toBeVisible();
    const figures = page.getByRole('region', { name: 'Số liệu' });
    await expect(figures.getByText('90,00%')).toBeVisible();
    await expect(figures.getByText('Không đạt', { exact: true })).toBeVisible();
    await expectOff(page.getByRole('button', { name: 'Trình thủ trưởng' }), 'Còn 1 việc chậm chưa ghi nguyên nhân.');
    await page.getByLabel('Việc tháng 5 số 1 · chậm 7 ngày').fill('Chờ ý kiến của huyện');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('button', { name: 'Trình thủ trưởng' }).click();
    await told(page, 'Đã trình thủ trưởng.');
  });
});
