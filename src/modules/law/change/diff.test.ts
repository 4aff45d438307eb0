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

/** A draft with nothing but numbers, cited from an instrument that is in force on its day. */
const numbers = (values: string) => `format: thidua/law-draft@1
kind: parameters
code: SO-VI-DU
title: { vi: 'Con số ví dụ', en: 'Example numbers' }
from: 2027-03-01
values:
${values}
cases:
  - { name: Ngày đầu, bonus: { award: LDTT, subject: person, decidedOn: 2026-03-01, amount: 710000 } }
`;
const basis = 'basis: [{ instrument: nd-152-2025, article: khoản 7 Điều 4 }], confidence: V';
const named = (code: string) => `  - code: ${code}
    name: { vi: 'Số ví dụ', en: 'Example' }
    values:`;

test('a change of numbers alone is told: old value, new value, its article, in the words of the rule that uses it', () => {
  const [only, ...others] = changesOf(
    numbers(`${named('x8.women-post-divisor')}
      - { value: 4, unit: one part of, from: 2027-03-01, to: null, ${basis} }`),
  );
  expect(others).toEqual([]);
  expect(only).toMatchObject({
    area: 'general',
    before: { says: { vi: expect.stringContaining('giảm 1/3 ') as string } },
    after: { says: { vi: expect.stringContaining('giảm 1/4 ') as string }, cite: 'khoản 7 Điều 4 Nghị định 152/2025/NĐ-CP' },
  });
  expect(only?.kinds).toContain('NUMBER');
});

test('a number no rule puts into words, one that begins later, and one switched off are changes too', () => {
  const changes = changesOf(
    numbers(`${named('moi.ty-le')}
      - { value: 15, unit: percent, from: 2027-03-01, to: 2027-12-31, ${basis} }
      - { value: 20, unit: percent, from: 2028-01-01, to: null, ${basis} }
${named('x7.women-collective-percent')}
      - { value: 60, unit: percent, from: 2027-09-01, to: null, ${basis} }
${named('x3.no-upward-use')}
      - { value: false, unit: switch, from: 2027-03-01, to: null, ${basis} }`),
  );
  const of = (code: string) => changes.find((one) => one.code === code);
  expect(of('moi.ty-le')).toMatchObject({ area: 'parameter', kinds: ['NEW'], before: null, after: { says: { vi: 'Số ví dụ: 15%' } } });
  expect(of('moi.ty-le/2028-01-01')).toMatchObject({ after: { says: { vi: 'Số ví dụ: 20%' }, from: '2028-01-01' } });
  // Begins after the rest of the change: beside the value that would have held on that day.
  expect(of('x7.women-collective-percent/2027-09-01')).toMatchObject({
    area: 'parameter',
    before: { says: { vi: expect.stringMatching(/: 70%$/) as string } },
    after: { says: { vi: expect.stringMatching(/: 60%$/) as string }, cite: 'khoản 7 Điều 4 Nghị định 152/2025/NĐ-CP', from: '2027-09-01' },
  });
  expect(of('x7.women-collective-percent/2027-09-01')?.kinds).toContain('NUMBER');
  // A switch that goes off ends the rule it spoke through, and says so itself with its article.
  expect(changes.find((one) => one.area === 'general' && one.code === 'X3')?.kinds).toEqual(['GONE']);
  expect(of('x3.no-upward-use')).toMatchObject({ area: 'parameter', after: { says: { vi: expect.stringMatching(/: không áp dụng$/) as string } } });
});

test('a base salary that begins later than the rest is told beside the one it follows', () => {
  const later = readFileSync(root('docs/formats/examples/law-draft-parameters.yaml'), 'utf8')
    .replace('{ from: 2027-07-01, to: null, amount: 2700000', '{ from: 2027-07-01, to: 2028-06-30, amount: 2700000')
    .replace(
      'confidence: D, soft: true }\ncases',
      'confidence: D, soft: true }\n  - { from: 2028-07-01, to: null, amount: 2900000, basis: [{ instrument: nd-luong-vi-du, article: null }], confidence: D, soft: true }\ncases',
    );
  expect(
    changesOf(later)
      .filter((one) => one.area === 'base_salary')
      .map((one) => [one.before?.says.vi, one.after?.says.vi, one.after?.from]),
  ).toEqual([
    ['Mức lương cơ sở 2.530.000 đ', 'Mức lương cơ sở 2.700.000 đ', '2027-07-01'],
    ['Mức lương cơ sở 2.530.000 đ', 'Mức lương cơ sở 2.900.000 đ', '2028-07-01'],
  ]);
});
