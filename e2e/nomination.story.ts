import { councilsApi } from '#modules/councils/contract.ts';
import { demoPassword, does, expect, paper, signIn, test, told } from './fixtures.ts';

const unit = 'Trung tâm Quy hoạch và Điều tra tài nguyên nước quốc gia';
const award = 'Bằng khen của Bộ, ban, ngành, tỉnh';
const sitting = 'Họp xét khen thưởng đột xuất tháng 6 năm 2022';

test('hồ sơ khen thưởng: đơn vị trình, Thường trực thẩm định, Hội đồng bỏ phiếu, biên bản, Lãnh đạo Bộ quyết định, sổ của đơn vị ghi', async ({
  page,
  others,
}) => {
  await test.step('cán bộ lập hồ sơ kịp thời, viết thành tích, gắn giấy tờ', async () => {
    await signIn(page, 'canbo.tt-qhdt-tnn', '/ho-so');
    await page.getByRole('link', { name: 'Lập hồ sơ' }).click();
    await page.getByLabel('Kịp thời, đột xuất').check();
    await page.getByLabel('Danh hiệu, hình thức').selectOption({ label: award });
    await expect(page.getByRole('region', { name: award })).toContainText('Tờ trình');
    await page.getByRole('button', { name: 'Lập hồ sơ' }).click();
    await expect(page.getByRole('heading', { level: 1, name: unit })).toBeVisible();
    await page.getByRole('textbox', { name: 'Thành tích' }).fill('Tìm được nguồn nước cho ba xã vùng hạn trong mười ngày');
    await expect(page.getByText(/^Đã lưu/)).toBeVisible();
    for (const name of ['Tờ trình 15.pdf', 'Tóm tắt thành tích.pdf']) {
      await page
        .getByRole('button', { name: 'Gắn minh chứng' })
        .nth(name === 'Tờ trình 15.pdf' ? 0 : 1)
        .click();
      const dialog = page.getByRole('dialog', { name: 'Gắn minh chứng' });
      await dialog.locator('input[type=file]').setInputFiles(await paper(page, name));
      await dialog.getByRole('button', { name: 'Tải lên' }).click();
      await expect(page.getByText(name.replace('.pdf', '')).first()).toBeVisible();
    }
    await expect(page.getByRole('region', { name: 'Giấy tờ trong hồ sơ' })).toContainText('2/2');
  });
  const dossier = page.url();

  await test.step('thủ trưởng trình', async () => {
    await signIn(page, 'lanhdao.tt-qhdt-tnn', dossier);
    await does(page, 'Trình hồ sơ');
    await told(page, 'Đã trình hồ sơ.');
  });

  await test.step('Thường trực tiếp nhận, mở giấy tờ, thẩm định, giải trình điều kiện chưa rõ', async () => {
    await signIn(page, 'thuongtruc');
    await page.getByRole('listitem').filter({ hasText: unit }).getByRole('link', { name: 'Tiếp nhận' }).click();
    await does(page, 'Tiếp nhận');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Tải về' }).first().click();
    expect((await download).suggestedFilename()).toContain('.pdf');
    await page.getByRole('button', { name: 'Thẩm định', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Đủ điều kiện', exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'Kết quả thẩm định' }).click();
    const open = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Giải trình', exact: true }) });
    while ((await open.count()) > 0) {
      const left = await open.count();
      await does(page, 'Giải trình', (dialog) =>
        dialog.getByRole('textbox', { name: 'Giải trình' }).fill('Đã đối chiếu hồ sơ cùng năm, không trùng thành tích'),
      );
      await expect(open).toHaveCount(left - 1);
    }
    await does(page, 'Đủ điều kiện');
  });

  await test.step('Thường trực lập phiên họp, đưa hồ sơ vào chương trình, mời ủy viên, khai mạc, mở bỏ phiếu', async () => {
    await page.goto('/hoi-dong');
    await page
      .getByRole('link', { name: /^Hội đồng Thi đua/ })
      .first()
      .click();
    await does(page, 'Lập phiên họp', async (dialog) => {
      await dialog.getByLabel('Tên phiên họp').fill(sitting);
      await dialog.getByLabel('Mục đích').selectOption({ label: 'Xét khen thưởng đột xuất' });
      await dialog.getByLabel('Giờ bắt đầu').fill('14:00');
      await dialog.getByLabel('Địa điểm').fill('Phòng họp A, trụ sở Bộ');
    });
    await expect(page.getByRole('heading', { level: 1, name: sitting })).toBeVisible();
    const meeting = page.url();
    await page.goto(dossier);
    await page.getByRole('button', { name: 'Đưa vào danh sách trình Hội đồng' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Đưa vào danh sách trình Hội đồng' }).click();
    await page.goto(meeting);
    await does(page, 'Gửi giấy mời');
    await does(page, 'Khai mạc', (dialog) => dialog.getByLabel('Ủy viên Hội đồng 9 (mẫu)').uncheck());
    await does(page, 'Mở bỏ phiếu');
  });
  const meeting = page.url().split('?')[0] ?? '';

  await test.step('ủy viên đọc hồ sơ một trang và bỏ phiếu; người vắng không tự bỏ được', async () => {
    for (const login of ['uyvien1', 'uyvien2']) {
      await signIn(page, login);
      await page.getByRole('listitem').filter({ hasText: sitting }).getByRole('link').last().click();
      await page.getByRole('link', { name: /^Bỏ phiếu/ }).click();
      await page.getByLabel('Đồng ý', { exact: true }).check();
      await page.getByRole('button', { name: 'Bỏ phiếu', exact: true }).click();
      await told(page, 'Đã bỏ phiếu.');
    }
    await signIn(page, 'uyvien9', `${meeting}?muc=bo-phieu`);
    await expect(
      page
        .getByText(/vắng mặt/)
        .locator('visible=true')
        .first(),
    ).toBeVisible();
    await expect(page.getByLabel('Đồng ý', { exact: true })).toHaveCount(0);
    const id = meeting.split('/').at(-1) ?? '';
    for (const number of [3, 4, 5, 6, 7, 8]) {
      const member = await others.as(`uyvien${number}`);
      const { items } = await member.call(councilsApi.meeting, { params: { id } });
      await member.call(councilsApi.vote, { params: { id }, body: { itemId: items[0]?.id ?? '', choice: 'yes' } });
    }
  });

  await test.step('thư ký ghi ý kiến bằng văn bản, đóng bỏ phiếu, lập biên bản; hai chữ ký; gửi kết luận', async () => {
    await signIn(page, 'thuongtruc', `${meeting}?muc=bo-phieu`);
    await expect(page.getByText('Đã bỏ 8/9')).toBeVisible();
    await does(page, 'Ghi ý kiến', (dialog) => dialog.getByLabel('Đồng ý', { exact: true }).check());
    await does(page, 'Đóng bỏ phiếu', (dialog) => dialog.getByLabel('Tổ kiểm phiếu').fill('Tổ kiểm phiếu của phiên họp'));
    await expect(page.getByText('9/9', { exact: true }).first()).toBeVisible();
    await does(page, 'Kết thúc, lập biên bản', async (dialog) => {
      await dialog.getByLabel('Số biên bản').fill('07/BB-HĐ');
      await dialog.getByLabel('Nội dung thảo luận').fill('Hội đồng thống nhất với ý kiến thẩm định');
    });
    await does(page, 'Thư ký ký', (dialog) => dialog.getByLabel('Mật khẩu của bạn').fill(demoPassword));
    await signIn(page, 'uyvien1', `${meeting}?muc=bien-ban`);
    await does(page, 'Người chủ trì ký', (dialog) => dialog.getByLabel('Mật khẩu của bạn').fill(demoPassword));
    await signIn(page, 'thuongtruc', meeting);
    await does(page, 'Gửi kết luận về hồ sơ');
    await told(page, 'Đã gửi kết luận.');
  });

  await test.step('Thường trực lập tờ trình, Lãnh đạo Bộ ký quyết định', async () => {
    await page.goto(dossier);
    await page.getByRole('link', { name: 'Trình Lãnh đạo Bộ' }).click();
    await page.getByLabel('Số tờ trình').fill('15/TTr-TĐKT');
    await page.getByLabel('Trích yếu').fill('Tờ trình khen thưởng đột xuất tháng 6');
    await page.getByLabel('Lý do trình').fill('Hội đồng đã thông qua ngày 10/06/2022');
    await page.getByRole('button', { name: 'Trình 1 hồ sơ' }).click();
    await told(page, 'Đã trình Lãnh đạo Bộ.');

    await signIn(page, 'botruong');
    await page.getByRole('listitem').filter({ hasText: 'Tờ trình khen thưởng đột xuất tháng 6' }).getByRole('link').last().click();
    await page.getByLabel('Đồng ý', { exact: true }).check();
    await page.getByLabel('Số quyết định').fill('1234/QĐ-BTNMT');
    await page.getByLabel('Chức vụ người ký').fill('Bộ trưởng');
    await page.getByRole('button', { name: 'Ký quyết định' }).click();
    await told(page, 'Đã ký quyết định.');
  });

  await test.step('công bố, trao tặng; sổ khen thưởng của đơn vị có dòng mới', async () => {
    await signIn(page, 'thuongtruc', '/quyet-dinh?muc=quyet-dinh');
    await page.getByRole('link', { name: '1234/QĐ-BTNMT' }).click();
    await does(page, 'Công bố');
    await told(page, 'Đã công bố.');
    await page.goto(dossier);
    await does(page, 'Ghi việc trao tặng', (dialog) => dialog.getByLabel('Nơi trao').fill('Hà Nội'));

    await signIn(page, 'canbo.tt-qhdt-tnn', '/quyet-dinh');
    await page.getByRole('link', { name: unit }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: unit })).toBeVisible();
    await expect(page.getByText('trao ngày 10/06/2022 tại Hà Nội')).toBeVisible();
  });
});
