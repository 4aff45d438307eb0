import { rulebookApi } from '#modules/scoring/rulebook/contract.ts';
import { scoringApi } from '#modules/scoring/contract.ts';
import type { DraftItem } from '#modules/scoring/rulebook/bodies.ts';
import { seedId } from '#platform/ids.ts';
import type { Page } from '@playwright/test';
import { officer } from '../src/app/story/people.ts';
import { expect, expectAccessible, signIn, test, told } from './fixtures.ts';

/** A group and a year that no other story scores. */
const term = seedId('gt-khoi-3-2021');
const year = 2021;
const unit = 'tcmt';
const headings = 100;
const each = 19;
/** Elements of one screen that stay quick on an office machine. */
const mostNodes = 3000;

/** 2,000 criteria: a hundred headings with nineteen lines each, half a point a line. */
function longTable(): DraftItem[] {
  const plain = { titleEn: '', counts: 'base', scoredBy: null, conditionWhen: null, masked: false, note: '' } as const;
  return Array.from({ length: headings }, (_, h) => {
    const head = crypto.randomUUID();
    const lines = Array.from({ length: each }, (__, l): DraftItem => ({
      ...plain,
      id: crypto.randomUUID(),
      parentId: head,
      code: `${h + 1}.${l + 1}`,
      title: `Thực hiện đầy đủ, đúng thời hạn nhiệm vụ số ${l + 1} của nhóm nhiệm vụ ${h + 1} theo chương trình công tác`,
      maxHundredths: 50,
      kind: 'manual',
      rule: { reasonNeeded: false },
      measure: 'Đánh giá',
      proof: ['Báo cáo'],
    }));
    const sum = each * 50;
    const heading: DraftItem = {
      ...plain,
      id: head,
      parentId: null,
      code: `${h + 1}`,
      title: `Nhóm nhiệm vụ ${h + 1}`,
      maxHundredths: sum,
      kind: 'heading',
      rule: {},
      measure: '',
      proof: [],
    };
    return [heading, ...lines];
  }).flat();
}

const nodes = (page: Page) => page.evaluate('document.querySelectorAll("*").length') as Promise<number>;
const cell = (page: Page, code: string) => page.getByLabel(`Tự chấm, tiêu chí ${code}`, { exact: true });

