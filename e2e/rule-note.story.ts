import type { Page } from '@playwright/test';
import { seedId } from '../src/platform/ids.ts';
import { expect, expectAccessible, signIn, test } from './fixtures.ts';

const colleague = seedId('demo/records/person/tue');
const record = `/ly-lich/ca-nhan/${colleague}`;

interface Form {
  readonly who: string;
  readonly at: string;
  /** What is pressed before the form stands there. */
  readonly open?: (page: Page) => Promise<void>;
  /** A clause the form must offer. */
  readonly clause: RegExp;
}

const press = (name: string) => (page: Page) => page.getByRole('main').getByRole('button', { name, exact: true }).first().click();

const forms: readonly Form[] = [
  { who: 'canbo.cuc-vt', at: `${record}?muc=khen-thuong`, open: press('Nhập khen thưởng cũ'), clause: /Thẩm quyền:/ },
  { who: 'canbo.cuc-vt', at: `${record}?muc=khen-thuong`, open: press('Ghi sáng kiến'), clause: /sáng kiến/ },
  { who: 'canbo.cuc-vt', at: `${record}?muc=du-kien`, open: press('Ghi dữ kiện'), clause: /Năm xét: hoàn thành/ },
  { who: 'canbo.cuc-vt', at: `${record}?dh=CSTD_BBNT`, clause: /3 lần liên tục Chiến sĩ thi đua cơ sở/ },
  { who: 'canbo.cuc-vt', at: '/ly-lich/nhap', clause: /Thẩm quyền:/ },
  { who: 'canbo.cuc-vt', at: '/dang-ky/moi', clause: /Năm xét: hoàn thành/ },
  { who: 'canbo.cuc-vt', at: '/phong-trao/moi', clause: /Năm xét: hoàn thành/ },
  { who: 'thuongtruc', at: '/ho-so/thiet-lap', clause: /Không quá 15% số Lao động tiên tiến/ },
  { who: 'thuongtruc', at: '/quy-khen-thuong', clause: /lần mức lương cơ sở/ },
  { who: 'canbo.cuc-vt', at: '/lay-y-kien', clause: /Công khai lấy ý kiến 10 ngày làm việc/ },
];

for (const { who, at, open, clause } of forms)
  test(`tra cứu quy định bên cạnh biểu mẫu ${at}: ${clause.source}`, async ({ page }) => {
    await signIn(page, who, at);
    await open?.(page);
    await page.getByRole('button', { name: 'Tra cứu quy định' }).last().click();
    const rules = page.getByRole('dialog').last();
    await expect(rules.getByText(clause).first()).toBeVisible();
    await expect(rules.getByText(/Đã đọc nguyên văn|Cần đối chiếu/).first()).toBeVisible();
  });

test('phím Enter trong ô tìm quy định không gửi biểu mẫu bên dưới, và không có điều khoản thì nói rõ', async ({ page }) => {
  await signIn(page, 'canbo.cuc-vt', `${record}?muc=khen-thuong`);
  await press('Nhập khen thưởng cũ')(page);
  await page.getByRole('button', { name: 'Tra cứu quy định' }).last().click();
  const rules = page.getByRole('dialog').last();
  await rules.getByLabel('Từ cần tìm').fill('khong co dieu nao nhu the');
  await page.keyboard.press('Enter');
  await expect(rules.getByText('Không có điều khoản nào khớp')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  const form = page.getByRole('dialog');
  await expect(form.getByRole('heading', { name: 'Nhập khen thưởng cũ' })).toBeVisible();
  await expect(form.getByText('Chưa điền ô này.')).toHaveCount(0);
});
