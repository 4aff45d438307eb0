import { writeXlsx } from 'hucre/xlsx';
import { scoringApi } from '#modules/scoring/contract.ts';
import { seedId } from '#platform/ids.ts';
import { officer } from '../src/app/story/people.ts';
import { expect, expectAccessible, signIn, test, told } from './fixtures.ts';

const term = seedId('gt-khoi-4-2021');
const shown = 'cuc-vt';

/** The summary Khối IV kept for 2021: headings over two rows, a sum that is wrong until it is mended, one unit nobody knows. */
async function book(names: readonly string[], total: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const rows = [
    ['TỔNG HỢP ĐIỂM THI ĐUA NĂM 2021 (thang điểm 1.000 điểm)'],
    ['TT', 'Đơn vị', 'Tự chấm', null, 'Khối thẩm định', null, 'Tổng cộng', 'Xếp loại', 'Hạng'],
    [null, null, 'Điểm', 'Điểm thưởng', 'Điểm', 'Điểm thưởng', null, null, null],
    [1, names[0], '970', '5', '965', '5', total, 'Xuất sắc', 1],
    [2, names[1], '940,5', null, '940,5', null, '940,5', 'Tốt', 2],
    [3, 'Vụ Thi đua Khối cũ', '930', null, '930', null, '930', 'Tốt', 3],
  ];
  const bytes = await writeXlsx({ sheets: [{ name: 'Năm 2021', rows: rows as never }] });
  return {
    name: 'Tong hop Khoi IV 2021.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(bytes),
  };
}

test('sổ tổng hợp năm trước hệ thống: ô sai được nêu tên, đơn vị lạ được hỏi, nhập cả sổ, xem qua các năm, hoàn tác có lý do', async ({
  page,
  others,
}) => {
  test.setTimeout(120_000);
  const { groups } = await (await others.as('thuongtruc')).call(scoringApi.overview, { query: { year: 2021 } });
  const members = groups.find((group) => group.termId === term)?.sheets.map((sheet) => sheet.unitName) ?? [];
  const own = 'Cục Viễn thám quốc gia';
  const names = [own, members.find((name) => name !== own) ?? ''];

  await test.step('ô cộng sai: nêu tên ô, chưa nhập được', async () => {
    await signIn(page, 'thuongtruc', `/cham-diem/so-tong-hop/${term}`);
    await page.locator('input[type=file]').setInputFiles(await book(names, '971'));
    await expect(page.getByText('1 ô chưa đúng. Sửa trong sổ rồi gửi lại.')).toBeVisible();
    await expect(page.getByText(/ghi 971, cộng lại là 970/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Nhập kết quả' })).toHaveAttribute('aria-disabled', 'true');
  });

  await test.step('sửa sổ, bỏ dòng của đơn vị lạ rồi nhập', async () => {
    await page.goto(`/cham-diem/so-tong-hop/${term}`);
    await page.locator('input[type=file]').setInputFiles(await book(names, '970'));
    await expect(page.getByText(/1 dòng chưa biết là đơn vị nào/)).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel(/Đơn vị của dòng “Vụ Thi đua Khối cũ”/).selectOption('leave');
    await expect(page.getByText('Sẽ nhập 2 đơn vị, thang 1.000 điểm.')).toBeVisible();
    await page.getByRole('button', { name: 'Nhập kết quả' }).click();
    await expect(page.getByRole('heading', { name: 'Kết quả nhập từ sổ của Khối' })).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: own })).toContainText('970,0');
    await expectAccessible(page);
  });

  await test.step('đơn vị thấy năm ấy trong Qua các năm, có dấu nhập từ sổ', async () => {
    await signIn(page, officer(shown), '/cham-diem?muc=cac-nam');
    const row = page.getByRole('row').filter({ hasText: 'nhập từ sổ của Khối, Cụm' }).filter({ hasText: '970,0 / 1.000' });
    await expect(row).toContainText('2021');
    await expect(row).toContainText('97 %');
  });

  await test.step('hoàn tác cả lần nhập, ghi lý do', async () => {
    await signIn(page, 'thuongtruc', `/cham-diem/so-tong-hop/${term}`);
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Lý do').fill('Sổ chưa phải bản đã ký');
    await dialog.getByRole('button', { name: 'Hoàn tác' }).click();
    await told(page, 'Đã hoàn tác.');
    await expect(page.getByText(/hoàn tác .*: Sổ chưa phải bản đã ký/)).toBeVisible();
  });
});
