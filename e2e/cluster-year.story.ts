import { progressApi } from '#modules/progress/contract.ts';
import { scoringApi } from '#modules/scoring/contract.ts';
import { seedId } from '#platform/ids.ts';
import { cluster1, leader, officer, unitId, type Tail } from '../src/app/story/people.ts';
import type { Stage } from '../src/app/story/stage.ts';
import type { Page } from '@playwright/test';
import { expect, paper, signIn, test, told } from './fixtures.ts';

const term = seedId('gt-cum-1-2022');
const head = 'so-haiphong';
const shown = 'so-hungyen';
const late = 'so-thaibinh';
const beside = cluster1.filter((unit) => unit !== shown);

/** Puts a column into the cell that has the focus, as Ctrl+V from a workbook does. */
const pasteInto = (page: Page, rows: readonly string[]) =>
  page.evaluate(`(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(rows.join('\n'))});
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  })()`);

/** One unit whose May stays at 90 %: nine of ten tasks in time. */
async function failMay(others: Stage): Promise<void> {
  const client = await others.as(leader(late));
  const params = { unitId: unitId(late), year: 2022 };
  const words = { title: 'Chương trình công tác năm 2022', approvalNumber: '02/CTr-STNMT', approvedOn: '2022-01-12', version: null };
  const { id } = await client.call(progressApi.saveProgramme, { params, body: words });
  const tasks = Array.from({ length: 10 }, (_, index) => ({
    title: `Việc ${index + 1}`,
    ownerName: '',
    dueOn: '2022-05-20',
    completedOn: index === 0 ? '2022-05-25' : '2022-05-18',
  }));
  await client.call(progressApi.addTasks, { params: { id }, body: { tasks } });
  const { programme } = await client.call(progressApi.overview, { params });
  await client.call(progressApi.approve, { params: { id }, body: { version: programme?.version ?? 0 } });
}

async function sheetOf(others: Stage, login: string, unit: Tail) {
  const client = await others.as(login);
  const { groups } = await client.call(scoringApi.overview, { query: { year: 2022 } });
  const id = groups.flatMap((group) => group.sheets).find((sheet) => sheet.unitId === unitId(unit))?.sheetId ?? '';
  return client.call(scoringApi.sheet, { params: { id } });
}

/** Full points, but none for a programme nobody has approved; the late unit gives itself less. */
async function selfScore(others: Stage, unit: Tail): Promise<void> {
  const sheet = await sheetOf(others, leader(unit), unit);
  const client = await others.as(leader(unit));
  const none = unit === late ? ['TT2.1', 'TT2.3'] : ['TT2.1'];
  const lines = sheet.groups
    .flatMap((group) => group.items)
    .map(({ itemId, code, max }) => ({ itemId, self: none.includes(code) ? 0 : max, selfNote: '' }));
  const saved = await client.call(scoringApi.saveSelf, { params: { id: sheet.id }, body: { version: sheet.version, lines } });
  await client.call(scoringApi.submit, { params: { id: sheet.id }, body: { version: saved.version } });
}

/** The sheet goes to the meeting as it came; nobody checks the own unit's. */
async function checkAsItIs(others: Stage, unit: Tail): Promise<void> {
  const login = unit === head ? 'thuongtruc' : officer(head);
  const client = await others.as(login);
  const { id, version } = await sheetOf(others, login, unit);
  const kept = await client.call(scoringApi.keepProposed, { params: { id }, body: { version } });
  const reviewed = await client.call(scoringApi.review, { params: { id }, body: { version: kept.version } });
  await client.call(scoringApi.verify, { params: { id }, body: { version: reviewed.version } });
}

const versions = (others: Stage, login: string) =>
  Promise.all(cluster1.map(async (unit) => sheetOf(others, login, unit).then(({ id, version }) => ({ id, version }))));

