import { recordsApi } from '../src/modules/records/contract.ts';
import { seedId } from '../src/platform/ids.ts';
import { does, expect, expectAccessible, signIn, test } from './fixtures.ts';

const holder = seedId('demo/records/person/ha');
const name = 'Trần Thu Hà (mẫu)';

test('hủy bỏ một khen thưởng: khen thưởng cũ dựa trên nó được đánh dấu với điều khoản, rồi được kết luận', async ({ page }) => {
  await test.step('cán bộ nhập danh hiệu cấp Bộ từ giấy', async () => {
    await signIn(page, 'canbo.cuc-vt');
    const entered = [
      { awardCode: 'CSTDCS', year: 2019, decidedOn: '2019-12-18', paperNumber: '702/QĐ-CVT' },
      { awardCode: 'CSTD_BBNT', year: 2021, decidedOn: '2021-12-28', paperNumber: '2950/QĐ-BTNMT' },
    ];
    for (const one of entered) {
      const answer = await page.request.post(recordsApi.backEnterAward.path, {
        headers: { 'x-thidua': '1', 'idempotency-key': crypto.randomUUID() },
        data: { subject: { kind: 'person', id: holder }, ...one, source: 'Quyết định trong hồ sơ mẫu', certainty: 'CERTAIN' },
      });
      // The story of back-entry may have entered the title of 2019 before.
      const words = await answer.text();
      expect(answer.ok() || words.includes('decisions.already_registered'), words).toBe(true);
    }
  });
  await test.step('trước khi rút ở lý lịch: hộp thoại nói điều gì sẽ được đánh dấu, hoặc không ảnh hưởng gì', async () => {
    const listed = (award: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: award }).first();
    const dialog = page.getByRole('dialog');
    await page.goto(`/ly-lich/ca-nhan/${holder}?muc=khen-thuong`);
    await listed('2021 · Chiến sĩ thi đua cơ sở').getByRole('button', { name: 'Rút, ghi nhầm' }).click();
    await expect(dialog.getByText('Sẽ đánh dấu 1 hồ sơ, khen thưởng để xem xét')).toBeVisible();
    await expect(dialog.getByRole('link', { name: new RegExp(`${name.replace(/[()]/g, '.')}.*2021`) })).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Thôi' }).click();
    await listed('2021 · Chiến sĩ thi đua Bộ').getByRole('button', { name: 'Rút, ghi nhầm' }).click();
    await expect(dialog.getByText('Không ảnh hưởng gì')).toBeVisible();
    await dialog.getByRole('button', { name: 'Thôi' }).click();
  });
  await test.step('Thường trực chọn khen thưởng: thấy trước điều gì được đánh dấu, theo luật của ngày nào', async () => {
    await signIn(page, 'thuongtruc', '/ho-so/huy-bo');
    await page.getByRole('button', { name: 'Ghi việc hủy bỏ' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Khen thưởng bị hủy bỏ' }).fill('877/QĐ-CVT');
    await page.getByRole('option', { name: /Thu Hà .*Chiến sĩ thi đua cơ sở 2021/ }).click();
    await expect(dialog.getByText('Sẽ đánh dấu 1 hồ sơ, khen thưởng để xem xét')).toBeVisible();
    await expect(dialog.getByText(/Không tính căn cứ này thì thiếu điều kiện/)).toBeVisible();
    await expect(dialog.getByText(/Nghị định 91\/2017\/NĐ-CP/)).toBeVisible();
    // The Law of 2003 holds that day; its article on cancelling was not read.
    await expect(dialog.getByText(/Chưa có điều khoản về hủy bỏ của ngày/)).toBeVisible();
    await expect(dialog.getByText(/Điều 93/)).toBeHidden();
    await dialog.getByLabel('Số quyết định hủy bỏ').fill('77/QĐ-CVT');
    await dialog.getByLabel('Nguyên nhân').fill('Khai báo gian dối');
    await dialog.getByRole('button', { name: 'Hủy bỏ khen thưởng', exact: true }).click();
    await expect(dialog).toBeHidden();
  });
  await test.step('khen thưởng dựa trên nó đứng trong danh sách với lý do và điều khoản', async () => {
    const row = page.getByRole('row').filter({ hasText: name });
    await expect(row).toContainText('Không có hồ sơ trong hệ thống');
    await expect(row).toContainText(/Điều 9–10 Nghị định 91\/2017\/NĐ-CP/);
    await expectAccessible(page);
    await does(page, 'Ghi kết luận', async (dialog) => {
      await dialog.getByRole('radio', { name: 'Đề nghị hủy bỏ quyết định khen thưởng' }).check();
      await dialog.getByLabel('Lý do').fill('Không còn đủ ba năm liên tục');
    });
    await expect(row).toContainText('Đề nghị hủy bỏ quyết định khen thưởng');
  });
});
