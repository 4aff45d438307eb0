import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseLibrary, readLawFiles } from '../load.ts';
import { changeRows } from './change-list.ts';
import { compose } from './compose.ts';
import { diffOf } from './diff.ts';
import { readDraft } from './read-draft.ts';

const root = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const shipped = parseLibrary(readLawFiles(root('law')));
const source = readFileSync(root('docs/formats/examples/law-draft-regime.yaml'), 'utf8');
const changesOf = (text: string) => {
  const draft = readDraft('draft.yaml', text);
  return diffOf(shipped, compose(shipped, draft, 'draft.yaml'), draft.from);
};
const changes = changesOf(source);

test('a clause whose citation moved is one change of its basis, never gone and new', () => {
  const sides = new Map<string, Set<string>>();
  for (const one of changes)
    for (const [side, clause] of [
      ['before', one.before],
      ['after', one.after],
    ] as const)
      if (clause && (one.kinds.includes('NEW') || one.kinds.includes('GONE'))) {
        const key = `${one.area}|${one.award?.code}|${one.label.vi}|${clause.says.vi}`;
        sides.set(key, (sides.get(key) ?? new Set()).add(side));
      }
  expect([...sides].filter(([, which]) => which.size > 1).map(([key]) => key)).toEqual([]);
  expect(changes.find((one) => one.area === 'general' && one.before?.says.vi.includes('thai sản'))?.kinds).toEqual(['BASIS', 'MARK', 'BINDS']);
  // A general rule stands beside every award; it is told once.
  expect(changes.filter((one) => one.after?.says.vi === 'Không trong thời hạn kỷ luật')).toHaveLength(1);
});

test('what a clause says is told without codes: regimes, instruments and marks have their names', () => {
  for (const { before, after, label } of changes)
    for (const words of [label.vi, before?.says.vi, before?.cite, after?.says.vi, after?.cite])
      expect(words ?? '').not.toMatch(/\bR\d{4}|RVIDU|nd-|tt-\d|luat-|mức tin cậy/);
  expect(changes.find((one) => one.area === 'regime')).toMatchObject({
    before: { says: { vi: 'Luật 2022 sửa đổi 2026' } },
    after: { says: { vi: 'Giai đoạn ví dụ' }, from: '2027-03-01' },
  });
});

test('a changed number, a new clause and one that goes are told apart', () => {
  const of = (code: string) => changes.filter((one) => one.award?.code === code);
  expect(of('CSTDCS').find((one) => one.area === 'bonus')?.kinds).toContain('NUMBER');
  expect(of('DH_VIDU').map((one) => one.kinds)).toEqual([['NEW'], ['NEW']]);
  expect(of('XPTB').map((one) => one.kinds)).toEqual([['GONE'], ['GONE'], ['GONE']]);
});

test('clauses of one award whose words stay fold into one row with their number; filters look inside', () => {
  const folded = changeRows(changes, { sort: 'part', folded: true });
  const flat = changeRows(changes, { sort: 'part' });
  expect(folded.reduce((sum, row) => sum + (row.area === null ? row.inside.length : 1), 0)).toBe(flat.length);
  expect(folded.filter((row) => row.area !== null).every((row) => row.kinds.some((kind) => !['BASIS', 'MARK', 'BINDS'].includes(kind)))).toBe(true);
  const awards = folded.filter((row) => row.area === null).map((row) => row.award?.code);
  expect(new Set(awards).size).toBe(awards.length);
  expect(
    changeRows(changes, { sort: 'part', folded: true, kind: 'BINDS' }).every((row) => row.inside.every((one) => one.kinds.includes('BINDS'))),
  ).toBe(true);
  expect(changeRows(changes, { sort: 'award', q: 'lao dong tien tien', award: 'LDTT', folded: true })).toHaveLength(1);
});
