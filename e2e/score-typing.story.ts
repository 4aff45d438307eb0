import { rulebookApi } from '#modules/scoring/rulebook/contract.ts';
import { scoringApi } from '#modules/scoring/contract.ts';
import type { DraftItem } from '#modules/scoring/rulebook/bodies.ts';
import { seedId } from '#platform/ids.ts';
import type { Page } from '@playwright/test';
import { officer } from '../src/app/story/people.ts';
import { expect, expectAccessible, expectOff, signIn, test } from './fixtures.ts';

/** A group and a year that no other story scores. */
const term = seedId('gt-cum-1-2021');
const year = 2021;
const unit = 'so-bacninh';

const plain = { titleEn: '', counts: 'base', scoredBy: null, conditionWhen: null, masked: false, note: '' } as const;

/** Two headings with lines of these points, in hundredths. */
function table(headings: Readonly<Record<string, readonly number[]>>): DraftItem[] {
  return Object.entries(headings).flatMap(([code, lines]) => {
    const id = crypto.randomUUID();
    const parts = lines.map((maxHundredths, index): DraftItem => ({
      ...plain,
      id: crypto.randomUUID(),
      parentId: id,
      code: `${code}.${index + 1}`,
      title: `Nhiệm vụ ${index + 1} của nhóm ${code}`,
      maxHundredths,
      kind: 'manual',
      rule: { reasonNeeded: false },
      measure: 'Đánh giá',
      proof: ['Báo cáo'],
    }));
    const maxHundredths = lines.reduce((sum, points) => sum + points, 0);
    return [
      { ...plain, id, parentId: null, code, title: `Nhóm ${code}`, maxHundredths, kind: 'heading', rule: {}, measure: '', proof: [] } as DraftItem,
      ...parts,
    ];
  });
}

const cell = (page: Page, code: string) => page.getByLabel(`Tự chấm, tiêu chí ${code}`, { exact: true });