test('chấm điểm: tự chấm bằng bàn phím, thẩm định có nhận xét, giải trình, thẩm định lại, công bố xếp hạng đồng hạng và điều kiện không đạt', async ({
  page,
  others,
}) => {
  test.setTimeout(180_000);
  await failMay(others);
  await (
    await others.as(officer(head))
  ).call(scoringApi.openRound, { params: { id: term }, body: { rulebookId: seedId('tpl-demo-monre-2022'), dueOn: '2022-06-30' } });

  await test.step('cán bộ gõ điểm cả bảng không rời bàn phím', async () => {
    await signIn(page, officer(shown));
    await page.getByRole('listitem').filter({ hasText: 'Tự chấm' }).getByRole('link').last().click();
    const cells = page.getByRole('textbox', { name: /^Tự chấm, tiêu chí/ });
    await expect(cells).toHaveCount(19);
    const points = ['60', '60', '40', '60', '60', '120', '80', '120', '60', '60', '50', '40', '50', '25', '25', '20', '25', '25', '20'];
    await cells.first().focus();
    for (const point of points) {
      await page.keyboard.type(point);
      await page.keyboard.press('Enter');
    }
    await test.step('gõ nhầm thì Esc lấy lại điểm cũ', async () => {
      await cells.first().focus();
      await page.keyboard.type('7');
      await expect(cells.first()).toHaveValue('7');
      await page.keyboard.press('Escape');
      await expect(cells.first()).toHaveValue('60,0');
    });
    await test.step('dán một cột có ô sai: chưa ô nào đổi, từng ô được nêu tên', async () => {
      await cells.first().focus();
      await pasteInto(page, ['55', 'sáu mươi', '400']);
      await expect(page.getByText('Chưa dán ô nào: 2 ô không hợp lệ')).toBeVisible();
      await expect(page.getByText(/Dòng 2 \(tiêu chí TT1.2\) “sáu mươi”/)).toBeVisible();
      await expect(cells.first()).toHaveValue('60,0');
    });
    await test.step('dán cột đúng rồi hoàn tác cả lần dán', async () => {
      await cells.first().focus();
      await pasteInto(page, ['55', '50']);
      await expect(cells.first()).toHaveValue('55,0');
      await expect(cells.nth(1)).toHaveValue('50,0');
      await page.getByRole('button', { name: 'Hoàn tác' }).click();
      await expect(cells.first()).toHaveValue('60,0');
      await expect(cells.nth(1)).toHaveValue('60,0');
    });
    await expect(page.getByRole('row', { name: 'Tổng cộng 1.000,0 1.000,0' })).toBeVisible();
    await expect(page.getByText(/^Đã lưu/)).toBeVisible();
  });
  const sheet = page.url();

  await test.step('thủ trưởng gửi phiếu', async () => {
    await signIn(page, leader(shown), sheet);
    await page.getByRole('button', { name: 'Gửi phiếu' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Gửi phiếu' }).click();
    await expect(page.getByText('Chờ thẩm định', { exact: true })).toBeVisible();
  });

  await test.step('Cụm trưởng: chương trình chưa phê duyệt thì không có điểm, sửa điểm phải nêu lý do', async () => {
    await signIn(page, officer(head), sheet);
    await page.getByRole('button', { name: 'Giữ như đề nghị' }).click();
    const programme = page.getByRole('textbox', { name: 'Thẩm định, tiêu chí TT2.1' });
    await expect(programme).toHaveValue('60,0');
    await programme.fill('0');
    await page.getByLabel('Nhận xét của người thẩm định').fill('Chưa thấy văn bản phê duyệt chương trình');
    await expect(page.getByText(/^Đã lưu/)).toBeVisible();
    await page.getByRole('button', { name: 'Hoàn thành thẩm định' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hoàn thành thẩm định' }).click();
    await expect(page.getByText('Chờ giải trình', { exact: true })).toBeVisible();
    await expect(page.getByRole('row', { name: 'Tổng cộng 1.000,0 1.000,0 940,0 −60,0' })).toBeVisible();
  });

  await test.step('đơn vị giải trình đúng tiêu chí bị sửa', async () => {
    await signIn(page, officer(shown), sheet);
    await page.getByRole('row').filter({ hasText: 'TT2.1' }).click();
    await expect(page.getByText('Chưa thấy văn bản phê duyệt chương trình')).toBeVisible();
    await page.getByLabel('Giải trình của đơn vị').fill('Chương trình đã trình, đang chờ ký');
    await expect(page.getByText(/^Đã lưu/)).toBeVisible();
    await page.getByRole('button', { name: 'Gửi giải trình' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Gửi giải trình' }).click();
    await told(page, 'Đã gửi giải trình.');
  });

  await test.step('thẩm định lại giữ điểm và trả lời', async () => {
    await signIn(page, officer(head), sheet);
    await page.getByRole('row').filter({ hasText: 'TT2.1' }).click();
    await page.getByRole('button', { name: 'Giữ điểm thẩm định' }).click();
    await page.getByLabel('Lý do của điểm cuối').fill('Có văn bản phê duyệt thì tính lại');
    await expect(page.getByText(/^Đã lưu/)).toBeVisible();
    await page.getByRole('button', { name: 'Hoàn thành thẩm định lại' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hoàn thành thẩm định lại' }).click();
    await told(page, 'Đã thẩm định lại.');
  });

  await test.step('chín đơn vị khác, cuộc họp và Thường trực chốt phiếu', async () => {
    for (const unit of beside) await selfScore(others, unit);
    for (const unit of beside) await checkAsItIs(others, unit);
    const confirming = { sheets: await versions(others, leader(head)), metOn: '2022-06-10', note: 'Họp Cụm' };
    await (await others.as(leader(head))).call(scoringApi.confirmAll, { params: { id: term }, body: confirming });
    const sheets = await versions(others, 'thuongtruc');
    await (await others.as('thuongtruc')).call(scoringApi.finalizeAll, { params: { id: term }, body: { sheets } });
  });

  await test.step('Cụm trưởng xem trước, gõ tên Cụm và công bố', async () => {
    await signIn(page, leader(head), '/cham-diem');
    await page.getByRole('link', { name: 'Xếp hạng', exact: true }).click();
    await page.getByRole('button', { name: 'Công bố xếp hạng' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Số quyết định').fill('31/QĐ-HĐTĐKT');
    await dialog.locator('input[type=file]').setInputFiles(await paper(page, 'quyet-dinh.pdf'));
    await dialog.getByLabel(/để xác nhận/).fill('Cụm thi đua số I');
    await dialog.getByRole('button', { name: 'Công bố xếp hạng' }).click();
    await told(page, 'Đã công bố bảng xếp hạng.');
  });

  await test.step('đơn vị đọc bảng: chín đơn vị đồng hạng nhất, một đơn vị không đủ điều kiện xét', async () => {
    await signIn(page, officer(shown), page.url());
    const table = page.getByRole('table', { name: 'Bảng đã công bố' });
    await expect(table.getByRole('row', { name: /^Hạng 1 Sở Tài nguyên và Môi trường tỉnh Hưng Yên 940,0 1\.000,0 940,0/ })).toContainText(
      'đồng hạng với',
    );
    const failed = table.getByRole('row', { name: /^Hạng 10 Sở Tài nguyên và Môi trường tỉnh Thái Bình/ });
    await expect(failed).toContainText('không đủ điều kiện xét');
  });
});
