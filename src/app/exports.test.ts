import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Endpoint } from '#platform/contract.ts';

test('every list that offers an Excel file declares one', async () => {
  const modules = join(import.meta.dirname, '../modules');
  const screens = (await readdir(modules, { recursive: true })).filter((file) => file.endsWith('.tsx'));
  const offered = new Map<string, Set<string>>();
  for (const file of screens) {
    const text = await readFile(join(modules, file), 'utf8');
    for (const [, api = '', name = ''] of text.matchAll(/exportHref\((\w+)\.(\w+)/g)) offered.set(api, (offered.get(api) ?? new Set()).add(name));
  }
  expect(offered.size).toBeGreaterThan(5);
  for (const module of await readdir(modules)) {
    const contract = (await import(join(modules, module, 'contract.ts')).catch(() => ({}))) as Record<string, Record<string, Endpoint>>;
    for (const [api, names] of offered) {
      for (const name of names) if (contract[api]) expect(contract[api][name]?.exports, `${api}.${name}`).toBeDefined();
    }
  }
});