test('điểm gõ sai không bao giờ thành điểm: lưới, từng tiêu chí, bảng đang soạn', async ({ page, others }) => {
  test.setTimeout(180_000);
  const standing = await others.as('thuongtruc');
  const { id } = await standing.call(rulebookApi.create, { body: { from: 'blank', title: 'Bảng gõ điểm', year } });
  const { book, version } = await standing.call(rulebookApi.rulebook, { params: { id } });
  const { code: _code, authority: _authority, versionNo: _versionNo, ...head } = book;
  const rules = { ...head.rules, step: '0.25' };
  const saved = await standing.call(rulebookApi.save, {
    params: { id },
    body: { version, draft: { book: { ...head, scaleHundredths: 10_000, rules }, items: table({ I: [2000, 3000], II: [4000, 1000] }) } },
  });
  expect(saved.problems).toEqual([]);

  await test.step('bảng đang soạn: điểm tối đa không đọc được thì giữ điểm cũ; mục lệch với các dòng hiện ngay trên thanh tổng', async () => {
    await signIn(page, 'thuongtruc', `/cham-diem/bang-diem/${id}/soan`);
    await page.getByRole('treeitem', { name: /I\.1/ }).first().click();
    const most = page.getByRole('textbox', { name: 'Điểm tối đa' });
    await expect(most).toHaveValue('20');
    for (const typed of ['1.000', 'abc', '1e400', '']) {
      await most.fill(typed);
      await most.press('Tab');
      await expect(most).toHaveAttribute('aria-invalid', 'true');
    }
    await expect(page.getByText('(khớp thang điểm)')).toBeVisible();
    const stored = async () =>
      (await standing.call(rulebookApi.rulebook, { params: { id } })).tree.find((item) => item.code === 'I.1')?.maxHundredths;
    await most.fill('18');
    await most.press('Tab');
    await expect(page.getByText('Tổng các dòng khác điểm của mục: mục I lệch −2.')).toBeVisible();
    await expect.poll(stored).toBe(1800);
    await most.fill('20');
    await most.press('Tab');
    await expect(page.getByText('khác điểm của mục')).toHaveCount(0);
    await expect.poll(stored).toBe(2000);
  });

  await test.step('bảng đang soạn: không viết lại chữ đang gõ', async () => {
    await page.goto(`/cham-diem/bang-diem/${id}/soan?muc=thiet-lap`);
    await page.getByRole('button', { name: 'Thêm loại' }).click();
    await page.getByLabel('Bắt đầu').first().selectOption({ label: 'từ (lấy cả số này)' });
    const from = page.getByRole('textbox', { name: 'Số bắt đầu' }).first();
    await from.pressSequentially('1.000');
    await expect(from).toHaveValue('1.000');
    await page
      .getByRole('button', { name: /^Bỏ loại/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Xong' }).click();
    await page.waitForURL(/bang-diem\/[^/]+$/);
  });

  const { version: now } = await standing.call(rulebookApi.rulebook, { params: { id } });
  await standing.call(rulebookApi.tryOut, { params: { id }, body: { version: now, basis: 'example' } });
  const asked = await standing.call(rulebookApi.ask, { params: { id }, body: { version: now, note: '' } });
  await (await others.as('thuongtruc2')).call(rulebookApi.publishRulebook, { params: { id }, body: { version: asked.version } });
  await standing.call(scoringApi.openRound, { params: { id: term }, body: { rulebookId: id, dueOn: '2022-06-30' } });
  const own = await others.as(officer(unit));
  const { groups } = await own.call(scoringApi.overview, { query: { year } });
  const sheet = groups.flatMap((group) => group.sheets).find((one) => one.mine && one.sheetId !== null)?.sheetId ?? '';
  const scores = async () => {
    const { groups: shown } = await own.call(scoringApi.sheet, { params: { id: sheet } });
    return Object.fromEntries(shown.flatMap((group) => group.items).map((item) => [item.code, item.line.self]));
  };

  await test.step('lưới: gõ xong mới lưu, gõ sai thì điểm cũ còn nguyên và lý do đứng ở ô', async () => {
    await signIn(page, officer(unit), `/cham-diem/phieu/${sheet}`);
    await cell(page, 'I.1').fill('20');
    await cell(page, 'I.1').press('Tab');
    await expect.poll(scores).toMatchObject({ 'I.1': 2000 });
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes('/self')) sent.push(request.postData() ?? '');
    });
    for (const [typed, why] of [
      ['21', 'nhiều nhất 20'],
      ['1.000', 'không đọc được là điểm'],
      ['15abc', 'không đọc được là điểm'],
      ['9,80', 'phải là bội số của 0,25'],
    ] as const) {
      await cell(page, 'I.1').focus();
      await page.keyboard.press('Control+a');
      await page.keyboard.type(typed, { delay: 40 });
      await page.keyboard.press('Enter');
      await expect(cell(page, 'I.2')).toBeFocused();
      await expect(page.getByText(`Chưa lưu: ${why}`)).toBeVisible();
      await expect(page.getByText('Vẫn giữ 20,0.')).toBeVisible();
      await expect(cell(page, 'I.1')).toHaveValue(typed);
      await expect(cell(page, 'I.1')).toHaveAttribute('aria-invalid', 'true');
    }
    await expectAccessible(page);
    await expectOff(page.getByRole('button', { name: 'Gửi phiếu' }), 'Còn điểm gõ chưa đúng, chưa lưu: I.1.');
    // the other lines go on
    await cell(page, 'II.1').fill('9');
    await cell(page, 'II.1').press('Enter');
    await expect.poll(scores).toEqual({ 'I.1': 2000, 'I.2': null, 'II.1': 900, 'II.2': null });
    expect(sent.every((body) => !body.includes('"self":200,') && !/"self":(?:100|150|980)\b/.test(body))).toBe(true);
    await cell(page, 'I.1').focus();
    await page.keyboard.press('Escape');
    await expect(cell(page, 'I.1')).toHaveValue('20,0');
    await expect(page.getByText('Chưa lưu:')).toHaveCount(0);
  });

  await test.step('đóng cửa sổ khi còn trong ô: phần đã gõ không mất', async () => {
    await cell(page, 'II.2').fill('7,5');
    await page.reload();
    await expect(cell(page, 'II.2')).toHaveValue('7,5');
    await expect.poll(scores).toMatchObject({ 'II.2': 750 });
  });

  await test.step('từng tiêu chí trên điện thoại: không đọc được thì không thành trống', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/cham-diem/phieu/${sheet}?tieu-chi=II.1`);
    const field = page.getByRole('textbox', { name: 'Tự chấm' });
    await expect(field).toHaveValue('9');
    await field.fill('');
    await field.pressSequentially('1.000', { delay: 40 });
    await page.getByRole('button', { name: 'Tiếp' }).click();
    await expect(page.getByText('Tiêu chí 4/4')).toBeVisible();
    await page.getByRole('button', { name: 'Trước' }).click();
    await expect(field).toHaveValue('1.000');
    await expect(page.getByText('Chưa lưu: không đọc được là điểm (ví dụ 9,75). Vẫn giữ 9,0.')).toBeVisible();
    expect(await scores()).toMatchObject({ 'II.1': 900 });
    await field.fill('8,25');
    await field.press('Enter');
    await expect.poll(scores).toMatchObject({ 'II.1': 825 });
  });
});
