import { demoPassword, expect, test, typeSignIn } from './fixtures.ts';

test('khách: địa chỉ nào cũng dẫn tới đăng nhập và giữ nơi muốn đến; sai mật khẩu năm lần thì phải chờ', async ({ page }) => {
  for (const path of ['/', '/giao-uoc', '/nhat-ky', '/ho-so/moi', '/don-vi']) {
    await page.goto(path);
    await expect(page.getByRole('button', { name: 'Đăng nhập', exact: true })).toBeVisible();
  }
  for (const path of ['/api/agreements', '/api/audit', '/api/home?year=2022', '/api/accounts']) {
    expect((await page.request.get(path)).status(), path).toBe(401);
  }

  await page.goto('/van-ban');
  for (let tries = 0; tries < 5; tries += 1) {
    const answer = page.waitForResponse('**/api/session/sign-in');
    await typeSignIn(page, 'lanhdao.so-ninhbinh', `sai-lan-${tries}`);
    expect((await answer).status()).toBe(401);
    await expect(page.getByText('Sai tên đăng nhập hoặc mật khẩu.').first()).toBeVisible();
  }
  await typeSignIn(page, 'lanhdao.so-ninhbinh', demoPassword);
  await expect(page.getByText(/Sai quá nhiều lần\. Chờ \d+ giây rồi thử lại\./).first()).toBeVisible();

  await typeSignIn(page, 'lanhdao.so-vinhphuc', demoPassword);
  await expect(page.getByRole('heading', { level: 1, name: 'Sổ văn bản' })).toBeVisible();
});
