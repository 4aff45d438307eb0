import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFromTemplate } from './template.ts';
import { sql } from './database.ts';
import { hasWords } from './find-words.ts';

let client: pg.Client;
let drop: () => Promise<void>;

beforeAll(async () => {
  const own = await createFromTemplate(process.env['THIDUA_TEST_SERVER'] ?? '', process.env['THIDUA_TEST_TEMPLATE'] ?? '');
  drop = own.drop;
  client = new pg.Client({ connectionString: own.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await drop();
});

async function found(text: string, typed: string): Promise<boolean> {
  const query = sql`select ${hasWords(sql`platform.f_kd(${text})`, typed)} as found`;
  const { rows } = await client.query<{ found: boolean }>({ text: query.text, values: query.values });
  return rows[0]?.found ?? false;
}

test('words in any order, with or without accents', async () => {
  expect(await found('Thông tư 21/2018/TT-BTNMT', '21 thong tu')).toBe(true);
  expect(await found('Cụm thi đua số 1', 'CUM số 1')).toBe(true);
  expect(await found('Cụm thi đua số 1', 'cụm 2')).toBe(false);
  expect(await found('bất kỳ', '   ')).toBe(true);
});

test('the wildcards of the database mean themselves', async () => {
  expect(await found('đạt 100%', '100%')).toBe(true);
  expect(await found('đạt 100 phần trăm', '100%')).toBe(false);
  expect(await found('a_b', 'a_b')).toBe(true);
  expect(await found('axb', 'a_b')).toBe(false);
  expect(await found('a\\b', 'a\\b')).toBe(true);
});

test('a text always holds its own words, whatever they are', async () => {
  const word = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme-ascii' }).map((text) => text.replace(/\s/g, '') || 'x');
  await fc.assert(
    fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 6 }), async (words) => {
      expect(await found(words.join(' '), [...words].reverse().join('  '))).toBe(true);
    }),
    { numRuns: 60 },
  );
});
