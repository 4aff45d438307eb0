import { expect } from 'vitest';
import type { RefusalBody } from '#platform/refusal.ts';

/**
 * Success, or a refusal as people read it: a name of a module, a sentence in both languages, and a place in the form where what was
 * sent is wrong. A failure of ours has none of them and a status from 500 on.
 */
export function expectNamed(answer: { readonly status: number; readonly refusal?: RefusalBody | undefined }, asked: unknown): void {
  const told = JSON.stringify({ asked, answer });
  expect(answer.status, told).toBeLessThan(500);
  if (answer.status < 400) return;
  expect(answer.refusal?.code, told).toMatch(/^[a-z]+\.[a-z_]+$/);
  for (const lang of ['vi', 'en'] as const) expect(answer.refusal?.message[lang].trim().length, told).toBeGreaterThan(5);
  if (answer.refusal?.code !== 'common.invalid_input') return;
  expect(answer.refusal.fields?.length, told).toBeGreaterThan(0);
  for (const field of answer.refusal.fields ?? []) expect(field.message.vi && field.message.en, told).toBeTruthy();
}