test('bảng 2.000 tiêu chí: cây, lưới, so sánh chỉ vẽ phần đang xem; bàn phím, dán cột, tìm, in vẫn đủ', async ({ page, others }) => {
  test.setTimeout(240_000);
  const standing = await others.as('thuongtruc');
  const made = async (title: string) => {
    const { id } = await standing.call(rulebookApi.create, { body: { from: 'blank', title, year } });
    const { book, version } = await standing.call(rulebookApi.rulebook, { params: { id } });
    const { code: _code, authority: _authority, versionNo: _versionNo, ...head } = book;
    const draft = { book: { ...head, scaleHundredths: headings * each * 50, rules: { ...head.rules, step: '0.05' } }, items: longTable() };
    const saved = await standing.call(rulebookApi.save, { params: { id }, body: { version, draft } });
    expect(saved.problems).toEqual([]);
    return { id, version: saved.version };
  };
  const { id, version } = await made('Bảng dài');
  const other = await made('Bảng dài khác');

  await test.step('cây tiêu chí: ít phần tử, phím đi hết cây, in đủ', async () => {
    await signIn(page, 'thuongtruc', `/cham-diem/bang-diem/${id}/soan`);
    const tree = page.getByRole('tree');
    await expect(tree.getByRole('treeitem').first()).toBeVisible({ timeout: 30_000 });
    expect(await nodes(page)).toBeLessThan(mostNodes);
    await tree.getByRole('treeitem').first().focus();
    await page.keyboard.press('End');
    await expect(tree.getByRole('treeitem', { name: /100\.19/ })).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(tree.getByRole('treeitem', { name: /^100 Nhóm/ })).toBeFocused();
    await page.keyboard.press('Home');
    await expect(tree.getByRole('treeitem', { name: /^1 Nhóm/ })).toBeFocused();
    expect(await nodes(page)).toBeLessThan(mostNodes);
    await expect(tree.getByRole('treeitem').first()).toHaveAttribute('aria-setsize', '100');
    await page.emulateMedia({ media: 'print' });
    await expect(tree.getByRole('treeitem')).toHaveCount(2000);
    await page.emulateMedia({ media: 'screen' });
    await expectAccessible(page);
  });

  await test.step('so sánh hai bảng: ít phần tử', async () => {
    await page.goto(`/cham-diem/bang-diem/so-sanh?tu=${id}&den=${other.id}&ca-giong=true`);
    await expect(page.getByRole('table').first()).toHaveAttribute('aria-rowcount', '2000', { timeout: 30_000 });
    expect(await nodes(page)).toBeLessThan(mostNodes);
  });

  await standing.call(rulebookApi.tryOut, { params: { id }, body: { version, basis: 'example' } });
  const asked = await standing.call(rulebookApi.ask, { params: { id }, body: { version, note: '' } });
  await (await others.as('thuongtruc2')).call(rulebookApi.publishRulebook, { params: { id }, body: { version: asked.version } });
  await standing.call(scoringApi.openRound, { params: { id: term }, body: { rulebookId: id, dueOn: '2022-06-30' } });
  const { groups } = await (await others.as(officer(unit))).call(scoringApi.overview, { query: { year } });
  const sheet = groups.flatMap((group) => group.sheets).find((one) => one.mine && one.sheetId !== null)?.sheetId ?? '';

  await test.step('lưới: ít phần tử, người dùng trình đọc vẫn biết đủ số dòng', async () => {
    await signIn(page, officer(unit), `/cham-diem/phieu/${sheet}`);
    await expect(cell(page, '1.1')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('table').first()).toHaveAttribute('aria-rowcount', '2001');
    expect(await nodes(page)).toBeLessThan(mostNodes);
    await expectAccessible(page);
  });

  await test.step('dán một cột dài hơn phần đang vẽ: mọi ô nhận điểm, hoàn tác được', async () => {
    await cell(page, '1.1').focus();
    const column = Array.from({ length: 600 }, (_, i) => (i % 2 === 0 ? '0,5' : '0,25')).join('\r\n');
    await page.evaluate(
      `(() => { const data = new DataTransfer(); data.setData('text', ${JSON.stringify(column)}); document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); })()`,
    );
    await told(page, 'Đã dán 600 điểm.');
    const stored = async () => {
      const { groups: shown } = await (await others.as(officer(unit))).call(scoringApi.sheet, { params: { id: sheet } });
      return shown.flatMap((group) => group.items).map((item) => item.line.self);
    };
    await expect.poll(async () => (await stored()).filter((self) => self !== null).length, { timeout: 60_000 }).toBe(600);
    const lines = await stored();
    expect([lines[0], lines[599], lines[600]]).toEqual([50, 25, null]);
    expect(await nodes(page)).toBeLessThan(mostNodes);
  });

  await test.step('phím đi qua chỗ chưa vẽ và không lạc; chữ gõ sai còn nguyên khi quay lại', async () => {
    await cell(page, '1.2').focus();
    await page.keyboard.type('1.000');
    await page.keyboard.press('Control+End');
    await expect(cell(page, '100.19')).toBeFocused();
    await page.keyboard.type('0,5');
    await page.keyboard.press('Control+Home');
    await expect(cell(page, '1.1')).toBeFocused();
    await expect(cell(page, '1.2')).toHaveValue('1.000');
    await expect(cell(page, '1.2')).toHaveAttribute('aria-invalid', 'true');
    for (let presses = 0; presses < 12; presses += 1) await page.keyboard.press('PageDown');
    await expect(cell(page, '7.7')).toBeFocused();
    await page.evaluate('scrollBy(0, 40000)');
    await expect(cell(page, '7.9')).toHaveCount(0);
    await expect(cell(page, '7.7')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(cell(page, '7.8')).toBeFocused();
  });

  await test.step('tìm không dấu, đến dòng chưa vẽ', async () => {
    await page.getByLabel('Tìm tiêu chí').fill('nhom nhiem vu 88 ');
    await page.keyboard.press('Enter');
    await expect(page.getByText('1/19 kết quả')).toBeVisible();
    await expect(cell(page, '88.1')).toBeInViewport();
  });

  await test.step('in: mọi dòng có mặt', async () => {
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('tr[data-row]')).toHaveCount(2001);
    await page.emulateMedia({ media: 'screen' });
    await expect.poll(() => nodes(page)).toBeLessThan(mostNodes);
  });

  await test.step('từng tiêu chí một: danh sách không làm nặng trang', async () => {
    await page.goto(`/cham-diem/phieu/${sheet}?xem=tung-muc`);
    await expect(page.getByText('Tiêu chí 1/1900')).toBeVisible({ timeout: 30_000 });
    expect(await nodes(page)).toBeLessThan(mostNodes);
  });
});
