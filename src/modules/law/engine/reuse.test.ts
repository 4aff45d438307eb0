import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseLibrary, readLawFiles } from '../load.ts';
import { factsFromSentences } from './cases/sentence.ts';
import { engineOfLibrary } from './engine.ts';
import { factsFile } from './facts.ts';
import type { VerdictNode } from './verdict.ts';

const engine = engineOfLibrary(parseLibrary(readLawFiles(fileURLToPath(new URL('../../../../law', import.meta.url)))));
const on = '2024-12-15';
const ask = (given: string[], award = 'CSTD_BBNT', day = on) =>
  engine.evaluate(
    factsFile.parse(factsFromSentences('person', ['award CSTDCS Y-2..Y', ...given], { year: Number(day.slice(0, 4)), on: day })),
    award,
    {
      acceptedOn: day,
    },
  );
const flat = (node: VerdictNode): VerdictNode[] => [node, ...node.children.flatMap(flat)];
const cautions = (report: ReturnType<typeof ask>) => flat(report.tree).filter((node) => node.kind === 'reused');

test('title after title: still met, with a warning that names the earlier use and where the doubt stands', () => {
  const report = ask(['initiative BBNT Y used CSTDCS Y']);
  expect(report.verdict).toBe('met');
  expect(cautions(report)).toMatchObject([
    {
      severity: 'warn',
      verdict: 'unmet',
      confidence: '?',
      toConfirm: true,
      facts: ['f2.2024.0'],
      cite: expect.stringContaining('5007/BNV-TĐKT') as string,
      missing: { vi: 'sáng kiến đã dùng cho Chiến sĩ thi đua cơ sở 2024' },
    },
  ]);
  expect(report.warnings.map((one) => one.vi).join()).toContain('cách hiểu chưa thống nhất');
  expect(new Set(flat(report.tree).map((node) => node.id)).size).toBe(flat(report.tree).length);
});

test.each([
  ['an unused initiative beside it carries the clause', ['initiative BBNT Y used CSTDCS Y', 'initiative BBNT Y-1']],
  ['never used', ['initiative BBNT Y']],
  ['used for this very proposal', ['initiative BBNT Y used CSTD_BBNT Y']],
] as const)('%s: no warning', (_name, given) => {
  const report = ask([...given]);
  expect(report.verdict).toBe('met');
  expect(cautions(report)).toEqual([]);
});

test('title after form is barred, not warned about', () => {
  const report = ask(['initiative BBNT Y used BK_BBNT Y']);
  expect(report.verdict).toBe('unmet');
  expect(cautions(report)).toEqual([]);
});
