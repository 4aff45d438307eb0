import { scoringApi } from '#modules/scoring/contract.ts';
import { seedId } from '#platform/ids.ts';
import { expect, expectAccessible, signIn, test, told } from './fixtures.ts';

/** A group whose members no other story scores. */
const term = seedId('gt-cum-2-2022');

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test('mở chấm điểm trên điện thoại: bỏ cả nhóm tiêu chí cho một đơn vị có lý do, thấy điểm còn lại, sửa lại trước khi chấm', async ({
  page,
  others,
}) => {
  test.setTimeout(120_000);
  await signIn(page, 'thuongtruc', '/cham-diem?nam=2022');
  const card = page.locator('.u-card').filter({ has: page.getByRole('heading', { name: /Cụm thi đua số II/ }) });
  await card.getByRole('button', { name: 'Mở chấm điểm' }).tap();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /Mẫu chấm điểm minh họa/ }).check();
  await dialog.getByRole('button', { name: 'Chọn tiêu chí không giao' }).tap();
  await dialog.getByLabel('Đơn vị').fill('Bac Kan');
  await page.getByRole('listbox').getByRole('option').first().tap();
  await dialog.getByLabel('Tiêu chí hoặc cả nhóm').fill('Phong trao');
  await page.getByRole('listbox').getByRole('option', { name: 'Cả nhóm I. Phong trào' }).tap();
  await expect(dialog.getByText('Còn 780 điểm của thang 1.000; không quy đổi.')).toBeVisible();
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);

  // a tap beside the list of choices closes it
  await dialog.getByRole('heading').first().tap();
  // nothing that was chosen is lost without a word, and no criterion leaves without a reason
  await dialog.getByRole('button', { name: 'Mở chấm điểm' }).tap();
  await expect(dialog.getByText('Còn tiêu chí đang chọn')).toBeVisible();
  await dialog.getByRole('button', { name: 'Bỏ khỏi phiếu' }).tap();
  await expect(dialog.getByText('Chọn tiêu chí và ghi lý do.')).toBeVisible();
  await dialog.getByLabel('Lý do').fill('Sở không phát động phong trào riêng');
  await dialog.getByRole('button', { name: 'Bỏ khỏi phiếu' }).tap();
  await expect(dialog.getByText('Sở không phát động phong trào riêng').first()).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('textbox', { name: 'Hạn tự chấm' }).fill('30/06/2022');
  await dialog.getByRole('button', { name: 'Mở chấm điểm' }).tap();
  await told(page, 'Đã mở phiếu cho các đơn vị.');

  // one of them is asked after all
  await card.getByRole('button', { name: 'Tiêu chí không giao' }).tap();
  await dialog.getByLabel('Đơn vị').fill('Bac Kan');
  await page.getByRole('listbox').getByRole('option').first().tap();
  await dialog.getByRole('button', { name: 'Giao lại TT1.1' }).tap();
  await expect(dialog.getByText('Còn 840 điểm của thang 1.000; không quy đổi.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Lưu' }).tap();
  await told(page, 'Đã lưu tiêu chí không giao.');

  const standing = await others.as('thuongtruc');
  const { units } = await standing.call(scoringApi.asked, { params: { id: term }, query: {} });
  const left = units.flatMap((unit) => Object.keys(unit.notAssigned));
  expect(left.sort()).toEqual(['TT1.2', 'TT1.3', 'TT1.4']);
});
