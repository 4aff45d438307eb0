import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actionWords, objectWords } from '#modules/audit/contract.ts';
import { allModules } from './modules.ts';

const mounted = allModules({ demo: null }).flatMap((module) => module.routes.flatMap((route) => (route.action ? [route.action.name] : [])));

test('every mounted action has words for the trail', () => {
  expect(mounted.length).toBeGreaterThan(50);
  expect(mounted.filter((name) => actionWords[name] === undefined)).toEqual([]);
});

/** Steps of other actions, jobs, the command line. */
test('actions that no route mounts have words too', async () => {
  const root = join(import.meta.dirname, '..');
  const files = (await readdir(root, { recursive: true })).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('testing'),
  );
  const named = await Promise.all(
    files.map(async (file) =>
      [...(await readFile(join(root, file), 'utf8')).matchAll(/defineAction\(\{\s*name: '([^']+)'/g)].map((match) => match[1] ?? ''),
    ),
  );
  expect(named.flat().filter((name) => actionWords[name] === undefined)).toEqual([]);
});

test('words are given in both languages and never hold a code', () => {
  for (const [code, words] of Object.entries({ ...actionWords, ...objectWords })) {
    expect(words.vi.length, code).toBeGreaterThan(2);
    expect(words.en.length, code).toBeGreaterThan(2);
    expect(words.vi, code).not.toMatch(/[._]/);
  }
});
