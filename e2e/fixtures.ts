import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import { demoPassword } from '../src/app/demo/accounts.ts';
import { openingDay } from '../src/app/demo/play.ts';
import { makeStage, type Stage } from '../src/app/story/stage.ts';
import { overHttp } from '../src/app/story/transport.ts';

export { demoPassword, openingDay };

const asked = () => ({ 'x-thidua': '1', 'idempotency-key': crypto.randomUUID() });

/** Signs in with a demo account and opens an address. */
export async function signIn(page: Page, login: string, path = '/'): Promise<void> {
  const answer = await page.request.post('/api/demo/sign-in', { headers: asked(), data: { login } });
  expect(answer.ok(), `demo account ${login}`).toBe(true);
  await page.goto(path);
  // The frame is whole when its last part, the demonstration bar, is there; a click while it grows may fall between two places.
  await page
    .locator('.u-demo select')
    .waitFor({ timeout: 5000 })
    .catch(() => undefined);
}

/** As people do it, at the form of the sign-in screen. */
export async function typeSignIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
}

/** Sets the business day; the story after this one starts on the opening day again. */
export async function setDay(page: Page, today: string): Promise<void> {
  const answer = await page.request.post('/api/demo/clock', { headers: asked(), data: { today } });
  expect(answer.ok()).toBe(true);
}

/** No serious or critical finding of axe on what is shown now. */
export async function expectAccessible(page: Page): Promise<void> {
  // Neither what hovering opens nor the bar that stays on top of a scrolled page may lie over what is to be judged.
  await page.mouse.move(0, 0);
  await page.evaluate('scrollTo(0, 0)');
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
}

/** Presses a verb, fills what its dialog asks, and confirms with the same verb. */
export async function does(page: Page, verb: string, fill: (dialog: Locator) => Promise<unknown> = async () => {}): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: verb, exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', { name: verb, exact: true }).click();
  await expect(dialog).toBeHidden();
}

/**
 * Presses a verb that is off and reads why. By the keyboard: a forced click goes to a place, not to a button, and misses
 * when the page moves under it.
 */
export async function expectOff(verb: Locator, why: string | RegExp): Promise<void> {
  await expect(verb).toHaveAttribute('aria-disabled', 'true');
  await verb.press('Enter');
  await expect(verb.page().getByText(why).filter({ visible: true }).first()).toBeVisible();
}

/** The small message in the corner after something was done. */
export const told = (page: Page, words: string | RegExp) => expect(page.getByText(words).last()).toBeVisible();

/** A real PDF of one page, to be chosen in a file field. */
export async function paper(page: Page, name: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const sheet = await page.context().newPage();
  await sheet.setContent(`<h1>${name}</h1>`);
  const buffer = await sheet.pdf({ format: 'A4' });
  await sheet.close();
  return { name, mimeType: 'application/pdf', buffer };
}

interface Told {
  /** Fails the story when a page itself fails: uncaught errors, or an answer of 500 and more. */
  readonly watched: void;
  /** Each story finds the opening day, whatever day the one before it has set. */
  readonly today: void;
  /** People who act beside the browser, each over HTTP with a session of their own: for what is not this story's to show. */
  readonly others: Stage;
}

export const test = base.extend<Told>({
  watched: [
    async ({ context }, use) => {
      const problems: string[] = [];
      context.on('weberror', (thrown) => problems.push(thrown.error().message));
      context.on('response', (response) => {
        if (response.status() >= 500) problems.push(`${response.status()} ${response.url()}`);
      });
      await use();
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
  today: [
    async ({ request }, use) => {
      const session = (await (await request.get('/api/session')).json()) as { today: string };
      if (session.today !== openingDay) await request.post('/api/demo/clock', { headers: asked(), data: { today: openingDay } });
      await use();
    },
    { auto: true },
  ],
  others: async ({ baseURL }, use) => {
    const stage = makeStage({ transport: overHttp(baseURL ?? ''), password: demoPassword });
    stage.begin(`e2e/${crypto.randomUUID()}`);
    await use(stage);
    await stage.leave();
  },
});
export { expect };
