import { complaintsApi } from '#modules/scoring/complaints/contract.ts';
import { scoringApi } from '#modules/scoring/contract.ts';
import { seedId } from '#platform/ids.ts';
import { fileMinutes } from '../src/app/story/papers.ts';
import { block4, leader, officer, unitId, type Tail } from '../src/app/story/people.ts';
import type { Stage } from '../src/app/story/stage.ts';
import { does, expect, expectAccessible, paper, signIn, test, told } from './fixtures.ts';

const term = seedId('gt-khoi-4-2022');
const head = 'cuc-tnn';
const unit = 'cuc-vt';
const standing = 'thuongtruc';

async function sheetOf(others: Stage, login: string, of: Tail) {
  const client = await others.as(login);
  const { groups } = await client.call(scoringApi.overview, { query: { year: 2022 } });
  const id = groups.find((group) => group.termId === term)?.sheets.find((sheet) => sheet.unitId === unitId(of))?.sheetId ?? '';
  return client.call(scoringApi.sheet, { params: { id } });
}

/** Every criterion at its maximum; the unit of this story lost ten points for its movement. No programme is approved here. */
async function scoreYear(others: Stage, of: Tail): Promise<void> {
  const client = await others.as(leader(of));
  const sheet = await sheetOf(others, leader(of), of);
  const none = (code: string, max: number) => (code === 'TT2.1' ? 0 : of === unit && code === 'TT1.1' ? max - 1000 : max);
  const lines = sheet.groups.flatMap((group) => group.items).map(({ itemId, code, max }) => ({ itemId, self: none(code, max), selfNote: '' }));
  const saved = await client.call(scoringApi.saveSelf, { params: { id: sheet.id }, body: { version: sheet.version, lines } });
  await client.call(scoringApi.submit, { params: { id: sheet.id }, body: { version: saved.version } });
  const login = of === head ? standing : officer(head);
  const checker = await others.as(login);
  const params = { id: sheet.id };
  const { version } = await sheetOf(others, login, of);
  const kept = await checker.call(scoringApi.keepProposed, { params, body: { version } });
  const reviewed = await checker.call(scoringApi.review, { params, body: { version: kept.version } });
  const verified = await checker.call(scoringApi.verify, { params, body: { version: reviewed.version } });
  const meeting = await (
    await others.as(leader(head))
  ).call(scoringApi.confirm, { params, body: { version: verified.version, metOn: '2022-06-10', note: 'Họp Khối' } });
  await (await others.as(standing)).call(scoringApi.finalize, { params, body: { version: meeting.version } });
}

/** The rank as it stands now, published by the standing body. */
async function publish(others: Stage, reason: string): Promise<void> {
  const client = await others.as(standing);
  const { preview, term: shown } = await client.call(scoringApi.ranking, { params: { id: term } });
  const paperId = await fileMinutes(others, standing, term, { number: '05/BB', issuedOn: '2022-06-10', fileName: 'bien-ban.pdf' });
  await client.call(scoringApi.publishRanking, {
    params: { id: term },
    body: { seen: preview?.hash ?? '', confirmName: shown.groupName, reason, paperId },
  });
}

test('khiếu nại sau công bố: đơn vị nêu tiêu chí và minh chứng, Thường trực chấp nhận một phần, đính chính theo quyết định, công bố lại', async ({
  page,
  others,
}) => {
  test.setTimeout(180_000);
  await (
    await others.as(officer(head))
  ).call(scoringApi.openRound, { params: { id: term }, body: { rulebookId: seedId('tpl-demo-monre-2022'), dueOn: '2022-06-30' } });
  for (const one of block4) await scoreYear(others, one);
  await publish(others, '');
  const { id } = await sheetOf(others, leader(unit), unit);

  await test.step('thủ trưởng đơn vị gửi khiếu nại về một tiêu chí từ phiếu của mình', async () => {
    await signIn(page, leader(unit), `/cham-diem/phieu/${id}?tieu-chi=TT1.1`);
    await does(page, 'Khiếu nại, kiến nghị', async (dialog) => {
      await dialog.getByLabel('Điểm đề nghị').fill('60');
      await dialog.getByRole('textbox', { name: 'Lý do *', exact: true }).fill('Chưa tính phong trào phát động tháng 4');
    });
    await expect(page.getByText('Chờ trả lời', { exact: true })).toBeVisible();
    await expectAccessible(page);
  });
  const complaint = page.url();

  await test.step('cán bộ gắn minh chứng khi chưa có trả lời', async () => {
    await signIn(page, officer(unit), complaint);
    await page.getByRole('button', { name: 'Gắn minh chứng' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Sự việc không có tệp' }).click();
    await dialog
      .getByLabel(/^(Tên|Tiêu đề|Sự việc)/)
      .first()
      .fill('Phát động đợt thi đua tháng 4');
    await dialog
      .getByRole('button', { name: /^(Lưu|Thêm|Ghi)/ })
      .last()
      .click();
    await expect(page.getByText('Phát động đợt thi đua tháng 4')).toBeVisible();
  });

  await test.step('đơn vị khác không thấy khiếu nại này', async () => {
    const other = await others.as(leader('cuc-bdkh'));
    expect((await other.call(complaintsApi.list, { query: { year: 2022 } })).rows).toEqual([]);
  });

  await test.step('Thường trực chấp nhận một phần từ việc phải làm', async () => {
    await signIn(page, standing, complaint);
    await page.getByRole('button', { name: 'Trả lời' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Chấp nhận một phần' }).check();
    await dialog.getByLabel('Điểm mới').fill('57');
    await dialog.getByRole('textbox', { name: 'Lý do *', exact: true }).fill('Tính phong trào tháng 4, chưa có sơ kết');
    await dialog.getByRole('button', { name: 'Trả lời' }).click();
    await expect(page.getByText('Đã chấp nhận; chờ quyết định đính chính.')).toBeVisible();
  });

  await test.step('đính chính bằng phiếu mới theo quyết định có số, ngày, tệp', async () => {
    await page.getByRole('link', { name: 'Đính chính phiếu' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('Theo khiếu nại, kiến nghị đã chấp nhận: điểm mới 57,0.')).toBeVisible();
    await dialog.getByLabel('Số quyết định').fill('45/QĐ-HĐTĐKT');
    await dialog.locator('input[type=file]').setInputFiles(await paper(page, 'dinh-chinh.pdf'));
    await dialog.getByLabel('Lý do từng tiêu chí').fill('Tính phong trào tháng 4');
    await dialog.getByRole('textbox', { name: 'Lý do *', exact: true }).fill('Theo trả lời khiếu nại');
    await dialog.getByRole('button', { name: 'Đính chính' }).click();
    await told(page, 'Đã đính chính bằng phiếu mới.');
    await expect(page.getByText(/Đính chính theo 45\/QĐ-HĐTĐKT/)).toBeVisible();
  });

  await test.step('công bố lại với số mới; bảng cũ vẫn đọc được', async () => {
    await publish(others, 'Đính chính theo quyết định 45');
    await signIn(page, officer('cuc-bdkh'), `/cham-diem/xep-hang/${term}?muc=truoc`);
    await page.getByRole('button', { name: 'Xem bảng này' }).click();
    await expect(page.getByText('Bảng công bố lần 1, đã thay bằng bản sau').first()).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: 'Cục Viễn thám quốc gia' })).toContainText('930,0');
    await page.goto(`/cham-diem/xep-hang/${term}`);
    await expect(page.getByRole('row').filter({ hasText: 'Cục Viễn thám quốc gia' })).toContainText('937,0');
  });
});
