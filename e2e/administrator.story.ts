import { agreementsApi } from '#modules/agreements/contract.ts';
import { seedId } from '#platform/ids.ts';
import { leader, officer } from '../src/app/story/people.ts';
import type { Stage } from '../src/app/story/stage.ts';
import { expect, signIn, test, told, typeSignIn } from './fixtures.ts';

const fullName = 'Nguyễn Thị Hoa (mẫu)';
const login = 'hoa.so-namdinh';
const password = 'mat-khau-moi-2022';
const unit = 'Sở Tài nguyên và Môi trường tỉnh Nam Định';

/** The agreement of Cụm I for 2022, from last year's words, open for its ten signatures. */
async function openForSigning(others: Stage): Promise<string> {
  const desk = await others.as(officer('so-haiphong'));
  const { id } = await desk.call(agreementsApi.draft, { body: { termId: seedId('gt-cum-1-2022'), from: 'previous' } });
  const params = { id };
  const draft = await desk.call(agreementsApi.detail, { params });
  const clauses = draft.clauses.map(({ id: clauseId, title, summary, scope, commitments }) => ({
    id: clauseId,
    title,
    summary,
    scope,
    commitments: commitments.map(
      ({ id: commitmentId, ownerUnitId, measure, measureKind, operator, targetHundredths, targetUnit, proof, title: promise }) => ({
        id: commitmentId,
        title: promise,
        ownerUnitId,
        dueOn: '2022-12-10',
        measure,
        measureKind,
        operator,
        targetHundredths,
        targetUnit,
        proof,
      }),
    ),
  }));
  const limits = draft.limits.map(({ id: limitId, text }) => ({ id: limitId, text, answer: 'Phân công đầu mối theo dõi', dismissedReason: '' }));
  const edited = await desk.call(agreementsApi.edit, {
    params,
    body: { version: draft.version, aim: draft.aim, place: 'Hải Phòng', clauses, limits },
  });
  const sent = await desk.call(agreementsApi.sendForComment, { params, body: { version: edited.version, commentUntil: '2022-06-10' } });
  await (await others.as(leader('so-haiphong'))).call(agreementsApi.agree, { params, body: { version: sent.version } });
  return id;
}

test('quản trị thay cán bộ trong một bước, người cũ ra ngay; thủ trưởng ủy quyền, cán bộ mới ký thay', async ({ page, browser, others }) => {
  const agreement = await openForSigning(others);
  const before = await browser.newContext();
  const old = await before.newPage();
  await signIn(old, officer('so-namdinh'));
  await expect(old.getByRole('heading', { level: 1 })).toContainText('Hôm nay');
  const duties = await old.getByRole('main').getByRole('listitem').filter({ hasText: 'Đăng ký thi đua năm 2022' }).count();

  await test.step('thay cán bộ', async () => {
    await signIn(page, 'quantri', '/tai-khoan');
    await page.getByRole('searchbox', { name: 'Tìm' }).fill('nam dinh');
    const row = page.getByRole('row').filter({ hasText: 'Cán bộ TĐKT Sở TN&MT Nam Định (mẫu)' });
    await row.getByRole('button', { name: 'Thay cán bộ' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Họ tên').fill(fullName);
    await dialog.getByLabel('Tên đăng nhập').fill(login);
    await dialog.getByRole('textbox', { name: 'Mật khẩu' }).fill(password);
    await dialog.getByLabel('Lý do').fill('Chuyển công tác từ ngày 10/06/2022');
    await dialog.getByRole('button', { name: 'Thay cán bộ' }).click();
    await told(page, 'Đã bàn giao.');
    await expect(row.getByText('Đã khóa')).toBeVisible();
  });

  await test.step('phiên của người cũ kết thúc ngay', async () => {
    await old.getByRole('link', { name: 'Giao ước', exact: true }).click();
    await expect(old.getByRole('button', { name: 'Đăng nhập', exact: true })).toBeVisible();
    await before.close();
  });

  await test.step('người mới đăng nhập, việc của vị trí vẫn ở đó', async () => {
    await page.context().clearCookies();
    await page.goto('/');
    await typeSignIn(page, login, password);
    await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: 'Đăng ký thi đua năm 2022' })).toHaveCount(duties);
  });

  await test.step('thủ trưởng ủy quyền ký giao ước có hạn', async () => {
    await signIn(page, leader('so-namdinh'), '/uy-quyen');
    await page.getByRole('button', { name: 'Lập ủy quyền' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Người được ủy quyền' }).fill('hoa');
    await page.getByRole('option', { name: fullName }).click();
    await dialog.getByRole('combobox', { name: 'Việc được làm thay' }).fill('ky');
    await page.getByRole('option', { name: 'Ký giao ước thi đua' }).click();
    await dialog.getByRole('textbox', { name: 'Từ ngày' }).fill('10/06/2022');
    await dialog.getByRole('textbox', { name: 'Đến hết ngày' }).fill('30/06/2022');
    await dialog.getByLabel('Giấy ủy quyền').fill('Giấy ủy quyền 09/GUQ');
    await dialog.getByRole('button', { name: 'Lập ủy quyền' }).click();
    await told(page, 'Đã lập ủy quyền.');
    await expect(page.getByRole('row').filter({ hasText: fullName })).toContainText('Đang hiệu lực');
  });

  await test.step('cán bộ mới ký thay, tên người ủy quyền và giấy đi cùng chữ ký', async () => {
    await page.context().clearCookies();
    await page.goto('/dang-nhap');
    await typeSignIn(page, login, password);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Hôm nay');
    await page.goto(`/giao-uoc/${agreement}`);
    await page.getByRole('button', { name: `Ký thay mặt ${unit}` }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('Bạn ký theo ủy quyền')).toBeVisible();
    await dialog.getByLabel('Nhập lại mật khẩu').fill(password);
    await dialog.getByRole('button', { name: 'Ký giao ước' }).click();
    const signatures = page.getByRole('region', { name: 'Chữ ký' });
    await expect(signatures.getByText('1/10', { exact: true })).toBeVisible();
    await expect(signatures.getByRole('listitem').filter({ hasText: unit })).toContainText('ký thay');
    await expect(signatures.getByRole('listitem').filter({ hasText: unit })).toContainText('09/GUQ');
  });
});
