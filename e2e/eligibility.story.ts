import type { APIRequestContext } from '@playwright/test';
import { seedId } from '../src/platform/ids.ts';
import { recordsApi } from '../src/modules/records/contract.ts';
import { pathFor } from '../src/platform/contract.ts';
import { expect, expectAccessible, setDay, signIn, test } from './fixtures.ts';

const colleague = seedId('demo/records/person/tue');
const page_ = `/ly-lich/ca-nhan/${colleague}`;

test('cán bộ thấy vì sao đồng nghiệp chưa đủ CSTĐ cấp Bộ năm 2021 và đủ năm 2023', async ({ page }) => {
  await test.step('năm 2021 chưa đủ: thiếu một lần liên tục và sáng kiến cấp Bộ', async () => {
    await signIn(page, 'canbo.cuc-vt', `${page_}?dh=CSTD_BBNT&ngay=2021-12-15`);
    const card = page.getByRole('main');
    await expect(card.getByRole('heading', { name: 'Nguyễn Minh Tuệ (mẫu)' })).toBeVisible();
    await expect(card.getByText('Chưa đủ điều kiện').last()).toBeVisible();
    await expect(card.getByText(/còn thiếu 1 lần liên tục Chiến sĩ thi đua cơ sở/).first()).toBeVisible();
    await expect(card.getByText(/còn thiếu 1 sáng kiến phạm vi bộ/).first()).toBeVisible();
    await expect(card.getByText(/Nghị định 91\/2017/).first()).toBeVisible();
    await expectAccessible(page);
  });
  await test.step('dữ kiện mở được: quyết định năm 2021', async () => {
    await page.getByRole('main').getByRole('link', { name: 'Chiến sĩ thi đua cơ sở 2021', exact: true }).first().click();
    await expect(page.getByText('877/QĐ-CVT')).toBeVisible();
  });
  await test.step('vì sao dùng Luật 2003', async () => {
    await page.goto(`${page_}?dh=CSTD_BBNT&ngay=2021-12-15`);
    await page.getByRole('button', { name: /Luật 2003/ }).click();
    await expect(page.getByRole('dialog').getByText(/tiếp nhận hồ sơ 15\/12\/2021/)).toBeVisible();
    await page.keyboard.press('Escape');
  });
  await test.step('hai năm sau: xếp loại, danh hiệu, sáng kiến cấp Bộ được ghi', async () => {
    await setDay(page, '2023-12-20');
    await twoYearsLater(page.request);
    await page.goto(`${page_}?dh=CSTD_BBNT&ngay=2023-12-20`);
    const card = page.getByRole('main');
    await expect(card.getByText('Đủ điều kiện', { exact: true }).last()).toBeVisible();
    await expect(card.getByText('Đạt 6/6 điều.')).toBeVisible();
    await expect(card.getByRole('link', { name: /Bản đồ biến động đường bờ/ }).first()).toBeVisible();
    await expectAccessible(page);
  });
  await test.step('“Lập hồ sơ đề nghị” mở hồ sơ mới đúng người, danh hiệu, năm vừa xét', async () => {
    await page.getByRole('link', { name: 'Lập hồ sơ đề nghị' }).click();
    await expect(page.getByLabel('Danh hiệu, hình thức')).toHaveValue('CSTD_BBNT');
    await expect(page.getByRole('radio', { name: 'Cá nhân' })).toBeChecked();
    await expect(page.getByRole('combobox', { name: 'Cá nhân' })).toHaveValue('Nguyễn Minh Tuệ (mẫu)');
    await expect(page.getByRole('textbox', { name: /^Năm/ })).toHaveValue('2023');
    await page.goBack();
  });
  await test.step('bản giải thích in ra', async () => {
    await page.getByRole('button', { name: 'In bản giải thích' }).click();
    await expect(page.getByText('BẢN GIẢI THÍCH ĐIỀU KIỆN XÉT')).toBeVisible();
  });
});

/** What the officer of the unit enters by the end of 2023, over HTTP. */
async function twoYearsLater(request: APIRequestContext): Promise<void> {
  const send = async (path: string, data: object) => {
    const answer = await request.post(path, { headers: { 'x-thidua': '1', 'idempotency-key': crypto.randomUUID() }, data });
    expect(answer.ok(), await answer.text()).toBe(true);
  };
  const subject = { kind: 'person', id: colleague };
  const ground = { source: 'Hồ sơ cuối năm (mẫu)', certainty: 'CERTAIN' };
  const fact = (one: object) => send(recordsApi.addFact.path, { subject, fact: one, ...ground });
  await fact({
    kind: 'known_span',
    about: ['awards', 'discipline', 'holds', 'initiatives', 'scienceWorks'],
    validFrom: '2022-06-11',
    validTo: '2023-12-20',
  });
  for (const year of [2022, 2023]) {
    await fact({ kind: 'rating', year, scale: 'FOUR_GRADES', grade: 'HTXSNV' });
    await send(recordsApi.backEnterAward.path, { subject, awardCode: 'CSTDCS', year, decidedOn: `${year}-12-10`, ...ground });
  }
  await send(pathFor(recordsApi.addInitiative, {}), {
    unitId: seedId('org-cuc-vt'),
    title: 'Bản đồ biến động đường bờ (mẫu)',
    kind: 'INITIATIVE',
    level: 'BBNT',
    recognisedOn: '2023-10-02',
    decisionNumber: '2900/QĐ-BTNMT',
    applied: true,
    authors: [{ personId: colleague, share: 8000 }],
    ...ground,
  });
}
