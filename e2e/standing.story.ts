import { expect, signIn, test } from './fixtures.ts';

test('Thường trực: năm thi đua, văn bản phát động 2022 đầy đủ, quy định năm 2021 và năm 2024', async ({ page }) => {
  await signIn(page, 'thuongtruc', '/nam-thi-dua/2022');
  await expect(page.getByRole('heading', { level: 1, name: 'Năm thi đua 2022' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Các giai đoạn của năm' }).locator('[aria-current=step]')).toContainText('Thực hiện');

  await test.step('phát động 2022: chủ đề, văn bản, nội dung, nhóm nhiệm vụ', async () => {
    await page.getByRole('link', { name: 'Mở phong trào' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Phong trào thi đua ngành tài nguyên và môi trường năm 2022' })).toBeVisible();
    const facts = page.getByRole('region', { name: 'Thông tin' });
    await expect(facts).toContainText('Kỷ cương, trách nhiệm, đổi mới, hội nhập, hiệu quả');
    await expect(facts.getByRole('link', { name: 'Công văn 8240/BTNMT-TĐKTTT' })).toBeVisible();
    await expect(facts).toContainText('31/12/2021');
    const contents = page.getByRole('region', { name: 'Nội dung', exact: true });
    await expect(contents.getByRole('listitem')).toHaveCount(6);
    const tasks = page.getByRole('region', { name: 'Nhóm nhiệm vụ' });
    await expect(tasks.getByText('Hoàn thiện thể chế', { exact: true })).toBeVisible();
    await expect(tasks.locator('> * > ul > li, .u-list > li')).toHaveCount(4);
  });

  await test.step('19 tiêu chí tập thể, 11 tiêu chí cá nhân', async () => {
    await page.getByRole('link', { name: /^Tiêu chí/ }).click();
    await expect(page.getByRole('region', { name: /^Tập thể:/ }).getByText('19', { exact: true })).toBeVisible();
    await expect(page.getByRole('region', { name: /^Cá nhân:/ }).getByText('11', { exact: true })).toBeVisible();
    await expect(page.getByRole('row', { name: /Tỷ lệ nhiệm vụ hoàn thành đúng hạn từng tháng trên 90% điều kiện bắt buộc/ })).toContainText(
      'trên 90 %',
    );
  });

  await test.step('quy định của ngày được chọn: Thông tư 21/2018 rồi văn bản thay thế', async () => {
    await page.getByRole('navigation', { name: 'Điều hướng chính' }).getByRole('link', { name: 'Quy định, danh hiệu' }).click();
    await page.getByRole('button', { name: '30/06/2021' }).click();
    await expect(page.getByRole('heading', { name: 'Giai đoạn luật: Luật 2003 (sửa đổi 2005, 2013)' })).toBeVisible();
    const valid = page.getByRole('region', { name: 'Văn bản có hiệu lực' });
    const old = valid.getByRole('listitem').filter({ hasText: 'Thông tư 21/2018/TT-BTNMT' });
    await expect(old).toContainText('được thay bằng 18/2023/TT-BTNMT');
    await page.getByRole('button', { name: '30/06/2024' }).click();
    await expect(page.getByRole('heading', { name: /^Giai đoạn luật: Luật/ })).toContainText('2022');
    await expect(valid.getByRole('listitem').filter({ hasText: 'Thông tư 18/2023/TT-BTNMT' })).toBeVisible();
    await expect(old).toHaveCount(0);
  });
});
