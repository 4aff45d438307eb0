import { expect, test } from 'vitest';
import { z } from 'zod';
import { get } from '../contract.ts';
import { allRows } from './export.ts';

const endpoint = get('/api/things', {
  access: 'public',
  summary: 'Things',
  query: z.object({ after: z.string().optional(), limit: z.number().optional() }),
  response: z.unknown(),
});
const list = (count: number) => async (query: object) => {
  const { after = '0', limit = 0 } = query as { after?: string; limit?: number };
  const from = Number(after);
  const to = Math.min(from + limit, count);
  return { rows: Array.from({ length: to - from }, (_, index) => ({ no: from + index })), next: to < count ? String(to) : null };
};

test('a workbook holds every row once; a list cut at the limit says that it goes on', async () => {
  const whole = await allRows({ endpoint }, list(450), 1000);
  expect(whole.rows.map((row) => row['no'])).toEqual(Array.from({ length: 450 }, (_, index) => index));
  expect(whole.more).toBe(false);
  const cut = await allRows({ endpoint }, list(1450), 1000);
  expect([cut.rows.length, cut.more]).toEqual([1000, true]);
  expect((await allRows({ endpoint }, list(1000), 1000)).more).toBe(false);
  expect((await allRows({ endpoint }, list(500), 450)).rows).toHaveLength(450);
});
