import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { tiers } from './order.ts';
import { readTree } from './read-tree.ts';
import { houseRules, type Tree } from './rules.ts';

const plant = (files: Record<string, string>): Tree => new Map(Object.entries(files));

test('the house as it stands keeps every rule', async () => {
  const tree = await readTree();
  expect(tree.size).toBeGreaterThan(50);
  for (const [name, rule] of Object.entries(houseRules)) expect(rule(tree), name).toEqual([]);
});

test('the page about the house shows the same order, once', async () => {
  const page = await readFile(new URL('../../docs/architecture.md', import.meta.url), 'utf8');
  const shown = page.split('\n').filter((line) => line.startsWith('`platform` ·'));
  expect(shown).toEqual([[['platform'], ...tiers].map((tier) => `\`${tier.join(' ')}\``).join(' · ')]);
});

// A check that cannot fail proves nothing: each rule meets one planted mistake.
const planted: readonly [keyof typeof houseRules, Record<string, string>, string][] = [
  ['importOrder', { 'src/modules/groups/server/a.ts': "import { x } from '#modules/scoring/index.ts';" }, 'comes later'],
  ['importOrder', { 'src/modules/documents/server/a.ts': "import { x } from '#modules/evidence/index.ts';" }, 'beside'],
  ['importOrder', { 'src/modules/scoring/server/a.ts': "import { x } from '#modules/groups/server/queries.ts';" }, 'not its inside'],
  ['importOrder', { 'src/platform/a.ts': "import { x } from '#modules/groups/index.ts';" }, 'above'],
  ['importOrder', { 'src/ui/a.tsx': "import { x } from '#modules/groups/contract.ts';" }, 'design system'],
  ['importOrder', { 'src/modules/groups/server/a.ts': "import { x } from '#app/modules.ts';" }, 'wiring'],
  ['importOrder', { 'src/modules/novelty/index.ts': "import { x } from '#modules/groups/index.ts';" }, 'no place'],
  [
    'browserPurity',
    { 'src/modules/groups/web/a.tsx': "import { b } from '../b.ts';", 'src/modules/groups/b.ts': "import pg from 'pg';" },
    'reaches pg',
  ],
  ['browserPurity', { 'src/modules/groups/web/a.tsx': "const x = () => import('../server/queries.ts');" }, 'server/queries'],
  ['tableOwnership', { 'src/modules/groups/server/a.ts': 'const q = sql`update scoring.sheet set state = 1`;' }, 'scoring'],
  ['tableOwnership', { 'src/app/a.ts': 'const q = sql`insert into groups.term (id) values (1)`;' }, 'groups'],
  ['cycles', { 'src/app/a.ts': "import { b } from './b.ts';", 'src/app/b.ts': "import { a } from './a.ts';" }, 'circle'],
  ['relativeStaysInside', { 'src/modules/groups/server/a.ts': "import { x } from '../../scoring/index.ts';" }, 'leaves'],
];

for (const [rule, files, says] of planted) {
  test(`${rule} catches a planted mistake: ${says}`, () => {
    expect(
      houseRules[rule](plant(files))
        .map((violation) => violation.says)
        .join('\n'),
    ).toContain(says);
  });
}

test('a type alone may cross into the browser', () => {
  expect(houseRules.browserPurity(plant({ 'src/modules/groups/web/a.tsx': "import type { Pool } from 'pg';" }))).toEqual([]);
});
