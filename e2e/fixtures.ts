import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';

/** Signs in with a demo account and opens an address. */
export async function signIn(page: Page, login: string, path = '/'): Promise<void> {
  const answer = await page.request.post('/api/demo/sign-in', { headers: { 'x-thidua': '1', 'idempotency-key': crypto.randomUUID() }, data: { login } });
  expect(answer.ok(), `demo account ${login}`).toBe(true);
  await page.goto(path);
}

/** Sets the business day. */
export async function setDay(page: Page, today: string): Promise<void> {
  const answer = await page.request.post('/api/demo/clock', { headers: { 'x-thidua': '1', 'idempotency-key': crypto.randomUUID() }, data: { today } });
  expect(answer.ok()).toBe(true);
}

/** No serious or critical finding of axe on what is shown now. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
}

/** Fails the story when the page itself fails: uncaught errors, or an answer of 500 and more. */
export const test = base.extend<{ watched: void }>({
  watched: [
    async ({ page }, use) => {
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('response', (response) => {
        if (response.status() >= 500) problems.push(`${response.status()} ${response.url()}`);
      });
      await use();
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
});
export { expect };
